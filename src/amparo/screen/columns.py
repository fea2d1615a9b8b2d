"""The reader for many people at once: a tree becomes a Polars expression, three-valued by Arrow's null.

Calendar arithmetic is what costs, so it is done once, on tables (`calendar_tables`), never row by row: where a
counted day meets a fixed one, the fixed day is counted back instead and the raw column compared with it.
"""

from __future__ import annotations

import operator
from collections.abc import Callable, Mapping
from functools import cache, reduce

import numpy as np
import polars as pl

from amparo.law.countries import COUNTRIES
from amparo.law.facts import Fact, Kind
from amparo.law.tree import (
    After,
    AllOf,
    AnyOf,
    Birthday,
    Chosen,
    Compare,
    Day,
    Earliest,
    Element,
    FactTerm,
    Given,
    Implied,
    Latest,
    Not,
    Number,
    OneOf,
    Open,
    Rule,
    Settled,
    Term,
    WorkingDay,
    Yes,
)
from amparo.screen.calendar_tables import ORIGIN, number_of, reached

UNKNOWN = pl.lit(None, dtype=pl.Boolean)

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


class Columns:
    """Turns the trees of one day's law into expressions over a docket with these columns.

    A fact without a column is unknown for everyone.
    """

    def __init__(self, facts: Mapping[str, Fact], present: frozenset[str]) -> None:
        self.facts = facts
        self.present = present

    def rule(self, rule: Rule) -> pl.Expr:
        """A Boolean expression: true, false or null for unknown. The tree must be settled for its day."""
        match rule:
            case Settled(answer):
                return pl.lit(answer)
            case Open():
                return UNKNOWN
            case Yes(fact):
                return pl.col(fact) if fact in self.present else UNKNOWN
            case OneOf(fact, values):
                return self._one_of(fact, values) if fact in self.present else UNKNOWN
            case Given(fact):
                return pl.col(fact).is_not_null() if fact in self.present else pl.lit(False)
            case Compare(left, order, right):
                return self._compare(left, order, right)
            case Not(inner):
                return ~self.rule(inner)
            case AllOf(rules):
                return reduce(operator.and_, map(self.rule, rules)) if rules else pl.lit(True)
            case AnyOf(rules):
                return reduce(operator.or_, map(self.rule, rules)) if rules else pl.lit(False)
            case Implied(claim, by):
                return self.rule(claim) | self.rule(by).fill_null(False)
            case Element(rule=inner):
                return self.rule(inner)
            case _:
                raise TypeError(f"the tree is not settled: {rule!r}")

    def _one_of(self, fact: str, values: tuple[str, ...]) -> pl.Expr:
        kind = column_type(self.facts[fact])
        assert isinstance(kind, pl.Enum)
        categories = kind.categories.to_list()
        codes = [categories.index(value) for value in values if value in categories]
        column = pl.col(fact).to_physical()
        if not codes:
            return column.is_null() & UNKNOWN
        if len(codes) <= 2:
            return reduce(operator.or_, (column == code for code in codes))
        rest = [code for code in range(len(categories)) if code not in codes]
        if len(rest) <= 2:
            return reduce(operator.and_, (column != code for code in rest)) if rest else column.is_not_null() | UNKNOWN
        mask = pl.Series([code in codes for code in range(len(categories))])
        return pl.lit(mask).gather(column)

    def number(self, term: Term) -> pl.Expr:
        """A day as a number (days since 1970-01-01), or a number as it is; null for unknown."""
        match term:
            case Day(day):
                return pl.lit(number_of(day), dtype=pl.Int32)
            case Number(number):
                return pl.lit(number, dtype=pl.Int32)
            case FactTerm(fact):
                return pl.col(fact).to_physical() if fact in self.present else pl.lit(None, dtype=pl.Int32)
            case Chosen(cases):
                return self._chosen(cases)
            case Latest(days) | Earliest(days) if _inner(term) is None:
                return self._extreme(days, latest=isinstance(term, Latest))
            case _:
                inner, steps = _chain(term)
                table = pl.Series(reached(steps), dtype=pl.Int32)
                return pl.lit(table).gather((self.number(inner) - ORIGIN).cast(pl.UInt32))

    def _extreme(self, days: tuple[Term, ...], *, latest: bool) -> pl.Expr:
        numbers = [self.number(day) for day in days]
        found = pl.max_horizontal(numbers) if latest else pl.min_horizontal(numbers)
        unknown = reduce(operator.or_, (number.is_null() for number in numbers))
        return pl.when(~unknown).then(found)

    def _chosen(self, cases: tuple[tuple[Rule, Term], ...]) -> pl.Expr:
        found = pl.lit(None, dtype=pl.Int32)
        for rule, term in reversed(cases):
            holds = self.rule(rule)
            found = pl.when(holds).then(self.number(term)).when(holds.is_null()).then(None).otherwise(found)
        return found

    def _compare(self, left: Term, order: str, right: Term) -> pl.Expr:
        match left, right:
            case (Day() | Number()) as fixed, term:
                return self._against(term, _MIRRORED[order], fixed)
            case term, (Day() | Number()) as fixed:
                return self._against(term, order, fixed)
            case _:
                return _ORDERS[order](self.number(left), self.number(right))

    def _against(self, term: Term, order: str, fixed: Day | Number) -> pl.Expr:
        """A term against a fixed day: the steps of a monotone count are undone on the fixed side."""
        if isinstance(fixed, Number):
            return _ORDERS[order](self.number(term), pl.lit(fixed.number, dtype=pl.Int32))
        limit = number_of(fixed.day)
        inner, steps = _chain(term)
        column = self.number(inner)
        if not steps:
            return _ORDERS[order](column, pl.lit(limit, dtype=pl.Int32))
        table = reached(steps)
        first_at = ORIGIN + int(np.searchsorted(table, limit, side="left"))  # first day reaching the limit
        first_past = ORIGIN + int(np.searchsorted(table, limit, side="right"))  # first day reaching beyond it
        match order:
            case "<":
                return column < first_at
            case "<=":
                return column < first_past
            case ">":
                return column >= first_past
            case ">=":
                return column >= first_at
            case _:
                return (column >= first_at) & (column < first_past)


_ORDERS: Mapping[str, Callable[[pl.Expr, pl.Expr], pl.Expr]] = {
    "<": operator.lt,
    "<=": operator.le,
    "=": operator.eq,
    ">": operator.gt,
    ">=": operator.ge,
}
_MIRRORED = {"<": ">", "<=": ">=", "=": "="}


def _chain(term: Term) -> tuple[Term, tuple[Term, ...]]:
    """A term as an inner term and the steps from it, the first step first. Every step is monotone."""
    steps: list[Term] = []
    while (inner := _inner(term)) is not None:
        steps.append(_without_inner(term))
        term = inner
    return term, tuple(reversed(steps))


def _inner(term: Term) -> Term | None:
    match term:
        case After(start=inner) | Birthday(born=inner) | WorkingDay(day=inner):
            return inner
        case Latest(days) | Earliest(days):
            moving = [day for day in days if not isinstance(day, Day)]
            return moving[0] if len(moving) == 1 else None
        case _:
            return None


def _without_inner(term: Term) -> Term:
    """The step alone, so that the same step from another fact finds the same table."""
    match term:
        case After(_, length, unit):
            return After(Number(0), length, unit)
        case Birthday(_, age):
            return Birthday(Number(0), age)
        case WorkingDay():
            return WorkingDay(Number(0))
        case Latest(days):
            return Latest(tuple(day for day in days if isinstance(day, Day)))
        case Earliest(days):
            return Earliest(tuple(day for day in days if isinstance(day, Day)))
        case _:
            return term
