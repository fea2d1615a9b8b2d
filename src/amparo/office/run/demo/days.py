"""When things happen in the fictional office: on working days, at hours of work, at whatever moment it is started."""

from __future__ import annotations

import datetime as dt

from django.utils import timezone

from amparo.law.calendar import is_working_day, roll_back, roll_forward


def coming(days: int) -> dt.date:
    """A working day, so many days from today or next after that."""
    return roll_forward(timezone.localdate() + dt.timedelta(days))


def past(days: int) -> dt.date:
    """A working day, so many days ago or last before that."""
    return roll_back(timezone.localdate() - dt.timedelta(days))


def next_working_days(count: int) -> list[dt.date]:
    """So many working days after today."""
    found: list[dt.date] = []
    day = timezone.localdate()
    while len(found) < count:
        day += dt.timedelta(1)
        if is_working_day(day):
            found.append(day)
    return found


def at_work(days: int, number: int) -> dt.datetime:
    """A moment on a working day of the past, at least so many days ago: the hour is from 9 to 5, by the number."""
    minutes = number * 47 % (8 * 60)
    return dt.datetime.combine(
        past(max(days, 1)), dt.time(9 + minutes // 60, minutes % 60), timezone.get_default_timezone()
    )
