"""While the database takes no writes: pages open, each read is on record, and nothing is told that a wall hides."""

from __future__ import annotations

import datetime as dt
import re
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
import time_machine
from django.conf import settings
from django.db import OperationalError, connections, transaction
from django.test import Client, RequestFactory
from django.urls import reverse
from django.utils import timezone

from amparo.office.cases.casework.models import Note
from amparo.office.platform import outages
from amparo.office.platform.accounts.sessions import IDLE
from amparo.office.platform.audit import spool, spooled
from amparo.office.platform.audit.models import AuditEntry
from amparo.office.platform.ui.faults import out_of_reach
from tests.office import matrix
from tests.office.builders import World, signed_in
from tests.office.walk import MISSING, Cell, Walker, surprise

pytestmark = pytest.mark.django_db


@pytest.fixture
def world(world_of_the_file: World, db: None) -> World:
    """One for all tests here: none of them writes to a file on disk."""
    return world_of_the_file.as_made()


@pytest.fixture(autouse=True)
def room_for_reads() -> Iterator[Path]:
    path: Path = settings.HOME.spool
    spool.make(path, 201 * spool.SLOT)
    yield path
    path.unlink()
    outages.over()


class DiskFull(Exception):
    """What psycopg says when the disk of PostgreSQL is full."""

    sqlstate = "53100"


def refuse(execute: Callable[..., object], sql: str, *rest: object) -> object:
    if re.match(r"\s*(INSERT|UPDATE|DELETE)", sql):
        raise OperationalError from DiskFull()
    return execute(sql, *rest)


@contextmanager
def taking_no_writes() -> Iterator[None]:
    """SQLite itself refuses to write; before PostgreSQL, which would end the test's transaction, we do."""
    database = connections["default"]
    try:
        if database.vendor == "postgresql":
            with database.execute_wrapper(refuse):
                yield
        else:
            with database.cursor() as cursor:
                cursor.execute("PRAGMA query_only=ON")
                yield
                cursor.execute("PRAGMA query_only=OFF")
    finally:
        outages.over()


@pytest.fixture
def attorney(world: World) -> Client:
    browser = signed_in(world.users["attorney"])
    browser.raise_request_exception = False
    return browser


def test_each_page_opens_while_nothing_can_be_written(world: World) -> None:
    walker = Walker(world)
    roles = ("attorney", "administrator", "auditor", "scheduler")
    reads = [next((Cell(name, who, "GET", "own") for who in roles if _opens(name, who)), None) for name in matrix.ROWS]
    with taking_no_writes():
        told = [surprise(cell, walker.answer(cell)) for cell in reads if cell is not None]
    assert [each for each in told if each] == []
    assert (len(told) > 80, spooled.lying(settings.HOME.spool)[0] > 60) == (True, True)


def _opens(name: str, who: str) -> bool:
    return matrix.expected(name, who, "GET", "own") == matrix.IN


def test_a_read_is_on_record_once_and_chained_when_the_database_writes_again(
    world: World, attorney: Client, room_for_reads: Path
) -> None:
    held, count = world.cases["attorney", "own"], AuditEntry.objects.count()
    with taking_no_writes():
        page = attorney.get(reverse("casework:case", args=[held.number]))
        attorney.get(reverse("casework:seen_by", args=[held.number]))
        with transaction.atomic():
            assert spooled.bring_in(timezone.now()) == 0  # in peace, until it writes
            transaction.set_rollback(True)
        assert AuditEntry.objects.count() == count
    assert (page.status_code, b"Read only since" in page.content) == (200, True)
    kept = room_for_reads.read_bytes()
    assert spooled.bring_in(timezone.now()) == 2
    entries = list(AuditEntry.objects.order_by("pk")[count:])
    assert [entry.did for entry in entries] == ["reads.brought_in", "case.read", "case.read"]
    assert [entry.about for entry in entries] == ["2 reads, 0 not ours", "case", "seen_by"]
    assert spooled.bring_in(timezone.now()) == 0
    room_for_reads.write_bytes(kept)  # as a power cut between both would leave it
    assert spooled.bring_in(timezone.now()) == 0
    assert AuditEntry.objects.filter(did="case.read", case=held.case.pk).count() == 2
    assert b"Read only since" not in attorney.get(reverse("casework:case", args=[held.number])).content


def test_what_is_not_on_record_is_not_shown(world: World, attorney: Client, room_for_reads: Path) -> None:
    held, walled = (world.cases["attorney", relation] for relation in ("own", "walled"))
    with spool.opened(room_for_reads) as open_spool:
        entry = AuditEntry(at=timezone.now(), actor=1, did="case.read")
        for _ in range(open_spool.places):
            open_spool.add(entry)
    with taking_no_writes():
        assert attorney.get(reverse("casework:case", args=[held.number])).status_code == 503
        for number in (walled.number, MISSING):  # and what a wall hides is told by no other answer
            for method in ("GET", "POST"):
                at = reverse("casework:note", args=[number])
                assert attorney.generic(method, at).status_code in (404, 405)
                assert attorney.post(reverse("casework:note", args=[number]), {"text": "x"}).status_code == 404


def test_a_write_keeps_its_words_and_says_since_when_nothing_is_saved(world: World, attorney: Client) -> None:
    at, count = reverse("casework:note", args=[world.cases["attorney", "own"].number]), Note.objects.count()
    with taking_no_writes():
        page = attorney.post(at, {"text": "She called & is well", "once": "o1"})
    told = page.content.decode()
    assert page.status_code == 503
    assert "She called &amp; is well" in told
    assert "Read only since" in told
    assert Note.objects.count() == count
    assert attorney.post(at, {"text": "She called & is well", "once": "o1"}).status_code == 302


def test_who_works_on_stays_signed_in_and_who_does_not_is_signed_out(world: World, attorney: Client) -> None:
    at, now = reverse("casework:case", args=[world.cases["attorney", "own"].number]), timezone.now()
    with taking_no_writes():
        for minutes, answer in ((20, 200), (40, 200), (40 + IDLE.seconds // 60 + 1, 302)):
            with time_machine.travel(now + dt.timedelta(minutes=minutes), tick=False):
                assert attorney.get(at).status_code == answer


@pytest.mark.parametrize("table", ["accounts_session", "statements_draft"])
def test_a_write_that_was_saved_is_told_as_saved_though_what_comes_after_it_was_not(
    world: World, attorney: Client, table: str
) -> None:
    number, count = world.cases["attorney", "own"].number, Note.objects.count()
    attorney.post(reverse("drafts:draft", args=[number, "notes"]), {"text": "She called"})

    def full(execute: Callable[..., object], sql: str, *rest: object) -> object:
        return refuse(execute, sql, *rest) if f'"{table}"' in sql else execute(sql, *rest)

    with connections["default"].execute_wrapper(full):
        answer = attorney.post(reverse("casework:note", args=[number]), {"text": "She called", "once": "o2"})
    assert (answer.status_code, Note.objects.count()) == (302, count + 1)


def test_signing_out_ends_it_on_the_device_where_no_row_can_be_deleted() -> None:
    page = out_of_reach(RequestFactory().post(reverse("account_logout")))
    assert page.status_code == 503
    assert page.cookies[settings.SESSION_COOKIE_NAME].value == ""
    assert page["Clear-Site-Data"] == '"cache", "storage"'
    assert "signed out on this device" in page.content.decode()


@pytest.mark.parametrize(
    ("code", "reason"),
    [
        (sqlite3.SQLITE_FULL, outages.Why.FULL),
        (sqlite3.SQLITE_BUSY_SNAPSHOT, outages.Why.LOCKED),
        (sqlite3.SQLITE_READONLY, outages.Why.READ_ONLY),
        (sqlite3.SQLITE_IOERR_WRITE, outages.Why.BROKEN),
        (sqlite3.SQLITE_CORRUPT, None),
        (sqlite3.SQLITE_CONSTRAINT_UNIQUE, None),
    ],
)
def test_only_a_reason_for_which_it_can_go_on_reading_is_one(code: int, reason: outages.Why | None) -> None:
    cause = sqlite3.OperationalError()
    cause.sqlite_errorcode = code
    wrong = OperationalError()
    wrong.__cause__ = cause
    assert outages.why(wrong) is reason
