"""The office's keys: a file that holds them wrapped, and the same opened in memory.

The file is useless without what opens it: a passphrase (Argon2id), a key file, which lies outside the office's folder,
or shares put together. It holds a root secret, from which the keys for sessions, audit and the like are derived, and
the office keys that wrap the keys of cases: one, or two while a rotation is under way. How it stands in the file tells
`keyring_file`; one of the first format is written anew at its next change.
"""

from __future__ import annotations

import datetime as dt
import json
import secrets
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from zoneinfo import ZoneInfo

from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from amparo.errors import OfficeError, SealingError, WrongPassphrase
from amparo.office.platform.encryption import keyring_file as file
from amparo.office.platform.encryption import shares
from amparo.office.platform.encryption.envelope import Key
from amparo.office.platform.encryption.openers import FIRST, SHARES, Lock, Opener, new_inner_key, with_article
from amparo.office.platform.home import TIME_ZONE
from amparo.typed_text import folded, seen

MOST_OPENERS = 8
"""Each passphrase is tried at every lock for one, and each try takes memory and time."""


class Keyring:
    """The office's keys, opened. `newest` wraps; older ones only unwrap what a rotation has not reached yet."""

    def __init__(self, path: Path, opened_by: Key, contents: file.Contents) -> None:
        self.path = path
        self._opened_by = opened_by
        self._take(contents)

    def _take(self, contents: file.Contents) -> None:
        self._inner, self._locks, self._root = contents.inner, contents.locks, contents.root
        self._keys = dict(contents.keys)
        self._read_at = file.stamp(self.path)

    @classmethod
    def create(cls, path: Path, opener: Opener) -> Keyring:
        """A new keyring, written to `path`. Raises OfficeError when one is there already or the passphrase is short."""
        return cls._made(path, opener, secrets.token_bytes(32), _by_id(Key.new()))

    @classmethod
    def open(cls, path: Path, opener: Opener) -> Keyring:
        """The keyring at `path`, opened. Raises WrongPassphrase, or OfficeError when the file cannot be read."""
        held = file.held_at(path)
        for how in (each for each in file.ways(held) if each["kind"] == opener.kind):
            key = opener.key(how)
            try:
                return cls(path, key, file.opened(path, held, key))
            except WrongPassphrase:
                continue
        kinds = dict.fromkeys(how["kind"] for how in file.ways(held))
        if opener.kind not in kinds:
            raise WrongPassphrase(
                f"this office opens with {' or '.join(map(with_article, kinds))}, not with {with_article(opener.kind)}"
            )
        if opener.kind == SHARES:
            raise WrongPassphrase("these shares do not open this office; check each with: amparo office check-share")
        raise WrongPassphrase(f"that is not the {opener.kind} of this office")

    @classmethod
    def rebuild(cls, path: Path, opener: Opener, secrets_kept: bytes) -> Keyring:
        """The keyring whose `secrets` these are, written to `path`. Raises OfficeError as `create` does."""
        held = json.loads(secrets_kept)
        keys = {
            bytes.fromhex(pair["id"]): Key(*(bytes.fromhex(pair[name]) for name in ("id", "secret")))
            for pair in held["office_keys"]
        }
        return cls._made(path, opener, bytes.fromhex(held["root"]), keys)

    @classmethod
    def _made(cls, path: Path, opener: Opener, root: bytes, keys: dict[bytes, Key]) -> Keyring:
        if path.exists():
            raise OfficeError(f"{path} exists already: this office has its keys")
        inner, how = new_inner_key(), opener.how()
        key = opener.key(how)
        lock = Lock.of_key(FIRST, _today(), how, key, inner)
        contents = file.Contents(inner, (lock,), root, keys)
        file.write(path, contents)
        return cls(path, key, contents)

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

    @property
    def locks(self) -> tuple[Lock, ...]:
        """A lock for each opener, as the file has them at this moment."""
        self.refresh()
        return self._locks

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
        """Read the file again when another process has changed it.

        A process whose opener was taken away goes on with the keys it has, as long as they are those of the file;
        after that it has to be started anew. Raises SealingError then.
        """
        stamp = file.stamp(self.path)
        if stamp == self._read_at:
            return
        held = file.held_at(self.path)
        try:
            self._take(file.opened(self.path, held, self._opened_by))
        except WrongPassphrase:
            if file.ids_of(held) != self.ids:
                raise SealingError("what opened this process opens the office no more: start it anew") from None
            self._read_at = stamp

    def add_key(self) -> Key:
        """Begin a rotation: a new office key, first on disk and then in use."""
        key = Key.new()
        with self._changing():
            self._keys[key.id] = key
        return key

    def drop_all_but_newest(self) -> None:
        """End a rotation: what only the older keys could unwrap is lost from now on."""
        with self._changing():
            self._keys = _by_id(next(reversed(self._keys.values())))

    # --- openers --------------------------------------------------------------------------------------------------

    def change_opener(self, opener: Opener) -> None:
        """Open with another passphrase or key file from now on, in place of the one that opened this keyring.

        Other openers stay. Raises OfficeError.
        """
        with self._changing():
            mine = next(lock for lock in self._locks if lock.is_for(self._opened_by))
            if mine.kind == SHARES:
                raise OfficeError(
                    "shares opened this office: add an opener, and remove the one that is lost (amparo office openers)"
                )
            how = opener.how()
            key = opener.key(how)
            self._refuse_twice(opener)
            fresh = Lock.of_key(mine.name, _today(), how, key, self._inner)
            self._locks = tuple(fresh if lock is mine else lock for lock in self._locks)
            self._seal_anew()
            self._opened_by = key

    def add_opener(self, name: str, opener: Opener) -> None:
        """Let somebody else open the office too, with a passphrase or key file of their own. Raises OfficeError."""
        name = seen(name)
        if not name or len(name) > 60:
            raise OfficeError("an opener needs a name of 60 letters at most: whose it is")
        with self._changing():
            if len(self._locks) >= MOST_OPENERS:
                raise OfficeError(f"an office has {MOST_OPENERS} openers at most: remove one first")
            if folded(name) in {SHARES, *(folded(lock.name) for lock in self._locks)}:
                raise OfficeError(f"there is an opener called {name} already; take another name")
            self._refuse_twice(opener)
            self._locks += (Lock.made(name, _today(), opener, self._inner),)

    def remove_opener(self, name: str) -> None:
        """Let an opener open this file no more, and make a new inner key. Raises OfficeError."""
        with self._changing():
            left = tuple(lock for lock in self._locks if folded(lock.name) != folded(name))
            if len(left) == len(self._locks):
                raise OfficeError(f"there is no opener called {name}; list them with: amparo office openers")
            if not left:
                raise OfficeError("this is the only opener: add another first")
            self._locks = left
            self._seal_anew()

    def make_shares(
        self, needed: int, of: int, hand_out: Callable[[tuple[shares.Share, ...]], None] = lambda made: None
    ) -> tuple[shares.Share, ...]:
        """A new set of shares that open the office, in place of an earlier set. They are kept nowhere.

        `hand_out` gives them to people before the new set holds: when it fails, the earlier one still opens. Raises
        OfficeError for numbers that cannot be.
        """
        secret = secrets.token_bytes(shares.SECRET_BYTES)
        made = shares.split(secret, needed, of)
        hand_out(made)
        with self._changing():
            others = tuple(lock for lock in self._locks if lock.kind != SHARES)
            replaces = len(others) < len(self._locks)
            self._locks = (*others, shares.lock_of(secret, made, _today(), self._inner))
            if replaces:
                self._seal_anew()
        return made

    def _refuse_twice(self, opener: Opener) -> None:
        if any(lock.kind == opener.kind and lock.is_for(opener.key(lock.how)) for lock in self._locks):
            raise OfficeError(f"this {opener.kind} opens the office already: take another")

    def _seal_anew(self) -> None:
        """A new inner key: whoever kept the old one cannot open what is written from here on."""
        self._inner = new_inner_key()
        self._locks = tuple(lock.resealed(self._inner) for lock in self._locks)

    # --- the file -------------------------------------------------------------------------------------------------

    @contextmanager
    def _changing(self) -> Iterator[None]:
        """Alone with the file as it is now; what was changed within is written. Raises SealingError, OSError.

        When it cannot be written, this keyring is as the file is.
        """
        with file.alone(self.path):
            before, opened_by = file.opened(self.path, file.held_at(self.path), self._opened_by), self._opened_by
            self._take(before)
            try:
                yield
                file.write(self.path, file.Contents(self._inner, self._locks, self._root, self._keys))
            except BaseException:
                self._opened_by = opened_by
                self._take(before)
                raise
            self._read_at = file.stamp(self.path)


def _today() -> str:
    """The office's day. There may be no settings yet by which Django would know it."""
    return dt.datetime.fromtimestamp(time.time(), dt.UTC).astimezone(ZoneInfo(TIME_ZONE)).date().isoformat()


def _by_id(key: Key) -> dict[bytes, Key]:
    return {key.id: key}
