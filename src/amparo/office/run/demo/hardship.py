"""What happened to some of the invented people while they waited, and what they need."""

from __future__ import annotations

import datetime as dt
from random import Random

from django.db import transaction
from django.utils import timezone

from amparo.office.border.harm import incidents
from amparo.office.border.harm.details import Exhibit, IncidentDetails, Reported
from amparo.office.border.harm.models import Corroboration, Kind
from amparo.office.border.harm.when import How, When
from amparo.office.border.needs import follow_up
from amparo.office.border.needs.models import Kind as Wanted
from amparo.office.cases.access.models import Case, Status
from amparo.office.cases.documents.models import Document
from amparo.office.cases.people.models import Part, Person
from amparo.office.cases.statements.ledger import Origin
from amparo.office.cases.statements.models import Source
from amparo.office.platform.accounts.models import User
from amparo.office.platform.encryption.case_keys import OpenKey, open_keys
from amparo.office.run.demo.days import coming

CITIES = (
    ("Ciudad Juárez", "Chihuahua"),
    ("Tijuana", "Baja California"),
    ("Matamoros", "Tamaulipas"),
    ("Nuevo Laredo", "Tamaulipas"),
)
HAPPENED: tuple[tuple[Kind, tuple[Kind, ...], How, str, str, str], ...] = (
    (
        Kind.KIDNAPPING,
        (Kind.EXTORTION,),
        How.SPAN,
        "Taken from a taxi on the way back from the port, held with eight others, let go when an uncle had paid.",
        "the week after we were sent back",
        "Bruised ribs; no doctor was seen.",
    ),
    (
        Kind.THREATS,
        (),
        How.DAY,
        "Two men at the gate of the shelter asked for the family by their name and said that they would come again.",
        "",
        "",
    ),
    (
        Kind.ASSAULT,
        (Kind.SEXUAL_VIOLENCE,),
        How.BETWEEN,
        "Told once, to a woman colleague; her own words stand in the declaration.",
        "before the second hearing",
        "Seen at a clinic.",
    ),
    (Kind.OFFICIALS, (Kind.THEFT,), How.MONTH, "Police took telephone and money at a checkpoint.", "", ""),
    (Kind.DENIAL_OF_CARE, (), How.UNKNOWN, "Sent away at the hospital for lack of papers.", "when he had fever", ""),
)
WANTED: tuple[tuple[Wanted, str, bool, int | None, int], ...] = (
    (Wanted.MEDICAL, "Insulin for the grandmother, one vial left.", True, 3, 1),
    (Wanted.SHELTER, "The bed is theirs until the end of the week; four people.", False, 5, 2),
    (Wanted.SCHOOL, "A place for two children, second and fourth grade.", False, None, 12),
    (Wanted.MENTAL, "The boy does not sleep; asks for somebody to talk to.", False, None, 4),
    (Wanted.FOOD, "Eats once a day since the kitchen closed.", True, None, 0),
    (Wanted.OTHER, "A telephone with credit, to be reached at all.", False, None, 20),
)


def tell_of_hardship(by: User, draw: Random) -> None:
    """Record harm and needs in some open cases of a member."""
    cases = list(Case.objects.filter(assignments__user=by, status=Status.OPEN).order_by("number")[:12])
    case_keys = open_keys([case.pk for case in cases])
    for number, case in enumerate(cases):
        people = list(Person.objects.filter(case=case).exclude(part=Part.ADVERSE).order_by("place"))
        with transaction.atomic():
            for turn in range(draw.choice((1, 2, 3)) if number % 3 != 2 else 0):
                incidents.add(
                    case, case_keys[case.pk], by, _harm(case, case_keys[case.pk], number + turn, people, draw)
                )
            if number % 2 == 0:
                follow_up.add(case, case_keys[case.pk], by, _need(number // 2, people, by))


def _harm(case: Case, case_key: OpenKey, number: int, people: list[Person], draw: Random) -> IncidentDetails:
    kind, also, how, what, words, injuries = HAPPENED[number % len(HAPPENED)]
    city, region = CITIES[number % len(CITIES)]
    day = timezone.localdate() - dt.timedelta(days=draw.randrange(20, 200))
    return IncidentDetails(
        kind=kind,
        also=also,
        when=_when(how, day, words),
        city=city,
        region=region,
        exact="Near the bridge, on the side of the market" if number % 2 else "",
        against=tuple(person.pk for person in people[: 1 + number % 2]),
        what=what,
        by_whom="Three men, one of them called the Engineer" if kind == Kind.KIDNAPPING else "",
        injuries=injuries,
        reported=(Reported.UNKNOWN, Reported.NO, Reported.YES)[number % 3],
        reported_to="State prosecutor" if number % 3 == 2 else "",
        corroboration=(Corroboration.WITNESS,) if number % 2 else (),
        origin=Origin(Source.BY_PHONE, said_on=min(day + dt.timedelta(days=9), timezone.localdate())),
        exhibits=_exhibits(case, case_key),
    )


def _when(how: How, day: dt.date, words: str) -> When:
    if how == How.MONTH:
        return When.month_of(day.year, day.month, words)
    if how == How.UNKNOWN:
        return When(words=words)
    return When(how, day, None if how == How.DAY else day + dt.timedelta(days=4), words)


def _exhibits(case: Case, case_key: OpenKey) -> tuple[Exhibit, ...]:
    documents = [(row, case_key.unseal(row, "sealed_about")) for row in Document.objects.filter(case=case)]
    return tuple(Exhibit(row.pk, row.place, about["what"], about["sha256"]) for row, about in documents)


def _need(number: int, people: list[Person], by: User) -> follow_up.Wanted:
    kind, what, urgent, lasts, ahead = WANTED[number % len(WANTED)]
    today = timezone.localdate()
    return follow_up.Wanted(
        kind=kind,
        what=what,
        city=CITIES[number % len(CITIES)][0],
        person=people[number % len(people)] if number % 3 else None,
        urgent=urgent,
        lasts_until=today + dt.timedelta(days=lasts) if lasts is not None else None,
        next_on=coming(ahead),
        follower=by if number % 2 == 0 else None,
    )
