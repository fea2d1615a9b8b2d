"""The folder that backups lie in, and nothing else: documents once for all of them, and a folder for each backup.

```
FOLDER/
  README.txt
  documents/ab/ab01...        sealed files, as they lie in the office
  2026-11-28T02-00-07Z/       one backup, whole: what is being made has a dot before its name
    keyring.json              the office's keys, wrapped: useless without passphrase or key file
    database.age              the database, encrypted (dropbox.age too, where that is a file of its own)
    owners.age                whose keys there were, without the keys
    wrapped.age               the keys of cases and requests, wrapped with the office's
    heads.age                 the ends of the audit chain that were noted
    keys.age                  the office's keys for the other recipients alone, where some are named
    manifest.age              what is in it; written last
```

`wrapped.age`, `keyring.json` and `keys.age` are deleted after the days of the keys, which may be fewer than those of
the backup: then it opens with those of the newest. A backup of an earlier version has its keys in the database.
"""

from __future__ import annotations

import datetime as dt
import fcntl
import os
import shutil
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from uuid import UUID

from amparo.errors import OfficeError
from amparo.office.outward.safekeeping import recovery
from amparo.office.outward.safekeeping.manifest import OWNERS, WRAPPED, Manifest
from amparo.office.platform.home import Home

README = """This is a backup of an Amparo office. It is sealed: it opens with the office's passphrase or key file,
or with an age identity for which it was made.

    amparo office verify THIS-FOLDER                          everything in it, without restoring
    AMPARO_HOME=NEW-FOLDER amparo office restore THIS-FOLDER  an office again, on this or another machine
"""


@dataclass(frozen=True, slots=True)
class Kept:
    """One backup that is whole."""

    path: Path

    @property
    def at(self) -> dt.datetime:
        """When it was made."""
        return moment_of(self.path.name)

    @property
    def keyring(self) -> Path:
        """The keys, wrapped."""
        return self.path / "keyring.json"

    @property
    def has_keys_apart(self) -> bool:
        """Whether its keys are, or were, in files of their own; else they are in the database as long as it is kept."""
        return self.part(OWNERS).exists()

    @property
    def has_keys(self) -> bool:
        """Whether it opens with its own keys."""
        return self.part(WRAPPED).exists() or not self.has_keys_apart

    def part(self, name: str) -> Path:
        """An encrypted part."""
        return self.path / f"{name}.age"

    def drop_keys(self) -> None:
        """Delete its keys, those of cases first: killed, it goes on at the next call."""
        for path in (self.part(WRAPPED), self.part("keys"), self.keyring):
            path.unlink(missing_ok=True)
        sync(self.path)

    def manifest(self, identity: recovery.Identity) -> Manifest:
        """What it says of itself. Raises SealingError, OfficeError."""
        return Manifest.read(recovery.decrypted(self.part("manifest"), identity))


@dataclass(frozen=True, slots=True)
class Shelf:
    """The folder of the backups of one office."""

    folder: Path

    def make(self, home: Home) -> None:
        """Make it, for this account alone. Raises OfficeError, also for a folder within the office's or around it."""
        ours, theirs = self.folder.resolve(), home.folder.resolve()
        if ours.is_relative_to(theirs) or theirs.is_relative_to(ours):
            raise OfficeError(
                f"backups do not belong into the office's folder ({home.folder}): name another, elsewhere"
            )
        try:
            self.documents.mkdir(parents=True, exist_ok=True)
            self.folder.chmod(0o700)
            readme = self.folder / "README.txt"
            if not readme.exists():
                readme.write_text(README)
        except OSError as wrong:
            raise OfficeError(f"the folder of backups {self.folder} cannot be made: {wrong.strerror}") from None

    @property
    def documents(self) -> Path:
        """The sealed files of all backups."""
        return self.folder / "documents"

    def document(self, pk: str) -> Path:
        """Where one of them lies, by its id."""
        return self.documents / (name := UUID(pk).hex)[:2] / name

    def kept(self) -> list[Kept]:
        """The backups that are whole, oldest first. Raises OfficeError when there is no such folder."""
        try:
            names = sorted(entry.name for entry in self.folder.iterdir() if entry.is_dir())
        except OSError as wrong:
            raise OfficeError(f"{self.folder} cannot be read: {wrong.strerror}") from None
        return [Kept(self.folder / name) for name in names if _is_name(name)]

    def chosen(self, at: str = "") -> Kept:
        """The newest backup, or the one of that name. Raises OfficeError when there is none."""
        kept = self.kept()
        found = next((each for each in reversed(kept) if not at or each.path.name == at), None)
        if found is None:
            there = f"; there are: {', '.join(each.path.name for each in kept)}" if kept else ""
            raise OfficeError(f"there is no whole backup{f' {at}' if at else ''} in {self.folder}{there}")
        return found

    def keys_for(self, kept: Kept) -> Kept:
        """The backup whose keys open one: its own, or the newest that has any. Raises OfficeError when none has."""
        if kept.has_keys:
            return kept
        found = next((each for each in reversed(self.kept()) if each.has_keys_apart and each.has_keys), None)
        if found is None:
            raise OfficeError(
                f"the keys of {kept.path.name} were deleted, and no backup in {self.folder} has later ones"
            )
        return found

    @contextmanager
    def alone(self) -> Iterator[None]:
        """Nobody else makes or clears backups here within the block. Raises OfficeError when somebody does."""
        with (self.folder / ".lock").open("w") as file:
            try:
                fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except OSError:
                raise OfficeError(f"another backup into {self.folder} is under way") from None
            yield

    def drop_unfinished(self) -> None:
        """Delete what a backup that came to no end left behind. The documents it copied stay for the next."""
        for entry in self.folder.glob(".*Z"):
            shutil.rmtree(entry)

    def drop(self, backups: Sequence[Kept], still_named: set[str]) -> int:
        """Delete backups, and the documents that no other backup names; how many documents."""
        for each in backups:
            shutil.rmtree(each.path)
        unnamed = [path for path in self.documents.glob("*/*") if path.name not in still_named]
        for path in unnamed:
            path.unlink()
        sync(self.folder)
        return len(unnamed)


def sync(folder: Path) -> None:
    """What was written into a folder is there after a power cut."""
    entry = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(entry)
    finally:
        os.close(entry)


def name_of(moment: dt.datetime) -> str:
    """What the backup of a moment is called: 2026-11-28T02-00-07Z, in UTC."""
    written = moment.astimezone(dt.UTC).replace(microsecond=0, tzinfo=None).isoformat()
    return f"{written.replace(':', '-')}Z"


def moment_of(name: str) -> dt.datetime:
    """The moment of the backup of that name. Raises ValueError."""
    day, _, hour = name.partition("T")
    return dt.datetime.fromisoformat(f"{day}T{hour.removesuffix('Z').replace('-', ':')}").replace(tzinfo=dt.UTC)


def _is_name(name: str) -> bool:
    try:
        return name_of(moment_of(name)) == name
    except ValueError:
        return False
