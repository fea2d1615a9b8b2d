"""The keyring that this process has unsealed. It is opened once, at start, and inherited by the workers."""

from __future__ import annotations

from amparo.errors import Locked
from amparo.office.platform.encryption.keyring import Keyring

_opened: Keyring | None = None


def unlock(keyring: Keyring) -> None:
    """Let this process read and write what is sealed."""
    global _opened
    _opened = keyring


def is_open() -> bool:
    """Whether this process has been unsealed."""
    return _opened is not None


def keyring() -> Keyring:
    """The unsealed keyring. Raises Locked when there is none."""
    if _opened is None:
        raise Locked("this office is sealed; start it with its passphrase or key file")
    return _opened
