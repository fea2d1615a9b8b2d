"""Cases begun, people added and changed, and how they belong together."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse

from amparo.office.cases.access.models import Case
from amparo.office.cases.casework.models import Note
from amparo.office.cases.people.contact import Channel, SafeContact
from amparo.office.cases.people.models import Person, Relation
from amparo.office.cases.people.persons import digits_of, unsealed
from amparo.office.platform.accounts.roles import Role
from tests.office.builders import Held, a_case, a_note, member, signed_in
from tests.office.reading import shown

pytestmark = pytest.mark.django_db


@pytest.fixture
def held() -> Held:
    return a_case(member(Role.ATTORNEY, "Elena"))


@pytest.fixture
def browser(held: Held) -> Client:
    return signed_in(held.case.assignments.get().user)


NEW = {"given": "Luz", "surnames": "Marina", "status": "consultation", "channel": "none", "once": "one"}


def test_a_case_is_begun_once_however_often_the_form_is_sent(browser: Client) -> None:
    first, second = browser.post(reverse("casework:begin"), NEW), browser.post(reverse("casework:begin"), NEW)
    assert first["Location"] == second["Location"]
    assert Case.objects.count() == 2
    assert "Luz Marina" in browser.get(first["Location"]).content.decode()
    assert "Do not contact" in browser.get(first["Location"]).content.decode()


@pytest.mark.parametrize("wrong", [{"given": ""}, {"a_number": "12"}, {"channel": "pigeon"}, {"status": "erased"}])
def test_a_case_that_cannot_be_is_refused_and_what_was_typed_kept(browser: Client, wrong: dict[str, str]) -> None:
    answer = browser.post(reverse("casework:begin"), {**NEW, **wrong})
    assert answer.status_code == 422
    assert 'value="Marina"' in answer.content.decode()
    assert Case.objects.count() == 1


def test_somebody_is_added_and_put_in_relation(held: Held, browser: Client) -> None:
    sent = {"given": "Iker", "part": "relative", "channel": "none"}
    answer = browser.post(reverse("casework:add_person", args=[held.number]), sent)
    assert answer["Location"].endswith("/relations/?of=3")
    browser.post(reverse("casework:relations", args=[held.number]), {"person": "3", "kind": "child", "other": "1"})
    page = shown(browser.get(reverse("casework:case", args=[held.number])))
    assert "child of Rosa" in page
    assert "parent of Iker" in page
    assert (
        browser.post(reverse("casework:end_relation", args=[held.number, 1, 3]), {"kind": "parent"}).status_code == 302
    )
    assert Relation.objects.filter(person__place=3).count() == 0
    same = browser.post(
        reverse("casework:relations", args=[held.number]), {"person": "1", "kind": "child", "other": "1"}
    )
    assert "two different people" in same.content.decode()


def test_a_change_is_sealed_and_shows_on_the_page(held: Held, browser: Client) -> None:
    address = reverse("casework:change_person", args=[held.number, 1])
    sent = {"given": "Rosalía", "surnames": "Q.", "also": "Rosy; La Rosa", "part": "client", "a_number": "A 1234567",
            "channel": "phone", "detail": "+1 915", "voicemail": "on", "never": "write", "version": "1"}  # fmt: skip
    assert browser.post(address, sent).status_code == 302
    someone = unsealed(held.case_key, Person.objects.get(pk=held.first.pk))
    assert (someone.names.also, someone.a_number_written) == (("Rosy", "La Rosa"), "A 001-234-567")
    page = browser.get(reverse("casework:case", args=[held.number])).content.decode()
    assert "voicemail allowed" in page
    assert "Never:" in page


def test_two_who_change_a_person_are_shown_what_differs(held: Held, browser: Client) -> None:
    address = reverse("casework:change_person", args=[held.number, 1])
    sent = {"given": "Rosa", "part": "client", "channel": "none", "version": "1"}
    browser.post(address, {**sent, "code_word": "jacaranda", "voicemail": "on"})
    answer = browser.post(address, {**sent, "code_word": "quetzal", "a_number": "212345679"})
    page = answer.content.decode()
    assert answer.status_code == 409
    assert "jacaranda" in page
    assert "quetzal" in page
    assert 'name="version" value="2"' in page
    assert browser.post(address, {**sent, "version": "2", "code_word": "quetzal"}).status_code == 302
    assert browser.post(address, {**sent, "version": "x"}).status_code == 409


def test_notes_are_written_and_struck_by_their_author(held: Held, browser: Client) -> None:
    browser.post(reverse("casework:note", args=[held.number]), {"text": "Two lines\r\nof it"})
    note = Note.objects.get()
    assert held.case_key.unseal(note, "sealed_text") == "Two lines\nof it"
    browser.post(reverse("casework:strike", args=[held.number, note.pk]))
    assert 'class="prose struck"' in browser.get(reverse("casework:case", args=[held.number])).content.decode()
    strike = reverse("casework:strike", args=[held.number, note.pk])
    browser.post(strike)  # of two at once the second does not take it back
    assert Note.objects.get().struck_at is not None
    browser.post(strike, {"restore": "1"})
    assert Note.objects.get().struck_at is None
    theirs = a_note(held, member(Role.PARALEGAL))
    assert browser.post(reverse("casework:strike", args=[held.number, theirs.pk])).status_code == 404


@pytest.mark.parametrize(
    ("typed", "digits"),
    [
        ("A 123-456-789", "123456789"),
        ("a1234567", "001234567"),
        ("A#12345678", "012345678"),
        ("A-Number: 123 456 789", "123456789"),
        ("USCIS# 123–456–789", "123456789"),
        ("No. A 123456789", "123456789"),
        ("A123456789.0", "123456789"),
        ("٠١٢-٣٤٥-٦٧٨", "012345678"),
        ("１２３４５６７８", "012345678"),
        ("", ""),
        ("A", ""),
    ],
)
def test_a_numbers_are_read_as_people_write_them(typed: str, digits: str) -> None:
    assert digits_of(typed) == digits


@pytest.mark.parametrize("typed", ["123456", "A1234567890", "B1234567", "12345678x", "123456789 / 987654321"])
def test_what_is_no_a_number_is_refused(typed: str) -> None:
    with pytest.raises(ValueError):
        digits_of(typed)


def test_the_safe_contact_line_says_all_that_one_must_know() -> None:
    contact = SafeContact(Channel.PHONE, "+1", "after 6", "the school", code_word="sol", language="Mam")
    assert contact.line == "Phone call: +1 · after 6 · speaks Mam · say “the school” · no voicemail · code word “sol”"
    assert SafeContact().line == "Do not contact"
    assert SafeContact.of({"channel": "sms", "unheard": 1}).label == "Text message"
