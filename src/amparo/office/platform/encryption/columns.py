"""Which columns of a table lie sealed and which in clear: declared by each room, proven against the database."""

from __future__ import annotations

from collections.abc import Set
from dataclasses import dataclass
from typing import ClassVar


@dataclass(frozen=True, slots=True)
class Table:
    """A table of a room. `why` says why what stands in clear may, where that needs saying."""

    heading: ClassVar[str] = "sealed columns"
    name: str
    clear: Set[str] = frozenset()
    sealed: Set[str] = frozenset()
    why: str = ""

    def in_few_words(self) -> str:
        """What of it lies sealed."""
        return f"{self.name}: {', '.join(sorted(self.sealed)) or 'nothing'}"
