"""What a change of day, or of law, does to a docket: who moved, through which door, from what to what, and why."""

from __future__ import annotations

import datetime as dt

import polars as pl

from amparo.law.book import Law
from amparo.screen.docket import DECIDED_BY, PERSON, answers

OPTION = "option"
BEFORE, BEFORE_BY, AFTER, AFTER_BY = "before", "before_by", "after", "after_by"


def changes(
    docket: pl.DataFrame | pl.LazyFrame, before: tuple[Law, dt.date], after: tuple[Law, dt.date]
) -> pl.DataFrame:
    """One row for every person and option whose answer differs between two laws and days.

    Columns: `person`, `option`, `before` and `after` (true, false, null for unknown), `before_by` and `after_by`:
    the element that closed the door or left it unknown, null where it is open.
    """
    options = [name for name in after[0].options if name in before[0].options]
    was, now = (answers(docket, law, day).collect() for law, day in (before, after))
    moved = []
    for name in options:
        side = (was[name], was[name + DECIDED_BY], now[name], now[name + DECIDED_BY])
        differs = side[0].ne_missing(side[2])
        moved.append(
            pl.DataFrame(
                {
                    PERSON: was[PERSON].filter(differs),
                    OPTION: pl.Series([name]).new_from_index(0, int(differs.sum())),
                    **{
                        column: values.filter(differs).cast(pl.Boolean if column in (BEFORE, AFTER) else pl.String)
                        for column, values in zip((BEFORE, BEFORE_BY, AFTER, AFTER_BY), side, strict=True)
                    },
                }
            )
        )
    return pl.concat(moved)
