"""Reminders of hearings and appointments: put in the outbox as their day comes near, for the person of the case."""

from __future__ import annotations

import datetime as dt
from uuid import UUID

from django.utils import timezone

from amparo.office.cases.access.models import Status
from amparo.office.cases.calendar.models import HEARINGS, Appointment, Kind
from amparo.office.cases.messages import outbox
from amparo.office.cases.messages.changes import tell_changes
from amparo.office.cases.messages.models import Message, State
from amparo.office.cases.messages.people import PERSON
from amparo.office.cases.messages.wording import Purpose
from amparo.office.cases.people.models import Person

BEFORE: dict[str, dt.timedelta] = {"week": dt.timedelta(days=7), "day": dt.timedelta(days=1)}
REMINDED = (
    *HEARINGS,
    Kind.ASYLUM_INTERVIEW,
    Kind.FEAR_INTERVIEW,
    Kind.BIOMETRICS,
    Kind.PORT,
    Kind.CONSULTATION,
    Kind.MEETING,
)
LATEST = dt.timedelta(hours=2)
"""So long before the hour a reminder is still of use."""
WORKED = (Status.CONSULTATION, Status.OPEN)


def remind(now: dt.datetime | None = None) -> None:
    """Put the reminders in whose time has come, take back those of dates that were moved or cancelled, and tell those
    who know an hour that no longer holds."""
    now = now or timezone.now()
    for person, row in tell_changes(now):
        _already_notified(row, person, now)
    ahead = Appointment.objects.filter(
        kind__in=REMINDED,
        cancelled_at=None,
        at__gt=now + LATEST,
        at__lte=now + max(BEFORE.values()),
        case__status__in=WORKED,
    )
    rows = list(ahead)
    first = dict(Person.objects.filter(case__in={row.case_id for row in rows}, place=1).values_list("case_id", "pk"))
    for row in rows:
        if row.case_id in first:
            _remind_of(row, first[row.case_id], now)
    _take_back()


def _already_notified(row: Appointment, person: UUID, now: dt.datetime) -> None:
    """Reminders whose time has come already are not sent beside the word that the hour has changed."""
    for name, before in BEFORE.items():
        if row.at - before <= now:
            fields = {"owner_kind": PERSON, "until": row.at, "state": State.CANCELLED, "reason": outbox.SAID_ALREADY}
            event = f"{row.pk}:{row.version}:{name}"
            Message.objects.get_or_create(owner=person, purpose=_purpose_of(row).value, event=event, defaults=fields)


def _purpose_of(row: Appointment) -> Purpose:
    with_us = row.kind in (Kind.CONSULTATION, Kind.MEETING)
    return Purpose.HEARING if row.kind in HEARINGS else Purpose.APPOINTMENT if with_us else Purpose.DATE


def _remind_of(row: Appointment, person: object, now: dt.datetime) -> None:
    purpose = _purpose_of(row)
    for name, before in BEFORE.items():
        due = row.at - before
        if due <= now < row.at - LATEST and not (name == "week" and now > row.at - 2 * BEFORE["day"]):
            outbox.put(
                PERSON,
                person,  # type: ignore[arg-type]
                purpose,
                f"{row.pk}:{row.version}:{name}",
                due_at=due,
                until=row.at - LATEST,
                at=row.at,
                zone=row.zone,
            )


def _take_back() -> None:
    waiting = Message.objects.filter(owner_kind=PERSON, state__in=outbox.UNSENT, at__isnull=False).exclude(
        purpose=Purpose.CANCELLED
    )
    events = {row.pk: row.event.split(":")[:2] for row in waiting}
    stands = {
        str(pk): str(version)
        for pk, version in Appointment.objects.filter(
            pk__in={event[0] for event in events.values()}, cancelled_at=None
        ).values_list("pk", "version")
    }
    moved = [pk for pk, (event, version) in events.items() if stands.get(event) != version]
    Message.objects.filter(pk__in=moved).update(state=State.CANCELLED)
