"""A person of a case as forms are filled from them: every statement by its key, the representative by their details."""

from __future__ import annotations

import datetime as dt

import pytest
from django.urls import reverse

from amparo.forms.biography import BIOGRAPHY
from amparo.forms.biography.participants import REPRESENTATIVE
from amparo.forms.told import Told
from amparo.forms.views import view
from amparo.law.facts import Value
from amparo.law.partial import a_year
from amparo.office.cases.access.gate import CaseFile
from amparo.office.cases.access.rules import Permission
from amparo.office.cases.biography.client_files import client_file_of, participants_of
from amparo.office.cases.biography.details import details_of
from amparo.office.cases.biography.models import MemberDetails
from amparo.office.cases.people.persons import unsealed
from amparo.office.cases.statements.ledger import Origin
from amparo.office.cases.statements.models import Source
from amparo.office.cases.statements.reading import ledger_in
from amparo.office.cases.statements.services import enter_record
from amparo.office.platform.accounts.models import User
from amparo.office.platform.accounts.roles import Role
from tests.office.builders import Held, a_case, a_filing, a_school, member, signed_in

pytestmark = pytest.mark.django_db
TODAY = dt.date(2026, 11, 28)


@pytest.fixture
def by() -> User:
    return member(Role.ATTORNEY, "Elena")


@pytest.fixture
def held(by: User) -> Held:
    return a_case(by)


def _tell(held: Held, by: User, kind: str, **fields: Value | None) -> str:
    origin = Origin(Source.BY_PHONE)
    return str(enter_record(held.case, held.case_key, held.first, by, origin, kind, fields).pk)


def test_each_answer_is_found_again_by_the_key_of_its_statement(held: Held, by: User) -> None:
    a_filing(held, by)
    a_school(held, by)
    first = _tell(held, by, "particulars", family_name="Quiñónez de Tábora", religion="none")
    later = _tell(held, by, "particulars", religion="Católica", telephone=None)
    known = client_file_of(unsealed(held.case_key, held.first), ledger_in(held.case_key, held.first), TODAY)
    assert known.facts["nationality"] == "HN"
    assert [one.key for one in known.records["filings"]] == [str(held.record)]
    (school,) = known.records["schools"]
    assert school.fields["from_on"] == a_year(1999)
    seen = view(known)
    me = seen["me"]
    assert isinstance(me, dict)
    told: dict[str, Told] = me
    assert {name: (str(text), text.origins[0].key) for name, text in told.items() if name != "a_number"} == {
        "family_name": ("Quiñónez de Tábora", first),
        "given_name": ("Rosa", "names"),
        "religion": ("Católica", later),
        "nationality": ("Honduras", ""),
    }
    assert told["a_number"] == "212345678"


def test_every_group_and_kind_reaches_the_forms(held: Held, by: User) -> None:
    for kind in BIOGRAPHY.values():
        fact = next(iter(kind.fields.values()))
        some: dict[str, Value] = {"yes/no": True, "whole number": 4, "text": "x", "date": TODAY, "country": "HN"}
        _tell(held, by, kind.name, **{fact.name: next(iter(fact.choices), None) or some[fact.kind.value]})
    known = client_file_of(unsealed(held.case_key, held.first), ledger_in(held.case_key, held.first), TODAY)
    assert known.records.keys() >= set(BIOGRAPHY)


def test_the_responsible_attorney_stands_in_forms_by_their_own_details(held: Held, by: User) -> None:
    file = CaseFile(None, held.case, by, Permission.READ)  # type: ignore[arg-type]
    assert participants_of(file) == {}
    browser, where = signed_in(by), reverse("biography:my_details")
    typed = {"family_name": "Marín", "bar_number": "24001", "disciplined": "Ninguna", "accredited_on": "2020-02-01"}
    assert browser.post(where, typed).status_code == 302
    assert browser.post(where, {"accredited_on": "soon"}).status_code == 422
    assert participants_of(file)["representative"] == details_of(by)
    assert details_of(by) == {
        "family_name": "Marín",
        "bar_number": "24001",
        "disciplined": "none",
        "accredited_on": dt.date(2020, 2, 1),
    }
    assert b"24001" not in bytes(MemberDetails.objects.get().sealed_details)
    page = browser.get(where).content.decode()
    assert 'value="24001"' in page
    assert all(fact.question.en in page for fact in REPRESENTATIVE.fields.values() if "“" not in fact.question.en)
