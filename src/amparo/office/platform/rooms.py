"""What each room of the office says of itself, gathered.

A room is an app with a `room.py` that holds `ROOM = declare(...)`: parts, each of a class that stands where it is used.
Whoever uses a kind of part asks `every(kind)`; nobody knows the rooms by name. `run/rooms.py` holds their order.
"""

from __future__ import annotations

import datetime as dt
import inspect
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from typing import Any, ClassVar, Protocol

from django.apps import AppConfig, apps

OFFICE = "amparo.office."


class Part(Protocol):
    """One thing that a room says of itself."""

    heading: ClassVar[str]
    """Of the column under which `amparo office rooms` prints it."""

    def in_few_words(self) -> str:
        """The part in a few words, in English."""
        ...


@dataclass(frozen=True, slots=True)
class Room:
    """A room as it stands in the office."""

    name: str
    """Its place under amparo.office, such as border.needs."""
    label: str
    """What Django calls the app: the beginning of the names of its tables."""
    about: str
    """What it is for, in a sentence."""
    parts: tuple[Part, ...]

    @property
    def wing(self) -> str:
        """The wing in which it lies."""
        return self.name.partition(".")[0]


def declare(*parts: Part) -> tuple[Part, ...]:
    """What a room says of itself, in the order in which it is done."""
    return parts


@cache
def rooms() -> tuple[Room, ...]:
    """All rooms of this office, in their order: what stands on something comes after it. Apps must be loaded."""
    return tuple(_read(app) for app in apps.get_app_configs() if app.name.startswith(OFFICE))


def every[P: Part](kind: type[P]) -> tuple[P, ...]:
    """The parts of that class, room by room."""
    found: tuple[P, ...] = _every(kind)
    return found


@cache
def _every(kind: type[Any]) -> tuple[Any, ...]:
    return tuple(part for room in rooms() for part in room.parts if isinstance(part, kind))


def _read(app: AppConfig) -> Room:
    parts: tuple[Part, ...] = import_module(f"{app.name}.room").ROOM
    about = (inspect.getdoc(app.module) or "").partition("\n\n")[0].replace("\n", " ")
    return Room(app.name.removeprefix(OFFICE), app.label, about, parts)


# --- who may open what --------------------------------------------------------------------------------------

GET, POST, BOTH = ("GET",), ("POST",), ("GET", "POST")


class Row(Protocol):
    """Who may open an address, and with which methods."""

    @property
    def methods(self) -> tuple[str, ...]:
        """The methods that it answers."""
        ...

    def in_few_words(self) -> str:
        """Who may, in English."""
        ...


@dataclass(frozen=True, slots=True)
class Access:
    """The rows of a room in the access matrix: each of its addresses, by name. A walk over all of them proves them."""

    heading: ClassVar[str] = "pages"
    rows: Mapping[str, Row]

    def in_few_words(self) -> str:
        """The names of its addresses."""
        return ", ".join(self.rows)


# --- what is done without being asked --------------------------------------------------------------------

AT_START, EACH_SECOND, EACH_MINUTE = 0.0, 1.0, 60.0
_OFTEN = {AT_START: "at start", EACH_SECOND: "each second", EACH_MINUTE: "each minute"}


@dataclass(frozen=True, slots=True)
class Job:
    """What the worker does by itself, each `every` seconds, or before an office answers; `order` is its place then.

    What may take long is done `apart`, in a process of its own, and holds nothing up.
    """

    heading: ClassVar[str] = "jobs"
    name: str
    do: Callable[[dt.datetime], object]
    """Given the moment at which the round began."""
    every: float = EACH_MINUTE
    order: int = 50
    apart: bool = False

    def in_few_words(self) -> str:
        """Its name, and how often."""
        return f"{self.name} ({_OFTEN[self.every]})"


@dataclass(frozen=True, slots=True)
class AfterRestore:
    """What is done once in an office that was restored from a backup, before anybody opens it.

    What was true when the backup was made may be so no more, and what was done since is not in it.
    """

    heading: ClassVar[str] = "after a restore"
    name: str
    do: Callable[[dt.datetime], object]
    """Given the moment of the restore."""

    def in_few_words(self) -> str:
        """Its name."""
        return self.name


@dataclass(frozen=True, slots=True)
class AtUnlocking:
    """What is done before an office that was locked down opens again: whoever was in it is out."""

    heading: ClassVar[str] = "after a lockdown"
    name: str
    do: Callable[[dt.datetime], object]

    def in_few_words(self) -> str:
        """Its name."""
        return self.name


def jobs(every_seconds: float, *, apart: bool = False) -> list[Job]:
    """What is done that often, in order: with `apart` what is done in a process of its own."""
    found = (job for job in every(Job) if job.every == every_seconds and job.apart == apart)
    return sorted(found, key=lambda job: job.order)
