"""What deleting leaves behind in the files of the databases, and how it leaves them.

SQLite writes zeros over what is deleted (secure_delete), but pages of before stand in the write-ahead log until that is
emptied. PostgreSQL leaves deleted rows in the file of their table until it is written anew; its own write-ahead log
keeps what was written until the segment is used again (by default within a few checkpoints, and for as long as it is
archived where somebody archives it).
"""

from __future__ import annotations

import datetime as dt
import logging
import sqlite3
from contextlib import closing

from django.db import DatabaseError, connection, connections, transaction
from django.utils import timezone

from amparo.office.platform.encryption.models import Erasure, key_models

PATIENCE = 1.0
"""Seconds for which the log waits for those who read; what it could not be emptied of is tried again each minute."""
_log = logging.getLogger(__name__)


def erased(what: str) -> None:
    """Something was erased in this transaction: once it is over, nothing of it shall stand in the databases' files.

    To be called when everything is deleted: PostgreSQL knows by the transaction of this row who may still see it.
    """
    Erasure.objects.create(what=what)
    if connection.vendor == "sqlite":
        transaction.on_commit(lambda: scrub(timezone.now()), robust=True)  # what fails is tried again each minute


def scrub(now: dt.datetime) -> bool:
    """Remove what deleting left behind; whether nothing is left to do."""
    if not _empty_logs():
        return False
    waiting = list(Erasure.objects.filter(scrubbed_at=None).values_list("pk", flat=True))
    if not waiting:
        return True
    if connection.vendor == "postgresql" and not (_nobody_reads_as_before(waiting) and _write_keys_anew()):
        return False
    Erasure.objects.filter(pk__in=waiting).update(scrubbed_at=now)
    return True


def _empty_logs() -> bool:
    """Whether the write-ahead logs of SQLite are empty now; those of an office on PostgreSQL are not ours."""
    emptied = [_empty_log(each.settings_dict["NAME"]) for each in connections.all() if each.vendor == "sqlite"]
    return all(emptied)


def _empty_log(path: object) -> bool:
    with closing(sqlite3.connect(str(path), timeout=PATIENCE)) as database:
        try:
            busy, _, _ = database.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
        except sqlite3.OperationalError:
            return False
    return not busy


def _nobody_reads_as_before(waiting: list[int]) -> bool:
    """PostgreSQL: whether nobody can still see what these erasures deleted, so that it is not written along.

    That is so once every transaction is over that ran while they did, in any database of the server, for each of them
    holds back the moment from which rows are gone for all; and once nobody reads, or replicates, as of before that.
    """
    table = connection.ops.quote_name(Erasure._meta.db_table)
    with connection.cursor() as cursor:
        cursor.execute(
            f"WITH erased AS (SELECT min(age(xmin)) AS age FROM {table} WHERE id = ANY(%s)),"  # noqa: S608
            " read AS (SELECT age(backend_xmin) AS age FROM pg_stat_activity"
            "  WHERE datname = current_database() AND pid <> pg_backend_pid()"
            "  UNION ALL SELECT age(pg_snapshot_xmin(pg_current_snapshot())::xid)"
            "  UNION ALL SELECT age(transaction) FROM pg_prepared_xacts"
            "  UNION ALL SELECT age(xmin) FROM pg_replication_slots)"
            " SELECT coalesce(max(read.age) < (SELECT age FROM erased), true) FROM read",
            [waiting],
        )
        nobody: bool = cursor.fetchone()[0]
    return nobody


def _write_keys_anew() -> bool:
    """PostgreSQL: the tables of keys in new files, in which only the keys stand that there still are."""
    tables = [model._meta.db_table for model in key_models()]
    try:
        with connection.cursor() as cursor:
            cursor.execute("SHOW lock_timeout")
            before = cursor.fetchone()[0]
            try:
                cursor.execute("SET lock_timeout = '3s'")
                for table in tables:
                    cursor.execute(f"VACUUM (FULL) {connection.ops.quote_name(table)}")
            finally:
                cursor.execute("SELECT set_config('lock_timeout', %s, false)", [before])
    except DatabaseError:
        _log.warning("the tables of keys could not be written anew; it is tried again", exc_info=True)
        return False
    return True
