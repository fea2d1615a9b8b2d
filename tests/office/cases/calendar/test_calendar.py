"""Dates stand on the day of their place; the feed carries numbers and no names; summer time is kept."""

from __future__ import annotations

import datetime as dt

import pytest
from django.urls import reverse
from django.utils import timezone
from icalendar import Calendar

from amparo.office.cases.calendar import dates, feeds
from amparo.office.cases.calendar.entries import entries
from amparo.office.cases.calendar.forms import DateForm
from amparo.office.cases.calendar.models import Appointment, Feed
from amparo.office.platform.accounts.roles import Role
from tests.office.builders import Held, a_case, member, signed_in
from tests.office.days import court_day

pytestmark = pytest.mark.django_db


@pytest.fixture
def held() -> Held:
    return a_case(member(Role.ATTORNEY))


def _form(**more: str) -> DateForm:
    sent = {"kind": "merits", "day": "2027-01-04", "hour": "08:30", "zone": "America/Denver", **more}
    return DateForm(sent)


def test_an_hour_is_that_of_the_place() -> None:
    winter, summer = _form(), _form(day="2027-07-05")
    assert winter.is_valid()
    assert summer.is_valid()
    assert winter.cleaned_data["at"] == dt.datetime(2027, 1, 4, 15, 30, tzinfo=dt.UTC)
    assert summer.cleaned_data["at"] == dt.datetime(2027, 7, 5, 14, 30, tzinfo=dt.UTC)


def test_an_hour_that_the_clocks_skip_is_refused_and_arizona_skips_none() -> None:
    assert not _form(day="2027-03-14", hour="02:30").is_valid()
    assert _form(day="2027-03-14", hour="02:30", zone="America/Phoenix").is_valid()


@pytest.mark.parametrize(
    "wrong", [{"day": "1027-01-04"}, {"day": "soon"}, {"hour": "25:00"}, {"zone": "Mars/Base"}, {"kind": "party"}]
)
def test_what_cannot_be_is_refused(wrong: dict[str, str]) -> None:
    assert not _form(**wrong).is_valid()


def test_a_late_hearing_in_the_west_stands_on_the_day_there(held: Held) -> None:
    at = dt.datetime(2027, 2, 2, 6, 30, tzinfo=dt.UTC)  # half past ten in the evening of the first, in Tijuana
    dates.add(held.case, held.case_key, kind="port", at=at, zone="America/Los_Angeles", place="San Ysidro")
    user = held.case.assignments.get().user
    day = dt.date(2027, 2, 1)
    assert [one.what for one in entries(user, day, day)] == ["Appearance at a port of entry"]
    assert entries(user, dt.date(2027, 2, 2), dt.date(2027, 2, 2)) == []


def test_the_feed_has_numbers_and_no_names_and_stops_when_ended(held: Held) -> None:
    user = held.case.assignments.get().user
    browser = signed_in(user)
    page = browser.post(reverse("calendar:feed")).content.decode()
    token = page[: page.index(".ics")].rpartition("/calendar/")[2]
    address = reverse("calendar:calendar_feed", args=[token])
    stranger = type(browser)()
    answer = stranger.get(address)
    assert answer["Content-Type"].startswith("text/calendar")
    read = Calendar.from_ical(answer.content)
    told = [str(event["summary"]) for event in read.walk("vevent")]
    assert f"{held.number} Master calendar hearing" in told
    text = answer.content.decode()
    assert "Rosa" not in text
    assert "Quiñónez" not in text
    assert "El Paso" not in text
    assert token not in "".join(Feed.objects.values_list("token_hash", flat=True))
    browser.post(reverse("calendar:feed"), {"end": "1"})
    assert stranger.get(address).status_code == 404


def test_a_new_address_ends_the_old_and_leaving_ends_it_too(held: Held) -> None:
    user = held.case.assignments.get().user
    old, new = feeds.make(user), feeds.make(user)
    assert feeds.owner(old) is None
    assert feeds.owner(new) == user
    user.is_active = False
    user.save()
    assert feeds.owner(new) is None


def test_a_scheduler_sees_numbers_and_kinds_and_nothing_sealed(held: Held) -> None:
    page = signed_in(member(Role.SCHEDULER)).get(reverse("calendar:calendar")).content.decode()
    month = (timezone.now() + dt.timedelta(days=3)).strftime("%Y-%m")
    page += signed_in(member(Role.SCHEDULER)).get(reverse("calendar:calendar") + f"?month={month}").content.decode()
    assert held.number in page
    assert "Rosa" not in page
    assert "El Paso" not in page
    assert "asylum" not in page.lower().replace("asylum interview", "")


def test_two_who_change_a_date_at_once_are_shown_the_others(held: Held) -> None:
    browser = signed_in(held.case.assignments.get().user)
    address = reverse("calendar:change_date", args=[held.number, held.date.pk])
    sent = {"kind": "merits", "day": court_day().isoformat(), "hour": "08:30", "zone": "America/Denver"}
    sent["place"] = "Room 4"
    assert browser.post(address, {**sent, "version": "1"}).status_code == 302
    answer = browser.post(address, {**sent, "place": "Room 5", "version": "1"})
    assert answer.status_code == 409
    assert "Room 4" in answer.content.decode()
    assert 'name="version" value="2"' in answer.content.decode()
    assert browser.post(address, {**sent, "place": "Room 5", "version": "2"}).status_code == 302


def test_a_cancelled_date_is_gone_from_the_calendar_and_stays_on_record(held: Held) -> None:
    browser = signed_in(held.case.assignments.get().user)
    browser.post(reverse("calendar:cancel_date", args=[held.number, held.date.pk]), {"version": "1"})
    assert Appointment.objects.get().cancelled_at is not None
    assert "Master calendar" not in browser.get(reverse("casework:case", args=[held.number])).content.decode()
    assert browser.get(reverse("calendar:change_date", args=[held.number, held.date.pk])).status_code == 404


@pytest.mark.parametrize("month", ["2026-13", "0000-00", "abcd-ef", "9999-12", "2026-1", "²026-01", ""])
def test_a_month_that_is_none_shows_the_present_one(held: Held, month: str) -> None:
    browser = signed_in(held.case.assignments.get().user)
    answer = browser.get(reverse("calendar:calendar"), {"month": month})
    assert answer.status_code == 200
    assert timezone.localdate().strftime("%B") in answer.content.decode()
