"""While the database takes no writes: since when and why, and who was here meanwhile.

It is kept in memory that all processes of `serve` share, for on a full disk it can be kept nowhere else; what a process
finds, all know. A read goes on then, and its entry lies in the spool; a write is refused, and keeps what was typed.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import mmap
import time
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from enum import IntEnum

from django.db import DatabaseError, connection, transaction
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

TRIED_AGAIN = 15.0
"""Seconds after which a read tries again whether its entry can be written."""
IN_ERROR = 3
"""The state of a transaction that failed, as libpq counts them."""
SLOTS = 4_096
"""Sessions that are remembered: one place each, by the hash of its key."""


class Why(IntEnum):
    """Why the database takes no writes."""

    FULL = 1
    LOCKED = 2
    READ_ONLY = 3
    BROKEN = 4

    @property
    def in_words(self) -> Promise:
        """The reason in a few words."""
        return _IN_WORDS[self]


_IN_WORDS = {
    Why.FULL: _("the disk is full"),
    Why.LOCKED: _("another program holds the database"),
    Why.READ_ONLY: _("the database is read only"),
    Why.BROKEN: _("the disk cannot be written"),
}
_SQLITE = {13: Why.FULL, 5: Why.LOCKED, 6: Why.LOCKED, 8: Why.READ_ONLY, 10: Why.BROKEN, 14: Why.BROKEN}
"""Primary result codes: sqlite.org/rescode.html."""
_POSTGRESQL = {"53100": Why.FULL, "55P03": Why.LOCKED, "25006": Why.READ_ONLY, "58030": Why.BROKEN}
"""postgresql.org/docs/current/errcodes-appendix.html."""


@dataclass(frozen=True, slots=True)
class Outage:
    """The database takes no writes since then."""

    since: dt.datetime
    why: Why


_SHARED = memoryview(mmap.mmap(-1, (3 + 2 * SLOTS) * 8)).cast("d")
_SINCE, _WHY, _TRIED, _FIRST = 0, 1, 2, 3
_reading: ContextVar[bool] = ContextVar("reading", default=False)


@contextmanager
def of_reading(reads: bool = True) -> Iterator[None]:
    """What is put on record within may lie in the spool: it says who saw something, or was refused it."""
    token = _reading.set(reads)
    try:
        yield
    finally:
        _reading.reset(token)


def is_reading() -> bool:
    """Whether the request at hand only reads."""
    return _reading.get()


def why(wrong: BaseException | None) -> Why | None:
    """Why the database did not write, where that is a reason for which it may go on reading."""
    cause = wrong.__cause__ if wrong is not None else None
    code = getattr(cause, "sqlite_errorcode", None)
    if code is not None:
        return _SQLITE.get(code & 0xFF)
    return _POSTGRESQL.get(getattr(cause, "sqlstate", None) or "")


def began(reason: Why) -> None:
    """It does not write. Said again, it does not since the first time."""
    now = time.time()
    _SHARED[_TRIED] = now
    _SHARED[_WHY] = reason
    if not _SHARED[_SINCE]:
        _SHARED[_SINCE] = now


def over() -> None:
    """It writes again."""
    _SHARED[_SINCE] = 0.0


def current() -> Outage | None:
    """Since when and why the database takes no writes; None while it does, as far as is known."""
    since = _SHARED[_SINCE]
    return Outage(dt.datetime.fromtimestamp(since, dt.UTC), Why(int(_SHARED[_WHY]))) if since else None


def is_tried() -> bool:
    """Whether it was tried a moment ago and did not write: a page does not wait for that again."""
    return bool(_SHARED[_SINCE]) and time.time() - _SHARED[_TRIED] < TRIED_AGAIN


def go_on(wrong: DatabaseError) -> None:
    """Note that a statement was not written, so that a read goes on without it. Raises it anew where none can."""
    reason = why(wrong)
    if reason is None or _is_undone():
        raise wrong
    if connection.in_atomic_block:
        transaction.set_rollback(False)  # the statement alone was undone
    began(reason)


def _is_undone() -> bool:
    """Whether the transaction that is open can do no more but end: with PostgreSQL so after any fault."""
    if connection.vendor != "postgresql" or connection.connection is None:
        return False
    return bool(connection.connection.info.transaction_status == IN_ERROR)


def touch(session: str) -> None:
    """A session is in use, which the database does not take."""
    place, mark = _place(session)
    _SHARED[place], _SHARED[place + 1] = mark, time.time()


def last_touched(session: str) -> dt.datetime | None:
    """When a session was last in use without the database taking that; None where it was not since `serve` began."""
    place, mark = _place(session)
    return dt.datetime.fromtimestamp(_SHARED[place + 1], dt.UTC) if _SHARED[place] == mark else None


def _place(session: str) -> tuple[int, float]:
    digest = hashlib.sha256(session.encode()).digest()
    return _FIRST + 2 * (int.from_bytes(digest[:4]) % SLOTS), float(int.from_bytes(digest[4:10]) + 1)
