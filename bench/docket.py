"""A docket of a million: our reader against openfisca-core, a Python loop, and reading the columns once."""

from __future__ import annotations

import datetime as dt

import numpy as np
import polars as pl
from openfisca_core.taxbenefitsystems import TaxBenefitSystem

from amparo.law.evaluate import Reader
from amparo.screen.docket import answers
from amparo.screen.files.docket_file import facts_of_row
from amparo.screen.sample import sample
from bench import core, openfisca_rules
from bench.measure import interleaved, verdict

LOOP = 4_000


def without_gaps(docket: pl.DataFrame) -> pl.DataFrame:
    """The docket with something in every gap, so that two-valued rules can be compared with ours."""
    filled = []
    for name, kind in docket.schema.items():
        column = pl.col(name)
        if kind == pl.Boolean:
            filled.append(column.fill_null(False))
        elif kind == pl.Date:
            filled.append(column.fill_null(dt.date(2020, 6, 1)))
        elif isinstance(kind, pl.Enum):
            filled.append(column.fill_null(pl.lit(kind.categories[-1])))
        elif name != "person":
            filled.append(column.fill_null(0))
    return docket.with_columns(filled)


def same_answers(rules: TaxBenefitSystem) -> None:
    """Both say the same of people of whom everything is known. Raises AssertionError otherwise."""
    people = without_gaps(sample(20_000, 3).select("person", *core.every_fact()))
    ours = people.select(core.expressions(people.columns))
    theirs = openfisca_rules.calculate(rules, openfisca_rules.inputs_of(people), people.height)
    for column, name in zip(ours.columns, openfisca_rules.CORE, strict=True):
        known = ours[column].is_not_null()  # open points of law stay unknown for us
        agree = ours[column].filter(known).to_numpy() == np.asarray(theirs[name])[known.to_numpy()]
        assert agree.all(), f"{column}: {(~agree).sum()} of {people.height} differ"


def run(people: int, runs: int) -> list[str]:
    """Measure, and tell."""
    rules = openfisca_rules.system()
    same_answers(rules)
    docket = sample(people, 1)
    forty = docket.select("person", *core.FORTY)
    lazy, found = forty.lazy(), core.expressions(forty.columns)
    inputs = openfisca_rules.inputs_of(forty)
    floor = [
        np.ascontiguousarray(values.view(np.uint8) if values.dtype == bool else values) for values in inputs.values()
    ]
    floor = [values.view(np.int64).astype(np.int32) if values.dtype.kind == "M" else values for values in floor]
    floor = [values.astype(np.uint8) if values.dtype == np.int16 else values for values in floor]
    some = [facts_of_row(row, core.LAW.facts) for row in forty.head(min(LOOP, people)).iter_rows(named=True)]

    def loop() -> None:
        for facts in some:
            reader = Reader(facts, core.DAY)
            for rule in core.RULES.values():
                reader(rule)
            reader(core.LAST_DAY)

    ready = openfisca_rules.prepared(rules, inputs, people)

    def openfisca_calculate() -> None:
        nonlocal ready
        simulation, ready = ready, None
        for name in openfisca_rules.CORE:
            simulation.calculate(name, openfisca_rules.PERIOD)

    def openfisca_prepare() -> None:
        nonlocal ready
        ready = openfisca_rules.prepared(rules, inputs, people)

    sides = {
        "floor: NumPy sums of the 40 columns": lambda: [values.sum() for values in floor],
        "Amparo, Polars, three-valued": lambda: lazy.select(found).collect(),
        "openfisca-core, two-valued: calculate": openfisca_calculate,
        "openfisca-core: set the inputs": openfisca_prepare,
        "a Python loop": loop,
        "Amparo, every rule, deciding elements, deadlines": lambda: answers(docket, core.LAW, core.DAY).collect(),
    }
    seconds = interleaved(sides, runs)
    seconds["a Python loop"] *= people / len(some)
    ours = seconds["Amparo, Polars, three-valued"]
    low = seconds["floor: NumPy sums of the 40 columns"]
    theirs = seconds["openfisca-core, two-valued: calculate"]
    told = [f"{people:,} people x 40 columns x 12 rules, median of {runs}, interleaved"]
    told += [
        f"  {value / low:8.2f} x floor  {value / ours:8.2f} x ours  {value * 1000:10.1f} ms  {name}"
        for name, value in seconds.items()
    ]
    told.append(
        f"  (the Python loop ran {len(some):,} people and is scaled up; answers equal where everything is known)"
    )
    told.append(verdict(theirs >= 3 * ours, f"{theirs / ours:.1f} times faster than openfisca-core (goal 3)"))
    told.append(verdict(ours <= 2 * low, f"{ours / low:.2f} times the floor (goal 2)"))
    return told
