"""The law as one value: everything declared, and the same with a draft policy added.

`the_law()` gives what is declared in this package. `Law.on(day)` gives it as it reads on a day: policies written
out, and everything that the day alone decides folded away. Every reader starts from there.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cache, cached_property, reduce
from operator import or_
from threading import RLock
from types import MappingProxyType
from typing import NamedTuple, cast

from amparo.errors import LawError, UnknownName
from amparo.law.clock import Clock
from amparo.law.consistency import Contradiction
from amparo.law.day_order import NO_BOUNDS, Bound, bounds_of
from amparo.law.deadline import Deadline, as_it_stood
from amparo.law.evaluate import Reader
from amparo.law.exact import turning_facts
from amparo.law.facts import Fact, Facts
from amparo.law.form_of_relief import (
    POLICIES_MAY_LIMIT,
    Depth,
    Relief,
    Requirement,
    lawyer_decides,
    no_policy_limits,
    open_posture,
)
from amparo.law.names import nearest
from amparo.law.policy import Policy, applies, ever_reaches, in_force
from amparo.law.reach import in_reach
from amparo.law.rewrite import rebuilt, settled, written_out
from amparo.law.source import Sourced, oldest_known
from amparo.law.sparing import Blank, SparingReader
from amparo.law.steps import since_of, turns_from
from amparo.law.together import together, whichever
from amparo.law.tree import (
    YES,
    AllOf,
    Compare,
    Element,
    FactTerm,
    Given,
    Node,
    OneOf,
    Rule,
    Yes,
    facts_of,
    nodes_of,
    parts_of,
)
from amparo.law.venue import VENUES, Venue

MANY_KNOWN = 100
"""Of whom more facts are known, hardly a tree is blank."""
MOST_KEPT = 4096
"""Of so many open trees of a day it is kept what they hang on."""


class Placed(NamedTuple):
    """Something that rests on sources, and where in the law it stands: an `element` or `row` of a form of relief."""

    kind: str
    name: str
    declared: Sourced
    element: str = ""
    row: str = ""

    def __str__(self) -> str:
        part = f", element {self.element}" if self.element else f", {self.row}" if self.row else ""
        return f"{self.kind} {self.name}{part}"


@dataclass(frozen=True)
class Law:
    """Facts, policies, forms of relief, deadlines and clocks, each by name. Never changed, only copied."""

    facts: Mapping[str, Fact]
    policies: Mapping[str, Policy]
    relief: Mapping[str, Relief]
    deadlines: Mapping[str, Deadline]
    clocks: Mapping[str, Clock]
    _days: dict[dt.date, LawOnDay] = field(default_factory=dict, init=False, repr=False, compare=False)

    def on(self, day: dt.date) -> LawOnDay:
        """The law as it reads on that day."""
        if day not in self._days:
            self._days[day] = LawOnDay(self, day)
        return self._days[day]

    def with_policy(self, policy: Policy) -> Law:
        """The law as it would be with this policy, in place of one of the same name if there is one."""
        return replace(self, policies=MappingProxyType({**self.policies, policy.name: policy}))

    def requirements(self, relief: str) -> tuple[Requirement, ...]:
        """The elements of a form of relief, policies not yet written out. Raises UnknownName."""
        form = named(self.relief, relief, "form of relief")
        policies = "; ".join(policy.citation for policy in self.limiting(relief))
        limits = no_policy_limits(relief, policies or POLICIES_MAY_LIMIT)
        said = tuple(limits if each.element.rule == limits.element.rule else each for each in form.requirements)
        return (
            *said,
            *((limits,) if policies and limits not in said else ()),
            *((open_posture(form),) if form.closed_in else ()),
            *(() if form.depth is Depth.FULL else (lawyer_decides(form),)),
        )

    def limiting(self, relief: str) -> tuple[Policy, ...]:
        """The policies that close a form of relief to those whom they reach, in the order in which they began."""
        return tuple(policy for policy in self.policies.values() if relief in policy.limits)

    @cached_property
    def known_as_of(self) -> dt.date | None:
        """The day up to which all of this law is known: that of the rule of which least is known."""
        return oldest_known(placed.declared for placed in self.sourced())

    def sourced(self) -> Iterator[Placed]:
        """Everything that rests on sources, elements with sources of their own after their form of relief."""
        kinds: tuple[tuple[str, Mapping[str, Sourced]], ...] = (
            ("policy", self.policies),
            ("relief", self.relief),
            ("deadline", self.deadlines),
            ("clock", self.clocks),
        )
        for kind, table in kinds:
            for name, declared in table.items():
                yield Placed(kind, name, declared)
                if isinstance(declared, Relief):
                    yield from (Placed(kind, name, part, part.element) for part in declared.within)
                    yield from (Placed(kind, name, row, row=row.row) for row in declared.rows)

    def policy_question(self, policy: str, question: str) -> Rule:
        """One of the named questions about a policy: `applies`, `reaches`, `in_force` or one of its own."""
        declared = named(self.policies, policy, "policy")
        rules: dict[str, Rule] = {
            "applies": applies(declared),
            "reaches": ever_reaches(declared),
            "in_force": in_force(declared),
            **declared.questions,
        }
        return named(rules, question, f"question about {policy}")


_SHARING = RLock()
"""Held while parts of trees are made the same: a part that another thread made is not ready until it is noted."""


class LawOnDay:
    """The law with one day put in. Trees are folded when they are first wanted, and kept."""

    def __init__(self, law: Law, day: dt.date) -> None:
        self.law = law
        self.day = day
        self._requirements: dict[str, tuple[Requirement, ...]] = {}
        self._deadlines: dict[str, Deadline] = {}
        self._rules: dict[tuple[str, str], Rule] = {}
        self._shared: dict[Node, Node] = {}
        self._facts: dict[int, tuple[Node, tuple[str, ...]]] = {}
        self._relief: dict[str, Rule] = {}
        self._bits = {name: 1 << place for place, name in enumerate(law.facts)}
        self._blank: dict[int, Blank] = {}
        self._read_blank = Reader({}, day)
        self._turning: dict[tuple[int, tuple[object, ...]], tuple[Rule, bool | frozenset[str]]] = {}
        self.weights: dict[str, Mapping[str, float]] = {}

    def settle[N: Node](self, node: N) -> N:
        """Any tree of this law, written out and folded for this day; equal parts become the same part."""
        whole = settled(written_out(node, self.law.policies), self.day)
        with _SHARING:
            return cast(N, self._share(in_reach(whole, self.law.facts, self.day)))

    def _share(self, node: Node) -> Node:
        found = self._shared.get(node)
        if found is None:
            found = self._shared[node] = rebuilt(node, self._share)
            self._note(found)
        return found

    def _note(self, node: Node) -> None:
        """Keep what a part says of somebody of whom nothing is known: most parts of most people are read so."""
        if isinstance(node, Yes | OneOf | FactTerm | Given):
            facts = self._bits.get(node.fact, 0)
        else:
            facts = reduce(or_, (self._blank[id(part)].facts for part in parts_of(node)), 0)
        if isinstance(node, Compare):
            since = turns_from(node)
        else:
            since = min((self._blank[id(part)].since for part in parts_of(node)), default=since_of(node))
        self._blank[id(node)] = Blank(facts, self._read_blank(node), since)

    def reader(self, facts: Facts) -> Reader:
        """A reader of the trees of this day for one person."""
        return self._reader(facts, bounds_of(facts))

    def reader_of_records(self, facts: Facts) -> Reader:
        """A reader for what is shown of recorded days alone: an unknown one is not taken to lie anywhere."""
        return self._reader(facts, NO_BOUNDS)

    def _reader(self, facts: Facts, bounds: Mapping[str, Bound]) -> Reader:
        if len(facts) > MANY_KNOWN:
            return Reader(facts, self.day, bounds)
        known = reduce(or_, (self._bits[name] for name, value in facts.items() if value is not None), 0)
        known = reduce(or_, (self._bits[name] for name, bound in bounds.items() if bound.last is not None), known)
        since = max((bound.first.toordinal() for bound in bounds.values() if bound.first is not None), default=0)
        return SparingReader(facts, self.day, self._blank, known, since, bounds)

    def facts_of(self, node: Node) -> tuple[str, ...]:
        """The facts that a settled tree reads, in the order they are written."""
        known = self._facts.get(id(node))
        if known is None:
            known = self._facts[id(node)] = node, tuple(facts_of(node))
        return known[1]

    def requirements(self, relief: str) -> tuple[Requirement, ...]:
        """The elements of a form of relief, each folded, in the order of the law."""
        if relief not in self._requirements:
            form, facts, day = named(self.law.relief, relief, "form of relief"), self.law.facts, self.day
            settled_for_day = [
                replace(requirement, element=self.settle(requirement.element))
                for requirement in self.law.requirements(relief)
            ]
            apart = together(form, settled_for_day, facts, day)
            found = (*(whichever(form, requirement, facts, day) for requirement in settled_for_day), *apart)
            self._requirements[relief] = tuple(
                replace(each, element=cast(Element, self._share(each.element))) for each in found
            )
        return self._requirements[relief]

    def relief(self, relief: str) -> Rule:
        """Whether the form of relief is available, as one tree."""
        if relief not in self._relief:
            whole = AllOf(tuple(requirement.rule for requirement in self.requirements(relief)))
            self._relief[relief] = cast(Rule, self._share(whole))
        return self._relief[relief]

    def asks(self, rule: Rule, read: Reader) -> frozenset[str]:
        """What is worth asking where a settled tree is unknown: of what the reader misses, what can turn the answer."""
        ask = read(rule).ask
        if not ask:
            return ask
        turning = self._turning_facts(rule, read.facts, read.bounds)
        if isinstance(turning, bool):
            return ask
        return ask & turning or turning & self.law.facts.keys() or ask

    def _turning_facts(self, rule: Rule, facts: Facts, bounds: Mapping[str, Bound]) -> bool | frozenset[str]:
        order = self.facts_of(rule)
        key = id(rule), tuple(facts.get(name, bounds.get(name)) for name in order)
        known = self._turning.get(key)
        if known is None:
            if len(self._turning) >= MOST_KEPT:
                self._turning.clear()
            known = self._turning[key] = rule, turning_facts(rule, self.law.facts, facts, self.day, order, bounds)
        return known[1]

    def points(self, relief: str) -> Rule:
        """What must be yes before anything is asked about a form of relief, folded; yes where it is asked of all."""
        key = ("points", relief)
        if key not in self._rules:
            self._rules[key] = self.settle(named(self.law.relief, relief, "form of relief").points or YES)
        return self._rules[key]

    def venue(self, relief: str, read: Reader) -> Venue | None:
        """Where a form of relief is asked for as the case stands; None where no posture on record tells."""
        for place, venue in enumerate(VENUES.get(relief, ())):
            key = (f"venue:{relief}", str(place))
            if key not in self._rules:
                self._rules[key] = self.settle(venue.when)
            if read(self._rules[key]).value is True:
                return venue
        return None

    def element(self, relief: str, element: str) -> Rule:
        """An element of a form of relief by name, however deep it lies. Raises UnknownName."""
        key = (relief, element)
        if key not in self._rules:
            whole = Requirement(self.settle(named(elements_of(self.law, relief), element, f"element of {relief}")))
            parted = whichever(self.law.relief[relief], whole, self.law.facts, self.day)
            self._rules[key] = cast(Rule, self._share(parted.element))
        return self._rules[key]

    def policy(self, policy: str, question: str) -> Rule:
        """A question about a policy, folded. Raises UnknownName."""
        key = (f"policy:{policy}", question)
        if key not in self._rules:
            self._rules[key] = self.settle(self.law.policy_question(policy, question))
        return self._rules[key]

    def contradiction(self, contradiction: Contradiction) -> Rule:
        """What a contradiction looks for, folded: it is shown where it is yes, so no unknown day need be bounded."""
        key = ("contradiction", contradiction.name)
        if key not in self._rules:
            whole = settled(written_out(contradiction.rule, self.law.policies), self.day)
            self._rules[key] = cast(Rule, self._share(whole))
        return self._rules[key]

    def deadline(self, name: str) -> Deadline:
        """A deadline with its trees folded. Raises UnknownName."""
        if name not in self._deadlines:
            whole = as_it_stood(named(self.law.deadlines, name, "deadline"), self.day)
            self._deadlines[name] = replace(
                whole,
                counted_from=self.settle(whole.counted_from),
                ends=self.settle(whole.ends),
                none_when=self.settle(whole.none_when),
                closed_in=tuple(self.settle(posture) for posture in whole.closed_in),
                points=None if whole.points is None else self.settle(whole.points),
                done_when=None if whole.done_when is None else self.settle(whole.done_when),
                excuses=tuple(replace(excuse, when=self.settle(excuse.when)) for excuse in whole.excuses),
                safer=tuple(
                    replace(safer, day=self.settle(safer.day), when=self.settle(safer.when)) for safer in whole.safer
                ),
            )
        return self._deadlines[name]


def elements_of(law: Law, relief: str) -> Mapping[str, Element]:
    """Every named element of a form of relief, policies written out, by name; the outermost where names repeat."""
    found: dict[str, Element] = {}
    for requirement in law.requirements(relief):
        for node in nodes_of(written_out(requirement.element, law.policies)):
            if isinstance(node, Element):
                found.setdefault(node.name, node)
    return found


def named[T](table: Mapping[str, T], name: str, what: str) -> T:
    """The entry of that name. Raises UnknownName, with the nearest name there is."""
    if name not in table:
        raise UnknownName(f"there is no {what} called “{name}”{nearest(name, table)}")
    return table[name]


def by_name[T: (Policy, Relief, Deadline, Clock, Fact)](declared: Iterable[T], what: str) -> Mapping[str, T]:
    """Declarations by name. Raises LawError when two share one."""
    table: dict[str, T] = {}
    for declaration in declared:
        if declaration.name in table:
            raise LawError(f"two {what} are called “{declaration.name}”: rename one of them")
        table[declaration.name] = declaration
    return MappingProxyType(table)


@cache
def the_law() -> Law:
    """The law that this package declares."""
    from amparo.law.clocks import CLOCKS
    from amparo.law.deadlines import DEADLINES
    from amparo.law.policies import POLICIES
    from amparo.law.relief import FORMS_OF_RELIEF
    from amparo.law.vocabulary import FACTS

    return Law(
        facts=FACTS,
        policies=by_name(POLICIES, "policies"),
        relief=by_name(FORMS_OF_RELIEF, "forms of relief"),
        deadlines=by_name(DEADLINES, "deadlines"),
        clocks=by_name(CLOCKS, "clocks"),
    )
