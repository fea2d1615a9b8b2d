"""Who asks for an interview, who interviews, what a plan is. Days are working days, counted from 0; times are minutes.

Languages are held as codes, however they were named (`amparo.languages`): who speaks `Español` meets who asks for `es`.
Every number here is a promise to somebody: the minutes are what the person needs and are never cut, the cap is what
an interviewer can do in a day and is never passed.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from enum import IntEnum, StrEnum
from functools import lru_cache
from types import MappingProxyType

from amparo.errors import DeskError
from amparo.languages import code_of
from amparo.law.calendar import is_working_day

HORIZON = 60
LONGEST = 480
"""No interview is longer than a day's work."""


class Tier(IntEnum):
    """Who comes first: the smaller the number, the earlier."""

    CHILD_ALONE = 0
    MEDICAL = 1
    RECENT_HARM = 2
    DETAINED = 3
    HEARING_SOON = 4
    ORDINARY = 5


@dataclass(frozen=True, slots=True)
class Request:
    """Somebody who is to be interviewed.

    `minutes` with an interviewer who speaks the language; an interpreter adds `interpreter_adds`. `last` is the last
    day that still serves them, None when any does. `place` empty: anywhere, or remote.
    """

    id: str
    minutes: int
    language: str
    tier: Tier = Tier.ORDINARY
    earliest: int = 0
    last: int | None = None
    excluded: frozenset[str] = frozenset()  # recused, in conflict, or met before
    gender: str = ""  # of the interviewer, where the person can speak to no other
    place: str = ""
    interpreter_adds: int = 30
    prefers_gender: str = ""  # of the interviewer: honoured where it costs nobody a day

    def __post_init__(self) -> None:
        object.__setattr__(self, "language", code_of(self.language))


def _codes(name: str, languages: Collection[str]) -> frozenset[str]:
    """The codes of a set of languages. Raises DeskError for one text, which is a set of letters."""
    if isinstance(languages, str):
        raise DeskError(f"{name}: languages is “{languages}”: give a set of languages, such as {{“{languages}”}}")
    return frozenset(map(code_of, languages))


@dataclass(frozen=True, slots=True)
class Interviewer:
    """Somebody who interviews, and what must not be asked of them."""

    name: str
    languages: frozenset[str]
    cap: int = 4  # interviews a day
    minutes: int = 360  # of interviews a day
    gap: int = 15  # between two interviews
    opens: int = 9 * 60
    closes: int = 17 * 60
    weekdays: frozenset[int] = frozenset(range(5))  # 0 is Monday
    absent: frozenset[int] = frozenset()  # days of the horizon
    gender: str = ""
    places: frozenset[str] = frozenset()  # empty: wherever there is a room

    def __post_init__(self) -> None:
        object.__setattr__(self, "languages", _codes(self.name, self.languages))


@dataclass(frozen=True, slots=True)
class Interpreter:
    """Somebody who interprets; on one day beside one interviewer."""

    name: str
    languages: frozenset[str]
    minutes: int = 360
    weekdays: frozenset[int] = frozenset(range(5))
    absent: frozenset[int] = frozenset()

    def __post_init__(self) -> None:
        object.__setattr__(self, "languages", _codes(self.name, self.languages))


@dataclass(frozen=True, slots=True)
class Desk:
    """An office that interviews, and the working days it plans over."""

    interviewers: tuple[Interviewer, ...]
    interpreters: tuple[Interpreter, ...] = ()
    rooms: Mapping[str, int] = field(default_factory=lambda: MappingProxyType({}))  # a place without entry has enough
    first: dt.date = dt.date(2026, 1, 5)
    days: int = HORIZON

    @property
    def dates(self) -> tuple[dt.date, ...]:
        """The working days of the horizon, the federal holidays left out."""
        return _dates(self.first, self.days)


@lru_cache(maxsize=64)
def _dates(first: dt.date, days: int) -> tuple[dt.date, ...]:
    """The working days of a horizon: asked for thousands of times while a plan is made and shown."""
    return tuple(_working_days(first, days))


def _working_days(first: dt.date, count: int) -> Iterator[dt.date]:
    day = first
    while count:
        if is_working_day(day):
            yield day
            count -= 1
        day += dt.timedelta(days=1)


@dataclass(frozen=True, slots=True, order=True)
class Booking:
    """An interview that has its day and hour. `minutes` holds what an interpreter adds."""

    day: int
    starts: int  # minutes after midnight
    interviewer: str
    request: str
    minutes: int
    interpreter: str = ""
    place: str = ""

    @property
    def ends(self) -> int:
        """When it ends, in minutes after midnight."""
        return self.starts + self.minutes


class Why(StrEnum):
    """Why somebody could not be placed."""

    WINDOW = "the last day lies before the first, or outside the days planned"
    CAP = "those who could hold no interviews: their cap is 0"
    TOO_LONG = "no interviewer has a day long enough"
    LANGUAGE = "nobody speaks the language, and nobody interprets it"
    EXCLUDED = "everybody who could is excluded"
    GENDER = "nobody of the gender asked for could"
    PLACE = "nobody works at that place"
    FULL = "every day that would serve them is full"


@dataclass(frozen=True, slots=True, order=True)
class Unplaced:
    """Somebody without an hour, and why."""

    request: str
    why: Why


@dataclass(frozen=True, slots=True)
class Missing:
    """What would have been needed for those who found no hour: so many minutes of a language in those days."""

    language: str
    minutes: int
    first: int
    last: int
    requests: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Plan:
    """Who meets whom when; who does not, and what is missing for them."""

    bookings: tuple[Booking, ...]
    unplaced: tuple[Unplaced, ...] = ()
    missing: tuple[Missing, ...] = ()
