"""Rows of a docket that were set aside."""

from __future__ import annotations

from amparo.cli import SET_ASIDE, WELL
from amparo.cli.terminal import margin, number, plain
from amparo.screen.run import Rejected


def tell_rejected(rejected: Rejected) -> int:
    """Say how many rows were set aside and where they lie; the exit code."""
    if rejected.path is None:
        return WELL
    rows = "1 row was" if rejected.rows == 1 else f"{number(rejected.rows)} rows were"
    margin().print(plain(f"{rows} set aside, with line, column, value and reason: {rejected.path}"))
    return SET_ASIDE
