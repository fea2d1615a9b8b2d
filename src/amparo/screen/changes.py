"""What a change of day, or of law, does to a docket: who moved, in which form of relief, from what to what, and why."""

from __future__ import annotations

import datetime as dt

import polars as pl

from amparo.law.book import Law
from amparo.screen.closing import closing
from amparo.screen.docket import DECIDED_BY, PERSON, answers
from amparo.screen.record_columns import NO_TABLES, Tables, with_records

RELIEF = "option"  # the name of the column in files that scripts read
BEFORE, BEFORE_BY, AFTER, AFTER_BY = "before", "before_by", "after", "after_by"
BEFORE_POLICIES, AFTER_POLICIES = "before_policies", "after_policies"
COLUMNS = (PERSON, RELIEF, BEFORE, BEFORE_BY, AFTER, AFTER_BY, BEFORE_POLICIES, AFTER_POLICIES)


def changes(
    docket: pl.DataFrame | pl.LazyFrame,
    before: tuple[Law, dt.date],
    after: tuple[Law, dt.date],
    tables: Tables = NO_TABLES,
) -> pl.DataFrame:
    """One row for every person and form of relief whose answer differs between two laws and days.

    Columns: `person`, `option`, `before` and `after` (true, false, null for unknown), `before_by` and `after_by`:
    the element that closed it or left it unknown, null where it is available; `before_policies` and `after_policies`:
    where that element is that no policy closes it, the names of the policies that do, parted by `;`, else null. Facts
    that follow from the `tables` of records stand in place of others, on each of both days.
    """
    people, then = (with_records(docket, tables, law.facts, day).collect() for law, day in (before, after))
    was, now = (answers(who, law, day).collect() for who, (law, day) in ((people, before), (then, after)))
    reliefs = [name for name in after[0].relief if name in before[0].relief]
    return pl.concat(
        _moved(
            name,
            (*before, people.filter(differs), was.filter(differs)),
            (*after, then.filter(differs), now.filter(differs)),
        )
        for name in reliefs
        for differs in (was[name].ne_missing(now[name]),)
    )


type Side = tuple[Law, dt.date, pl.DataFrame, pl.DataFrame]
"""A law, a day, some people, and what is answered for them."""


def _moved(relief: str, before: Side, after: Side) -> pl.DataFrame:
    """The rows of those whose answer to one form of relief differs."""
    people = before[2]
    was, was_by, was_policies = _answered(relief, before)
    now, now_by, now_policies = _answered(relief, after)
    named = pl.Series([relief], dtype=pl.String).new_from_index(0, people.height)
    columns = (people[PERSON], named, was, was_by, now, now_by, was_policies, now_policies)
    return pl.DataFrame(dict(zip(COLUMNS, columns, strict=True)))


def _answered(relief: str, side: Side) -> tuple[pl.Series, pl.Series, pl.Series]:
    """The answer, the element that decided it, and the policies that did."""
    law, day, people, found = side
    answer, decided_by = found[relief], found[relief + DECIDED_BY].cast(pl.String)
    return answer, decided_by, closing(people, law, day, relief, answer, decided_by)
