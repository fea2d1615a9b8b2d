"""The databases of an office at one moment, copied while it is open.

What lies in the dropbox moves into the office by being written here and then deleted there. So both are copied of one
moment: nothing may be put into the dropbox while it is copied, and the other's moment is fixed before that ends.
"""

from __future__ import annotations

import os
import sqlite3
import subprocess
from collections.abc import Iterable, Iterator, Sequence
from contextlib import AbstractContextManager, ExitStack, closing, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO, Any, Protocol
from uuid import UUID

from django.db import connection, connections, transaction

from amparo.errors import OfficeError
from amparo.office.outward.safekeeping import keys_apart
from amparo.office.outward.safekeeping.manifest import DATABASE, DROPBOX
from amparo.office.platform.home import Home

PATIENCE = 30.0
"""Seconds for which a copy waits for whoever is writing."""


class Snapshot(Protocol):
    """The databases at one moment."""

    @property
    def vendor(self) -> str:
        """sqlite or postgresql."""
        ...

    @property
    def parts(self) -> tuple[str, ...]:
        """The names of its parts."""
        ...

    @property
    def apart(self) -> keys_apart.Rows:
        """The rows of the tables that are kept apart and are in none of its parts."""
        ...

    def opened(self, part: str) -> AbstractContextManager[IO[bytes]]:
        """The bytes of a part."""
        ...

    def count(self, table: str) -> int:
        """How many rows a table has."""
        ...

    def ids(self, table: str) -> Iterator[str]:
        """The ids of the rows of a table, as hexadecimal digits."""
        ...

    def head(self) -> str:
        """The end of the audit chain, `place:digest`."""
        ...


@contextmanager
def taken(home: Home, apart: Sequence[str] = ()) -> Iterator[Snapshot]:
    """The databases of the office at this moment, these tables apart. Raises OfficeError, OSError."""
    if connection.vendor == "postgresql":
        with _of_postgresql(apart) as dumped:
            yield dumped
        return
    with ExitStack() as stack:
        try:
            yield stack.enter_context(_of_sqlite(home, apart))
        except sqlite3.DatabaseError as wrong:
            raise OfficeError(f"the database cannot be copied: {wrong}") from None


# --- SQLite -------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Copied:
    """Copies of the files of SQLite, in the office's folder: it has room for them, and who may read it."""

    database: Path
    dropbox: Path
    apart: keys_apart.Rows = field(default_factory=dict)
    vendor: str = "sqlite"

    @property
    def parts(self) -> tuple[str, ...]:
        """Both files."""
        return DATABASE, DROPBOX

    @contextmanager
    def opened(self, part: str) -> Iterator[IO[bytes]]:
        """The bytes of a file."""
        path = self.database if part == DATABASE else self.dropbox
        with path.open("rb") as file:
            yield file

    def count(self, table: str) -> int:
        """How many rows a table has, in whichever file it lies."""
        if table in self.apart:
            return len(self.apart[table])
        with self._reading(table) as database:
            count: int = database.execute(f'SELECT count(*) FROM "{table}"').fetchone()[0]  # noqa: S608
        return count

    def ids(self, table: str) -> Iterator[str]:
        """The ids of a table."""
        with self._reading(table) as database:
            for (pk,) in database.execute(f'SELECT id FROM "{table}"'):  # noqa: S608
                yield UUID(str(pk)).hex

    def head(self) -> str:
        """The end of the audit chain."""
        with self._reading("audit_link") as database:
            last = database.execute("SELECT place, digest FROM audit_link ORDER BY place DESC LIMIT 1").fetchone()
        return _head(last)

    @contextmanager
    def _reading(self, table: str) -> Iterator[sqlite3.Connection]:
        for path in (self.database, self.dropbox):
            with closing(sqlite3.connect(f"{path.as_uri()}?mode=ro", uri=True)) as database:
                if database.execute("SELECT 1 FROM sqlite_master WHERE name = ?", [table]).fetchone():
                    yield database
                    return
        raise OfficeError(f"the copy of the database has no table {table}")


@contextmanager
def _of_sqlite(home: Home, apart: Sequence[str]) -> Iterator[Copied]:
    database, dropbox = (home.folder / f".{name}-{os.getpid()}.copy" for name in (DATABASE, DROPBOX))
    copies = Copied(database, dropbox)
    try:
        for path in (copies.database, copies.dropbox):
            path.unlink(missing_ok=True)
            os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
        _copy_both(_file_of("default"), _file_of("letterbox"), copies)
        yield Copied(database, dropbox, keys_apart.taken_out(database, apart))
    finally:
        for path in (copies.database, copies.dropbox):
            path.unlink(missing_ok=True)


def _file_of(alias: str) -> Path:
    return Path(str(connections[alias].settings_dict["NAME"]))


def _copy_both(database: Path, dropbox: Path, copies: Copied) -> None:
    with closing(_connected(database)) as office, closing(_connected(dropbox)) as letters:
        letters.execute("BEGIN IMMEDIATE")  # nothing comes and nothing is taken out ...
        office.execute("BEGIN")
        office.execute("SELECT count(*) FROM sqlite_master").fetchone()  # ... until the office's moment is fixed
        with closing(sqlite3.connect(dropbox, timeout=PATIENCE)) as reading:
            _copy(reading, copies.dropbox)
        letters.execute("ROLLBACK")
        _copy(office, copies.database)
        office.execute("ROLLBACK")


def _connected(path: Path) -> sqlite3.Connection:
    return sqlite3.connect(path, timeout=PATIENCE, isolation_level=None)


def _copy(source: sqlite3.Connection, path: Path) -> None:
    with closing(sqlite3.connect(path)) as target:
        source.backup(target)
        target.execute("PRAGMA journal_mode=DELETE")


# --- PostgreSQL ---------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Dumped:
    """What pg_dump writes of a snapshot that a transaction of ours holds."""

    snapshot: str
    apart: keys_apart.Rows
    vendor: str = "postgresql"

    @property
    def parts(self) -> tuple[str, ...]:
        """The one dump."""
        return (DATABASE,)

    @contextmanager
    def opened(self, part: str) -> Iterator[IO[bytes]]:
        """The bytes of the dump. Raises OfficeError when pg_dump ends badly."""
        command = ["pg_dump", "--format=custom", "--no-owner", "--no-privileges", f"--snapshot={self.snapshot}"]
        command += [f"--exclude-table-data={table}" for table in self.apart]
        with started(command, stdout=subprocess.PIPE) as process:
            assert process.stdout is not None
            yield process.stdout
            _ended_well(process, "pg_dump")

    def count(self, table: str) -> int:
        """How many rows a table has."""
        with connection.cursor() as cursor:
            cursor.execute(f'SELECT count(*) FROM "{table}"')  # noqa: S608
            count: int = cursor.fetchone()[0]
        return count

    def ids(self, table: str) -> Iterator[str]:
        """The ids of a table."""
        with connection.cursor() as cursor:
            cursor.execute(f'SELECT id FROM "{table}"')  # noqa: S608
            while rows := cursor.fetchmany(5_000):
                for (pk,) in rows:
                    yield UUID(str(pk)).hex

    def head(self) -> str:
        """The end of the audit chain."""
        with connection.cursor() as cursor:
            cursor.execute("SELECT place, digest FROM audit_link ORDER BY place DESC LIMIT 1")
            return _head(cursor.fetchone())


@contextmanager
def _of_postgresql(apart: Sequence[str]) -> Iterator[Dumped]:
    connection.close()  # a transaction of its own, which nothing else of this process shares
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
        cursor.execute("SELECT pg_export_snapshot()")
        snapshot = cursor.fetchone()[0]
        yield Dumped(snapshot, {table: _rows(table) for table in apart})


def _rows(table: str) -> list[dict[str, Any]]:
    with connection.cursor() as cursor:
        cursor.execute(f'SELECT * FROM "{table}"')  # noqa: S608
        names = [column.name for column in cursor.description]
        return [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]


@contextmanager
def started(command: list[str], **pipes: Any) -> Iterator[subprocess.Popen[bytes]]:
    """A program of PostgreSQL, told by its variables where the database is. Raises OfficeError when there is none."""
    wanted = connection.get_connection_params()
    names = {"host": "PGHOST", "port": "PGPORT", "user": "PGUSER", "password": "PGPASSWORD", "dbname": "PGDATABASE"}
    given = {variable: str(wanted[name]) for name, variable in names.items() if wanted.get(name)}
    try:
        process = subprocess.Popen(command, env={**os.environ, **given}, stderr=subprocess.PIPE, **pipes)  # noqa: S603
    except FileNotFoundError:
        raise OfficeError(f"{command[0]} is not installed: on Debian, apt-get install postgresql-client") from None
    try:
        yield process
    finally:
        if process.poll() is None:
            process.kill()
        for pipe in filter(None, (process.stdin, process.stdout, process.stderr)):
            pipe.close()
        process.wait()


def _ended_well(process: subprocess.Popen[bytes], name: str) -> None:
    assert process.stderr is not None
    words = process.stderr.read().decode(errors="replace").strip().splitlines()
    if process.wait():
        raise OfficeError(f"{name} failed: {words[0] if words else process.returncode}")


def restore_dump(source: IO[bytes]) -> None:
    """Put a dump into the empty database of this process's settings. Raises OfficeError."""
    command = ["pg_restore", "--no-owner", "--no-privileges", "--exit-on-error", "--single-transaction"]
    name = str(connection.settings_dict["NAME"])
    connection.close()
    with started([*command, "--dbname", name], stdin=source, stdout=subprocess.DEVNULL) as process:
        _ended_well(process, "pg_restore")


def _head(last: Iterable[Any] | None) -> str:
    if last is None:
        return f"0:{bytes(32).hex()}"
    place, digest = last
    return f"{place}:{bytes(digest).hex()}"
