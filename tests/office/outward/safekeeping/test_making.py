"""A backup holds the databases of one moment and every document that they name, or says which it does not."""

from __future__ import annotations

import datetime as dt
import sqlite3
from base64 import b64encode
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.db import connection, transaction
from django.test import override_settings
from django.utils import timezone

from amparo.errors import OfficeError
from amparo.office.cases.documents import store
from amparo.office.cases.documents.inspection import Inspected
from amparo.office.cases.documents.models import Document
from amparo.office.front_door.dropbox.models import SealedMessage
from amparo.office.outward.safekeeping import making, nightly, recovery, restoring
from amparo.office.outward.safekeeping.making import back_up
from amparo.office.outward.safekeeping.manifest import WRAPPED
from amparo.office.outward.safekeeping.models import Backup
from amparo.office.outward.safekeeping.shelf import Kept, Shelf, name_of
from amparo.office.platform.encryption import vault
from amparo.office.platform.encryption.models import CaseKey, key_models
from tests.office.builders import Held, a_pdf

pytestmark = pytest.mark.django_db(transaction=True)


def _take(held: Held) -> None:
    by, seen = held.case.assignments.get().user, Inspected("application/pdf", "pdf", 1, (), scanned=False)
    with transaction.atomic():
        store.take(held.case, held.case_key, by, name="I-213.pdf", what="I-213", content=a_pdf(), seen=seen)


def test_a_backup_holds_everything_and_the_next_copies_only_what_is_new(
    held: Held, shelf: Path, tmp_path: Path
) -> None:
    first = back_up(settings.HOME, shelf)
    _take(held)
    second = back_up(settings.HOME, shelf)
    of_the_first = Document.objects.count() - 1
    assert (first.copied, second.copied, len(second.manifest.documents)) == (of_the_first, 1, of_the_first + 1)
    assert second.manifest.rows["documents_document"] == of_the_first + 1
    assert restoring.unlike(Shelf(shelf), second.manifest) == []
    assert {path.stat().st_mode & 0o077 for path in shelf.rglob("*") if path.is_file() and path.suffix == ".age"} == {0}
    assert nightly.last_good() == Backup.objects.first()
    identity = recovery.recovery_identity(vault.keyring())
    kept = Shelf(shelf).chosen()
    copy = tmp_path / "copy"
    restoring.lay_out_database("database", kept, kept.manifest(identity).parts["database"], identity, copy)
    if connection.vendor == "sqlite":
        with closing(sqlite3.connect(copy)) as database:
            count = database.execute("SELECT count(*) FROM documents_document").fetchone()[0]
        assert count == of_the_first + 1
    else:
        assert copy.read_bytes()[:5] == b"PGDMP"


def test_a_document_without_its_file_is_named_and_the_backup_is_not_good(held: Held, shelf: Path) -> None:
    row = Document.objects.get(place=1)
    store.path_of(row).unlink()
    made = back_up(settings.HOME, shelf)
    assert made.manifest.missing == (row.pk.hex,)
    assert nightly.last_good() is None


def test_what_is_erased_while_a_backup_is_made_is_not_in_it(
    held: Held, shelf: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    copied = making._copy_documents

    def erase_first(*given: object) -> object:
        if gone := Document.objects.filter(place=1).first():
            store.path_of(gone).unlink()
            Document.objects.all().delete() if connection.vendor == "sqlite" else _delete_elsewhere()
        return copied(*given)  # type: ignore[arg-type]

    monkeypatch.setattr(making, "_copy_documents", erase_first)
    made = back_up(settings.HOME, shelf)
    assert (made.manifest.missing, dict(made.manifest.documents)) == ((), {})
    assert {path.name for path in shelf.iterdir() if path.is_dir()} == {"documents", made.path.name}


def _delete_elsewhere() -> None:
    other = connection.copy()
    with other.cursor() as cursor:
        cursor.execute("DELETE FROM documents_document")
    other.close()


def test_old_backups_go_and_with_them_what_no_other_names(held: Held, shelf: Path) -> None:
    old = back_up(settings.HOME, shelf).path
    then = timezone.now() - dt.timedelta(days=31)
    old.rename(shelf / name_of(then))
    row = Document.objects.get(place=1)
    row.delete()
    made = back_up(settings.HOME, shelf, days=30)
    assert made.dropped == 1
    assert [path.name for path in (shelf / "documents").glob("*/*")] == []


def test_no_wrapped_key_lies_with_the_data_and_after_their_days_the_keys_are_gone(
    held: Held, shelf: Path, tmp_path: Path
) -> None:
    wrapped = [bytes(row.wrapped) for model in key_models() for row in model._default_manager.all()]
    assert wrapped
    old, kept = _aged(back_up(settings.HOME, shelf, days=365).path, 31), Shelf(shelf)
    identity = recovery.recovery_identity(vault.keyring())
    manifest = Kept(old).manifest(identity)
    for part in manifest.parts.keys() - {WRAPPED}:
        restoring.lay_out_database(part, Kept(old), manifest.parts[part], identity, tmp_path / part)
        content = (tmp_path / part).read_bytes()
        assert not any(key[-40:] in content or b64encode(key) in content for key in wrapped)
    own = restoring.key_rows(Kept(old), kept.keys_for(Kept(old)), identity)
    assert own is not None
    assert sorted(row["wrapped"] for rows in own.rows.values() for row in rows) == sorted(wrapped)
    CaseKey.objects.filter(pk=held.case.pk).delete()
    newest = back_up(settings.HOME, shelf, days=365).path
    assert not (old / "wrapped.age").exists()
    assert not (old / "keyring.json").exists()
    assert kept.keys_for(Kept(old)).path == newest
    later = restoring.key_rows(Kept(old), Kept(newest), identity)
    assert later is not None
    assert (later.erased, later.gone["sealing_casekey"]) == (1, [str(own.rows["sealing_casekey"][0]["case_id"])])
    assert restoring.erased_since(kept, Kept(old), identity) == 1
    (newest / "wrapped.age").unlink()
    with pytest.raises(OfficeError, match="were deleted"):
        kept.keys_for(Kept(old))


def test_an_office_key_that_changed_while_a_backup_was_made_is_waited_for(
    held: Held, shelf: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before, taken, times = settings.HOME.keyring.read_bytes(), making.taken, []

    @contextmanager
    def changed_after(*given: Any) -> Iterator[Any]:
        with taken(*given) as snapshot:
            if not times:
                for rows in snapshot.apart.values():
                    for row in rows:
                        row["office_key"] = "00" * 8  # type: ignore[index]
            times.append(1)
            yield snapshot

    monkeypatch.setattr(making, "taken", changed_after)
    made = back_up(settings.HOME, shelf)
    assert (len(times), made.path.exists(), before) == (2, True, settings.HOME.keyring.read_bytes())


def _aged(path: Path, days: int) -> Path:
    return path.rename(path.with_name(name_of(timezone.now() - dt.timedelta(days=days))))


def test_what_cannot_be_made_is_said_and_stands_on_record(held: Held, shelf: Path) -> None:
    with pytest.raises(OfficeError, match="do not belong into the office's folder"):
        back_up(settings.HOME, settings.HOME.folder / "backups")
    with pytest.raises(OfficeError, match="is no age recipient"):
        back_up(settings.HOME, shelf, ["age1nobody"])
    assert not Backup.objects.exists()
    back_up(settings.HOME, shelf)
    with Shelf(shelf).alone(), pytest.raises(OfficeError, match="under way"):
        back_up(settings.HOME, shelf)
    assert "under way" in Backup.objects.first().failed
    assert nightly.last_good() is not None


def test_the_backup_of_the_night_is_made_once_and_tried_again_an_hour_later(
    held: Held, shelf: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    at_three = timezone.localtime().replace(hour=3, minute=0)
    assert not nightly.make_if_due(at_three)  # nobody has named a folder
    monkeypatch.setattr(making, "taken", _full)
    with override_settings(BACKUP_FOLDER=str(shelf)):
        assert not nightly.is_due(at_three.replace(hour=1))
        assert not nightly.make_if_due(at_three)
        assert Backup.objects.get().failed == "No space left on device"
        Backup.objects.update(began_at=at_three)
        assert not nightly.is_due(at_three + dt.timedelta(minutes=50))
        monkeypatch.undo()
        assert nightly.make_if_due(at_three + dt.timedelta(minutes=70))
        Backup.objects.filter(failed="").update(began_at=at_three + dt.timedelta(minutes=70))
        assert not nightly.is_due(at_three + dt.timedelta(hours=19))
        assert nightly.is_due(at_three + dt.timedelta(hours=24))


def _full(*_given: object) -> object:
    raise OSError(28, "No space left on device")


def test_the_dropbox_is_of_the_same_moment(held: Held, shelf: Path) -> None:
    SealedMessage.objects.create(pk="00000000-0000-4000-8000-000000000001", sealed=b"x")
    made = back_up(settings.HOME, shelf)
    assert made.manifest.rows["letterbox_letter"] == 1
