"""Asking for an interview, and holding it."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from amparo.office.interviews.models import Booking, Outcome, State, Wanted
from amparo.office.interviews.plan_state import plan_state
from tests.office.builders import Held, signed_in
from tests.office.interviews.conftest import Office, hour_of

pytestmark = pytest.mark.django_db
FORM = {"person": "1", "kind": "declaration", "language": "Spanish", "tier": "5"}


@pytest.fixture
def held(office: Office) -> Held:
    return office.case("Rosa")


def _ask(client: Client, held: Held, **more: Any) -> Any:
    return client.post(reverse("interviews:ask_interview", args=[held.number]), {**FORM, "once": "a", **more})


def test_the_minutes_come_from_the_office_and_from_what_the_person_needs(
    office: Office, ana: Client, held: Held
) -> None:
    held.wanted.delete()
    assert _ask(ana, held, child="on", trauma="on").status_code == 302
    assert [one.minutes for one in plan_state().needs.values()] == [180]


def test_nobody_can_be_given_less_than_they_need(ana: Client, held: Held) -> None:
    answer = _ask(ana, held, minutes="60", trauma="on")
    assert answer.status_code == 422
    assert "Nobody is rushed: this needs at least 150 minutes." in answer.content.decode()


@pytest.mark.parametrize(
    ("fields", "told"),
    [
        ({"language": ""}, "This field is required."),
        ({"language": "!!"}, "Name one language"),
        ({"language": "Spanish, Mam"}, "Name one language"),
        ({"minutes": "1000000"}, "less than or equal to 480"),
        ({"earliest": "2099-01-02", "last": "2099-01-01"}, "The deadline is before the first day."),
        ({"last": "2020-01-01"}, "This day is over."),
        ({"person": "77"}, "Select a valid choice"),
        ({"kind": "chat"}, "Select a valid choice"),
        ({"tier": "9"}, "Select a valid choice"),
        ({"note": "x" * 501}, "at most 500"),
        ({"last": "gestern"}, "Enter a valid date."),
    ],
)
def test_what_cannot_be_is_refused_beside_the_field_and_kept(
    ana: Client, held: Held, fields: dict[str, str], told: str
) -> None:
    answer = _ask(ana, held, **fields)
    assert answer.status_code == 422
    assert told in answer.content.decode()
    assert Wanted.objects.count() == 1


def test_two_who_change_the_same_request_see_both(office: Office, ana: Client, held: Held) -> None:
    address = reverse("interviews:change_interview", args=[held.number, held.wanted.pk])
    assert ana.post(address, {**FORM, "minutes": "180", "version": "1", "once": "1"}).status_code == 302
    ben = signed_in(office.ben)
    answer = ben.post(address, {**FORM, "minutes": "240", "version": "1", "once": "2"})
    assert answer.status_code == 409
    assert "180 minutes" in answer.content.decode()
    again = ben.post(address, {**FORM, "minutes": "240", "version": "2", "once": "3"})
    assert again.status_code == 302
    assert [one.minutes for one in plan_state().needs.values()] == [240]


def test_every_page_of_a_case_names_the_interviews(ana: Client, held: Held) -> None:
    page = ana.get(reverse("casework:case", args=[held.number])).content.decode()
    assert reverse("interviews:case_interviews", args=[held.number]) in page
    assert "No hour yet." in ana.get(reverse("interviews:case_interviews", args=[held.number])).content.decode()


def test_an_interview_is_begun_and_ended_in_its_room(office: Office, ana: Client, held: Held) -> None:
    office.plan()
    room = reverse("interviews:interview_room", args=[held.number, held.wanted.pk])
    assert "90 minutes" in ana.get(room).content.decode()
    ana.post(reverse("interviews:start_interview", args=[held.number, held.wanted.pk]), {"once": "s"})
    page = ana.get(room).content.decode()
    assert "There is time until" in page
    assert 'data-minutes="90"' in page
    answer = _end(ana, held, outcome="done")
    assert answer.status_code == 302
    booking = Booking.objects.get()
    assert (booking.outcome, booking.wanted.state, booking.cap_then) == (Outcome.DONE, State.HELD, 4)
    assert timezone.localdate(booking.appointment.at) == timezone.localdate()  # held before its day: it stands today
    assert "All was said" in ana.get(reverse("interviews:case_interviews", args=[held.number])).content.decode()
    assert _end(ana, held, outcome="done", once="again").status_code == 422


def test_more_time_is_booked_at_once_with_the_same_interviewer(office: Office, ana: Client, held: Held) -> None:
    office.plan()
    who = hour_of(held.wanted)[1]
    Booking.objects.update(started_at=timezone.now())
    answer = ana.post(
        reverse("interviews:end_interview", args=[held.number, held.wanted.pk]),
        {"outcome": "more", "more": "60", "once": "e"},
        follow=True,
    )
    assert "The time still needed is booked." in answer.content.decode()
    fresh = Wanted.objects.get(state=State.OPEN)
    assert hour_of(fresh)[1] == who
    assert Booking.objects.get(pk=fresh.pk).minutes == 60


def test_where_there_is_no_room_more_time_waits_for_the_next_plan(office: Office, ana: Client, held: Held) -> None:
    office.plan()
    office.first.__class__.objects.update(cap=0)
    answer = ana.post(
        reverse("interviews:end_interview", args=[held.number, held.wanted.pk]),
        {"outcome": "cut", "more": "60", "once": "e"},
        follow=True,
    )
    assert "waits for the next plan" in answer.content.decode()
    assert Wanted.objects.filter(state=State.OPEN).count() == 1


def test_time_that_ran_out_asks_how_much_is_missing(office: Office, ana: Client, held: Held) -> None:
    office.plan()
    answer = _end(ana, held, outcome="cut")
    assert answer.status_code == 422
    assert "Say how many minutes are still needed" in answer.content.decode()
    assert _end(ana, held, outcome="").status_code == 422
    assert Booking.objects.get().ended_at is None


def test_a_person_who_did_not_come_was_not_heard_from(office: Office, ana: Client, held: Held) -> None:
    office.plan()
    long_ago = timezone.localdate() - dt.timedelta(days=40)
    held.case.__class__.objects.update(heard_from_on=long_ago)
    _end(ana, held, outcome="absent")
    held.case.refresh_from_db()
    assert held.case.heard_from_on == long_ago
    assert Booking.objects.get().started_at is None


def test_an_interview_without_an_hour_cannot_begin(ana: Client, held: Held) -> None:
    answer = ana.post(reverse("interviews:start_interview", args=[held.number, held.wanted.pk]), {"once": "s"})
    assert answer.status_code == 422
    assert "This interview has no hour." in answer.content.decode()


def test_languages_are_the_same_however_they_are_written(office: Office, held: Held) -> None:
    office.first.languages = "kiche"
    office.first.save()
    held.wanted.delete()
    office.case("Ixchel", language="K’iche’")
    office.plan()
    assert {who for _at, who in map(hour_of, Wanted.objects.filter(booking__isnull=False))} == {"Ana"}


def test_an_interpreter_adds_time(office: Office) -> None:
    from amparo.office.interviews.models import Interpreter

    Interpreter.objects.create(name="Tomás", languages="Mam")
    held = office.case("Petrona", language="Mam")
    office.plan()
    booking = Booking.objects.get(pk=held.wanted.pk)
    assert (booking.minutes, booking.interpreter.name if booking.interpreter else "") == (120, "Tomás")


def _end(client: Client, held: Held, once: str = "e", **fields: str) -> Any:
    return client.post(
        reverse("interviews:end_interview", args=[held.number, held.wanted.pk]), {"once": once, **fields}
    )
