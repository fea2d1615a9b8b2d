"""A linear program, written row by row and solved by HiGHS, which the extra `desk` brings."""

from __future__ import annotations

import importlib
import math
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from amparo.errors import DeskError


@dataclass(slots=True)
class LinearProgram:
    """Quantities from 0 on, what each costs, and sums of them that lie between two numbers."""

    costs: list[float] = field(default_factory=list)
    uppers: list[float] = field(default_factory=list)
    lowest: list[float] = field(default_factory=list)
    highest: list[float] = field(default_factory=list)
    starts: list[int] = field(default_factory=lambda: [0])
    columns: list[int] = field(default_factory=list)
    values: list[float] = field(default_factory=list)

    def column(self, cost: float = 0.0, upper: float = math.inf) -> int:
        """A quantity from 0 to a limit, and what it costs."""
        self.costs.append(cost)
        self.uppers.append(upper)
        return len(self.costs) - 1

    def row(self, terms: Sequence[tuple[int, float]], lowest: float, highest: float) -> None:
        """A sum that lies between two numbers."""
        for column, value in terms:
            self.columns.append(column)
            self.values.append(value)
        self.starts.append(len(self.columns))
        self.lowest.append(lowest)
        self.highest.append(highest)

    def solve(self, seconds: float) -> tuple[float, list[float]] | None:
        """The least cost and the quantities; None where nothing is proved in time. Raises DeskError without HiGHS."""
        try:
            highspy: Any = importlib.import_module("highspy")
        except ImportError:
            raise DeskError("the bound needs HiGHS: install amparo with its extra “desk”") from None
        problem = highspy.HighsLp()
        problem.num_col_, problem.num_row_ = len(self.costs), len(self.lowest)
        problem.col_cost_ = np.array(self.costs)
        problem.col_lower_ = np.zeros(len(self.costs))
        problem.col_upper_ = np.array(self.uppers)
        problem.row_lower_, problem.row_upper_ = np.array(self.lowest), np.array(self.highest)
        problem.a_matrix_.format_ = highspy.MatrixFormat.kRowwise
        problem.a_matrix_.start_ = np.array(self.starts, dtype=np.int32)
        problem.a_matrix_.index_ = np.array(self.columns, dtype=np.int32)
        problem.a_matrix_.value_ = np.array(self.values)
        solver = highspy.Highs.__base__()  # the solver itself: what wraps it prints a banner where plans are printed
        solver.setOptionValue("output_flag", False)
        solver.setOptionValue("time_limit", seconds)
        solver.setOptionValue("solver", "ipm")
        solver.passModel(problem)
        solver.run()
        if solver.getModelStatus() != highspy.HighsModelStatus.kOptimal:
            return None
        return float(solver.getInfo().objective_function_value), list(solver.getSolution().col_value)
