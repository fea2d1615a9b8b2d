"""How a tree becomes column expressions, whatever engine runs them: the shape that Polars and Spark share.

Calendar arithmetic is what costs: where a counted day meets a fixed one, the fixed day is counted back instead,
once, and the raw column compared with it. Every step of the calendar keeps the order of days, which allows that.

A date column in which some days are known by month or year alone has a second column with the last day each can be
(`latest_of`). A rule that reads one is compiled twice: as it holds whatever those days are, and as it holds for some
of them. Without such a column nothing is compiled twice.

What recorded days say of an unknown one beside them (`law.day_order`) is added to each comparison that it can decide
(`day_bounds.DayBounds`), and to none where the columns that it reads have no gaps.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial, reduce
from typing import cast

import numpy as np

from amparo.law.facts import Fact, Kind
from amparo.law.nodes import not_a_node
from amparo.law.tree import (
    After,
    AllOf,
    AnyOf,
    Applies,
    Asked,
    Birthday,
    Chosen,
    Compare,
    Day,
    Earliest,
    Element,
    FactTerm,
    Given,
    Implied,
    InForce,
    Latest,
    Limited,
    Node,
    Not,
    Number,
    OneOf,
    Open,
    Rule,
    Settled,
    Term,
    WorkingDay,
    Yes,
    facts_of,
    parts_of,
)
from amparo.screen.calendar_tables import ORIGIN, number_of, reached
from amparo.screen.chains import chain, inner_of
from amparo.screen.day_bounds import DayBounds
from amparo.screen.operations import Operations
from amparo.screen.shared import Shared

LATEST = "_latest"


def latest_of(fact: str) -> str:
    """The column beside a date fact's own, with the last day it can be; null where the day itself is known."""
    return fact + LATEST


class Compiler[E]:
    """Turns the trees of one day's law into expressions over a docket with these columns.

    A fact without a column is unknown for everyone. Trees must be settled for their day.
    """

    def __init__(
        self,
        operations: Operations[E],
        facts: Mapping[str, Fact],
        present: frozenset[str],
        whole: frozenset[str] = frozenset(),
    ) -> None:
        self._do = operations
        self._facts = facts
        self.present = present
        self._kept: dict[tuple[Term, bool], E] = {}
        self._reached: dict[tuple[Term, bool], E] = {}
        self._shared = Shared()
        self._once: dict[tuple[int, bool], E] = {}
        self._partial = frozenset(
            name for name, fact in facts.items() if fact.kind is Kind.DATE and latest_of(name) in present
        )
        self._bounds = DayBounds(operations, facts.keys(), present, whole, self._partial)

    def rule(self, rule: Rule) -> E:
        """A three-valued expression. Raises TypeError for a tree that is not settled."""
        always, ever = self.bounds(rule)
        return always if always is ever else self._do.both(ever, self._do.either(always, self._do.truth(None)))

    def bounds(self, rule: Rule) -> tuple[E, E]:
        """The least and the most that a rule is, no before unknown before yes, over the days that dates known in part
        can be: one expression twice where the rule reads none."""
        self._shared.look_at(rule)
        least = self._rule(rule, most=False)
        return least, self._rule(rule, most=True) if self._in_part(rule) else least

    def varies(self, rule: Rule) -> E:
        """Whether a rule comes out otherwise on one of those days than on another: true or false, never null."""
        do, (least, most) = self._do, self.bounds(rule)
        if least is most:
            return do.truth(False)
        may_hold = do.both(do.proven(most), do.opposite(do.proven(least)))
        may_fail = do.both(do.proven(do.opposite(least)), do.opposite(do.proven(do.opposite(most))))
        return do.either(may_hold, may_fail)

    def number(self, term: Term) -> E:
        """A day as a number (days since 1970-01-01), or a number as it is; null for unknown. The first end of it."""
        return self._number(term, last=False)

    def ends(self, term: Term) -> tuple[E, E]:
        """The first and the last that a term can be: one expression twice where it reads no date known in part."""
        first = self.number(term)
        return first, self._number(term, last=True) if self._in_part(term) else first

    def _in_part(self, node: Node) -> bool:
        return bool(self._partial) and not self._partial.isdisjoint(facts_of(node))

    def _rule(self, rule: Rule, *, most: bool) -> E:
        """A rule at one end; what stands in several places is worked out once."""
        if id(rule) not in self._shared:
            return self._written(rule, most=most)
        key = id(rule), most and self._in_part(rule)
        if key not in self._once:
            self._once[key] = self._do.kept_truth(self._written(rule, most=most))
        return self._once[key]

    def _written(self, rule: Rule, *, most: bool) -> E:
        """A rule at one end: each join keeps the order of no, unknown, yes, and `Not` turns it round."""
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
            case Compare():
                return self._comparison(rule, most=most)
            case Not(inner):
                return do.opposite(self._rule(inner, most=not most))
            case AllOf(rules):
                return self._joined(rules, do.both, most=most) if rules else do.truth(True)
            case AnyOf(rules):
                return self._joined(rules, do.either, most=most) if rules else do.truth(False)
            case Implied(claim, by):
                return do.either(self._rule(claim, most=most), do.proven(self._rule(by, most=most)))
            case Element(rule=inner):
                return self._rule(inner, most=most)
            case InForce() | Applies() | Limited():
                raise _unsettled(rule)
            case _:
                raise not_a_node(rule)

    def _joined(self, rules: tuple[Rule, ...], join: Callable[[E, E], E], *, most: bool) -> E:
        return reduce(join, (self._rule(rule, most=most) for rule in self._worth(rules)))

    def _number(self, term: Term, *, last: bool) -> E:
        if isinstance(term, Day | Number | FactTerm | Asked):
            return self._worked_out(term, last=last)
        key = term, last
        if key not in self._kept:
            self._kept[key] = self._do.kept(self._worked_out(term, last=last))
        return self._kept[key]

    def _worked_out(self, term: Term, *, last: bool) -> E:
        do = self._do
        match term:
            case Day(day):
                return do.number(number_of(day))
            case Number(number):
                return do.number(number)
            case FactTerm(fact):
                if fact not in self.present:
                    return do.number(None)
                return do.last_days(fact) if last and fact in self._partial else do.days(fact)
            case Chosen(cases):
                return self._chosen(cases, partial(self._number, last=last))
            case Latest(days) | Earliest(days) if inner_of(term) is None:
                return do.extreme([self._number(day, last=last) for day in days], latest=isinstance(term, Latest))
            case After() | Birthday() | WorkingDay() | Latest() | Earliest():
                inner, steps = chain(term)
                return do.counted(steps, self._number(inner, last=last))
            case Asked():
                raise _unsettled(term)
            case _:
                raise not_a_node(term)

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

    def _chosen(self, cases: tuple[tuple[Rule, Term], ...], day: Callable[[Term], E]) -> E:
        found: E | None = None
        following: Rule | None = None
        for rule, term in reversed(cases):
            together = following is None or _same_fact(rule, following)
            found = self._do.chosen(self.rule(rule), day(term), found, together=together)
            following = rule
        return self._do.number(None) if found is None else found

    def _comparison(self, node: Compare, *, most: bool) -> E:
        """At the most where either side's case hangs on a date known in part: yes; at the least: no."""
        do, compared = self._do, self._compared(node, most=most)
        loose = [side for side in (self._loose(node.left), self._loose(node.right)) if side is not None]
        if not loose:
            return compared
        some = reduce(do.either, loose)
        return do.either(some, compared) if most else do.both(do.opposite(some), compared)

    def _compared(self, node: Compare, *, most: bool) -> E:
        """A comparison, no where no day within the bounds of unknown days meets it, and yes where each surely does."""
        do, bounds = self._do, self._bounds
        compared = self._compare(node.left, node.order, node.right, most=most)
        if bounds.may_exclude(node):
            compared = do.both(compared, self._of_bounds(node, most=True))
        if not bounds.may_prove(node):
            return compared
        surely = [term for term in map(self._surely, (node.left, node.right)) if term is not None]
        return do.either(compared, do.proven(reduce(do.both, surely, self._of_bounds(node, most=False))))

    def _of_bounds(self, node: Compare, *, most: bool) -> E:
        """Whether the order stands for some days, or for each, between the ends of either side."""
        do, left, order, right = self._do, node.left, node.order, node.right
        if isinstance(left, Day):
            return self._within_limit(right, _MIRRORED[order], left, most=most)
        if isinstance(right, Day):
            return self._within_limit(left, order, right, most=most)
        first, last = partial(self._reach, last=not most), partial(self._reach, last=most)
        if order != "=":
            return do.ordered(first(left), order, last(right))
        return do.both(do.ordered(first(left), "<=", last(right)), do.ordered(first(right), "<=", last(left)))

    def _within_limit(self, term: Term, order: str, fixed: Day, *, most: bool) -> E:
        inner, steps = chain(term)
        return self._limited(
            self._reach(inner, last=not most), self._reach(inner, last=most), steps, order, number_of(fixed.day)
        )

    def _reach(self, term: Term, *, last: bool) -> E:
        """An end of where a term lies, its unknown days within their bounds; null where nothing bounds them so."""
        if not self._bounds.reads(term, last=last):
            return self._number(term, last=last)
        if isinstance(term, FactTerm):
            return self._bounds.end(term.fact, last=last)
        key = term, last
        if key not in self._reached:
            self._reached[key] = self._do.kept(self._reach_of(term, last=last))
        return self._reached[key]

    def _reach_of(self, term: Term, *, last: bool) -> E:
        do = self._do
        match term:
            case Chosen(cases):
                return self._chosen(cases, partial(self._reach, last=last))
            case Latest(days) | Earliest(days) if inner_of(term) is None:
                return do.extreme([self._reach(day, last=last) for day in days], latest=isinstance(term, Latest))
            case _:
                inner, steps = chain(term)
                return do.counted(steps, self._reach(inner, last=last))

    def _surely(self, term: Term) -> E | None:
        """Where every day that a term counts from surely is one; None where it is for everybody."""
        do = self._do
        match term:
            case FactTerm(fact):
                return self._bounds.surely(fact)
            case Chosen(cases):
                found = do.truth(False)
                for rule, day in reversed(cases):
                    holds, sure = self.rule(rule), self._surely(day)
                    this = do.proven(holds) if sure is None else do.both(do.proven(holds), sure)
                    found = do.either(this, do.both(do.proven(do.opposite(holds)), found))
                return found
            case _:
                parts = [part for part in map(self._surely, cast(tuple[Term, ...], parts_of(term))) if part is not None]
                return reduce(do.both, parts) if parts else None

    def _loose(self, term: Term) -> E | None:
        """Where a term is null because a date known in part decides which day it is; None where it never is."""
        do = self._do
        if not self._in_part(term):
            return None
        match term:
            case After(start=inner) | Birthday(born=inner) | WorkingDay(day=inner):
                return self._loose(inner)
            case Latest(days) | Earliest(days):
                loose = [day for day in map(self._loose, days) if day is not None]
                return reduce(do.either, loose) if loose else None
            case Chosen(cases):
                found = do.truth(False)
                for rule, day in reversed(cases):
                    least, most = self.bounds(rule)
                    this = self._loose(day)
                    after = do.both(do.proven(do.opposite(most)), found)
                    chosen = after if this is None else do.either(do.both(do.proven(least), this), after)
                    found = do.either(self.varies(rule), chosen)
                return found
            case _:
                return None

    def _compare(self, left: Term, order: str, right: Term, *, most: bool) -> E:
        match left, right:
            case (Day() | Number()) as fixed, term:
                return self._against(term, _MIRRORED[order], fixed, most=most)
            case term, (Day() | Number()) as fixed:
                return self._against(term, order, fixed, most=most)
        do, early, late = self._do, partial(self._number, last=False), partial(self._number, last=True)
        if order != "=":
            return do.ordered((early if most else late)(left), order, (late if most else early)(right))
        if not (self._in_part(left) or self._in_part(right)):
            return do.ordered(early(left), "=", early(right))
        first, second = (early, late) if most else (late, early)
        return do.both(do.ordered(first(left), "<=", second(right)), do.ordered(first(right), "<=", second(left)))

    def _against(self, term: Term, order: str, fixed: Day | Number, *, most: bool) -> E:
        """A term against a fixed day: the steps of a monotone count are undone on the fixed side."""
        do = self._do
        if isinstance(fixed, Number):
            return do.ordered(self.number(term), order, do.number(fixed.number))
        inner, steps = chain(term)
        first, last = self.ends(inner)
        low, high = (first, last) if most else (last, first)
        return self._limited(low, high, steps, order, number_of(fixed.day))

    def _limited(self, low: E, high: E, steps: tuple[Term, ...], order: str, limit: int) -> E:
        do = self._do
        if not steps:
            if order == "=" and low is not high:
                return do.both(do.ordered(low, "<=", do.number(limit)), do.ordered(high, ">=", do.number(limit)))
            return do.ordered(high if order in (">", ">=") else low, order, do.number(limit))
        table = reached(steps)
        first_at = do.number(ORIGIN + int(np.searchsorted(table, limit, side="left")))
        first_past = do.number(ORIGIN + int(np.searchsorted(table, limit, side="right")))
        match order:
            case "<":
                return do.ordered(low, "<", first_at)
            case "<=":
                return do.ordered(low, "<", first_past)
            case ">":
                return do.ordered(high, ">=", first_past)
            case ">=":
                return do.ordered(high, ">=", first_at)
            case _:
                return do.both(do.ordered(high, ">=", first_at), do.ordered(low, "<", first_past))


_MIRRORED = {"<": ">", "<=": ">=", "=": "="}


def _unsettled(node: Node) -> TypeError:
    return TypeError(f"the tree is not settled: {node!r}")


def _same_fact(rule: Rule, following: Rule) -> bool:
    """Whether two rules are unknown for the same people, because both only ask the value of one fact."""
    return isinstance(rule, OneOf) and isinstance(following, OneOf) and rule.fact == following.fact
