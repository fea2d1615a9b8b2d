"""Which rows lie under a code, how a row is named there, and how its columns become bytes.

The bytes must be the same whichever database a row lies in, so they are made from what Django reads, never from what a
driver gives.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import json
from collections.abc import Iterable, Mapping
from decimal import Decimal
from functools import cache
from typing import Any
from uuid import UUID

from django.apps import apps
from django.db import models

from amparo.office.platform.encryption.columns import LibraryTable, Table
from amparo.office.platform.rooms import every


@cache
def coded_columns() -> Mapping[str, frozenset[str]]:
    """The columns under a code, by table. Apps must be loaded."""
    tables: list[Table | LibraryTable] = [*every(Table), *every(LibraryTable)]
    return {table.name: table.coded for table in tables if table.coded}


@cache
def sealed_columns() -> Mapping[str, frozenset[str]]:
    """The sealed columns of the tables whose rows lie under a code."""
    return {table.name: frozenset(table.sealed) for table in every(Table) if table.coded}


@cache
def guarded_models() -> Mapping[str, type[models.Model]]:
    """The model of each table whose rows lie under a code, by table."""
    known = {model._meta.db_table: model for model in apps.get_models(include_auto_created=True)}
    return {name: known[name] for name in sorted(coded_columns())}


@cache
def number_of(table: str) -> int:
    """The number by which a code names a table: 31 bits of a digest of its name, which a test holds apart."""
    return int.from_bytes(hashlib.blake2b(table.encode(), digest_size=4).digest()) >> 1


@cache
def tables_by_number() -> Mapping[int, str]:
    """The tables by the numbers that codes give them."""
    return {number_of(name): name for name in coded_columns()}


def name_of(pk: object) -> UUID:
    """A primary key as a code names it: a UUID as it is, a whole number as one, anything else by a digest."""
    if isinstance(pk, UUID):
        return pk
    if isinstance(pk, int):
        return UUID(int=pk)
    return UUID(bytes=hashlib.blake2b(str(pk).encode(), digest_size=16).digest())


def attributes_of(model: type[models.Model], columns: Iterable[str]) -> tuple[tuple[str, str], ...]:
    """Column and attribute of those of the columns that the model has, in the order in which they are coded."""
    wanted = set(columns)
    return tuple(
        sorted((field.column, field.attname) for field in model._meta.concrete_fields if field.column in wanted)
    )


def as_bytes(value: Any) -> bytes:
    """A value of a column as bytes that no other value has. Raises TypeError for a kind that no column has yet."""
    match value:
        case None:
            return b"n"
        case bool():
            return b"b1" if value else b"b0"
        case int():
            return b"i%d" % value
        case str():
            return b"s" + value.encode()
        case bytes() | memoryview() | bytearray():
            return b"y" + bytes(value)
        case UUID():
            return b"u" + value.bytes
        case dt.datetime():
            return b"t" + value.astimezone(dt.UTC).isoformat(timespec="microseconds").encode()
        case dt.date():
            return b"d" + value.isoformat().encode()
        case dt.time():
            return b"h" + value.isoformat(timespec="microseconds").encode()
        case dict() | list() | float():
            return b"j" + json.dumps(value, sort_keys=True, separators=(",", ":")).encode()
        case Decimal():
            return b"m" + str(value.normalize()).encode()
        case _:
            raise TypeError(f"a column holds a {type(value).__name__}, of which no code can be made yet")


def joined(parts: Iterable[bytes]) -> bytes:
    """Parts as one run of bytes that can be parted in one way only."""
    return b"".join(b"%d:%b" % (len(part), part) for part in parts)
