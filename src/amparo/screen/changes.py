"""What a change of day, or of law, does to a docket: who moved, in which form of relief, from what to what, and why."""

from __future__ import annotations

import datetime as dt

import polars as pl

from amparo.law.book import Law
from amparo.screen.closing import closing
from amparo.screen.docket import DECIDED_BY, PERSON, answers

RELIEF = "option"  # the name of the column in files that scripts read
BEFORE, BEFORE_BY, AFTER, AFTER_BY = "before", "before_by", "after", "after_by"
BEFORE_POLICIES, AFTER_POLICIES = "before_policies", "after_policies"
COLUMNS = (PERSON, RELIEF, BEFORE, BEFORE_BY, AFTER, AFTER_BY, BEFORE_POLICIES, AFTER_POLICIES)


def changes(
    docket: pl.DataFrame | pl.LazyFrame, before: tuple[Law, dt.date], after: tuple[Law, dt.date]
) -> pl.DataFrame:
    """One row for every person and form of relief whose answer differs between two laws and days.

    Columns: `person`, `option`, `before` and `after` (true, false, null for unknown), `before_by` and `after_by`:
    the element that closed it or left it unknown, null where it is available; `before_policies` and `after_policies`:
    where that element is that no policy closes it, the names of the policies that do, parted by `;`, else null.
    """
    people = docket.lazy().collect()
    was, now = (answers(people, law, day).collect() for law, day in (before, after))
    reliefs = [name for name in after[0].relief if name in before[0].relief]
    return pl.concat(
        _moved(name, people.filter(differs), (*before, was.filter(differs)), (*after, now.filter(differs)))
        for name in reliefs
        for differs in (was[name].ne_missing(now[name]),)
    )


type Side = tuple[Law, dt.date, pl.DataFrame]
"""A law, a day, and what they answer for some people."""


def _moved(relief: str, people: pl.DataFrame, before: Side, after: Side) -> pl.DataFrame:
    """The rows of those whose answer to one form of relief differs."""
    was, was_by, was_policies = _answered(relief, people, before)
    now, now_by, now_policies = _answered(relief, people, after)
    named = pl.Series([relief], dtype=pl.String).new_from_index(0, people.height)
    told = (people[PERSON], named, was, was_by, now, now_by, was_policies, now_policies)
    return pl.DataFrame(dict(zip(COLUMNS, told, strict=True)))


def _answered(relief: str, people: pl.DataFrame, side: Side) -> tuple[pl.Series, pl.Series, pl.Series]:
    """The answer, the element that decided it, and the policies that did."""
    law, day, found = side
    answer, decided_by = found[relief], found[relief + DECIDED_BY].cast(pl.String)
    return answer, decided_by, closing(people, law, day, relief, answer, decided_by)
