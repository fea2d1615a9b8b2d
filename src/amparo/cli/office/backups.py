"""Backups of an office: made, verified, restored."""

from __future__ import annotations

import os
import secrets
import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

import typer

from amparo.cli import MISSED, WELL
from amparo.cli.arguments import KeyFile
from amparo.cli.office import within
from amparo.cli.office.opening import opened, opener
from amparo.cli.terminal import console, margin, number, plain, progress
from amparo.errors import OfficeError
from amparo.office.outward.safekeeping import recovery, restoring
from amparo.office.outward.safekeeping.keys_apart import Joined
from amparo.office.outward.safekeeping.manifest import DATABASE, DROPBOX, Manifest
from amparo.office.outward.safekeeping.shelf import Kept, Shelf
from amparo.office.platform.encryption.keyring import Keyring
from amparo.office.platform.encryption.openers import Opener
from amparo.office.platform.home import LETTERBOX, VARIABLE, Home, home
from amparo.office.run import serving

MOST_FAULTS = 100
DAYS = 30
ASKED = "Passphrase of the office, as it was when the backup {made} was made (or the word shares): "

Folder = Annotated[Path, typer.Argument(metavar="FOLDER", help="The folder of the backups, on another disk.")]
Which = Annotated[str, typer.Option("--at", metavar="NAME", help="Which backup of the folder; else the newest.")]
IdentityFile = Annotated[
    Path | None,
    typer.Option("--identity", metavar="FILE", help="An age identity that the backup was made for opens it."),
]


def backup(
    folder: Folder,
    others: Annotated[
        list[str] | None, typer.Option("--for", metavar="age1...", help="An age recipient who can open it besides.")
    ] = None,
    days: Annotated[
        int, typer.Option("--days", min=1, envvar="AMPARO_BACKUP_DAYS", help="Older backups are deleted.")
    ] = DAYS,
    key_days: Annotated[
        int,
        typer.Option(
            "--key-days",
            min=1,
            envvar="AMPARO_BACKUP_KEY_DAYS",
            help="Of older backups the keys are deleted: what was erased is gone.",
        ),
    ] = DAYS,
    key_file: KeyFile = None,
) -> int:
    """Back the office up; `MISSED` when the file of a document was missing. Raises OfficeError."""
    office = opened(key_file)
    try:
        with counted("copying documents") as tell:
            made = within.safekeeping.back_up(
                office, folder.absolute(), others or [], days=days, key_days=min(days, key_days), tell=tell
            )
    except OSError as wrong:
        raise OfficeError(f"the backup could not be written to {folder}: {wrong.strerror}; call again") from None
    out, missing = console(), len(made.manifest.missing)
    out.print(
        plain(
            f"{made.path} holds this office: {_count(len(made.manifest.documents), 'document')}, of which "
            f"{number(made.copied)} copied now. Verify it: amparo office verify {folder}"
        )
    )
    if made.dropped:
        out.print(plain(f"Deleted: {_count(made.dropped, 'backup')} older than {days} days."))
    if missing:
        margin().print(plain(f"{_count(missing, 'document')} on record had no file here and cannot be backed up:"))
        for pk in made.manifest.missing[:MOST_FAULTS]:
            margin().print(plain(f"  {pk}"))
        return MISSED
    return WELL


def verify(
    folder: Annotated[
        Path | None, typer.Argument(metavar="FOLDER", help="The folder of the backups; else the office itself.")
    ] = None,
    at: Which = "",
    head: Annotated[
        list[str] | None, typer.Option("--head", metavar="PLACE:DIGEST", help="An end of the audit, kept elsewhere.")
    ] = None,
    identity: IdentityFile = None,
    key_file: KeyFile = None,
) -> int:
    """Open everything; `MISSED` when something does not open or is not what it was. Raises OfficeError."""
    if folder is None:
        opened(key_file)
        with counted("opening") as tell:
            found = within.safekeeping.verify_office(heads=head, tell=tell)
        if strays := within.safekeeping.strays():
            files = _count(strays, "sealed file belongs", "sealed files belong")
            console().print(plain(f"{files} to nothing on record: left by an upload or an erasure that was cut off."))
        return _tell(found, [], "in the office")
    shelf = Shelf(folder.absolute())
    kept = shelf.chosen(at)
    with elsewhere() as temporary:
        out = _unpacked(temporary, shelf, kept, identity, key_file, within_shelf=True)
        _up_to_date(out)
        with counted("opening") as tell:
            found = within.safekeeping.verify_office(
                heads=[*out.heads, *(head or [])],
                missing=out.manifest.missing,
                later_keys=out.later_keys is not None,
                tell=tell,
            )
    return _tell(found, out.faults, f"in the backup {kept.path.name}")


def restore(
    folder: Folder,
    at: Which = "",
    identity: IdentityFile = None,
    key_file: KeyFile = None,
) -> int:
    """Make an office of a backup in AMPARO_HOME; `MISSED` when a document is not in it. Raises OfficeError."""
    office, shelf = home(), Shelf(folder.absolute())
    restoring.refuse_full(office)
    kept = shelf.chosen(at)
    office.make()
    laid = _unpacked(office, shelf, kept, identity, key_file, within_shelf=False)
    with progress("taking the steps of the database"):
        _up_to_date(laid)
    within.safekeeping.settle(kept.path.name)
    _waiting_keyring(office).replace(office.keyring)
    out = console()
    out.print(
        plain(
            f"{office.folder} is the office as it was at {laid.manifest.made_at}. What was done since is not in it: "
            "look at members, walls and hearings. Everybody is signed out; messages that were due are held "
            "as perhaps sent."
        )
    )
    if laid.later_keys is not None:
        erased = _count(laid.later_keys.erased, "key was", "keys were")
        out.print(plain(f"It opens with the keys of a later backup; {erased} erased since, and stay so."))
    elif laid.erased_since:
        keys = _count(laid.erased_since, "key", "keys")
        out.print(plain(f"{keys} that the newest backup has no more open here again: erase anew what was erased."))
    out.print(plain("Open everything in it once: amparo office verify    Start it: amparo serve"))
    for fault in laid.faults[:MOST_FAULTS]:
        margin().print(plain(fault))
    return MISSED if laid.faults else WELL


@dataclass(frozen=True, slots=True)
class _Unpacked:
    """A backup laid out as an office that is open in this process."""

    manifest: Manifest
    faults: list[str]
    heads: list[str]
    """The ends of its audit that were noted."""
    later_keys: Joined | None
    """The keys that it got from a later backup, because its own were deleted."""
    erased_since: int
    """How many of its own keys the newest backup has no more."""


def _up_to_date(laid: _Unpacked) -> None:
    serving.bring_up_to_date()
    if laid.later_keys is not None:
        within.safekeeping.code_anew(laid.later_keys)


def _unpacked(
    office: Home, shelf: Shelf, kept: Kept, identity: Path | None, key_file: Path | None, *, within_shelf: bool
) -> _Unpacked:
    """Lay a backup out as an office that is open in this process. Raises OfficeError."""
    holder = shelf.keys_for(kept)
    held = recovery.identity_in(identity) if identity else None
    if held is not None and within_shelf:
        opens = Opener.passphrase(secrets.token_urlsafe(24))
    else:
        again = "A new passphrase for the office, at least 15 characters: "
        opens = opener(key_file, twice=held is not None, prompt=again if held else ASKED.format(made=holder.path.name))
    ring = restoring.lay_out_keys(_waiting_keyring(office), holder, opens, held)
    reads = held or recovery.recovery_identity(ring)
    manifest = kept.manifest(reads)
    heads = recovery.decrypted(kept.part("heads"), reads) if kept.part("heads").exists() else b""
    if heads and not office.heads.exists():
        office.heads.write_bytes(heads)
        office.heads.chmod(0o600)
    if within_shelf:
        office.documents.rmdir()
        office.documents.symlink_to(shelf.documents)
        faults = []
    else:
        with counted("copying documents") as tell:
            faults = [
                f"document {pk} is missing in the backup, or is not what it was"
                for pk in restoring.lay_out(office, shelf, manifest, tell)
            ]
    keys = restoring.key_rows(kept, holder, reads)
    faults += _open_databases(office, kept, manifest, reads, ring, keys)
    if within_shelf:
        faults += [
            f"document {pk} is missing in the backup, or is not what it was" for pk in restoring.unlike(shelf, manifest)
        ]
    later = keys if holder is not kept else None
    since = restoring.erased_since(shelf, kept, reads) if later is None else 0
    return _Unpacked(manifest, faults, within.safekeeping.heads_in(heads), later, since)


def _open_databases(
    office: Home, kept: Kept, manifest: Manifest, reads: recovery.Identity, ring: Keyring, keys: Joined | None
) -> list[str]:
    """The databases laid out and open in this process; tables that have not the rows that they had."""
    if manifest.vendor == "sqlite":
        os.environ.pop("DATABASE_URL", None)
        for part, path in ((DATABASE, office.database), (DROPBOX, office.letterbox)):
            restoring.lay_out_database(part, kept, manifest.parts[part], reads, path)
        serving.open_apart(ring)
    else:
        if not os.environ.get("DATABASE_URL"):
            raise OfficeError("this backup is of PostgreSQL: name an empty database in DATABASE_URL (createdb)")
        serving.open_apart(ring)
        within.safekeeping.refuse_full_database()
        dump = office.folder / ".database.dump"
        restoring.lay_out_database(DATABASE, kept, manifest.parts[DATABASE], reads, dump)
        try:
            with dump.open("rb") as source, progress("restoring the database"):
                within.safekeeping.restore_dump(source)
        finally:
            dump.unlink()
    rows = dict(manifest.rows)
    if keys is not None:
        within.safekeeping.put_back(keys.rows)
        rows |= {table: len(held) for table, held in keys.rows.items()}
    return list(within.safekeeping.faults_of_counts(rows))


def _waiting_keyring(office: Home) -> Path:
    """Where the keys lie while there is no office yet."""
    return office.folder / ".keyring.json.restoring"


@contextmanager
def elsewhere() -> Iterator[Home]:
    """A folder that passes for the office's, in this process alone, gone after the block."""
    folder = Path(tempfile.mkdtemp(prefix="amparo-verify-"))
    os.environ[VARIABLE] = str(folder)
    os.environ.pop(LETTERBOX, None)
    try:
        there = home()
        there.make()
        yield there
    finally:
        shutil.rmtree(folder, ignore_errors=True)


@contextmanager
def counted(what: str) -> Iterator[Callable[[int, int], None]]:
    """A bar that is told how many are done, of how many."""
    with progress(what) as bar:
        task = bar.add_task("", total=None)
        yield lambda done, of: bar.update(task, completed=done, total=of)


def _tell(found: within.safekeeping.Verified, faults: list[str], where: str) -> int:
    count = found.count + len(faults)
    for fault in [*faults, *found.faults][:MOST_FAULTS]:
        margin().print(plain(fault))
    if count:
        margin().print(plain(f"{_count(count, 'fault')} {where}."))
        return MISSED
    console().print(
        plain(
            f"Everything {where} opens: {number(found.rows)} rows, {number(found.values)} sealed values, "
            f"{_count(found.documents, 'document')}, and the audit as it was written."
        )
    )
    if found.erased:
        console().print(plain(f"Erased since: {_count(found.erased, 'sealed value')} whose key was destroyed."))
    if found.codes:
        codes = _count(found.codes, "answer or draft", "answers or drafts")
        console().print(plain(f"Not known: {codes} that only the person who has the code can open."))
    return WELL


def _count(count: int, singular: str, many: str = "") -> str:
    return f"{number(count)} {singular if count == 1 else many or f'{singular}s'}"
