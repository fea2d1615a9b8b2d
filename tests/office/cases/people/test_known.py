"""Whoever the office may know is said at once, to whoever may know it; a second case needs a tick."""

from __future__ import annotations

import csv
import io
import json
import zipfile
from pathlib import Path

import pytest
from django.test import Client
from django.urls import reverse

from amparo.office.cases.access.models import Assignment, Case, Wall
from amparo.office.cases.people.known import name_key
from amparo.office.cases.people.persons import digits_of
from amparo.office.intake.models import State
from amparo.office.platform.accounts.roles import Role
from amparo.office.platform.audit.models import AuditEntry
from tests.office.builders import a_request, member, signed_in
from tests.office.second_person import exported

pytestmark = pytest.mark.django_db
SAID = "The office may know this person. Nothing is saved yet."


@pytest.fixture
def about(shared: Path) -> dict[str, str]:
    told = json.loads((shared / "reports" / "duplicates" / "begin_twice.json").read_text())
    names = {name: told[name] for name in ("given", "surnames", "a_number")}
    return {**names, "status": "open", "channel": "none"}


def begin(browser: Client, about: dict[str, str], **more: str) -> tuple[int, str]:
    answer = browser.post(reverse("casework:begin"), {**about, **more})
    return answer.status_code, answer.content.decode()


def test_the_second_time_leads_to_the_case_that_is_there(about: dict[str, str]) -> None:
    browser = signed_in(member(Role.ATTORNEY))
    assert begin(browser, about)[0] == 302
    status, page = begin(browser, about)
    number = Case.objects.get().number
    assert status == 409
    assert SAID in page
    assert reverse("casework:case", args=[number]) in page
    assert 'value="Duplicada"' in page
    assert begin(browser, about, known_seen="yes")[0] == 302
    assert Case.objects.count() == 2


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"a_number": ""}, True),  # the very same names
        ({"given": "DUPLICÁDA", "a_number": ""}, True),
        ({"given": "Otra", "surnames": "Persona"}, True),  # the same number
        ({"given": "Otra", "a_number": "A 555-111-223"}, False),
        ({"surnames": "", "a_number": ""}, False),  # one word is nobody's name
    ],
)
def test_the_same_number_or_the_very_same_names_are_said(
    about: dict[str, str], change: dict[str, str], said: bool
) -> None:
    browser = signed_in(member(Role.ATTORNEY))
    begin(browser, about)
    status, page = begin(browser, about, **change)
    assert (status == 409, SAID in page) == (said, said)


def test_of_a_case_of_others_the_page_says_only_that_somebody_must_look(about: dict[str, str]) -> None:
    begin(signed_in(member(Role.ATTORNEY)), about)
    other = member(Role.PARALEGAL)
    status, page = begin(signed_in(other), about)
    assert status == 409
    assert "Ask the attorney who decides on conflicts" in page
    assert Case.objects.get().number not in page
    assert AuditEntry.objects.filter(did="conflict.matched", actor=other.pk, case=Case.objects.get().pk).count() == 1
    assert Case.objects.count() == 1


def test_behind_a_wall_nothing_is_said_and_it_is_on_record(about: dict[str, str]) -> None:
    begin(signed_in(member(Role.ATTORNEY)), about)
    case, walled = Case.objects.get(), member(Role.PARALEGAL)
    Assignment.objects.create(case=case, user=walled)
    Wall.objects.create(case=case, user=walled, made_by=walled)
    assert begin(signed_in(walled), about)[0] == 302
    assert AuditEntry.objects.filter(did="conflict.matched", actor=walled.pk, case=case.pk).exists()


def test_opening_a_case_from_a_request_says_it_too(about: dict[str, str]) -> None:
    browser = signed_in(member(Role.ATTORNEY))
    begin(browser, about)
    row = a_request({"name": "Duplicada"})
    address = reverse("intake:open_request", args=[row.pk])
    answer = browser.post(address, about)
    assert answer.status_code == 409
    assert SAID in answer.content.decode()
    row.refresh_from_db()
    assert row.state == State.WAITING
    assert browser.post(address, {**about, "known_seen": "yes"}).status_code == 302
    row.refresh_from_db()
    assert row.state == State.OPENED


def test_names_are_compared_without_case_accents_and_order() -> None:
    assert name_key("Núñez-Peña Ana") == name_key("ana NUNEZ peña") != ""
    assert name_key("Ana") == ""


def test_a_spreadsheet_keeps_the_zero_of_an_a_number(shared: Path) -> None:
    told = json.loads((shared / "reports" / "export" / "a_number_zero.json").read_text())
    browser = signed_in(member(Role.ATTORNEY))
    browser.post(
        reverse("casework:begin"), {"given": "Ana", "a_number": "012345678", "status": "open", "channel": "none"}
    )
    number = Case.objects.get().number
    with zipfile.ZipFile(io.BytesIO(exported(browser, number).content)) as packed:
        text = packed.read(f"{number}/{told['file']}").decode("utf-8-sig")
    (row,) = csv.DictReader(io.StringIO(text))
    assert row["a_number"] == told["a_number"]
    assert digits_of(row["a_number"]) == "012345678"
