"""Small worlds for tests: members, cases, people, statements, made through the services that the office uses."""

from __future__ import annotations

import datetime as dt
import io
import json
import time
import uuid
from collections.abc import Mapping, Sequence
from copy import copy
from dataclasses import asdict, dataclass, field, replace
from typing import Any

import pikepdf
from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.db import transaction
from django.test import Client
from django.utils import timezone

from amparo.figures.publishing import kept
from amparo.figures.releasing import Asked, release
from amparo.forms.letters import shipped
from amparo.forms.reading import maps
from amparo.law.facts import Value
from amparo.law.partial import a_year
from amparo.office.border.checkins import agreeing
from amparo.office.border.checkins.agreeing import Agreed
from amparo.office.border.checkins.models import Plan, Terms
from amparo.office.border.harm import incidents
from amparo.office.border.harm.details import IncidentDetails
from amparo.office.border.harm.models import Incident
from amparo.office.border.harm.models import Kind as Harm
from amparo.office.border.needs import follow_up
from amparo.office.border.needs.models import Kind, Need
from amparo.office.border.questionnaires.models import Arrival, Questionnaire
from amparo.office.border.returns import fear, passages
from amparo.office.border.returns.models import Step
from amparo.office.border.testimony.models import Consent, Text
from amparo.office.border.testimony.models import Release as GivenOut
from amparo.office.border.testimony.texts import WrittenTestimony
from amparo.office.border.whereabouts import tier
from amparo.office.border.whereabouts.models import Whereabouts
from amparo.office.border.whereabouts.records import Where
from amparo.office.cases.access.gate import CaseFile
from amparo.office.cases.access.models import Assignment, Case, Status, Team, Wall
from amparo.office.cases.access.rules import TAKES_CASES, Permission
from amparo.office.cases.access.services import begin
from amparo.office.cases.calendar import dates
from amparo.office.cases.calendar.models import Appointment
from amparo.office.cases.casework.models import Note
from amparo.office.cases.documents import store
from amparo.office.cases.documents.inspection import Inspected
from amparo.office.cases.documents.models import Document
from amparo.office.cases.filings import preparing
from amparo.office.cases.filings.models import PreparedForm
from amparo.office.cases.letters import writing
from amparo.office.cases.letters.models import Letter
from amparo.office.cases.messages import outbox
from amparo.office.cases.messages.models import Message
from amparo.office.cases.messages.wording import Purpose
from amparo.office.cases.packets.content import Content, Exhibit
from amparo.office.cases.packets.models import Packet
from amparo.office.cases.people.contact import Channel, SafeContact
from amparo.office.cases.people.models import Kinship, Person
from amparo.office.cases.people.persons import Names, add, people_of, relate
from amparo.office.cases.statements.ledger import Origin
from amparo.office.cases.statements.models import Source, Statement
from amparo.office.cases.statements.services import enter_record, state
from amparo.office.front_door.dropbox import collecting, gateway
from amparo.office.front_door.dropbox.codes import Code
from amparo.office.intake import hours, incoming, retention
from amparo.office.intake.alarms import raise_alarm
from amparo.office.intake.models import AlarmKind, Organisation, Request
from amparo.office.interviews.models import Absence, Interpreter, Interviewer, Proposal, Wanted
from amparo.office.interviews.requests import Needs
from amparo.office.outward.reports.models import Release
from amparo.office.platform.accounts.models import User
from amparo.office.platform.accounts.roles import Role
from amparo.office.platform.accounts.sessions import SessionStore
from amparo.office.platform.encryption.case_keys import OpenKey
from amparo.office.platform.encryption.sealed_messages import seal_message
from tests.figures.dockets import docket

PASSWORD = "seven grey herons wade upstream"
TODAY = timezone.localdate


def member(role: str, name: str = "", **more: Any) -> User:
    """A member of a role; without a password, which takes long to hash."""
    email = f"{role}-{uuid.uuid4().hex[:8]}@office.invalid"
    return User.objects.create_user(email, None, name=name or f"The {role}", role=role, **more)


def signed_in(user: User, *, factors: int = 2, ago: float = 0) -> Client:
    """A browser in which the member is signed in, with both factors shown so many seconds ago.

    Its session is written once, as signing in leaves it; Django's own `force_login` would write it four times.
    """
    methods = [{"method": "password", "at": time.time() - ago, "email": user.email}]
    if factors == 2:
        methods.append({"method": "mfa", "type": "totp", "at": time.time() - ago, "reauthenticated": True})
    session = SessionStore()
    session.update(
        {
            SESSION_KEY: str(user.pk),
            BACKEND_SESSION_KEY: "allauth.account.auth_backends.AuthenticationBackend",
            HASH_SESSION_KEY: user.get_session_auth_hash(),
            "account_authentication_methods": methods,
            "account_authentication_methods_user": str(user.pk),
        }
    )
    session.create()
    client = Client()
    client.cookies[settings.SESSION_COOKIE_NAME] = session.session_key
    return client


@dataclass
class Held:
    """A case with something of everything in it."""

    case: Case
    case_key: OpenKey
    first: Person
    second: Person
    statement: Statement
    date: Appointment
    wanted: Wanted
    notes: dict[int, uuid.UUID] = field(default_factory=dict)
    incident: uuid.UUID | None = None
    record: uuid.UUID = field(default_factory=uuid.uuid4)
    told: uuid.UUID = field(default_factory=uuid.uuid4)
    questionnaire: uuid.UUID | None = None
    arrival: uuid.UUID | None = None
    need: uuid.UUID | None = None
    passage: uuid.UUID = field(default_factory=uuid.uuid4)
    fear: uuid.UUID = field(default_factory=uuid.uuid4)
    form: uuid.UUID = field(default_factory=uuid.uuid4)
    comment: uuid.UUID = field(default_factory=uuid.uuid4)
    letter: uuid.UUID = field(default_factory=uuid.uuid4)

    @property
    def number(self) -> str:
        """The number of the case."""
        return self.case.number


@transaction.atomic
def a_case(by: User, *, team: Team | None = None, status: str = Status.OPEN, given: str = "Rosa") -> Held:
    """A case of two people, with facts, a note, a date and a document."""
    case, case_key = begin(by, status=status, team=team, lead=by)
    contact = SafeContact(Channel.PHONE, "+1 915 555 0100", "after 6 pm", say="the school")
    first = add(case, case_key, names=Names(given, "Quiñónez Tábora"), a_number="212345678", contact=contact)
    second = add(case, case_key, names=Names("Axel", "Quiñónez"), part="relative", contact=SafeContact())
    relate(case, case_key, second, first, Kinship.CHILD)
    origin = Origin(Source.IN_PERSON, said_on=timezone.localdate())
    facts: dict[str, Value | None] = {
        "last_entry_on": timezone.localdate() - dt.timedelta(days=350),
        "nationality": "HN",
    }
    rows = state(case, case_key, first, by, origin, facts)  # their deadlines are reckoned with the hearing
    at = timezone.now() + dt.timedelta(days=3)
    date = dates.add(case, case_key, kind="master", at=at, zone="America/Denver", place="El Paso")
    seen = Inspected("application/pdf", "pdf", 1, (), scanned=False)
    store.take(case, case_key, by, name="I-94.pdf", what="I-94", content=a_pdf(), seen=seen)
    held = Held(case, case_key, first, second, rows["last_entry_on"], date, a_wanted(case, case_key, first, by))
    _returned(held, by)
    return held


def a_wanted(case: Case, case_key: OpenKey, person: Person, by: User, **more: Any) -> Wanted:
    """Somebody is to be interviewed."""
    row = Wanted(case=case, person=person, asked_by=by)
    needs = Needs(**{"kind": "declaration", "minutes": 90, "language": "Spanish", **more})
    row.sealed_needs = case_key.seal(row, "sealed_needs", needs.kept())
    row.save(force_insert=True)
    return row


def an_interviewer(user: User, **more: Any) -> Interviewer:
    """A member who interviews from nine to five, four people a day."""
    told = {"languages": "Spanish, English", "opens": dt.time(9), "closes": dt.time(17), **more}
    return Interviewer.objects.create(user=user, **told)


def _returned(held: Held, by: User) -> None:
    """They were sent back last week and said that they are afraid."""
    case, case_key, day = held.case, held.case_key, timezone.localdate() - dt.timedelta(days=7)
    told = passages.PassageDetails(port="el_paso", words="At night, over the bridge.", papers=("Form I-862",))
    held.passage = passages.add(case, case_key, by, held.first, kind="return", on=day, details=told).pk
    stated = fear.Stated(to="port", how="volunteered", words="Tengo miedo.", language="Spanish")
    held.fear = fear.add(case, case_key, by, held.first, on=day, details=stated).pk
    step = Step(case=case, appointment=held.date, name="travel", state="done", by=by, for_at=held.date.at)
    step.sealed_note = case_key.seal(
        step, "sealed_note", {"note": "With Sister Inés.", "language": "", "confirmed": False}
    )
    step.save(force_insert=True)


def a_note(held: Held, by: User, text: str = "A note.") -> Note:
    """A note in a case."""
    row = Note(case=held.case, author=by)
    row.sealed_text = held.case_key.seal(row, "sealed_text", text)
    row.save(force_insert=True)
    held.notes[by.pk] = row.pk
    return row


def a_filing(held: Held, by: User, **fields: Value | None) -> uuid.UUID:
    """An application of the first person of a case, on paper."""
    told: dict[str, Value | None] = {"form": "i589", "received_on": timezone.localdate() - dt.timedelta(days=40)}
    origin = Origin(Source.DOCUMENT, "I-797C", "1", timezone.localdate())
    row = enter_record(held.case, held.case_key, held.first, by, origin, "filings", told | fields)
    held.record = row.pk
    return held.record


def a_school(held: Held, by: User, **fields: Value | None) -> uuid.UUID:
    """A school that the first person of a case went to, as they told it."""
    told: dict[str, Value | None] = {"name": "Escuela Morazán", "from_on": a_year(1999), "until_on": a_year(2004)}
    origin = Origin(Source.IN_PERSON, said_on=timezone.localdate())
    held.told = enter_record(held.case, held.case_key, held.first, by, origin, "schools", told | fields).pk
    return held.told


def a_questionnaire(held: Held, by: User) -> None:
    """A questionnaire that was shared with the first person of a case, and what they sent: one school."""
    row = Questionnaire(case=held.case, person=held.first, lookup=uuid.uuid4().hex, shared_by=by)
    row.sealed_code = held.case_key.seal(row, "sealed_code", {"key": "00" * 32})
    row.sealed_groups = held.case_key.seal(row, "sealed_groups", ["schools"])
    row.save(force_insert=True)
    arrival = Arrival(questionnaire=row, at=timezone.now())
    lines = {"1": {"group": "schools", "fields": {"name": "Escuela Morazán", "from_on": "1999"}}}
    arrival.sealed_lines = held.case_key.seal(arrival, "sealed_lines", lines)
    arrival.save(force_insert=True)
    held.questionnaire, held.arrival = row.pk, arrival.pk


def an_incident(held: Held, by: User, **told: Any) -> Incident:
    """Harm done to the first person of a case."""
    told = {"kind": Harm.KIDNAPPING, "against": (held.first.pk,), "city": "Ciudad Juárez", **told}
    row = incidents.add(held.case, held.case_key, by, IncidentDetails(**told))
    held.incident = row.pk
    return row


def a_packet(held: Held, by: User, **told: Any) -> Packet:
    """A packet with the documents of the case as its exhibits."""
    documents = Document.objects.filter(case=held.case).order_by("place")
    exhibits = tuple(Exhibit(str(row.pk), f"Document {row.place}") for row in documents)
    content = Content(**{"preset": "court", "title": "Respondent's Exhibits", "exhibits": exhibits, **told})
    row = Packet(case=held.case, place=Packet.objects.filter(case=held.case).count() + 1, by=by)
    row.sealed_content = held.case_key.seal(row, "sealed_content", content.to_seal())
    row.save(force_insert=True)
    return row


def a_need(held: Held, by: User, **wanted: Any) -> Need:
    """Something that the first person of a case needs."""
    told: dict[str, Any] = {
        "kind": Kind.MEDICAL,
        "what": "Insulin, one vial left.",
        "city": "Ciudad Juárez",
        "person": held.first,
        "urgent": False,
        "lasts_until": None,
        "next_on": timezone.localdate() + dt.timedelta(days=20),
        "follower": by,
    }
    row = follow_up.add(held.case, held.case_key, by, follow_up.Wanted(**(told | wanted)))
    held.need = row.pk
    return row


def a_form(held: Held, by: User, name: str = "ar-11") -> PreparedForm:
    """A government form for the first person of a case, with a comment on its first item."""
    file = CaseFile(None, held.case, by, Permission.CHANGE)  # type: ignore[arg-type]
    form = next(form for form in maps().values() if form.name == name)
    row = preparing.begin(file, people_of(file)[0], form)
    item = form.items[0]
    preparing.comment(
        file, preparing.prepared(file, row.pk), preparing.item_token((item.part, item.number, item.label, 0)), "Ask."
    )
    held.form, held.comment = row.pk, row.comments.get().pk
    return row


def a_letter(held: Held, by: User, template: str = "records-request") -> Letter:
    """A letter about the first person of a case."""
    file = CaseFile(None, held.case, by, Permission.CHANGE)  # type: ignore[arg-type]
    row = writing.begin(file, people_of(file)[0], shipped()[template], timezone.localdate())
    held.letter = row.pk
    return row


def a_whereabouts(held: Held, named: Sequence[User], city: str = "Reynosa") -> Whereabouts:
    """Where the first person of a case is, open to these members."""
    case_key = tier.found(held.case, named)
    row = Whereabouts(case=held.case, person=held.first, by=named[0])
    row.sealed_where = case_key.seal(row, "sealed_where", asdict(Where(city, shelter=f"House in {city}")))
    row.save(force_insert=True)
    return row


def a_plan(held: Held, user: User, start: dt.datetime | None = None, **more: Any) -> Plan:
    """Check-ins of the first person of a case: every day by six in Juárez, unless told otherwise."""
    start = start or timezone.now()
    agreed = Agreed(**{"first": start.date().isoformat(), **more})
    plan = Plan.objects.create(case=held.case, person=held.first)
    row = Terms(plan=plan, start=start, by=user)
    row.sealed_terms = agreeing.sealed(held.case_key, row, agreed)
    coming = agreeing.value(row, agreed).next(0)
    row.next_at = coming[1] if coming else None
    row.save(force_insert=True)
    return plan


def a_pdf() -> bytes:
    """A small PDF."""
    held = io.BytesIO()
    with pikepdf.new() as made:
        made.add_blank_page()
        made.save(held)
    return held.getvalue()


@transaction.atomic
def a_testimony(held: Held, by: User, reader: User) -> None:
    """A consent, a text of it that was read, and its release."""
    consent = a_consent(held, by)
    row = Text(case=held.case, story=1, writer=by, reader=reader, state="read", given_at=timezone.now())
    row.read_at = timezone.now()
    told_of = (str(held.first.pk),)
    story = WrittenTestimony("Her story", "I was afraid.", "Rosa was afraid.", "en", told_of, hands=(by.pk,))
    row.sealed_words = held.case_key.seal(row, "sealed_words", story.kept())
    row.save(force_insert=True)
    release = GivenOut(case=held.case, place=1, text=row, on=timezone.localdate(), by=by)
    about = {"kind": "press", "recipient": "The Border Herald", "purpose": "a series"}
    release.sealed_about = held.case_key.seal(release, "sealed_about", about)
    release.save(force_insert=True)
    release.consents.add(consent)


def a_consent(held: Held, by: User, person: Person | None = None, *, days: int = 90, **terms: Any) -> Consent:
    """A consent of the first person of a case, on paper, given yesterday."""
    today = timezone.localdate()
    told = {
        "kind": "press", "recipient": "The Border Herald", "what": "the crossing", "purpose": "a series",
        "identified": "nobody", "how": "signed", "given_on": (today - dt.timedelta(days=1)).isoformat(),
        "language": "Spanish", "explained_by": "Lucía", "age": "adult",
    } | terms  # fmt: skip
    last = Consent.objects.filter(case=held.case).count()
    row = Consent(case=held.case, person=person or held.first, place=last + 1, recorded_by=by)
    row.until = today + dt.timedelta(days=days)
    row.paper = None if told["how"] == "spoken" else held.case.documents.get(place=1)
    row.sealed_terms = held.case_key.seal(row, "sealed_terms", told)
    row.save(force_insert=True)
    return row


RELATIONS = ("own", "team", "other", "walled", "erased", "missing")
"""How a case can stand to a member."""


@dataclass
class World:
    """Members of every role, and for each of them a case of every relation."""

    users: Mapping[str, User]
    spare: User
    walled: User
    cases: Mapping[tuple[str, str], Held]
    team: Team
    invitation: int
    requests: Mapping[tuple[str, str], uuid.UUID]
    slots: Mapping[str, uuid.UUID]
    messages: Mapping[str, uuid.UUID]
    alarms: Mapping[str, uuid.UUID]
    organisation: int
    interviewer: Interviewer
    interpreter: int
    absence: int
    proposals: Mapping[str, uuid.UUID]
    release: int

    def as_made(self) -> World:
        """The same with members and cases of its own, on which a test may change something."""
        users = {role: copy(user) for role, user in self.users.items()}
        cases = {place: replace(held, case=copy(held.case)) for place, held in self.cases.items()}
        return replace(self, users=users, spare=copy(self.spare), walled=copy(self.walled), cases=cases)


def world_of() -> World:
    """Make the world."""
    from amparo.office.platform.accounts import invitations
    from amparo.office.platform.accounts.models import Invitation

    users = {role.value: member(role) for role in Role}
    owner, spare, walled = (
        member(Role.ATTORNEY, "Owner"),
        member(Role.PARALEGAL, "Spare"),
        member(Role.PARALEGAL, "Out"),
    )
    team = Team.objects.create(name="Team of all")
    team.members.set(users.values())
    invitations.invite(owner, email="new@office.invalid", name="New", role=Role.VOLUNTEER)
    cases = {}
    for role, user in users.items():
        for relation in RELATIONS[:-1]:
            held = a_case(owner, team=team if relation in ("team", "walled") else None, given=f"{role} {relation}")
            if relation in ("own", "walled", "erased"):
                Assignment.objects.create(case=held.case, user=user)
            if relation == "walled":
                Wall.objects.create(case=held.case, user=user, made_by=owner)
            Assignment.objects.create(case=held.case, user=spare)
            Wall.objects.create(case=held.case, user=walled, made_by=owner)
            a_note(held, user)
            a_filing(held, owner)
            a_school(held, owner)
            a_questionnaire(held, owner)
            an_incident(held, owner)
            a_packet(held, owner)
            a_need(held, owner)
            a_form(held, owner)
            a_letter(held, owner)
            a_testimony(held, owner, spare)
            a_whereabouts(held, [owner, user, spare])
            a_plan(held, owner)
            if relation == "erased":
                _erase(held.case)
            cases[role, relation] = held
    requests = {
        (role, relation): _request_of(relation, user, walled).pk
        for role, user in users.items()
        for relation in RELATIONS[:-1]
    }
    invitation = Invitation.objects.get().pk
    slots = {role: _hour_of(user) for role, user in users.items() if role in TAKES_CASES}
    messages = {role: _message_to(cases[role, "own"].first).pk for role in users}
    organisation = Organisation.objects.create(name="Others", place="El Paso", reach="+1 915 555 0100").pk
    interviewer = an_interviewer(spare)
    interpreter = Interpreter.objects.create(name="Tomás", languages="Mam").pk
    absence = Absence.objects.create(interviewer=interviewer, first=timezone.localdate(), last=timezone.localdate()).pk
    proposals = {
        role: Proposal.objects.create(deed="mend", by=user, base=0, bookings=[]).pk for role, user in users.items()
    }
    release = a_release(owner).pk
    return World(
        users=users,
        spare=spare,
        walled=walled,
        cases=cases,
        team=team,
        invitation=invitation,
        requests=requests,
        slots=slots,
        messages=messages,
        alarms={role: an_alarm(cases[role, "own"]) for role in users},
        organisation=organisation,
        interviewer=interviewer,
        interpreter=interpreter,
        absence=absence,
        proposals=proposals,
        release=release,
    )


def a_request(told: Mapping[str, Any] | None = None, *, language: str = "es", code: Code | None = None) -> Request:
    """A request that came by message, as from the public pages."""
    code = code or Code.new()
    put_message(code, "request", {"language": language, "told": told or {"words": "Ayuda.", "name": "Marisol"}})
    incoming.collect()
    return Request.objects.get(lookup=code.lookup)


def put_message(code: Code, kind: str, more: Mapping[str, Any], deed: str = "") -> None:
    """Put a message into the dropbox, sealed to this office."""
    message = code.message_id(deed or kind)
    content = {"kind": kind, "lookup": code.lookup, "key": code.key.hex(), "language": "es", **more}
    place = collecting.message_place(message)
    gateway.put(message, seal_message(collecting.own_public_key(), json.dumps(content).encode(), place))


def a_release(by: User) -> Release:
    """Figures of invented people, as they are kept."""
    made = release(docket(7, 700), Asked(dt.date(2019, 12, 1)), dt.date(2019, 12, 1)).release
    return Release.objects.create(
        on=made.on, until=made.until, total=made.total, tables=kept(made), published_by=by
    )  # fmt: skip


def _request_of(relation: str, user: User, walled: User) -> Request:
    row = a_request()
    if relation == "own":
        Request.objects.filter(pk=row.pk).update(taken_by=user, state="taken")
    if relation == "walled":
        row.walled.add(user)
    if relation == "erased":
        retention.erase(row)
    return row


def _hour_of(user: User) -> uuid.UUID:
    tomorrow = timezone.localdate() + dt.timedelta(days=1)
    return hours.offer(user, tomorrow, dt.time(9), dt.time(10), 45)[0]


def _message_to(person: Person) -> Message:
    now = timezone.now()
    outbox.put("person", person.pk, Purpose.CALL, "test", due_at=now, until=now + dt.timedelta(days=1))
    return Message.objects.get(owner=person.pk)


def an_alarm(held: Held, kind: str = AlarmKind.DANGER) -> uuid.UUID:
    """The first person of a case cried for help."""
    alarm = uuid.uuid4()
    raise_alarm(alarm, AlarmKind(kind), timezone.now(), case=held.case, person=held.first)
    return alarm


def _erase(case: Case) -> None:
    from amparo.office.cases.access.services import erase_rooms
    from amparo.office.platform.encryption.models import CaseKey

    CaseKey.objects.filter(case=case).delete()
    erase_rooms(case)
    Case.objects.filter(pk=case.pk).update(status=Status.ERASED)
