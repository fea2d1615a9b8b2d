"""What needs a member: people missed or asking for help, last days, hearings, contradictions, silence, drafts."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Model, Q, QuerySet, Value
from django.utils import timezone

from amparo.office.cases.access.gate import visible
from amparo.office.cases.access.models import Case, Status
from amparo.office.cases.access.on_today import LEFT, Asked, CountedOnToday, OnToday, Opened
from amparo.office.cases.calendar.entries import Entry, hours, told, what_of
from amparo.office.cases.deadlines.models import Kind, Tickler
from amparo.office.cases.drafts.keeping import own as own_drafts
from amparo.office.cases.people.persons import titles_of
from amparo.office.cases.statements.models import Draft
from amparo.office.intake.shown_alarms import Alarms, waiting
from amparo.office.intake.shown_alarms import named as named_alarms
from amparo.office.platform.accounts.models import User
from amparo.office.platform.encryption.case_keys import OpenKey, open_keys
from amparo.office.platform.rooms import every

AHEAD = dt.timedelta(days=30)
PAST = dt.timedelta(days=7)
A_WEEK, A_YEAR = dt.timedelta(days=7), dt.timedelta(days=365)
UNANSWERED = dt.timedelta(days=2)
SILENT = dt.timedelta(days=30)
MOST, MOST_DRAFTS, MOST_HEARINGS, AT_ONCE = 25, 10, 40, 120


@dataclass(frozen=True, slots=True)
class Need:
    """One thing: whose, what, by when."""

    case: Case
    title: str
    what: str
    day: dt.date
    place: int = 1


@dataclass(frozen=True, slots=True)
class Part:
    """Things of one kind, the first of them shown, and how many there are."""

    shown: list[Need]
    count: int

    @property
    def more(self) -> int:
        """How many are not shown."""
        return self.count - len(self.shown)


@dataclass(frozen=True, slots=True)
class Section:
    """What a room declared, with what it found."""

    part: OnToday | CountedOnToday
    found: object

    @property
    def template(self) -> str:
        """What shows it."""
        return self.part.template


@dataclass(frozen=True, slots=True)
class Needs:
    """Everything that needs a member."""

    alarms: Alarms  # cries for help that nobody has taken, whoever the cases are assigned to
    deadlines: Part
    ageing: Part
    contradictions: Part
    unanswered: Part
    silent: Part
    hearings: list[Entry]
    more_hearings: bool
    drafts: list[tuple[Draft, str]]
    more_drafts: bool
    cases: int
    sections: list[Section]  # what rooms declare, in order; nothing of what found nothing

    @property
    def left(self) -> list[Section]:
        """What rooms declare for the left column."""
        return [section for section in self.sections if section.part.column == LEFT]

    @property
    def right(self) -> list[Section]:
        """What rooms declare for the right column."""
        return [section for section in self.sections if section.part.column != LEFT]

    def found(self, name: str) -> object:
        """What a room found, by the name of its part; None where it found nothing."""
        return next((section.found for section in self.sections if section.part.name == name), None)

    @property
    def nothing(self) -> bool:
        """Whether nothing does."""
        parts = (self.deadlines, self.ageing, self.contradictions, self.unanswered, self.silent)
        return not (self.alarms or self.hearings or self.drafts or self.sections or any(part.count for part in parts))


def needs_of(user: User, *, mine: bool, count: int | None = None) -> Needs:
    """What needs a member, in their own cases or in all they may see. `count` is how many cases, where that is known.

    Twelve queries, eleven with the count; up to three more where somebody cries for help.
    """
    today = timezone.localdate()
    cries = waiting(user)
    cases = visible(user).filter(assignments__user=user) if mine else visible(user)
    ticklers = _Held.read(_ticklers_of(cases, today), {"kind": list(Kind)}, "day")
    quiet_cases = _Held.read(_waiting_of(cases, today), {"status": [Status.CONSULTATION, Status.OPEN]}, "heard_from_on")
    drafts = list(own_drafts(user).select_related("case")[: MOST_DRAFTS + 1])
    asked = Asked(user, mine, cases)
    found = {part.name: part.find(asked) for part in every(OnToday)}
    keys = {row.case_id for row in ticklers.rows} | {case.pk for case in quiet_cases.rows}
    keys |= {row.case_id for row in drafts if row.case_id}
    keys = keys.union(*(one.cases for one in found.values()))
    keys |= cries.cases
    ahead = hours(user, today, today + A_WEEK, mine=mine, most=MOST_HEARINGS + 1)
    keys |= {row.case_id for row in ahead}
    case_keys = open_keys(keys)
    titles = titles_of(keys, case_keys)

    def due(kind: Kind) -> Part:
        shown = [row for row in ticklers.rows if row.kind == kind and row.case_id in case_keys][:MOST]
        return Part([_need(row, titles, case_keys) for row in shown], ticklers.counts[kind])

    def silent(status: Status) -> Part:
        shown = [case for case in quiet_cases.rows if case.status == status][:MOST]
        quiet = [Need(case, titles.get(case.pk, ""), "", case.heard_from_on) for case in shown]
        return Part(quiet, quiet_cases.counts[status])

    opened = Opened(case_keys, titles)
    sections = [Section(part, found[part.name].told(opened)) for part in every(OnToday)]
    counts = _counts(asked)
    sections += [Section(part, counts[part.name]) for part in every(CountedOnToday)]
    week = told(ahead, today, today + A_WEEK, case_keys, titles)
    return Needs(
        alarms=named_alarms(user, cries, case_keys),
        deadlines=due(Kind.DEADLINE),
        ageing=due(Kind.AGEING_OUT),
        contradictions=due(Kind.CONTRADICTION),
        unanswered=silent(Status.CONSULTATION),
        silent=silent(Status.OPEN),
        hearings=week[:MOST_HEARINGS],
        more_hearings=len(week) > MOST_HEARINGS,
        drafts=[(row, titles.get(row.case_id, "") if row.case_id else "") for row in drafts[:MOST_DRAFTS]],
        more_drafts=len(drafts) > MOST_DRAFTS,
        cases=cases.count() if count is None else count,
        sections=_sections(sections),
    )


def _sections(every_one: Iterable[Section]) -> list[Section]:
    """Those that found something, in order."""
    return sorted((one for one in every_one if one.found), key=lambda one: one.part.order)


def _counts(asked: Asked) -> Counter[str]:
    """How many things wait in each room that only counts them. One query for all."""
    rows = [
        one.order_by().annotate(what=Value(part.name)).values_list("what")
        for part in every(CountedOnToday)
        for one in part.rows(asked)
    ]
    if not rows:
        return Counter()
    first, *others = rows
    return Counter(what for (what,) in (first.union(*others, all=True).order_by() if others else first))


@dataclass(frozen=True, slots=True)
class _Held[Row: Model]:
    """The rows that come first, and how many there are of each kind."""

    rows: list[Row]
    counts: Mapping[str, int]

    @classmethod
    def read(cls, rows: QuerySet[Row], kinds: Mapping[str, list[str]], order: str) -> _Held[Row]:
        ((column, names),) = kinds.items()
        first = list(rows.order_by(order)[: AT_ONCE + 1])
        if len(first) <= AT_ONCE:
            return cls(first, {name: sum(getattr(row, column) == name for row in first) for name in names})
        kept = [row for name in names for row in rows.filter(**{column: name}).order_by(order)[:MOST]]
        return cls(kept, {name: rows.filter(**{column: name}).count() for name in names})


def _ticklers_of(cases: QuerySet[Case], today: dt.date) -> QuerySet[Tickler]:
    worked = cases.filter(status__in=(Status.CONSULTATION, Status.OPEN))
    return (
        Tickler.objects.filter(case__in=worked)
        .filter(
            Q(kind=Kind.CONTRADICTION)
            | Q(kind=Kind.DEADLINE, day__gte=today - PAST, day__lte=today + AHEAD)
            | Q(kind=Kind.AGEING_OUT, day__gte=today, day__lte=today + A_YEAR)
        )
        .select_related("case", "person")
    )


def _waiting_of(cases: QuerySet[Case], today: dt.date) -> QuerySet[Case]:
    return cases.filter(
        Q(status=Status.CONSULTATION, heard_from_on__lte=today - UNANSWERED)
        | Q(status=Status.OPEN, heard_from_on__lte=today - SILENT)
    )


def _need(row: Tickler, titles: Mapping[UUID, str], case_keys: Mapping[UUID, OpenKey]) -> Need:
    what = what_of(row.kind, case_keys[row.case_id].unseal(row, "sealed_what"))
    return Need(row.case, titles.get(row.case_id, ""), what, row.day, row.person.place)
