"""Dates of which somebody was told, and that moved or were cancelled since: they are told that, not only reminded."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from uuid import UUID

from django.db.models import QuerySet

from amparo.office.cases.access.models import Case
from amparo.office.cases.calendar.models import Appointment
from amparo.office.cases.messages import outbox
from amparo.office.cases.messages.models import Message, State
from amparo.office.cases.messages.people import PERSON
from amparo.office.cases.messages.wording import Purpose
from amparo.office.cases.people.models import Person

CHANGES = (Purpose.MOVED, Purpose.CANCELLED)
MAY_HAVE_REACHED = (State.SENT, State.UNSURE)
_ENDS_BEFORE = dt.timedelta(hours=2)


def tell_changes(now: dt.datetime) -> list[tuple[UUID, Appointment]]:
    """Put in a message for each person who was told an hour that no longer holds; who is told of which new hour now."""
    last = _last_notified(now)
    stands = Appointment.objects.in_bulk([appointment for _, appointment in last])
    moved = []
    for (person, appointment), message in last.items():
        row = stands.get(appointment)
        if _tell_change(person, message, row, now) and row is not None and row.cancelled_at is None:
            moved.append((person, row))
    return moved


def notified_before(appointment: UUID) -> bool:
    """Whether an hour of this appointment may have reached somebody already."""
    return Message.objects.filter(
        owner_kind=PERSON, event__startswith=f"{appointment}:", state__in=MAY_HAVE_REACHED
    ).exists()


def unaware(cases: QuerySet[Case]) -> QuerySet[Message]:
    """The changes that wait for a member because no message may carry them: these people do not know."""
    people = Person.objects.filter(case__in=cases).values("pk")
    return Message.objects.filter(purpose__in=CHANGES, state__in=outbox.TO_DO, owner__in=people)


def _last_notified(now: dt.datetime) -> Mapping[tuple[UUID, UUID], Message]:
    """What each person was last told of each appointment whose told hour is still ahead."""
    rows = Message.objects.filter(owner_kind=PERSON, state__in=MAY_HAVE_REACHED, at__gt=now)
    found: dict[tuple[UUID, UUID], Message] = {}
    for row in sorted(rows, key=lambda message: message.sent_at or message.due_at):
        appointment = _appointment(row.event)
        if appointment is not None:
            found[row.owner, appointment] = row
    return found


def _tell_change(person: UUID, earlier: Message, row: Appointment | None, now: dt.datetime) -> bool:
    """Put in what a person must be told of a change; whether that is new."""
    if earlier.at is None or earlier.purpose == Purpose.CANCELLED:
        return False
    if row is None or row.cancelled_at is not None:
        appointment = earlier.event.partition(":")[0]
        event = f"{appointment}:cancelled:{earlier.pk.hex[:8]}"
        return outbox.put(
            PERSON, person, Purpose.CANCELLED, event, due_at=now, until=earlier.at, at=earlier.at, zone=earlier.zone
        )
    if (row.at, row.zone) != (earlier.at, earlier.zone) and row.at - _ENDS_BEFORE > now:
        event = f"{row.pk}:{row.version}:moved"
        until = row.at - _ENDS_BEFORE
        return outbox.put(PERSON, person, Purpose.MOVED, event, due_at=now, until=until, at=row.at, zone=row.zone)
    return False


def _appointment(event: str) -> UUID | None:
    """The appointment that a message is about; None where it is about something else."""
    try:
        return UUID(event.partition(":")[0])
    except ValueError:
        return None
