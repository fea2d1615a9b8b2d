"""The office's keys: a file that holds them wrapped, and the same opened in memory.

The file is useless without the passphrase (Argon2id) or the key file, which lies outside the office's folder. It holds
a root secret, from which the keys for sessions, audit and the like are derived, and the office keys that wrap the
keys of cases: one, or two while a rotation is under way.
"""

from __future__ import annotations

import json
import os
import secrets
from base64 import b64decode, b64encode
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from argon2.low_level import Type, hash_secret_raw
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from amparo.errors import OfficeError, SealingError, WrongPassphrase
from amparo.office.platform.encryption.envelope import Key

FORMAT = 1
MEMORY_KIB, PASSES, LANES = 65_536, 3, 1
SHORTEST_PASSPHRASE = 15
SHORTEST_KEY_FILE = 32


@dataclass(frozen=True)
class Opener:
    """What opens a keyring: a passphrase somebody typed, or the bytes of a key file."""

    secret: bytes
    kind: str  # "passphrase" or "key file"

    @classmethod
    def passphrase(cls, text: str) -> Opener:
        """A passphrase of at least 15 characters, as typed."""
        return cls(text.encode(), "passphrase")

    @classmethod
    def key_file(cls, path: Path) -> Opener:
        """The bytes of a key file, at least 32 of them. Raises OfficeError when it cannot be read or is too short."""
        try:
            secret = path.read_bytes()
        except OSError as wrong:
            raise OfficeError(f"the key file {path} cannot be read: {wrong.strerror}") from None
        if len(secret) < SHORTEST_KEY_FILE:
            raise OfficeError(f"the key file {path} is shorter than {SHORTEST_KEY_FILE} bytes; make a new one")
        return cls(secret, "key file")


class Keyring:
    """The office's keys, opened. `newest` wraps; older ones only unwrap what a rotation has not reached yet."""

    def __init__(self, path: Path, wrapping: Key, how: dict[str, Any], root: bytes, keys: dict[bytes, Key]) -> None:
        self.path = path
        self._wrapping = wrapping
        self._how = how
        self._root = root
        self._keys = keys
        self._read_at = _stamp(path)

    @classmethod
    def create(cls, path: Path, opener: Opener) -> Keyring:
        """A new keyring, written to `path`. Raises OfficeError when one is there already or the passphrase is short."""
        if path.exists():
            raise OfficeError(f"{path} exists already: this office has its keys")
        how = _how(opener)
        ring = cls(path, _wrapping_key(opener, how), how, secrets.token_bytes(32), _by_id(Key.new()))
        ring._write()
        return ring

    @classmethod
    def open(cls, path: Path, opener: Opener) -> Keyring:
        """The keyring at `path`, opened. Raises WrongPassphrase, or OfficeError when the file cannot be read."""
        try:
            held = json.loads(path.read_text())
            how = held["opens_with"]
        except FileNotFoundError:
            raise OfficeError(f"there is no office in {path.parent}; make one with: amparo office new") from None
        except (OSError, ValueError, KeyError) as wrong:
            raise OfficeError(f"the keyring {path} cannot be read: {wrong}; restore it from a backup") from None
        if how.get("kind") != opener.kind:
            raise WrongPassphrase(f"this office opens with a {how.get('kind')}, not with a {opener.kind}")
        wrapping = _wrapping_key(opener, how)
        try:
            root = wrapping.unseal(b64decode(held["root"]), "root")
            return cls(path, wrapping, how, root, _unwrapped(held, wrapping))
        except SealingError:
            raise WrongPassphrase(f"that is not the {opener.kind} of this office") from None

    @classmethod
    def rebuild(cls, path: Path, opener: Opener, secrets_kept: bytes) -> Keyring:
        """The keyring whose `secrets` these are, written to `path`. Raises OfficeError as `create` does."""
        if path.exists():
            raise OfficeError(f"{path} exists already: this office has its keys")
        held, how = json.loads(secrets_kept), _how(opener)
        keys = {
            bytes.fromhex(pair["id"]): Key(*(bytes.fromhex(pair[name]) for name in ("id", "secret")))
            for pair in held["office_keys"]
        }
        ring = cls(path, _wrapping_key(opener, how), how, bytes.fromhex(held["root"]), keys)
        ring._write()
        return ring

    def secrets(self) -> bytes:
        """Everything that opens this office, in clear: to be encrypted at once to somebody who may open it."""
        self.refresh()
        keys = [{"id": key.id.hex(), "secret": key.secret.hex()} for key in self._keys.values()]
        return json.dumps({"root": self._root.hex(), "office_keys": keys}).encode()

    @property
    def newest(self) -> Key:
        """The office key that wraps from now on, as the file says at this moment."""
        self.refresh()
        return next(reversed(self._keys.values()))

    @property
    def ids(self) -> tuple[bytes, ...]:
        """The ids of the office keys, oldest first: two while a rotation is under way."""
        return tuple(self._keys)

    def key(self, key_id: bytes) -> Key:
        """The office key of that id. Raises SealingError when this office has it no more."""
        if key_id not in self._keys:
            self.refresh()
        if key_id not in self._keys:
            raise SealingError("wrapped with an office key that is gone")
        return self._keys[key_id]

    def derived(self, purpose: str) -> bytes:
        """32 bytes for one purpose, always the same for this office."""
        return HKDF(SHA256(), 32, salt=None, info=f"amparo {purpose}".encode()).derive(self._root)

    def refresh(self) -> None:
        """Read the file again when another process has changed it."""
        stamp = _stamp(self.path)
        if stamp != self._read_at:
            held = json.loads(self.path.read_text())
            self._keys = _unwrapped(held, self._wrapping)
            self._read_at = stamp

    def add_key(self) -> Key:
        """Begin a rotation: a new office key, first on disk and then in use."""
        key = Key.new()
        self._keys[key.id] = key
        self._write()
        return key

    def drop_all_but_newest(self) -> None:
        """End a rotation: what only the older keys could unwrap is lost from now on."""
        newest = next(reversed(self._keys.values()))
        self._keys = _by_id(newest)
        self._write()

    def change_opener(self, opener: Opener) -> None:
        """Open with another passphrase or key file from now on."""
        self._how = _how(opener)
        self._wrapping = _wrapping_key(opener, self._how)
        self._write()

    def _write(self) -> None:
        keys = [{"id": key.id.hex(), "wrapped": self._wrap(key.secret, key.id.hex())} for key in self._keys.values()]
        held = {"format": FORMAT, "opens_with": self._how, "root": self._wrap(self._root, "root"), "office_keys": keys}
        replace_whole(self.path, json.dumps(held, indent=1).encode())
        self._read_at = _stamp(self.path)

    def _wrap(self, secret: bytes, place: str) -> str:
        return b64encode(self._wrapping.seal(secret, place)).decode()


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


def _how(opener: Opener) -> dict[str, Any]:
    if opener.kind == "key file":
        return {"kind": opener.kind}
    if len(opener.secret.decode()) < SHORTEST_PASSPHRASE:
        raise OfficeError(f"a passphrase needs at least {SHORTEST_PASSPHRASE} characters; six random words do well")
    salt = b64encode(secrets.token_bytes(16)).decode()
    return {"kind": opener.kind, "salt": salt, "memory_kib": MEMORY_KIB, "passes": PASSES, "lanes": LANES}


def _wrapping_key(opener: Opener, how: dict[str, Any]) -> Key:
    if opener.kind == "passphrase":
        secret = hash_secret_raw(
            opener.secret,
            b64decode(how["salt"]),
            time_cost=how["passes"],
            memory_cost=how["memory_kib"],
            parallelism=how["lanes"],
            hash_len=32,
            type=Type.ID,
        )
    else:
        secret = HKDF(SHA256(), 32, salt=None, info=b"amparo key file").derive(opener.secret)
    return Key(b"\0" * 8, secret)


def _unwrapped(held: dict[str, Any], wrapping: Key) -> dict[bytes, Key]:
    found = {}
    for pair in held["office_keys"]:
        key_id = bytes.fromhex(pair["id"])
        found[key_id] = Key(key_id, wrapping.unseal(b64decode(pair["wrapped"]), pair["id"]))
    return found


def _by_id(key: Key) -> dict[bytes, Key]:
    return {key.id: key}


def _stamp(path: Path) -> tuple[int, int] | None:
    try:
        stat = path.stat()
    except FileNotFoundError:
        return None
    return stat.st_mtime_ns, stat.st_ino
