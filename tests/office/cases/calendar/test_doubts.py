"""A hearing that can hardly be meant is asked about before it is taken; three relatives have three entries."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path

import pytest
import time_machine
from django.urls import reverse
from django.utils import timezone
from icalendar import Calendar

from amparo.office.cases.calendar import feeds
from amparo.office.cases.calendar.doubts import doubts_of
from amparo.office.cases.calendar.models import Appointment
from amparo.office.cases.deadlines.models import Kind, Tickler
from amparo.office.cases.people.models import Person
from amparo.office.platform.accounts.roles import Role
from tests.office.builders import Held, a_case, member, signed_in

pytestmark = pytest.mark.django_db

NOW = dt.datetime(2026, 12, 1, 17, 0, tzinfo=dt.UTC)


@pytest.fixture
def held() -> Held:
    return a_case(member(Role.ATTORNEY))


def _sent(day: str, hour: str = "08:30", **more: str) -> dict[str, str]:
    told = {"kind": "master", "day": day, "hour": hour, "zone": "America/Denver", "place": "El Paso", "note": "Room 4"}
    return {**told, **more}


@pytest.mark.parametrize(
    ("day", "asked"),
    [
        ("2020-01-07", "This hour is past"),
        ("2020-01-05", "Saturday or Sunday"),
        ("2027-01-02", "Saturday or Sunday"),
        ("2027-07-05", "federal holiday"),
    ],
)
def test_a_hearing_that_can_hardly_be_meant_is_asked_about_and_taken_when_it_is_right(
    held: Held, day: str, asked: str
) -> None:
    with time_machine.travel(NOW, tick=False):
        browser, before = signed_in(held.case.assignments.get().user), Appointment.objects.count()
        address = reverse("calendar:add_date", args=[held.number])
        page = browser.post(address, _sent(day))
        text = page.content.decode()
        assert page.status_code == 422
        assert asked in text
        assert "Room 4" in text
        assert Appointment.objects.count() == before
        answer = text.partition('name="it_is_right" value="')[2].partition('"')[0]
        assert browser.post(address, _sent("2027-01-03", it_is_right=answer)).status_code == 422
        assert browser.post(address, _sent(day, it_is_right=answer)).status_code == 302
        assert Appointment.objects.count() == before + 1


def test_every_reported_hearing_is_asked_about(held: Held, shared: Path) -> None:
    told = json.loads((shared / "reports" / "calendar" / "implausible_hearings.json").read_text(encoding="utf-8"))
    with time_machine.travel(NOW, tick=False):
        browser, before = signed_in(held.case.assignments.get().user), Appointment.objects.count()
        for one in told:
            sent = _sent(one["day"], kind=one["kind"])
            assert browser.post(reverse("calendar:add_date", args=[held.number]), sent).status_code == 422
        assert Appointment.objects.count() == before


def test_two_hearings_of_a_case_at_one_minute_are_asked_about(held: Held) -> None:
    row = held.date
    assert any("this minute" in one for one in doubts_of(held.case, "bond", row.at, row.zone))
    assert not any("this minute" in one for one in doubts_of(held.case, "bond", row.at, row.zone, row.pk))


def test_a_meeting_on_a_saturday_is_nobodys_question(held: Held) -> None:
    assert doubts_of(held.case, "meeting", dt.datetime(2027, 1, 2, 16, tzinfo=dt.UTC), "America/Denver") == []


def test_relatives_with_one_deadline_have_entries_of_their_own_told_by_place(held: Held) -> None:
    user = held.case.assignments.get().user
    first = Person.objects.get(case=held.case, place=1)
    people = [first]
    for place in (8, 9):
        more = Person(case=held.case, place=place, part="relative")
        more.sealed_names, more.sealed_a_number = first.sealed_names, first.sealed_a_number
        more.sealed_contact = first.sealed_contact
        people.append(more)
    Person.objects.bulk_create(people[1:])
    Tickler.objects.filter(case=held.case).delete()
    for person in people:
        row = Tickler(
            case=held.case, person=person, kind=Kind.DEADLINE, day=timezone.localdate() + dt.timedelta(days=9)
        )
        row.sealed_what = held.case_key.seal(row, "sealed_what", "asylum_one_year")
        row.save(force_insert=True)
    read = Calendar.from_ical(feeds.calendar_of(user)).walk("vevent")
    assert len({str(one["uid"]) for one in read}) == len(read) >= 3
    told = " ".join(str(one["summary"]) for one in read)
    assert "client 1" in told
    assert "relative 8" in told
    assert "relative 9" in told
    again = Calendar.from_ical(feeds.calendar_of(user)).walk("vevent")
    assert {str(one["uid"]) for one in again} == {str(one["uid"]) for one in read}
