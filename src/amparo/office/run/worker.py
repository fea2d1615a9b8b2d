"""The keepers: processes beside the workers that chain the audit, collect messages, tidy up and send messages."""

from __future__ import annotations

import logging
import os
import signal
import time
from collections.abc import Callable

from django.db import DatabaseError, connection, connections
from django.utils import timezone

from amparo.errors import AmparoError
from amparo.office.platform.rooms import AT_START, EACH_MINUTE, EACH_SECOND, Job, jobs

TO_STOP = (signal.SIGINT, signal.SIGTERM)
_log = logging.getLogger(__name__)


def begin() -> None:
    """What rooms do before the office answers, in their order."""
    for job in jobs(AT_START):
        job.do(timezone.now())


def start() -> list[int]:
    """Start the keepers beside this process; they end when it does. Their process ids.

    One chains and collects each second; one tidies and sends each minute, and may wait for slow servers; one does what
    may take long.
    """
    parent = os.getpid()
    rounds: list[tuple[float, Callable[[], None]]] = [
        (EACH_SECOND, chain_and_collect),
        (EACH_MINUTE, tidy),
        (EACH_MINUTE, take_time),
    ]
    return [_beside(parent, every, a_round) for every, a_round in rounds]


def _beside(parent: int, every: float, a_round: Callable[[], None]) -> int:
    signal.pthread_sigmask(signal.SIG_BLOCK, TO_STOP)  # what runs after a fork swallows a Ctrl+C that comes then
    keeper = os.fork()
    if keeper:
        signal.pthread_sigmask(signal.SIG_UNBLOCK, TO_STOP)
        return keeper
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, lambda *_: os._exit(0))
    signal.pthread_sigmask(signal.SIG_UNBLOCK, TO_STOP)
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
    """What the rooms do each second: chain what is new in the audit, and bring in what lies in the dropbox."""
    now = timezone.now()
    for job in jobs(EACH_SECOND):
        job.do(now)


def tidy() -> None:
    """What the rooms do each minute: send what is due, look for what was missed, forget what has run out.

    One job that fails holds up no other.
    """
    _each_of(jobs(EACH_MINUTE))


def take_time() -> None:
    """What may take long, such as a backup."""
    _each_of(jobs(EACH_MINUTE, apart=True))


def _each_of(wanted: list[Job]) -> None:
    now = timezone.now()
    for job in wanted:
        try:
            job.do(now)
        except (DatabaseError, OSError, AmparoError):
            _log.warning("a job of the round failed: %s; it is tried again", job.name, exc_info=True)


def wait_briefly() -> None:
    """PostgreSQL: the keepers wait for nobody's lock longer than a moment."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SET lock_timeout = '3s'")
