"""What administrators are told of backups: that none is good, or how old the last good one is."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from django.conf import settings
from django.utils import timezone

from amparo.office.cases.access.on_today import Asked, Found
from amparo.office.outward.safekeeping.models import Backup
from amparo.office.outward.safekeeping.nightly import last_good
from amparo.office.platform.accounts.roles import Role

FRESH = dt.timedelta(hours=36)
"""A backup of each night is never older, but for the night in which it fails."""


@dataclass(frozen=True, slots=True)
class Standing:
    """How the backups of this office stand. There is something to tell in each case that this is made for."""

    good: Backup | None
    """The last good one."""
    days: int
    """How old it is."""
    last: Backup | None
    """The last that was begun, where it is another."""
    is_scheduled: bool


def find(asked: Asked) -> Found:
    """What an administrator has to know; nothing while the last good backup is of this night or the one before."""
    return Found(
        frozenset(), lambda opened: standing(timezone.now()) if asked.user.role == Role.ADMINISTRATOR else None
    )


def standing(now: dt.datetime) -> Standing | None:
    """How backups stand, where somebody should do something."""
    if settings.DEMO:
        return None
    good, last = last_good(), Backup.objects.first()
    if good is not None and now - good.began_at < FRESH:
        return None
    days = (timezone.localdate(now) - timezone.localdate(good.began_at)).days if good else 0
    return Standing(good, days, last if last != good else None, bool(settings.BACKUP_FOLDER))
