"""An office from a backup: on this or another machine, with the passphrase of that time or another recipient's key.

The keyring comes last: before it stands there, there is no office, and whoever was interrupted calls again.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path
from typing import IO

from amparo.errors import OfficeError, SealingError
from amparo.office.outward.safekeeping import keys_apart, recovery
from amparo.office.outward.safekeeping.manifest import OWNERS, WRAPPED, Manifest, Sum
from amparo.office.outward.safekeeping.shelf import Kept, Shelf, sync
from amparo.office.platform.encryption.keyring import Keyring
from amparo.office.platform.encryption.keyring_file import replace_whole
from amparo.office.platform.encryption.openers import Opener
from amparo.office.platform.home import Home

BLOCK = 1 << 20

type Tell = Callable[[int, int], None]


def open_backup(kept: Kept, opener: Opener) -> recovery.Identity:
    """What decrypts a backup, by the passphrase or key file of its time. Raises WrongPassphrase, OfficeError."""
    return recovery.recovery_identity(Keyring.open(kept.keyring, opener))


def refuse_full(home: Home) -> None:
    """Raises OfficeError where an office is already, or anything else lies there that is no part of a restore."""
    if home.exists:
        raise OfficeError(f"there is an office in {home.folder} already: restore into a folder of its own")


def lay_out(home: Home, shelf: Shelf, manifest: Manifest, tell: Tell = lambda done, of: None) -> list[str]:
    """Copy the documents of a backup into a folder; ids of those that are missing or are not what they were.

    What lies there whole is not copied again.
    """
    wrong = []
    for done, (pk, held) in enumerate(manifest.documents.items(), 1):
        target = home.documents / pk[:2] / pk
        if not _is_whole(target, held):
            try:
                if not _copy(shelf.document(pk), target, held):
                    wrong.append(pk)
            except FileNotFoundError:
                wrong.append(pk)
        tell(done, len(manifest.documents))
    for folder in {home.documents / pk[:2] for pk in manifest.documents}:
        if folder.exists():
            sync(folder)
    return wrong


def unlike(shelf: Shelf, manifest: Manifest) -> list[str]:
    """Ids of documents that are missing in the folder of the backups, or are not what they were."""
    return [pk for pk, held in manifest.documents.items() if not _is_whole(shelf.document(pk), held)]


def lay_out_database(part: str, kept: Kept, held: Sum, identity: recovery.Identity, target: Path) -> None:
    """Decrypt a database into a file. Raises SealingError when it is not the one that was backed up."""
    fresh = target.with_name(f".{target.name}.new")
    fresh.unlink(missing_ok=True)
    with ExitStack() as stack:
        stack.callback(fresh.unlink, missing_ok=True)
        source = stack.enter_context(kept.part(part).open("rb"))
        file = stack.enter_context(os.fdopen(os.open(fresh, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600), "w+b"))
        recovery.decrypt(source, file, identity)
        file.flush()
        os.fsync(file.fileno())
        file.seek(0)
        if _sum(file) != held:
            raise SealingError(f"the {part} in {kept.path} is not the one that was backed up")
        for left in ("-wal", "-shm", "-journal"):  # of a restore that was cut off: SQLite would write it into this one
            target.with_name(f"{target.name}{left}").unlink(missing_ok=True)
        fresh.replace(target)
    sync(target.parent)


def lay_out_keys(path: Path, kept: Kept, opener: Opener, identity: recovery.Identity | None) -> Keyring:
    """The keyring, opened: as it was; with another recipient's identity written anew, to open with `opener`.

    It is written to `path`, which is not yet where an office has it. Raises SealingError, OfficeError.
    """
    path.unlink(missing_ok=True)
    if identity is None:
        replace_whole(path, kept.keyring.read_bytes())
        return Keyring.open(path, opener)
    return Keyring.rebuild(path, opener, recovery.decrypted(kept.part("keys"), identity))


def key_rows(kept: Kept, holder: Kept, identity: recovery.Identity) -> keys_apart.Joined | None:
    """The rows of keys of a backup, with the keys of another or its own; None where they are in its database.

    Raises SealingError when they are not those that were backed up.
    """
    if not kept.has_keys_apart:
        return None
    return keys_apart.joined(_part(OWNERS, kept, identity), _part(WRAPPED, holder, identity))


def erased_since(shelf: Shelf, kept: Kept, identity: recovery.Identity) -> int:
    """How many keys of a backup the newest one has no more: what opens again in an office made of the former."""
    newest = shelf.chosen()
    if newest.path == kept.path or not (newest.has_keys_apart and newest.has_keys):
        return 0
    found = key_rows(kept, newest, identity)
    return found.erased if found else 0


def _part(name: str, kept: Kept, identity: recovery.Identity) -> bytes:
    content = recovery.decrypted(kept.part(name), identity)
    if Sum(len(content), hashlib.sha256(content).hexdigest()) != kept.manifest(identity).parts[name]:
        raise SealingError(f"the {name} in {kept.path} is not the one that was backed up")
    return content


def _is_whole(path: Path, held: Sum) -> bool:
    try:
        with path.open("rb") as file:
            return _sum(file) == held
    except FileNotFoundError:
        return False


def _copy(source: Path, target: Path, held: Sum) -> bool:
    content = source.read_bytes()
    if Sum(len(content), hashlib.sha256(content).hexdigest()) != held:
        return False
    target.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    replace_whole(target, content)
    return True


def _sum(file: IO[bytes]) -> Sum:
    digest, size = hashlib.sha256(), 0
    while block := file.read(BLOCK):
        digest.update(block)
        size += len(block)
    return Sum(size, digest.hexdigest())
