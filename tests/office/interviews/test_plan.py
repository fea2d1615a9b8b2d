"""The desk as it stands, mended and made anew; the week; one interview moved."""

from __future__ import annotations

import datetime as dt

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from amparo.office.cases.access.models import Assignment, Wall
from amparo.office.cases.calendar.models import Appointment, Kind
from amparo.office.interviews import staff
from amparo.office.interviews.models import Absence, Booking, Interviewer, Proposal, Published, Wanted
from amparo.office.interviews.plan_state import plan_state
from amparo.office.interviews.requests import version_with_hour
from amparo.office.platform.accounts.roles import Role
from amparo.scheduling.checking import faults_of
from amparo.scheduling.model import Tier
from tests.office.builders import Held, an_interviewer, member, signed_in
from tests.office.days import court_day
from tests.office.interviews.conftest import Office, hour_of

pytestmark = pytest.mark.django_db


def _published(client: Client, answer_location: str, **more: str) -> str:
    client.get(answer_location)
    return client.post(answer_location, {"once": "p", **more}, follow=True).content.decode()


def test_a_request_gets_its_hour_only_once_the_proposal_is_published(office: Office, ana: Client) -> None:
    held = office.case(language="Spanish")
    page = ana.get(reverse("interviews:interviews")).content.decode()
    assert "There is room: reschedule" in page
    answer = ana.post(reverse("interviews:make_plan"), {"deed": "mend"})
    preview = ana.get(answer["Location"]).content.decode()
    assert "1 get a first hour, 0 are moved, 0 lose theirs" in preview
    assert "Rosa" in preview
    assert not Booking.objects.exists()
    assert "1 client to notify" in _published(ana, answer["Location"])
    booking = Booking.objects.select_related("appointment").get()
    assert booking.wanted_id == held.wanted.pk
    assert booking.minutes == 90
    assert booking.appointment.kind == Kind.MEETING
    assert timezone.localtime(booking.appointment.at).time() == dt.time(9)
    assert not Proposal.objects.exists()


def test_a_plan_breaks_no_promise_and_loses_nobody(office: Office) -> None:
    for number in range(9):
        office.case(f"Person {number}", minutes=120, tier=Tier(number % 6))
    office.plan()
    held = plan_state()
    assert faults_of(held.desk, held.requests.values(), held.plan) == []
    assert len(held.plan.bookings) == 9
    assert {one.interviewer for one in held.plan.bookings} == set(held.interviewers)


def test_the_most_vulnerable_come_first(office: Office) -> None:
    people = {tier: office.case(tier.name, tier=tier, minutes=240) for tier in reversed(Tier)}
    office.plan()
    hours = [hour_of(people[tier].wanted)[0] for tier in Tier]
    assert hours == sorted(hours)


def test_nobody_is_booked_with_somebody_for_whom_the_case_does_not_exist(office: Office) -> None:
    held = office.case()
    Wall.objects.create(case=held.case, user=office.ana, made_by=office.ben)
    stranger = member(Role.ATTORNEY, "Stranger")
    an_interviewer(stranger, cap=20)
    volunteer = member(Role.VOLUNTEER, "Vera")
    office.team.members.add(volunteer)
    an_interviewer(volunteer, cap=20)
    office.plan()
    assert hour_of(held.wanted)[1] == "Ben"
    Booking.objects.all().delete()
    Wall.objects.create(case=held.case, user=office.ben, made_by=office.ana)
    assert [one.why.name for one in plan_state().plan.unplaced] == ["EXCLUDED"]
    Assignment.objects.create(case=held.case, user=volunteer)
    office.plan()
    assert hour_of(held.wanted)[1] == "Vera"


def test_a_gender_that_is_a_wish_costs_nobody_their_hour_and_one_that_must_be_is_kept(office: Office) -> None:
    office.first.gender, office.second.gender = "m", "f"
    office.first.save()
    office.second.save()
    must, wishes = office.case("Must", gender="f"), office.case("Wishes", gender="f", wish=True)
    office.plan()
    assert {hour_of(one.wanted)[1] for one in (must, wishes)} == {"Ben"}
    Interviewer.objects.filter(pk=office.second.pk).update(cap=0)
    office.plan()
    assert hour_of(wishes.wanted)[1] == "Ana"
    assert [one.why.name for one in plan_state().plan.unplaced] == ["CAP"]


def test_who_has_no_hour_is_told_why_and_what_is_missing(office: Office, ana: Client) -> None:
    office.case("Nobodyspeaks", language="Mam")
    second = plan_state().desk.dates[1]
    for number in range(12):
        office.case(f"Urgent {number:02d}", minutes=240, last=second)
    office.plan()
    page = ana.get(reverse("interviews:interviews")).content.decode()
    assert "Nobody speaks the language, and nobody interprets it." in page
    assert "Every day that would serve them is full." in page
    assert "hours of Spanish" in page


def test_an_absence_breaks_the_plan_until_it_is_mended_and_moves_only_whom_it_must(office: Office, ana: Client) -> None:
    people = [office.case(f"Person {number}", minutes=90) for number in range(6)]
    office.plan()
    before = {one.number: hour_of(one.wanted) for one in people}
    day = min(at for at, _who in before.values()).astimezone(timezone.get_default_timezone()).date()
    answer = ana.post(
        reverse("interviews:away", args=["interviewer", office.first.pk]), {"first": day.isoformat()}, follow=True
    )
    assert "The plan has" in answer.content.decode()
    office.plan()
    after = {one.number: hour_of(one.wanted) for one in people}
    for number, (at, who) in before.items():
        if who == "Ben":
            assert after[number] == (at, who)
    assert all(who != "Ana" or _day(at) != day for at, who in after.values())
    assert "The plan has" not in ana.get(reverse("interviews:interviews")).content.decode()
    assert Published.objects.count() == 2


def test_a_transfer_frees_nobody_but_those_who_must_move(office: Office, ana: Client) -> None:
    office.case("One")
    office.plan()
    form = {
        "user": office.ana.pk, "languages": "Spanish", "cap": "4", "minutes": "360", "gap": "15", "opens": "09:00",
        "closes": "17:00", "weekdays": ["0", "1", "2", "3", "4"], "leaves_on": timezone.localdate().isoformat(),
        "version": "1", "once": "x",
    }  # fmt: skip
    assert ana.post(reverse("interviews:interviewer", args=[office.first.pk]), form).status_code == 302
    office.plan()
    assert {who for _at, who in map(hour_of, Wanted.objects.all())} == {"Ben"}


def test_a_recusal_keeps_the_two_apart_and_its_reason_stands_on_no_list(office: Office, ana: Client) -> None:
    held = office.case("Rosa")
    office.plan()
    who = hour_of(held.wanted)[1]
    interviewer = office.first if who == "Ana" else office.second
    address = reverse("interviews:recuse_interview", args=[held.number, held.wanted.pk])
    told = ana.post(address, {"interviewer": interviewer.pk, "reason": "a neighbour of mine", "once": "r"}, follow=True)
    assert "they meet another interviewer" in told.content.decode()
    assert not Booking.objects.exists()
    office.plan()
    assert hour_of(held.wanted)[1] != who
    for page in (
        reverse("interviews:interviews"),
        reverse("interviews:pressure"),
        reverse("interviews:case_interviews", args=[held.number]),
    ):
        assert "neighbour" not in ana.get(page).content.decode()
    assert "a neighbour of mine" in ana.get(address).content.decode()
    assert "neighbour" not in signed_in(office.ben).get(address).content.decode()


def test_moving_shows_only_hours_that_break_no_promise_and_what_the_move_means(office: Office, ana: Client) -> None:
    first, second = office.case("Rosa"), office.case("Luz")
    office.plan()
    Booking.objects.update(told_at=timezone.now())
    address = reverse("interviews:move_interview", args=[first.wanted.pk])
    page = ana.get(address).content.decode()
    assert page.count('name="hour"') == 12
    assert ana.post(address, {"hour": "0-0-u0-"}).status_code == 422
    chosen = page.split('name="hour" value="')[-1].split('"')[0]
    answer = ana.post(address, {"hour": chosen})
    preview = ana.get(answer["Location"]).content.decode()
    assert "Rosa" in preview
    assert "Luz" not in preview
    assert "they know it" in preview
    before = hour_of(second.wanted)
    _published(ana, answer["Location"])
    assert hour_of(second.wanted) == before
    booking = Booking.objects.get(pk=first.wanted.pk)
    assert booking.told_at is None
    assert Booking.objects.get(pk=second.wanted.pk).told_at is not None


def test_a_scheduler_plans_by_number_and_sees_no_name_and_no_need(office: Office, ruth: Client) -> None:
    held = office.case("Rosa", tier=Tier.CHILD_ALONE, note="raped in Juárez")
    answer = ruth.post(reverse("interviews:make_plan"))
    pages = [
        ruth.get(reverse("interviews:interviews")).content.decode(),
        ruth.get(answer["Location"]).content.decode(),
        _published(ruth, answer["Location"]),
        ruth.get(_week_of(held)).content.decode(),
        ruth.get(reverse("interviews:move_interview", args=[held.wanted.pk])).content.decode(),
    ]
    for page in pages:
        assert held.number in page
        assert "Rosa" not in page
        assert "Quiñónez" not in page
        assert "child alone" not in page.casefold()
        assert "raped" not in page
        assert "the school" not in page


def test_a_case_that_is_not_yours_is_an_hour_that_is_taken_and_nothing_more(office: Office) -> None:
    held = office.case("Rosa")
    office.plan()
    other = signed_in(member(Role.ATTORNEY, "Other"))
    page = other.get(_week_of(held)).content.decode()
    assert "taken" in page
    assert held.number not in page
    assert "Rosa" not in page
    assert other.get(reverse("interviews:move_interview", args=[held.wanted.pk])).status_code == 404
    assert other.post(reverse("interviews:notified_interview", args=[held.wanted.pk])).status_code == 404


def test_a_date_cancelled_by_hand_gives_the_person_back_to_the_plan(office: Office, ana: Client) -> None:
    held = office.case()
    office.plan()
    date = Booking.objects.get().appointment
    ana.post(reverse("calendar:cancel_date", args=[held.number, date.pk]), {"once": "c", "version": "1"})
    assert [one.request for one in plan_state().plan.unplaced] == [held.wanted.pk.hex]
    office.plan()
    assert Booking.objects.get().appointment.cancelled_at is None


def test_an_hour_whose_day_is_over_without_a_word_is_asked_after(office: Office, ana: Client) -> None:
    office.case("Rosa")
    office.plan()
    Appointment.objects.filter(interview__isnull=False).update(at=timezone.now() - dt.timedelta(days=2))
    page = ana.get(reverse("interviews:interviews")).content.decode()
    assert "No outcome is recorded for these" in page
    assert "Rosa" in page


def test_the_week_costs_at_most_fifteen_queries_however_full(office: Office, ana: Client) -> None:
    for number in range(10):
        office.case(f"Person {number}")
    office.plan()
    Absence.objects.create(interviewer=office.first, first=court_day(90), last=court_day(90))
    for address in (reverse("interviews:interviews"), reverse("interviews:to_tell")):
        with CaptureQueriesContext(
            connection,
        ) as asked:
            assert ana.get(address).status_code == 200
        assert len(asked) <= 15, address


def test_any_week_that_is_typed_is_a_week(ana: Client) -> None:
    for typed in ("2026-13-01", "x", "0001-01-01", "9999-12-31", "2026-11-28"):
        assert ana.get(reverse("interviews:interviews") + f"?week={typed}").status_code == 200


def test_a_withdrawn_interview_leaves_plan_and_calendar(office: Office, ana: Client) -> None:
    held = office.case()
    office.plan()
    date = Booking.objects.get().appointment
    sent = {"once": "w", "version": version_with_hour(Wanted.objects.get())}
    ana.post(reverse("interviews:withdraw_interview", args=[held.number, held.wanted.pk]), sent)
    date.refresh_from_db()
    assert date.cancelled_at is not None
    assert plan_state().requests == {}
    assert "Everybody you can see has an hour." in ana.get(reverse("interviews:interviews")).content.decode()


def test_the_hour_stands_in_the_calendar_and_the_feed_of_whoever_sits_in_it(office: Office) -> None:
    held = office.case()
    held.case.assignments.all().delete()
    office.plan()
    who = office.ana if hour_of(held.wanted)[1] == "Ana" else office.ben
    month = hour_of(held.wanted)[0].strftime("%Y-%m")
    page = signed_in(who).get(reverse("calendar:calendar") + f"?month={month}&whose=mine").content.decode()
    assert held.number in page


def test_back_again_takes_an_absence_away(office: Office, ana: Client) -> None:
    away = court_day(90)
    row = staff.away(office.ana, office.first, away, away + dt.timedelta(days=1))
    assert f"{away.day} {away:%b %Y}" in ana.get(reverse("interviews:interviewers")).content.decode()
    ana.post(reverse("interviews:back_again", args=[row.pk]), {"once": "b"})
    assert not Absence.objects.exists()


def _week_of(held: Held) -> str:
    """The page of the week in which somebody has their hour: on a Friday that is the next one."""
    return f"{reverse('interviews:interviews')}?week={_day(hour_of(held.wanted)[0])}"


def _day(at: dt.datetime) -> dt.date:
    return at.astimezone(timezone.get_default_timezone()).date()
