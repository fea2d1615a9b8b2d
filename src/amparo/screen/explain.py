"""One person: every form of relief with what decided it, what to ask next, every deadline and clock."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from amparo.law.book import Law, LawOnDay
from amparo.law.clock import ClockAnswer
from amparo.law.consistency import CONTRADICTIONS, Contradiction
from amparo.law.evaluate import Reader
from amparo.law.facts import Fact, Facts, Words
from amparo.law.form_of_relief import Relief
from amparo.law.policy import Policy
from amparo.law.reckoning import DeadlineAnswer, reckon
from amparo.law.status import KNOWN_AS_OF
from amparo.law.tree import Element
from amparo.screen.deciding import Deciding, Truth, deciding, reason_of


@dataclass(frozen=True, slots=True)
class ReliefAnswer:
    """A form of relief: available (True), not available (False) or not known yet (None), with what decided that.

    `ask` names the facts that still matter, `why` the open points of law, `reason` says in whole sentences what
    decided first.
    """

    relief: Relief
    value: Truth
    deciding: tuple[Deciding, ...]
    ask: tuple[str, ...]
    why: tuple[Words, ...]
    reason: Words

    @property
    def option(self) -> Relief:
        """`relief`, by the name that scripts written earlier know."""
        return self.relief


@dataclass(frozen=True, slots=True)
class PolicyAnswer:
    """Whether a policy applies to the person on the day asked."""

    policy: Policy
    value: Truth
    ask: tuple[str, ...]
    why: tuple[Words, ...]
    reason: Words | None


@dataclass(frozen=True, slots=True)
class Question:
    """A fact to ask for, and the forms of relief and deadlines that wait for it."""

    fact: Fact
    relief: tuple[str, ...]
    deadlines: tuple[str, ...]

    @property
    def options(self) -> tuple[str, ...]:
        """`relief`, by the name that scripts written earlier know."""
        return self.relief


@dataclass(frozen=True, slots=True)
class Explanation:
    """Everything the law says of one person on one day, as far as it was known on `known_as_of`."""

    day: dt.date
    known_as_of: dt.date
    relief: tuple[ReliefAnswer, ...]
    policies: tuple[PolicyAnswer, ...]
    questions: tuple[Question, ...]
    deadlines: tuple[DeadlineAnswer, ...]
    clocks: tuple[ClockAnswer, ...]
    contradictions: tuple[Contradiction, ...]

    @property
    def options(self) -> tuple[ReliefAnswer, ...]:
        """`relief`, by the name that scripts written earlier know."""
        return self.relief


def explain(law: Law, facts: Facts, day: dt.date) -> Explanation:
    """Read the whole law for one person on a day."""
    today, read = law.on(day), Reader(facts, day)
    reliefs = tuple(_relief(today, relief, read) for relief in law.relief.values())
    deadlines = tuple(reckon(today.deadline(name), read) for name in law.deadlines)
    return Explanation(
        day=day,
        known_as_of=KNOWN_AS_OF,
        relief=reliefs,
        policies=tuple(_policy(today, policy, read) for policy in law.policies.values()),
        questions=_questions(law, reliefs, deadlines),
        deadlines=deadlines,
        clocks=tuple(clock.on(facts, day) for clock in law.clocks.values()),
        contradictions=_contradictions(today, read),
    )


def contradictions(law: Law, facts: Facts, day: dt.date) -> tuple[Contradiction, ...]:
    """What cannot all be right in the facts of one person on a day."""
    return _contradictions(law.on(day), Reader(facts, day))


def _contradictions(today: LawOnDay, read: Reader) -> tuple[Contradiction, ...]:
    return tuple(
        contradiction for contradiction in CONTRADICTIONS if read(today.contradiction(contradiction)).value is True
    )


def _relief(today: LawOnDay, relief: Relief, read: Reader) -> ReliefAnswer:
    requirements = today.requirements(relief.name)
    readings = [read(requirement.rule) for requirement in requirements]
    values = [reading.value for reading in readings]
    value = False if False in values else None if None in values else True
    found = tuple(
        finding
        for requirement, reading in zip(requirements, readings, strict=True)
        if reading.value is value
        for finding in deciding(today, requirement.rule, read, depth=0)[0]
    )
    reason = reason_of(value, found, today.law.facts)
    if value is not None:
        return ReliefAnswer(relief, value, found, (), (), reason)
    ask = frozenset[str]().union(*(reading.ask for reading in readings))
    why = frozenset[Words]().union(*(reading.why for reading in readings))
    return ReliefAnswer(relief, None, found, tuple(sorted(ask)), tuple(sorted(why)), reason)


def _policy(today: LawOnDay, policy: Policy, read: Reader) -> PolicyAnswer:
    element = today.policy(policy.name, "applies")
    reading = read(element)
    value = None if reading.value is None else bool(reading.value)
    says = element.says.of(value) if isinstance(element, Element) and element.says is not None else None
    return PolicyAnswer(policy, value, tuple(sorted(reading.ask)), tuple(sorted(reading.why)), says)


def _questions(
    law: Law, reliefs: tuple[ReliefAnswer, ...], deadlines: tuple[DeadlineAnswer, ...]
) -> tuple[Question, ...]:
    """The facts still wanted: first what most forms of relief wait for, then deadlines, then the order of asking."""
    forms: dict[str, list[str]] = {}
    times: dict[str, list[str]] = {}
    for answer in reliefs:
        for name in answer.ask:
            forms.setdefault(name, []).append(answer.relief.name)
    for limit in deadlines:
        for name in limit.ask:
            times.setdefault(name, []).append(limit.deadline.name)
    wanted = [
        Question(fact, tuple(forms.get(name, ())), tuple(times.get(name, ())))
        for name, fact in law.facts.items()
        if name in forms or name in times
    ]
    wanted.sort(key=lambda question: (-len(question.relief), -len(question.deadlines)))
    return tuple(wanted)
