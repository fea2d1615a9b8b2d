"""One sealed value: AES-256-GCM, bound to the place it stands in, with the id of the key that opens it.

An envelope is version (1 byte), key id (8), nonce (12), then the ciphertext with its tag. The place is associated
data: an envelope moved to another row, column or case does not open. An envelope of the second version has the moment
at which it was sealed (8 bytes, microseconds) before the ciphertext, as associated data too: by it `resealed` knows an
older value in its own place.
"""

from __future__ import annotations

import secrets

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from amparo.errors import SealingError

VERSION, DATED = b"\x01", b"\x02"
KEY_ID_BYTES = 8
_NONCE_BYTES = 12
_HEAD = 1 + KEY_ID_BYTES
HEAD = _HEAD + _NONCE_BYTES
"""Bytes at the beginning of an envelope that no other envelope has."""
_MOMENT_BYTES = 8
_SHORTEST = {VERSION: HEAD + 16, DATED: HEAD + _MOMENT_BYTES + 16}


class Key:
    """A key of 256 bits and its public name. Printing it shows the name only."""

    __slots__ = ("_cipher", "id", "secret")

    def __init__(self, key_id: bytes, secret: bytes) -> None:
        self.id = key_id
        self.secret = secret
        self._cipher = AESGCM(secret)

    @classmethod
    def new(cls) -> Key:
        """A fresh random key with a fresh random name."""
        return cls(secrets.token_bytes(KEY_ID_BYTES), AESGCM.generate_key(256))

    def __repr__(self) -> str:
        return f"<Key {self.id.hex()}>"

    def seal(self, plain: bytes, place: str, at: int | None = None) -> bytes:
        """The envelope of some bytes for one place; `at` are the microseconds since 1970 at which it is sealed."""
        nonce = secrets.token_bytes(_NONCE_BYTES)
        head = (VERSION if at is None else DATED) + self.id
        moment = b"" if at is None else at.to_bytes(_MOMENT_BYTES)
        return head + nonce + moment + self._cipher.encrypt(nonce, plain, head + moment + place.encode())

    def unseal(self, envelope: bytes, place: str) -> bytes:
        """The bytes that were sealed for this place. Raises SealingError when key, place or bytes do not fit."""
        if key_id_of(envelope) != self.id:
            raise SealingError("sealed with another key")
        nonce = envelope[_HEAD:HEAD]
        body = HEAD if envelope[:1] == VERSION else HEAD + _MOMENT_BYTES
        try:
            bound = envelope[:_HEAD] + envelope[HEAD:body] + place.encode()
            return self._cipher.decrypt(nonce, envelope[body:], bound)
        except InvalidTag:
            raise SealingError("a sealed value was changed, or moved from its place") from None


def key_id_of(envelope: bytes) -> bytes:
    """The name of the key that opens an envelope. Raises SealingError when it is no envelope."""
    if len(envelope) < _SHORTEST.get(bytes(envelope[:1]), len(envelope) + 1):
        raise SealingError("not a sealed value")
    return bytes(envelope[1:_HEAD])


def sealed_at(envelope: bytes) -> int:
    """When it was sealed, in microseconds since 1970; 0 for an envelope that does not say. It is proven by opening."""
    return int.from_bytes(envelope[HEAD : HEAD + _MOMENT_BYTES]) if envelope[:1] == DATED else 0
