"""The fictional office's interview desk: who interviews, who waits, a published plan, and weeks that were held."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from random import Random

from django.db import transaction
from django.utils import timezone

from amparo.law.calendar import is_working_day
from amparo.office.cases.access.models import Case, Status
from amparo.office.cases.calendar import dates
from amparo.office.cases.calendar.models import Kind
from amparo.office.cases.people.models import Person
from amparo.office.interviews.models import (
    Absence,
    Booking,
    Interpreter,
    Interviewer,
    Outcome,
    Profile,
    ProposalKind,
    State,
    Wanted,
)
from amparo.office.interviews.plan_state import plan_state
from amparo.office.interviews.proposing import anew, propose
from amparo.office.interviews.publishing import publish
from amparo.office.interviews.requests import Needs
from amparo.office.platform.accounts.models import User
from amparo.office.platform.encryption.case_keys import open_keys
from amparo.scheduling.model import Tier

WAITING, HELD_WEEKS = 48, 9
"""Enough for a full week of everybody, and some for the next."""
KINDS = (("declaration", 120), ("fear_preparation", 90), ("intake", 60), ("asylum_interview", 120))


@transaction.atomic
def interview(attorneys: list[User], paralegal: User, draw: Random) -> None:
    """Fill the desk."""
    Profile.objects.create(pk=1, rooms={"El Paso": 3, "Ciudad Juárez": 1})
    people = [
        _interviewer(attorneys[0], "Spanish, English", cap=3, gender="f"),
        _interviewer(attorneys[1], "English, French, Haitian Creole", cap=3, gender="m"),
        _interviewer(paralegal, "Spanish", cap=4, gender="f", opens=dt.time(8, 30)),
    ]
    Interpreter.objects.create(name="Tomás Ramírez", languages="Mam, K'iche'", weekdays="1,3", minutes=300)
    Interpreter.objects.create(name="Marie Estimé", languages="Haitian Creole, French", minutes=240)
    cases = list(Case.objects.filter(status__in=(Status.OPEN, Status.CONSULTATION)).order_by("number"))
    _held(cases[60:], people, draw)
    _waiting(cases[:WAITING], attorneys[0], draw)
    held = plan_state()
    publish(attorneys[0], propose(attorneys[0], held, ProposalKind.ANEW, anew(held)).pk, tell=False)
    bookings = Booking.objects.filter(ended_at=None).values_list("pk", flat=True)
    Booking.objects.filter(pk__in=list(bookings)[::2]).update(told_at=timezone.now(), told_by=paralegal)
    _newcomers(cases[WAITING : WAITING + 3], attorneys[0], draw)
    _fall_ill(people[2])


def _fall_ill(who: Interviewer) -> None:
    """Somebody is away on the last day of the coming week on which they have interviews: these are to be moved."""
    zone = timezone.get_default_timezone()
    planned = Booking.objects.filter(interviewer=who, ended_at=None, appointment__cancelled_at=None)
    days = sorted({at.astimezone(zone).date() for at in planned.values_list("appointment__at", flat=True)})
    if days:
        Absence.objects.create(interviewer=who, first=days[min(4, len(days) - 1)], last=days[min(4, len(days) - 1)])


def _interviewer(user: User, languages: str, *, cap: int, gender: str, opens: dt.time = dt.time(9)) -> Interviewer:
    return Interviewer.objects.create(
        user=user, languages=languages, cap=cap, minutes=cap * 100, gender=gender, opens=opens, closes=dt.time(17)
    )


def _wanted(case: Case, by: User, needs: Needs, state: State = State.OPEN) -> Wanted:
    case_key = open_keys([case.pk])[case.pk]
    row = Wanted(case=case, person=Person.objects.get(case=case, place=1), asked_by=by, state=state)
    row.asked_at = timezone.now() - dt.timedelta(days=5)
    row.sealed_needs = case_key.seal(row, "sealed_needs", needs.kept())
    row.save(force_insert=True)
    return row


def _waiting(cases: Iterable[Case], by: User, draw: Random) -> None:
    today = timezone.localdate()
    for number, case in enumerate(cases):
        kind, minutes = draw.choice(KINDS)
        last = today + dt.timedelta(days=draw.randrange(6, 25)) if number % 4 == 0 else None
        needs = Needs(
            kind,
            minutes,
            draw.choices(("Spanish", "Haitian Creole", "French", "English", "Mam"), (9, 4, 3, 2, 2))[0],
            tier=draw.choices(tuple(Tier), (1, 1, 2, 2, 3, 8))[0],
            last=last,
            gender="f" if number % 9 == 2 else "",
            place="Ciudad Juárez" if number % 11 == 5 else "",
        )
        _wanted(case, by, needs)


def _newcomers(cases: Iterable[Case], by: User, draw: Random) -> None:
    """Who asked after the plan was published: one in a language that nobody here speaks."""
    for language, case in zip(("Spanish", "Spanish", "Q'anjob'al"), cases, strict=False):
        _wanted(case, by, Needs("intake", 60, language, tier=draw.choice((Tier.MEDICAL, Tier.ORDINARY))))


def _held(cases: list[Case], people: list[Interviewer], draw: Random) -> None:
    """Interviews of the last weeks, the busiest of them above the cap."""
    today = timezone.localdate()
    zone = timezone.get_default_timezone()
    left = iter(cases)
    for back in range(1, HELD_WEEKS * 7):
        day = today - dt.timedelta(days=back)
        if not is_working_day(day):
            continue
        busy = 3 if 2 <= back // 7 <= 4 else 1
        for number in range(draw.randrange(0, busy + 1)):
            case = next(left, None)
            if case is None:
                left = iter(cases)
                continue
            who = people[(back + number) % len(people)]
            case_key = open_keys([case.pk])[case.pk]
            minutes = draw.choice((60, 90, 120))
            row = _wanted(case, who.user, Needs("declaration", minutes, "Spanish"), State.HELD)
            began = dt.datetime.combine(day, dt.time(9 + number * 2), zone)
            date = dates.add(case, case_key, kind=Kind.MEETING, at=began, zone="America/Denver")
            cut = busy == 3 and draw.random() < 0.35
            outcome = Outcome.CUT if cut else draw.choices((Outcome.DONE, Outcome.MORE, Outcome.ABSENT), (8, 2, 1))[0]
            taken = minutes - draw.randrange(5, 30) if cut else minutes + draw.randrange(-15, 10)
            Booking.objects.create(
                wanted=row,
                appointment=date,
                interviewer=who,
                minutes=minutes,
                told_at=began - dt.timedelta(days=3),
                started_at=None if outcome == Outcome.ABSENT else began,
                ended_at=began + dt.timedelta(minutes=0 if outcome == Outcome.ABSENT else taken),
                outcome=outcome,
                cap_then=who.cap,
            )
