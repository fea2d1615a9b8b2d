"""Cells and rows in which nothing stands that the eye could see."""

from __future__ import annotations

from collections.abc import Sequence

import polars as pl

from amparo.typed_text import seen


def blank(value: str | None) -> bool:
    """Whether nothing can be seen in a cell: it is empty, or holds spaces and invisible signs alone."""
    return not value or not seen(value)


def without_blank_rows(rows: pl.DataFrame, names: Sequence[str]) -> pl.DataFrame:
    """The rows in which something stands. Only rows whose first cell holds no ASCII sign are looked at as a whole."""
    if not names or not rows.height:
        return rows
    bare = ~rows[names[0]].str.contains("[!-~]").fill_null(False)
    if not bare.any():
        return rows
    drop = [all(map(blank, row)) for row in rows.filter(bare).select(names).iter_rows()]
    dropped = pl.Series(bare.arg_true().to_list(), dtype=pl.UInt32).filter(pl.Series(drop, dtype=pl.Boolean))
    return rows.with_row_index("\0place").filter(~pl.col("\0place").is_in(dropped.implode())).drop("\0place")
