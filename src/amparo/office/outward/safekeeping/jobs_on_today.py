"""What everybody is told when a background job of the office is not done: what is not done, and since when."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from amparo.office.cases.access.on_today import Asked, Found
from amparo.office.platform import heartbeats

UNDONE = {
    "chain and collect": _("New requests and check-ins are not collected, and the audit log is not chained."),
    "send and tidy": _("Messages are not sent, missed check-ins are not escalated, deadlines are not worked out anew."),
    "long work": _("Backups are not made."),
}


@dataclass(frozen=True, slots=True)
class Undone:
    """What is not done, and since when."""

    what: object
    since: dt.datetime


def find(_asked: Asked) -> Found:
    """What every member has to know; nothing while all background jobs are done."""
    return Found(frozenset(), lambda opened: undone(timezone.now()))


def undone(now: dt.datetime) -> list[Undone]:
    """What is not done at present."""
    late = heartbeats.late(settings.HOME)
    return [Undone(UNDONE[worker], now - dt.timedelta(seconds=seconds)) for worker, seconds in late.items()]
