"""How a tree becomes column expressions, whatever engine runs them: the shape that Polars and Spark share.

Calendar arithmetic is what costs: where a counted day meets a fixed one, the fixed day is counted back instead,
once, and the raw column compared with it. Every step of the calendar keeps the order of days, which allows that.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import reduce
from typing import Protocol

import numpy as np

from amparo.law.facts import Fact
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


class Operations[E](Protocol):
    """What an engine must offer. Expressions are three-valued: null is unknown, and/or/not are Kleene's."""

    def truth(self, value: bool | None) -> E:
        """The same answer for everyone; None is unknown."""

    def number(self, value: int | None) -> E:
        """The same whole number for everyone; None is unknown."""

    def yes_no(self, fact: str) -> E:
        """A yes/no column."""

    def days(self, fact: str) -> E:
        """A date column as days since 1970-01-01, or a number column as it is."""

    def one_of(self, fact: Fact, values: tuple[str, ...]) -> E:
        """Whether a choice or country column holds one of these values."""

    def known(self, fact: str) -> E:
        """Whether a column holds anything: true or false, never null."""

    def both(self, left: E, right: E) -> E:
        """And."""

    def either(self, left: E, right: E) -> E:
        """Or."""

    def opposite(self, rule: E) -> E:
        """Not."""

    def proven(self, rule: E) -> E:
        """True where the rule is true, else false."""

    def ordered(self, left: E, order: str, right: E) -> E:
        """Two numbers in an order: <, <=, =, > or >=."""

    def counted(self, steps: tuple[Term, ...], day: E) -> E:
        """The day that these steps of the calendar reach, the first step first: see `calendar_tables.reached`."""

    def extreme(self, numbers: Sequence[E], *, latest: bool) -> E:
        """The largest (or smallest) of several numbers; null when one is null."""

    def chosen(self, holds: E, number: E, rest: E | None, *, together: bool) -> E:
        """The number where the rule holds, else the rest; null where the rule is null, or where nothing is left.

        `together` promises that the rest is null wherever the rule is.
        """


class Compiler[E]:
    """Turns the trees of one day's law into expressions over a docket with these columns.

    A fact without a column is unknown for everyone. Trees must be settled for their day.
    """

    def __init__(self, operations: Operations[E], facts: Mapping[str, Fact], present: frozenset[str]) -> None:
        self._do = operations
        self._facts = facts
        self.present = present

    def rule(self, rule: Rule) -> E:
        """A three-valued expression. Raises TypeError for a tree that is not settled."""
        do = self._do
        match rule:
            case Settled(answer):
                return do.truth(answer)
            case Open():
                return do.truth(None)
            case Yes(fact):
                return do.yes_no(fact) if fact in self.present else do.truth(None)
            case OneOf(fact, values):
                return do.one_of(self._facts[fact], values) if fact in self.present else do.truth(None)
            case Given(fact):
                return do.known(fact) if fact in self.present else do.truth(False)
            case Compare(left, order, right):
                return self._compare(left, order, right)
            case Not(inner):
                return do.opposite(self.rule(inner))
            case AllOf(rules):
                return reduce(do.both, map(self.rule, self._worth(rules))) if rules else do.truth(True)
            case AnyOf(rules):
                return reduce(do.either, map(self.rule, self._worth(rules))) if rules else do.truth(False)
            case Implied(claim, by):
                return do.either(self.rule(claim), do.proven(self.rule(by)))
            case Element(rule=inner):
                return self.rule(inner)
            case _:
                raise TypeError(f"the tree is not settled: {rule!r}")

    def number(self, term: Term) -> E:
        """A day as a number (days since 1970-01-01), or a number as it is; null for unknown."""
        do = self._do
        match term:
            case Day(day):
                return do.number(number_of(day))
            case Number(number):
                return do.number(number)
            case FactTerm(fact):
                return do.days(fact) if fact in self.present else do.number(None)
            case Chosen(cases):
                return self._chosen(cases)
            case Latest(days) | Earliest(days) if _inner(term) is None:
                return do.extreme([self.number(day) for day in days], latest=isinstance(term, Latest))
            case _:
                inner, steps = _chain(term)
                return do.counted(steps, self.number(inner))

    def _worth(self, rules: tuple[Rule, ...]) -> list[Rule]:
        """The rules without the second and later of those that are unknown for everyone: they add nothing."""
        unknown = [place for place, rule in enumerate(rules) if self._unknown(rule)]
        return [rule for place, rule in enumerate(rules) if place not in unknown[1:]]

    def _unknown(self, rule: Rule) -> bool:
        """Whether a rule is unknown for everyone, because it is open or asks a fact that has no column."""
        match rule:
            case Open():
                return True
            case Yes(fact) | OneOf(fact):
                return fact not in self.present
            case Not(inner) | Element(rule=inner):
                return self._unknown(inner)
            case _:
                return False

    def _chosen(self, cases: tuple[tuple[Rule, Term], ...]) -> E:
        found: E | None = None
        following: Rule | None = None
        for rule, term in reversed(cases):
            together = following is None or _same_fact(rule, following)
            found = self._do.chosen(self.rule(rule), self.number(term), found, together=together)
            following = rule
        return self._do.number(None) if found is None else found

    def _compare(self, left: Term, order: str, right: Term) -> E:
        match left, right:
            case (Day() | Number()) as fixed, term:
                return self._against(term, _MIRRORED[order], fixed)
            case term, (Day() | Number()) as fixed:
                return self._against(term, order, fixed)
            case _:
                return self._do.ordered(self.number(left), order, self.number(right))

    def _against(self, term: Term, order: str, fixed: Day | Number) -> E:
        """A term against a fixed day: the steps of a monotone count are undone on the fixed side."""
        do = self._do
        if isinstance(fixed, Number):
            return do.ordered(self.number(term), order, do.number(fixed.number))
        limit = number_of(fixed.day)
        inner, steps = _chain(term)
        column = self.number(inner)
        if not steps:
            return do.ordered(column, order, do.number(limit))
        table = reached(steps)
        first_at = do.number(ORIGIN + int(np.searchsorted(table, limit, side="left")))
        first_past = do.number(ORIGIN + int(np.searchsorted(table, limit, side="right")))
        match order:
            case "<":
                return do.ordered(column, "<", first_at)
            case "<=":
                return do.ordered(column, "<", first_past)
            case ">":
                return do.ordered(column, ">=", first_past)
            case ">=":
                return do.ordered(column, ">=", first_at)
            case _:
                return do.both(do.ordered(column, ">=", first_at), do.ordered(column, "<", first_past))


_MIRRORED = {"<": ">", "<=": ">=", "=": "="}


def _same_fact(rule: Rule, following: Rule) -> bool:
    """Whether two rules are unknown for the same people, because both only ask the value of one fact."""
    return isinstance(rule, OneOf) and isinstance(following, OneOf) and rule.fact == following.fact


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
