"""Which columns of a table lie sealed, in clear, and under a code: declared by each room, proven by tests."""

from __future__ import annotations

from collections.abc import Callable, Set
from dataclasses import dataclass
from typing import ClassVar


@dataclass(frozen=True, slots=True)
class Table:
    """A table of a room. `why` says why what stands in clear may, where that needs saying.

    Every row lies under a keyed code of all its columns, sealed and clear (`audit/row_codes.py`), but for the columns
    in `loose`, which change without anybody deciding anything; a table whose rows have no code says why (`uncoded`).
    """

    heading: ClassVar[str] = "sealed columns"
    name: str
    clear: Set[str] = frozenset()
    sealed: Set[str] = frozenset()
    why: str = ""
    loose: Set[str] = frozenset()
    uncoded: str = ""

    @property
    def coded(self) -> frozenset[str]:
        """The columns that lie under the code of their row; none where the table has no codes."""
        return frozenset() if self.uncoded else frozenset((self.clear | self.sealed) - self.loose)

    def in_few_words(self) -> str:
        """What of it lies sealed."""
        return f"{self.name}: {', '.join(sorted(self.sealed)) or 'nothing'}"


@dataclass(frozen=True, slots=True)
class SealedFiles:
    """Files that lie sealed beside the database, one for each row of a table, under `Home.document` of its id.

    Each is an envelope for `column` of its row, with the key of the case that the row names.
    """

    heading: ClassVar[str] = "sealed files"
    table: str
    column: str

    def in_few_words(self) -> str:
        """Of which table."""
        return f"one for each row of {self.table}"


@dataclass(frozen=True, slots=True)
class SealedOtherwise:
    """A column that is sealed by no key of a case: `check` raises SealingError where one envelope does not open.

    Where only somebody else can open it (whoever has a code), `check` is None, or answers False for that envelope.
    """

    heading: ClassVar[str] = "sealed otherwise"
    table: str
    column: str
    check: Callable[[object, bytes], bool] | None
    """Given the row's id and the envelope."""

    def in_few_words(self) -> str:
        """Of which table, and who opens it."""
        return f"{self.table}.{self.column}" + ("" if self.check else " (opened with a person’s code alone)")


@dataclass(frozen=True, slots=True)
class LibraryTable:
    """A table of a library on which an office relies: the columns of it that lie under the code of their row."""

    heading: ClassVar[str] = "tables of libraries"
    name: str
    coded: frozenset[str]

    def in_few_words(self) -> str:
        """What of it lies under a code."""
        return f"{self.name}: {', '.join(sorted(self.coded))}"
