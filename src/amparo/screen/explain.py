"""One person: every form of relief with what decided it, what to ask next, every deadline and clock."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum

from amparo.law.book import Law, LawOnDay, named
from amparo.law.clock import ClockAnswer
from amparo.law.consistency import CONTRADICTIONS, Contradiction
from amparo.law.evaluate import Reader, Reading
from amparo.law.facts import Fact, Facts, Words
from amparo.law.form_of_relief import LAWYER_DECIDES, Relief, Requirement
from amparo.law.next_step import NEXT_STEPS, NextStep
from amparo.law.policy import Policy
from amparo.law.reckoning import DeadlineAnswer, reckon
from amparo.law.record import NO_RECORDS, Folded, Records, folded
from amparo.law.record_order import out_of_order
from amparo.law.records import FOLDS
from amparo.law.records.orders import ORDERS
from amparo.law.source import Sourced, oldest_known
from amparo.law.together import NOT_TOGETHER
from amparo.law.tree import Element, Given
from amparo.law.venue import in_case
from amparo.screen.deciding import Deciding, Truth, deciding, joined, reason_of
from amparo.screen.ranking import ASKED_FIRST, Question, ranked


class State(StrEnum):
    """Where somebody stands with a form of relief."""

    AVAILABLE = "available"
    UNAVAILABLE = "unavailable"
    UNKNOWN = "unknown"  # an answer is missing, or the law is open
    LAWYER_DECIDES = "lawyer_decides"  # what is written out of it is met, and that is not all of the law
    NOTHING_POINTS = "nothing_points"  # not ruled out, and nothing on record is a reason to ask about it


NOTHING_POINTS = Words(
    "Nothing on record points to this form of relief, so nothing is asked about it.",
    "Nada de lo que consta apunta a esta vía de protección, así que no se pregunta nada sobre ella.",
)
WRITTEN_IS_MET = Words(
    "What is written here of this form of relief is met by what is on record.",
    "Lo que consta cumple lo que aquí está escrito sobre esta vía de protección.",
)
_STATES = {True: State.AVAILABLE, False: State.UNAVAILABLE, None: State.UNKNOWN}


@dataclass(frozen=True, slots=True)
class ReliefAnswer:
    """A form of relief: available (True), not available (False) or not known yet (None), with what decided that.

    `state` says more of what is not known. `ask` names the facts that still matter, `why` the open points of law,
    `reason` says in whole sentences what decided first. `known_as_of` is the day up to which the law behind is known:
    the oldest of the rules that mattered (None where only drafts did). `next_step` is what to do next about it as the
    case stands, where it may be available; None elsewhere.
    """

    relief: Relief
    value: Truth
    deciding: tuple[Deciding, ...]
    ask: tuple[str, ...]
    why: tuple[Words, ...]
    reason: Words
    state: State
    known_as_of: dt.date | None = None
    next_step: NextStep | None = None

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
class Explanation:
    """Everything the law says of one person on one day.

    `known_as_of` is the day up to which all of it is known: that of the rule of which least is known, among those that
    mattered for some answer.
    """

    day: dt.date
    known_as_of: dt.date | None
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

    @property
    def asked_first(self) -> tuple[Question, ...]:
        """The questions that come first; the others can wait."""
        return self.questions[:ASKED_FIRST]


def explain(law: Law, facts: Facts, day: dt.date, records: Records = NO_RECORDS) -> Explanation:
    """Read the whole law for one person on a day; facts that follow from records stand in place of others."""
    found = folded(FOLDS, facts, records, day)
    today = law.on(day)
    read = today.reader(found.facts)
    reliefs = tuple(_relief(today, relief, read) for relief in law.relief.values())
    policies = tuple(_policy(today, policy, read) for policy in law.policies.values())
    deadlines = tuple(reckon(today.deadline(name), read) for name in law.deadlines)
    clocks = tuple(clock.on(found.facts, day) for clock in law.clocks.values())
    return Explanation(
        day=day,
        known_as_of=_known_as_of(reliefs, policies, deadlines, clocks),
        relief=reliefs,
        policies=policies,
        questions=ranked(today, {answer.relief.name: answer.ask for answer in reliefs}, deadlines),
        deadlines=deadlines,
        clocks=clocks,
        contradictions=_contradictions(today, found, records),
    )


def _known_as_of(
    reliefs: tuple[ReliefAnswer, ...],
    policies: tuple[PolicyAnswer, ...],
    deadlines: tuple[DeadlineAnswer, ...],
    clocks: tuple[ClockAnswer, ...],
) -> dt.date | None:
    """The oldest day among the forms of relief, policies that may apply, deadlines with a day and clocks that show."""
    rest: tuple[Sourced, ...] = (
        *(answer.policy for answer in policies if answer.value is not False),
        *(answer.deadline for answer in deadlines if answer.falls_on is not None or answer.none),
        *(answer.clock for answer in clocks if answer.readings or answer.none),
    )
    days = [*(answer.known_as_of for answer in reliefs), oldest_known(rest)]
    return min((day for day in days if day is not None), default=None)


def relief_answer(law: Law, name: str, facts: Facts, day: dt.date, records: Records = NO_RECORDS) -> ReliefAnswer:
    """One form of relief for one person on a day. Raises UnknownName."""
    found = folded(FOLDS, facts, records, day).facts
    return _relief(law.on(day), named(law.relief, name, "form of relief"), Reader(found, day))


def differs_from_records(fact: Fact) -> Contradiction:
    """A fact that was given otherwise than the records tell."""
    label = Words(
        f"“{fact.label.en}” is given otherwise than the records tell",
        f"«{fact.label.es}» consta de otra manera que en los registros",
    )
    return Contradiction(f"{fact.name}_differs", Given(fact.name), label)


def contradictions(law: Law, facts: Facts, day: dt.date, records: Records = NO_RECORDS) -> tuple[Contradiction, ...]:
    """What cannot all be right in the facts and records of one person on a day."""
    found = folded(FOLDS, facts, records, day)
    return _contradictions(law.on(day), found, records)


def _contradictions(today: LawOnDay, found: Folded, records: Records) -> tuple[Contradiction, ...]:
    read = today.reader_of_records(found.facts)
    differing = (differs_from_records(today.law.facts[name]) for name in found.differing)
    of_records = out_of_order(ORDERS, found.facts, records, today.day) if records else ()
    of_facts = (against for against in CONTRADICTIONS if read(today.contradiction(against)).value is True)
    return (*differing, *of_records, *of_facts)


def _relief(today: LawOnDay, relief: Relief, read: Reader) -> ReliefAnswer:
    answer = _answered(today, relief, read)
    known = oldest_known(_mattered(today, answer, read))
    return replace(answer, known_as_of=known, next_step=_next_step(today, answer, read))


def _next_step(today: LawOnDay, answer: ReliefAnswer, read: Reader) -> NextStep | None:
    name = answer.relief.name
    if answer.state not in (State.AVAILABLE, State.LAWYER_DECIDES) or name not in NEXT_STEPS:
        return None
    return in_case(NEXT_STEPS[name], today.venue(name, read))


def _mattered(today: LawOnDay, answer: ReliefAnswer, read: Reader) -> Iterator[Sourced]:
    """What an answer rests on: the form of relief, elements with sources of their own, the policies that count.

    Where it is closed, the policies that close it; else every policy that reaches the person or may, for then it
    matters how courts left it.
    """
    decided = {finding.element.name for finding in answer.deciding}
    yield answer.relief
    yield from (part for part in answer.relief.within if part.element in decided)
    if answer.state is State.NOTHING_POINTS:
        return
    for policy in today.law.limiting(answer.relief.name):
        closed = answer.value is False
        if policy.name in decided or (not closed and read(today.policy(policy.name, "reaches")).value is not False):
            yield policy


def _answered(today: LawOnDay, relief: Relief, read: Reader) -> ReliefAnswer:
    requirements = today.requirements(relief.name)
    readings = _readings(requirements, read)
    values = [reading.value for reading in readings]
    value = False if False in values else None if None in values else True
    if value is None and read(today.points(relief.name)).value is not True:
        return ReliefAnswer(relief, None, (), (), (), NOTHING_POINTS, State.NOTHING_POINTS)
    if value is None:
        return _not_known(today, relief, readings, read)
    found = _decided(today, requirements, readings, read, value)
    return ReliefAnswer(relief, value, found, (), (), reason_of(value, found, today.law.facts), _STATES[value])


def _readings(requirements: tuple[Requirement, ...], read: Reader) -> list[Reading]:
    """What each element says. Whether all can be met is not looked at where one is not, for it tells nothing more."""
    found: list[Reading] = []
    for requirement in requirements:
        if requirement.element.name == NOT_TOGETHER and any(reading.value is False for reading in found):
            found.append(Reading(True))
        else:
            found.append(read(requirement.rule))
    return found


def _not_known(today: LawOnDay, relief: Relief, readings: list[Reading], read: Reader) -> ReliefAnswer:
    requirements = today.requirements(relief.name)
    ask = tuple(sorted(today.asks(today.relief(relief.name), read)))
    why = tuple(sorted(frozenset[Words]().union(*(reading.why for reading in readings))))
    found = _decided(today, requirements, readings, read, None)
    if [finding.element.name for finding in found] != [LAWYER_DECIDES]:
        return ReliefAnswer(relief, None, found, ask, why, reason_of(None, found, today.law.facts), State.UNKNOWN)
    reason = joined((WRITTEN_IS_MET, found[0].says))
    met = _decided(today, requirements, readings, read, True)
    return ReliefAnswer(relief, None, (*met, *found), ask, why, reason, State.LAWYER_DECIDES)


def _decided(
    today: LawOnDay, requirements: tuple[Requirement, ...], readings: list[Reading], read: Reader, value: Truth
) -> tuple[Deciding, ...]:
    """What lies behind the requirements that came out so."""
    return tuple(
        finding
        for requirement, reading in zip(requirements, readings, strict=True)
        if reading.value is value
        for finding in deciding(today, requirement.rule, read, depth=0)[0]
    )


def _policy(today: LawOnDay, policy: Policy, read: Reader) -> PolicyAnswer:
    element = today.policy(policy.name, "applies")
    reading = read(element)
    value = None if reading.value is None else bool(reading.value)
    says = element.says.of(value) if isinstance(element, Element) and element.says is not None else None
    return PolicyAnswer(policy, value, tuple(sorted(today.asks(element, read))), tuple(sorted(reading.why)), says)
