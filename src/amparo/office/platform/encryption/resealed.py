"""Sealed values that stand in the place of earlier ones: the earlier do not open there any more.

A value says in itself when it was sealed, in microseconds, and that is part of its seal. What is sealed again in the
same place is sealed later; the moment of the newest is kept for each place that was ever written over (`Resealed`).
Each process knows all of them. The query that brings the keys of cases says when the newest was sealed, and only when
that is later than what this process knows does it read what is new.

A value that was read just before another was written over it is older too, and opens: what the database holds now says
which of the two it is.

Whoever puts back an older value, and what was kept of its place too, is not stopped here: the codes of rows find them.
"""

from __future__ import annotations

import hashlib
import threading
from collections.abc import Iterable
from functools import cache
from uuid import UUID

from django.apps import apps
from django.db import models
from django.db.models import Max, Subquery

from amparo.errors import SealingError
from amparo.office.platform.encryption.envelope import sealed_at
from amparo.office.platform.encryption.models import Resealed

LATE = 120_000_000
"""Microseconds for which a transaction may have been under way when what it sealed can be read."""
WRAPPED = "wrapped"
"""The column of wrapped keys, which are sealed for a place of their own (`case_keys`)."""

_newest: dict[UUID, int] = {}
_reading = threading.Lock()
_up_to = -1
"""The latest moment that this process knows of; -1 before it has read anything."""


def place(table: str, column: str, key: object) -> UUID:
    """The name of a place: a digest of table, column and primary key."""
    return UUID(bytes=hashlib.blake2b(f"{table}.{column}:{key}".encode(), digest_size=16).digest())


def newest_of_all() -> Subquery:
    """When the newest of all was sealed: to be asked along with something else."""
    return Subquery(Resealed.objects.order_by("-at").values("at")[:1])


def read_up_to(moment: int | None) -> None:
    """Know all that was sealed up to that moment, as `newest_of_all` said it."""
    global _up_to
    if _up_to >= (moment or 0):
        return
    with _reading:
        rows = Resealed.objects.filter(at__gt=_up_to - LATE) if moment is not None else Resealed.objects.none()
        _newest.update(rows.values_list("place", "at"))
        _up_to = moment or 0


def refuse_older(table: str, column: str, key: object, envelope: bytes) -> None:
    """Raises SealingError for a value that stands in its place though a newer one was sealed for that."""
    if _up_to < 0:
        read_up_to(Resealed.objects.aggregate(newest=Max("at"))["newest"])
    newest = _newest.get(place(table, column, key)) if _newest else None
    if newest is not None and sealed_at(envelope) < newest and _stands_there(table, column, key, envelope):
        raise SealingError("an older value was put back in the place of a newer one")


def _stands_there(table: str, column: str, key: object, envelope: bytes) -> bool:
    """Whether the database holds this value in its place, and at the same moment the news of a later one."""
    news = Subquery(Resealed.objects.filter(place=place(table, column, key)).values("at"))
    rows = _model_of(table)._base_manager.filter(pk=key).values_list(column, news)
    return any(bytes(held) == envelope and at is not None and at > sealed_at(envelope) for held, at in rows if held)


@cache
def _model_of(table: str) -> type[models.Model]:
    return next(model for model in apps.get_models(include_auto_created=True) if model._meta.db_table == table)


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
    global _up_to
    with _reading:
        _newest.clear()
        _up_to = -1
