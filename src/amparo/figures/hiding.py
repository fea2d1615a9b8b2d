"""Which cells of a table by two dimensions are hidden, so that nobody can work out the small ones.

**The rule.** A cell is a secret when fewer people than the limit stand in it, nobody included, or people of fewer than
three cases. A secret is protected when every number from nought to the limit stays possible for it (and up to its own
number, if that is more) for whoever knows all the totals and every cell that is shown.
"""

from __future__ import annotations

import heapq
from collections.abc import Collection, Sequence

from amparo.figures.bounds import Place, Way, room

type Counts = Sequence[Sequence[int]]


def hide(counts: Counts, secret: Collection[Place], limit: int) -> frozenset[Place] | None:
    """The cells to hide: the secrets, and as few people more as will protect them. None when nothing would."""
    hidden = set(secret)
    for cell in sorted(secret, key=lambda place: (-counts[place[0]][place[1]], place)):
        if protected(counts, hidden, cell, limit):
            continue
        ring = _cheapest_ring(counts, hidden, cell, limit)
        if ring is None:
            return None
        hidden |= ring
    return frozenset(hidden)


def protected(counts: Counts, hidden: Collection[Place], cell: Place, limit: int) -> bool:
    """Whether every number from nought to the limit stays possible for a hidden cell."""
    count = counts[cell[0]][cell[1]]
    more = max(0, limit - count)
    return (
        room(counts, hidden, cell, Way.UP, more) >= more and room(counts, hidden, cell, Way.DOWN, count) >= count
    )  # fmt: skip


def _cheapest_ring(counts: Counts, hidden: Collection[Place], cell: Place, limit: int) -> set[Place] | None:
    """The cells of a ring that can take the whole of what the cell has to move, hiding the fewest people anew.

    When the cell is more, every second cell of the ring is less, and the others are less when the cell is less.
    """
    height, width = len(counts), len(counts[0])
    count = counts[cell[0]][cell[1]]
    need = {"column": max(0, limit - count), "row": count}
    start, end = ("column", cell[1]), ("row", cell[0])
    best: dict[tuple[str, int], int] = {start: 0}
    came: dict[tuple[str, int], tuple[Place, tuple[str, int]]] = {}
    queue = [(0, start)]
    while queue:
        cost, node = heapq.heappop(queue)
        if node == end:
            break
        if cost > best[node]:
            continue
        kind, at = node
        for other in range(height if kind == "column" else width):
            place = (other, at) if kind == "column" else (at, other)
            if place == cell or counts[place[0]][place[1]] < need[kind]:
                continue
            onward = ("row", other) if kind == "column" else ("column", other)
            further = cost + (1 if place in hidden else 1 + counts[place[0]][place[1]])
            if further < best.get(onward, further + 1):
                best[onward] = further
                came[onward] = (place, node)
                heapq.heappush(queue, (further, onward))
    if end not in came:
        return None
    found: set[Place] = set()
    node = end
    while node != start:
        place, node = came[node]
        found.add(place)
    return found
