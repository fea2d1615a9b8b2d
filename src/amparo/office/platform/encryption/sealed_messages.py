"""Sealed messages: whoever has the office's public key can write one, and only the office can read it.

A message is version (1 byte), id of the public key (8), a fresh X25519 public key (32), nonce (12), ciphertext with its
tag. The content is filled up to whole kibibytes, so that its length says little. The place is associated data.
"""

from __future__ import annotations

import hashlib
import secrets
import struct

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from amparo.errors import SealingError

VERSION = b"\x02"
PUBLIC_BYTES = 32
_FILL = 1024
_HEAD = 1 + 8 + PUBLIC_BYTES
OWN_BYTES = _NONCE = 12
"""Bytes at the beginning of what `seal_with` gives that nothing else begins with."""


def private_key(secret: bytes) -> X25519PrivateKey:
    """The office's reading key, from 32 secret bytes."""
    return X25519PrivateKey.from_private_bytes(secret)


def public_key(private: X25519PrivateKey) -> bytes:
    """The 32 bytes with which others write to the office."""
    return private.public_key().public_bytes_raw()


def seal_message(public: bytes, content: bytes, place: str) -> bytes:
    """A message for the holder of the key. Raises SealingError when `public` is no key."""
    try:
        recipient = X25519PublicKey.from_public_bytes(public)
    except ValueError:
        raise SealingError("that is no public key of an office") from None
    once = X25519PrivateKey.generate()
    head = VERSION + _name(public) + once.public_key().public_bytes_raw()
    nonce = secrets.token_bytes(_NONCE)
    cipher = AESGCM(_shared(once.exchange(recipient), head, public))
    return head + nonce + cipher.encrypt(nonce, _filled(content), head + place.encode())


def open_message(private: X25519PrivateKey, message: bytes, place: str) -> bytes:
    """What a message says. Raises SealingError when it is not for this key, was changed or stands elsewhere."""
    public = public_key(private)
    if len(message) < _HEAD + _NONCE + 16 or message[:9] != VERSION + _name(public):
        raise SealingError("not a message to this office")
    head, nonce, sealed = message[:_HEAD], message[_HEAD : _HEAD + _NONCE], message[_HEAD + _NONCE :]
    shared = private.exchange(X25519PublicKey.from_public_bytes(head[9:]))
    try:
        filled = AESGCM(_shared(shared, head, public)).decrypt(nonce, sealed, head + place.encode())
    except InvalidTag:
        raise SealingError("a message was changed, or moved from its place") from None
    return _emptied(filled)


def is_to(public: bytes, message: bytes) -> bool:
    """Whether a message says that it is for the holder of this key."""
    return message[:9] == VERSION + _name(public)


def seal_with(key: bytes, content: bytes, place: str) -> bytes:
    """Content for whoever has the same 32 bytes: an answer or a draft under somebody's code."""
    nonce = secrets.token_bytes(_NONCE)
    return nonce + AESGCM(key).encrypt(nonce, _filled(content), place.encode())


def open_with(key: bytes, sealed: bytes, place: str) -> bytes:
    """What was sealed with the same 32 bytes. Raises SealingError."""
    try:
        filled = AESGCM(key).decrypt(sealed[:_NONCE], sealed[_NONCE:], place.encode())
    except (InvalidTag, ValueError):
        raise SealingError("not sealed with this key, or changed") from None
    return _emptied(filled)


def _emptied(filled: bytes) -> bytes:
    if len(filled) < 4:
        raise SealingError("sealed with nothing in it")
    (length,) = struct.unpack(">I", filled[:4])
    return filled[4 : 4 + length]


def _filled(content: bytes) -> bytes:
    framed = struct.pack(">I", len(content)) + content
    return framed + bytes(-len(framed) % _FILL)


def _name(public: bytes) -> bytes:
    return hashlib.sha256(public).digest()[:8]


def _shared(secret: bytes, head: bytes, public: bytes) -> bytes:
    return HKDF(SHA256(), 32, salt=None, info=b"amparo letter" + head + public).derive(secret)
