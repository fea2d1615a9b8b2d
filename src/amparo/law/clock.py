"""A clock: days that have been counted, and the first day on which enough will have been."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import product
from math import prod
from types import MappingProxyType

from amparo.law.facts import Facts, Words
from amparo.law.partial import Between, every_day
from amparo.law.policy import PolicyPeriod
from amparo.law.source import Sourced
from amparo.law.status import Status

type ClockValue = dt.date | int | bool | Between[dt.date] | Between[int] | None

MOST_DAYS = 1_000
"""So many days, or days of two dates together, are counted one by one where dates are known in part."""


@dataclass(frozen=True, slots=True)
class ClockAnswer:
    """What a clock shows for one person on the day asked.

    `readings` holds what the clock declares in its `shows`, in that order; None means not reached, or not to be
    foreseen. With `known` false the readings are the best the known facts allow, `ask` names the facts that
    are missing and `why` what the law leaves open. `none` tells that there is no such clock for this person.
    Where days that it counts from are known by month or year alone, a reading is between two ends, or left out.
    """

    clock: Clock
    readings: Mapping[str, ClockValue] = field(default_factory=lambda: MappingProxyType({}))
    known: bool = True
    none: bool = False
    ask: tuple[str, ...] = ()
    why: tuple[Words, ...] = ()


@dataclass(frozen=True, slots=True)
class Clock(Sourced):
    """A count that can stop and go on. `count` works it out; `reads` names the facts that it looks at.

    `periods` are the rules that its figures come from, each with its court history: by which days they go, the clock
    says itself.
    """

    name: str
    label: Words
    citation: str
    shows: Mapping[str, Words]
    reads: tuple[str, ...]
    count: Callable[[Facts, dt.date], ClockAnswer]
    status: Status = Status.IN_FORCE
    note: Words | None = None
    periods: tuple[PolicyPeriod, ...] = ()

    def on(self, facts: Facts, asked: dt.date) -> ClockAnswer:
        """What it shows, whatever the days are that are known by their month or year alone: each is counted."""
        parts = {name: value for name in self.reads if isinstance(value := facts.get(name), Between)}
        if not parts:
            return self.count(facts, asked)
        days = [every_day(value) for value in parts.values()]
        ask = tuple(sorted(parts))
        if prod(map(len, days)) > MOST_DAYS:
            return ClockAnswer(self, known=False, ask=ask)
        found = [
            self.count({**facts, **dict(zip(parts, combination, strict=True))}, asked) for combination in product(*days)
        ]
        if all(answer == found[0] for answer in found):
            return found[0]
        return ClockAnswer(
            self,
            MappingProxyType(_common(self.shows, found)),
            known=False,
            ask=tuple(sorted({name for answer in found for name in answer.ask} | set(ask))),
            why=tuple(why for why in found[0].why if all(why in answer.why for answer in found)),
        )


def _common(shows: Mapping[str, Words], found: Sequence[ClockAnswer]) -> dict[str, ClockValue]:
    """What can be said of each reading: itself, or the ends between which it lies; nothing where it is unsure."""
    agreed: dict[str, ClockValue] = {}
    for name in shows:
        values = [answer.readings.get(name) for answer in found]
        if all(value == values[0] for value in values) and all(name in answer.readings for answer in found):
            agreed[name] = values[0]
        elif all(isinstance(value, dt.date) for value in values):
            days = [value for value in values if isinstance(value, dt.date)]
            agreed[name] = Between(min(days), max(days))
        elif all(isinstance(value, int) and not isinstance(value, bool) for value in values):
            numbers = [value for value in values if isinstance(value, int)]
            agreed[name] = Between(min(numbers), max(numbers))
    return agreed
