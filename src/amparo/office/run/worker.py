"""Background jobs: processes beside the workers that chain the audit, collect messages, tidy, send and make backups.

The master looks after them each second: one that has died, or that has been silent for too long, is begun anew. What
none of them does any more, /health/ and Today say.
"""

from __future__ import annotations

import logging
import os
import signal
import time
from collections.abc import Callable
from dataclasses import dataclass

from django.conf import settings
from django.db import DatabaseError, connection, connections
from django.utils import timezone

from amparo.errors import AmparoError
from amparo.office.platform.heartbeats import age, beat
from amparo.office.platform.rooms import AT_START, EACH_MINUTE, EACH_SECOND, Job, jobs

TO_STOP = (signal.SIGINT, signal.SIGTERM)
LONGEST_PAUSE = 60.0
"""Seconds at most before a worker that dies again and again is begun anew."""
STEADY = 300.0
"""Seconds after which a worker that runs has not just been begun."""
_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class JobWorker:
    """What is done again and again, each `every` seconds; silent for `silence` seconds it is ended and begun anew."""

    name: str
    every: float
    silence: float
    a_round: Callable[[], None]


@dataclass(slots=True)
class Running:
    """A worker that was begun, as process `pid`."""

    pid: int
    since: float
    failures: int = 0

    @property
    def again_at(self) -> float:
        """When it may be begun anew: at once the first time, later the more often it has died."""
        return self.since + min(2.0**self.failures - 1, LONGEST_PAUSE)


def begin() -> None:
    """What rooms do before the office answers, in their order."""
    for job in jobs(AT_START):
        job.do(timezone.now())


class JobWorkers:
    """The workers of the office that this process serves; they end when it does."""

    def __init__(self) -> None:
        self.parent = os.getpid()
        self.running: dict[str, Running] = {}

    def start(self) -> None:
        """Begin all of them."""
        for worker in JOB_WORKERS:
            beat(settings.HOME, worker.name)
            self.running[worker.name] = Running(_begun(worker, self.parent), time.monotonic())

    def look_after(self, in_child: Callable[[], None] = lambda: None) -> None:
        """Begin anew what has died or hangs; `in_child` is called in its process first. Called each second."""
        now = time.monotonic()
        for worker in JOB_WORKERS:
            held = self.running[worker.name]
            if not _is_dead(held.pid):
                if now - held.since > worker.silence and (age(settings.HOME, worker.name) or 0.0) > worker.silence:
                    _log.warning("the worker “%s” hangs and is ended", worker.name)
                    os.kill(held.pid, signal.SIGKILL)
                continue
            held.failures = 0 if now - held.since > STEADY else held.failures
            if now >= held.again_at:
                pid = _begun(worker, self.parent, in_child)
                _log.warning("the worker “%s” had ended and is begun anew", worker.name)
                self.running[worker.name] = Running(pid, now, held.failures + 1)


def _is_dead(pid: int) -> bool:
    try:
        return os.waitpid(pid, os.WNOHANG)[0] == pid
    except ChildProcessError:  # whoever waits for all children has heard of its end before us
        return True


def _begun(worker: JobWorker, parent: int, in_child: Callable[[], None] = lambda: None) -> int:
    signal.pthread_sigmask(signal.SIG_BLOCK, TO_STOP)  # what runs after a fork swallows a Ctrl+C that comes then
    pid = os.fork()
    if pid:
        signal.pthread_sigmask(signal.SIG_UNBLOCK, TO_STOP)
        return pid
    try:
        signal.signal(signal.SIGCHLD, signal.SIG_DFL)
        signal.signal(signal.SIGINT, signal.SIG_IGN)
        signal.signal(signal.SIGTERM, lambda *_: os._exit(0))
        signal.pthread_sigmask(signal.SIG_UNBLOCK, TO_STOP)
        os.nice(5)  # whoever waits for a page goes first
        in_child()
        _work(parent, worker)
    finally:
        os._exit(0)


def _work(parent: int, worker: JobWorker) -> None:
    due = time.monotonic()
    while os.getppid() == parent:
        if time.monotonic() >= due:
            due = time.monotonic() + worker.every
            try:
                wait_briefly()
                worker.a_round()
            except Exception:
                _log.warning("the worker could not do its round; it tries again", exc_info=True)
                connections.close_all()
            else:
                beat(settings.HOME, worker.name)
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
    """PostgreSQL: the workers wait for nobody's lock longer than a moment."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SET lock_timeout = '3s'")


JOB_WORKERS = (
    JobWorker("chain and collect", EACH_SECOND, 300, chain_and_collect),
    JobWorker("send and tidy", EACH_MINUTE, 1_800, tidy),
    JobWorker("long work", EACH_MINUTE, 12 * 3_600, take_time),
)
"""One chains and collects; one sends and tidies, and may wait for slow servers; one does what may take long."""
