"""Sealed values that stand in the place of earlier ones: the earlier do not open there any more.

A value says in itself when it was sealed, in microseconds, and that is part of its seal. What is sealed again in the
same place is sealed later; the moment of the newest is kept for each place that was ever written over (`Resealed`).
Each process knows all of them and reads what is new once a second. Whoever puts back an older value together with
what is kept of the newer one is not stopped here: the codes of rows find them.
"""

from __future__ import annotations

import hashlib
import threading
import time
from collections.abc import Iterable
from uuid import UUID

from django.db import connection

from amparo.errors import SealingError
from amparo.office.platform.encryption.envelope import sealed_at
from amparo.office.platform.encryption.models import Resealed

READ_EVERY = 1.0
LATE = 120_000_000
"""Microseconds for which a transaction may have been under way when what it sealed can be read."""
WRAPPED = "wrapped"
"""The column of wrapped keys, which are sealed for a place of their own (`case_keys`)."""

_newest: dict[UUID, int] = {}
_reading = threading.Lock()
_read_at = 0.0


def place(table: str, column: str, key: object) -> UUID:
    """The name of a place: a digest of table, column and primary key."""
    return UUID(bytes=hashlib.blake2b(f"{table}.{column}:{key}".encode(), digest_size=16).digest())


def refuse_older(where: UUID, envelope: bytes) -> None:
    """Raises SealingError for a value that was sealed before the newest one known of its place."""
    _read_new()
    newest = _newest.get(where)
    if newest is not None and sealed_at(envelope) < newest:
        raise SealingError("an older value was put back in the place of a newer one")


def remember(places: Iterable[tuple[UUID, int]], database: str) -> None:
    """Keep when the newest value of each place was sealed, in the transaction that writes it."""
    rows = [Resealed(place=where, at=at) for where, at in dict(places).items()]
    if rows:
        Resealed.objects.using(database).bulk_create(
            rows, update_conflicts=True, unique_fields=["place"], update_fields=["at"]
        )


def learn(places: Iterable[tuple[UUID, int]]) -> None:
    """Know in this process what was committed just now."""
    _newest.update(places)


def forget() -> None:
    """Read everything anew when it is next needed: the database is another."""
    global _read_at
    with _reading:
        _newest.clear()
        _read_at = 0.0


def _read_new() -> None:
    global _read_at
    now = time.monotonic()
    if now - _read_at < READ_EVERY and _read_at:
        return
    with _reading:
        rows = Resealed.objects.using(connection.alias)
        if _read_at:
            rows = rows.filter(at__gt=time.time_ns() // 1000 - LATE)
        _newest.update(rows.values_list("place", "at"))
        _read_at = now
