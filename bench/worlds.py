"""What an answer hangs on, decided exactly: the open tree of an answer as a model for CP-SAT.

A world tells every fact that is not known: yes or no, a value, a day as an integer. No day of a world lies after the
day asked, unless its fact may, nor on the other side of a recorded day that it cannot come before or after; and an
event whose day is not on record may never have been, in which case it stands in no order to any day. What the law
leaves open is free, and asked of nobody. Why a solver: the readers, the rewriting and the ranking of the library are
all ways to be quick, and none of them is used here. Worlds drawn by chance settle most questions; the solver is asked
where they show nothing, and it alone may say “no two worlds”.
"""

from __future__ import annotations

import datetime as dt
from bisect import bisect_left
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cache
from itertools import pairwise
from random import Random
from typing import Any, cast

from ortools.sat.python import cp_model

from amparo.law import calendar
from amparo.law.day_order import BOUNDING, SAID_BY
from amparo.law.facts import FIRST_DAY, LAST_DAY, Fact, Facts, Kind
from amparo.law.partial import Between
from amparo.law.rewrite import rebuilt, settled
from amparo.law.tree import (
    NO,
    YES,
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
    nodes_of,
)
from amparo.law.values import LARGEST_NUMBER

NEVER = None
"""The day of an event that has not been."""
OTHER = "(another)"
ALWAYS = ("born_on", "beneficiary_born_on")
"""Days that everybody has."""
MANY = 400
"""With more days than this, counted to and fro between dates, those not looked at may still hold an answer."""
PATIENCE = 0.5
"""How long the solver may search, in its own time, which is the same on every machine."""
DRAWN = 60
"""So many pairs of worlds are drawn before the solver is asked."""

type Told = bool | int | str | None
type World = dict[str, Told]


def open_tree(rule: Rule, facts: Facts, asked: dt.date) -> Rule:
    """The tree with everything put in that is on record, and what that decides folded away."""
    return cast(Rule, settled(_told(rule, facts), asked))


def _told(node: Node, facts: Facts) -> Node:
    match node:
        case Given(fact):
            return YES if fact in facts else NO
        case Yes(fact) if fact in facts:
            return Settled(facts[fact] is True)
        case OneOf(fact, values) if fact in facts:
            return Settled(facts[fact] in values)
        case FactTerm(fact) if fact in facts and not isinstance(facts[fact], Between):
            value = facts[fact]
            return Day(value) if isinstance(value, dt.date) else Number(cast(int, value))
        case Element(rule=rule):
            return _told(rule, facts)
        case _:
            return rebuilt(node, lambda part: _told(part, facts))


def limits(known: Facts) -> dict[str, tuple[dt.date, dt.date]]:
    """Between which days each unknown one lies that recorded days bound, looked at pair by pair."""
    ends = {
        name: (day.first, day.last) if isinstance(day, Between) else (day, day)
        for name, day in known.items()
        if isinstance(day, dt.date | Between)
    }
    wrong = {
        name
        for pair in BOUNDING
        if pair[0] in ends and pair[1] in ends and ends[pair[0]][0] > ends[pair[1]][1]
        for name in pair
    }
    found: dict[str, tuple[dt.date, dt.date]] = {}
    for first, then in BOUNDING:
        if first in ends and first not in wrong and then not in ends:
            low, high = found.get(then, (FIRST_DAY, LAST_DAY))
            found[then] = max(low, ends[first][0]), high
        if then in ends and then not in wrong and first not in ends:
            low, high = found.get(first, (FIRST_DAY, LAST_DAY))
            found[first] = low, min(high, ends[then][1])
    return {name: (low, high) for name, (low, high) in found.items() if low <= high}


@dataclass(frozen=True)
class Free:
    """What one unknown fact can be: a truth, one of some values, a whole number, or a day, perhaps none."""

    values: tuple[str, ...] = ()
    first: int = 0
    last: int = 0
    perhaps_never: bool = False
    kind: Kind = Kind.YES_NO
    surely_never: bool = False


@dataclass
class Worlds:
    """The worlds in which an open tree can be read. `never`: whether an event may not have been."""

    tree: Rule
    facts: Mapping[str, Fact]
    known: Facts
    asked: dt.date
    never: bool = True
    free: dict[str, Free] = field(default_factory=dict)
    open_points: dict[str, None] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.limits = limits(self.known)
        for node in nodes_of(self.tree):
            match node:
                case Yes(name) | OneOf(name) | FactTerm(name):
                    self.free.setdefault(name, self._free(name))
                case Open(reason):
                    self.open_points[str(reason)] = None
        self.turning, self.every_way = turning_values(self.tree, self.free)

    def _free(self, name: str) -> Free:
        fact = self.facts[name]
        if fact.kind in (Kind.CHOICE, Kind.COUNTRY):
            named = [
                value
                for node in nodes_of(self.tree)
                if isinstance(node, OneOf) and node.fact == name
                for value in node.values
            ]
            every = tuple(fact.choices) or (*dict.fromkeys(named), OTHER)
            return Free(values=every, kind=fact.kind)
        if fact.kind is Kind.NUMBER:
            return Free(last=LARGEST_NUMBER, kind=fact.kind)
        if fact.kind is Kind.DATE:
            part = self.known.get(name)
            last = LAST_DAY if fact.may_lie_ahead else self.asked
            if isinstance(part, Between):
                first, until = part.first, part.last
                if first <= last:
                    until = min(until, last)
                return Free((), first.toordinal(), until.toordinal(), False, fact.kind)
            low, high = self.limits.get(name, (FIRST_DAY, last))
            if low > last:
                return Free((), last.toordinal(), last.toordinal(), False, fact.kind, surely_never=True)
            return Free((), low.toordinal(), min(high, last).toordinal(), self._perhaps_never(name), fact.kind)
        return Free()

    def _perhaps_never(self, name: str) -> bool:
        return self.never and name not in ALWAYS and self.known.get(SAID_BY.get(name, "")) is not True

    # --- worlds by chance

    def some_world(self, chance: Random) -> World:
        """A world drawn by chance, days often where something turns."""
        yes = chance.choice((0.05, 0.3, 0.7, 0.95))
        world: World = {name: self.some_value(name, chance, yes) for name in self.free}
        world |= {SAID_BY[name]: False for name in self.free if self._was_not(name)}
        return world | {point: chance.random() < 0.5 for point in self.open_points}

    def _was_not(self, name: str) -> bool:
        """Whether the event of a day that is not on record is said not to have been."""
        return self.never and self.known.get(SAID_BY.get(name, "")) is False

    def some_value(self, name: str, chance: Random, yes: float = 0.5) -> Told:
        """A value of one fact drawn by chance."""
        free = self.free[name]
        if free.kind is Kind.YES_NO:
            return chance.random() < yes
        if free.values:
            return chance.choice(free.values)
        if free.surely_never:
            return NEVER
        if free.perhaps_never and SAID_BY.get(name) not in self.free and chance.random() < 0.15:
            return NEVER
        return chance.choice(self.turning[name])

    def holds(self, world: World) -> bool:
        """What the tree says in a world."""
        return _holds(self.tree, world)

    # --- the solver

    def both_ways(self, chance: Random) -> bool | None:
        """Whether the tree holds in some world and fails in another; None where that could not be settled."""
        seen = {self.holds(self.some_world(chance)) for _ in range(DRAWN)}
        if len(seen) == 2:
            return True
        model = _Model(self)
        model.require(model.rule(self.tree, model.world()), True not in seen)
        return model.possible()

    def matters(self, fact: str, chance: Random) -> bool | None:
        """Whether two worlds that differ in this fact alone give different answers; None where that is not settled."""
        if fact not in self.free:
            return False
        for _ in range(DRAWN):
            world = self.some_world(chance)
            other = world | {fact: self.some_value(fact, chance)}
            if self.holds(world) != self.holds(other):
                return True
        model = _Model(self)
        one = model.world()
        other_world = model.world(one, fact)
        model.require(model.rule(self.tree, one), True)
        model.require(model.rule(self.tree, other_world), False)
        return model.possible()


def _holds(rule: Rule, world: World) -> bool:
    match rule:
        case Settled(answer):
            return answer
        case Open(reason):
            return bool(world[str(reason)])
        case Yes(fact):
            return bool(world[fact])
        case OneOf(fact, values):
            return world[fact] in values
        case Compare(left, order, right):
            one, other = _number(left, world), _number(right, world)
            if one is None or other is None:
                return False
            return one <= other if order == "<=" else one < other if order == "<" else one == other
        case Not(inner):
            return not _holds(inner, world)
        case AllOf(rules):
            return all(_holds(one, world) for one in rules)
        case AnyOf(rules):
            return any(_holds(one, world) for one in rules)
        case Implied(claim, by):
            return _holds(claim, world) or _holds(by, world)
        case Element(rule=inner):
            return _holds(inner, world)
        case _:
            raise TypeError(rule)


def _number(term: Term, world: World) -> int | None:
    match term:
        case Day(day):
            return day.toordinal()
        case Number(number):
            return number
        case FactTerm(fact):
            return cast(int | None, world[fact]) if world.get(SAID_BY.get(fact, ""), True) else NEVER
        case After(inner) | Birthday(inner) | WorkingDay(inner):
            start = _number(inner, world)
            return None if start is None else _step(term)(start)
        case Latest(days) | Earliest(days):
            found = [_number(day, world) for day in days]
            if None in found:
                return None
            return (max if isinstance(term, Latest) else min)(cast(list[int], found))
        case Chosen(cases):
            return next((_number(inner, world) for rule, inner in cases if _holds(rule, world)), None)
        case _:
            raise TypeError(term)


@cache
def _step(term: Term) -> Callable[[int], int]:
    return {
        After: lambda n: calendar.after(dt.date.fromordinal(n), term.length, term.unit).toordinal(),  # type: ignore[union-attr]
        Birthday: lambda n: calendar.birthday(dt.date.fromordinal(n), term.age).toordinal(),  # type: ignore[union-attr]
        WorkingDay: lambda n: calendar.roll_forward(dt.date.fromordinal(n)).toordinal(),
    }[type(term)]


@dataclass
class _Ordered:
    """A term in a model: what it can come to, a literal for “at least so much”, and what there must be for it to be."""

    values: tuple[int, ...]
    at_least: Callable[[int], Any]
    if_all: tuple[Any, ...] = ()


class _Model:
    """Nothing but clauses: a day is a ladder of literals “not before this one” of the days on which something turns."""

    def __init__(self, worlds: Worlds) -> None:
        self.worlds = worlds
        self.model = cp_model.CpModel()
        self.true = self.model.new_constant(1)

    def require(self, literal: Any, wanted: bool) -> None:
        self.model.add(literal == int(wanted))

    def possible(self) -> bool | None:
        """Whether the demands can be met; None where the time ran out, or not every day was looked at."""
        solver = cp_model.CpSolver()
        solver.parameters.num_workers = 1
        solver.parameters.max_deterministic_time = PATIENCE
        status = solver.solve(self.model)
        if status in (cp_model.OPTIMAL, cp_model.FEASIBLE):
            return True
        return False if status == cp_model.INFEASIBLE and self.worlds.every_way else None

    def world(self, like: dict[str, Any] | None = None, but: str | None = None) -> dict[str, Any]:
        """The variables of a world: those of another, but for one fact."""
        found: dict[str, Any] = dict(like or {})
        for name in self.worlds.free if like is None else [cast(str, but)]:
            found[name] = self._variable(name)
        for point in self.worlds.open_points:
            found.setdefault(point, self.model.new_bool_var(point))
        found["rules"] = {}
        return found

    def _variable(self, name: str) -> Any:
        free, new = self.worlds.free[name], self.model
        if free.kind is Kind.YES_NO:
            return new.new_bool_var(name)
        if free.values:
            chosen = {value: new.new_bool_var(f"{name}={value}") for value in free.values}
            new.add_exactly_one(chosen.values())
            return chosen
        values = self.worlds.turning[name]
        steps = [self.true, *(new.new_bool_var(f"{name}>={value}") for value in values[1:])]
        for lower, higher in pairwise(steps):
            new.add_implication(higher, lower)

        def at_least(value: int) -> Any:
            place = bisect_left(values, value)
            return steps[place] if place < len(steps) else ~self.true

        been: tuple[Any, ...] = ()
        if free.surely_never or self.worlds._was_not(name):
            been = (~self.true,)
        elif free.perhaps_never and SAID_BY.get(name) not in self.worlds.free:
            been = (new.new_bool_var(f"{name} has been"),)
        return _Ordered(tuple(values), at_least, been)

    def rule(self, rule: Rule, world: dict[str, Any]) -> Any:
        """A literal that is true exactly where the rule holds."""
        if id(rule) not in world["rules"]:
            world["rules"][id(rule)] = self._rule(rule, world)
        return world["rules"][id(rule)]

    def _rule(self, rule: Rule, world: dict[str, Any]) -> Any:
        match rule:
            case Settled(answer):
                return self.true if answer else ~self.true
            case Open(reason):
                return world[str(reason)]
            case Yes(fact):
                return world[fact]
            case OneOf(fact, values):
                return self._any([world[fact][value] for value in values if value in world[fact]])
            case Compare(left, order, right):
                one, other = self.term(left, world), self.term(right, world)
                return self._all([self._compare(one, order, other), *one.if_all, *other.if_all])
            case Not(inner):
                return ~self.rule(inner, world)
            case AllOf(rules):
                return self._all([self.rule(one, world) for one in rules])
            case AnyOf(rules):
                return self._any([self.rule(one, world) for one in rules])
            case Implied(claim, by):
                return self._any([self.rule(claim, world), self.rule(by, world)])
            case Element(rule=inner):
                return self.rule(inner, world)
            case _:
                raise TypeError(rule)

    def _compare(self, left: _Ordered, order: str, right: _Ordered) -> Any:
        if order == "=":
            return self._all([self._compare(left, "<=", right), self._compare(right, "<=", left)])
        more = 0 if order == "<=" else 1
        if len(right.values) == 1:
            return ~left.at_least(right.values[0] + 1 - more)
        return self._all([self._any([~left.at_least(value), right.at_least(value + more)]) for value in left.values])

    def _all(self, literals: list[Any]) -> Any:
        if len(literals) == 1:
            return literals[0]
        both = self.model.new_bool_var("")
        self.model.add_bool_and(literals).only_enforce_if(both)
        self.model.add_bool_or([~one for one in literals]).only_enforce_if(~both)
        return both

    def _any(self, literals: list[Any]) -> Any:
        return ~self._all([~one for one in literals])

    def term(self, term: Term, world: dict[str, Any]) -> _Ordered:
        match term:
            case Day() | Number():
                value = term.day.toordinal() if isinstance(term, Day) else term.number
                return _Ordered((value,), lambda limit: self.true if value >= limit else ~self.true)
            case FactTerm(fact):
                day = cast(_Ordered, world[fact])
                said = world.get(SAID_BY.get(fact, "")) if self.worlds.never else None
                return day if said is None else _Ordered(day.values, day.at_least, (said,))
            case After(inner) | Birthday(inner) | WorkingDay(inner):
                start, step = self.term(inner, world), _without(term)
                values = tuple(sorted({_step(step)(value) for value in start.values}))
                return _Ordered(values, lambda limit: start.at_least(_first_from(step, limit)), start.if_all)
            case Latest(days) | Earliest(days):
                parts = [self.term(day, world) for day in days]
                join = self._any if isinstance(term, Latest) else self._all
                return _Ordered(
                    tuple(sorted({value for part in parts for value in part.values})),
                    lambda limit: join([part.at_least(limit) for part in parts]),
                    tuple(one for part in parts for one in part.if_all),
                )
            case Chosen(cases):
                return self._chosen(cases, world)
            case _:
                raise TypeError(term)

    def _chosen(self, cases: tuple[tuple[Rule, Term], ...], world: dict[str, Any]) -> _Ordered:
        parts: list[tuple[Any, _Ordered]] = []
        before: list[Any] = []
        for rule, term in cases:
            holds = self.rule(rule, world)
            parts.append((self._all([holds, *(~one for one in before)]), self.term(term, world)))
            before.append(holds)
        return _Ordered(
            tuple(sorted({value for _, part in parts for value in part.values})),
            lambda limit: self._any([self._all([here, part.at_least(limit)]) for here, part in parts]),
            (self._any([self._all([here, *part.if_all]) for here, part in parts]),),
        )


def _without(term: Term) -> Term:
    return cast(Term, rebuilt(term, lambda _: Number(0)))


@cache
def _first_from(step: Term, limit: int) -> int:
    """The first day from which a step reaches so far."""
    return bisect_left(_EVERY_DAY, limit, key=_step(step)) + _EVERY_DAY[0]


_EVERY_DAY = range(FIRST_DAY.toordinal() - 366 * 60, LAST_DAY.toordinal() + 366 * 60)


type _Path = tuple[str | int, tuple[Term, ...]]


def _paths(term: Term) -> list[_Path]:
    """From which facts and fixed days a term is counted, and by which steps, the first step first."""
    match term:
        case Day(day):
            return [(day.toordinal(), ())]
        case Number(number):
            return [(number, ())]
        case FactTerm(fact):
            return [(fact, ())]
        case After(inner) | Birthday(inner) | WorkingDay(inner):
            return [(start, (*steps, _without(term))) for start, steps in _paths(inner)]
        case Latest(days) | Earliest(days):
            return [path for day in days for path in _paths(day)]
        case Chosen(cases):
            return [path for _, inner in cases for path in _paths(inner)]
        case _:
            raise TypeError(term)


def turning_values(tree: Rule, free: Mapping[str, Free]) -> tuple[dict[str, list[int]], bool]:
    """For each date and number the values among which every way to answer can be found, and whether they are all.

    Each comparison, met or not, says “this one is not before what is counted from that one”. What such demands leave
    has a least solution, in which every value is the least there is, a fixed one, or counted from another value.
    """
    found = {name: {one.first, one.last} for name, one in free.items() if one.kind in (Kind.DATE, Kind.NUMBER)}
    pairs = [
        (one, other)
        for node in nodes_of(tree)
        if isinstance(node, Compare)
        for one in _paths(node.left)
        for other in _paths(node.right)
    ]
    pairs += [(other, one) for one, other in pairs]
    for _ in range(len(found) + 1):
        more = _counted_from(pairs, found, free)
        if more == found:
            return {name: sorted(values) for name, values in found.items()}, True
        if sum(map(len, more.values())) > MANY:
            break
        found = more
    return {name: sorted(values) for name, values in found.items()}, False


def _counted_from(
    pairs: list[tuple[_Path, _Path]], found: Mapping[str, set[int]], free: Mapping[str, Free]
) -> dict[str, set[int]]:
    """The values with those that are counted from them, from each date to each it is compared with."""
    more = {name: set(values) for name, values in found.items()}
    for (start, steps), (end, back) in pairs:
        if isinstance(end, int):
            continue
        for value in found[start] if isinstance(start, str) else (start,):
            for step in steps:
                value = _step(step)(value)
            for reached in (value, value + 1):
                for step in reversed(back):
                    reached = _first_from(step, reached)
                if free[end].first <= reached <= free[end].last:
                    more[end].add(reached)
    return more
