"""Somebody who has every published table and a solver. Shares no code with the library: reads the JSON alone."""

from __future__ import annotations

import datetime as dt
import itertools
from collections.abc import Callable, Iterable, Sequence
from typing import Any

import highspy
import numpy as np

type Published = dict[str, Any]


class Puzzle:
    """Unknown numbers of people, nought or more, and what is known of their sums."""

    def __init__(self, unknowns: int) -> None:
        self.unknowns = unknowns
        self.sums: list[tuple[list[int], int]] = []
        self._solver: highspy.Highs | None = None

    def know(self, of: Iterable[int], people: int) -> None:
        """These together are so many."""
        self.sums.append((sorted(of), people))

    def ends(self, of: Sequence[int]) -> tuple[float, float]:
        """The fewest and the most that these together can be."""
        return self._end(of, 1), -self._end(of, -1)

    def _end(self, of: Sequence[int], sign: int) -> float:
        solver = self._solver = self._solver or self._built()
        cost = np.zeros(self.unknowns)
        cost[list(of)] = sign
        solver.changeColsCost(self.unknowns, np.arange(self.unknowns, dtype=np.int32), cost)
        solver.run()
        assert solver.getModelStatus() == highspy.HighsModelStatus.kOptimal, solver.getModelStatus()
        return float(solver.getInfo().objective_function_value)

    def _built(self) -> highspy.Highs:
        people = np.array([people for _, people in self.sums], dtype=np.float64)
        lp = highspy.HighsLp()
        lp.num_col_, lp.num_row_ = self.unknowns, len(self.sums)
        lp.col_cost_ = np.zeros(self.unknowns)
        lp.col_lower_, lp.col_upper_ = np.zeros(self.unknowns), np.full(self.unknowns, highspy.kHighsInf)
        lp.row_lower_ = lp.row_upper_ = people
        lp.a_matrix_.format_ = highspy.MatrixFormat.kRowwise
        lp.a_matrix_.start_ = np.cumsum([0, *(len(of) for of, _ in self.sums)]).astype(np.int32)
        lp.a_matrix_.index_ = np.array([one for of, _ in self.sums for one in of], dtype=np.int32)
        lp.a_matrix_.value_ = np.ones(sum(len(of) for of, _ in self.sums))
        solver = highspy.Highs()
        solver.setOptionValue("output_flag", False)
        solver.setOptionValue("presolve", "off")
        solver.passModel(lp)
        return solver


def one_table(cross: Published) -> tuple[Puzzle, Callable[[int, int], list[int]]]:
    """The puzzle of one table with its totals, and the unknown of a cell."""
    height, width = len(cross["rows"]), len(cross["columns"])
    puzzle = Puzzle(height * width)
    for i, total in enumerate(cross["row_totals"]):
        puzzle.know((i * width + j for j in range(width)), total)
    for j, total in enumerate(cross["column_totals"]):
        puzzle.know((i * width + j for i in range(height)), total)
    for i, j in itertools.product(range(height), range(width)):
        if cross["cells"][i][j] is not None:
            puzzle.know([i * width + j], cross["cells"][i][j])
    return puzzle, lambda i, j: [i * width + j]


class Joined:
    """Two tables that share a dimension, as one puzzle of three dimensions."""

    def __init__(self, release: Published, one: Published, other: Published) -> None:
        (self.shared,) = {one["down"], one["across"]} & {other["down"], other["across"]}
        self.names = [self.shared, *(_far_side(table, self.shared) for table in (one, other))]
        margins = {margin["dimension"]: margin for margin in release["margins"]}
        self.groups = [margins[name]["groups"] for name in self.names]
        sides = [len(groups) for groups in self.groups]
        self.cube = np.arange(int(np.prod(sides))).reshape(sides)
        self.puzzle = Puzzle(self.cube.size)
        for axis, name in enumerate(self.names):
            for place, count in enumerate(margins[name]["counts"]):
                self.puzzle.know(self.cube.take(place, axis).ravel().tolist(), count)
        for table in (one, other):
            axes = self.names.index(table["down"]), self.names.index(table["across"])
            for (i, row), (j, column) in itertools.product(enumerate(table["rows"]), enumerate(table["columns"])):
                if table["cells"][i][j] is not None:
                    where = self._within(axes[0], row, table["rows"]), self._within(axes[1], column, table["columns"])
                    self.puzzle.know(self._unknowns(axes, where), table["cells"][i][j])

    def far_cells(self) -> Iterable[tuple[Published, Published, list[int]]]:
        """The cells of the table that was not published: the far sides of the two that were."""
        for (i, one), (j, other) in itertools.product(enumerate(self.groups[1]), enumerate(self.groups[2])):
            yield one, other, self._unknowns((1, 2), ([i], [j]))

    def near_cell(self, table: Published, i: int, j: int) -> list[int]:
        """A cell of one of the two tables, seen with the other in hand."""
        axes = self.names.index(table["down"]), self.names.index(table["across"])
        rows, columns = table["rows"], table["columns"]
        return self._unknowns(axes, (self._within(axes[0], rows[i], rows), self._within(axes[1], columns[j], columns)))

    def _within(self, axis: int, group: Published, groups: Sequence[Published]) -> list[int]:
        """The places on the finest division that a group of a table holds."""
        named = {code for one in groups for code in one.get("codes", ())}
        return [
            place
            for place, fine in enumerate(self.groups[axis])
            if (
                fine.get("rest") or not set(fine["codes"]) & named
                if group.get("rest")
                else not fine.get("rest") and set(fine["codes"]) <= set(group["codes"])
            )
        ]

    def _unknowns(self, axes: tuple[int, int], where: tuple[list[int], list[int]]) -> list[int]:
        index: list[Any] = [range(side) for side in self.cube.shape]
        index[axes[0]], index[axes[1]] = where
        return self.cube[np.ix_(*index)].ravel().tolist()


FROM_DAY = {"0": (0, 29), "30": (30, 89), "90": (90, 179), "180": (180, 364), "365": (365, 10_000)}


def by_calendar(release: Published, *, all_wait: bool) -> tuple[Puzzle, list[tuple[int, int]], int]:
    """Month by days waited, which nobody published, from what a calendar tells; its cells, and how many in a row.

    `all_wait`: the attacker takes everybody to wait still, and so reckons how long from the month.
    """
    margins = {margin["dimension"]: margin for margin in release["margins"]}
    months, waits = margins["month"], margins["waiting"]
    today = dt.date.fromisoformat(release["on"])
    cells = []
    for (i, month), (j, wait) in itertools.product(enumerate(months["groups"]), enumerate(waits["groups"])):
        if "" not in month["codes"] and "" not in wait["codes"]:
            year, number = map(int, max(month["codes"]).split("-"))
            ends = dt.date(year + number // 12, number % 12 + 1, 1) - dt.timedelta(days=1)
            oldest = (today - dt.date.fromisoformat(min(month["codes"]) + "-01")).days
            least = min(FROM_DAY[code][0] for code in wait["codes"])
            most = max(FROM_DAY[code][1] for code in wait["codes"])
            if least > oldest or (all_wait and most < (today - ends).days):
                continue
        cells.append((i, j))
    width = len(waits["groups"])
    puzzle = Puzzle(len(months["groups"]) * width)
    for i, count in enumerate(months["counts"]):
        puzzle.know((i * width + j for j in range(width) if (i, j) in cells), count)
    for j, count in enumerate(waits["counts"]):
        puzzle.know((i * width + j for i in range(len(months["groups"])) if (i, j) in cells), count)
    return puzzle, cells, width


def _far_side(table: Published, shared: str) -> str:
    return table["across"] if table["down"] == shared else table["down"]


def belongs(code: str, group: Published, groups: Sequence[Published]) -> bool:
    """Whether a code is counted in a group."""
    if group.get("rest"):
        return all(code not in one.get("codes", ()) for one in groups)
    return code in group["codes"]
