"""A family whose biography is told, with forms that are being prepared: the richest of the samples, near to today."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Mapping
from importlib.resources import files

from django.utils import timezone

from amparo.forms.biography import BIOGRAPHY
from amparo.forms.client_file import ClientFile, client_file
from amparo.forms.reading import maps
from amparo.law.facts import Value
from amparo.law.partial import Between, a_month, a_year, is_year
from amparo.office.cases.access.gate import CaseFile
from amparo.office.cases.access.models import Case, Status, Team
from amparo.office.cases.access.rules import Permission
from amparo.office.cases.access.services import begin
from amparo.office.cases.deadlines.reckoning import write
from amparo.office.cases.filings import preparing
from amparo.office.cases.people.contact import Channel, SafeContact
from amparo.office.cases.people.models import Person
from amparo.office.cases.people.persons import Names, Someone, add, people_of
from amparo.office.cases.statements.ledger import Origin
from amparo.office.cases.statements.models import Source
from amparo.office.cases.statements.reading import ledger_in
from amparo.office.cases.statements.services import enter_record, set_of, state
from amparo.office.platform.accounts.models import User
from amparo.office.platform.audit.record import record
from amparo.office.platform.encryption.case_keys import OpenKey

TOLD_ON = dt.date(2026, 11, 28)
"""The day as of which the sample is written; the demo moves all its days by the same number."""
PREPARED = ("i-589", "g-28", "ar-11")


def prepare_forms(lead: User, team: Team) -> None:
    """A case whose client has told everything that forms ask, with three forms in preparation."""
    case, case_key = begin(lead, status=Status.OPEN, team=team, lead=lead)
    sample = _sample()
    (told,) = sample.records["particulars"]
    contact = SafeContact(Channel.PHONE, "+1 915 555 0177", "weekdays after 6 pm", language="Spanish")
    names = Names(str(told.fields["given_name"]), str(told.fields["family_name"]))
    person = add(case, case_key, names=names, a_number=sample.a_number, contact=contact)
    _tell(case, case_key, person, lead, sample)
    write(case.pk, case_key, person.pk, ledger_in(case_key, person), timezone.localdate())
    people = _begin_forms(case, lead)
    record(lead.pk, "case.imported", case.pk, f"{len(people)} people")


def _sample() -> ClientFile:
    text = files("amparo.forms").joinpath("samples/family.json").read_text("utf-8")
    return client_file(json.loads(text), TOLD_ON)


def _tell(case: Case, case_key: OpenKey, person: Person, by: User, sample: ClientFile) -> None:
    moved = timezone.localdate() - TOLD_ON
    origin = Origin(Source.IN_PERSON, said_on=timezone.localdate() - dt.timedelta(days=9))
    state(case, case_key, person, by, origin, _moved(sample.facts, moved))
    told = set_of(case, case_key, person, by, origin)
    for kind in BIOGRAPHY:
        for held in sample.records.get(kind, ()):
            enter_record(case, case_key, person, by, origin, kind, _moved(held.fields, moved), within=told)


def _begin_forms(case: Case, by: User) -> list[Someone]:
    file = CaseFile(None, case, by, Permission.CHANGE)  # type: ignore[arg-type]
    people = people_of(file)
    for name in PREPARED:
        form = next(form for form in maps().values() if form.name == name and form.current)
        preparing.begin(file, people[0], form)
    return people


def _moved(fields: Mapping[str, Value], by: dt.timedelta) -> dict[str, Value | None]:
    return {name: _later(value, by) for name, value in fields.items()}


def _later(value: Value, by: dt.timedelta) -> Value:
    match value:
        case dt.date():
            return value + by
        case Between(first=dt.date() as first):
            day = first + by
            return a_year(day.year) if is_year(value) else a_month(day.year, day.month)
    return value
