"""To whom a backup is encrypted: the office's own recovery key, and whoever else is named. The format is age's.

The recovery key is derived from the office's root secret, so the passphrase or key file of the office opens its
backups. Another recipient (an `age1...` key) opens them without: with the backup and that identity an office is
restored whole, under a new passphrase. Format: https://age-encryption.org/v1; how a key is written: BIP 173.
"""

from __future__ import annotations

import io
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pyrage

from amparo.errors import OfficeError, SealingError
from amparo.office.platform.encryption.keyring import Keyring

PREFIX = "AGE-SECRET-KEY-"
_LETTERS = "qpzry9x8gf2tvdw0s3jn54khce6mua7l"
_GENERATOR = (0x3B6A57B2, 0x26508E6D, 0x1EA119FA, 0x3D4233DD, 0x2A1462B3)

type Identity = Any
type Recipient = Any


def recovery_identity(ring: Keyring) -> Identity:
    """The key that opens every backup of this office."""
    return pyrage.x25519.Identity.from_str(written(ring.derived("backups")))


def recipients(ring: Keyring, others: Iterable[str]) -> list[Recipient]:
    """Everybody who can open: the office first. Raises OfficeError for what is no recipient."""
    return [recovery_identity(ring).to_public(), *other_recipients(others)]


def other_recipients(others: Iterable[str]) -> list[Recipient]:
    """Those that were named. Raises OfficeError for what is no recipient."""
    found = []
    for text in others:
        try:
            found.append(pyrage.x25519.Recipient.from_str(text.strip()))
        except pyrage.RecipientError:
            raise OfficeError(f"{text} is no age recipient: one begins with age1 and is made by age-keygen") from None
    return found


def identity_in(path: Path) -> Identity:
    """The identity in a file as age-keygen writes it. Raises OfficeError."""
    try:
        lines = path.read_text().split()
    except (OSError, ValueError) as wrong:
        raise OfficeError(f"the identity {path} cannot be read: {wrong}") from None
    for word in lines:
        if word.startswith(PREFIX):
            try:
                return pyrage.x25519.Identity.from_str(word)
            except pyrage.IdentityError:
                break
    raise OfficeError(f"{path} holds no age identity: one begins with {PREFIX}1")


def decrypt(source: Any, target: Any, identity: Identity) -> None:
    """Decrypt a stream of bytes. Raises SealingError when the identity is no recipient, or it was changed."""
    try:
        pyrage.decrypt_io(source, target, [identity])
    except (pyrage.DecryptError, OSError) as wrong:
        if isinstance(wrong, OSError) and wrong.errno is not None:
            raise
        raise SealingError(f"this part of the backup does not open: {wrong}") from None


def decrypted(path: Path, identity: Identity) -> bytes:
    """What a small part says. Raises SealingError; OfficeError where there is no such part."""
    target = io.BytesIO()
    try:
        with path.open("rb") as source:
            decrypt(source, target, identity)
    except FileNotFoundError:
        raise OfficeError(f"{path.name} is not in this backup: it was made for no other recipient") from None
    return target.getvalue()


def written(secret: bytes) -> str:
    """A secret of 32 bytes as age writes it: Bech32 with the prefix AGE-SECRET-KEY-."""
    values = _in_fives(secret)
    low = PREFIX.lower()
    spread = [ord(char) >> 5 for char in low] + [0] + [ord(char) & 31 for char in low]
    rest = _remainder([*spread, *values, 0, 0, 0, 0, 0, 0]) ^ 1
    check = [(rest >> 5 * (5 - place)) & 31 for place in range(6)]
    return f"{low}1{''.join(_LETTERS[value] for value in (*values, *check))}".upper()


def _in_fives(content: bytes) -> list[int]:
    bits = int.from_bytes(content)
    length = -(-len(content) * 8 // 5)
    bits <<= length * 5 - len(content) * 8
    return [(bits >> 5 * (length - 1 - place)) & 31 for place in range(length)]


def _remainder(values: Iterable[int]) -> int:
    rest = 1
    for value in values:
        top = rest >> 25
        rest = (rest & 0x1FFFFFF) << 5 ^ value
        for place, term in enumerate(_GENERATOR):
            rest ^= term if (top >> place) & 1 else 0
    return rest
