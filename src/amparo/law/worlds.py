"""The worlds in which the facts of one person can be completed, and what a comparison says in each of them.

A world tells every fact that is not known, and each point that the law leaves open. A day that is not on record lies
where `law.reach` and the recorded days beside it (`law.day_order`) let it, or its event has never been: then it stands
in no order to any day. Facts are in the order in which a tree reads them; each has a place in the diagrams
(`law.diagram`).
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from amparo.law.countries import COUNTRIES
from amparo.law.day_order import EVERYBODY_HAS, NO_BOUNDS, NOT_BOUNDED, SAID_BY, Bound
from amparo.law.diagram import Diagram, Diagrams, places_of
from amparo.law.facts import FIRST_DAY, LAST_DAY, Fact, Facts, Kind
from amparo.law.partial import Between
from amparo.law.steps import first_reaching
from amparo.law.tree import Term
from amparo.law.values import LARGEST_NUMBER

type Path = tuple[str | int, tuple[Term, ...]]
"""A fact, or the ordinal of a fixed day, and the steps that are counted from it, the first step first."""

_COUNTRY_PLACES = {code: place for place, code in enumerate(COUNTRIES)}


@dataclass(frozen=True, slots=True)
class Reach:
    """Between which numbers a fact lies that is not known, none of them where `last` lies before `first`;
    `perhaps_never` where it may be none."""

    first: int
    last: int
    perhaps_never: bool = False


@dataclass
class Worlds:
    """The worlds of one person for whom a question is asked on a day."""

    vocabulary: Mapping[str, Fact]
    known: Facts
    asked: dt.date
    places: dict[str, int]
    bounds: Mapping[str, Bound] = NO_BOUNDS
    make: Diagrams = field(default_factory=Diagrams)
    days_of: dict[str, tuple[str, str]] = field(default_factory=dict)
    _reach: dict[str, Reach] = field(default_factory=dict)

    def place(self, name: str) -> int:
        """The place of a fact, or of an open point, in the diagrams."""
        return self.places.setdefault(name, len(self.places))

    def name(self, place: int) -> str:
        """The fact, or the open point, that has a place."""
        return self._names()[place]

    def _names(self) -> list[str]:
        return list(self.places)

    def names_of(self, diagram: Diagram) -> set[str]:
        """The facts and points that stand in a diagram."""
        names = self._names()
        return {names[place] for place in places_of(diagram)}

    def facts_of(self, names: frozenset[str]) -> frozenset[str]:
        """The names with, in place of each point that two days make, these days."""
        points = names & self.days_of.keys()
        return (names - points).union(*(self.days_of[name] for name in points))

    def holds(self, name: str) -> Diagram:
        """A yes/no fact, or an open point."""
        return self.make.branch(self.place(name), (1,), (False, True))

    def one_of(self, name: str, values: Sequence[str]) -> Diagram:
        """Whether a choice or country that is not known is one of these."""
        fact = self.vocabulary[name]
        places = _COUNTRY_PLACES if fact.kind is Kind.COUNTRY else {one: at for at, one in enumerate(fact.choices)}
        named = {places[value] for value in values if value in places}
        breaks = [at for at in range(1, len(places)) if (at in named) is not (at - 1 in named)]
        return self.make.branch(self.place(name), breaks, [at in named for at in (0, *breaks)])

    def been(self, name: str) -> Diagram:
        """Whether there is such a day at all."""
        reach = self.reach(name)
        if reach.last < reach.first:
            return False
        there = self.make.branch(self.place(name), (reach.first,), (not reach.perhaps_never, True))
        return self.make.both(self._said(name), there)

    def until(self, name: str, limit: int) -> Diagram:
        """Whether there is such a day, and it lies before a limit."""
        reach = self.reach(name)
        if limit <= reach.first:
            return False
        if limit > reach.last:
            return self.been(name)
        never = (reach.first,) if reach.perhaps_never else ()
        parts = (False, True, False) if never else (True, False)
        return self.make.both(self._said(name), self.make.branch(self.place(name), (*never, limit), parts))

    def since(self, name: str, limit: int) -> Diagram:
        """Whether there is such a day, and it lies on the limit or after it."""
        return self.make.both(self.been(name), self.make.opposite(self.until(name, limit)))

    def in_order(self, one: Path, more: int, other: Path) -> Diagram:
        """Whether one day, and so many more, does not lie after the other: each a fact or fixed, and steps from it.

        Of two days that are both not known that is taken to be a point for itself, whatever else holds of them: so
        there are more worlds here than can be, and what turns an answer in one that cannot be is taken to turn it.
        """
        (start, steps), (end, back) = one, other
        if isinstance(start, int):
            if isinstance(end, int):
                return start + more <= end
            return self.since(end, first_reaching(start + more, back))
        if isinstance(end, int):
            return self.until(start, first_reaching(end + 1 - more, steps))
        both = self.make.both(self.been(start), self.been(end))
        point = f"{one} {more} {other}"
        self.days_of.setdefault(point, (start, end))
        return self.make.both(both, self.holds(point))

    def reach(self, name: str) -> Reach:
        """Between which numbers the fact lies."""
        if name not in self._reach:
            self._reach[name] = self._found(name)
        return self._reach[name]

    def _found(self, name: str) -> Reach:
        fact = self.vocabulary[name]
        if fact.kind is not Kind.DATE:
            return Reach(0, LARGEST_NUMBER)
        last = LAST_DAY if fact.may_lie_ahead else self.asked
        part = self.known.get(name)
        if isinstance(part, Between):
            until = min(part.last, last) if part.first <= last else part.last
            return Reach(part.first.toordinal(), until.toordinal())
        never = name not in EVERYBODY_HAS and name not in SAID_BY
        bound = self.bounds.get(name, NOT_BOUNDED)
        first, until = max(FIRST_DAY, bound.first or FIRST_DAY), min(last, bound.last or last)
        return Reach(first.toordinal(), until.toordinal(), never)

    def _said(self, name: str) -> Diagram:
        """Whether the event of a day has been, where another fact says so; yes where it need not be said."""
        said = SAID_BY.get(name)
        if said is None or isinstance(self.known.get(name), Between):
            return True
        known = self.known.get(said)
        return self.holds(said) if known is None else known is True
