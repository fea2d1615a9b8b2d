"""The folds of a table of records read for everybody at once: which record gives each fact, and what it gives.

What a rule says of a row Polars works out, a column a rule. Which row it is that decides, NumPy finds turn by turn.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import Any, cast

import numpy as np
import numpy.typing as npt
import polars as pl

from amparo.law.record import Fold, RecordKind, Take
from amparo.law.rewrite import settled
from amparo.law.tree import YES, Rule, date_of, facts_of
from amparo.screen.columns import columns
from amparo.screen.compiler import Compiler, latest_of
from amparo.screen.record_turns import Mask, Numbers, Turns, Whose, in_turns

type Values = npt.NDArray[np.int32]

NO, SURELY, UNKNOWN = 0, 1, 2
"""What a rule says of a row."""
GAP = -(2**31)
"""Stands for a value that is unknown."""
TURN, PLACE, SO, GONE = "turn of the row", "place of the person", "so", "not so"


def not_so(fact: str) -> str:
    """The column that is true where records tell that the fact is not, whatever was given."""
    return f"{fact}:not"


def days_counted(fact: str) -> str:
    """The column that lists the days of all records that count, of a fact that looks ahead."""
    return f"{fact}:days"


@dataclass(frozen=True, slots=True)
class FoldedTable:
    """What a table of records gives: a column for each fact, and `not_so` of those that may be known not to be.

    `place` says in which row each person is, by the number of the person, null for people without records; None where
    they are in the order of their numbers.
    """

    facts: pl.DataFrame
    place: pl.Series | None


def folded_table(
    kind: RecordKind, folds: Sequence[Fold], table: pl.DataFrame, whose: Whose, day: dt.date
) -> FoldedTable:
    """What a table of records gives on a day everybody who has a row in it. The table must have a row."""
    compiler = columns(kind.fields, frozenset(table.columns))
    found: dict[str, pl.DataFrame] = {}
    for some, order in _together(folds, table, whose, compiler):
        found |= _read(some, order, table, compiler, day)
    rank = whose.rank
    place = None if rank is None else pl.Series(rank.astype(np.uint32)).set(pl.Series(whose.counts == 0), None)
    return FoldedTable(pl.concat([found[fold.fact] for fold in folds], how="horizontal"), place)


type Orders = Mapping[Take, Turns]
"""Rows in the order of turns, for folds that take the first and for those that take the last."""


def _together(
    folds: Sequence[Fold], table: pl.DataFrame, whose: Whose, compiler: Compiler[pl.Expr]
) -> Iterator[tuple[list[Fold], Orders]]:
    """The folds that go through the same rows in the same arrangement, and how."""
    days = list(dict.fromkeys(fold.by for fold in folds if fold.by is not None))
    for by in days or (None,):
        some = [fold for fold in folds if fold.by == by or (fold.by is None and by in days[:1])]
        first, last, known = _days(by, table, compiler)
        if (first == last).all():
            forwards = in_turns(whose, first, last, known, Take.FIRST)
            yield some, {Take.FIRST: forwards, Take.LAST: forwards.backwards(known)}
            continue
        for take in dict.fromkeys(fold.take for fold in some):
            yield [fold for fold in some if fold.take is take], {take: in_turns(whose, first, last, known, take)}


def _days(by: str | None, table: pl.DataFrame, compiler: Compiler[pl.Expr]) -> tuple[Numbers, Numbers, Mask]:
    """The first and the last day that each row can be, and of which rows they are known: all of one day, where there
    is no day to go by."""
    if by is None:
        same = np.zeros(table.height, dtype=np.int64)
        return same, same, np.ones(table.height, dtype=np.bool_)
    first, last = compiler.ends(date_of(by))
    ends = table.with_columns(first.alias("first"), last.alias("last")).select("first", "last")
    known = ends["first"].is_not_null().to_numpy()
    if first is last:
        day = ends["first"].fill_null(0).cast(pl.Int64).to_numpy()
        return day, day, known
    first_day, last_day = (ends[name].fill_null(0).cast(pl.Int64).to_numpy() for name in ("first", "last"))
    return first_day, np.where(known, last_day, first_day), known


def _read(
    folds: Sequence[Fold], orders: Orders, table: pl.DataFrame, compiler: Compiler[pl.Expr], day: dt.date
) -> dict[str, pl.DataFrame]:
    """What folds give, by fact: a row a person, those with most records first."""
    some = next(iter(orders.values()))
    fields = {field for fold in folds for field in _fields_of(fold)}
    needed = [name for name in table.columns if name in fields]
    rows = pl.DataFrame({TURN: some.turn})
    if needed:
        rows = rows.hstack(table.select(needed)[pl.Series(some.rows)])
    said = {column.meta.output_name(): column for fold in folds for column in _said(fold, compiler, day)}
    held = {column.name: column.to_numpy() for column in rows.lazy().select(TURN, *said.values()).collect()}

    def given(fold: Fold) -> pl.DataFrame:
        sources = _sources(fold, compiler.present)
        decided = _decided(fold, orders[fold.take], held, [held[_value(source)] for source in sources])
        told = pl.DataFrame(decided).select(_typed(fold, [rows.schema[source] for source in sources]))
        return pl.DataFrame([*told, _days_counted(fold, rows, held, some)]) if fold.lists_days else told

    with ThreadPoolExecutor(pl.thread_pool_size()) as pool:
        return {fold.fact: frame for fold, frame in zip(folds, pool.map(given, folds), strict=True)}


def _fields_of(fold: Fold) -> set[str]:
    fields = {*facts_of(fold.counts), *facts_of(fold.only), *(name for name in (fold.by, fold.gives) if name)}
    return fields | {latest_of(name) for name in fields}


def _sources(fold: Fold, present: frozenset[str]) -> list[str]:
    """The fields that give a fact: its own, and the last day it can be."""
    gives = () if fold.gives is None else (fold.gives, latest_of(fold.gives))
    return [name for name in gives if name in present]


def _counts(fold: Fold) -> str:
    return f"{fold.fact}:counts"


def _stands(fold: Fold) -> str:
    return f"{fold.fact}:stands"


def _value(field: str) -> str:
    return f"{field}:value"


def _said(fold: Fold, compiler: Compiler[pl.Expr], day: dt.date) -> Iterator[pl.Expr]:
    """Whether each row counts and whether it stands, and what it gives, as numbers."""
    yield _three(compiler.rule(cast(Rule, settled(fold.counts, day)))).alias(_counts(fold))
    if fold.only != YES:
        yield _three(compiler.rule(cast(Rule, settled(fold.only, day)))).alias(_stands(fold))
    for source in _sources(fold, compiler.present):
        yield pl.col(source).to_physical().cast(pl.Int32).fill_null(GAP).alias(_value(source))


def _three(rule: pl.Expr) -> pl.Expr:
    return rule.cast(pl.UInt8).fill_null(UNKNOWN)


def _decided(
    fold: Fold, turns: Turns, held: Mapping[str, npt.NDArray[Any]], values: Sequence[Values]
) -> dict[str, npt.NDArray[Any]]:
    """For each person whether the fact is so and what it is, and whether it is known not to be: see `law.record`.

    Of rows that may be the one (`won`), which there are where one surely counts, all must stand and give the same.
    """
    counts = held[_counts(fold)]
    never = turns.turn.dtype.type(turns.never)
    cut = turns.least(np.where(counts == SURELY, turns.turn, never))
    of_row = turns.spread(cut)
    won = (counts != NO) & (of_row < never)
    if fold.day is not None:
        won &= turns.near <= of_row
    so = cut < never
    found = {}
    if fold.only != YES:
        stands = held[_stands(fold)]
        found[GONE] = so & ~turns.any(won & (stands != NO))
        so = so & ~turns.any(won & (stands != SURELY))
    picked = [turns.picked(column, cut) for column in values]
    others = won & (turns.turn != of_row)
    if values and others.any():
        for column, value in zip(values, picked, strict=True):
            so = so & ~turns.any(others & (column != turns.spread(value)))
    return {SO: so, **found} | {str(place): np.where(so, value, np.int32(GAP)) for place, value in enumerate(picked)}


def _typed(fold: Fold, types: Sequence[pl.DataType]) -> Iterator[pl.Expr]:
    """The fact, its last day, and whether it is known not to be, of numbers."""
    if fold.only != YES:
        yield pl.col(GONE).alias(not_so(fold.fact))
    if fold.gives is None:
        yield pl.when(SO).then(pl.lit(True)).alias(fold.fact)
    for place, (kind, name) in enumerate(zip(types, (fold.fact, latest_of(fold.fact)), strict=False)):
        number = pl.when(pl.col(str(place)) != GAP).then(pl.col(str(place)))
        yield (number.cast(pl.UInt8).cat.to(kind) if isinstance(kind, pl.Enum) else number.cast(kind)).alias(name)


def _days_counted(fold: Fold, rows: pl.DataFrame, held: Mapping[str, npt.NDArray[Any]], order: Turns) -> pl.Series:
    """The days of all records that count, for each person."""
    name = days_counted(fold.fact)
    if fold.by not in rows.columns:
        return pl.Series(name, [None], dtype=pl.List(pl.Date)).new_from_index(0, order.people)
    person = pl.Series(order.spread(np.arange(order.people)))
    counting = pl.DataFrame({PLACE: person, name: rows[fold.by]}).filter(pl.Series(held[_counts(fold)] == SURELY))
    listed = counting.group_by(PLACE).agg(name)
    everybody = pl.DataFrame({PLACE: np.arange(order.people)})
    return everybody.join(listed, on=PLACE, how="left", maintain_order="left")[name]
