"""Reminders of hearings and appointments: put in the outbox as their day comes near, for the person of the case."""

from __future__ import annotations

import datetime as dt

from django.utils import timezone

from amparo.office.calendar.models import HEARINGS, Appointment, Kind
from amparo.office.docket.models import Status
from amparo.office.people.models import Person
from amparo.office.reaching import outbox
from amparo.office.reaching.models import Message, State
from amparo.office.reaching.people import PERSON
from amparo.office.reaching.wording import Purpose

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
    """Put the reminders in whose time has come, and take back those of dates that were moved or cancelled."""
    now = now or timezone.now()
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


def _remind_of(row: Appointment, person: object, now: dt.datetime) -> None:
    with_us = row.kind in (Kind.CONSULTATION, Kind.MEETING)
    purpose = Purpose.HEARING if row.kind in HEARINGS else Purpose.APPOINTMENT if with_us else Purpose.DATE
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
    waiting = Message.objects.filter(owner_kind=PERSON, state__in=outbox.UNSENT, at__isnull=False)
    told = {row.pk: row.event.split(":")[:2] for row in waiting}
    stands = {
        str(pk): str(version)
        for pk, version in Appointment.objects.filter(
            pk__in={event[0] for event in told.values()}, cancelled_at=None
        ).values_list("pk", "version")
    }
    moved = [pk for pk, (event, version) in told.items() if stands.get(event) != version]
    Message.objects.filter(pk__in=moved).update(state=State.CANCELLED)
