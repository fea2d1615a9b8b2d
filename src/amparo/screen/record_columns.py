"""The reader of records for many people at once: which record gives each fact, worked out by Polars.

A table of records is a frame with any number of rows a person: `person`, and a column for each field, typed like the
columns of a docket. What follows from it becomes columns of the docket, in place of what was given there.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from types import MappingProxyType

import polars as pl

from amparo.errors import DocketError
from amparo.law.facts import Fact, Kind
from amparo.law.names import nearest
from amparo.law.record import Fold, RecordKind
from amparo.law.records import FOLDS, RECORD_KINDS
from amparo.screen.columns import column_type
from amparo.screen.compiler import latest_of
from amparo.screen.docket import DIFFERING, PERSON
from amparo.screen.keys import numbered, places
from amparo.screen.name_lists import names_that_hold
from amparo.screen.record_folds import FoldedTable, days_counted, folded_table, not_so
from amparo.screen.record_turns import Whose

type Tables = Mapping[str, pl.DataFrame]
"""Tables of records by kind, such as `filings`. A kind that is left out has no records."""

NO_TABLES: Tables = MappingProxyType({})


def with_records(
    docket: pl.DataFrame | pl.LazyFrame, tables: Tables, facts: Mapping[str, Fact], day: dt.date
) -> pl.LazyFrame:
    """The docket with the facts that follow from records on a day, by `law.record.folded` for each of its people.

    `records_differ` names the facts that were given otherwise.
    """
    if not tables:
        return docket.lazy()
    people = docket.lazy().collect()
    return with_found(people, found_in(tables, day, people[PERSON]), facts, day)


@dataclass(frozen=True, slots=True)
class Found:
    """What tables of records give on a day: for each kind what each of `people` has."""

    people: pl.Series
    by_kind: Mapping[str, FoldedTable]


NOBODY = pl.Series(dtype=pl.String)


def found_in(tables: Tables, day: dt.date, people: pl.Series = NOBODY) -> Found:
    """What tables of records give everybody who is in them on a day. It is quicker where their `people` are told."""
    some = {name: tables[name] for name in RECORD_KINDS if name in tables and tables[name].height}
    everybody, whose = numbered({name: table[PERSON] for name, table in some.items()}, people)

    def folded(name: str) -> FoldedTable:
        who = Whose(whose[name], len(everybody))
        return folded_table(RECORD_KINDS[name], folds_of(name), some[name], who, day)

    with ThreadPoolExecutor(pl.thread_pool_size()) as pool:
        return Found(everybody, dict(zip(some, pool.map(folded, some), strict=True)))


def folds_of(kind: str) -> list[Fold]:
    """The facts that follow from records of a kind."""
    return [fold for fold in FOLDS if fold.kind == kind]


def with_found(
    docket: pl.DataFrame | pl.LazyFrame, found: Found, facts: Mapping[str, Fact], day: dt.date
) -> pl.LazyFrame:
    """The docket with what `found_in` found on that day put in place of what was given."""
    if not found.by_kind:
        return docket.lazy()
    frame = docket.lazy().collect()
    place = places(frame[PERSON], found.people)
    parts = [_of_people(table, place) for table in found.by_kind.values()]
    recorded = {name for part in parts for name in part.columns}
    taken = [
        _Taken(fold, facts[fold.fact], set(frame.columns), recorded, day)
        for kind in found.by_kind
        for fold in folds_of(kind)
    ]
    whole = frame.hstack([column.alias(_set_apart(column.name)) for part in parts for column in part])
    differs = {f"{one.name}_differs": one.differs() for one in taken if one.may_differ}
    listed = names_that_hold(differs).alias(DIFFERING)
    told = whole.lazy().select(*(column for one in taken for column in one.columns()), listed).collect()
    return frame.with_columns(*told).lazy()


def _of_people(table: FoldedTable, place: pl.Series) -> pl.DataFrame:
    """What a table gives people, by their place among all who are in tables."""
    row = place if table.place is None else table.place.gather(place)
    in_order = pl.arange(table.facts.height, dtype=pl.UInt32, eager=True)
    return table.facts if row.equals(in_order) else table.facts.select(pl.all().gather(row))


def _set_apart(column: str) -> str:
    return f"{column}:record"


@dataclass(frozen=True, slots=True)
class _Taken:
    """A fact of the docket, and what records say of it."""

    fold: Fold
    fact: Fact
    present: set[str]
    found: set[str]
    day: dt.date

    @property
    def name(self) -> str:
        return self.fold.fact

    @property
    def given(self) -> pl.Expr:
        return pl.col(self.name) if self.name in self.present else pl.lit(None, dtype=column_type(self.fact))

    @property
    def given_latest(self) -> pl.Expr:
        latest = latest_of(self.name)
        return pl.col(latest) if latest in self.present else pl.lit(None, dtype=pl.Date)

    @property
    def recorded(self) -> pl.Expr:
        there = self.name in self.found
        return pl.col(_set_apart(self.name)) if there else pl.lit(None, dtype=column_type(self.fact))

    @property
    def recorded_latest(self) -> pl.Expr:
        latest = latest_of(self.name)
        return pl.col(_set_apart(latest)) if latest in self.found else pl.lit(None, dtype=pl.Date)

    @property
    def in_part(self) -> bool:
        """Whether some days are known in part, of those given or of those recorded."""
        return self.fact.kind is Kind.DATE and latest_of(self.name) in self.present | self.found

    @property
    def given_says_more(self) -> pl.Expr:
        """Whether what was given lies within the days that the records tell."""
        if self.fact.kind is not Kind.DATE:
            return pl.lit(False)
        ends = self.given, pl.coalesce(self.given_latest, self.given)
        within = (self.recorded <= ends[0]) & (ends[1] <= self.recorded_latest)
        return within.fill_null(False)

    def columns(self) -> list[pl.Expr]:
        """The fact, and its last day where a date is known in part."""
        if not self.in_part:
            return [self._unless_gone(pl.coalesce(self.recorded, self.given)).alias(self.name)]
        as_given = self.recorded.is_null() | self.given_says_more
        value = pl.when(as_given).then(self.given).otherwise(self.recorded)
        latest = pl.when(as_given).then(self.given_latest).otherwise(self.recorded_latest)
        ends = {self.name: value, latest_of(self.name): latest}
        return [self._unless_gone(end).alias(name) for name, end in ends.items()]

    def _unless_gone(self, value: pl.Expr) -> pl.Expr:
        if not_so(self.name) not in self.found:
            return value
        return pl.when(~pl.col(_set_apart(not_so(self.name))).fill_null(False)).then(value)

    @property
    def may_differ(self) -> bool:
        """Whether anything can be given otherwise."""
        return self.name in self.present and self.name in self.found and not self.fold.of_that_record

    def differs(self) -> pl.Expr:
        """Whether both are known and cannot both be right: see `law.record.Fold`."""
        same = self.recorded == self.given
        if self.in_part:
            same = same & self.recorded_latest.eq_missing(self.given_latest)
            ends = self.recorded, pl.coalesce(self.recorded_latest, self.recorded)
            within = (self.given <= ends[0]) & (ends[1] <= self.given_latest)
            same = same | within.fill_null(False) | self.given_says_more
        if self.fold.lists_days:
            past = pl.coalesce(self.given_latest, self.given) < self.day
            later = pl.col(_set_apart(days_counted(self.name))).list.contains(self.given)
            same = same | past | later.fill_null(False)
        return self.given.is_not_null() & self.recorded.is_not_null() & ~same


def checked_table(table: object, kind: RecordKind) -> pl.DataFrame:
    """The frame, if it is a table of records. Raises DocketError, naming the column, for frames made by hand."""
    if not isinstance(table, pl.DataFrame) or PERSON not in table.columns:
        raise DocketError(f"{kind.name}: a polars.DataFrame with a column “person” is expected")
    if table[PERSON].dtype != pl.String or table[PERSON].null_count():
        raise DocketError(f"{kind.name}: the column person must be text, and no row without one")
    latest = {latest_of(name): fact for name, fact in kind.fields.items() if fact.kind is Kind.DATE}
    for name in table.columns:
        fact = kind.fields.get(name, latest.get(name))
        if name != PERSON and fact is None:
            raise DocketError(f"{kind.name}: there is no field called “{name}”{nearest(name, kind.fields)}")
        if fact is not None and table.schema[name] != column_type(fact):
            raise DocketError(f"{kind.name}: {name} must be {column_type(fact)}, it is {table.schema[name]}")
    return table
