"""Deadlines, people about to turn 21 and contradictions, on Today. One query for the three of them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass

from django.db.models import Q, QuerySet
from django.utils import timezone

from amparo.office.cases.access.models import Case, Status
from amparo.office.cases.access.on_today import Asked, FirstOfEach, Found, Listed, Opened
from amparo.office.cases.deadlines.models import Kind, Tickler
from amparo.office.cases.deadlines.telling import kept_of, what_of

PAST, AHEAD, A_YEAR = dt.timedelta(days=7), dt.timedelta(days=30), dt.timedelta(days=365)


@dataclass(frozen=True, slots=True)
class Due:
    """One thing: whose, what, by when."""

    case: Case
    title: str
    what: str
    day: dt.date
    place: int


def find(kind: Kind) -> Callable[[Asked], Found]:
    """What finds the entries of one kind."""

    def found(asked: Asked) -> Found:
        held = asked.once(_held)

        def read(opened: Opened) -> Listed[Due]:
            shown = [_due(row, opened) for row in held.rows[kind] if row.case_id in opened.case_keys]
            return Listed(shown, held.counts[kind])

        return Found(frozenset(row.case_id for row in held.rows[kind]), read)

    return found


def _held(asked: Asked) -> FirstOfEach[Tickler]:
    return FirstOfEach.read(_rows(asked.cases, timezone.localdate()), "kind", Kind, "day")


def _rows(cases: QuerySet[Case], today: dt.date) -> QuerySet[Tickler]:
    worked = cases.filter(status__in=(Status.CONSULTATION, Status.OPEN))
    return (
        Tickler.objects.filter(case__in=worked)
        .filter(
            Q(kind=Kind.CONTRADICTION)
            | Q(kind=Kind.DEADLINE, day__gte=today - PAST, day__lte=today + AHEAD)
            | Q(kind=Kind.AGEING_OUT, day__gte=today, day__lte=today + A_YEAR)
        )
        .select_related("case", "person")
    )


def _due(row: Tickler, opened: Opened) -> Due:
    what = what_of(row.kind, kept_of(opened.case_keys[row.case_id], row))
    return Due(row.case, opened.titles.get(row.case_id, ""), what, row.day, row.person.place)
