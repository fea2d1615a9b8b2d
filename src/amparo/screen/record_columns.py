"""The reader of records for many people at once: which record gives each fact, worked out by Polars.

A table of records is a frame with any number of rows a person: `person`, and a column for each field, typed like the
columns of a docket. What follows from it becomes columns of the docket, in place of what was given there.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import cast

import polars as pl

from amparo.errors import DocketError
from amparo.law.facts import Fact, Kind
from amparo.law.names import nearest
from amparo.law.record import Fold, RecordKind, Take
from amparo.law.records import FOLDS, RECORD_KINDS
from amparo.law.rewrite import settled
from amparo.law.tree import Rule
from amparo.screen.columns import column_type, columns
from amparo.screen.compiler import Compiler, latest_of
from amparo.screen.docket import DIFFERING, PERSON

type Tables = Mapping[str, pl.DataFrame]
"""Tables of records by kind, such as `filings`. A kind that is left out has no records."""

NO_TABLES: Tables = MappingProxyType({})
ROW = "row of the table"
WHO = "number of the person"
BITS = 2**36
"""A day and the place of a row in its table make one number: so many rows fit into one day."""
FIRST_OF_ALL = -(2**62)


def with_records(
    docket: pl.DataFrame | pl.LazyFrame, tables: Tables, facts: Mapping[str, Fact], day: dt.date
) -> pl.LazyFrame:
    """The docket with the facts that follow from records on a day, by `law.record.folded` for each of its people.

    `records_differ` names the facts that were given otherwise.
    """
    return with_found(docket, found_in(tables, day), facts, day)


def found_in(tables: Tables, day: dt.date) -> Tables:
    """What tables of records give on a day, by kind: a row for each person in them, a column for each fact."""
    return {
        name: folded_table(kind, folds_of(name), tables[name], day)
        for name, kind in RECORD_KINDS.items()
        if name in tables and tables[name].height
    }


def folds_of(kind: str) -> list[Fold]:
    """The facts that follow from records of a kind."""
    return [fold for fold in FOLDS if fold.kind == kind]


def with_found(
    docket: pl.DataFrame | pl.LazyFrame, found: Tables, facts: Mapping[str, Fact], day: dt.date
) -> pl.LazyFrame:
    """The docket with what `found_in` found on that day put in place of what was given."""
    frame = docket.lazy()
    differing: list[str] = []
    for kind, table in found.items():
        present = set(frame.collect_schema().names())
        whole = [_Taken(fold, facts[fold.fact], present, set(table.columns), day) for fold in folds_of(kind)]
        frame = frame.join(table.rename(_set_apart).lazy(), on=PERSON, how="left", maintain_order="left")
        frame = frame.with_columns(
            *(column for taken in whole for column in taken.columns()),
            *(taken.differs().alias(_differs(taken.name)) for taken in whole),
        ).drop(_set_apart(column) for column in table.columns if column != PERSON)
        differing += [taken.name for taken in whole]
    if not differing:
        return frame
    names = [pl.when(pl.col(_differs(name))).then(pl.lit(f"{name}_differs")) for name in differing]
    frame = frame.with_columns(pl.concat_str(names, separator=";", ignore_nulls=True).alias(DIFFERING))
    return frame.drop(_differs(name) for name in differing)


def _set_apart(column: str) -> str:
    return column if column == PERSON else f"{column}:record"


def _differs(fact: str) -> str:
    return f"{fact}:differs"


def days_counted(fact: str) -> str:
    """The column that lists the days of all records that count, of a fact that looks ahead."""
    return f"{fact}:days"


def not_so(fact: str) -> str:
    """The column that is true where records tell that the fact is not, whatever was given."""
    return f"{fact}:not"


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
    def given_says_more(self) -> pl.Expr:
        """Whether what was given lies within the days that the records tell."""
        if self.fact.kind is not Kind.DATE:
            return pl.lit(False)
        ends = self.given, pl.coalesce(self.given_latest, self.given)
        within = (self.recorded <= ends[0]) & (ends[1] <= self.recorded_latest)
        return within.fill_null(False)

    def columns(self) -> list[pl.Expr]:
        """The fact, and its last day where a date is known in part."""
        gone = pl.col(_set_apart(not_so(self.name))).fill_null(False)
        as_given = self.recorded.is_null() | self.given_says_more
        value = pl.when(as_given).then(self.given).otherwise(self.recorded)
        value = pl.when(~gone).then(value).alias(self.name)
        if self.fact.kind is not Kind.DATE or latest_of(self.name) not in self.present | self.found:
            return [value]
        latest = pl.when(as_given).then(self.given_latest).otherwise(self.recorded_latest)
        return [value, pl.when(~gone).then(latest).alias(latest_of(self.name))]

    def differs(self) -> pl.Expr:
        """Whether both are known and cannot both be right: see `law.record.Fold`."""
        if self.name not in self.present or self.fold.of_that_record:
            return pl.lit(False)
        same = self.recorded == self.given
        if self.fact.kind is Kind.DATE:
            same = same & self.recorded_latest.eq_missing(self.given_latest)
            ends = self.recorded, pl.coalesce(self.recorded_latest, self.recorded)
            within = (self.given <= ends[0]) & (ends[1] <= self.given_latest)
            same = same | within.fill_null(False) | self.given_says_more
        if self.fold.lists_days:
            past = pl.coalesce(self.given_latest, self.given) < self.day
            later = pl.col(_set_apart(days_counted(self.name))).list.contains(self.given)
            same = same | past | later.fill_null(False)
        return self.given.is_not_null() & self.recorded.is_not_null() & ~same


def folded_table(kind: RecordKind, folds: Sequence[Fold], table: pl.DataFrame, day: dt.date) -> pl.DataFrame:
    """What a table of records gives: a row for each person in it, a column for each fact, and `<fact>:not`.

    Where nothing that decides is unknown, one row gives the fact, and is looked up. Only for people of whom something
    is, their records are gone through.
    """
    compiler = columns(kind.fields, frozenset(table.columns))
    reads = [_Read.of(fold, compiler, day, number) for number, fold in enumerate(folds)]
    people = table.select(pl.col(PERSON).unique(maintain_order=True)).with_row_index(WHO)
    whose = table.select(PERSON).join(people, on=PERSON, how="left", maintain_order="left")[WHO]
    rows = table.with_columns(whose).with_row_index(ROW).with_columns(pl.col(ROW).cast(pl.Int64))
    rows = rows.with_columns(column for read in reads for column in read.columns())
    rows = rows.with_columns(column for read in reads for column in read.reach())
    cuts = (
        rows.group_by(WHO)
        .agg(*(pl.col(read.far).min() for read in reads), *(pl.col(read.hard).any() for read in reads))
        .sort(WHO)
    )
    listed = (_days_counted(read, rows, people) for read in reads if read.fold.lists_days)
    found = [people.select(PERSON), *(_found(read, rows, cuts) for read in reads), *listed]
    return pl.concat(found, how="horizontal")


def _days_counted(read: _Read, rows: pl.DataFrame, people: pl.DataFrame) -> pl.DataFrame:
    """The days of all records that count, for each person in the order of their numbers."""
    name, day = days_counted(read.fold.fact), read.fold.by
    if day not in rows.columns:
        return people.select(pl.repeat(None, pl.len(), dtype=pl.List(pl.Date)).alias(name))
    counting = rows.filter(pl.col(read.counts)).group_by(WHO).agg(pl.col(day).alias(name))
    return people.select(WHO).join(counting, on=WHO, how="left", maintain_order="left").select(name)


@dataclass(frozen=True, slots=True)
class _Read:
    """A fold as columns of a table. The lower `near`, the nearer to the front a record can stand; `far` is how far
    from it at the most, null where it may not count at all; `hard` where either hangs on something unknown."""

    fold: Fold
    counts_rule: pl.Expr
    stands_rule: pl.Expr
    ends: tuple[pl.Expr, pl.Expr] | None
    gives: tuple[str, ...]
    number: int

    @classmethod
    def of(cls, fold: Fold, compiler: Compiler[pl.Expr], day: dt.date, number: int) -> _Read:
        """Compile a fold for a table and a day."""
        gives = (fold.gives, latest_of(fold.gives)) if fold.gives is not None else ()
        return cls(
            fold,
            compiler.rule(cast(Rule, settled(fold.counts, day))),
            compiler.rule(cast(Rule, settled(fold.only, day))),
            None if fold.day is None else compiler.ends(fold.day),
            tuple(name for name in gives if name in compiler.present),
            number,
        )

    @property
    def near(self) -> str:
        return f"{self.number}:near"

    @property
    def far(self) -> str:
        return f"{self.number}:far"

    @property
    def hard(self) -> str:
        return f"{self.number}:hard"

    @property
    def counts(self) -> str:
        return f"{self.number}:counts"

    @property
    def stands(self) -> str:
        return f"{self.number}:stands"

    def columns(self) -> list[pl.Expr]:
        return [self.counts_rule.alias(self.counts), self.stands_rule.alias(self.stands)]

    def reach(self) -> list[pl.Expr]:
        counts = pl.col(self.counts)
        if self.ends is None:
            near = pl.lit(0, dtype=pl.Int64)
            any_row = pl.when(counts).then(pl.col(ROW))
            return [near.alias(self.near), any_row.alias(self.far), counts.is_null().alias(self.hard)]
        first, last = (end.cast(pl.Int64) for end in self.ends)
        place = pl.col(ROW)
        if self.fold.take is Take.LAST:
            first, last, place = -last, -first, BITS - 1 - place
        whole = first == last
        near = first * BITS + pl.when(whole).then(place).otherwise(0)
        far = last * BITS + pl.when(whole).then(place).otherwise(BITS - 1)
        hard = counts.is_null() | (counts & ~whole.fill_null(False))
        return [
            near.fill_null(FIRST_OF_ALL).alias(self.near),
            pl.when(counts).then(far).alias(self.far),
            hard.alias(self.hard),
        ]

    def row(self) -> pl.Expr:
        """The row that gives the fact, where nothing of it is unknown."""
        cut = pl.col(self.far)
        if self.ends is None:
            return cut
        place = cut - (cut.floordiv(BITS)) * BITS
        return BITS - 1 - place if self.fold.take is Take.LAST else place

    @property
    def won(self) -> str:
        return f"{self.number}:won"

    @property
    def cut(self) -> str:
        return f"{self.number}:cut"

    def winner(self) -> pl.Expr:
        """Whether a record may be the one that gives the fact."""
        cut = pl.col(self.cut)
        reached = pl.col(self.near) <= cut if self.ends is not None else cut.is_not_null()
        return (pl.col(self.counts).fill_null(True) & reached).fill_null(False).alias(self.won)

    def parts(self) -> list[pl.Expr]:
        """What is counted of each person's records that may be the one."""
        won, stands = pl.col(self.won), pl.col(self.stands)
        parts = [
            won.sum().alias(f"{self.won}:many"),
            (won & stands.fill_null(False)).sum().alias(f"{self.won}:so"),
            (won & ~stands.fill_null(True)).sum().alias(f"{self.won}:not"),
        ]
        for place, source in enumerate(self.gives):
            value = pl.when(won).then(pl.col(source).to_physical())
            told = ("least", value.min()), ("most", value.max()), ("known", value.count())
            parts += [part.alias(f"{self.won}:{place}:{name}") for name, part in told]
            parts.append(pl.when(won).then(pl.col(source)).max().alias(f"{self.won}:{place}"))
        return parts

    def told(self) -> list[pl.Expr]:
        """The fact, its last day, and whether it is known not to be."""
        many, so = pl.col(f"{self.won}:many"), pl.col(f"{self.won}:so")
        is_so = (many > 0) & (so == many)
        told = [((many > 0) & (pl.col(f"{self.won}:not") == many)).alias(not_so(self.fold.fact))]
        if self.fold.gives is None:
            return [*told, pl.when(is_so).then(pl.lit(True)).alias(self.fold.fact)]
        for place in range(len(self.gives)):
            known = pl.col(f"{self.won}:{place}:known")
            same = (known == many) & (pl.col(f"{self.won}:{place}:least") == pl.col(f"{self.won}:{place}:most"))
            is_so = is_so & ((known == 0) | same)
        return told + [
            pl.when(is_so).then(pl.col(f"{self.won}:{place}")).alias(name) for place, name in enumerate(self.names())
        ]

    def names(self) -> list[str]:
        """The columns that the fact becomes: its own, and its last day where that is known in part."""
        return (
            [self.fold.fact]
            if self.fold.gives is None
            else [self.fold.fact if name == self.fold.gives else latest_of(self.fold.fact) for name in self.gives]
        )


def _found(read: _Read, rows: pl.DataFrame, cuts: pl.DataFrame) -> pl.DataFrame:
    """What a fold gives each person, in the order of `cuts`."""
    found = _plain(read, rows, cuts)
    hard = cuts[read.hard]
    if not hard.any():
        return found
    apart = rows.filter(hard.gather(rows[WHO]))
    cut = cuts[read.far].gather(apart[WHO]).alias(read.cut)
    opened = (
        apart.lazy()
        .with_columns(cut)
        .with_columns(read.winner())
        .group_by(WHO)
        .agg(read.parts())
        .select(WHO, *read.told())
        .collect()
    )
    both = cuts.select(WHO).join(opened, on=WHO, how="left", maintain_order="left")
    return pl.DataFrame([_either(hard, both[name], found[name]) for name in found.columns])


def _either(hard: pl.Series, opened: pl.Series, plain: pl.Series) -> pl.Series:
    return pl.select(pl.when(hard).then(opened).otherwise(plain).alias(plain.name)).to_series()


def _plain(read: _Read, rows: pl.DataFrame, cuts: pl.DataFrame) -> pl.DataFrame:
    """What one row gives, where nothing that decides is unknown."""
    place = cuts.select(read.row().cast(pl.UInt32)).to_series()
    stands = rows[read.stands].gather(place)
    is_so = place.is_not_null() & stands.fill_null(False)
    found = [(place.is_not_null() & ~stands.fill_null(True)).alias(not_so(read.fold.fact))]
    if read.fold.gives is None:
        yes = pl.select(pl.when(is_so).then(pl.lit(True)).alias(read.fold.fact)).to_series()
        return pl.DataFrame([*found, yes])
    for source, name in zip(read.gives, read.names(), strict=True):
        value = rows[source].gather(place)
        found.append(pl.select(pl.when(is_so).then(value).alias(name)).to_series())
    return pl.DataFrame(found)


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
