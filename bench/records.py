"""Records beside a docket of a million: three proceedings, four filings and two arrivals a person, against none."""

from __future__ import annotations

import datetime as dt

import numpy as np
import polars as pl

from amparo.law.facts import Fact, Kind
from amparo.law.records import RECORD_KINDS
from amparo.screen.columns import column_type
from amparo.screen.docket import answers
from amparo.screen.record_columns import found_in, with_records
from amparo.screen.sample import sample
from bench import core
from bench.measure import Report, interleaved

EACH = {"proceedings": 3, "filings": 4, "arrivals": 2}
"""So many records a person."""
SELDOM = ("rejected_on", "withdrawn_on")
"""Fields that few records have; of the others one in ten is unknown."""
WITHOUT, FOLDS, WITH = "every rule, without records", "the folds alone", "every rule, with records"
ANYHOW = "every rule, with the same records in any order"
FIRST, LAST = dt.date(2017, 1, 1), dt.date(2024, 1, 31)


def tables_for(docket: pl.DataFrame, seed: int = 3) -> dict[str, pl.DataFrame]:
    """Random records for everybody in a docket, person by person."""
    chance = np.random.default_rng(seed)
    return {name: _table(docket["person"], name, many, chance) for name, many in EACH.items()}


def _table(people: pl.Series, kind: str, many: int, chance: np.random.Generator) -> pl.DataFrame:
    rows = len(people) * many
    columns = {"person": people.gather(np.repeat(np.arange(len(people)), many))}
    for name, fact in RECORD_KINDS[kind].fields.items():
        if fact.kind is not Kind.TEXT:
            known = pl.Series(chance.random(rows) < (0.05 if name in SELDOM else 0.9))
            columns[name] = _values(fact, rows, chance).set(~known, None)
    return pl.DataFrame(columns)


def _values(fact: Fact, rows: int, chance: np.random.Generator) -> pl.Series:
    match fact.kind:
        case Kind.DATE:
            span = (LAST - FIRST).days
            days = chance.integers(0, span, rows, dtype=np.int32) + (FIRST - dt.date(1970, 1, 1)).days
            return pl.Series(days).cast(pl.Date)
        case Kind.CHOICE:
            codes = chance.integers(0, len(fact.choices), rows, dtype=np.uint32)
            return pl.Series(list(fact.choices), dtype=column_type(fact)).gather(codes)
        case Kind.NUMBER:
            return pl.Series(chance.integers(0, 2359, rows, dtype=np.int32))
        case _:
            return pl.Series(chance.random(rows) < 0.5)


def run(people: int = 1_000_000, runs: int = 5) -> Report:
    """Measure, and compare with the goal: at most twice the time of the docket alone."""
    docket, law, day = sample(people, seed=1), core.LAW, core.DAY
    tables = tables_for(docket)
    anyhow = {name: table.sample(fraction=1, shuffle=True, seed=5) for name, table in tables.items()}

    def screened(records: dict[str, pl.DataFrame]) -> pl.DataFrame:
        return answers(with_records(docket, records, law.facts, day), law, day).collect()

    found = interleaved(
        {
            WITHOUT: lambda: answers(docket, law, day).collect(),
            FOLDS: lambda: found_in(tables, day, docket["person"]),
            WITH: lambda: screened(tables),
            ANYHOW: lambda: screened(anyhow),
        },
        runs,
    )
    threads = pl.thread_pool_size()
    ratio, any_order = found[WITH] / found[WITHOUT], found[ANYHOW] / found[WITHOUT]
    report = Report([f"Records: {people:,} people, {sum(EACH.values())} records each, {threads} threads"])
    report.lines += [f"  {seconds:8.2f} s  {name}" for name, seconds in found.items()]
    report.goal(ratio <= 2, f"with records {ratio:.2f} x without ({threads} threads; goal 2)")
    report.lines.append(f"  {any_order:.2f} x where the rows of the tables are in any order")
    return report
