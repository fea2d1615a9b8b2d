"""Steps of the calendar, forward from a day and back to the first day from which they reach another.

Days are ordinals here. Every step keeps the order of days, so what a step reaches can be asked of the day it is
counted from.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from functools import lru_cache
from typing import cast

from amparo.law import calendar
from amparo.law.tree import (
    After,
    Birthday,
    Chosen,
    Compare,
    Day,
    FactTerm,
    Node,
    Number,
    Term,
    WorkingDay,
    nodes_of,
    parts_of,
)

KEPT = 65536
"""So many counts are kept."""
NEVER = dt.date.max.toordinal()
"""A day that nothing reaches."""
EVER = dt.date.min.toordinal()
"""A day that no bound lies before."""


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


def turns_from(compare: Compare) -> int:
    """The day from which a comparison can come out otherwise for it that its unknown days do not lie before that.

    Where no fixed day stands in it, only a bound on the other side could tell.
    """
    if any(isinstance(node, Chosen) for node in nodes_of(compare)):
        return EVER
    for term, other in ((compare.left, compare.right), (compare.right, compare.left)):
        if isinstance(other, Day):
            return _turning(term, other.day.toordinal())
    return EVER if any(isinstance(node, Day) for node in nodes_of(compare)) else NEVER


def since_of(leaf: Node) -> int:
    """As `turns_from`, of what has no parts: an unknown day carries its bounds, whatever they are."""
    return EVER if isinstance(leaf, FactTerm) else NEVER


def _turning(term: Term, limit: int) -> int:
    steps: list[Term] = []
    while isinstance(term, After | Birthday | WorkingDay):
        steps.append(alone(term))
        term = cast(Term, parts_of(term)[0])
    return first_reaching(limit, tuple(reversed(steps))) if isinstance(term, FactTerm) else EVER


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
