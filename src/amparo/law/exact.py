"""What an open answer hangs on: the facts of which two worlds that differ in nothing else give two answers.

A reader asks for every open fact of an open tree. Where a fact stands in several places, some of what is open can
change nothing, because what it would decide is decided by what else must be so. Such parts of a tree are made into
diagrams over all worlds (`law.diagram`), in which a fact stands only if it turns the answer; where every fact stands
once, each of them does.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import reduce
from typing import TYPE_CHECKING, cast

from amparo.law.day_order import NO_BOUNDS, Bound
from amparo.law.diagram import Diagram, places_of
from amparo.law.facts import Fact, Facts
from amparo.law.leaves import Comparisons
from amparo.law.nodes import not_a_node
from amparo.law.tree import (
    AllOf,
    AnyOf,
    Compare,
    Element,
    Given,
    Implied,
    Not,
    OneOf,
    Open,
    Rule,
    Settled,
    Yes,
)
from amparo.law.worlds import Worlds

if TYPE_CHECKING:
    from typing import Never

NOTHING: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, eq=False)
class _Rest:
    """What is open of a tree: a leaf with its diagram, or parts that must all be yes; `no` turns it round.

    `names` counts in how many places each fact or open point stands.
    """

    names: Counter[str]
    parts: tuple[_Rest, ...] = ()
    leaf: Diagram = True
    no: bool = False


type _Left = bool | _Rest
type _Turns = bool | frozenset[str]


def turning_facts(
    rule: Rule,
    vocabulary: Mapping[str, Fact],
    facts: Facts,
    asked: dt.date,
    order: Iterable[str],
    bounds: Mapping[str, Bound] = NO_BOUNDS,
) -> _Turns:
    """The facts and open points that can change the answer of a settled tree, or the answer where nothing can.

    `order` are the facts that the tree reads, in the order in which they are written; `bounds` those of unknown days.
    """
    worlds = Worlds(vocabulary, facts, asked, {name: place for place, name in enumerate(order)}, bounds)
    turns = _Turning(worlds).of(_Open(worlds).rest(rule))
    return turns if isinstance(turns, bool) else worlds.facts_of(turns)


class _Open:
    """Takes away from a tree what is settled by what is known."""

    def __init__(self, worlds: Worlds) -> None:
        self._worlds = worlds
        self._found: dict[int, _Left] = {}
        self._compare = Comparisons(worlds, self._diagram)

    def rest(self, rule: Rule) -> _Left:
        """What is open of a rule, or what it says."""
        found = self._found.get(id(rule))
        if found is None:
            found = self._found[id(rule)] = self._rest(rule)
        return found

    def _rest(self, rule: Rule) -> _Left:
        worlds = self._worlds
        match rule:
            case AllOf(rules):
                return self._all(rules)
            case AnyOf(rules):
                return self._any(rules)
            case Not(inner):
                return _opposite(self.rest(inner))
            case Element(rule=inner):
                return self.rest(inner)
            case Implied(claim, by):
                return self._any((by, claim))
            case Settled(answer):
                return answer
            case Given(fact):
                return worlds.known.get(fact) is not None
            case Yes(fact):
                known = worlds.known.get(fact)
                return known is True if known is not None else self._leaf(worlds.holds(fact))
            case OneOf(fact, values):
                value = worlds.known.get(fact)
                return value in values if value is not None else self._leaf(worlds.one_of(fact, values))
            case Compare():
                return self._leaf(self._compare(rule))
            case Open(reason):
                return self._leaf(worlds.holds(f"open point: {reason}"))
            case _:
                raise not_a_node(cast("Never", rule))

    def _leaf(self, diagram: Diagram) -> _Left:
        if isinstance(diagram, bool):
            return diagram
        return _Rest(Counter(self._worlds.names_of(diagram)), leaf=diagram)

    def _all(self, rules: Sequence[Rule]) -> _Left:
        parts: list[_Rest] = []
        for rule in rules:
            part = self.rest(rule)
            if part is False:
                return False
            if part is not True:
                parts.append(part)
        return _together(parts)

    def _any(self, rules: Sequence[Rule]) -> _Left:
        parts: list[_Rest] = []
        for rule in rules:
            part = _opposite(self.rest(rule))
            if part is False:
                return True
            if part is not True:
                parts.append(part)
        return _opposite(_together(parts))

    def _diagram(self, rule: Rule) -> Diagram:
        return _whole(self.rest(rule), self._worlds)


def _opposite(rest: _Left) -> _Left:
    return not rest if isinstance(rest, bool) else _Rest(rest.names, rest.parts, rest.leaf, not rest.no)


def _together(parts: Sequence[_Rest]) -> _Left:
    if not parts:
        return True
    if len(parts) == 1:
        return parts[0]
    names: Counter[str] = Counter()
    flat: list[_Rest] = []
    for part in parts:
        names.update(part.names)
        flat += part.parts if part.parts and not part.no else (part,)
    return _Rest(names, tuple(flat))


def _whole(rest: _Left, worlds: Worlds) -> Diagram:
    if isinstance(rest, bool):
        return rest
    found = rest.leaf
    if rest.parts:
        found = reduce(worlds.make.both, (_whole(part, worlds) for part in reversed(rest.parts)))
    return worlds.make.opposite(found) if rest.no else found


class _Turning:
    """Finds what turns what is open: parts that share no fact with any other are looked at each for itself."""

    def __init__(self, worlds: Worlds) -> None:
        self._worlds = worlds

    def of(self, rest: _Left) -> _Turns:
        """What turns it, or what it says wherever."""
        if isinstance(rest, bool):
            return rest
        if not rest.parts or max(rest.names.values()) == 1:
            return frozenset(rest.names)
        found = NOTHING
        for group in _groups(rest.parts):
            turns = self.of(group[0]) if len(group) == 1 else self._shared(group)
            if turns is False:
                return rest.no
            if turns is not True:
                found |= turns
        return found or not rest.no

    def _shared(self, parts: Sequence[_Rest]) -> _Turns:
        """Of parts that must all be yes and share facts; what shares none with the others is one point of it."""
        names = sum((part.names for part in parts), Counter())
        points: dict[int, frozenset[str]] = {}
        found = reduce(self._worlds.make.both, [self._diagram(part, names, points) for part in reversed(parts)])
        if isinstance(found, bool):
            return found
        turns = (points[place] if place in points else {self._worlds.name(place)} for place in places_of(found))
        return frozenset[str]().union(*turns)

    def _diagram(self, rest: _Rest, names: Counter[str], points: dict[int, frozenset[str]]) -> Diagram:
        make = self._worlds.make
        if not rest.parts:
            return make.opposite(rest.leaf) if rest.no else rest.leaf
        if all(names[name] == many for name, many in rest.names.items()):
            turns = self.of(rest)
            if isinstance(turns, bool):
                return turns
            place = min(map(self._worlds.place, rest.names))
            points[place] = turns
            return make.branch(place, (1,), (False, True))
        found = reduce(make.both, [self._diagram(part, names, points) for part in reversed(rest.parts)])
        return make.opposite(found) if rest.no else found


def _groups(parts: Sequence[_Rest]) -> list[list[_Rest]]:
    """The parts, those together that share facts."""
    groups: list[tuple[set[str], list[_Rest]]] = []
    for part in parts:
        names, members = set(part.names), [part]
        apart = []
        for group in groups:
            if group[0].isdisjoint(part.names):
                apart.append(group)
            else:
                names |= group[0]
                members = [*group[1], *members]
        groups = [*apart, (names, members)]
    return [members for _, members in groups]
