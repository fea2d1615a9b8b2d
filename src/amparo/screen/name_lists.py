"""Lists of names in a column of a docket: of many things that may hold of a person, the names of those that do.

A column of text for each name would cost far more than finding out what holds. So eight at a time become one number,
and each number one ready text.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache, reduce

import polars as pl

SEPARATOR = ";"
TOGETHER = 8
"""So many names share a number: its bits, one byte."""


def names_that_hold(holds: Mapping[str, pl.Expr], first: str | None = None) -> pl.Expr:
    """The names of what is true, in order, parted by semicolons, after the text in the column `first`.

    Empty where nothing is: `none_if_empty` of the column makes it null, in a step of its own, or all is done twice.
    """
    names = list(holds)
    groups = [tuple(names[start : start + TOGETHER]) for start in range(0, len(names), TOGETHER)]
    texts = [pl.lit(_every_text(group)).gather(_number(holds, group)) for group in groups]
    if first is not None:
        texts.insert(0, none_if_empty(first))
    return pl.concat_str(texts, separator=SEPARATOR, ignore_nulls=True) if texts else pl.lit("")


def none_if_empty(column: str) -> pl.Expr:
    """A column of texts, null where they are empty."""
    return pl.when(pl.col(column) != "").then(pl.col(column))


def _number(holds: Mapping[str, pl.Expr], group: tuple[str, ...]) -> pl.Expr:
    """The number whose bits are what holds of a group."""
    bits = (
        pl.when(holds[name]).then(pl.lit(1 << place, dtype=pl.UInt8)).otherwise(pl.lit(0, dtype=pl.UInt8))
        for place, name in enumerate(group)
    )
    return reduce(pl.Expr.or_, bits)


@cache
def _every_text(group: tuple[str, ...]) -> pl.Series:
    """For each number the names of its bits; null for none."""
    texts = [
        SEPARATOR.join(name for place, name in enumerate(group) if number >> place & 1)
        for number in range(1 << len(group))
    ]
    return pl.Series([text or None for text in texts], dtype=pl.String)
