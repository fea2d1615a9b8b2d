"""What a part of a tree says in each world: a fact, a point left open, or a comparison of days or numbers."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import reduce
from typing import cast

from amparo.law.diagram import Diagram
from amparo.law.partial import Between
from amparo.law.steps import alone, stepped
from amparo.law.tree import (
    After,
    Birthday,
    Chosen,
    Compare,
    Day,
    Earliest,
    FactTerm,
    Latest,
    Number,
    Rule,
    Term,
    WorkingDay,
)
from amparo.law.worlds import Path, Worlds


@dataclass(frozen=True, slots=True)
class _Several:
    """The latest, or the earliest, of several days."""

    parts: tuple[_Days, ...]
    latest: bool


@dataclass(frozen=True, slots=True)
class _Cases:
    """The day of the first case that holds, if one does."""

    parts: tuple[tuple[Diagram, _Days], ...]


type _Days = Path | _Several | _Cases


class Comparisons:
    """Makes diagrams of comparisons; `rule` makes those of the rules that choose among days."""

    def __init__(self, worlds: Worlds, rule: Callable[[Rule], Diagram]) -> None:
        self._worlds = worlds
        self._make = worlds.make
        self._rule = rule

    def __call__(self, compare: Compare) -> Diagram:
        """Whether there are both days, and they stand in that order."""
        left, right = self._days(compare.left), self._days(compare.right)
        if compare.order == "=":
            return self._make.both(self._in_order(left, 0, right), self._in_order(right, 0, left))
        return self._in_order(left, 1 if compare.order == "<" else 0, right)

    def _days(self, term: Term, steps: tuple[Term, ...] = ()) -> _Days:
        match term:
            case Day(day):
                return stepped(day.toordinal(), steps), ()
            case Number(number):
                return number, ()
            case FactTerm(fact):
                return self._of_fact(fact, steps)
            case After(inner) | Birthday(inner) | WorkingDay(inner):
                return self._days(inner, (alone(term), *steps))
            case Latest(days) | Earliest(days):
                return _Several(tuple(self._days(day, steps) for day in days), isinstance(term, Latest))
            case Chosen(cases):
                return self._cases(cases, steps)
            case _:
                raise TypeError(f"the tree is not settled: {term!r}")

    def _of_fact(self, fact: str, steps: tuple[Term, ...]) -> Path:
        value = self._worlds.known.get(fact)
        if value is None or isinstance(value, Between):
            return fact, steps
        return (stepped(value.toordinal(), steps), ()) if isinstance(value, dt.date) else (cast(int, value), ())

    def _cases(self, cases: tuple[tuple[Rule, Term], ...], steps: tuple[Term, ...]) -> _Cases:
        found: list[tuple[Diagram, _Days]] = []
        none_yet: Diagram = True
        for rule, term in cases:
            holds = self._rule(rule)
            this = self._make.both(none_yet, holds)
            if this is not False:
                found.append((this, self._days(term, steps)))
            none_yet = self._make.both(none_yet, self._make.opposite(holds))
        return _Cases(tuple(found))

    def _in_order(self, left: _Days, more: int, right: _Days) -> Diagram:
        """Whether there are both days, and the left one, and so many more, does not lie after the right one."""
        match left, right:
            case _Cases(parts), _:
                return self._of_cases(parts, lambda day: self._in_order(day, more, right))
            case _, _Cases(parts):
                return self._of_cases(parts, lambda day: self._in_order(left, more, day))
            case _Several(several, latest), _:
                return self._of_several(several, [self._in_order(day, more, right) for day in several], every=latest)
            case _, _Several(several, latest):
                return self._of_several(several, [self._in_order(left, more, day) for day in several], every=not latest)
            case _:
                return self._worlds.in_order(left, more, right)

    def _of_cases(self, parts: Sequence[tuple[Diagram, _Days]], says: Callable[[_Days], Diagram]) -> Diagram:
        none: Diagram = False
        return reduce(self._make.either, (self._make.both(here, says(day)) for here, day in parts), none)

    def _of_several(self, days: Sequence[_Days], found: Sequence[Diagram], *, every: bool) -> Diagram:
        some = reduce(self._make.both if every else self._make.either, found)
        return reduce(self._make.both, map(self._there_is, days), some)

    def _there_is(self, days: _Days) -> Diagram:
        match days:
            case _Cases(parts):
                return self._of_cases(parts, self._there_is)
            case _Several(several):
                return reduce(self._make.both, map(self._there_is, several))
            case (str(name), _):
                return self._worlds.been(name)
            case _:
                return True
