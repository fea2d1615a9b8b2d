"""Which policies close a form of relief to each person, or leave it unknown, where a policy decided the answer."""

from __future__ import annotations

import datetime as dt

import polars as pl

from amparo.law.book import Law
from amparo.law.rewrite import truth
from amparo.law.tree import Limited
from amparo.screen.columns import columns

SEPARATOR = ";"
_NAMES, _ANSWER, _DECIDED = ":names", ":answer", ":decided"


def limiting(law: Law, day: dt.date, relief: str) -> tuple[str, ...]:
    """The policies that can close a form of relief on a day, or leave it unknown, in the order of the law."""
    today = law.on(day)
    return tuple(
        name
        for name, policy in law.policies.items()
        if relief in policy.limits and truth(today.policy(name, "applies")) is not False
    )


def limit_of(law: Law, relief: str) -> str | None:
    """The element of a form of relief that no policy closes it; None where no policy can."""
    limits = Limited(relief)
    return next(
        (requirement.element.name for requirement in law.requirements(relief) if requirement.element.rule == limits),
        None,
    )


def closing(
    people: pl.DataFrame, law: Law, day: dt.date, relief: str, answer: pl.Series, decided_by: pl.Series
) -> pl.Series:
    """For each row of a docket the names of the policies that close a form of relief to the person.

    `answer` and `decided_by` (as text) are what `docket.answers` gives for it. Of an answer that is unknown, those of
    which it is not known whether they close it. Names are parted by `;`; null where no policy decided.
    """
    limits, element = limiting(law, day, relief), limit_of(law, relief)
    decided = (decided_by == element) & ~answer.fill_null(False) if limits and element else None
    if decided is None or not decided.any():
        return pl.Series(_NAMES, [None], dtype=pl.String).new_from_index(0, people.height)
    compiler, today = columns(law.facts, frozenset(people.columns)), law.on(day)
    unknown = pl.col(_ANSWER).is_null()
    names = []
    for name in limits:
        applies = compiler.rule(today.policy(name, "applies"))
        names.append(pl.when(pl.when(unknown).then(applies.is_null()).otherwise(applies)).then(pl.lit(name)))
    policies = pl.when(pl.col(_DECIDED)).then(pl.concat_str(names, separator=SEPARATOR, ignore_nulls=True))
    return people.with_columns(answer.alias(_ANSWER), decided.alias(_DECIDED)).select(policies.alias(_NAMES))[_NAMES]
