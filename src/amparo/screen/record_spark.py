"""The reader of records for dockets past one machine: `screen.record_columns` in Spark, fold by fold."""

from __future__ import annotations

import datetime as dt
import operator
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import reduce
from typing import TYPE_CHECKING, cast

from amparo.law.facts import Fact, Kind
from amparo.law.record import Fold, RecordKind, Take
from amparo.law.records import RECORD_KINDS
from amparo.law.rewrite import settled
from amparo.law.tree import Rule
from amparo.screen.compiler import Compiler, latest_of
from amparo.screen.docket import DIFFERING, PERSON
from amparo.screen.record_columns import folds_of
from amparo.screen.record_folds import days_counted, not_so

if TYPE_CHECKING:
    from pyspark.sql import Column, DataFrame

    type Compiled = Callable[[Mapping[str, Fact], frozenset[str]], Compiler[Column]]
    # Makes the compiler of trees for a table with these columns: `spark.spark_columns`.

ROW = "row of the table"
BITS = 2**36
"""A day and the place of a row in its table make one number: so many rows fit into one day."""
FIRST_OF_ALL = -(2**62)

_TYPES = {Kind.DATE: "date", Kind.YES_NO: "boolean", Kind.NUMBER: "int"}
"""The types of facts in Spark; all else is text."""


def with_records(
    docket: DataFrame, tables: Mapping[str, DataFrame], facts: Mapping[str, Fact], day: dt.date, compiled: Compiled
) -> DataFrame:
    """The docket with the facts that follow from records, as `record_columns.with_records` tells them.

    Each table has the column `ROW`, the place of each row in it.
    """
    from pyspark.sql import functions as f

    differing: list[Column] = []
    for kind, table in tables.items():
        folds = folds_of(kind)
        found = folded_table(RECORD_KINDS[kind], folds, table, day, compiled)
        found = found.toDF(*(name if name == PERSON else _set_apart(name) for name in found.columns))
        joined = docket.join(found, PERSON, "left")
        present, recorded = set(docket.columns), set(found.columns)
        taken = [_Taken(fold, facts[fold.fact], present, recorded, day) for fold in folds]
        made = {name: column for one in taken for name, column in one.columns().items()}
        told = {_differs(one.name): one.differs() for one in taken}
        kept = [name for name in docket.columns if name not in made]
        docket = joined.select(*kept, *(column.alias(name) for name, column in (made | told).items()))
        differing += [f.when(f.col(_differs(one.name)), f.lit(f"{one.name}_differs")) for one in taken]
    if not differing:
        return docket
    docket = docket.withColumn(DIFFERING, f.concat_ws(";", *differing))
    return docket.drop(*(name for name in docket.columns if name.endswith(":differs")))


def folded_table(
    kind: RecordKind, folds: Sequence[Fold], table: DataFrame, day: dt.date, compiled: Compiled
) -> DataFrame:
    """What a table of records gives: a row for each person in it, a column for each fact, and `<fact>:not`."""
    from pyspark.sql import functions as f

    present = frozenset(table.columns) - {ROW}
    compiler = compiled(kind.fields, present)
    reads = [_Read.of(fold, compiler, day, number) for number, fold in enumerate(folds)]
    rows = table.select("*", *(column.alias(name) for read in reads for name, column in read.columns().items()))
    cuts = rows.groupBy(PERSON).agg(*(f.min(read.far).alias(read.cut) for read in reads))
    mine = rows.join(cuts, PERSON)
    return mine.groupBy(PERSON).agg(*(column.alias(name) for read in reads for name, column in read.told().items()))


@dataclass(frozen=True, slots=True)
class _Read:
    """A fold as columns of a table: see `law.record`."""

    fold: Fold
    counts_rule: Column
    stands_rule: Column
    ends: tuple[Column, Column] | None
    gives: tuple[str, ...]
    number: int

    @classmethod
    def of(cls, fold: Fold, compiler: Compiler[Column], day: dt.date, number: int) -> _Read:
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
        return f"{self.number}_near"

    @property
    def far(self) -> str:
        return f"{self.number}_far"

    @property
    def cut(self) -> str:
        return f"{self.number}_cut"

    def columns(self) -> dict[str, Column]:
        """Whether each row counts and stands, how near to the front it can stand and how far from it."""
        from pyspark.sql import functions as f

        counts = {f"{self.number}_counts": self.counts_rule, f"{self.number}_stands": self.stands_rule}
        if self.ends is None:
            far = f.when(self.counts_rule, f.lit(0).cast("long"))
            return counts | {self.near: f.lit(0).cast("long"), self.far: far}
        first, last = (end.cast("long") for end in self.ends)
        place = f.col(ROW).cast("long")
        if self.fold.take is Take.LAST:
            first, last, place = -last, -first, f.lit(BITS - 1) - place
        whole = first == last
        near = first * f.lit(BITS) + f.when(whole, place).otherwise(f.lit(0))
        far = last * f.lit(BITS) + f.when(whole, place).otherwise(f.lit(BITS - 1))
        return counts | {self.near: f.coalesce(near, f.lit(FIRST_OF_ALL)), self.far: f.when(self.counts_rule, far)}

    def told(self) -> dict[str, Column]:
        """What each person's records give: every record that may be the one must say the same."""
        from pyspark.sql import functions as f

        yes, no = f.lit(True), f.lit(False)
        told = self._days_counted()
        candidate = f.coalesce(f.col(f"{self.number}_counts"), yes)
        reached = f.col(self.near) <= f.col(self.cut)
        winner = f.coalesce(candidate & reached, no)
        stands = f.col(f"{self.number}_stands")
        some = f.max(winner)
        is_so = some & f.min(f.when(winner, f.coalesce(stands, no)))
        told[not_so(self.fold.fact)] = some & ~f.max(f.when(winner, f.coalesce(stands, yes)))
        if self.fold.gives is None:
            return told | {self.fold.fact: f.when(is_so, yes)}
        many = f.count(f.when(winner, yes))
        alike = [is_so]
        for source in self.gives:
            value = f.when(winner, f.col(source))
            same = (f.count(value) == many) & (f.min(value) == f.max(value))
            alike.append(f.coalesce((f.count(value) == 0) | same, no))
        whole = reduce(operator.and_, alike)
        for source in self.gives:
            name = self.fold.fact if source == self.fold.gives else latest_of(self.fold.fact)
            told[name] = f.when(whole, f.min(f.when(winner, f.col(source))))
        return told

    def _days_counted(self) -> dict[str, Column]:
        """The days of all records that count, of a fact that looks ahead."""
        from pyspark.sql import functions as f

        day = self.fold.by
        if not self.fold.lists_days:
            return {}
        counting = f.when(f.col(f"{self.number}_counts"), f.col(day) if day in self.gives else f.lit(None))
        return {days_counted(self.fold.fact): f.collect_list(counting.cast("date"))}


@dataclass(frozen=True, slots=True)
class _Taken:
    """A fact of the docket, and what records say of it: see `record_columns._Taken`."""

    fold: Fold
    fact: Fact
    present: set[str]
    found: set[str]
    day: dt.date

    @property
    def name(self) -> str:
        return self.fold.fact

    def _column(self, name: str, there: set[str], kind: str) -> Column:
        from pyspark.sql import functions as f

        return f.col(name) if name in there else f.lit(None).cast(kind)

    @property
    def _of_docket(self) -> tuple[Column, Column]:
        kind = _TYPES.get(self.fact.kind, "string")
        return (
            self._column(self.name, self.present, kind),
            self._column(latest_of(self.name), self.present, "date"),
        )

    @property
    def _of_records(self) -> tuple[Column, Column]:
        kind = _TYPES.get(self.fact.kind, "string")
        return (
            self._column(_set_apart(self.name), self.found, kind),
            self._column(_set_apart(latest_of(self.name)), self.found, "date"),
        )

    @property
    def _given_says_more(self) -> Column:
        from pyspark.sql import functions as f

        if self.fact.kind is not Kind.DATE:
            return f.lit(False)
        (given, given_latest), (recorded, recorded_latest) = self._of_docket, self._of_records
        within = (recorded <= given) & (f.coalesce(given_latest, given) <= recorded_latest)
        return f.coalesce(within, f.lit(False))

    def columns(self) -> dict[str, Column]:
        """The fact, and its last day where a date is known in part."""
        from pyspark.sql import functions as f

        (given, given_latest), (recorded, recorded_latest) = self._of_docket, self._of_records
        gone = f.coalesce(f.col(_set_apart(not_so(self.name))), f.lit(False))
        as_given = recorded.isNull() | self._given_says_more
        value = {self.name: f.when(~gone, f.when(as_given, given).otherwise(recorded))}
        latest = latest_of(self.name)
        if self.fact.kind is not Kind.DATE or (latest not in self.present and _set_apart(latest) not in self.found):
            return value
        return value | {latest: f.when(~gone, f.when(as_given, given_latest).otherwise(recorded_latest))}

    def differs(self) -> Column:
        """Whether both are known and cannot both be right."""
        from pyspark.sql import functions as f

        if self.name not in self.present or self.fold.of_that_record:
            return f.lit(False)
        (given, given_latest), (recorded, recorded_latest) = self._of_docket, self._of_records
        same = recorded == given
        if self.fact.kind is Kind.DATE:
            same = same & recorded_latest.eqNullSafe(given_latest)
            within = (given <= recorded) & (f.coalesce(recorded_latest, recorded) <= given_latest)
            same = same | f.coalesce(within, f.lit(False)) | self._given_says_more
        if self.fold.lists_days:
            past = f.coalesce(given_latest, given) < f.lit(self.day)
            later = f.array_contains(f.col(_set_apart(days_counted(self.name))), given)
            same = same | past | f.coalesce(later, f.lit(False))
        return given.isNotNull() & recorded.isNotNull() & ~f.coalesce(same, f.lit(False))


def _set_apart(column: str) -> str:
    return f"{column}__record"


def _differs(fact: str) -> str:
    return f"{fact}:differs"
