"""What a room adds to Today: what it finds for a member, and the template that shows it.

Today asks all rooms first and then opens the keys of all cases at once, so that no room makes it slower by more than
its own query; what is only counted is counted in one query for all rooms.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, ClassVar
from uuid import UUID

from django.db.models import CharField, Model, QuerySet, Value
from django.db.models.expressions import Combinable

from amparo.office.cases.access.models import Case
from amparo.office.platform.accounts.models import User
from amparo.office.platform.encryption.case_keys import OpenKey

ABOVE, LEFT, RIGHT = "above", "left", "right"
"""Where it stands: over both columns, in that of what has its hour or cannot wait, or in that of the rest."""
MOST, AT_ONCE = 25, 120
"""So many are shown of one kind; so many of several kinds are read at once."""
NOTHING = Value("", output_field=CharField())


@dataclass(frozen=True, slots=True)
class Asked:
    """Who looks, and at which cases: their own (`mine`), or all that they may see."""

    user: User
    mine: bool
    cases: QuerySet[Case]
    _kept: dict[object, Any] = field(default_factory=dict, init=False, repr=False, compare=False)

    def once[T](self, read: Callable[[Asked], T]) -> T:
        """What `read` gives, read once for all parts that ask for it."""
        if read not in self._kept:
            self._kept[read] = read(self)
        found: T = self._kept[read]
        return found


@dataclass(frozen=True, slots=True)
class Opened:
    """The keys of the cases that were found, and how each is called."""

    case_keys: Mapping[UUID, OpenKey]
    titles: Mapping[UUID, str]


@dataclass(frozen=True, slots=True)
class Found:
    """What a room found: whose cases are named there, and what its template is given once they are open."""

    cases: frozenset[UUID]
    due: Callable[[Opened], object]
    """What is shown as `found`; nothing is shown of what is false."""


@dataclass(frozen=True, slots=True)
class OnToday:
    """Things of a room that need the member; `order` is their place in the column.

    `recorded` tells the audit log how much of it was shown, without content. Members whose work has no cases are shown
    it where `without_cases` gives the name under which the audit log has that.
    """

    heading: ClassVar[str] = "Today"
    name: str
    what: str
    find: Callable[[Asked], Found]
    template: str
    order: int
    column: str = RIGHT
    recorded: Callable[[Any], str] | None = None
    without_cases: str = ""

    def in_few_words(self) -> str:
        """In words."""
        return self.what


@dataclass(frozen=True, slots=True)
class CountedOnToday:
    """How many things of a room need the member: `found` is their number, or what `reads` makes of what each says."""

    heading: ClassVar[str] = "Today"
    name: str
    what: str
    rows: Callable[[Asked], Iterable[QuerySet[Any]]]
    template: str
    order: int
    column: str = RIGHT
    says: Combinable = NOTHING
    """A short text of each row, of what stands in clear; it comes with the count."""
    reads: Callable[[list[str]], object] = len

    def in_few_words(self) -> str:
        """In words."""
        return self.what


@dataclass(frozen=True, slots=True)
class Listed[T]:
    """Things of one kind, the first of them shown, and how many there are."""

    shown: list[T]
    count: int

    def __bool__(self) -> bool:
        """Whether there are any."""
        return bool(self.count)

    @property
    def more(self) -> int:
        """How many are not shown."""
        return self.count - len(self.shown)


@dataclass(frozen=True, slots=True)
class FirstOfEach[Row: Model]:
    """Of rows of several kinds those that come first, and how many there are of each."""

    rows: Mapping[str, list[Row]]
    counts: Mapping[str, int]

    @classmethod
    def read(cls, rows: QuerySet[Row], column: str, kinds: Iterable[str], order: str) -> FirstOfEach[Row]:
        """One query while there are few; two for each kind where there are many."""
        names = list(kinds)
        first = list(rows.order_by(order)[: AT_ONCE + 1])
        if len(first) <= AT_ONCE:
            of = {name: [row for row in first if getattr(row, column) == name] for name in names}
            return cls({name: found[:MOST] for name, found in of.items()}, {name: len(of[name]) for name in names})
        each = {name: rows.filter(**{column: name}) for name in names}
        return cls(
            {name: list(rows.order_by(order)[:MOST]) for name, rows in each.items()},
            {name: rows.count() for name, rows in each.items()},
        )
