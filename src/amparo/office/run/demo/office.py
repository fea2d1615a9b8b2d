"""The people of the fictional office: staff, 300 clients in families, what they said, where it contradicts itself."""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from random import Random
from zoneinfo import ZoneInfo

import pikepdf
from django.contrib.auth.hashers import make_password
from django.db import transaction
from django.utils import timezone

from amparo.figures.releasing import Asked, TooFew
from amparo.law.calendar import roll_forward
from amparo.law.facts import Value
from amparo.law.status import KNOWN_AS_OF
from amparo.law.vocabulary import FACTS, GROUPS
from amparo.office.cases.access.models import Assignment, Case, Stage, Status, Team, Wall
from amparo.office.cases.access.services import begin
from amparo.office.cases.calendar import dates
from amparo.office.cases.calendar.models import Kind
from amparo.office.cases.casework.models import Note
from amparo.office.cases.deadlines.models import Reckoned
from amparo.office.cases.deadlines.reckoning import write
from amparo.office.cases.documents import store
from amparo.office.cases.documents.inspection import Inspected
from amparo.office.cases.people.contact import Channel, SafeContact
from amparo.office.cases.people.models import Kinship, Part, Person
from amparo.office.cases.people.persons import Names, add, relate
from amparo.office.cases.statements.ledger import Origin
from amparo.office.cases.statements.models import Source
from amparo.office.cases.statements.reading import ledger_in
from amparo.office.cases.statements.services import state, state_all
from amparo.office.outward.reports.releases import prepare, publish
from amparo.office.platform.accounts.models import User
from amparo.office.platform.accounts.roles import Role
from amparo.office.platform.audit.record import record
from amparo.office.platform.encryption.case_keys import OpenKey
from amparo.office.run.demo import names, returned
from amparo.office.run.demo.consultations import ask_for_help
from amparo.office.run.demo.days import at_work, past
from amparo.office.run.demo.filings import prepare_forms
from amparo.office.run.demo.hardship import tell_of_hardship
from amparo.office.run.demo.interviews import interview
from amparo.office.run.demo.records import enter_records
from amparo.office.run.demo.stories import tell_stories
from amparo.office.run.demo.waiting import let_wait
from amparo.screen.files.docket_file import facts_of_row
from amparo.screen.sample import sample, without_contradictions

STAFF = (
    ("Elena Marín", "elena@demo.invalid", Role.ATTORNEY),
    ("Samuel Okoye", "samuel@demo.invalid", Role.ATTORNEY),
    ("Lucía Ferrer", "lucia@demo.invalid", Role.PARALEGAL),
    ("Tom Hale", "tom@demo.invalid", Role.VOLUNTEER),
    ("Ruth Adler", "ruth@demo.invalid", Role.SCHEDULER),
    ("Ines Prado", "ines@demo.invalid", Role.AUDITOR),
    ("Martin Vogel", "martin@demo.invalid", Role.ADMINISTRATOR),
)
PASSWORD = "four lamps on a quiet river"  # noqa: S105
COURTS = (
    ("El Paso Immigration Court, 700 E San Antonio Ave", "America/Denver"),
    ("San Diego Immigration Court, 401 W A St", "America/Los_Angeles"),
    ("Harlingen Immigration Court", "America/Chicago"),
)
SPOKEN = {"es": "Spanish", "ht": "Haitian Creole", "other": "English, with an interpreter"}
AT_COURT = (Kind.MASTER, Kind.MERITS)
SAID = (
    "Called at the hour agreed. The children are well; the shelter is full from Friday.",
    "Asked for the birth certificates again; an aunt will send pictures.",
    "Afraid to go to the clinic alone. Somebody should go along on Tuesday.",
    "Remembers the day of the crossing by her daughter's birthday; see the I-94.",
    "Has a new phone. The old number is with the husband: never call it.",
)


@dataclass(frozen=True, slots=True)
class Staff:
    """The members of the office."""

    attorneys: list[User]
    paralegal: User
    volunteer: User
    team: Team


@transaction.atomic
def fill(
    people: int = 300,
    seed: int = 7,
    tell: Callable[[int], None] = lambda done: None,
    begins: Callable[[str], None] = lambda what: None,
) -> None:
    """Invent an office: the same on the same day. `tell` hears how many people are done, `begins` what comes next."""
    draw = Random(seed)  # noqa: S311
    staff = _staff()
    done = 0
    for number, family in enumerate(_families(people, draw, seed)):
        _case(number, family, staff, draw)
        done += len(family)
        tell(done)
    _walls(staff)
    begins("check-ins and requests for a consultation")
    let_wait((*staff.attorneys, staff.paralegal), Random(seed))  # noqa: S311
    ask_for_help(staff.attorneys, staff.paralegal, draw)
    begins("the interview plan")
    interview(staff.attorneys, staff.paralegal, Random(seed))  # noqa: S311
    tell_of_hardship(staff.attorneys[0], draw)
    begins("figures and testimony")
    _figures(staff.attorneys[0])
    tell_stories(staff.attorneys[0], staff.paralegal)
    prepare_forms(staff.attorneys[0], staff.team)


def _staff() -> Staff:
    members, hashed = [], make_password(PASSWORD)  # hashed once: each takes a third of a second
    for name, email, role in STAFF:
        members.append(User.objects.create(email=email, password=hashed, name=name, role=role))
    team = Team.objects.create(name="Border project")
    team.members.set(members[:3])
    return Staff(members[:2], members[2], members[3], team)


def _families(people: int, draw: Random, seed: int) -> Iterator[list[dict[str, Value]]]:
    on = min(timezone.localdate(), KNOWN_AS_OF)
    rows = [dict(facts_of_row(row, FACTS)) for row in sample(people, seed, on).iter_rows(named=True)]
    while rows:
        size = min(len(rows), draw.choice((1, 1, 2, 2, 3, 3, 4, 5)))
        family, rows = rows[:size], rows[size:]
        yield family


def _case(number: int, family: list[dict[str, Value]], staff: Staff, draw: Random) -> None:
    lead = staff.attorneys[number % 2]
    status = draw.choices((Status.OPEN, Status.CONSULTATION, Status.CLOSED, Status.DECLINED), (14, 3, 2, 1))[0]
    case, case_key = begin(lead, status=status, team=staff.team, lead=lead)
    stage = _place(case, draw)
    if number % 6 == 0:
        Assignment.objects.create(case=case, user=staff.volunteer)
    if number % 3 == 0:
        Assignment.objects.create(case=case, user=staff.paralegal)
    today = timezone.localdate()
    country = str(family[0].get("nationality", "HN"))
    tongue = names.tongue_of(country)
    shared = names.surnames(draw, tongue)
    people = []
    for place, facts in enumerate(family, 1):
        facts = _lived(facts, number, place, country, today, draw)
        if stage == Stage.RETURNED:
            facts = family[place - 1] = returned.lived(facts, number, ill=number % 2 == 0 and place == 1)
        row = add(
            case,
            case_key,
            names=Names(names.given(draw, tongue), shared if draw.random() < 0.8 else names.surnames(draw, tongue)),
            part=Part.CLIENT if place == 1 or draw.random() < 0.6 else Part.RELATIVE,
            a_number=f"2{draw.randrange(10**8):08d}" if draw.random() < 0.8 else "",
            contact=_contact(draw, tongue) if place == 1 else SafeContact(language=SPOKEN[tongue]),
        )
        people.append(row)
        facts = without_contradictions(facts, today)
        for of_the_calendar in ("hearing_on", "hearing_kind", "last_hearing_on"):
            facts.pop(of_the_calendar, None)
        _say(case, case_key, row, facts, lead, staff, draw)
        if number % 9 == 4 and place == 1:
            _contradict(case, case_key, row, facts, staff.paralegal, draw)
        if number % 2 and number % 9 != 4 and place == 1 and stage == Stage.COURT:
            case.refresh_from_db(fields=["opened_on", "stage"])
            enter_records(case, case_key, row, lead, facts)
    _relate(case, case_key, people, family, draw)
    if number % 25 == 3:
        add(
            case,
            case_key,
            names=Names(draw.choice(names.ADVERSE), shared.split()[0]),
            part=Part.ADVERSE,
            contact=SafeContact(),
        )
    if stage == Stage.RETURNED:
        returned.send_back(case, case_key, people, lead, family[0], Random(number))  # noqa: S311
    else:
        returned.note_earlier(case, case_key, people, lead, family)
        _dates(case, case_key, number, draw)
    reckoned = set(Reckoned.objects.filter(person__in=people).values_list("person", flat=True))  # a hearing was entered
    for row in people:
        if row.pk not in reckoned:
            write(case.pk, case_key, row.pk, ledger_in(case_key, row), today)
    _notes(case, case_key, lead, draw)
    if number % 4 == 0:
        _document(case, case_key, lead)
    record(lead.pk, "case.imported", case.pk, f"{len(people)} people")


def _place(case: Case, draw: Random) -> str:
    today = timezone.localdate()
    quiet = draw.choice((0, 1, 2, 4, 9, 15, 28, 41, 70))
    fields = {
        "stage": draw.choices(
            (Stage.COURT, Stage.AFFIRMATIVE, Stage.RETURNED, Stage.CREDIBLE_FEAR, Stage.BIA, Stage.NONE, Stage.GRANTED),
            (8, 4, 2, 2, 2, 2, 1),
        )[0],
        "opened_on": past(quiet + draw.randrange(1, 500)),
        "heard_from_on": today - dt.timedelta(days=quiet),
    }
    if case.status in (Status.CLOSED, Status.DECLINED):
        fields["closed_on"] = today - dt.timedelta(days=quiet)
    Case.objects.filter(pk=case.pk).update(**fields)
    return str(fields["stage"])


def _lived(
    facts: dict[str, Value], number: int, place: int, country: str, today: dt.date, draw: Random
) -> dict[str, Value]:
    """The facts of a sampled life, with some brought near to today so that something is due."""
    facts["nationality"] = country
    if place > 1 and draw.random() < 0.6:
        facts["born_on"] = today - dt.timedelta(days=draw.randrange(500, 7300))
    if number % 7 == 0 and place == 1:
        facts |= {"last_entry_on": today - dt.timedelta(days=365 - draw.randrange(3, 45)), "asylum_filed": False}
        facts.pop("asylum_filed_on", None)
    if number % 17 == 5 and place == 2:
        facts["born_on"] = _years_before(today + dt.timedelta(days=draw.randrange(10, 200)), 21)
    return facts


def _years_before(day: dt.date, years: int) -> dt.date:
    return day.replace(year=day.year - years, day=min(day.day, 28))


def _contact(draw: Random, tongue: str) -> SafeContact:
    spoken = SPOKEN[tongue]
    if draw.random() < 0.15:
        return SafeContact(Channel.THROUGH, "Sister Inés at the shelter", "mornings", language=spoken)
    return SafeContact(
        channel=draw.choice((Channel.PHONE, Channel.WHATSAPP, Channel.WHATSAPP)),
        detail=f"+1 915 555 01{draw.randrange(100):02d}",
        hours=draw.choice(("weekdays after 6 pm", "any day before noon", "Sundays only")),
        say=draw.choice(("the school", "Lucía", "the clinic")),
        code_word=draw.choice(("", "", "jacaranda", "quetzal")),
        language=spoken,
        never=draw.choice(("", "", "", "call the house", "leave anything in writing")),
    )


def _say(
    case: Case, case_key: OpenKey, row: Person, facts: dict[str, Value], lead: User, staff: Staff, draw: Random
) -> None:
    today, sets = timezone.localdate(), []
    for group in GROUPS:
        known = {fact.name: facts[fact.name] for fact in group.facts if fact.name in facts}
        if not known:
            continue
        said_on = today - dt.timedelta(days=draw.randrange(1, 200))
        kind = draw.choices(tuple(Source), (6, 5, 0, 0, 2, 2, 1))[0]
        detail = {Source.DOCUMENT: "Form I-589, draft", Source.RECORD: "I-94", Source.RELATIVE: "an aunt"}.get(kind, "")
        page = str(draw.randrange(1, 12)) if kind == Source.DOCUMENT else ""
        by = draw.choice((lead, staff.paralegal))
        values: dict[str, Value | None] = dict(known)
        if group.name in ("entry", "court") and draw.random() < 0.3:
            missing = [fact.name for fact in group.facts if fact.name not in known]
            values |= dict.fromkeys(missing[:1])
        sets.append((by, Origin(kind, detail, page, said_on), values))
    state_all(case, case_key, row, sets)


def _contradict(case: Case, case_key: OpenKey, row: Person, facts: dict[str, Value], by: User, draw: Random) -> None:
    """The same person told another day, or a document says another than they did."""
    today = timezone.localdate()
    for name in ("last_entry_on", "born_on", "encountered_on"):
        day = facts.get(name)
        if isinstance(day, dt.date):
            other = min(day + dt.timedelta(days=draw.choice((-30, -1, 1, 2, 30))), today)
            if other != day:
                origin = Origin(Source.RECORD, "Record of encounter, Form I-213", "2", today - dt.timedelta(days=3))
                state(case, case_key, row, by, origin, {name: other})
                return


def _relate(case: Case, case_key: OpenKey, people: list[Person], family: list[dict[str, Value]], draw: Random) -> None:
    if len(people) < 2:
        return
    first, second = people[0], people[1]
    born = family[1].get("born_on")
    young = isinstance(born, dt.date) and (timezone.localdate() - born).days < 18 * 365
    relate(case, case_key, second, first, Kinship.CHILD if young else draw.choice((Kinship.SPOUSE, Kinship.SIBLING)))
    for other in people[2:]:
        relate(case, case_key, other, first, Kinship.CHILD)


def _dates(case: Case, case_key: OpenKey, number: int, draw: Random) -> None:
    if case.status not in (Status.OPEN, Status.CONSULTATION):
        return
    today = timezone.localdate()
    place, zone = COURTS[number % 3]
    kinds = (Kind.MASTER, Kind.MERITS, Kind.FEAR_INTERVIEW, Kind.ASYLUM_INTERVIEW, Kind.MEETING, Kind.MEETING)
    ahead = (number % 6) + 1 if number % 5 == 0 else draw.randrange(8, 120)
    if number % 5 and draw.random() < 0.4:
        return
    kind = Kind.MASTER if number % 10 == 0 else draw.choice(kinds)
    kind = Kind.MERITS if case.stage == Stage.COURT and kind != Kind.MASTER else kind
    day = roll_forward(today + dt.timedelta(days=ahead))
    hour = dt.time(draw.choice((8, 9, 10, 13)), draw.choice((0, 30)))
    at = dt.datetime.combine(day, hour, ZoneInfo(zone))
    note = "Bring the originals." if kind == Kind.MERITS else ""
    dates.add(case, case_key, kind=kind, at=at, zone=zone, place=place if kind in AT_COURT else "", note=note)


def _notes(case: Case, case_key: OpenKey, by: User, draw: Random) -> None:
    for text in draw.sample(SAID, draw.randrange(0, 3)):
        row = Note(case=case, author=by, at=at_work(draw.randrange(1, 60), int(case.number[-5:])))
        row.sealed_text = case_key.seal(row, "sealed_text", text)
        row.save(force_insert=True)


def _document(case: Case, case_key: OpenKey, by: User) -> None:
    held = io.BytesIO()
    with pikepdf.new() as made:
        made.add_blank_page()
        made.save(held)
    seen = Inspected("application/pdf", "pdf", 1, (), scanned=False)
    store.take(case, case_key, by, name="I-94.pdf", what="I-94, arrival record", content=held.getvalue(), seen=seen)


def _figures(by: User) -> None:
    """Figures of the first programme are published; whoever was returned later waits for the next release."""
    with suppress(TooFew), transaction.atomic():
        prepared = prepare(by, Asked(until=dt.date(2021, 6, 30)))
        publish(by, prepared, prepared.seal)


def _walls(staff: Staff) -> None:
    """The second attorney is walled off from one case."""
    first, second = staff.attorneys
    case = Case.objects.filter(assignments__user=first).order_by("number").first()
    if case is not None:
        Wall.objects.create(case=case, user=second, made_by=first)
        Assignment.objects.filter(case=case, user=second).delete()
