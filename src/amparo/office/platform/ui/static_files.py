"""Static files straight from the rooms they belong to, each address stamped with its content."""

from __future__ import annotations

import hashlib
from functools import cache
from pathlib import Path

from django.contrib.staticfiles import finders
from django.contrib.staticfiles.storage import StaticFilesStorage


class Stamped(StaticFilesStorage):
    """Addresses change with the content, so browsers may keep what they have."""

    def url(self, name: str | None) -> str:
        """The address of a static file."""
        return f"{super().url(name)}?v={_stamp(name or '')}"


@cache
def _stamp(name: str) -> str:
    found = finders.find(name)
    if not found:
        raise FileNotFoundError(f"no static file {name}")
    return hashlib.sha256(Path(str(found)).read_bytes()).hexdigest()[:10]
