"""What a change of day, or of law, does to a docket: who moved, in which form of relief, from what to what, and why."""

from __future__ import annotations

import datetime as dt

import polars as pl

from amparo.law.book import Law
from amparo.screen.docket import DECIDED_BY, PERSON, answers

RELIEF = "option"  # the name of the column in files that scripts read
BEFORE, BEFORE_BY, AFTER, AFTER_BY = "before", "before_by", "after", "after_by"


def changes(
    docket: pl.DataFrame | pl.LazyFrame, before: tuple[Law, dt.date], after: tuple[Law, dt.date]
) -> pl.DataFrame:
    """One row for every person and form of relief whose answer differs between two laws and days.

    Columns: `person`, `option`, `before` and `after` (true, false, null for unknown), `before_by` and `after_by`:
    the element that closed it or left it unknown, null where it is available.
    """
    reliefs = [name for name in after[0].relief if name in before[0].relief]
    was, now = (answers(docket, law, day).collect() for law, day in (before, after))
    moved = []
    for name in reliefs:
        side = (was[name], was[name + DECIDED_BY], now[name], now[name + DECIDED_BY])
        differs = side[0].ne_missing(side[2])
        moved.append(
            pl.DataFrame(
                {
                    PERSON: was[PERSON].filter(differs),
                    RELIEF: pl.Series([name]).new_from_index(0, int(differs.sum())),
                    **{
                        column: values.filter(differs).cast(pl.Boolean if column in (BEFORE, AFTER) else pl.String)
                        for column, values in zip((BEFORE, BEFORE_BY, AFTER, AFTER_BY), side, strict=True)
                    },
                }
            )
        )
    return pl.concat(moved)
