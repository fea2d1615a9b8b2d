"""The parts of a restore one by one: documents laid out whole or named, keys, counts; the copy before an upgrade."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pyrage
import pytest
from django.conf import settings
from django.db import connection
from django.utils import timezone

from amparo.errors import OfficeError, SealingError
from amparo.office.outward.safekeeping import before_upgrade, recovery, restoring, settling
from amparo.office.outward.safekeeping.making import back_up
from amparo.office.outward.safekeeping.manifest import Manifest
from amparo.office.outward.safekeeping.shelf import Kept, Shelf, name_of
from amparo.office.platform.accounts.models import Session
from amparo.office.platform.audit.models import AuditEntry
from amparo.office.platform.encryption import vault
from amparo.office.platform.encryption.keyring import Keyring
from amparo.office.platform.encryption.openers import Opener
from amparo.office.platform.encryption.shares import joined
from amparo.office.platform.home import Home
from tests.office.builders import Held, signed_in

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def elsewhere(tmp_path: Path) -> Home:
    made = Home(tmp_path / "elsewhere")
    made.make()
    return made


@pytest.fixture
def backup(held: Held, shelf: Path) -> tuple[Kept, Manifest]:
    back_up(settings.HOME, shelf)
    kept = Shelf(shelf).chosen()
    return kept, kept.manifest(recovery.recovery_identity(vault.keyring()))


def test_documents_are_laid_out_once_and_those_that_are_not_what_they_were_are_named(
    backup: tuple[Kept, Manifest], shelf: Path, elsewhere: Home
) -> None:
    _, manifest = backup
    pk = next(iter(manifest.documents))
    told: list[tuple[int, int]] = []
    assert restoring.lay_out(elsewhere, Shelf(shelf), manifest, lambda done, of: told.append((done, of))) == []
    laid = elsewhere.documents / pk[:2] / pk
    assert laid.read_bytes() == Shelf(shelf).document(pk).read_bytes()
    assert told == [(done, len(manifest.documents)) for done in range(1, len(manifest.documents) + 1)]
    source = Shelf(shelf).document(pk)
    content = source.read_bytes()
    source.write_bytes(content[:-1] + bytes([content[-1] ^ 1]))
    assert restoring.lay_out(elsewhere, Shelf(shelf), manifest) == []  # what lies there whole is not copied again
    laid.unlink()
    assert restoring.lay_out(elsewhere, Shelf(shelf), manifest) == [pk]
    assert restoring.unlike(Shelf(shelf), manifest) == [pk]
    assert not laid.exists()
    source.unlink()
    assert restoring.lay_out(elsewhere, Shelf(shelf), manifest) == [pk]


def test_a_database_that_is_another_is_not_laid_out(
    backup: tuple[Kept, Manifest], elsewhere: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept, manifest = backup
    identity = recovery.recovery_identity(vault.keyring())
    other = manifest.parts["database"].__class__(1, "0" * 64)
    with pytest.raises(SealingError, match="is not the one that was backed up"):
        restoring.lay_out_database("database", kept, other, identity, elsewhere.database)
    assert list(elsewhere.folder.glob("*office.sqlite3*")) == []


def test_what_a_restore_that_was_cut_off_left_is_not_written_into_the_next(
    backup: tuple[Kept, Manifest], elsewhere: Home
) -> None:
    kept, manifest = backup
    left = [elsewhere.database.with_name(f"{elsewhere.database.name}{end}") for end in ("-wal", "-shm", "-journal")]
    for path in left:
        path.write_bytes(b"of another database")
    identity = recovery.recovery_identity(vault.keyring())
    restoring.lay_out_database("database", kept, manifest.parts["database"], identity, elsewhere.database)
    assert not any(path.exists() for path in left)


def test_an_office_is_not_restored_over_another(elsewhere: Home) -> None:
    restoring.refuse_full(elsewhere)
    elsewhere.keyring.write_text("{}")
    with pytest.raises(OfficeError, match="restore into a folder of its own"):
        restoring.refuse_full(elsewhere)


def test_the_keys_open_with_what_opened_them_or_with_a_new_passphrase(
    held: Held, shelf: Path, elsewhere: Home, tmp_path: Path
) -> None:
    named = pyrage.x25519.Identity.generate()
    back_up(settings.HOME, shelf, [str(named.to_public())])
    kept = Shelf(shelf).chosen()
    path = elsewhere.folder / "keys.new"
    key_file = tmp_path / "new.key"
    key_file.write_bytes(bytes(range(64)))
    opener = Opener.key_file(key_file)
    rebuilt = restoring.lay_out_keys(path, kept, opener, named)
    assert rebuilt.derived("tried") == vault.keyring().derived("tried")
    assert Keyring.open(path, opener).derived("tried") == rebuilt.derived("tried")
    with pytest.raises(OfficeError):
        restoring.open_backup(kept, opener)  # the backup itself opens with the key of its time
    with pytest.raises(OfficeError):
        restoring.lay_out_keys(path, kept, opener, None)


def test_a_backup_opens_with_the_shares_of_its_time(held: Held, shelf: Path, elsewhere: Home) -> None:
    before = settings.HOME.keyring.read_bytes()
    try:
        shares = vault.keyring().make_shares(2, 3)
        back_up(settings.HOME, shelf)
        vault.keyring().make_shares(2, 2)
    finally:
        settings.HOME.keyring.write_bytes(before)
    kept, together = Shelf(shelf).chosen(), joined(shares[1:])
    laid = restoring.lay_out_keys(elsewhere.folder / "keys.new", kept, together, None)
    assert laid.derived("tried") == vault.keyring().derived("tried")
    assert kept.manifest(restoring.open_backup(kept, together)).documents


def test_tables_that_lost_rows_are_named(backup: tuple[Kept, Manifest]) -> None:
    _, manifest = backup
    rows = {**manifest.rows, "docket_case": manifest.rows["docket_case"] + 2, "a_table_of_later": 3}
    faults = list(settling.faults_of_counts({name: rows[name] for name in ("docket_case", "a_table_of_later")}))
    assert faults == ["docket_case has 1 rows and had 3", "a_table_of_later has 0 rows and had 3"]
    assert list(settling.faults_of_counts({"docket_case": 1})) == []


def test_a_full_database_of_postgresql_is_not_restored_into(held: Held) -> None:
    if connection.vendor != "postgresql":
        settling.refuse_full_database()
        return
    with pytest.raises(OfficeError, match="is not empty"):
        settling.refuse_full_database()


@pytest.mark.parametrize(
    ("do", "action"), [(lambda: settling.settle("20261128T1200Z"), "restored"), (settling.unlock, "unlocked")]
)
def test_after_a_restore_and_after_a_lockdown_everybody_signs_in_anew_and_it_stands_on_record(
    held: Held, do: object, action: str
) -> None:
    signed_in(held.case.assignments.get().user)
    assert Session.objects.exists()
    do()  # type: ignore[operator]
    assert not Session.objects.exists()
    assert AuditEntry.objects.filter(did=f"office.{action}").count() == 1


def test_the_databases_are_copied_before_an_upgrade_and_forgotten_with_the_backups(
    held: Held, monkeypatch: pytest.MonkeyPatch
) -> None:
    now = timezone.now()
    folder = before_upgrade.copy(settings.HOME)
    try:
        names = {path.name for path in folder.iterdir()}
        on_sqlite = {settings.HOME.database.name, settings.HOME.letterbox.name}
        assert names == (on_sqlite if connection.vendor == "sqlite" else {"database.dump"})
        assert {path.stat().st_mode & 0o077 for path in folder.iterdir()} == {0}
        assert before_upgrade.forget_old(now) == 0
        folder.rename(folder.with_name(name_of(now - dt.timedelta(days=settings.BACKUP_DAYS, hours=1))))
        assert before_upgrade.forget_old(now) == 1
        monkeypatch.setattr(before_upgrade.shutil, "copyfileobj", _full)
        with pytest.raises(OSError, match="No space left"):
            before_upgrade.copy(settings.HOME)
        assert list(folder.parent.iterdir()) == []  # half a copy is none
    finally:
        before_upgrade.shutil.rmtree(folder.parent, ignore_errors=True)


def _full(*_given: object) -> None:
    raise OSError(28, "No space left on device")
