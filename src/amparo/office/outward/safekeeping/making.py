"""One backup: the databases of one moment first, then the documents that they name, then what is in it."""

from __future__ import annotations

import datetime as dt
import hashlib
import io
import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import IO
from uuid import UUID

import pyrage
from django.db import connection
from django.utils import timezone

from amparo import __version__
from amparo.errors import AmparoError, OfficeError
from amparo.office.outward.safekeeping import keys_apart, recovery
from amparo.office.outward.safekeeping.manifest import OWNERS, WRAPPED, Manifest, Sum
from amparo.office.outward.safekeeping.models import Backup
from amparo.office.outward.safekeeping.shelf import Shelf, name_of, sync
from amparo.office.outward.safekeeping.snapshot import Snapshot, taken
from amparo.office.platform.audit.record import record
from amparo.office.platform.audit.sealer import seal_pending
from amparo.office.platform.encryption import vault
from amparo.office.platform.encryption.columns import SealedFiles, Table
from amparo.office.platform.encryption.models import key_models
from amparo.office.platform.home import Home
from amparo.office.platform.rooms import every

KEPT_DAYS = 30
"""A backup is kept so long, and its keys at most, unless the office says otherwise."""
TRIES = 3
"""So often a backup begins anew because documents were erased, or the office key changed, while it was made."""
BLOCK = 1 << 20

type Tell = Callable[[int, int], None]
"""Hears how many documents are done, of how many."""


@dataclass(frozen=True, slots=True)
class Made:
    """What became of a backup."""

    path: Path
    manifest: Manifest
    copied: int
    """Documents that were not in the folder yet."""
    dropped: int
    """Older backups that were deleted."""


def back_up(
    home: Home,
    folder: Path,
    others: Iterable[str] = (),
    *,
    days: int = KEPT_DAYS,
    key_days: int = KEPT_DAYS,
    tell: Tell = lambda done, of: None,
) -> Made:
    """Make a backup in a folder, and delete those older than so many days. Raises OfficeError, OSError.

    Of those older than `key_days` the keys are deleted: they open with the keys of this one from then on.

    What becomes of it stands on record, also when it fails.
    """
    shelf, others = Shelf(folder), list(others)
    recovery.other_recipients(others)
    shelf.make(home)
    row = Backup.objects.create(folder=str(folder)[:400])
    while seal_pending():
        pass
    try:
        with shelf.alone():
            made = _made(home, shelf, others, (days, key_days), tell)
    except BaseException as wrong:
        _fail(row, wrong)
        raise
    row.ended_at, row.documents, row.missing = timezone.now(), len(made.manifest.documents), len(made.manifest.missing)
    row.save(update_fields=["ended_at", "documents", "missing"])
    record(None, "backup.made", about=f"{row.documents} documents, {row.missing} missing")
    return made


def _fail(row: Backup, wrong: BaseException) -> None:
    reason = str(wrong) if isinstance(wrong, AmparoError) else getattr(wrong, "strerror", "") or type(wrong).__name__
    try:
        Backup.objects.filter(pk=row.pk).update(failed=reason[:200])
    except Exception:  # the database is what failed; the backup has no end on record, which says as much
        connection.close()


def _made(home: Home, shelf: Shelf, others: list[str], days: tuple[int, int], tell: Tell) -> Made:
    for _ in range(TRIES):
        shelf.drop_unfinished()
        with taken(home, [model._meta.db_table for model in key_models()]) as snapshot:
            filled = _fill(home, shelf, snapshot, others, tell)
        if filled is not None and not _erased_meanwhile(filled.manifest.missing):
            whole = filled.path.with_name(filled.path.name.removeprefix("."))
            filled.path.rename(whole)
            sync(shelf.folder)
            dropped = _drop_old(shelf, days[0])
            _drop_old_keys(shelf, days[1])
            return replace(filled, path=whole, dropped=dropped)
    shelf.drop_unfinished()
    raise OfficeError("documents were erased, or the office key changed, each time a backup was made; try again later")


def _fill(home: Home, shelf: Shelf, snapshot: Snapshot, others: list[str], tell: Tell) -> Made | None:
    """One backup that has no name yet; None where the office key was changed since the moment of the databases."""
    ring, now = vault.keyring(), _moment(shelf)
    readers = recovery.recipients(ring, others)
    folder = shelf.folder / f".{name_of(now)}"
    folder.mkdir(mode=0o700)
    _write(folder / "keyring.json", home.keyring.read_bytes())
    ring.refresh()
    if not _wrapped_with(snapshot) <= {key.hex() for key in ring.ids}:
        return None
    if others:
        _write(folder / "keys.age", pyrage.encrypt(ring.secrets(), recovery.other_recipients(others)))
    if home.heads.exists():
        _write(folder / "heads.age", pyrage.encrypt(home.heads.read_bytes(), readers))
    parts = {}
    for name in snapshot.parts:
        with snapshot.opened(name) as content:
            parts[name] = _encrypt(content, folder / f"{name}.age", readers)
    names = {model._meta.db_table: str(model._meta.pk.column) for model in key_models()}
    for name, rows in zip((OWNERS, WRAPPED), keys_apart.parted(snapshot.apart, names), strict=True):
        parts[name] = _encrypt(io.BytesIO(rows), folder / f"{name}.age", readers)
    documents, missing, copied = _copy_documents(home, shelf, snapshot, tell)
    manifest = Manifest(
        made_at=now.isoformat(),
        version=__version__,
        vendor=snapshot.vendor,
        head=snapshot.head(),
        parts=parts,
        rows={table.name: snapshot.count(table.name) for table in every(Table)},
        documents=documents,
        missing=missing,
    )
    _write(folder / "manifest.age", pyrage.encrypt(manifest.kept(), readers))
    sync(folder)
    return Made(folder, manifest, copied, 0)


def _wrapped_with(snapshot: Snapshot) -> set[str]:
    """The ids of the office keys that wrap what is in a snapshot."""
    return {str(row[keys_apart.OFFICE_KEY]) for rows in snapshot.apart.values() for row in rows}


def _moment(shelf: Shelf) -> dt.datetime:
    """Now, and later than the newest backup."""
    last = max((each.at for each in shelf.kept()), default=None)
    now = timezone.now().astimezone(dt.UTC).replace(microsecond=0)
    return now if last is None or now > last else last + dt.timedelta(seconds=1)


# --- documents ----------------------------------------------------------------------------------------------


def _copy_documents(
    home: Home, shelf: Shelf, snapshot: Snapshot, tell: Tell
) -> tuple[dict[str, Sum], tuple[str, ...], int]:
    known = _known_sums(shelf)
    wanted = [pk for part in every(SealedFiles) for pk in snapshot.ids(part.table)]
    sums, gone, copied = {}, [], 0
    for done, pk in enumerate(wanted, 1):
        source, target = home.document(UUID(pk)), shelf.document(pk)
        held = known.get(pk)
        if held is None or not target.exists() or target.stat().st_size != held.size:
            try:
                held, copied = _copy(source, target), copied + 1
            except FileNotFoundError:
                gone.append(pk)
                continue
        sums[pk] = held
        tell(done, len(wanted))
    for folder in {shelf.document(pk).parent for pk in sums}:
        sync(folder)
    sync(shelf.documents)
    return sums, tuple(gone), copied


def _known_sums(shelf: Shelf) -> dict[str, Sum]:
    kept = shelf.kept()
    return dict(kept[-1].manifest(recovery.recovery_identity(vault.keyring())).documents) if kept else {}


def _copy(source: Path, target: Path) -> Sum:
    with source.open("rb") as content:
        target.parent.mkdir(mode=0o700, exist_ok=True)
        with _private(target) as copy:
            return _through(content, copy)


def _erased_meanwhile(gone: Sequence[str]) -> bool:
    """Whether some that have no file are on record no more: erased, while we copied."""
    from django.apps import apps

    tables = {part.table for part in every(SealedFiles)}
    on_record = sum(
        model._default_manager.filter(pk__in=gone[start : start + 500]).count()
        for model in apps.get_models()
        if model._meta.db_table in tables
        for start in range(0, len(gone), 500)
    )
    return on_record < len(gone)


def _drop_old(shelf: Shelf, days: int) -> int:
    kept = shelf.kept()
    until = kept[-1].at - dt.timedelta(days=days)
    old = [each for each in kept[:-1] if each.at < until]
    if old:
        identity = recovery.recovery_identity(vault.keyring())
        named = {pk for each in kept if each not in old for pk in each.manifest(identity).documents}
        shelf.drop(old, named)
    return len(old)


def _drop_old_keys(shelf: Shelf, days: int) -> None:
    """What was erased so many days ago opens in no backup any more. The newest keeps its keys, which open them all."""
    kept = shelf.kept()
    until = kept[-1].at - dt.timedelta(days=days)
    for each in kept[:-1]:
        if each.has_keys_apart and each.at < until:
            each.drop_keys()


# --- files --------------------------------------------------------------------------------------------------


@contextmanager
def _private(path: Path) -> Iterator[IO[bytes]]:
    """A new file for this account alone, there whole or not at all."""
    fresh = path.with_name(f".{path.name}.new")
    fresh.unlink(missing_ok=True)
    try:
        with os.fdopen(os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        fresh.replace(path)
    finally:
        fresh.unlink(missing_ok=True)


def _through(source: IO[bytes], target: IO[bytes]) -> Sum:
    digest, size = hashlib.sha256(), 0
    while block := source.read(BLOCK):
        digest.update(block)
        size += len(block)
        target.write(block)
    return Sum(size, digest.hexdigest())


class _Counted:
    """A stream that reckons the hash of what is read from it."""

    def __init__(self, source: IO[bytes]) -> None:
        self.source, self.digest, self.size = source, hashlib.sha256(), 0

    def read(self, size: int = -1) -> bytes:
        """So many bytes, or all that are left."""
        block = self.source.read(size)
        self.digest.update(block)
        self.size += len(block)
        return block


def _encrypt(source: IO[bytes], path: Path, readers: list[recovery.Recipient]) -> Sum:
    counted = _Counted(source)
    with _private(path) as target:
        pyrage.encrypt_io(counted, target, readers)
    return Sum(counted.size, counted.digest.hexdigest())


def _write(path: Path, content: bytes) -> None:
    with _private(path) as target:
        target.write(content)
