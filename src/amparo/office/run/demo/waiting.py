"""People of the fictional office who wait in Mexico: where they are, how they check in, and who is missed."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import asdict, replace
from random import Random
from zoneinfo import ZoneInfo

from django.db import transaction
from django.utils import timezone

from amparo.office.border.checkins import agreeing, rounds
from amparo.office.border.checkins.agreeing import Agreed
from amparo.office.border.checkins.answers import CheckIn, hear
from amparo.office.border.checkins.models import Kind, Plan, Terms
from amparo.office.border.whereabouts import tier
from amparo.office.border.whereabouts.models import Whereabouts
from amparo.office.border.whereabouts.records import Known, Where
from amparo.office.cases.access.models import Case, Stage, Status
from amparo.office.cases.people.models import Person
from amparo.office.platform.accounts.models import User
from amparo.office.platform.encryption.case_keys import open_key
from amparo.office.platform.ui.moments import office_day

MOST = 8
PLACES = (
    ("Ciudad Juárez", "America/Ciudad_Juarez", "the shelter behind the church of the hill"),
    ("Tijuana", "America/Tijuana", "a room by the old market"),
    ("Matamoros", "America/Matamoros", "the tents near the bridge"),
    ("Nuevo Laredo", "America/Matamoros", "with a cousin, never go there without calling"),
)
THEN = "Call the sister in Houston. If she knows nothing, ask Sister Inés at the shelter, then report them missing."
BY_HOURS = (9, 12, 18, 20)
"""Hours of their day by which people agree to check in."""
LATER: dict[str, int] = {Kind.EVERYBODY: 24, Kind.AGREED: 36}
"""Hours after which more is done for whoever is missed: late enough that at any hour of the day it is their lead's."""
MISSED, DANGER = 1, 4
"""Who of them is missed, and who asked for help."""


def let_wait(team: Sequence[User], draw: Random) -> None:
    """Agree on check-ins with some who were returned, and record where they are."""
    cases = Case.objects.filter(status=Status.OPEN, stage=Stage.RETURNED).order_by("number")[:MOST]
    for number, case in enumerate(cases):
        with transaction.atomic():
            _wait(case, number, team, draw)


def _wait(case: Case, number: int, team: Sequence[User], draw: Random) -> None:
    now, case_key = timezone.now(), open_key(case.pk)
    city, zone, shelter = PLACES[number % len(PLACES)]
    person = Person.objects.get(case=case, place=1)
    lead = case.assignments.get(lead=True).user
    named = [lead, *(user for user in team[2:3] if user != lead)]
    row = Whereabouts(case=case, person=person, by=lead, at=now - dt.timedelta(days=draw.randrange(3, 60)))
    since = office_day(row.at - dt.timedelta(days=2)).isoformat()
    where = Where(city, shelter, since, Known.THEY_SAID, "the sister in Houston")
    row.sealed_where = tier.found(case, named).seal(row, "sealed_where", asdict(where))
    row.save(force_insert=True)

    start = now - dt.timedelta(days=3)
    due = _due(now, zone) if number == MISSED else draw.choice(_dues(now, zone))
    first = start.astimezone(ZoneInfo(zone)).date().isoformat()
    plan = Plan.objects.create(case=case, person=person)
    agreed = Agreed(every=1, by=f"{due:%H}:00", zone=zone, first=first, then=THEN)
    if number == MISSED:
        agreed = replace(agreed, hours={**agreed.hours, **LATER})
    terms = Terms(plan=plan, start=start, by=lead)
    terms.sealed_terms = agreeing.sealed(case_key, terms, agreed)
    coming = agreeing.value(terms, agreed).next(0)
    terms.next_at = coming[1] if coming else None
    terms.save(force_insert=True)
    ago = now - due + dt.timedelta(hours=19) if number == MISSED else dt.timedelta(hours=draw.randrange(1, 7))
    hear(plan, case_key, CheckIn.SAFE, now - ago, now - ago)
    if number == DANGER:
        hear(Plan.objects.get(pk=plan.pk), case_key, CheckIn.DANGER, now - dt.timedelta(minutes=20), now)
    rounds.look_at(plan.pk, now)


def _dues(now: dt.datetime, zone: str) -> list[dt.datetime]:
    """The moments of the last day by which somebody may have agreed to check in, seven hours ago or more."""
    today = now.astimezone(ZoneInfo(zone)).date()
    days = (today, today - dt.timedelta(1))
    found = [dt.datetime.combine(day, dt.time(hour), ZoneInfo(zone)) for day in days for hour in BY_HOURS]
    return [moment for moment in found if dt.timedelta(hours=7) <= now - moment < dt.timedelta(hours=24)]


def _due(now: dt.datetime, zone: str) -> dt.datetime:
    """The last of them."""
    return max(_dues(now, zone))
