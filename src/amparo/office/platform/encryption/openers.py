"""Who opens a keyring: what somebody presents, and the lock in the file that it opens.

Each lock is a public key (X25519) to which the keyring's inner key is sealed. Its private key is worked out from a
passphrase (Argon2id), from a key file, or from shares put together. So whoever has the office open can seal a new inner
key to all that remain, without knowing what any of them types.
"""

from __future__ import annotations

import datetime as dt
import secrets
from base64 import b64decode, b64encode
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from argon2.low_level import Type, hash_secret_raw
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from amparo.errors import OfficeError
from amparo.office.platform.encryption.envelope import Key
from amparo.office.platform.encryption.sealed_messages import open_message, private_key, public_key, seal_message

PASSPHRASE, KEY_FILE, SHARES = "passphrase", "key file", "shares"
MEMORY_KIB, PASSES, LANES = 65_536, 3, 1
SHORTEST_PASSPHRASE = 15
SHORTEST_KEY_FILE = 32
FIRST = "first opener"
"""The name of the opener with which an office was made."""
_PLACE = "keyring"
_NO_ID = b"\0" * 8


def new_inner_key() -> Key:
    """A fresh inner key for a keyring."""
    return Key(_NO_ID, secrets.token_bytes(32))


@dataclass(frozen=True)
class Opener:
    """What opens a keyring: a passphrase somebody typed, the bytes of a key file, or what shares give together."""

    secret: bytes
    kind: str  # PASSPHRASE, KEY_FILE or SHARES

    @classmethod
    def passphrase(cls, text: str) -> Opener:
        """A passphrase of at least 15 characters, as typed."""
        return cls(text.encode(), PASSPHRASE)

    @classmethod
    def key_file(cls, path: Path) -> Opener:
        """The bytes of a key file, at least 32 of them. Raises OfficeError when it cannot be read or is too short."""
        try:
            secret = path.read_bytes()
        except OSError as wrong:
            raise OfficeError(f"the key file {path} cannot be read: {wrong.strerror}") from None
        if len(secret) < SHORTEST_KEY_FILE:
            raise OfficeError(f"the key file {path} is shorter than {SHORTEST_KEY_FILE} bytes; make a new one")
        return cls(secret, KEY_FILE)

    def how(self) -> dict[str, Any]:
        """How it becomes a key, as a new lock says it. Raises OfficeError when a passphrase is too short."""
        if self.kind != PASSPHRASE:
            return {"kind": self.kind}
        if len(self.secret.decode()) < SHORTEST_PASSPHRASE:
            raise OfficeError(f"a passphrase needs at least {SHORTEST_PASSPHRASE} characters; six random words do well")
        salt = b64encode(secrets.token_bytes(16)).decode()
        return {"kind": self.kind, "salt": salt, "memory_kib": MEMORY_KIB, "passes": PASSES, "lanes": LANES}

    def key(self, how: dict[str, Any]) -> Key:
        """The key that it becomes."""
        if self.kind == PASSPHRASE:
            secret = hash_secret_raw(
                self.secret,
                b64decode(how["salt"]),
                time_cost=how["passes"],
                memory_cost=how["memory_kib"],
                parallelism=how["lanes"],
                hash_len=32,
                type=Type.ID,
            )
        else:
            secret = HKDF(SHA256(), 32, salt=None, info=f"amparo {self.kind}".encode()).derive(self.secret)
        return Key(_NO_ID, secret)


@dataclass(frozen=True, slots=True)
class Lock:
    """What stands in the keyring for one opener."""

    name: str
    since: str
    """The day on which it was made, YYYY-MM-DD; empty where an earlier version made it."""
    how: dict[str, Any]
    public: bytes
    sealed: bytes

    @classmethod
    def made(cls, name: str, since: str, opener: Opener, inner: Key, **more: Any) -> Lock:
        """A new lock for an opener; `more` is kept with how it opens. Raises OfficeError."""
        how = {**opener.how(), **more}
        return cls.of_key(name, since, how, opener.key(how), inner)

    @classmethod
    def of_key(cls, name: str, since: str, how: dict[str, Any], key: Key, inner: Key) -> Lock:
        """A lock for what an opener has become already."""
        public = public_key(_private(key))
        return cls(name, since, how, public, seal_message(public, inner.secret, _PLACE))

    @classmethod
    def read(cls, held: dict[str, Any]) -> Lock:
        """A lock as it stands in the file."""
        public, sealed = (b64decode(held[name]) for name in ("public", "sealed"))
        return cls(held["name"], held["since"], held["how"], public, sealed)

    @property
    def kind(self) -> str:
        """What opens it: a passphrase, a key file, shares."""
        return str(self.how["kind"])

    @property
    def day(self) -> dt.date | None:
        """The day on which it was made, where that is known."""
        return dt.date.fromisoformat(self.since) if self.since else None

    def written(self) -> dict[str, Any]:
        """The lock as the file has it."""
        coded = {name: b64encode(value).decode() for name, value in (("public", self.public), ("sealed", self.sealed))}
        return {"name": self.name, "since": self.since, "how": self.how, **coded}

    def is_for(self, key: Key) -> bool:
        """Whether this key is the one that opens it."""
        return public_key(_private(key)) == self.public

    def inner(self, key: Key) -> Key:
        """The keyring's inner key. Raises SealingError."""
        return Key(_NO_ID, open_message(_private(key), self.sealed, _PLACE))

    def resealed(self, inner: Key) -> Lock:
        """The same lock, for a new inner key."""
        return replace(self, sealed=seal_message(self.public, inner.secret, _PLACE))


def _private(key: Key) -> X25519PrivateKey:
    return private_key(HKDF(SHA256(), 32, salt=None, info=b"amparo lock").derive(key.secret))


def with_article(kind: str) -> str:
    """What opens, as it stands in a sentence."""
    return kind if kind == SHARES else f"a {kind}"
