"""The number or address of somebody, checked when it is typed."""

from __future__ import annotations

import pytest
from django.urls import reverse

from amparo.office.cases.people.addresses import fault, kept
from amparo.office.cases.people.contact import Channel
from amparo.office.cases.people.models import Person
from amparo.office.cases.people.persons import unsealed
from amparo.office.platform.accounts.roles import Role
from amparo.office.platform.encryption.case_keys import open_key
from tests.office.builders import member, signed_in

SIMPLE = {"given": "Ana", "status": "open", "channel": "sms"}


@pytest.mark.parametrize(
    ("channel", "detail", "told"),
    [
        (Channel.SMS, "656 123 4567", "write +52 656 123 4567"),
        (Channel.SMS, "646 223 4567", "+52 646 223 4567 or +1 646-223-4567"),
        (Channel.WHATSAPP, "+52 656 123 4567, +1 915 555 0100", "several numbers"),
        (Channel.SMS, "+52 656 123 4567 after six", "the number alone"),
        (Channel.SMS, "my aunt", "write +52 656 123 4567"),
        (Channel.EMAIL, "ana at example", "no e-mail address"),
        (Channel.SMS, "", ""),
        (Channel.PHONE, "the neighbor, after six", ""),
        (Channel.THROUGH, "Inés", ""),
        (Channel.SMS, "+52 1 656 123 4567", ""),
        (Channel.EMAIL, " ana@example.org ", ""),
    ],
)
def test_what_no_message_can_go_to_is_said_with_what_to_write(channel: str, detail: str, told: str) -> None:
    said = fault(channel, detail)
    assert told in said
    assert bool(told) == bool(said)


def test_what_is_no_number_is_kept_to_the_letter() -> None:
    assert kept(Channel.PHONE, "the neighbor, after six") == "the neighbor, after six"
    assert kept(Channel.PHONE, "0052 656 1234567") == "+52 656 123 4567"
    assert kept(Channel.LETTER, "Calle 5 #6") == "Calle 5 #6"


@pytest.mark.django_db
def test_staff_who_type_half_a_number_are_told_at_once_and_nothing_typed_is_lost() -> None:
    desk = signed_in(member(Role.PARALEGAL))
    page = desk.post(reverse("casework:begin"), {**SIMPLE, "detail": "656 123 4567", "never": "call the house"})
    assert page.status_code == 422
    for shown in ("write +52 656 123 4567", 'value="656 123 4567"', "call the house"):
        assert shown in page.content.decode()
    assert not Person.objects.exists()


@pytest.mark.django_db
def test_a_number_is_kept_as_it_is_written() -> None:
    desk = signed_in(member(Role.PARALEGAL))
    desk.post(reverse("casework:begin"), {**SIMPLE, "detail": "\u202a0052 1 656–1234567\u202c"})
    row = Person.objects.get()
    assert unsealed(open_key(row.case_id), row).contact.detail == "+52 656 123 4567"
