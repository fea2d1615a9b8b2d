"""What a room adds to calendars: the page of a month, the list of its days, and what a member's feed carries.

The calendar asks all rooms first and then opens the keys of all cases at once.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from typing import ClassVar
from uuid import UUID

from django.db.models import QuerySet

from amparo.office.cases.access.models import Case
from amparo.office.cases.access.on_today import Opened
from amparo.office.platform.accounts.models import User


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing on one day. `title` is empty for those who may not know the name."""

    day: dt.date
    what: str
    number: str
    title: str
    at: dt.datetime | None = None
    zone: str = ""
    hearing: bool = False
    place: str = ""
    opens: bool = True
    """Whether it leads to its case."""
    row: str = ""
    """What the entry stands for, the same while it stands: its date, or a person's deadline. Not for reading."""
    whose: str = ""
    """Whose it is, by place in the case and never by name; nothing for what is the whole case's."""

    @property
    def order(self) -> tuple[dt.date, bool, dt.datetime, str]:
        """By day, then what has no hour, then by hour."""
        return self.day, self.at is not None, self.at or dt.datetime.min.replace(tzinfo=dt.UTC), self.number


@dataclass(frozen=True, slots=True)
class Days:
    """Who looks, and at which days, both ends among them.

    `cases` are their own or all that they may see, `seen` always all. Without `names` nothing is shown that would name
    a client, nor where something is.
    """

    user: User
    first: dt.date
    last: dt.date
    cases: QuerySet[Case]
    seen: QuerySet[Case]
    names: bool
    opens: bool = True


@dataclass(frozen=True, slots=True)
class FoundDays:
    """What a room found: the cases whose keys it needs, and its entries once they are open."""

    cases: frozenset[UUID]
    read: Callable[[Opened], list[Entry]]


@dataclass(frozen=True, slots=True)
class OnCalendar:
    """What a room puts into calendars. Of it a scheduler sees nothing, unless it is `for_schedulers`: by number and
    kind, and nothing that is sealed."""

    heading: ClassVar[str] = "calendar"
    what: str
    find: Callable[[Days], FoundDays]
    for_schedulers: bool = False

    def in_few_words(self) -> str:
        """In words."""
        return self.what
