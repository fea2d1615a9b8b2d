"""What a room adds to Today: what it finds for a member, and the template that shows it.

Today asks all rooms first and then opens the keys of all cases at once, so that no room makes it slower by more than
its own query; what is only counted is counted in one query for all rooms.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any, ClassVar
from uuid import UUID

from django.db.models import QuerySet

from amparo.office.cases.access.models import Case
from amparo.office.platform.accounts.models import User
from amparo.office.platform.encryption.case_keys import OpenKey

LEFT, RIGHT = "left", "right"
"""The columns of Today: what has its hour or cannot wait, and the rest."""


@dataclass(frozen=True, slots=True)
class Asked:
    """Who looks, and at which cases: their own (`mine`), or all that they may see."""

    user: User
    mine: bool
    cases: QuerySet[Case]


@dataclass(frozen=True, slots=True)
class Opened:
    """The keys of the cases that were found, and how each is called."""

    case_keys: Mapping[UUID, OpenKey]
    titles: Mapping[UUID, str]


@dataclass(frozen=True, slots=True)
class Found:
    """What a room found: whose cases are named there, and what its template is given once they are open."""

    cases: frozenset[UUID]
    told: Callable[[Opened], object]
    """What is shown as `found`; nothing is shown of what is false."""


@dataclass(frozen=True, slots=True)
class OnToday:
    """Things of a room that need the member; `order` is their place in the column."""

    heading: ClassVar[str] = "Today"
    name: str
    what: str
    find: Callable[[Asked], Found]
    template: str
    order: int
    column: str = RIGHT

    def told(self) -> str:
        """In words."""
        return self.what


@dataclass(frozen=True, slots=True)
class CountedOnToday:
    """How many things of a room need the member: `found` is their number."""

    heading: ClassVar[str] = "Today"
    name: str
    what: str
    rows: Callable[[Asked], Iterable[QuerySet[Any]]]
    template: str
    order: int
    column: str = RIGHT

    def told(self) -> str:
        """In words."""
        return self.what
