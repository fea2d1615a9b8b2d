"""How far a hidden cell could lie from what it is, for all that anybody can tell from the totals.

The cells that add up to given totals are a transport problem. Moving people round a ring of hidden cells changes no
total, so how far a cell can go is a maximum flow. It is whole, exact, and every number on the way is possible as well.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Collection, Sequence
from enum import IntEnum

type Place = tuple[int, int]
"""A cell by row and column."""


class Way(IntEnum):
    """Which way a cell is moved."""

    UP = 1
    DOWN = -1


def room(counts: Sequence[Sequence[int]], hidden: Collection[Place], cell: Place, way: Way, enough: int) -> int:
    """By how much a hidden cell could be more (or less) while no total changes, counted up to `enough`.

    The other hidden cells stay nought or more. `counts` are the true ones: any true table would give the same ends.
    """
    left = {place: counts[place[0]][place[1]] for place in hidden if place != cell}
    if way is Way.DOWN:
        enough = min(enough, counts[cell[0]][cell[1]])
    moved = 0
    while moved < enough:
        ring = _ring(left, cell, way)
        if ring is None:
            break
        step = min([enough - moved, *(left[place] for place, sign in ring if sign < 0)])
        for place, sign in ring:
            left[place] += sign * step
        moved += step
    return moved


def _ring(left: dict[Place, int], cell: Place, way: Way) -> list[tuple[Place, int]] | None:
    """A shortest ring through the cell: from its column to its row, one cell less, one more, in turns."""
    row, column = cell
    by_column: dict[int, list[Place]] = {}
    by_row: dict[int, list[Place]] = {}
    for place in left:
        by_row.setdefault(place[0], []).append(place)
        by_column.setdefault(place[1], []).append(place)
    came: dict[tuple[str, int], tuple[Place, int, tuple[str, int]] | None] = {("column", column): None}
    queue = deque([("column", column)])
    while queue:
        node = queue.popleft()
        of_column = node[0] == "column"
        sign = -way if of_column else int(way)
        for place in (by_column if of_column else by_row).get(node[1], ()):
            if sign < 0 and not left[place]:
                continue
            onward = ("row", place[0]) if of_column else ("column", place[1])
            if onward in came:
                continue
            came[onward] = (place, sign, node)
            if onward == ("row", row):
                return _walked(came, onward)
            queue.append(onward)
    return None


def _walked(
    came: dict[tuple[str, int], tuple[Place, int, tuple[str, int]] | None], end: tuple[str, int]
) -> list[tuple[Place, int]]:
    found: list[tuple[Place, int]] = []
    step = came[end]
    while step is not None:
        place, sign, node = step
        found.append((place, sign))
        step = came[node]
    return found
