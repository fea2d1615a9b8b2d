"""A key file for an office."""

from __future__ import annotations

import os
import secrets
from pathlib import Path

from amparo.errors import OfficeError


def write_key_file(path: Path) -> None:
    """A new key file where there is none yet. Raises OfficeError."""
    try:
        with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
            file.write(secrets.token_bytes(64))
    except FileExistsError:
        raise OfficeError(f"{path} exists already; it was left alone") from None
    except OSError as wrong:
        raise OfficeError(f"{path} cannot be written: {wrong.strerror}") from None
