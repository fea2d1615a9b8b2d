"""An office that has just come out of a backup: is everything there, and what must not go on as if nothing happened."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from django.db import connection, connections
from django.utils import timezone

from amparo.errors import OfficeError
from amparo.office.platform.audit.record import record
from amparo.office.platform.rooms import AfterRestore, AtUnlocking, every


def faults_of_counts(rows: Mapping[str, int]) -> Iterator[str]:
    """Tables that have not as many rows as the backup says. To be asked before any step of the database is taken."""
    there = {alias: set(connections[alias].introspection.table_names()) for alias in connections}
    for table, wanted in rows.items():
        alias = next((alias for alias, names in there.items() if table in names), None)
        count = _count(alias, table) if alias else 0
        if count != wanted:
            yield f"{table} has {count:,} rows and had {wanted:,}"


def _count(alias: str, table: str) -> int:
    with connections[alias].cursor() as cursor:
        cursor.execute(f"SELECT count(*) FROM {connections[alias].ops.quote_name(table)}")  # noqa: S608
        count: int = cursor.fetchone()[0]
    return count


def refuse_full_database() -> None:
    """Raises OfficeError where the PostgreSQL database that a backup is to be put into has tables already."""
    if connection.vendor == "postgresql" and connection.introspection.table_names():
        raise OfficeError("the database of DATABASE_URL is not empty: make an empty one (createdb) and name that")


def settle(backup: str) -> None:
    """Do what the rooms declare for an office that was restored, and record that it was, from which backup."""
    now = timezone.now()
    for part in every(AfterRestore):
        part.do(now)
    record(None, "office.restored", about=backup)


def unlock() -> None:
    """Do what the rooms declare for an office that was locked down, and record that it is open again."""
    now = timezone.now()
    for part in every(AtUnlocking):
        part.do(now)
    record(None, "office.unlocked")


def on_record(did: str, about: str = "") -> None:
    """Record what was done at the machine to those who open the office."""
    record(None, did, about=about)
