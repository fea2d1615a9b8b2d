"""What has an hour: the dates of cases on a stretch of days, in calendars and on Today."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import ClassVar
from zoneinfo import ZoneInfo

from django.db.models import Q, QuerySet

from amparo.office.cases.access.on_calendar import Days, Entry, FoundDays
from amparo.office.cases.access.on_today import Opened
from amparo.office.cases.calendar.models import HEARINGS, Appointment, Kind
from amparo.office.platform.accounts.models import User
from amparo.office.platform.rooms import every

HALF_A_DAY = dt.timedelta(hours=14)
"""No clock on earth is further from UTC: days at a place are looked for that much wider."""


@dataclass(frozen=True, slots=True)
class Hosting:
    """Appointments that a member sits in, though their case may not be assigned to them."""

    heading: ClassVar[str] = "calendar"
    what: str
    hours: Callable[[User], QuerySet[Appointment]]

    def in_few_words(self) -> str:
        """In words."""
        return self.what


def find(days: Days) -> FoundDays:
    """What has an hour on these days; without its place where nobody is named. One query."""
    rows = list(rows_of(days))
    cases = frozenset(row.case_id for row in rows) if days.names else frozenset()
    return FoundDays(cases, lambda opened: entries_of(rows, days, opened))


def rows_of(days: Days) -> QuerySet[Appointment]:
    """The dates that may fall on these days where they are, in order, still sealed."""
    theirs = Q(case__in=days.cases)
    for part in every(Hosting):
        theirs |= Q(pk__in=part.hours(days.user), case__in=days.seen)
    start = dt.datetime.combine(days.first, dt.time(), dt.UTC) - HALF_A_DAY
    end = dt.datetime.combine(days.last, dt.time.max, dt.UTC) + HALF_A_DAY
    rows = Appointment.objects.filter(theirs, cancelled_at=None, at__gte=start, at__lte=end)
    return rows.select_related("case").order_by("at")


def entries_of(rows: Iterable[Appointment], days: Days, opened: Opened) -> list[Entry]:
    """Those that do, as they are shown, in order."""
    return sorted(_entries(rows, days, opened), key=lambda entry: entry.order)


def _entries(rows: Iterable[Appointment], days: Days, opened: Opened) -> Iterator[Entry]:
    for row in rows:
        day = row.at.astimezone(ZoneInfo(row.zone)).date()
        if days.first <= day <= days.last:
            case_key = opened.case_keys.get(row.case_id) if days.names else None
            yield Entry(
                day,
                str(Kind(row.kind).label),
                row.case.number,
                opened.titles.get(row.case_id, ""),
                row.at,
                row.zone,
                row.kind in HEARINGS,
                case_key.unseal(row, "sealed_where")["place"] if case_key else "",
                opens=days.opens,
                row=str(row.pk),
            )
