"""Check-ins as pages show them: a case's plans with word and escalations; everybody's, for the board and Today."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import Case as When
from django.db.models import Exists, F, IntegerField, OuterRef, Q, QuerySet, Subquery, Value
from django.db.models import When as If
from django.utils.translation import gettext

from amparo.office.border.checkins import agreeing
from amparo.office.border.checkins.agreeing import Agreed
from amparo.office.border.checkins.answers import IN_WORDS, CheckIn
from amparo.office.border.checkins.models import OPEN, Answer, Due, Escalation, Kind, Plan, Terms
from amparo.office.cases.access.gate import CaseFile, visible
from amparo.office.cases.access.models import Assignment, Case
from amparo.office.cases.people.persons import Someone, names_of, people_of
from amparo.office.intake.models import Alarm
from amparo.office.platform.accounts.models import User
from amparo.office.platform.encryption.case_keys import OpenKey, open_keys

GRAVEST = tuple(reversed(Kind))
LATEST = 20


@dataclass(frozen=True, slots=True)
class Noted:
    """What a member did about an escalation."""

    at: dt.datetime
    by: str
    note: str


@dataclass(frozen=True, slots=True)
class ShownEscalation:
    """An escalation, with whose it is."""

    row: Escalation
    title: str
    place: int
    notes: Sequence[Noted] = ()
    then: str = ""  # what was agreed to do, for the last step

    @property
    def grave(self) -> bool:
        """Whether they asked for help."""
        return self.row.kind in (Kind.DANGER, Kind.CALL)

    @property
    def taker(self) -> str:
        """Who took a call for help on, while it is not handled."""
        return getattr(self.row, "taker", None) or ""

    @property
    def waits(self) -> bool:
        """Whether it is a call for help that nobody has taken."""
        return getattr(self.row, "waits", False)

    @property
    def missed_at(self) -> dt.datetime | None:
        """When word was due."""
        return self.row.due.at if self.row.due else None


@dataclass(frozen=True, slots=True)
class Heard:
    """Word that came."""

    at: dt.datetime
    said: str
    grave: bool
    note: str
    by: str


@dataclass(frozen=True, slots=True)
class Following:
    """Somebody of a case and their check-ins."""

    someone: Someone
    plan: Plan | None = None
    agreed: Agreed | None = None
    paused_for: str = ""
    in_force: bool = False
    next_at: dt.datetime | None = None
    answers: Sequence[Heard] = ()
    escalations: Sequence[ShownEscalation] = ()
    past: Sequence[ShownEscalation] = ()


def followings_of(file: CaseFile, most: int | None = LATEST) -> list[Following]:
    """Everybody of a case with their check-ins, and so many of what came and escalated, or all. Six queries."""
    people = people_of(file)
    plans = {plan.person_id: plan for plan in Plan.objects.filter(case=file.case)}
    terms: dict[UUID, list[Terms]] = {}
    for row in Terms.objects.filter(plan__case=file.case).order_by("start"):
        terms.setdefault(row.plan_id, []).append(row)
    answers: dict[UUID, list[Answer]] = {}
    for answer in Answer.objects.filter(plan__case=file.case).select_related("by").order_by("-at"):
        answers.setdefault(answer.plan_id, []).append(answer)
    escalations: dict[UUID, list[Escalation]] = {}
    of_case = Escalation.objects.filter(case=file.case, void=False).select_related("due", "handled_by").order_by("-at")
    for escalation in of_case:
        escalations.setdefault(escalation.plan_id, []).append(escalation)
    found = []
    for someone in people:
        plan = plans.get(someone.row.pk)
        if plan is None:
            found.append(Following(someone))
            continue
        last = terms[plan.pk][-1] if plan.pk in terms else None
        agreed = agreeing.unsealed(file.case_key, last) if last else None
        mine = [_shown(file.case_key, row, someone, agreed) for row in escalations.get(plan.pk, [])]
        end = file.case_key.unseal(last, "sealed_end") if last and last.sealed_end else {}
        found.append(
            Following(
                someone,
                plan,
                agreed,
                str(end.get("why", "")),
                last is not None and last.end is None,
                last.next_at if last and last.end is None else None,
                [_heard(file.case_key, row) for row in answers.get(plan.pk, [])[:most]],
                sorted((escalation for escalation in mine if is_open(escalation.row)), key=_gravest),
                [escalation for escalation in mine if not is_open(escalation.row)][:most],
            )
        )
    return found


def is_open(row: Escalation) -> bool:
    """Whether it waits for somebody."""
    return row.handled_at is None and not row.void and (row.due is None or row.due.closed_at is None)


def open_escalations(
    user: User, *, mine: bool, reminders: bool = False, most: int | None = None
) -> QuerySet[Escalation]:
    """What waits for a member, the gravest first: in their own cases what escalated to them, or in all they may see.

    With `reminders` also where only the person was reminded so far, which asks nothing of staff. A call for help that
    nobody has taken `waits`, and pages show it first, as an alarm; who took it is its `taker`, until it is handled.
    """
    alarm = Alarm.objects.filter(pk=OuterRef("answer"))
    rows = Escalation.objects.filter(OPEN, case__in=visible(user))
    rows = rows.annotate(taker=Subquery(alarm.values("taken_by__name")[:1]), waits=Exists(alarm.filter(taken_at=None)))
    if not reminders:
        rows = rows.exclude(kind=Kind.REMIND)
    if mine:
        assigned = Assignment.objects.filter(case=OuterRef("case"))
        leads = assigned.filter(lead=True)
        rows = rows.filter(Exists(assigned.filter(user=user)))
        rows = rows.filter(~Q(kind=Kind.LEAD) | Exists(leads.filter(user=user)) | ~Exists(leads))
    order = When(*(If(kind=kind, then=Value(place)) for place, kind in enumerate(GRAVEST)), output_field=IntegerField())
    rows = rows.select_related("case", "plan__person", "due").order_by(order, "at")
    return rows[:most] if most else rows


def named(rows: Iterable[Escalation], case_keys: dict[UUID, OpenKey] | None = None) -> list[ShownEscalation]:
    """Each with the name of whose it is."""
    rows = list(rows)
    opened = open_keys({row.case_id for row in rows}) if case_keys is None else case_keys
    return [
        ShownEscalation(row, str(names_of(opened[row.case_id], row.plan.person)), row.plan.person.place)
        for row in rows
        if row.case_id in opened
    ]


@dataclass(frozen=True, slots=True)
class Expected:
    """Somebody of whom word is expected."""

    case: Case
    title: str
    next_at: dt.datetime | None
    heard_at: dt.datetime | None
    missed: int


def expected(user: User, most: int) -> list[Expected]:
    """Everybody whose check-ins are in force, whoever is due next first."""
    rows = Terms.objects.filter(end=None, plan__case__in=visible(user)).select_related("plan__case", "plan__person")
    rows = rows.order_by(F("next_at").asc(nulls_last=True), "plan__case__number", "pk")[:most]
    found = list(rows)
    case_keys = open_keys({row.plan.case_id for row in found})
    missed: dict[Any, int] = {}
    for plan in Due.objects.filter(plan__in=[row.plan_id for row in found], void=False, closed_at=None).values_list(
        "plan", flat=True
    ):
        missed[plan] = missed.get(plan, 0) + 1
    return [
        Expected(
            row.plan.case,
            str(names_of(case_keys[row.plan.case_id], row.plan.person)),
            row.next_at,
            row.plan.heard_at,
            missed.get(row.plan_id, 0),
        )
        for row in found
        if row.plan.case_id in case_keys
    ]


def _shown(case_key: OpenKey, row: Escalation, someone: Someone, agreed: Agreed | None) -> ShownEscalation:
    steps = case_key.unseal(row, "sealed_note") if row.sealed_note else []
    notes = [Noted(dt.datetime.fromisoformat(step["at"]), step["by"], step["note"]) for step in steps]
    then = agreed.then if agreed and row.kind == Kind.AGREED else ""
    return ShownEscalation(row, str(someone.names), someone.place, notes, then)


def _heard(case_key: OpenKey, row: Answer) -> Heard:
    unsealed = case_key.unseal(row, "sealed_answer")
    word = CheckIn(unsealed["what"])
    return Heard(
        row.at, gettext(IN_WORDS[word]), word is not CheckIn.SAFE, unsealed["note"], row.by.name if row.by else ""
    )


def _gravest(escalation: ShownEscalation) -> tuple[int, dt.datetime]:
    return GRAVEST.index(Kind(escalation.row.kind)), escalation.row.at
