"""What has its hour within a week, on Today."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from django.utils import timezone

from amparo.office.cases.access.on_calendar import Entry
from amparo.office.cases.access.on_today import Asked, Found, Opened
from amparo.office.cases.calendar.entries import days_of
from amparo.office.cases.calendar.hours import entries_of, rows_of

A_WEEK = dt.timedelta(days=7)
MOST = 40


@dataclass(frozen=True, slots=True)
class Week:
    """The first of them."""

    shown: list[Entry]
    more: bool

    def __bool__(self) -> bool:
        """Whether there are any."""
        return bool(self.shown)


def find(asked: Asked) -> Found:
    """The hearings, interviews and other dates of the member's week. One query."""
    today = timezone.localdate()
    days = days_of(asked.user, today, today + A_WEEK, mine=asked.mine)
    rows = list(rows_of(days)[: MOST + 1])

    def read(opened: Opened) -> Week:
        week = entries_of(rows, days, opened)
        return Week(week[:MOST], len(week) > MOST)

    return Found(frozenset(row.case_id for row in rows), read)
