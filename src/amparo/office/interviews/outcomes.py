"""The interview itself: begun, ended, and where it was too short, the time that is still needed, booked at once."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace

from django.utils import timezone
from django.utils.translation import gettext_noop

from amparo.errors import OfficeError
from amparo.office.cases.access.gate import CaseFile
from amparo.office.cases.access.services import heard_from
from amparo.office.cases.calendar.models import Appointment
from amparo.office.interviews.models import Booking, Outcome, ProposalKind, State, Wanted
from amparo.office.interviews.plan_state import PlanState, interviewer_name, plan_state
from amparo.office.interviews.proposing import Stale, propose
from amparo.office.interviews.publishing import publish
from amparo.office.interviews.requests import Asked, ask, booking_of
from amparo.scheduling.model import Booking as Hour
from amparo.scheduling.model import Plan
from amparo.scheduling.repairing import Timetable

GOES_ON = (Outcome.MORE, Outcome.CUT, Outcome.BROKEN_OFF, Outcome.ABSENT)
"""After these somebody still has to be heard."""


def start(file: CaseFile, wanted: Wanted) -> None:
    """The interview begins now. Beginning twice changes nothing."""
    booking = booking_of(wanted)
    if booking is None:
        raise OfficeError(gettext_noop("This interview has no hour."))
    if Booking.objects.filter(pk=wanted.pk, started_at=None).update(started_at=timezone.now()):
        _on_its_day(booking)
        file.record("interview.started", f"interview {wanted.pk}")


def end(file: CaseFile, asked: Asked, outcome: Outcome, more: int) -> Wanted | None:
    """The interview is over; `more` minutes are still needed, which are asked for and booked where there is room.

    What is asked for goes on with the same interviewer where they have room. The new request, or None.
    """
    booking = Booking.objects.select_related("interviewer", "appointment").filter(pk=asked.row.pk).first()
    if booking is None or asked.row.state != State.OPEN:
        raise OfficeError(gettext_noop("This interview is over already, or has no hour."))
    now = timezone.now()
    if booking.started_at is None and outcome is not Outcome.ABSENT:
        _on_its_day(booking)
    booking.started_at = booking.started_at or (None if outcome is Outcome.ABSENT else now)
    booking.ended_at, booking.outcome, booking.cap_then = now, outcome, booking.interviewer.cap
    booking.save(update_fields=["started_at", "ended_at", "outcome", "cap_then"])
    Wanted.objects.filter(pk=asked.row.pk).update(state=State.HELD, version=asked.row.version + 1)
    file.record("interview.ended", f"interview {asked.row.pk} {outcome}")
    if outcome is not Outcome.ABSENT:
        heard_from(file)
    if not more:
        return None
    needs = replace(asked.needs, minutes=more, earliest=None, again=booking.interviewer_id)
    row = ask(file, asked.row.person, needs)
    _book(file, row)
    return row


def _on_its_day(booking: Booking) -> None:
    """An interview that is held on another day than planned stands on the day it is held."""
    zone, now = timezone.get_default_timezone(), timezone.now()
    if booking.appointment.at.astimezone(zone).date() != now.astimezone(zone).date():
        held = Appointment.objects.filter(pk=booking.appointment_id)
        held.update(at=now, version=booking.appointment.version + 1)


def _book(file: CaseFile, row: Wanted) -> None:
    """Book the time still needed without moving anybody; where there is no room it waits for the next plan."""
    held = plan_state()
    name = row.pk.hex
    if name not in held.requests:
        return
    hour = _room(held, name)
    if hour is None:
        return
    after = Plan(
        tuple(sorted([*held.plan.bookings, hour])),
        tuple(unplaced_request for unplaced_request in held.plan.unplaced if unplaced_request.request != name),
    )
    with suppress(Stale):  # somebody published at this moment: it waits for the next plan
        publish(file.user, propose(file.user, held, ProposalKind.MORE, after).pk, tell=False)


def _room(held: PlanState, name: str) -> Hour | None:
    request, again = held.requests[name], interviewer_name(held.needs[name].again)
    others = frozenset(interviewer.name for interviewer in held.desk.interviewers if interviewer.name != again)
    for excluded in (request.excluded | others, request.excluded):
        sought = replace(request, excluded=excluded)
        timetable = Timetable(held.desk, {**held.requests, name: sought})
        for booking in held.plan.bookings:
            timetable.add(booking)
        found = timetable.earliest(sought)
        if found is not None:
            return found
    return None
