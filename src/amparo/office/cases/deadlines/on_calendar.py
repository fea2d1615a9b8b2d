"""Deadlines in calendars, feeds included. One query."""

from __future__ import annotations

from django.db.models import QuerySet

from amparo.office.cases.access.models import Status
from amparo.office.cases.access.on_calendar import Days, Entry, FoundDays
from amparo.office.cases.access.on_today import Opened
from amparo.office.cases.deadlines.models import Kind, Tickler
from amparo.office.cases.deadlines.reckoning import what_read
from amparo.office.cases.deadlines.telling import kept_of, what_of, whose_place


def find(days: Days) -> FoundDays:
    """What falls due on these days. The key of each case is needed even where nobody is named."""
    rows = list(_rows(days))
    return FoundDays(frozenset(row.case_id for row in rows), lambda opened: [_entry(row, opened) for row in rows])


def _rows(days: Days) -> QuerySet[Tickler]:
    kinds = (Kind.DEADLINE, Kind.AGEING_OUT)
    rows = Tickler.objects.filter(case__in=days.cases, kind__in=kinds, day__gte=days.first, day__lte=days.last)
    return rows.filter(case__status__in=(Status.CONSULTATION, Status.OPEN)).select_related("case", "person")


def _entry(row: Tickler, opened: Opened) -> Entry:
    kept = kept_of(opened.case_keys[row.case_id], row)
    return Entry(
        row.day,
        what_of(row.kind, kept),
        row.case.number,
        opened.titles.get(row.case_id, ""),
        row=f"{row.person_id} {row.kind} {what_read(kept)[0]}",
        whose=whose_place(row.person),
    )
