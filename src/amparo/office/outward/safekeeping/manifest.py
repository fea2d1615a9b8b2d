"""What a backup says of itself, for whoever can open it: every file with its hash, every table with its rows."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

from amparo.errors import OfficeError

FORMAT = 2
DATABASE, DROPBOX = "database", "dropbox"
"""The databases that a backup has: the dropbox only where it is a file of its own."""
OWNERS, WRAPPED = "owners", "wrapped"
"""Its keys, apart from the data (`keys_apart`). In format 1 they stood in the database."""


@dataclass(frozen=True, slots=True)
class Sum:
    """The size of a file in bytes and its SHA-256 in hexadecimal digits."""

    size: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Manifest:
    """One backup at one moment."""

    made_at: str
    """UTC, as 2026-11-28T16:20:00+00:00."""
    version: str
    """Of Amparo, which made it."""
    vendor: str
    """sqlite or postgresql."""
    head: str
    """The end of the audit chain, `place:digest`."""
    parts: Mapping[str, Sum]
    """The databases and the keys, as they are once decrypted."""
    rows: Mapping[str, int]
    """How many rows each table has."""
    documents: Mapping[str, Sum]
    """The sealed files, by their ids."""
    missing: tuple[str, ...] = ()
    """Ids of documents on record whose file was not there."""

    def kept(self) -> bytes:
        """As JSON, in UTF-8."""
        return json.dumps({"format": FORMAT, **asdict(self)}, separators=(",", ":")).encode()

    @classmethod
    def read(cls, content: bytes) -> Manifest:
        """From JSON. Raises OfficeError when a later version made it."""
        held: dict[str, Any] = json.loads(content)
        if held.pop("format") > FORMAT:
            raise OfficeError(f"this backup was made by Amparo {held['version']}, which is newer: update Amparo first")
        for name in ("parts", "documents"):
            held[name] = {key: Sum(**each) for key, each in held[name].items()}
        return cls(**{**held, "missing": tuple(held["missing"])})
