"""Hours for consultations: offered by whoever sits in them, in the clock of the office, held in the dropbox."""

from __future__ import annotations

import datetime as dt
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_noop

from amparo.errors import OfficeError
from amparo.office.front_door.dropbox import collecting
from amparo.office.front_door.dropbox.models import Slot
from amparo.office.intake.models import Offer, Request
from amparo.office.platform.accounts.models import User
from amparo.office.platform.audit.record import record

MOST_A_DAY = 24


def offer(user: User, day: dt.date, opens: dt.time, closes: dt.time, minutes: int) -> list[UUID]:
    """Offer the hours between two times of a day, back to back. Raises OfficeError when there is room for none."""
    zone = timezone.get_current_timezone()
    at = dt.datetime.combine(day, opens, zone)
    end = dt.datetime.combine(day, closes, zone)
    length = dt.timedelta(minutes=minutes)
    held = {offered.starts_at: offered.minutes for offered in Offer.objects.filter(host=user)}
    starts: list[dt.datetime] = []
    while at.astimezone(dt.UTC) + length <= end.astimezone(dt.UTC) and len(starts) < MOST_A_DAY:
        moment = at.astimezone(dt.UTC)
        free = all(
            moment + length <= hour or moment >= hour + dt.timedelta(minutes=long) for hour, long in held.items()
        )
        if moment > timezone.now() and free:
            starts.append(moment)
        at = (moment + length).astimezone(zone)
    if not starts:
        raise OfficeError(gettext_noop("No hour fits between these times, or you offer them already."))
    slots = collecting.offer(starts, minutes)
    with transaction.atomic():
        rows = [
            Offer(slot=slot, host=user, starts_at=at, minutes=minutes) for slot, at in zip(slots, starts, strict=True)
        ]
        Offer.objects.bulk_create(rows)
        record(user.pk, "hours.offered", about=f"{len(rows)} hours")
    return slots


def withdraw(user: User, slot: UUID) -> None:
    """Take an hour back. Raises OfficeError when somebody holds it."""
    if not Slot.objects.filter(pk=slot, held_by=None).delete()[0]:
        raise OfficeError(gettext_noop("A person has taken this hour. Agree on another with them first."))
    with transaction.atomic():
        Offer.objects.filter(slot=slot, host=user).delete()
        record(user.pk, "hours.withdrawn", about=f"slot {slot}")


def free_hours(row: Request | None = None, most: int = 60) -> list[Offer]:
    """The hours that nobody has taken yet; of a request, without those of members who are walled off from it."""
    ahead = Offer.objects.filter(starts_at__gt=timezone.now(), request=None, host__is_active=True)
    if row is not None:
        ahead = ahead.exclude(host__in=row.walled.all())
    rows = list(ahead.select_related("host")[: most * 2])
    taken = set(
        Slot.objects.filter(pk__in=[row.pk for row in rows], held_by__isnull=False).values_list("pk", flat=True)
    )
    return [row for row in rows if row.pk not in taken][:most]
