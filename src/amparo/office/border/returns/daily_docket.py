"""The day's board: everyone of a member's cases who has a hearing on a day, whoever is not ready first."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from django.db.models import QuerySet

from amparo.office.border.returns import passages
from amparo.office.border.returns.models import Passage, Step
from amparo.office.border.returns.ports import Clock, clocks, differ
from amparo.office.border.returns.preparation import KINDS, Item, open_before, ports_of
from amparo.office.cases.access.gate import visible
from amparo.office.cases.access.models import Assignment, Status
from amparo.office.cases.calendar.hours import HALF_A_DAY
from amparo.office.cases.calendar.models import HEARINGS, Appointment, Kind
from amparo.office.cases.people.persons import titles_of
from amparo.office.platform.accounts.models import User
from amparo.office.platform.encryption.case_keys import open_keys


@dataclass(frozen=True, slots=True)
class Going:
    """Somebody who has a hearing that day."""

    row: Appointment
    at_port: Appointment | None
    title: str
    court: str
    port: str
    across: Clock | None  # the hour at the port by the clock of the Mexican city, where it is another
    returned: bool  # the hearing was given with a return: they come from Mexico
    open: list[Item]
    lead: str

    @property
    def kind(self) -> str:
        """What happens, in words."""
        return str(Kind(self.row.kind).label)

    @property
    def is_hearing(self) -> bool:
        """Whether a judge sits."""
        return self.row.kind in HEARINGS

    @property
    def first(self) -> dt.datetime:
        """When their day begins."""
        return self.at_port.at if self.at_port else self.row.at


def next_day(user: User, first: dt.date) -> dt.date:
    """The first day with a hearing from `first` on, at its place; `first` itself where there is none. One query."""
    return next((day for row in _from(user, first).order_by("at").iterator() if (day := _day_of(row)) >= first), first)


def _from(user: User, day: dt.date) -> QuerySet[Appointment]:
    """The hearings of a member's cases that may be on that day, wherever they are, or after it."""
    cases = visible(user).filter(status__in=(Status.CONSULTATION, Status.OPEN))
    start = dt.datetime.combine(day, dt.time(), dt.UTC) - HALF_A_DAY
    rows = Appointment.objects.filter(case__in=cases, cancelled_at=None, kind__in=KINDS, at__gte=start)
    return rows.select_related("case")


def _day_of(row: Appointment) -> dt.date:
    return row.at.astimezone(ZoneInfo(row.zone)).date()


def board_of(user: User, day: dt.date) -> list[Going]:
    """Everyone who has a hearing on that day, at its place; who is not ready first. Six queries."""
    end = dt.datetime.combine(day, dt.time.max, dt.UTC) + HALF_A_DAY
    here = [row for row in _from(user, day).filter(at__lte=end) if _day_of(row) == day]
    given = list(
        Passage.objects.filter(hearing__in=[row.pk for row in here], withdrawn_at=None).select_related(
            "hearing", "at_port"
        )
    )
    port_of = ports_of(given)
    with_hearing = {appointment.pk for appointment in port_of.values()}
    case_keys = open_keys({row.case_id for row in here})
    titles = titles_of(case_keys, case_keys)
    steps: dict[object, list[Step]] = {}
    for step in Step.objects.filter(appointment__in=[row.pk for row in here]):
        steps.setdefault(step.appointment_id, []).append(step)
    leads: dict[object, str] = dict(
        Assignment.objects.filter(case__in=list(case_keys), lead=True).values_list("case_id", "user__name")
    )
    across = {
        passage.hearing_id: passages.unsealed(case_keys[passage.case_id], passage).hearing_port for passage in given
    }
    found = []
    for row in here:
        if row.pk in with_hearing:
            continue
        at_port, port = port_of.get(row.pk), across.get(row.pk)
        first = at_port.at if at_port else row.at
        case_key = case_keys[row.case_id]
        place = case_key.unseal(row, "sealed_where")["place"]
        at_the_port = case_key.unseal(at_port, "sealed_where")["place"] if at_port else ""
        hears = row.kind in HEARINGS
        found.append(
            Going(
                row,
                at_port,
                titles.get(row.case_id, ""),
                place if hears else "",
                at_the_port if hears else place,
                clocks(port, first)[1] if port and differ(port, first) else None,
                row.pk in across,
                open_before(row, steps.get(row.pk, ())),
                leads.get(row.case_id, ""),
            )
        )
    return sorted(found, key=lambda going: (not going.open, going.first, going.row.case.number))
