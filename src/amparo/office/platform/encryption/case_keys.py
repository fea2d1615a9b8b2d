"""The key of a case: the only way to what is sealed in its rows.

A key holds the unwrapped key of one owner, mostly a case. It seals JSON values and files for one row and column and
opens them again; an envelope from another row, column or owner does not open, nor an older one put back in its place.
"""

from __future__ import annotations

import json
import time
from collections.abc import Iterable, Sequence
from functools import cache
from typing import Any
from uuid import UUID

from django.db import connection, models

from amparo.errors import SealingError
from amparo.office.platform.encryption import resealed, vault
from amparo.office.platform.encryption.envelope import Key, key_id_of, sealed_at
from amparo.office.platform.encryption.models import CaseKey, WrappedKey
from amparo.office.platform.prepared import Prepared


class OpenKey:
    """The opened key of one owner."""

    __slots__ = ("_key", "owner")

    def __init__(self, owner: UUID, key: Key) -> None:
        self.owner = owner
        self._key = key

    @property
    def id(self) -> bytes:
        """The public name of the key, which each envelope of it bears."""
        return self._key.id

    def seal(self, row: models.Model, column: str, value: Any) -> bytes:
        """A JSON value (text, number, list, dict, None) as an envelope for that row and column."""
        return self.seal_bytes(row, column, json.dumps(value, ensure_ascii=True, separators=(",", ":")).encode())

    def unseal(self, row: models.Model, column: str) -> Any:
        """The value sealed in that column of the row. Raises SealingError."""
        return json.loads(self.unseal_bytes(row, column, bytes(getattr(row, column))))

    def unseal_in(self, table: type[models.Model], pk: UUID, column: str, envelope: bytes) -> Any:
        """The same for a row that was read as plain columns, which is quicker. Raises SealingError."""
        return json.loads(self._unsealed(table._meta.db_table, column, pk, bytes(envelope)))

    def seal_bytes(self, row: models.Model, column: str, content: bytes) -> bytes:
        """Bytes as an envelope for that row and column, later than the one that stands there."""
        before = row.__dict__.get(column)
        at = max(time.time_ns() // 1000, sealed_at(bytes(before)) + 1 if before else 0)
        return self._key.seal(content, self._place(row._meta.db_table, column, row.pk), at)

    def unseal_bytes(self, row: models.Model, column: str, envelope: bytes) -> bytes:
        """The bytes of an envelope that was sealed for that row and column, and for it last. Raises SealingError."""
        return self._unsealed(row._meta.db_table, column, row.pk, envelope)

    def _unsealed(self, table: str, column: str, key: object, envelope: bytes) -> bytes:
        plain = self._key.unseal(envelope, self._place(table, column, key))
        resealed.refuse_older(table, column, key, envelope)
        return plain

    def _place(self, table: str, column: str, key: object) -> str:
        return f"{table}.{column}:{key}:{self.owner}"


def new_key(owner: models.Model, keys: type[WrappedKey] = CaseKey) -> OpenKey:
    """Make the key of a new case or other owner, kept wrapped. Call it in the transaction that makes the owner."""
    row = keys()
    row.pk = owner.pk
    return new_key_in(row, owner.pk)


def new_key_in(row: WrappedKey, owner: UUID) -> OpenKey:
    """Make a key for what an owner has that not everybody with the owner's key may open; kept wrapped in `row`."""
    case_key = OpenKey(owner, Key.new())
    share(case_key, row)
    return case_key


def share(case_key: OpenKey, row: WrappedKey) -> None:
    """Keep the key of an open key, wrapped once more, in a new row: for one more who may open it."""
    table = row._meta.db_table
    if connection.vendor == "postgresql":
        # A rotation that ends must wait for us, or we would wrap with a key that it is about to drop.
        with connection.cursor() as cursor:
            cursor.execute(f"LOCK TABLE {table} IN ROW EXCLUSIVE MODE")
    office_key, key = vault.keyring().newest, case_key._key
    row.office_key, row.wrapped = office_key.id.hex(), office_key.seal(key.id + key.secret, _place(type(row), row.pk))
    row.save(force_insert=True)


def open_key(owner: UUID, keys: type[WrappedKey] = CaseKey) -> OpenKey:
    """The key of one case or other owner. Raises SealingError when its key has been destroyed."""
    row = _wrapped(keys).first(owner)
    if row is None:
        raise SealingError("the key of this file has been destroyed")
    return _opened_all([row])[row.owner]


def open_keys(owners: Iterable[UUID], keys: type[WrappedKey] = CaseKey) -> dict[UUID, OpenKey]:
    """The keys of many owners, in one query; those without a key are left out."""
    wanted = set(owners)
    return _opened_all(list(_with_news(keys).filter(pk__in=wanted))) if wanted else {}


def _with_news(keys: type[WrappedKey]) -> models.QuerySet[Any]:
    return keys._default_manager.only("pk", "wrapped").annotate(newest_seal=resealed.newest_of_all())


@cache
def _wrapped(keys: type[WrappedKey]) -> Prepared[Any]:
    """The row of an owner, which is the case, the organization or what else the key belongs to."""
    return Prepared(lambda owner: _with_news(keys).filter(pk=owner), keys._meta.pk)


def _opened_all(rows: Sequence[Any]) -> dict[UUID, OpenKey]:
    if rows:
        resealed.read_up_to(rows[0].newest_seal)
    return {row.owner: opened(row) for row in rows}


def opened(row: WrappedKey, owner: UUID | None = None) -> OpenKey:
    """The key whose wrapped key this row holds; `owner` where the row goes by another name. Raises SealingError."""
    secret = _unwrapped(row)
    return OpenKey(owner or row.owner, Key(secret[:8], secret[8:]))


def rewrap(row: WrappedKey, office_key: Key) -> None:
    """Wrap a data key with another office key; the row is changed, not saved."""
    row.wrapped = office_key.seal(_unwrapped(row), _place(type(row), row.owner))
    row.office_key = office_key.id.hex()


def _unwrapped(row: WrappedKey) -> bytes:
    wrapped = bytes(row.wrapped)
    return vault.keyring().key(key_id_of(wrapped)).unseal(wrapped, _place(type(row), row.owner))


def _place(keys: type[WrappedKey], owner: UUID) -> str:
    return f"key of {owner}" if keys is CaseKey else f"{keys._meta.db_table} of {owner}"
