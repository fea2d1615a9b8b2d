"""The law applied to one person, as a page shows it: relief with its reasons, and who said the facts behind them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from django.utils import timezone

from amparo.law.calendar import ONE_DAY
from amparo.law.clock import ClockAnswer
from amparo.law.consistency import Contradiction
from amparo.law.facts import Fact, Words
from amparo.law.form_of_relief import Relief
from amparo.law.next_step import NextStep
from amparo.law.partial import Between, first_day, known_between, years_old
from amparo.law.reckoning import DeadlineAnswer
from amparo.law.vocabulary import FACTS, GROUPS
from amparo.office.cases.statements.entry import BIRTHS, value_in_words
from amparo.office.cases.statements.ledger import Ledger, OnRecord, UnsealedStatement
from amparo.office.cases.statements.ledger_on_day import LedgerOnDay
from amparo.office.platform.ui.moments import age_text
from amparo.screen.deciding import Deciding
from amparo.screen.explain import Explanation, ReliefAnswer, State
from amparo.screen.ranking import ASKED_FIRST

ORDER = (State.AVAILABLE, State.LAWYER_DECIDES, State.UNKNOWN, State.UNAVAILABLE)
RECENT = 30
"""For how many days a deadline that was missed still stands among those that run: something may be done about it."""
GROUP_OF = {fact.name: group.name for group in GROUPS for fact in group.facts}


@dataclass(frozen=True, slots=True)
class Evidence:
    """A fact that an answer rests on: what stands on it, who said so, and the records that it follows from.

    `value` is what the law goes by, `said_value` what was said.
    """

    fact: Fact
    value: str
    said: tuple[UnsealedStatement, ...]
    said_value: str = ""
    records: tuple[OnRecord, ...] = ()
    age: str = ""  # of a day of birth: how old somebody is today, as far as that is known


@dataclass(frozen=True, slots=True)
class Reason:
    """An element that decided, as deep as it lies."""

    label: Words | str
    citation: str
    mark: str  # yes, no or ask
    depth: int
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class ShownRelief:
    """A form of relief as a page shows it, with the sentence that says why it stands so."""

    relief: Relief
    status: State
    reasons: tuple[Reason, ...]
    ask: tuple[Fact, ...]
    disputed: tuple[Fact, ...]
    why: tuple[Words, ...]
    reason: Words
    known_as_of: dt.date | None
    next_step: NextStep | None = None
    fee: Words | None = None


@dataclass(frozen=True, slots=True)
class Question:
    """A question that still matters, with the reason why it is asked."""

    fact: Fact
    group: str
    reason: Words
    in_vain: bool
    disputed: bool
    known_as: str = ""  # what is known of a day in part, in words


@dataclass(frozen=True, slots=True)
class Answers:
    """Everything the law says of one person, ready to be shown; `unpointed` is relief to which nothing points."""

    relief: tuple[ShownRelief, ...]
    unpointed: tuple[ShownRelief, ...]
    questions: tuple[Question, ...]
    running: tuple[DeadlineAnswer, ...]
    over: tuple[DeadlineAnswer, ...]
    waiting: tuple[DeadlineAnswer, ...]
    clocks: tuple[Ticking, ...]
    contradictions: tuple[Contradiction, ...]
    known_as_of: dt.date | None

    @property
    def asked_first(self) -> tuple[Question, ...]:
        """The questions that are shown at once."""
        return self.questions[:ASKED_FIRST]

    @property
    def asked_later(self) -> tuple[Question, ...]:
        """The questions that are folded away."""
        return self.questions[ASKED_FIRST:]

    @property
    def available(self) -> int:
        """How many may be available."""
        return self._count(State.AVAILABLE)

    @property
    def for_a_lawyer(self) -> int:
        """How many a lawyer decides."""
        return self._count(State.LAWYER_DECIDES)

    @property
    def unknown(self) -> int:
        """How many need an answer."""
        return self._count(State.UNKNOWN)

    @property
    def unavailable(self) -> int:
        """How many are not available."""
        return self._count(State.UNAVAILABLE)

    def _count(self, status: State) -> int:
        return sum(each.status is status for each in self.relief)


@dataclass(frozen=True, slots=True)
class Ticking:
    """A clock and what it shows, each reading with its label."""

    answer: ClockAnswer
    readings: tuple[tuple[Words, object], ...]


def answers_for(ledger: Ledger, day: dt.date) -> Answers:
    """The law applied to what is known of a person. Disputed facts count as unknown until they are settled."""
    known = LedgerOnDay(ledger, day)
    found = known.explained()
    shown = [_shown(answer, known) for answer in found.relief]
    relief = sorted((form for form in shown if form.status in ORDER), key=lambda form: ORDER.index(form.status))
    reckoned = sorted(
        (deadline for deadline in found.deadlines if deadline.falls_on),
        key=lambda deadline: str(deadline.safe_day or deadline.falls_on),
    )
    over = [deadline for deadline in reckoned if deadline.done or (deadline.may_last or day) < day - RECENT * ONE_DAY]
    return Answers(
        relief=tuple(relief),
        unpointed=tuple(form for form in shown if form.status is State.NOTHING_POINTS),
        questions=tuple(_questions(found, known)),
        running=tuple(deadline for deadline in reckoned if deadline not in over),
        over=tuple(reversed(over)),
        waiting=tuple(
            deadline
            for deadline in found.deadlines
            if deadline.falls_on is None and not deadline.none and (deadline.ask or deadline.why)
        ),
        clocks=tuple(_ticking(clock) for clock in found.clocks if clock.readings and not clock.none),
        contradictions=found.contradictions,
        known_as_of=found.known_as_of,
    )


def _shown(answer: ReliefAnswer, known: LedgerOnDay) -> ShownRelief:
    return ShownRelief(
        relief=answer.relief,
        status=answer.state,
        reasons=tuple(_reason(element, known) for element in answer.deciding),
        ask=tuple(FACTS[name] for name in answer.ask if name not in known.ledger.disputed),
        disputed=tuple(FACTS[name] for name in answer.ask if name in known.ledger.disputed),
        why=answer.why,
        reason=answer.reason,
        known_as_of=answer.known_as_of,
        next_step=answer.next_step,
        fee=None if answer.next_step is None else answer.next_step.fee.on(known.day),
    )


def _reason(element: Deciding, known: LedgerOnDay) -> Reason:
    mark = {True: "yes", False: "no", None: "ask"}[element.value]
    evidence = tuple(evidence_of(name, known) for name in element.facts)
    return Reason(
        element.says or element.element.label or element.element.name,
        element.element.citation,
        mark,
        min(element.depth, 3),
        evidence,
    )


def evidence_of(name: str, known: LedgerOnDay) -> Evidence:
    """What stands on a fact, in words, with every statement that says so and every record that it follows from."""
    fact, value = FACTS[name], known.facts.get(name)
    return Evidence(
        fact,
        value_in_words(value, fact),
        tuple(known.ledger.live.get(name, ())),
        value_in_words(known.ledger.facts.get(name), fact),
        tuple(known.behind(name)),
        _age(value) if name in BIRTHS else "",
    )


def _age(born: object) -> str:
    today = timezone.localdate()
    if not isinstance(born, dt.date | Between) or first_day(born) > today:
        return ""
    years = years_old(born, today)
    if isinstance(years, Between):
        years = known_between(max(0, years.first), years.last)
    return age_text(years)


def _questions(found: Explanation, known: LedgerOnDay) -> Sequence[Question]:
    asked = [
        Question(
            question.fact,
            GROUP_OF[question.fact.name],
            question.reason,
            question.fact.name in known.ledger.asked_in_vain,
            question.fact.name in known.ledger.disputed,
            _in_part(question.fact, known),
        )
        for question in found.questions
    ]
    return sorted(asked, key=lambda question: question.in_vain)


def _in_part(fact: Fact, known: LedgerOnDay) -> str:
    value = known.facts.get(fact.name)
    return value_in_words(value, fact) if isinstance(value, Between) else ""


def _ticking(answer: ClockAnswer) -> Ticking:
    return Ticking(answer, tuple((answer.clock.shows[name], value) for name, value in answer.readings.items()))
