"""How days are counted: anniversaries, federal holidays, working days, rolling forward, ages.

8 CFR 1.2 and 1001.1(h) ("day"): the first day is not counted, the last one is, and a period that would
end on a Saturday, Sunday or legal holiday runs to the next day that is none of these. Legal holidays are
those of 5 USC 6103, on the day they are observed; closings by executive order do not move a deadline here.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from enum import StrEnum
from functools import cache

ONE_DAY = dt.timedelta(days=1)
SATURDAY = 5


class Unit(StrEnum):
    """What a length of time is counted in."""

    YEARS = "years"
    MONTHS = "months"
    DAYS = "days"
    WORKING_DAYS = "working_days"


@cache
def federal_holidays(year: int) -> frozenset[dt.date]:
    """The legal holidays that fall, or are observed, in that year. 5 USC 6103(a), (b); EO 11582.

    A Saturday holiday is observed the Friday before and a Sunday one the Monday after; the day itself
    stays in the set, where it changes nothing because it is a weekend. Inauguration Day is a holiday of
    the capital only and is left out. Juneteenth counts from 2021, the year of its law.
    """
    import holidays as holiday_tables  # a tenth of a second: only when a day is counted

    return frozenset(holiday_tables.country_holidays("US", years=year))


@cache
def is_working_day(day: dt.date) -> bool:
    """Whether the day is neither Saturday, Sunday nor a federal holiday as observed."""
    return day.weekday() < SATURDAY and day not in federal_holidays(day.year)


@cache
def roll_forward(day: dt.date) -> dt.date:
    """The day itself, or the next working day after it. 8 CFR 1.2, 1001.1(h)."""
    while not is_working_day(day):
        day += ONE_DAY
    return day


def roll_back(day: dt.date) -> dt.date:
    """The day itself, or the last working day before it: used only to name an earlier, safer day."""
    while not is_working_day(day):
        day -= ONE_DAY
    return day


def _at(year: int, month: int, day: int) -> dt.date:
    """That day of that month, or the last day of a month too short for it."""
    while True:
        try:
            return dt.date(year, month, day)
        except ValueError:
            day -= 1


def years_after(day: dt.date, years: int) -> dt.date:
    """Same month and day that many years on; 29 February counts to 28 February (the earlier reading).

    Lagandaon v. Ashcroft, 383 F.3d 983 (9th Cir. 2004) for the calendar year; leap days: see `law.md`.
    """
    return _at(day.year + years, day.month, day.day)


def months_after(day: dt.date, months: int) -> dt.date:
    """Same day that many months on, or the last day of a shorter month. Negative counts back."""
    years, month = divmod(day.month - 1 + months, 12)
    return _at(day.year + years, month + 1, day.day)


def days_after(day: dt.date, days: int) -> dt.date:
    """That many calendar days on. Negative counts back (the day itself is day zero)."""
    return day + dt.timedelta(days=days)


@cache
def working_days_after(day: dt.date, days: int) -> dt.date:
    """That many working days on, skipping weekends and federal holidays; `days` is at least zero."""
    if days < 0:
        raise ValueError("working days are counted forward only")
    for _ in range(days):
        day = roll_forward(day + ONE_DAY)
    return day


def after(start: dt.date, length: int, unit: Unit) -> dt.date:
    """The day that lies a length of time after another; a negative length counts back (not in working days)."""
    return _COUNT[unit](start, length)


_COUNT: dict[Unit, Callable[[dt.date, int], dt.date]] = {
    Unit.YEARS: years_after,
    Unit.MONTHS: months_after,
    Unit.DAYS: days_after,
    Unit.WORKING_DAYS: working_days_after,
}


def birthday(born: dt.date, age: int) -> dt.date:
    """The day on which someone reaches that age; born 29 February: 1 March in common years.

    Matter of L-M- & C-Y-C-, 4 I&N Dec. 617 (BIA 1952): an age is reached on the birthday itself.
    """
    year = born.year + age
    try:
        return dt.date(year, born.month, born.day)
    except ValueError:
        return dt.date(year, 3, 1)
