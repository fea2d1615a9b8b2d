"""An office is restored from its backup in a process that knows nothing of it, and does not go on as if nothing was."""

from __future__ import annotations

import datetime as dt
import os
import sqlite3
import subprocess
import sys
import uuid
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pyrage
import pytest
from django.conf import settings
from django.db import connection
from django.utils import timezone

from amparo.office.cases.access import services
from amparo.office.cases.access.models import Status
from amparo.office.cases.messages import outbox
from amparo.office.cases.messages.models import Message, Profile, State
from amparo.office.outward.safekeeping.making import back_up
from amparo.office.outward.safekeeping.shelf import Shelf, name_of
from amparo.office.platform.accounts import forgetting
from amparo.office.platform.accounts.models import Session
from amparo.office.platform.accounts.roles import Role
from amparo.office.platform.encryption.models import CaseKey
from tests.office.builders import Held, a_case, member, signed_in
from tests.office.dropbox_steps import know_its_steps

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.one_moment("restored in processes that have their own clock, from a database made step by step"),
]
PASSPHRASE = "nine brown otters row upstream"


@pytest.fixture
def elsewhere(tmp_path: Path) -> Iterator[dict[str, str]]:
    """The variables of another machine: a folder, and with PostgreSQL an empty database."""
    ours = {name: value for name, value in os.environ.items() if name not in {"DJANGO_SETTINGS_MODULE", "DATABASE_URL"}}
    there = {**ours, "AMPARO_HOME": str(tmp_path / "office")}
    if connection.vendor != "postgresql":
        yield there
        return
    name = f"restored_{uuid.uuid4().hex[:8]}"
    with connection.cursor() as cursor:
        cursor.execute(f"CREATE DATABASE {name}")
    yield {**there, "DATABASE_URL": os.environ["DATABASE_URL"].replace("/postgres?", f"/{name}?")}
    with connection.cursor() as cursor:
        cursor.execute(f"DROP DATABASE {name} WITH (FORCE)")


@pytest.fixture(autouse=True)
def _made_step_by_step(held: Held) -> None:
    """The tests make the dropbox from its models: an office's knows which steps it has taken."""
    know_its_steps()


def _amparo(there: dict[str, str], *words: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "amparo", "office", *words]
    return subprocess.run(command, env=there, input=f"{PASSPHRASE}\n", capture_output=True, text=True, check=False)


def test_an_office_comes_back_whole_for_whoever_it_was_made_for(
    held: Held, shelf: Path, elsewhere: dict[str, str], tmp_path: Path
) -> None:
    identity = pyrage.x25519.Identity.generate()
    key = tmp_path / "key.txt"
    key.write_text(f"# created: today\n{identity}\n")
    made = back_up(settings.HOME, shelf, [str(identity.to_public())])
    restored = _amparo(elsewhere, "restore", str(shelf), "--identity", str(key))
    assert (restored.returncode, restored.stderr) == (0, "")
    assert f"as it was at {made.manifest.made_at}" in " ".join(restored.stdout.split())
    verified = _amparo(elsewhere, "verify")
    assert (verified.returncode, verified.stderr) == (0, "")
    again = _amparo(elsewhere, "restore", str(shelf), "--identity", str(key))
    assert (again.returncode, again.stdout) == (2, "")
    assert "there is an office in" in " ".join(again.stderr.split())


def test_what_is_erased_stays_erased_in_a_backup_whose_own_keys_are_gone(
    held: Held, shelf: Path, elsewhere: dict[str, str], tmp_path: Path
) -> None:
    other = a_case(member(Role.ATTORNEY))
    identity = pyrage.x25519.Identity.generate()
    key = tmp_path / "key.txt"
    key.write_text(str(identity))
    readers = [str(identity.to_public())]
    old = back_up(settings.HOME, shelf, readers, days=365).path
    at = name_of(timezone.now() - dt.timedelta(days=31))
    old.rename(shelf / at)
    CaseKey.objects.filter(pk=held.case.pk).delete()
    services.finish_erasing(timezone.now())
    back_up(settings.HOME, shelf, readers, days=365)
    verified = _amparo(elsewhere, "verify", str(shelf), "--at", at, "--identity", str(key))
    assert (verified.returncode, verified.stderr) == (0, "")
    assert "Erased since:" in verified.stdout
    if connection.vendor == "postgresql":
        _asked(elsewhere, "DROP SCHEMA public CASCADE; CREATE SCHEMA public")
    restored = _amparo(elsewhere, "restore", str(shelf), "--at", at, "--identity", str(key))
    assert (restored.returncode, restored.stderr) == (0, "")
    assert "opens with the keys of a later backup; 1 key was erased since" in " ".join(restored.stdout.split())
    again = _amparo(elsewhere, "verify")
    assert (again.returncode, again.stderr) == (0, "")
    standing = {held.number: Status.ERASED, other.number: other.case.status}
    assert dict(_asked(elsewhere, "SELECT number, status FROM docket_case")) == standing


def _asked(there: dict[str, str], sql: str) -> list[tuple[str, ...]]:
    """What the database of the other machine answers."""
    if connection.vendor == "postgresql":
        import psycopg

        with psycopg.connect(there["DATABASE_URL"]) as database:
            found = database.execute(sql)
            return found.fetchall() if found.description else []
    with closing(sqlite3.connect(Path(there["AMPARO_HOME"]) / settings.HOME.database.name)) as database:
        return database.execute(sql).fetchall()


def test_a_damaged_backup_is_found_without_restoring_it(
    held: Held, shelf: Path, elsewhere: dict[str, str], tmp_path: Path
) -> None:
    identity = pyrage.x25519.Identity.generate()
    key = tmp_path / "key.txt"
    key.write_text(str(identity))
    made = back_up(settings.HOME, shelf, [str(identity.to_public())])
    pk = next(iter(made.manifest.documents))
    path = Shelf(shelf).document(pk)
    path.write_bytes(path.read_bytes()[:-1] + b"\0")
    verified = _amparo(elsewhere, "verify", str(shelf), "--identity", str(key))
    assert verified.returncode == 1
    assert f"document {pk} is missing in the backup, or is not what it was" in " ".join(verified.stderr.split())


def test_nobody_is_signed_in_and_nothing_that_was_due_goes_again(held: Held) -> None:
    signed_in(held.case.assignments.get().user)
    now = timezone.now()
    due, later = (
        Message.objects.create(
            owner_kind="person",
            owner=held.first.pk,
            purpose="reminder",
            event=f"{hours}",
            due_at=now + dt.timedelta(hours=hours),
            until=now + dt.timedelta(days=2),
        )
        for hours in (-1, 5)
    )
    forgetting.after_restore(now)
    outbox.after_restore(now)
    assert not Session.objects.exists()
    due.refresh_from_db()
    later.refresh_from_db()
    assert (due.state, due.reason, later.state) == (State.UNSURE, outbox.RESTORED, State.WAITING)
    assert Profile.objects.get().restored_at == now
    due.delete()
    overslept = Message.objects.create(
        owner_kind="person",
        owner=held.first.pk,
        purpose="reminder",
        event="x",
        due_at=now - dt.timedelta(hours=2),
        until=now + dt.timedelta(days=2),
    )  # put in anew by a reminder that the backup knows nothing of
    outbox.deliver(now + dt.timedelta(minutes=1))
    overslept.refresh_from_db()
    assert overslept.state == State.UNSURE
