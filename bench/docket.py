"""A docket of a million: our reader against openfisca-core, a Python loop, and reading the columns once."""

from __future__ import annotations

import datetime as dt
import os
import subprocess
import sys
import textwrap
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass

import numpy as np
import polars as pl
from openfisca_core.taxbenefitsystems import TaxBenefitSystem

from amparo.law.evaluate import Reader
from amparo.law.facts import Fact, Kind
from amparo.screen.columns import column_type, columns
from amparo.screen.docket import answers
from amparo.screen.files.docket_file import facts_of_row
from amparo.screen.sample import sample
from bench import core, openfisca_relief, openfisca_rules
from bench.measure import Report, interleaved

LOOP = 4_000
SEED = 1
TURNING = (dt.date(2019, 1, 28), dt.date(2021, 12, 6), dt.date(2023, 5, 11), dt.date(2024, 1, 31))
EDGES = [
    (dt.date(day.year - years, day.month, day.day) - dt.date(1970, 1, 1)).days + more
    for day in TURNING
    for years in (0, 1, 2, 21)
    for more in (-1, 0, 1)
]
"""Days on which answers turn, the days beside them, and as many years before as the rules count."""
FLOOR = "floor: NumPy sums of the 40 columns, one thread"
OURS = "Amparo, Polars, three-valued, every thread"
OURS_ALONE = "Amparo, one thread"
THEIRS = "openfisca-core, two-valued: calculate"
THEIRS_LOOKED_UP = "openfisca-core with Amparo's tables of days: calculate"
THEIR_INPUTS = "openfisca-core: set the inputs"
PYTHON = "a Python loop"
FLOOR_ALL = "floor"
OURS_ALL = "Amparo"
THEIRS_ALL = "openfisca-core: calculate"
THEIRS_ALL_LOOKED_UP = "openfisca-core with Amparo's tables"
EVERYTHING = "Amparo, every rule, deciding elements, deadlines"


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


def anybody(names: Sequence[str], people: int, yes: float, seed: int, edges: bool) -> pl.DataFrame:
    """People of whom every fact is known and none depends on another: they reach corners that likely people do not.

    With `edges`, days and times are few, and those on which answers turn.
    """
    rng = np.random.default_rng(seed)
    days = np.array(EDGES if edges else range(9_000, 21_000), dtype=np.int32)
    times = np.array((0, 2358, 2359) if edges else range(2_400), dtype=np.int32)

    def values(fact: Fact) -> pl.Series:
        kind = column_type(fact)
        if fact.kind is Kind.YES_NO:
            return pl.Series(rng.random(people) < yes)
        if fact.kind is Kind.DATE:
            return pl.Series(rng.choice(days, people)).cast(pl.Date)
        if isinstance(kind, pl.Enum):
            return pl.Series(rng.integers(0, len(kind.categories), people).astype(np.uint8)).cat.to(kind)
        return pl.Series(rng.choice(times, people))

    return pl.DataFrame({name: values(core.LAW.facts[name]) for name in names})


def drawn(names: Sequence[str]) -> Iterator[pl.DataFrame]:
    """People to compare answers of: likely ones, and such as could be anybody."""
    yield without_gaps(sample(20_000, 3).select(names))
    for yes in (0.05, 0.5, 0.95):
        for edges in (False, True):
            yield anybody(names, 50_000, yes, 4, edges)


@dataclass
class Same:
    """How many answers were compared, and how many turn on open points of law and stay unknown for us."""

    compared: int = 0
    found_open: int = 0

    def compare(self, name: str, ours: pl.Series, theirs: openfisca_rules.Array) -> None:
        """Raises AssertionError where answers that both know differ."""
        known = ours.is_not_null()
        agree = ours.filter(known).to_numpy() == np.asarray(theirs)[known.to_numpy()]
        assert agree.all(), f"{name}: {(~agree).sum()} of {len(ours)} differ"
        self.compared += agree.size
        self.found_open += len(ours) - agree.size

    def __str__(self) -> str:
        return f"{self.compared:,} answers compared, all equal; {self.found_open:,} more turn on open points of law"


def same_answers(rules: TaxBenefitSystem) -> str:
    """Both say the same of people of whom everything is known. Raises AssertionError otherwise."""
    same = Same()
    for people in drawn(core.every_fact()):
        ours = core.answered(people.lazy()).collect()
        theirs = openfisca_rules.calculate(rules, openfisca_rules.inputs_of(people), people.height)
        for column, name in zip(ours.columns, openfisca_rules.CORE, strict=True):
            same.compare(column, ours[column], theirs[name])
    return f"  {same}"


def same_relief(by: openfisca_rules.Counting) -> str:
    """`same_answers` of the forms of relief that are not timed."""
    same, rules = Same(), openfisca_relief.with_relief(by)
    for people in drawn(openfisca_relief.FACTS):
        compiler = columns(core.LAW.facts, frozenset(people.columns))
        ours = people.with_columns(
            compiler.rule(rule).alias(f"{name}:ours") for name, rule in openfisca_relief.RELIEF.items()
        )
        theirs = openfisca_relief.calculate(rules, openfisca_rules.inputs_of(people), people.height)
        for name in openfisca_relief.RELIEF:
            same.compare(name, ours[f"{name}:ours"], theirs[name])
    return f"  {', '.join(openfisca_relief.RELIEF)}, not timed: {same}"


def natural(inputs: dict[str, openfisca_rules.Array]) -> list[openfisca_rules.Array]:
    """Columns in their natural types: a byte for yes/no and codes, four for days and numbers."""
    found = []
    for values in inputs.values():
        kinds = {"b": np.uint8, "M": np.int32}
        whole = values.view(np.int64) if values.dtype.kind == "M" else values
        kind = kinds.get(values.dtype.kind, np.uint8 if values.dtype == np.int16 else values.dtype)
        found.append(np.ascontiguousarray(whole.astype(kind)))
    return found


def ours_over(docket: pl.DataFrame) -> Callable[[], pl.DataFrame]:
    """Our side: the expressions are made once, planned and run each time."""
    found = core.answered(docket.lazy())
    return lambda: found.collect()


def theirs_over(rules: TaxBenefitSystem, inputs: dict[str, openfisca_rules.Array], people: int) -> Callable[[], float]:
    """Their side: a fresh simulation each time, timed once its inputs are set."""

    def calculate() -> float:
        simulation = openfisca_rules.prepared(rules, inputs, people)
        began = time.perf_counter()
        for name in openfisca_rules.CORE:
            simulation.calculate(name, openfisca_rules.PERIOD)
        return time.perf_counter() - began

    return calculate


@contextmanager
def one_thread(people: int) -> Iterator[Callable[[], float]]:
    """Our side in a process of its own with one thread; it waits until it is asked, and times itself."""
    command = [sys.executable, "-m", "bench.docket", str(people)]
    alone = {**os.environ, "POLARS_MAX_THREADS": "1"}
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env=alone) as child:
        asked, told = child.stdin, child.stdout
        assert asked is not None
        assert told is not None

        def ask() -> float:
            asked.write("again\n")
            asked.flush()
            return float(told.readline())

        try:
            yield ask
        finally:
            asked.close()


def answer_when_asked(people: int) -> None:
    """What the process with one thread does: run once for every line it is sent."""
    ours = ours_over(sample(people, SEED).select(core.FORTY))
    for _ in sys.stdin:
        began = time.perf_counter()
        ours()
        print(time.perf_counter() - began, flush=True)


def run(people: int, runs: int) -> Report:
    """Measure, and tell."""
    counted = openfisca_rules.system(openfisca_rules.Counted())
    looked_up = openfisca_rules.system(openfisca_rules.LookedUp())
    same_answers(looked_up)
    same_relief(openfisca_rules.LookedUp())
    compared, relief = same_answers(counted), same_relief(openfisca_rules.Counted())
    docket = sample(people, SEED)
    forty, every = docket.select(core.FORTY), docket.select(core.every_fact())
    inputs, all_inputs = openfisca_rules.inputs_of(forty), openfisca_rules.inputs_of(every)
    floor, floor_all = natural(inputs), natural(all_inputs)
    some = [facts_of_row(row, core.LAW.facts) for row in forty.head(min(LOOP, people)).iter_rows(named=True)]

    def loop() -> None:
        for facts in some:
            reader = Reader(facts, core.DAY)
            for rule in core.RULES.values():
                reader(rule)
            reader(core.DEADLINE)

    with one_thread(people) as ours_alone:
        sides: dict[str, Callable[[], object]] = {
            FLOOR: lambda: [values.sum() for values in floor],
            OURS: ours_over(forty),
            OURS_ALONE: ours_alone,
            THEIRS: theirs_over(counted, inputs, people),
            THEIRS_LOOKED_UP: theirs_over(looked_up, inputs, people),
            THEIR_INPUTS: lambda: openfisca_rules.prepared(counted, inputs, people),
            PYTHON: loop,
            FLOOR_ALL: lambda: [values.sum() for values in floor_all],
            OURS_ALL: ours_over(every),
            THEIRS_ALL: theirs_over(counted, all_inputs, people),
            THEIRS_ALL_LOOKED_UP: theirs_over(looked_up, all_inputs, people),
            EVERYTHING: lambda: answers(docket, core.LAW, core.DAY).collect(),
        }
        seconds = interleaved(sides, runs)
    seconds[PYTHON] *= people / len(some)
    ours, low = seconds[OURS], seconds[FLOOR]
    facts = len(core.every_fact())
    report = Report([f"{people:,} people x 40 columns x 12 rules, median of {runs}, interleaved"])
    report.lines += textwrap.wrap("columns: " + ", ".join(core.FORTY), 118, initial_indent="  ", subsequent_indent="  ")
    report.lines += [compared, relief]
    report.lines.append(
        f"  The rules read {facts} facts. The {facts - 40} without a column are unknown to us and to the loop; to "
        "openfisca-core they are False or 1970-01-01."
    )
    forty_sides = (FLOOR, OURS, OURS_ALONE, THEIRS, THEIRS_LOOKED_UP, THEIR_INPUTS, PYTHON, EVERYTHING)
    report.lines += [_row(name, seconds[name], low, ours) for name in forty_sides]
    report.lines.append(f"  (the Python loop ran {len(some):,} people and is scaled up)")
    report.lines.append(f"The same 12 rules with all their {facts} columns")
    low_all, ours_all = seconds[FLOOR_ALL], seconds[OURS_ALL]
    all_sides = (FLOOR_ALL, OURS_ALL, THEIRS_ALL, THEIRS_ALL_LOOKED_UP)
    report.lines += [_row(name, seconds[name], low_all, ours_all) for name in all_sides]
    theirs, tables = seconds[THEIRS] / ours, seconds[THEIRS_LOOKED_UP] / ours
    report.goal(theirs >= 3, f"{theirs:.1f} times faster than openfisca-core counting days by numpy (goal 3)")
    report.lines.append(f"  {tables:.1f} times faster than openfisca-core when it is given Amparo's tables of days")
    report.goal(ours <= 2 * low, f"{ours / low:.2f} times the floor with every thread (goal 2)")
    report.lines.append(f"  {seconds[OURS_ALONE] / low:.2f} times the floor with one thread, as the floor has")
    return report


def _row(name: str, value: float, low: float, ours: float) -> str:
    return f"  {value / low:8.2f} x floor  {value / ours:8.2f} x ours  {value * 1000:10.1f} ms  {name}"


if __name__ == "__main__":
    answer_when_asked(int(sys.argv[1]))
