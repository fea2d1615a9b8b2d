"""Publishing a plan: one deed, whole or not at all. Of two who publish at once, one is told what the other did."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import replace
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_noop

from amparo.office.cases.calendar import dates
from amparo.office.cases.calendar.models import Appointment, Kind
from amparo.office.cases.messages import outbox
from amparo.office.cases.messages.changes import notified_before
from amparo.office.cases.messages.people import PERSON
from amparo.office.cases.messages.wording import Purpose
from amparo.office.cases.people.models import Person
from amparo.office.interviews.models import Booking, Profile, Proposal, Published, Wanted
from amparo.office.interviews.plan_state import PlanState, plan_state
from amparo.office.interviews.proposing import OVERTAKEN, Proposed, Stale, proposed
from amparo.office.platform.accounts.models import User
from amparo.office.platform.audit.record import record
from amparo.office.platform.encryption.case_keys import open_keys
from amparo.scheduling.model import Booking as Hour
from amparo.scheduling.repairing import Change, Notice

LATEST = dt.timedelta(hours=2)
"""So long before the hour a message is still of use."""


def publish(user: User, proposal: UUID, *, tell: bool) -> Published:
    """Let a proposal hold. `tell`: put messages in the outbox, which sends what each person's rules allow.

    Raises Stale when somebody else was quicker or the proposal cannot hold any more; then nothing is changed.
    """
    with transaction.atomic():
        row = Proposal.objects.filter(pk=proposal).first()
        if row is None:
            raise Stale(gettext_noop("This proposal was published or thrown away already."))
        Profile.objects.get_or_create(pk=1)
        if not Profile.objects.filter(pk=1, plan=row.base).update(plan=row.base + 1):
            raise Stale(OVERTAKEN)
        held = plan_state()
        made = proposed(_before(held), row)
        _write(held, made.changes)
        if tell:
            _put_out(held, made.changes)
        published = Published.objects.create(
            number=row.base + 1,
            deed=row.deed,
            by=user,
            new=len(made.new),
            moved=len(made.moved),
            lost=len(made.lost),
        )
        _record(user, held, made)
        row.delete()
    return published


def _before(held: PlanState) -> PlanState:
    """The desk under the number that the proposal was made from; ours counts one more already."""
    return replace(held, number=held.number - 1)


def _write(held: PlanState, changes: Iterable[Change]) -> None:
    changes = list(changes)
    cases = {held.wanted[change.request].case_id for change in changes}
    case_keys = open_keys(cases)
    for change in changes:
        booking = held.bookings.get(change.request)
        if change.after is None:
            assert booking is not None
            Appointment.objects.filter(pk=booking.appointment_id).update(cancelled_at=timezone.now())
            booking.delete()
            Wanted.objects.filter(pk=held.wanted[change.request].pk).update(lost_at=timezone.now())
            continue
        wanted = held.wanted[change.request]
        if booking is None:
            Booking.objects.filter(pk=wanted.pk).delete()  # one whose appointment was taken off the calendar by hand
            appointment = dates.add(
                wanted.case,
                case_keys[wanted.case_id],
                kind=Kind.MEETING,
                at=held.at(change.after),
                zone=timezone.get_default_timezone_name(),
                place=change.after.place,
            )
            booking = Booking(wanted=wanted, appointment=appointment)
        elif change.notice in (Notice.OTHER_DAY, Notice.OTHER_HOUR, Notice.NEW):
            appointment = booking.appointment
            appointment.at, appointment.zone = held.at(change.after), timezone.get_default_timezone_name()
            appointment.version += 1
            appointment.save(update_fields=["at", "zone", "version"])
        _fill(held, booking, change)
        booking.save()
    given = [held.wanted[change.request].pk for change in changes if change.after]
    Wanted.objects.filter(pk__in=given, lost_at__isnull=False).update(lost_at=None)


def _fill(held: PlanState, booking: Booking, change: Change) -> None:
    hour: Hour | None = change.after
    assert hour is not None
    booking.interviewer = held.interviewers[hour.interviewer]
    booking.interpreter = held.interpreters[hour.interpreter] if hour.interpreter else None
    booking.minutes, booking.place = hour.minutes, hour.place
    if change.notice is not Notice.OTHER_INTERVIEWER:  # they know day and hour already
        booking.told_at = booking.told_by = None


def _put_out(held: PlanState, changes: Iterable[Change]) -> None:
    """Messages for those who must be told; the outbox asks the rules of each at the moment of sending."""
    now = timezone.now()
    keys = [
        held.wanted[change.request].pk
        for change in changes
        if change.after and change.notice is not Notice.OTHER_INTERVIEWER
    ]
    rows = Booking.objects.filter(pk__in=keys).select_related("appointment", "wanted")
    people = set(Person.objects.filter(pk__in=[row.wanted.person_id for row in rows]).values_list("pk", flat=True))
    for row in rows:
        at = row.appointment.at
        if row.wanted.person_id in people and at - LATEST > now:
            moved = notified_before(row.appointment_id)
            event = f"{row.appointment_id}:{row.appointment.version}:{'moved' if moved else 'told'}"
            zone = row.appointment.zone
            outbox.put(
                PERSON,
                row.wanted.person_id,
                Purpose.MOVED if moved else Purpose.APPOINTMENT,
                event,
                due_at=now,
                until=at - LATEST,
                at=at,
                zone=zone,
            )


def _record(user: User, held: PlanState, made: Proposed) -> None:
    record(user.pk, "plan.published", about=f"plan {held.number}: {len(made.changes)} changes")
    for change in made.changes:
        wanted = held.wanted[change.request]
        did = "interview.lost" if change.after is None else "interview.booked"
        record(user.pk, did, wanted.case_id, f"interview {wanted.pk}")


def tell(user: User, wanted: Wanted) -> None:
    """A member has told the person their hour, or that they have lost it."""
    Booking.objects.filter(pk=wanted.pk).update(told_at=timezone.now(), told_by=user)
    Wanted.objects.filter(pk=wanted.pk).update(lost_at=None)
    record(user.pk, "interview.told", wanted.case_id, f"interview {wanted.pk}")
