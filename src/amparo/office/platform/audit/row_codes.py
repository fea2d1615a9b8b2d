"""The code of a row: what its columns were when it was last written, made with a key that the database does not hold.

Codes are only added, one for each transaction that wrote the row, with the number of its version; the sealer chains
them with the audit log. So a row that was edited, inserted, removed or swapped does not fit its newest code, nor does
an older value that was put back, and a newest code that was removed is missing from its batch (`row_faults` looks).
"""

from __future__ import annotations

import datetime as dt
import hashlib
import hmac
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import batched
from typing import Any
from uuid import UUID

from django.db import DEFAULT_DB_ALIAS, connections, models
from django.utils import timezone

from amparo.office.platform.audit import code_store
from amparo.office.platform.audit.guarded import (
    as_bytes,
    attributes_of,
    coded_columns,
    joined,
    name_of,
    number_of,
    sealed_columns,
)
from amparo.office.platform.audit.models import CodedColumns, RowCode
from amparo.office.platform.encryption import resealed, vault
from amparo.office.platform.encryption.envelope import sealed_at

MAC_BYTES = 16
AT_ONCE = 500
"""Rows that are read and coded together."""
OF_MIGRATIONS = "__fake__"
"""Where Django puts the models that migrations write with."""

type Rows = Mapping[str, tuple[type[models.Model], Mapping[object, set[str]]]]


@dataclass(frozen=True, slots=True)
class Form:
    """The columns of a table that a code covers, with the attributes that hold them."""

    table: str
    columns: tuple[str, ...]
    attributes: tuple[str, ...]

    @property
    def names(self) -> str:
        """The names of the columns, in order."""
        return ",".join(self.columns)

    @property
    def id(self) -> int:
        """The number by which codes name it: made from what it is, so that it is the same in each database."""
        return number_of(f"{self.table}:{self.names}")

    def mac(self, row: UUID, version: int, at: dt.datetime, values: Sequence[Any] | None) -> bytes:
        """The code of a row: of these values in the order of the columns, or of a row that is gone (None)."""
        parts = [self.table.encode(), row.bytes, b"%d" % version, as_bytes(at), self.names.encode()]
        parts += [b"gone"] if values is None else [as_bytes(value) for value in values]
        return hmac.digest(_key(), joined(parts), hashlib.sha256)[:MAC_BYTES]


def code(rows: Rows, database: str) -> Callable[[], None]:
    """Add the codes of rows that the open transaction wrote; call what it gives once that is committed. Raises Locked.

    Called by the connection as the last thing before a commit, for whatever wrote the rows.
    """
    places: list[tuple[UUID, int]] = []
    kept: set[tuple[object, int]] = set()
    for model, written in rows.values():
        if model.__module__ == OF_MIGRATIONS and not _has_codes(database):
            continue  # an office of an earlier version, whose tables are just being made: `first_codes` does it all
        form = form_of(model)
        kept.add(keep(form, database))
        for keys in batched(written, AT_ONCE):
            held = dict(read(form, model, keys, database))
            add(form, {key: held.get(key) for key in keys}, database)
            places += _written_over(form, held, {key: written[key] for key in keys})
    resealed.remember(places, database)

    def after() -> None:
        resealed.learn(places)
        for form in kept:
            kept_for_good(form)

    return after


def code_now(database: str = DEFAULT_DB_ALIAS) -> None:
    """Code what the open transaction has written so far, for who looks at codes within it."""
    code(connections[database].written.taken(), database)  # type: ignore[attr-defined]


def read(
    form: Form, model: type[models.Model], keys: Sequence[object], database: str
) -> Iterator[tuple[object, tuple[Any, ...]]]:
    """What rows hold in the columns of the form, by primary key, as the database says now."""
    if len(keys) == 1:
        row = code_store.row_of(model, form.attributes, keys[0], database)
        if row is not None:
            yield keys[0], row
        return
    rows = model._base_manager.using(database).filter(pk__in=keys)
    for key, *values in rows.values_list("pk", *form.attributes):
        yield key, tuple(values)


def add(form: Form, rows: Mapping[object, Sequence[Any] | None], database: str) -> None:
    """Add a code for each row; None for one that is gone. One that never was there to be coded is left out."""
    if not rows:
        return
    names = {key: name_of(key) for key in rows}
    number = number_of(form.table)
    before = code_store.versions(number, names.values(), database)
    at = timezone.now()
    codes = []
    for key, values in rows.items():
        row = names[key]
        version = before.get(row, 0) + 1
        if values is None and version == 1:
            continue
        codes.append((number, row, version, form.id, values is None, at, form.mac(row, version, at, values)))
    code_store.insert(codes, database)


def form_of(model: type[models.Model]) -> Form:
    """The columns of a table that are coded now, as far as the model has them."""
    table = model._meta.db_table
    pairs = attributes_of(model, coded_columns()[table])
    return Form(table, tuple(column for column, _ in pairs), tuple(attribute for _, attribute in pairs))


_KEPT: set[tuple[object, int]] = set()


def keep(form: Form, database: str) -> tuple[object, int]:
    """Keep the names of the form's columns, once, so that its codes can be read when the table has others."""
    known = connections[database].settings_dict["NAME"], form.id
    if known not in _KEPT:
        row = CodedColumns(id=form.id, table=form.table, columns=form.names)
        CodedColumns.objects.using(database).bulk_create([row], ignore_conflicts=True)
    return known


def kept_for_good(form: tuple[object, int]) -> None:
    """The transaction that kept the names is committed: they need not be kept again."""
    _KEPT.add(form)


def _written_over(
    form: Form, held: Mapping[object, Sequence[Any]], written: Mapping[object, set[str]]
) -> list[tuple[UUID, int]]:
    """The sealed values that stand in the place of others now, and when each was sealed."""
    sealed = sealed_columns().get(form.table, frozenset())
    sealed = sealed - {resealed.WRAPPED}
    return [
        (resealed.place(form.table, column, key), sealed_at(bytes(value)))
        for key, values in held.items()
        for column, value in zip(form.columns, values, strict=True)
        if column in sealed and column in written[key] and value is not None
    ]


def _has_codes(database: str) -> bool:
    connection = connections[database]
    with connection.cursor() as cursor:
        return RowCode._meta.db_table in connection.introspection.table_names(cursor)


def _key() -> bytes:
    return _derived(vault.keyring())


@lru_cache(maxsize=4)
def _derived(ring: object) -> bytes:
    return ring.derived("row codes")  # type: ignore[attr-defined,no-any-return]
