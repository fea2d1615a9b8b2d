"""What courts and agencies ask of a packet, each fact with what it rests on."""

from __future__ import annotations

import datetime as dt
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any, Literal

from amparo.errors import PacketError
from amparo.law.facts import Words


@dataclass(frozen=True, slots=True)
class Asked:
    """One thing that is asked of a packet: by what, where that was read on which day, and how sure it is.

    `sure` is "read", "quoted" (read as somebody else quotes it) or "knowledge" (could not be read on that day).
    """

    says: Words
    source: str
    read_at: str
    day: dt.date
    sure: Literal["read", "quoted", "knowledge"]


@dataclass(frozen=True, slots=True)
class Preset:
    """How packets for one place look. `limit` is bytes of one file at most, 0 for none."""

    key: str
    name: Words
    tabs: Literal["letters", "numbers"]
    place: Literal["center", "right"]
    stamp: str
    limit: int
    cover: bool
    contents: bool
    tab_sheets: bool
    service: bool
    asked: tuple[Asked, ...]


@cache
def presets() -> Mapping[str, Preset]:
    """Every preset by its key, in order."""
    text = (files("amparo.packets") / "presets.toml").read_text(encoding="utf-8")
    return {key: _preset(key, value) for key, value in tomllib.loads(text).items()}


def preset(key: str) -> Preset:
    """One preset. Raises PacketError."""
    if key not in presets():
        raise PacketError(f"no preset is called “{key}”; there are {', '.join(presets())}")
    return presets()[key]


def _preset(key: str, given: dict[str, Any]) -> Preset:
    facts = tuple(Asked(**{**fact, "says": Words(**fact["says"])}) for fact in given.pop("facts", ()))
    return Preset(key=key, asked=facts, **{**given, "name": Words(**given["name"])})


def tab(place: int, kind: Literal["letters", "numbers"]) -> str:
    """The tab at a place from 0: A to Z, AA, AB; or 1, 2, 3."""
    if kind == "numbers":
        return str(place + 1)
    letters = ""
    place += 1
    while place:
        place, letter = divmod(place - 1, 26)
        letters = chr(ord("A") + letter) + letters
    return letters
