"""Frames of people, in which days known by their month or year alone have their second column."""

import polars as pl

from amparo.law.facts import Kind
from amparo.law.partial import Between, first_day
from amparo.law.values import written
from amparo.screen.columns import column_type
from amparo.screen.compiler import latest_of


def frame_in_part(people, facts):
    """The people as a docket holds them; a date column that needs none gets no second one."""
    columns = {}
    for name, fact in facts.items():
        values = [one.get(name) for one in people]
        if fact.kind is Kind.DATE:
            ends = [one.last if isinstance(one, Between) else None for one in values]
            if any(ends):
                columns[latest_of(name)] = pl.Series(ends, dtype=pl.Date)
            values = [None if one is None else first_day(one) for one in values]
        if fact.kind is Kind.PERIODS:
            values = [written(one) if one is not None else None for one in values]
        columns[name] = pl.Series(values, dtype=column_type(fact))
    return pl.DataFrame(columns)
