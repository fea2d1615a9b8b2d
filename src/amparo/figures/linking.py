"""Days waited follow from the day of return, which everybody knows: so the two counts are looked at together.

Nobody can have waited longer than since the month in which they were returned; and of those who wait still, everybody
can reckon how long. So a count by days waited cuts the months, as a table by both would, and a difference could be
small. Though that table is never published, its cells must stay as open as if they were hidden in one.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence

from amparo.figures.bounds import Place
from amparo.figures.crossing import Side
from amparo.figures.dimensions import LONGEST_WAIT, last_day
from amparo.figures.grouping import Group, place_of
from amparo.figures.hiding import protected
from amparo.figures.rows import UNKNOWN, Returned


def untangled(month: Side, waiting: Side, rows: Sequence[Returned], on: dt.date, limit: int) -> Side | None:
    """The finest count by days waited that the months leave open, or None."""
    side: Side | None = waiting
    while side is not None:
        counts = _counts(month, side, rows)
        if all(_open(counts, possible, limit) for possible in _models(month, side, counts, on)):
            return side
        side = side.coarser()
    return None


def _counts(month: Side, waiting: Side, rows: Sequence[Returned]) -> list[list[int]]:
    down, across = place_of(month.groups), place_of(waiting.groups)
    counts = [[0] * len(waiting.groups) for _ in month.groups]
    for row in rows:
        counts[down[month.dimension.code_of(row)]][across[waiting.dimension.code_of(row)]] += 1
    return counts


def _models(month: Side, waiting: Side, counts: list[list[int]], on: dt.date) -> Iterator[frozenset[Place]]:
    """The cells that can hold somebody: for whoever knows that time passes, and for whoever takes all to wait still.

    The second is left out where it is not so: who believes it finds what is not there.
    """
    filled = {(i, j) for i, row in enumerate(counts) for j, count in enumerate(row) if count}
    spans = [_since(group, on) for group in month.groups]
    waits = [_waited(group) for group in waiting.groups]
    loose = {(i, j) for i, (_, most) in enumerate(spans) for j, (least, _) in enumerate(waits) if least <= most}
    tight = {place for place in loose if waits[place[1]][1] >= spans[place[0]][0]}
    yield frozenset(loose | filled)
    if filled <= tight:
        yield frozenset(tight)


def _open(counts: list[list[int]], possible: frozenset[Place], limit: int) -> bool:
    return all(protected(counts, possible, cell, limit) for cell in possible if counts[cell[0]][cell[1]] < limit)


def _since(group: Group, on: dt.date) -> tuple[int, int]:
    """The fewest and the most days since a return in these months."""
    if UNKNOWN in group.codes:
        return 0, LONGEST_WAIT
    first = dt.date.fromisoformat(f"{min(group.codes)}-01")
    last = dt.date.fromisoformat(f"{max(group.codes)}-28") + dt.timedelta(days=3)
    return (on - last).days, (on - first).days


def _waited(group: Group) -> tuple[int, int]:
    """The fewest and the most days of these classes."""
    if UNKNOWN in group.codes:
        return 0, LONGEST_WAIT
    days = [int(code) for code in group.codes]
    return min(days), last_day(str(max(days)))
