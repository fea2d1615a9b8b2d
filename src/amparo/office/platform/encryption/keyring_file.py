"""The file of a keyring: what stands in it, in both formats, and how it is read, opened and written.

Format 2 has the root secret and the office keys wrapped with an inner key, a lock for each opener to which that is
sealed, and a code over the whole that only the inner key makes. In format 1 both were wrapped with the key of the one
opener at once.
"""

from __future__ import annotations

import fcntl
import hmac
import json
import os
import secrets
from base64 import b64decode, b64encode
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from amparo.errors import OfficeError, SealingError, WrongPassphrase
from amparo.office.platform.encryption.envelope import Key
from amparo.office.platform.encryption.openers import FIRST, Lock, new_inner_key

FORMAT = 2


@dataclass(frozen=True, slots=True)
class Contents:
    """What stood in a file, opened."""

    inner: Key
    locks: tuple[Lock, ...]
    root: bytes
    keys: dict[bytes, Key]


def locks_at(path: Path) -> tuple[Lock, ...]:
    """The locks of a keyring that nobody opens; of one of the first format none can be told apart. Raises OfficeError.

    Whether another program changed them is known only when it is opened.
    """
    held = held_at(path)
    return tuple(Lock.read(each) for each in held.get("openers", ()))


def kinds_at(path: Path) -> tuple[str, ...]:
    """What opens the keyring of a file, by its own words. Raises OfficeError."""
    return tuple(dict.fromkeys(str(how["kind"]) for how in ways(held_at(path))))


def held_at(path: Path) -> dict[str, Any]:
    """What stands in the file. Raises OfficeError where it cannot be read."""
    try:
        held: dict[str, Any] = json.loads(path.read_text())
        if held["format"] > FORMAT:
            raise OfficeError(f"the keyring {path} was written by a later version of Amparo: install that again")
        _ = ways(held), ids_of(held), held["root"], [Lock.read(each) for each in held.get("openers", ())]
    except FileNotFoundError:
        raise OfficeError(f"there is no office in {path.parent}; make one with: amparo office new") from None
    except (OSError, ValueError, KeyError, TypeError) as wrong:
        raise OfficeError(f"the keyring {path} cannot be read: {wrong}; restore it from a backup") from None
    return held


def ways(held: dict[str, Any]) -> list[dict[str, Any]]:
    """How each opener of a file becomes a key."""
    return [held["opens_with"]] if held["format"] == 1 else [each["how"] for each in held["openers"]]


def ids_of(held: dict[str, Any]) -> tuple[bytes, ...]:
    """The ids of the office keys in a file, oldest first."""
    return tuple(bytes.fromhex(pair["id"]) for pair in held["office_keys"])


def opened(path: Path, held: dict[str, Any], key: Key) -> Contents:
    """What a file holds, opened with what an opener has become. Raises WrongPassphrase, OfficeError."""
    try:
        if held["format"] == 1:
            root, keys = key.unseal(b64decode(held["root"]), "root"), _unwrapped(held, key)
            inner = new_inner_key()
            return Contents(inner, (Lock.of_key(FIRST, "", held["opens_with"], key, inner),), root, keys)
        locks = tuple(Lock.read(each) for each in held["openers"])
        mine = next((lock for lock in locks if lock.is_for(key)), None)
        if mine is None:
            raise SealingError("no lock for it")
        inner = mine.inner(key)
    except SealingError:
        raise WrongPassphrase("that does not open this office") from None
    if not hmac.compare_digest(str(held.get("code")), _code(inner, held)):
        raise OfficeError(f"the keyring {path} was changed by another program than Amparo; restore it from a backup")
    return Contents(inner, locks, inner.unseal(b64decode(held["root"]), "root"), _unwrapped(held, inner))


def _code(inner: Key, held: dict[str, Any]) -> str:
    """What only who has the inner key can say of the whole file."""
    key = HKDF(SHA256(), 32, salt=None, info=b"amparo keyring code").derive(inner.secret)
    whole = {name: value for name, value in held.items() if name != "code"}
    return hmac.digest(key, json.dumps(whole, sort_keys=True).encode(), "sha256").hex()


def _unwrapped(held: dict[str, Any], wrapping: Key) -> dict[bytes, Key]:
    found = {}
    for pair in held["office_keys"]:
        key_id = bytes.fromhex(pair["id"])
        found[key_id] = Key(key_id, wrapping.unseal(b64decode(pair["wrapped"]), pair["id"]))
    return found


def stamp(path: Path) -> tuple[int, int] | None:
    """What changes whenever the file is written; None where there is none."""
    try:
        stat = path.stat()
    except FileNotFoundError:
        return None
    return stat.st_mtime_ns, stat.st_ino


def write(path: Path, contents: Contents) -> None:
    """Write a keyring, whole or not at all. Raises OSError."""
    inner = contents.inner
    held: dict[str, Any] = {
        "format": FORMAT,
        "openers": [lock.written() for lock in contents.locks],
        "root": b64encode(inner.seal(contents.root, "root")).decode(),
        "office_keys": [
            {"id": key.id.hex(), "wrapped": b64encode(inner.seal(key.secret, key.id.hex())).decode()}
            for key in contents.keys.values()
        ],
    }
    held["code"] = _code(inner, held)
    replace_whole(path, json.dumps(held, indent=1).encode())


@contextmanager
def alone(path: Path) -> Iterator[None]:
    """No other process changes the keyring meanwhile."""
    folder = os.open(path.parent, os.O_RDONLY)
    try:
        fcntl.flock(folder, fcntl.LOCK_EX)
        yield
    finally:
        os.close(folder)


def replace_whole(path: Path, content: bytes) -> None:
    """Write a private file so that after a crash either the old or the new content stands, never a part."""
    fresh = path.with_name(f".{path.name}.{secrets.token_hex(4)}")
    try:
        with os.fdopen(os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        fresh.replace(path)
    finally:
        fresh.unlink(missing_ok=True)
    folder = os.open(path.parent, os.O_RDONLY)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)
