"""Hearings of the calendar as the law reads them: records that stand beside those that were stated."""

from __future__ import annotations

from collections.abc import Collection
from uuid import UUID
from zoneinfo import ZoneInfo

from django.db.models import OuterRef, Subquery
from django.db.models.functions import Coalesce
from django.urls import reverse_lazy
from django.utils.translation import gettext as _

from amparo.law.facts import Value
from amparo.law.records.hearings import DAY
from amparo.law.records.hearings import HEARINGS as RECORD_KIND
from amparo.office.cases.calendar.models import HEARINGS, Appointment, Kind
from amparo.office.cases.people.models import Person
from amparo.office.cases.statements.given import Given, GivenRecord, GivingRoom

AS_RECORDED: dict[str, dict[str, Value]] = {
    Kind.MASTER: {"kind": "master"},
    Kind.MERITS: {"kind": "individual"},
    Kind.BOND: {"about": "bond"},
}
"""What each kind of hearing of the calendar is in a record."""


def given(cases: Collection[UUID]) -> Given:
    """The hearings of the people of some cases that were not cancelled, and those that stand for a statement.

    One that is nobody's own is that of the person the case is named after. One query.
    """
    first = Person.objects.filter(case=OuterRef("case"), place=1).values("pk")[:1]
    rows = Appointment.objects.filter(case__in=cases, kind__in=HEARINGS).annotate(
        whose=Coalesce("person_id", Subquery(first))
    )
    found: dict[UUID, list[GivenRecord]] = {}
    for row in rows.select_related("case").defer("sealed_where").order_by("at"):
        if row.whose is not None and (row.cancelled_at is None or row.stands_for):
            found.setdefault(row.whose, []).append(_record(row))
    return found


def _record(row: Appointment) -> GivenRecord:
    return GivenRecord(
        row.pk,
        RECORD_KIND,
        {DAY: row.at.astimezone(ZoneInfo(row.zone)).date(), **AS_RECORDED[row.kind]},
        GivingRoom(_("Calendar of the office")),
        reverse_lazy("calendar:change_date", args=[row.case.number, row.pk]),
        frozenset(row.stands_for),
        gone=row.cancelled_at is not None,
    )
