"""The calendar of `law.calendar` as tables, for a million days at a time.

A table gives for every day of 1600 to 2399 the day that a rule reaches from it; a day is a whole number, days
since 1970-01-01, and indexes a table after `ORIGIN` is taken off. What one person's reader counts and what the
tables hold is the same for every day: a test compares them all.
"""

from __future__ import annotations

import datetime as dt
from functools import cache, reduce

import numpy as np
import numpy.typing as npt

from amparo.errors import LawError
from amparo.law.calendar import Unit, federal_holidays
from amparo.law.facts import FIRST_DAY, LAST_DAY
from amparo.law.tree import After, Birthday, Day, Earliest, Latest, Term, WorkingDay

type Days = npt.NDArray[np.int32]

EPOCH = dt.date(1970, 1, 1)
_EDGES = dt.date(1600, 1, 1), dt.date(2400, 1, 1)
_FIRST, _END = ((edge - EPOCH).days for edge in _EDGES)

ORIGIN = (FIRST_DAY - EPOCH).days
"""The number of the first day a fact can have; index 0 of `reached`."""
SIZE = (LAST_DAY - FIRST_DAY).days + 1


def number_of(day: dt.date) -> int:
    """Days since 1970-01-01."""
    return (day - EPOCH).days


@cache
def reached(steps: tuple[Term, ...]) -> Days:
    """For every day a fact can have, the day reached by these steps, the first step first.

    Each step is a term whose own inner day is ignored: After, Birthday, WorkingDay, or Latest and Earliest
    with fixed days. Raises LawError for a count that leaves the calendar.
    """
    days = np.arange(ORIGIN, ORIGIN + SIZE, dtype=np.int32)
    found = reduce(moved, steps, days)
    if found.min() < _FIRST or found.max() >= _END:
        raise LawError("a rule counts further than the calendar reaches (1600 to 2399)")
    found.setflags(write=False)
    return found


def whole_calendar() -> tuple[int, Days]:
    """The first of the days on which any count may start, and those days: a century less than the tables at the end."""
    return _FIRST, np.arange(_FIRST, _END - 36_525, dtype=np.int32)


def moved(days: Days, step: Term) -> Days:
    """Where one step leads from each of these days. Raises LawError when that leaves the calendar."""
    match step:
        case After(_, length, Unit.DAYS):
            return (days.astype(np.int64) + length).clip(_FIRST - 1, _END).astype(np.int32)
        case After(_, length, Unit.MONTHS):
            return _months(days, length, leap_day_to_march=False)
        case After(_, length, Unit.YEARS):
            return _months(days, 12 * length, leap_day_to_march=False)
        case After(_, length, Unit.WORKING_DAYS):
            return _working_days(days, length)
        case Birthday(_, age):
            return _months(days, 12 * age, leap_day_to_march=True)
        case WorkingDay():
            return _look_up(_next_working_day(), days)
        case Latest(terms):
            return np.maximum(
                days, max((number_of(term.day) for term in terms if isinstance(term, Day)), default=_FIRST)
            )
        case Earliest(terms):
            return np.minimum(
                days, min((number_of(term.day) for term in terms if isinstance(term, Day)), default=_END - 1)
            )
        case _:
            raise TypeError(f"not a step from day to day: {step!r}")


def _months(days: Days, months: int, *, leap_day_to_march: bool) -> Days:
    """The same day of the month so many months on; the month's last day, or the day after it, where there is none."""
    stamps = days.astype("datetime64[D]")
    month = stamps.astype("datetime64[M]")
    day_of_month = (stamps - month.astype("datetime64[D]")).astype(np.int64)
    target = month.astype(np.int64) + months
    first = target.astype("datetime64[M]").astype("datetime64[D]").astype(np.int64)
    following = (target + 1).astype("datetime64[M]").astype("datetime64[D]").astype(np.int64)
    last = following - 1 + int(leap_day_to_march)
    found: Days = np.minimum(first + day_of_month, last).clip(_FIRST - 1, _END).astype(np.int32)
    return found


def _working_days(days: Days, length: int) -> Days:
    following = _next_working_day()
    for _ in range(length):
        days = _look_up(following, days + 1)
    return days


def _look_up(table: Days, days: Days) -> Days:
    if days.min() < _FIRST or days.max() >= _END:
        raise LawError("a rule counts further than the calendar reaches (1600 to 2399)")
    found: Days = table[days - _FIRST]
    return found


@cache
def _next_working_day() -> Days:
    """For every day of the whole calendar, the day itself or the next working day."""
    days = np.arange(_FIRST, _END, dtype=np.int32)
    closed = (days + 3) % 7 >= 5  # 1970-01-01 was a Thursday
    first, end = (edge.year for edge in _EDGES)
    holidays = [number_of(day) - _FIRST for year in range(first, end) for day in federal_holidays(year)]
    closed[[day for day in holidays if 0 <= day < closed.size]] = True
    opens = np.where(closed, np.int32(_END), days)
    table: Days = np.minimum.accumulate(opens[::-1])[::-1]
    return table
