"""What a room gives out with a case: in `case.json`, as tables, as files, and on the page to read."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, ClassVar
from uuid import UUID

from amparo.office.cases.access.gate import CaseFile

type Exported = Mapping[str, Any]
"""JSON values by their name in `case.json`."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table for programs: `rows` makes it of what is told of the case."""

    name: str
    columns: tuple[str, ...]
    rows: Callable[[Exported], Iterable[Sequence[object]]]


@dataclass(frozen=True, slots=True)
class Exporting:
    """What a room gives out with a case.

    `exported` is given the numbers of its people in the case and gives JSON values; `names` says how they are called.
    `template` shows them on `case.html`, where it is given `told`. `files` are given out as they are, by path.
    """

    heading: ClassVar[str] = "export"
    names: tuple[str, ...]
    exported: Callable[[CaseFile, Mapping[UUID, int]], Exported]
    order: int
    template: str = ""
    sheets: tuple[Sheet, ...] = ()
    files: Callable[[CaseFile], Iterable[tuple[str, bytes]]] | None = None

    def in_few_words(self) -> str:
        """The names in `case.json`."""
        return ", ".join(self.names)


def columns_of(name: str, *columns: str) -> Callable[[Exported], list[list[object]]]:
    """Rows of a table: those columns of each thing told under that name."""
    return lambda data: [[row[column] for column in columns] for row in data[name]]
