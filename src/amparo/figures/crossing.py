"""Tables by two dimensions: coarser where too much would have to be hidden, then hidden as far as needed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from amparo.figures.bounds import Place
from amparo.figures.dimensions import Dimension
from amparo.figures.grouping import NOBODY, Groups, Size, Sizes, coarser, place_of, size_in
from amparo.figures.hiding import hide
from amparo.figures.rows import Returned
from amparo.figures.tables import Cross

HIDDEN_AT_MOST = 3
"""Where more than one cell in three would be hidden, the table is made coarser first."""


@dataclass(frozen=True, slots=True)
class Side:
    """One dimension of a table, its groups and how many stand under each code."""

    dimension: Dimension
    groups: Groups
    sizes: Sizes

    @property
    def totals(self) -> tuple[int, ...]:
        """The people of each group."""
        return tuple(size_in(group, self.sizes).people for group in self.groups)

    def coarser(self) -> Side | None:
        """One step coarser, if two groups would be left."""
        groups = coarser(self.dimension, self.groups, self.sizes)
        return None if groups is None else Side(self.dimension, groups, self.sizes)


type Pairs = Mapping[tuple[str, str], Size]


@dataclass(frozen=True, slots=True)
class Crossed:
    """A table, the true counts behind it, and which of its cells are secrets. Only the table leaves."""

    cross: Cross
    counts: tuple[tuple[int, ...], ...]
    secret: frozenset[Place]


def crossed(down: Side, across: Side, rows: Iterable[Returned], limit: int) -> Crossed | None:
    """The finest table of which at most a third is hidden, or the fullest there is. None when none can be protected."""
    pairs = _pairs(down.dimension, across.dimension, rows)
    best: Crossed | None = None
    sides: tuple[Side, Side] | None = (down, across)
    while sides is not None:
        found = _hidden(*sides, pairs, limit)
        if found is not None:
            if found.cross.hidden * HIDDEN_AT_MOST <= len(sides[0].groups) * len(sides[1].groups):
                return found
            if best is None or _shown(found) > _shown(best):
                best = found
        sides = _coarser(*sides)
    return best if best is not None and _shown(best) else None


def _pairs(down: Dimension, across: Dimension, rows: Iterable[Returned]) -> Pairs:
    people: dict[tuple[str, str], int] = {}
    cases: dict[tuple[str, str], set[str]] = {}
    for row in rows:
        pair = (down.code_of(row), across.code_of(row))
        people[pair] = people.get(pair, 0) + 1
        cases.setdefault(pair, set()).add(row.case)
    return {pair: Size(count, frozenset(cases[pair])) for pair, count in people.items()}


def _hidden(down: Side, across: Side, pairs: Pairs, limit: int) -> Crossed | None:
    height, width = len(down.groups), len(across.groups)
    rows, columns = place_of(down.groups), place_of(across.groups)
    cells = [[NOBODY] * width for _ in range(height)]
    for (first, other), size in pairs.items():
        cells[rows[first]][columns[other]] |= size
    counts = tuple(tuple(cell.people for cell in row) for row in cells)
    secret = frozenset((i, j) for i in range(height) for j in range(width) if not cells[i][j].large(limit))
    hidden = hide(counts, secret, limit)
    if hidden is None:
        return None
    shown = tuple(tuple(None if (i, j) in hidden else counts[i][j] for j in range(width)) for i in range(height))
    names = down.dimension.name, across.dimension.name
    return Crossed(Cross(*names, down.groups, across.groups, down.totals, across.totals, shown), counts, secret)


def _coarser(down: Side, across: Side) -> tuple[Side, Side] | None:
    """The side with the smallest group becomes coarser, the other where that one cannot."""
    if min(down.totals) <= min(across.totals):
        first = down.coarser()
        if first is not None:
            return first, across
    other = across.coarser()
    if other is not None:
        return down, other
    first = down.coarser()
    return None if first is None else (first, across)


def _shown(found: Crossed) -> int:
    return sum(cell is not None for row in found.cross.cells for cell in row)
