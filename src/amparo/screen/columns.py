"""The reader for many people at once: a tree becomes a Polars expression, three-valued by Arrow's null."""

from __future__ import annotations

import operator
from collections.abc import Callable, Mapping, Sequence
from functools import cache, reduce

import polars as pl

from amparo.law.countries import COUNTRIES
from amparo.law.facts import Fact, Kind
from amparo.law.tree import Term
from amparo.screen.calendar_tables import ORIGIN, reached
from amparo.screen.compiler import Compiler, latest_of

COUNTRY_TYPE = pl.Enum(list(COUNTRIES))


def column_type(fact: Fact) -> pl.DataType:
    """The type of a fact's column in a docket."""
    match fact.kind:
        case Kind.DATE:
            return pl.Date()
        case Kind.YES_NO:
            return pl.Boolean()
        case Kind.NUMBER:
            return pl.Int32()
        case Kind.CHOICE:
            return _choices(tuple(fact.choices))
        case Kind.COUNTRY:
            return COUNTRY_TYPE
        case Kind.TEXT | Kind.PERIODS:
            return pl.String()


@cache
def _choices(values: tuple[str, ...]) -> pl.Enum:
    return pl.Enum(values)


class Kept:
    """Columns that several rules need, such as days counted from others: worked out once, beside those of a docket."""

    def __init__(self) -> None:
        self._levels: list[dict[str, pl.Expr]] = []

    def add(self, column: pl.Expr) -> pl.Expr:
        """Keep a column, and give how it is to be read."""
        roots = set(column.meta.root_names())
        level = 1 + max((place for place, kept in enumerate(self._levels) if roots & kept.keys()), default=-1)
        if level == len(self._levels):
            self._levels.append({})
        name = f"{level}:{len(self._levels[level])}:kept"
        self._levels[level][name] = column.alias(name)
        return pl.col(name)

    def beside(self, docket: pl.LazyFrame) -> pl.LazyFrame:
        """The docket with these columns."""
        for kept in self._levels:
            docket = docket.with_columns(kept.values())
        return docket


def columns(
    facts: Mapping[str, Fact],
    present: frozenset[str],
    kept: Kept | None = None,
    whole: frozenset[str] = frozenset(),
) -> Compiler[pl.Expr]:
    """The compiler of trees to Polars expressions, for a docket with these columns, of which some are `whole`: no gaps.

    With `kept` its expressions read columns that this puts beside those of the docket, once all are compiled.
    """
    return Compiler(PolarsOperations(kept), facts, present, whole)


def without_gaps(docket: pl.DataFrame | pl.LazyFrame) -> frozenset[str]:
    """The columns in which nothing is unknown, as far as that can be seen without reading them."""
    if isinstance(docket, pl.LazyFrame):
        return frozenset()
    return frozenset(column.name for column in docket.iter_columns() if not column.null_count())


class PolarsOperations:
    """The operations of `operations.Operations` in Polars."""

    def __init__(self, kept: Kept | None = None) -> None:
        self._kept = kept

    def truth(self, value: bool | None) -> pl.Expr:
        return pl.lit(value, dtype=pl.Boolean)

    def number(self, value: int | None) -> pl.Expr:
        return pl.lit(value, dtype=pl.Int32)

    def yes_no(self, fact: str) -> pl.Expr:
        return pl.col(fact)

    def days(self, fact: str) -> pl.Expr:
        return pl.col(fact).to_physical()

    def last_days(self, fact: str) -> pl.Expr:
        return pl.coalesce(latest_of(fact), fact).to_physical()

    def one_of(self, fact: Fact, values: tuple[str, ...]) -> pl.Expr:
        """Compares codes: one or two values directly, all but one or two by their rest, others by a small set."""
        kind = column_type(fact)
        assert isinstance(kind, pl.Enum)
        names = kind.categories.to_list()
        codes = [names.index(value) for value in values if value in names]
        rest = [code for code in range(len(names)) if code not in codes]
        column = pl.col(fact.name).to_physical()
        if not codes:
            return column.is_null() & self.truth(None)
        if len(codes) <= 2:
            return reduce(operator.or_, (column == code for code in codes))
        if not rest:
            return column.is_not_null() | self.truth(None)
        if len(rest) <= 2:
            return reduce(operator.and_, (column != code for code in rest))
        return column.is_in(pl.Series(codes, dtype=pl.UInt8).implode())

    def known(self, fact: str) -> pl.Expr:
        return pl.col(fact).is_not_null()

    def both(self, left: pl.Expr, right: pl.Expr) -> pl.Expr:
        return left & right

    def either(self, left: pl.Expr, right: pl.Expr) -> pl.Expr:
        return left | right

    def opposite(self, rule: pl.Expr) -> pl.Expr:
        return ~rule

    def proven(self, rule: pl.Expr) -> pl.Expr:
        return rule.fill_null(False)

    def ordered(self, left: pl.Expr, order: str, right: pl.Expr) -> pl.Expr:
        return _ORDERS[order](left, right)

    def counted(self, steps: tuple[Term, ...], day: pl.Expr) -> pl.Expr:
        """Looked up in a table, never counted row by row; null days are looked up as any other, which is three times
        as quick as telling them apart, and taken out."""
        table = pl.lit(pl.Series(reached(steps), dtype=pl.Int32))
        found = table.gather((day - ORIGIN).fill_null(0).reinterpret(signed=False))
        if not day.meta.root_names():
            return pl.when(day.is_not_null()).then(found.first())  # one day for everyone stays one
        return pl.when(day.is_not_null()).then(found)

    def kept(self, number: pl.Expr) -> pl.Expr:
        return self._kept.add(number) if self._kept is not None and number.meta.root_names() else number

    def kept_truth(self, rule: pl.Expr) -> pl.Expr:
        return self.kept(rule)

    def sound(self, rule: pl.Expr) -> pl.Expr:
        return self.kept(rule)

    def bound(self, day: pl.Expr) -> pl.Expr:
        return self.kept(day)

    def where(self, rule: pl.Expr, number: pl.Expr) -> pl.Expr:
        return pl.when(rule).then(number)

    def first_known(self, numbers: Sequence[pl.Expr]) -> pl.Expr:
        return pl.coalesce(numbers)

    def outermost(self, numbers: Sequence[pl.Expr], *, latest: bool) -> pl.Expr:
        found, nothing = _outermost(numbers, latest=latest)
        return pl.when(found != nothing).then(found)

    def extreme(self, numbers: Sequence[pl.Expr], *, latest: bool) -> pl.Expr:
        found, _ = _outermost(numbers, latest=latest)
        return pl.when(reduce(operator.and_, (number.is_not_null() for number in numbers))).then(found)

    def chosen(self, holds: pl.Expr, number: pl.Expr, rest: pl.Expr | None, *, together: bool) -> pl.Expr:
        found = pl.when(holds).then(number)
        if rest is None:
            return found
        return found.otherwise(rest) if together else found.when(holds.is_null()).then(None).otherwise(rest)


def _outermost(numbers: Sequence[pl.Expr], *, latest: bool) -> tuple[pl.Expr, pl.Expr]:
    """The largest (or smallest) of numbers, and what stands for null in it: with nulls Polars is ten times as slow."""
    nothing = pl.lit(-(2**31) if latest else 2**31 - 1, dtype=pl.Int32)
    filled = [number.fill_null(nothing) for number in numbers]
    return pl.max_horizontal(filled) if latest else pl.min_horizontal(filled), nothing


_ORDERS: Mapping[str, Callable[[pl.Expr, pl.Expr], pl.Expr]] = {
    "<": operator.lt,
    "<=": operator.le,
    "=": operator.eq,
    ">": operator.gt,
    ">=": operator.ge,
}
