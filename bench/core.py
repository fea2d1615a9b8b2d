"""The twelve core rules and the forty columns that the benchmarks measure."""

from __future__ import annotations

import datetime as dt
from collections import Counter

import polars as pl

from amparo.law.book import the_law
from amparo.law.tree import Rule, facts_of, nodes_of
from amparo.screen.columns import Kept, columns

LAW = the_law()
DAY = dt.date(2024, 2, 1)
TODAY = LAW.on(DAY)
RELIEF = ("asylum", "withholding", "cat_withholding", "cat_deferral", "i730", "derivative_asylum")
POLICIES = (
    "mpp.returnable",
    "transit_bar_2019.applies",
    "lawful_pathways.applies",
    "securing_the_border.applies",
    "proclamation_10888.applies",
)
RULES: dict[str, Rule] = {
    **{name: TODAY.relief(name) for name in RELIEF},
    **{name: TODAY.policy(*name.split(".")) for name in POLICIES},
}
DEADLINE = TODAY.deadline("one_year_asylum").falls_on
"""The twelfth: the deadline of the asylum year, a date for everyone."""


def every_fact() -> list[str]:
    """The facts that the twelve rules read, most used first."""
    used = Counter(name for rule in RULES.values() for node in nodes_of(rule) for name in facts_of(node))
    used.update(list(facts_of(DEADLINE)))
    return [name for name, _ in used.most_common()]


FORTY = every_fact()[:40]


def answered(docket: pl.LazyFrame) -> pl.LazyFrame:
    """The twelve rules for everybody in a docket."""
    kept = Kept()
    compiler = columns(LAW.facts, frozenset(docket.collect_schema().names()), kept)
    found = [compiler.rule(rule).alias(name) for name, rule in RULES.items()]
    found.append(compiler.number(DEADLINE).cast(pl.Date).alias("one_year_asylum"))
    return kept.beside(docket).select(found)
