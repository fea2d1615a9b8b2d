"""Columns for the bounds of unknown days put beside a docket in Spark: many comparisons read each of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pyspark.sql import Column, DataFrame


class Beside:
    """First where recorded days contradict no other, then between which of them unknown days lie."""

    def __init__(self) -> None:
        self._sound: dict[str, Column] = {}
        self._bounds: dict[str, Column] = {}

    def sound(self, rule: Column) -> Column:
        """How a column of the first kind is to be read."""
        return _added(self._sound, rule, "sound")

    def bound(self, day: Column) -> Column:
        """How a column of the second kind is to be read."""
        return _added(self._bounds, day, "bound")

    def put(self, docket: DataFrame) -> DataFrame:
        """The docket with these columns."""
        for columns in (self._sound, self._bounds):
            docket = docket.withColumns(columns) if columns else docket
        return docket


def _added(columns: dict[str, Column], column: Column, kind: str) -> Column:
    from pyspark.sql import functions

    name = f"{kind}_{len(columns)}"
    columns[name] = column
    return functions.col(name)
