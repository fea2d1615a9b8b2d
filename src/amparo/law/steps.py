"""Steps of the calendar, forward from a day and back to the first day from which they reach another.

Days are ordinals here. Every step keeps the order of days, so what a step reaches can be asked of the day it is
counted from.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from functools import lru_cache

from amparo.law import calendar
from amparo.law.tree import After, Birthday, Number, Term, WorkingDay

KEPT = 65536
"""So many counts are kept."""


def stepped(day: int, steps: Sequence[Term]) -> int:
    """The day that the steps reach, the first step first."""
    for step in steps:
        day = _stepped(step, day)
    return day


def first_reaching(limit: int, steps: Sequence[Term]) -> int:
    """The first day from which the steps reach so far."""
    for step in reversed(steps):
        limit = _first_reaching(step, limit)
    return limit


def alone(step: Term) -> Term:
    """The step without what it is counted from, so that the same step from another day is the same."""
    match step:
        case After(_, length, unit):
            return After(Number(0), length, unit)
        case Birthday(_, age):
            return Birthday(Number(0), age)
        case _:
            return WorkingDay(Number(0))


@lru_cache(KEPT)
def _stepped(step: Term, ordinal: int) -> int:
    day = dt.date.fromordinal(ordinal)
    match step:
        case After(_, length, unit):
            return calendar.after(day, length, unit).toordinal()
        case Birthday(_, age):
            return calendar.birthday(day, age).toordinal()
        case _:
            return calendar.roll_forward(day).toordinal()


@lru_cache(KEPT)
def _first_reaching(step: Term, limit: int) -> int:
    day = 2 * limit - _stepped(step, limit)
    while _stepped(step, day) < limit:
        day += 1
    while _stepped(step, day - 1) >= limit:
        day -= 1
    return day
