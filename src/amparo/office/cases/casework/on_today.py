"""Cases nobody was heard of for long, on Today: requests for a consultation, and open cases. One query for both."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass

from django.db.models import Q, QuerySet
from django.utils import timezone

from amparo.office.cases.access.models import Case, Status
from amparo.office.cases.access.on_today import Asked, FirstOfEach, Found, Listed, Opened

LONG = {Status.CONSULTATION: dt.timedelta(days=2), Status.OPEN: dt.timedelta(days=30)}
"""After so long without contact a case stands on Today."""


@dataclass(frozen=True, slots=True)
class Silent:
    """A case, and the day of the last contact."""

    case: Case
    title: str
    day: dt.date


def find(status: Status) -> Callable[[Asked], Found]:
    """What finds those of one status."""

    def found(asked: Asked) -> Found:
        held = asked.once(_held)

        def read(opened: Opened) -> Listed[Silent]:
            shown = [Silent(case, opened.titles.get(case.pk, ""), case.heard_from_on) for case in held.rows[status]]
            return Listed(shown, held.counts[status])

        return Found(frozenset(case.pk for case in held.rows[status]), read)

    return found


def _held(asked: Asked) -> FirstOfEach[Case]:
    return FirstOfEach.read(_rows(asked.cases, timezone.localdate()), "status", LONG, "heard_from_on")


def _rows(cases: QuerySet[Case], today: dt.date) -> QuerySet[Case]:
    late = Q()
    for status, long in LONG.items():
        late |= Q(status=status, heard_from_on__lte=today - long)
    return cases.filter(late)
