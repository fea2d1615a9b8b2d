"""One sealed value: AES-256-GCM, bound to the place it stands in, with the id of the key that opens it.

An envelope is version (1 byte), key id (8), nonce (12), then the ciphertext with its tag. The place is associated
data: an envelope moved to another row, column or case does not open.
"""

from __future__ import annotations

import secrets

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from amparo.errors import SealingError

VERSION = b"\x01"
KEY_ID_BYTES = 8
_NONCE_BYTES = 12
_HEAD = 1 + KEY_ID_BYTES
HEAD = _HEAD + _NONCE_BYTES
"""Bytes at the beginning of an envelope that no other envelope has."""
_SHORTEST = _HEAD + _NONCE_BYTES + 16


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

    def seal(self, plain: bytes, place: str) -> bytes:
        """The envelope of some bytes for one place."""
        nonce = secrets.token_bytes(_NONCE_BYTES)
        head = VERSION + self.id
        return head + nonce + self._cipher.encrypt(nonce, plain, head + place.encode())

    def unseal(self, envelope: bytes, place: str) -> bytes:
        """The bytes that were sealed for this place. Raises SealingError when key, place or bytes do not fit."""
        if key_id_of(envelope) != self.id:
            raise SealingError("sealed with another key")
        nonce = envelope[_HEAD : _HEAD + _NONCE_BYTES]
        try:
            return self._cipher.decrypt(nonce, envelope[_HEAD + _NONCE_BYTES :], envelope[:_HEAD] + place.encode())
        except InvalidTag:
            raise SealingError("a sealed value was changed, or moved from its place") from None


def key_id_of(envelope: bytes) -> bytes:
    """The name of the key that opens an envelope. Raises SealingError when it is no envelope."""
    if len(envelope) < _SHORTEST or envelope[:1] != VERSION:
        raise SealingError("not a sealed value")
    return bytes(envelope[1:_HEAD])
