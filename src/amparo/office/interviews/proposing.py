"""Proposals: a plan mended, made anew, or with one interview moved, to be looked at before it is published."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext_noop

from amparo.errors import OfficeError
from amparo.office.interviews.models import Proposal, ProposalKind
from amparo.office.interviews.plan_state import PlanState
from amparo.office.platform.accounts.models import User
from amparo.office.platform.audit.record import record
from amparo.office.platform.ui.moments import office_day
from amparo.scheduling.checking import faults_of
from amparo.scheduling.model import Booking as Hour
from amparo.scheduling.model import Plan, Unplaced
from amparo.scheduling.planning import plan, reason_without_room
from amparo.scheduling.repairing import Change, Notice, Timetable, changes_between, repair

KEPT = dt.timedelta(days=1)
MOST_CHOICES = 12


OVERTAKEN = gettext_noop("Another member published a plan meanwhile. Make the proposal anew.")


class Stale(OfficeError):
    """Somebody else published meanwhile, or what the proposal rests on has changed."""


@dataclass(frozen=True, slots=True)
class Proposed:
    """What a proposal would change."""

    plan: Plan
    changes: tuple[Change, ...]

    @property
    def new(self) -> list[Change]:
        """Who gets a first hour."""
        return [change for change in self.changes if change.notice is Notice.NEW]

    @property
    def moved(self) -> list[Change]:
        """Who has an hour and gets another, or somebody else."""
        return [change for change in self.changes if change.notice not in (Notice.NEW, Notice.NONE)]

    @property
    def lost(self) -> list[Change]:
        """Whose hour is lost."""
        return [change for change in self.changes if change.notice is Notice.NONE]


def repaired(held: PlanState) -> Plan:
    """The plan with the fewest changes to what people were told, and with everybody new who fits."""
    return repair(held.desk, held.requests.values(), held.plan).plan


def anew(held: PlanState) -> Plan:
    """The best plan, whatever people were told."""
    return plan(held.desk, held.requests.values())


def moved(held: PlanState, hour: Hour) -> Plan:
    """The plan with one interview at another hour. Raises OfficeError when that would break a promise."""
    before = [booking for booking in held.plan.bookings if booking.request != hour.request]
    after = Plan(
        tuple(sorted([*before, hour])),
        tuple(unplaced_request for unplaced_request in held.plan.unplaced if unplaced_request.request != hour.request),
    )
    if new_faults(held, after):
        raise OfficeError(gettext_noop("That hour would be a conflict: choose one of those that are free."))
    return after


def choices_for(held: PlanState, wanted: str) -> list[Hour]:
    """The next hours at which somebody could be interviewed without moving anybody else."""
    request = held.requests[wanted]
    timetable = Timetable(held.desk, held.requests)
    for booking in held.plan.bookings:
        if booking.request != wanted:
            timetable.add(booking)
    now = next((booking for booking in held.plan.bookings if booking.request == wanted), None)
    last = held.desk.days - 1 if request.last is None else min(request.last, held.desk.days - 1)
    found: list[Hour] = []
    for day in range(request.earliest, last + 1):
        found.extend(booked for booked in timetable.hours_on(request, day) if booked != now)
        if len(found) >= MOST_CHOICES:
            break
    return found[:MOST_CHOICES]


def new_faults(held: PlanState, after: Plan) -> list[str]:
    """The promises that a plan would break and that are not broken already."""
    requests = list(held.requests.values())
    before = set(faults_of(held.desk, requests, held.plan))
    return [fault for fault in faults_of(held.desk, requests, after) if fault not in before]


def broken(held: PlanState) -> list[str]:
    """The promises that the plan breaks as the desk stands now: after an absence, a lower cap, a wall."""
    return faults_of(held.desk, held.requests.values(), held.plan)


def propose(user: User, held: PlanState, deed: ProposalKind, after: Plan) -> Proposal:
    """Keep a plan to be looked at."""
    Proposal.objects.filter(at__lt=timezone.now() - KEPT).delete()
    row = Proposal.objects.create(
        deed=deed, by=user, base=held.number, bookings=[_kept(held, booking) for booking in after.bookings]
    )
    record(user.pk, "plan.proposed", about=f"proposal {row.pk}")
    return row


def proposed(held: PlanState, row: Proposal) -> Proposed:
    """What a proposal changes against the plan as it stands now. Raises Stale when it no longer can hold."""
    if row.base != held.number:
        raise Stale(OVERTAKEN)
    hours = [hour for booking in row.bookings if (hour := _read(held, booking)) is not None]
    if len(hours) < len(row.bookings):
        raise Stale(gettext_noop("What this proposal rests on has changed meanwhile. Make it anew."))
    after = Plan(tuple(sorted(hours)), _without(held, hours))
    if new_faults(held, after):
        raise Stale(gettext_noop("What this proposal rests on has changed meanwhile. Make it anew."))
    return Proposed(after, changes_between(held.requests, held.plan, after))


def _without(held: PlanState, hours: Iterable[Hour]) -> tuple[Unplaced, ...]:
    placed = {hour.request for hour in hours}
    left = [request for name, request in held.requests.items() if name not in placed]
    return tuple(sorted(Unplaced(wanted.id, reason_without_room(held.desk, wanted)) for wanted in left))


def _kept(held: PlanState, booking: Hour) -> dict[str, Any]:
    content = {"request": booking.request, "interviewer": booking.interviewer, "at": held.at(booking).isoformat()}
    return {**content, "minutes": booking.minutes, "interpreter": booking.interpreter, "place": booking.place}


def _read(held: PlanState, content: dict[str, Any]) -> Hour | None:
    at = dt.datetime.fromisoformat(content["at"]).astimezone(timezone.get_default_timezone())
    date = office_day(at)
    days = {date: day for day, date in enumerate(held.desk.dates)}
    known = content["request"] in held.requests and content["interviewer"] in held.interviewers
    if not known or date not in days or (content["interpreter"] and content["interpreter"] not in held.interpreters):
        return None
    booking = Hour(
        days[date],
        at.hour * 60 + at.minute,
        content["interviewer"],
        content["request"],
        content["minutes"],
        content["interpreter"],
        content["place"],
    )
    return booking
