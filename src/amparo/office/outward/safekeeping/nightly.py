"""The backup of each night, where the office is told a folder: AMPARO_BACKUP."""

from __future__ import annotations

import datetime as dt
import logging
from pathlib import Path

from django.conf import settings
from django.utils import timezone

from amparo.errors import OfficeError
from amparo.office.outward.safekeeping.making import back_up
from amparo.office.outward.safekeeping.models import Backup

NOT_BEFORE = 2
"""The hour by the office's clock from which the backup of a day is made: at night, or when the machine wakes."""
PAUSE = dt.timedelta(hours=1)
"""Between two tries."""
_log = logging.getLogger(__name__)


def make_if_due(now: dt.datetime) -> bool:
    """Make the backup of the day unless there is one, or nobody has named a folder; whether one was made."""
    if not settings.BACKUP_FOLDER or not is_due(now):
        return False
    try:
        back_up(
            settings.HOME,
            Path(settings.BACKUP_FOLDER),
            settings.BACKUP_FOR,
            days=settings.BACKUP_DAYS,
            key_days=settings.BACKUP_KEY_DAYS,
        )
    except (OfficeError, OSError):
        _log.warning("the backup of the night could not be made; it is tried again in an hour", exc_info=True)
        return False
    return True


def is_due(now: dt.datetime) -> bool:
    """Whether the day has no good backup yet, its hour has come, and the last try is long enough ago."""
    local = timezone.localtime(now)
    if local.hour < NOT_BEFORE:
        return False
    last = Backup.objects.first()
    if last is not None and last.began_at > now - PAUSE:
        return False
    good = last_good()
    return good is None or timezone.localdate(good.began_at) < timezone.localdate(now)


def last_good() -> Backup | None:
    """The newest backup that ended with everything in it."""
    return Backup.objects.filter(ended_at__isnull=False, missing=0, failed="").first()
