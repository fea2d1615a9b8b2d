"""A clock: days that have been counted, and the first day on which enough will have been."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from amparo.law.facts import Facts, Words
from amparo.law.standing import CHECKED_ON, KNOWN_AS_OF, Status

type ClockValue = dt.date | int | bool | None


@dataclass(frozen=True, slots=True)
class ClockAnswer:
    """What a clock shows for one person on the day asked.

    `readings` holds what the clock declares in its `shows`, in that order; None means not reached, or not to be
    foreseen. With `known` false the readings are the best the known facts allow, `ask` names the facts that
    are missing and `why` what the law leaves open. `none` tells that there is no such clock for this person.
    """

    clock: Clock
    readings: Mapping[str, ClockValue] = field(default_factory=lambda: MappingProxyType({}))
    known: bool = True
    none: bool = False
    ask: tuple[str, ...] = ()
    why: tuple[Words, ...] = ()


@dataclass(frozen=True, slots=True)
class Clock:
    """A count that can stop and go on. `count` works it out; `reads` names the facts that it looks at."""

    name: str
    label: Words
    citation: str
    shows: Mapping[str, Words]
    reads: tuple[str, ...]
    count: Callable[[Facts, dt.date], ClockAnswer]
    status: Status = Status.IN_FORCE
    note: Words | None = None
    checked_on: dt.date = CHECKED_ON
    known_as_of: dt.date = KNOWN_AS_OF
