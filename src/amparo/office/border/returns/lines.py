"""The line of time of each person of a case: what happened, what stands among the facts, what follows from both."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.utils import timezone

from amparo.law.book import the_law
from amparo.law.facts import Fact, Facts, Words
from amparo.law.partial import Between, first_day
from amparo.law.vocabulary import FACTS
from amparo.office.border.returns import facts
from amparo.office.border.returns.fear import Fear
from amparo.office.border.returns.models import Kind
from amparo.office.border.returns.passages import Passed
from amparo.office.border.returns.screening import Screening, screen
from amparo.office.cases.access.gate import CaseFile
from amparo.office.cases.people.models import Part
from amparo.office.cases.people.persons import Someone
from amparo.office.cases.statements.ledger import Ledger, UnsealedStatement
from amparo.office.cases.statements.ledger_on_day import LedgerOnDay
from amparo.office.cases.statements.reading import ledgers_of
from amparo.screen.explain import State

DAYS = ("last_entry_on", "encountered_on")
"""Facts that stand in the line of time."""
RELIEF = ("mpp_exemption", "mpp_fear_interview", "parole")


@dataclass(frozen=True, slots=True)
class Moment:
    """One point of the line: a passage, a fear statement or a fact. `day` None is not known; a fact known by year or
    month alone stands at the first day that it can be."""

    day: dt.date | None
    passed: Passed | None = None
    fear: Fear | None = None
    said: UnsealedStatement | None = None
    together: tuple[Someone, ...] = ()
    separated: tuple[Someone, ...] = ()
    of: Someone | None = None  # whose passage it is, where it is told of somebody else


@dataclass(frozen=True, slots=True)
class Line:
    """One person: their line, what the written rules said, what to settle and what to record."""

    someone: Someone
    moments: Sequence[Moment]
    withdrawn: Sequence[Moment]
    screening: Screening
    relief: Sequence[tuple[Words, State]]  # a form of relief: its label, and where the person stands with it
    disagreements: Sequence[str]
    missing: Sequence[Fact]
    fears: bool

    @property
    def empty(self) -> bool:
        """Whether nothing is known of them here."""
        return not self.moments and not self.withdrawn


def lines_of(file: CaseFile, people: Iterable[Someone], passed: list[Passed], fears: list[Fear]) -> list[Line]:
    """The line of each person of a case. One query."""
    ledgers = ledgers_of(file)
    everybody = {str(person.row.pk): person for person in people}
    return [
        _line(someone, ledgers.get(someone.row.pk, Ledger()), passed, fears, everybody)
        for someone in concerned(everybody.values())
    ]


def concerned(people: Iterable[Someone]) -> list[Someone]:
    """Everybody of a case of whom things are written here: all but adverse parties."""
    return [person for person in people if person.row.part != Part.ADVERSE]


def returned(someone: UUID, passed: Iterable[Passed]) -> bool:
    """Whether somebody was returned, as far as it is written down here."""
    return any(passage.stands and passage.row.kind == Kind.RETURN and passage.concerns(someone) for passage in passed)


def _line(
    someone: Someone, ledger: Ledger, passed: list[Passed], fears: list[Fear], everybody: dict[str, Someone]
) -> Line:
    key, today = someone.row.pk, timezone.localdate()
    known = LedgerOnDay(ledger, today)
    moments = [_moment(passage, someone, everybody) for passage in passed if passage.concerns(key)]
    moments += [Moment(fear.row.on, fear=fear) for fear in fears if fear.row.person_id == key]
    standing = [moment for moment in moments if (moment.passed or moment.fear).stands]  # type: ignore[union-attr]
    dated = [
        Moment(first_day(statement.value), said=statement)
        for name in DAYS
        for statement in ledger.live.get(name, ())
        if isinstance(statement.value, dt.date | Between)
    ]
    return Line(
        someone,
        sorted([*dated, *standing], key=lambda moment: moment.day or dt.date.max),
        [moment for moment in moments if moment not in standing],
        screen(_agreed(someone, known, passed), today, returned=returned(key, passed)),
        [(the_law().relief[name].label, known.relief(name).state) for name in RELIEF],
        facts.disagreements(someone, ledger, passed, fears),
        [FACTS[name] for name in facts.missing(someone, ledger, passed, fears)],
        any(moment.fear for moment in standing),
    )


def _agreed(someone: Someone, known: LedgerOnDay, passed: list[Passed]) -> Facts:
    """The facts to screen by: without the day of the encounter where another is written down here."""
    if not facts.other_day(someone, known.ledger, passed):
        return known.facts
    return {name: value for name, value in known.facts.items() if name != "encountered_on"}


def _moment(passage: Passed, someone: Someone, everybody: dict[str, Someone]) -> Moment:
    own = passage.row.person_id == someone.row.pk
    together = [everybody[key] for key in passage.details.together if key in everybody and key != str(someone.row.pk)]
    first = everybody.get(str(passage.row.person_id))
    if not own and first is not None:
        together.insert(0, first)
    separated = tuple(everybody[key] for key in passage.details.separated if key in everybody)
    return Moment(
        passage.row.on, passed=passage, together=tuple(together), separated=separated, of=None if own else first
    )
