"""The wrapped keys of a backup, apart from its data, so that they need not be kept as long.

`owners` has the rows of the tables of keys without what opens, and is kept with the data; `wrapped` has what opens.
When the days of its keys are over, a backup opens with the keys of a later one: with those that there still are, so
that what was erased meanwhile stays erased. The databases of a backup have no row in these tables.
"""

from __future__ import annotations

import datetime as dt
import json
import sqlite3
from base64 import b64decode, b64encode
from collections.abc import Iterable, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from uuid import UUID

OFFICE_KEY, WRAPPED_KEY = "office_key", "wrapped"
"""The columns of a row of keys that open something, or say with what."""

type Rows = Mapping[str, Sequence[Mapping[str, Any]]]
"""Rows by table, each by the names of its columns."""


@dataclass(frozen=True, slots=True)
class Joined:
    """The rows of keys of a backup, with the keys that there are."""

    rows: Rows
    gone: Mapping[str, Sequence[str]]
    """By table, the rows whose key is there no more."""

    @property
    def erased(self) -> int:
        """How many keys are there no more."""
        return sum(map(len, self.gone.values()))


def taken_out(path: Path, tables: Iterable[str]) -> Rows:
    """The rows of these tables of a copy of a SQLite database, in which they stand no more: their bytes are zeros."""
    found = {}
    with closing(sqlite3.connect(path, isolation_level=None)) as database:
        database.execute("PRAGMA secure_delete=ON")
        database.execute("PRAGMA journal_mode=OFF")
        database.row_factory = sqlite3.Row
        for table in tables:
            found[table] = [dict(row) for row in database.execute(f'SELECT * FROM "{table}"')]  # noqa: S608
            database.execute(f'DELETE FROM "{table}"')  # noqa: S608
    return found


def parted(rows: Rows, names: Mapping[str, str]) -> tuple[bytes, bytes]:
    """Two files: the rows without what opens, and what opens. `names` are the columns of the tables' primary keys."""
    owners: dict[str, list[dict[str, Any]]] = {}
    wrapped: dict[str, dict[str, list[Any]]] = {}
    for table, held in rows.items():
        owners[table], wrapped[table] = [], {}
        for row in held:
            left = {column: _kept(value) for column, value in row.items() if column not in (OFFICE_KEY, WRAPPED_KEY)}
            key = str(left[names[table]])
            owners[table].append({"key": key, "row": left})
            wrapped[table][key] = [row[OFFICE_KEY], b64encode(bytes(row[WRAPPED_KEY])).decode()]
    return json.dumps(owners).encode(), json.dumps(wrapped).encode()


def joined(owners: bytes, wrapped: bytes) -> Joined:
    """The rows again, with the keys of this or a later backup."""
    keys = json.loads(wrapped)
    rows: dict[str, list[Mapping[str, Any]]] = {}
    gone: dict[str, list[str]] = {}
    for table, held in json.loads(owners).items():
        rows[table], gone[table] = [], []
        for each in held:
            opens = keys.get(table, {}).get(each["key"])
            if opens is None:
                gone[table].append(each["key"])
            else:
                rows[table].append({**each["row"], OFFICE_KEY: opens[0], WRAPPED_KEY: b64decode(opens[1])})
    return Joined(rows, gone)


def _kept(value: object) -> object:
    """A value as JSON has it, which the database that gave it takes back."""
    match value:
        case UUID():
            return value.hex
        case dt.datetime():
            return value.isoformat()
        case _:
            return value
