"""Rows that cannot be screened: where they stand, what is wrong, and the value as it was written."""

from __future__ import annotations

from typing import NamedTuple

LINE = "\x00line"
"""The name of the column that carries line numbers: no file can have a column of that name."""


class Reject(NamedTuple):
    """One reason for which a row was set aside: its line (in Parquet, its row), the column, the value."""

    line: int
    column: str
    value: str
    reason: str
