"""Figures rounded so that they still add up, which is why the rounding cannot be undone.

Each figure becomes the multiple below or above it. Were every figure rounded by itself, sums that do not add up would
tell how far each was off. Only what is published is looked at: rounding tells nothing that the exact table does not.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from amparo.figures.tables import Cross, Margin, Release

BASES = (0, 5, 10)


def rounded(release: Release, base: int) -> Release:
    """The release in multiples of the base; as it is when that is 0."""
    if not base:
        return release
    total = base * round(release.total / base)
    margins = tuple(_margin(margin, total, base) for margin in release.margins)
    by_name = {old.dimension: (old, new) for old, new in zip(release.margins, margins, strict=True)}
    crosses = tuple(_cross(cross, *by_name[cross.down], *by_name[cross.across], base) for cross in release.crosses)
    return replace(release, base=base, total=total, margins=margins, crosses=crosses)


def _margin(margin: Margin, total: int, base: int) -> Margin:
    """The figures furthest above their multiple are rounded up, as many as the total needs."""
    low = [count - count % base for count in margin.counts]
    up = (total - sum(low)) // base
    order = sorted(range(len(low)), key=lambda place: (-(margin.counts[place] % base), place))
    for place in order[:up]:
        low[place] += base
    return replace(margin, counts=tuple(low))


def _cross(cross: Cross, down: Margin, new_down: Margin, across: Margin, new_across: Margin, base: int) -> Cross:
    rows = [_sum_within(group.codes, down, new_down) for group in cross.rows]
    columns = [_sum_within(group.codes, across, new_across) for group in cross.columns]
    cells = _cells(cross, [row // base for row in rows], [column // base for column in columns], base)
    return replace(cross, row_totals=tuple(rows), column_totals=tuple(columns), cells=cells)


def _sum_within(codes: frozenset[str], old: Margin, new: Margin) -> int:
    """A total of a coarser table is the sum of rounded ones, so that both tell the same."""
    return sum(count for group, count in zip(old.groups, new.counts, strict=True) if group.codes <= codes)


def _cells(cross: Cross, rows: list[int], columns: list[int], base: int) -> tuple[tuple[int | None, ...], ...]:
    """Cells that add up to rounded totals: the nearest multiples first, further ones only where these cannot."""
    spread = 0
    while True:
        low = [[0 if cell is None else max(0, cell // base - spread) for cell in row] for row in cross.cells]
        high = [[None if cell is None else -(-cell // base) + spread for cell in row] for row in cross.cells]
        found = _filled(low, high, rows, columns)
        if found is not None:
            return tuple(
                tuple(None if cell is None else base * found[i][j] for j, cell in enumerate(row))
                for i, row in enumerate(cross.cells)
            )
        spread += 1


def _filled(
    low: list[list[int]], high: Sequence[Sequence[int | None]], rows: list[int], columns: list[int]
) -> list[list[int]] | None:
    """Whole numbers between low and high with these sums, or None: a flow from rows to columns."""
    need = [total - sum(row) for total, row in zip(rows, low, strict=True)]
    want = [total - sum(column) for total, column in zip(columns, zip(*low, strict=True), strict=True)]
    if min(need) < 0 or min(want) < 0:
        return None
    cells = [list(row) for row in low]
    for row in range(len(rows)):
        while need[row]:
            path = _path(cells, low, high, row, want)
            if path is None:
                return None
            for step, (i, j) in enumerate(path):
                cells[i][j] += -1 if step % 2 else 1
            need[row] -= 1
            want[path[-1][1]] -= 1
    return cells


def _path(
    cells: list[list[int]], low: list[list[int]], high: Sequence[Sequence[int | None]], row: int, want: list[int]
) -> list[tuple[int, int]] | None:
    """From a row that lacks one to a column that wants one: one cell more, one less, in turns."""
    reached: dict[int, list[tuple[int, int]]] = {row: []}
    columns: set[int] = set()
    queue = [row]
    for i in queue:
        for j in range(len(want)):
            top = high[i][j]
            if j in columns or (top is not None and cells[i][j] >= top):
                continue
            columns.add(j)
            path = [*reached[i], (i, j)]
            if want[j]:
                return path
            for other in range(len(cells)):
                if other not in reached and cells[other][j] > low[other][j]:
                    reached[other] = [*path, (other, j)]
                    queue.append(other)
    return None
