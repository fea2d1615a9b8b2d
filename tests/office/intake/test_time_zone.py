"""Whoever asked says their time zone to staff; what an earlier version guessed is taken back."""

from __future__ import annotations

from dataclasses import replace

import pytest
from django.test import Client
from django.urls import reverse

from amparo.office.cases.casework.models import Note
from amparo.office.cases.people.models import Person
from amparo.office.cases.people.persons import unsealed as person
from amparo.office.front_door.dropbox.codes import Code
from amparo.office.intake import guessed_zones, incoming
from amparo.office.intake.models import Request, RequestKey
from amparo.office.intake.requests import Asked, unsealed
from amparo.office.platform.accounts.models import User
from amparo.office.platform.accounts.roles import Role
from amparo.office.platform.encryption.case_keys import open_key
from tests.office.builders import a_request, member, put_message, signed_in

pytestmark = pytest.mark.django_db
CODE = Code(bytes(range(8)))
TOLD = {
    "where": "us", "place": "cerca de Laredo", "channel": "sms", "detail": "+52 656 123 4567",
    "days": ["4"], "from": "18:00", "until": "21:00", "name": "Marisol",
}  # fmt: skip


@pytest.fixture
def attorney() -> User:
    return member(Role.ATTORNEY, "Elena")


@pytest.fixture
def desk(attorney: User) -> Client:
    return signed_in(attorney)


def asked(row: Request) -> Asked:
    """The request as it stands."""
    row.refresh_from_db()
    return unsealed(open_key(row.pk, RequestKey), row)


def page_of(desk: Client, row: Request) -> str:
    """The page of the request."""
    return desk.get(reverse("intake:request", args=[row.pk])).content.decode()


def test_staff_see_that_the_zone_is_not_known_and_set_it_when_they_asked(desk: Client) -> None:
    row = a_request(TOLD, code=CODE)
    assert "Their time zone is not known." in page_of(desk, row)
    desk.post(reverse("intake:zone_request", args=[row.pk]), {"zone": "America/Chicago"})
    assert asked(row).rules.zone == asked(row).zone == "America/Chicago"
    page = page_of(desk, row)
    assert "Their time zone: Houston." in page
    assert "They said their time zone: Houston." in page


def test_a_zone_that_is_none_changes_nothing(desk: Client) -> None:
    row = a_request(TOLD, code=CODE)
    for typed in ("", "America/Nowhere"):
        answer = desk.post(reverse("intake:zone_request", args=[row.pk]), {"zone": typed})
        assert answer.status_code in (200, 422)
    assert asked(row).zone == ""


def test_the_zone_they_told_stays_through_corrections_until_they_name_another_place(desk: Client) -> None:
    row = a_request(TOLD, code=CODE)
    desk.post(reverse("intake:zone_request", args=[row.pk]), {"zone": "America/Chicago"})
    for changed, stays in (({"name": "Mari"}, True), ({"place": "Monterrey", "where": "mexico"}, False)):
        put_message(CODE, "request", {"language": "es", "told": {**TOLD, **changed}}, deed=str(changed))
        incoming.collect()
        assert (asked(row).clock == "America/Chicago") is stays
    assert asked(row).rules.zones == ("America/Monterrey",)


def test_staff_see_that_no_message_can_go_to_a_number(desk: Client) -> None:
    row = a_request({**TOLD, "detail": "mi tía"}, code=CODE)
    assert "Not a number a message can go to" in page_of(desk, row)


def test_a_number_of_before_is_read_by_the_country_they_are_in(desk: Client) -> None:
    row = a_request({**TOLD, "where": "mexico", "detail": "656 123 4567"}, code=CODE)
    assert asked(row).rules.detail == "+52 656 123 4567"


# --- what was guessed --------------------------------------------------------------------------------------


def _as_before(row: Request, desk: Client, zone: str) -> Person:
    """A case opened by an earlier version, which took that zone for what they said."""
    desk.post(
        reverse("intake:open_request", args=[row.pk]),
        {"given": "Marisol", "status": "open", "channel": "sms", "detail": "+52 656 123 4567", "days": ["4"],
         "opens": "18:00", "closes": "21:00", "zone": zone},
    )  # fmt: skip
    row.refresh_from_db()
    case_key = open_key(row.pk, RequestKey)
    kept = case_key.unseal(row, "sealed_told")
    del kept["clock"]
    row.sealed_told = case_key.seal(row, "sealed_told", kept)
    row.save()
    return Person.objects.get(case=row.case_id)


def _contact(someone: Person) -> object:
    someone.refresh_from_db()
    return person(open_key(someone.case_id), someone).contact


@pytest.mark.parametrize(
    ("told", "zone", "zones"),
    [
        ({}, "America/Denver", ()),
        ({"place": "Orlando, Florida"}, "America/Denver", ("America/New_York",)),
        ({"place": "Cancun", "where": "mexico"}, "America/Ciudad_Juarez", ("America/Cancun",)),
    ],
)
def test_a_zone_that_was_guessed_gives_way_and_staff_are_told(
    desk: Client, told: dict[str, str], zone: str, zones: tuple[str, ...]
) -> None:
    someone = _as_before(a_request({**TOLD, **told}, code=CODE), desk, zone)
    before = _contact(someone)
    guessed_zones.take_back()
    assert _contact(someone) == replace(before, zone="", zones=zones)  # type: ignore[type-var]
    notes = [open_key(one.case_id).unseal(one, "sealed_text") for one in Note.objects.filter(case=someone.case_id)]
    assert any("was guessed" in one for one in notes)
    count = Note.objects.count()
    guessed_zones.take_back()
    assert Note.objects.count() == count


@pytest.mark.parametrize(
    ("told", "zone"),
    [
        ({"zone": "America/Denver"}, "America/Denver"),  # they said it
        ({}, "America/Chicago"),  # staff chose another than the guess
        ({"place": "El Paso, Texas"}, "America/Denver"),  # the place leaves no doubt
    ],
)
def test_a_zone_that_is_known_stays(desk: Client, told: dict[str, str], zone: str) -> None:
    someone = _as_before(a_request({**TOLD, **told}, code=CODE), desk, zone)
    before = _contact(someone)
    guessed_zones.take_back()
    assert _contact(someone) == before


def test_a_case_opened_without_a_zone_keeps_all_that_the_place_can_have(desk: Client) -> None:
    row = a_request({**TOLD, "place": "Texas"}, code=CODE)
    page = desk.get(reverse("intake:open_request", args=[row.pk])).content.decode()
    assert 'name="zones" value="America/Chicago America/Denver"' in page
    desk.post(
        reverse("intake:open_request", args=[row.pk]),
        {"given": "M", "status": "open", "channel": "sms", "detail": "+52 656 123 4567", "days": ["4"],
         "opens": "18:00", "closes": "21:00", "zone": "", "zones": "America/Chicago America/Denver x"},
    )  # fmt: skip
    contact = _contact(Person.objects.get())
    assert contact.zones == ("America/Chicago", "America/Denver")  # type: ignore[attr-defined]
    assert contact.zone == ""  # type: ignore[attr-defined]
