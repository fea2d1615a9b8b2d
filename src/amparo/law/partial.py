"""What is known only within two ends: a birth known by its year, and every day or number that is counted from it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from amparo.law.calendar import ONE_DAY, birthday, months_after


@dataclass(frozen=True, slots=True)
class Between[T: (dt.date, int)]:
    """A day, or a number, of which only the ends are known; both ends are possible. `last` lies after `first`.

    As the value of a fact it is a whole year or a whole month (`a_year`, `a_month`).
    """

    first: T
    last: T

    def __str__(self) -> str:
        return f"{self.first} to {self.last}"


def a_year(year: int) -> Between[dt.date]:
    """Some day of that year."""
    return Between(dt.date(year, 1, 1), dt.date(year, 12, 31))


def a_month(year: int, month: int) -> Between[dt.date]:
    """Some day of that month. Raises ValueError for a month that there is not."""
    first = dt.date(year, month, 1)
    return Between(first, months_after(first, 1) - ONE_DAY)


def is_year(days: Between[dt.date]) -> bool:
    """Whether these are the days of one year, all of them."""
    return days == a_year(days.first.year)


def is_month(days: Between[dt.date]) -> bool:
    """Whether these are the days of one month, all of them."""
    return days == a_month(days.first.year, days.first.month)


def first_day(day: dt.date | Between[dt.date]) -> dt.date:
    """The earliest day that it can be."""
    return day.first if isinstance(day, Between) else day


def last_day(day: dt.date | Between[dt.date]) -> dt.date:
    """The latest day that it can be."""
    return day.last if isinstance(day, Between) else day


def known_between[T: (dt.date, int)](first: T, last: T) -> T | Between[T]:
    """What lies between two ends: itself where they are one."""
    return first if first == last else Between(first, last)


def every_day(days: Between[dt.date]) -> list[dt.date]:
    """Each day that it can be."""
    return [days.first + step * ONE_DAY for step in range((days.last - days.first).days + 1)]


def within(inner: object, outer: object) -> bool:
    """Whether a day, or days, all lie within days that say less: 6 May 1990 within May 1990, that within 1990.

    Nothing lies within what is known to the day, nor within itself.
    """
    if not isinstance(outer, Between) or inner == outer:
        return False
    if isinstance(inner, Between):
        return bool(outer.first <= inner.first and inner.last <= outer.last)
    return isinstance(inner, dt.date) and bool(outer.first <= inner <= outer.last)


def may_be_same(day: object, other: object) -> bool:
    """Whether two days, each known whole or in part, can be one: 1990 and 6 May 1990 can, May and June 1990 cannot."""
    if not isinstance(day, dt.date | Between) or not isinstance(other, dt.date | Between):
        return False
    return bool(first_day(day) <= last_day(other) and first_day(other) <= last_day(day))


def narrowest[T](values: Sequence[T]) -> T | None:
    """Of values that all may be right, the one that says most: 6 May 1990 of that, May 1990 and 1990.

    None where two of them cannot both be right.
    """
    for value in values:
        if all(other == value or within(value, other) for other in values):
            return value
    return None


def years_old(born: dt.date | Between[dt.date], day: dt.date) -> int | Between[int]:
    """How old somebody is on a day, in whole years; between two ages where only year or month of birth is known."""
    return known_between(_years(last_day(born), day), _years(first_day(born), day))


def _years(born: dt.date, day: dt.date) -> int:
    reached = day.year - born.year
    return reached if birthday(born, reached) <= day else reached - 1
