"""Who interviews and interprets, and what the office sets for its desk."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from amparo.office.interviews.board import TOLD, WHY
from amparo.office.interviews.models import Interpreter, Interviewer, Profile
from amparo.office.interviews.plan_state import plan_state
from amparo.office.platform.accounts.roles import Role
from amparo.scheduling.model import Why
from amparo.scheduling.repairing import Notice
from tests.office.builders import member, signed_in
from tests.office.days import court_day
from tests.office.interviews.conftest import Office

pytestmark = pytest.mark.django_db
DAY = {
    "languages": "Spanish, Mam", "cap": "3", "minutes": "300", "gap": "15", "opens": "08:30", "closes": "16:00",
    "weekdays": ["0", "2"],
}  # fmt: skip


def test_a_member_becomes_an_interviewer_with_a_cap(office: Office, ruth: Client) -> None:
    cleo = member(Role.ATTORNEY, "Cleo")
    assert ruth.post(reverse("interviews:new_interviewer"), {**DAY, "user": cleo.pk, "once": "n"}).status_code == 302
    row = Interviewer.objects.get(user=cleo)
    assert (row.cap, row.weekdays, row.languages) == (3, "0,2", "Spanish, Mam")
    assert "Cleo" in ruth.get(reverse("interviews:interviewers")).content.decode()


@pytest.mark.parametrize(
    ("fields", "told"),
    [
        ({"closes": "08:00"}, "later than the first"),
        ({"opens": ""}, "Give an hour."),
        ({"cap": "-1"}, "greater than or equal to 0"),
        ({"languages": " , "}, "Name at least one language."),
        ({"weekdays": []}, "This field is required."),
        ({"user": "0"}, "Select a valid choice"),
    ],
)
def test_a_day_that_cannot_be_is_refused(office: Office, ruth: Client, fields: dict[str, Any], told: str) -> None:
    cleo = member(Role.ATTORNEY, "Cleo")
    answer = ruth.post(reverse("interviews:new_interviewer"), {**DAY, "user": cleo.pk, **fields})
    assert answer.status_code == 422
    assert told in answer.content.decode()


def test_a_cap_of_none_is_allowed_and_nobody_is_planned(office: Office) -> None:
    office.case()
    Interviewer.objects.update(cap=0)
    held = plan_state()
    assert not held.plan.bookings
    assert len(held.plan.unplaced) == 1
    office.plan()
    assert not plan_state().plan.bookings
    page = signed_in(office.ana).get(reverse("interviews:interviews")).content.decode()
    assert "have a cap of 0" in page


def test_the_week_has_words_for_every_reason() -> None:
    assert set(WHY) == set(Why)
    assert set(TOLD) == set(Notice)


def test_two_who_change_an_interviewer_see_both(office: Office, ana: Client, ruth: Client) -> None:
    address = reverse("interviews:interviewer", args=[office.first.pk])
    form = {**DAY, "user": office.ana.pk, "version": "1"}
    assert ana.post(address, {**form, "cap": "2", "once": "a"}).status_code == 302
    answer = ruth.post(address, {**form, "cap": "5", "once": "b"})
    assert answer.status_code == 409
    assert "2 interviews" in answer.content.decode()


def test_interpreters_have_languages_days_and_absences(office: Office, ruth: Client) -> None:
    form = {"name": "Tomás", "languages": "Mam", "minutes": "240", "weekdays": ["1"], "once": "i"}
    assert ruth.post(reverse("interviews:new_interpreter"), form).status_code == 302
    row = Interpreter.objects.get()
    assert ruth.post(reverse("interviews:new_interpreter"), {**form, "once": "j"}).status_code == 422
    first, before = court_day(90).isoformat(), court_day(80).isoformat()
    away = ruth.post(reverse("interviews:away", args=["interpreter", row.pk]), {"first": first, "last": before})
    assert "This ends before it begins." in away.content.decode()
    assert ruth.post(reverse("interviews:away", args=["interpreter", row.pk]), {"first": first}).status_code == 302
    changed = ruth.post(reverse("interviews:interpreter", args=[row.pk]), {**form, "minutes": "100", "once": "k"})
    assert changed.status_code == 302
    row.refresh_from_db()
    assert row.minutes == 100
    assert row.absences.get().last.isoformat() == first


def test_the_office_sets_its_minutes_and_rooms(office: Office, ruth: Client) -> None:
    address = reverse("interviews:desk_settings")
    page = ruth.get(address).content.decode()
    assert 'name="kind_declaration"' in page
    form = {
        "kind_intake": "45", "kind_declaration": "150", "kind_fear_preparation": "90", "kind_fear_interview": "90",
        "kind_asylum_interview": "120", "child": "30", "trauma": "45", "interpreter": "40", "days": "40",
        "rooms": "El Paso 3\nCiudad Juárez 1", "once": "s",
    }  # fmt: skip
    assert ruth.post(address, form).status_code == 302
    profile = Profile.objects.get()
    assert profile.rooms == {"El Paso": 3, "Ciudad Juárez": 1}
    assert profile.kinds["declaration"] == 150
    wrong = ruth.post(address, {**form, "rooms": "El Paso many", "once": "t"})
    assert "is not a place and a number" in wrong.content.decode()
    held = office.case()
    case = signed_in(office.ana).get(reverse("interviews:ask_interview", args=[held.number])).content.decode()
    assert "Ciudad Juárez" in case


def test_rooms_bound_how_many_interview_at_once(office: Office) -> None:
    Profile.objects.create(pk=1, rooms={"El Paso": 1})
    for number in range(2):
        office.case(f"Person {number}", minutes=300, place="El Paso")
    office.plan()
    days = {one.day for one in plan_state().plan.bookings}
    assert len(days) == 2
