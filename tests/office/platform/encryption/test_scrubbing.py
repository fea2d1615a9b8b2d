"""Erased is erased: no file of the office holds the key any more, nor a sealed value that a kept key could open."""

from __future__ import annotations

import sqlite3
import threading
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from django.apps import apps
from django.conf import settings
from django.db import connection, connections, transaction
from django.urls import reverse
from django.utils import timezone

from amparo.office.outward.exchange.models import Imported
from amparo.office.platform.accounts.roles import Role
from amparo.office.platform.encryption import scrubbing
from amparo.office.platform.encryption.columns import Table
from amparo.office.platform.encryption.models import CaseKey, Erasure
from amparo.office.platform.rooms import every
from tests.office.builders import Held, a_case, member, signed_in
from tests.office.second_person import two_do
from tests.processes import PATIENCE

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def held(transactional_db: None) -> Held:
    return a_case(member(Role.ATTORNEY))


def _envelopes() -> dict[str, bytes]:
    """The middle of each sealed value of the office, where no two are alike, by table and column."""
    models = {model._meta.db_table: model for model in apps.get_models()}
    return {
        f"{table.name}.{column} {pk}": bytes(value)[-48:-8]
        for table in every(Table)
        for column in sorted(table.sealed)
        for pk, value in models[table.name]._default_manager.values_list("pk", column)
        if value is not None and len(value) >= 60
    }


def _files() -> Iterator[Path]:
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SHOW data_directory")
            yield from (Path(cursor.fetchone()[0]) / "base").rglob("*")
        return
    for each in connections.all():
        yield from Path(str(each.settings_dict["NAME"])).parent.glob(f"{Path(str(each.settings_dict['NAME'])).name}*")
    yield from settings.HOME.documents.rglob("*")


def _found(wanted: dict[str, bytes]) -> set[str]:
    contents = [path.read_bytes() for path in _files() if path.is_file()]
    return {name for name, part in wanted.items() if any(part in content for content in contents)}


def _scrub_in_the_end() -> None:
    """Scrub, as each minute: other tests on the same server may have transactions under way, which are waited for."""
    pause, until = threading.Event(), time.monotonic() + PATIENCE
    while not scrubbing.scrub(timezone.now()):
        assert time.monotonic() < until
        pause.wait(0.1)


def test_no_file_holds_the_key_of_an_erased_case(held: Held) -> None:
    Imported.objects.create(key_hash="x" * 64, case=held.case, person=held.first, identity="y" * 64)
    browser = signed_in(held.case.assignments.get().user)
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("CHECKPOINT")
            cursor.execute(  # of tests before this one that left a connection open
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                " WHERE datname = current_database() AND pid <> pg_backend_pid()"
            )
    wanted = _envelopes()
    keys = {name for name in wanted if name.startswith("sealing_casekey")}
    assert len(wanted) > 10
    assert _found(wanted) == set(wanted)  # the search finds what is there
    two_do(browser, reverse("casework:erase", args=[held.number]), {"number": held.number})
    _scrub_in_the_end()
    assert Erasure.objects.get().scrubbed_at is not None
    assert not Imported.objects.exists()
    left = _found(wanted)
    assert not left & keys
    if connection.vendor == "sqlite":
        assert left == {name for name in wanted if name in _envelopes()}
    assert not CaseKey.objects.exists()


@pytest.mark.parametrize("database", ["this", "another"])
def test_a_transaction_that_may_still_see_what_was_deleted_is_waited_for_in_the_next_round(
    held: Held, database: str
) -> None:
    if connection.vendor != "postgresql":
        assert scrubbing.scrub(timezone.now())  # SQLite's log is tried below
        return
    other = connection.copy()
    if database == "another":
        other.settings_dict["NAME"] = "postgres"
    with closing(other), other.cursor() as cursor:
        cursor.execute("BEGIN ISOLATION LEVEL REPEATABLE READ")
        cursor.execute("SELECT pg_current_xact_id()")
        with transaction.atomic():
            scrubbing.erased("case")
        assert not scrubbing.scrub(timezone.now())
        assert Erasure.objects.get().scrubbed_at is None
        cursor.execute("ROLLBACK")
    _scrub_in_the_end()
    assert Erasure.objects.get().scrubbed_at is not None


def test_one_who_reads_only_is_waited_for_too_and_the_patience_for_locks_is_as_before(held: Held) -> None:
    if connection.vendor != "postgresql":
        assert scrubbing.scrub(timezone.now())
        return
    other = connection.copy()
    with closing(other), other.cursor() as cursor, connection.cursor() as ours:
        ours.execute("SET lock_timeout = '7s'")
        cursor.execute("BEGIN ISOLATION LEVEL REPEATABLE READ")
        cursor.execute("SELECT count(*) FROM docket_case")
        with transaction.atomic():
            scrubbing.erased("case")
        assert not scrubbing.scrub(timezone.now())
        cursor.execute("ROLLBACK")
        _scrub_in_the_end()
        ours.execute("SHOW lock_timeout")
        assert ours.fetchone()[0] == "7s"
        ours.execute("RESET lock_timeout")


def test_a_reader_who_holds_the_log_up_is_waited_for_in_the_next_round(held: Held) -> None:
    if connection.vendor != "sqlite":
        assert scrubbing.scrub(timezone.now())
        return
    reader = sqlite3.connect(str(connection.settings_dict["NAME"]), isolation_level=None)
    with closing(reader):
        reader.execute("BEGIN")
        reader.execute("SELECT count(*) FROM docket_case").fetchone()
        Erasure.objects.create(what="case")
        assert not scrubbing.scrub(timezone.now())
        assert Erasure.objects.get().scrubbed_at is None
        reader.execute("COMMIT")
    assert scrubbing.scrub(timezone.now())
    assert Erasure.objects.get().scrubbed_at is not None
