"""Tables as they are published: what anybody may see, and nothing that only the office knows."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from amparo.figures.grouping import Groups


@dataclass(frozen=True, slots=True)
class Margin:
    """People by one dimension; the counts add up to the total of the release."""

    dimension: str
    groups: Groups
    counts: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Cross:
    """People by two dimensions. None is a hidden cell; every total is a margin, or a sum of some of its counts."""

    down: str
    across: str
    rows: Groups
    columns: Groups
    row_totals: tuple[int, ...]
    column_totals: tuple[int, ...]
    cells: tuple[tuple[int | None, ...], ...]

    @property
    def hidden(self) -> int:
        """How many cells are not shown."""
        return sum(cell is None for row in self.cells for cell in row)


@dataclass(frozen=True, slots=True)
class Release:
    """What one release tells. `base` is what its figures are rounded to, 0 for not at all."""

    on: dt.date
    until: dt.date  # people returned later are not counted
    limit: int
    base: int
    total: int
    margins: tuple[Margin, ...]
    crosses: tuple[Cross, ...]
