"""The keepers: processes beside the workers that chain the audit, collect letters, tidy up and send messages."""

from __future__ import annotations

import datetime as dt
import logging
import os
import signal
import time
from collections.abc import Callable

from django.conf import settings
from django.db import DatabaseError, connection, connections
from django.utils import timezone

from amparo.errors import AmparoError
from amparo.office.border.checkins import rounds
from amparo.office.cases.access.models import Receipt
from amparo.office.cases.deadlines.reckoning import write_stale
from amparo.office.cases.documents.store import clear_removed
from amparo.office.cases.drafts import keeping as drafts
from amparo.office.cases.messages import outbox, reminders
from amparo.office.front_door.dropbox import collecting
from amparo.office.intake import guessed_zones, retention, taking
from amparo.office.platform.accounts.models import Guesses, Session
from amparo.office.platform.accounts.sessions import ABSOLUTE, IDLE
from amparo.office.platform.audit import sealer

EACH_SECOND, EACH_MINUTE = 1.0, 60.0
KEPT_KEYS = dt.timedelta(days=2)
_log = logging.getLogger(__name__)


def start() -> list[int]:
    """Start the keepers beside this process; they end when it does. Their process ids.

    One chains and collects each second; the other tidies and sends each minute, and may wait for slow servers.
    """
    parent = os.getpid()
    rounds: list[tuple[float, Callable[[], None]]] = [(EACH_SECOND, chain_and_collect), (EACH_MINUTE, tidy)]
    return [_beside(parent, every, a_round) for every, a_round in rounds]


def _beside(parent: int, every: float, a_round: Callable[[], None]) -> int:
    keeper = os.fork()
    if keeper:
        return keeper
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, lambda *_: os._exit(0))
    os.nice(5)  # whoever waits for a page goes first
    _keep(parent, every, a_round)
    os._exit(0)


def _keep(parent: int, every: float, a_round: Callable[[], None]) -> None:
    due = time.monotonic()
    while os.getppid() == parent:
        if time.monotonic() >= due:
            due = time.monotonic() + every
            try:
                wait_briefly()
                a_round()
            except Exception:
                _log.warning("the keeper could not do its round; it tries again", exc_info=True)
                connections.close_all()
        time.sleep(EACH_SECOND)


def chain_and_collect() -> None:
    """Chain what is new in the audit, and bring in what lies in the letterbox."""
    sealer.seal_pending()
    taking.collect()


def tidy() -> None:
    """Note the end of the audit chain, work out ticklers of the new day, send what is due, forget what has run out.

    One step that fails holds up no other.
    """
    now = timezone.now()
    steps: list[Callable[[], object]] = [
        lambda: sealer.keep_head(settings.HOME.heads),
        write_stale,
        lambda: Session.objects.filter(expire_date__lt=now).delete(),
        lambda: Session.objects.filter(seen_at__lt=now - IDLE).exclude(session_data="").update(session_data=""),
        lambda: Session.objects.filter(seen_at__lt=now - ABSOLUTE).delete(),
        lambda: drafts.clear(now),
        lambda: Session.objects.filter(started_at__lt=now - ABSOLUTE).delete(),
        lambda: Receipt.objects.filter(at__lt=now - KEPT_KEYS).delete(),
        lambda: Guesses.objects.filter(last_at__lt=now - KEPT_KEYS).delete(),
        lambda: clear_removed(now),
        rounds.look_at_all,
        guessed_zones.take_back_once,
        lambda: reminders.remind(now),
        lambda: outbox.deliver(),
        lambda: retention.clear(now),
        lambda: collecting.tidy(now),
    ]
    for step in steps:
        try:
            step()
        except (DatabaseError, OSError, AmparoError):
            _log.warning("a step of the round failed; it is tried again", exc_info=True)


def wait_briefly() -> None:
    """PostgreSQL: the keepers wait for nobody's lock longer than a moment."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SET lock_timeout = '3s'")


def reckon_all() -> None:
    """Work out every tickler that is not of today."""
    while write_stale():
        pass
