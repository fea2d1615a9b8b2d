"""The run-up to a hearing, item by item, and the board of the day: who is not ready comes first."""

from __future__ import annotations

import datetime as dt
import re

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from amparo.office.border.returns import passages
from amparo.office.border.returns.models import Passage, State, Step
from amparo.office.border.returns.ports import PORTS, moment
from amparo.office.border.returns.preparation import BEFORE, ITEMS
from amparo.office.cases.access.models import Team, Wall
from amparo.office.cases.calendar import dates
from amparo.office.cases.calendar.models import Appointment, Kind
from amparo.office.platform.accounts.roles import Role
from tests.office.builders import Held, a_case, member, signed_in
from tests.office.days import court_day

pytestmark = pytest.mark.django_db


@pytest.fixture
def held() -> Held:
    found = a_case(member(Role.ATTORNEY))
    Step.objects.all().delete()
    found.date.at = moment(timezone.localdate() + dt.timedelta(days=3), dt.time(12), found.date.zone)
    found.date.save()
    return found


@pytest.fixture
def browser(held: Held) -> Client:
    return signed_in(held.case.assignments.get().user)


def _tick(browser: Client, held: Held, item: str, state: str = "done", version: int = 0, **more: str) -> int:
    address = reverse("returns:tick", args=[held.number, held.date.pk, item])
    return int(browser.post(address, {"state": state, "version": str(version), **more}).status_code)


def _page(browser: Client, held: Held) -> str:
    return browser.get(reverse("returns:run_up", args=[held.number, held.date.pk])).content.decode()


def _board(browser: Client, day: dt.date | None = None) -> str:
    page = browser.get(reverse("returns:board") + (f"?day={day}" if day else "")).content.decode()
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", page))


def _hearing(held: Held, day: dt.date, hour: int = 8, at_port: dt.time | None = None, port: str = "el_paso") -> None:
    """A hearing that came with a return."""
    by = held.case.assignments.get(lead=True).user
    told = passages.PassageDetails(port=port, hearing_port=port)
    row = passages.add(held.case, held.case_key, by, held.first, kind="return", on=None, details=told)
    zone = PORTS[port].zone
    port_at = moment(day, at_port, zone) if at_port else None
    hearing = passages.Hearing(Kind.MASTER, moment(day, dt.time(hour, 30), zone), zone, "Court", port_at, "El Paso")
    passages.give_hearing(held.case, held.case_key, row, hearing)
    Appointment.objects.filter(pk=held.date.pk).update(cancelled_at=timezone.now())
    held.date = row.hearing  # type: ignore[assignment]


def test_an_item_is_done_by_one_button_and_undone_by_another(held: Held, browser: Client) -> None:
    assert _tick(browser, held, "travel") == 302
    row = Step.objects.get()
    assert (row.state, row.by, row.version) == (State.DONE, held.case.assignments.get().user, 1)
    assert "Undo" in _page(browser, held)
    assert _tick(browser, held, "travel", "open", 1) == 302
    assert Step.objects.get().state == State.OPEN
    assert _tick(browser, held, "travel", "not_needed", 2) == 302
    assert "not needed" in _page(browser, held)


def test_what_was_told_is_kept_with_its_language_and_that_they_said_it_back(held: Held, browser: Client) -> None:
    _tick(browser, held, "told", note="By phone, at six.", language="K'iche'", confirmed="on")
    page = _page(browser, held)
    assert "By phone, at six." in page
    assert "K&#x27;iche&#x27;" in page
    assert "confirmed by teach-back" in page
    _tick(browser, held, "told", "open", 1, note="By phone, at six.", language="K'iche'")
    assert "By phone, at six." in _page(browser, held)


def test_what_was_done_for_another_hour_counts_no_more(held: Held, browser: Client) -> None:
    for item in BEFORE:
        _tick(browser, held, item)
    day = timezone.localdate() + dt.timedelta(days=3)
    assert "prepared" in _board(browser, day)
    assert "not prepared" not in _board(browser, day)
    Appointment.objects.filter(pk=held.date.pk).update(at=held.date.at + dt.timedelta(minutes=1))
    assert "done for another time: check again" in _page(browser, held)
    assert "1 not prepared" in _board(browser, day)


def test_two_at_once_are_told_and_nothing_is_lost(held: Held, browser: Client) -> None:
    assert _tick(browser, held, "travel", note="With Ana.") == 302
    answer = browser.post(
        reverse("returns:tick", args=[held.number, held.date.pk, "travel"]),
        {"state": "done", "version": "0", "note": "With Luis."},
    )
    assert answer.status_code == 409
    page = answer.content.decode()
    assert "With Ana." in page
    assert 'value="With Luis."' in page
    assert 'role="alert"' in page


@pytest.mark.parametrize(
    ("item", "sent", "status"),
    [
        ("lunch", {"state": "done"}, 404),
        ("travel", {"state": "perhaps"}, 422),
        ("travel", {}, 422),
        ("travel", {"state": "done", "note": "x" * 501}, 422),
        ("travel", {"state": "done", "version": "²"}, 302),
    ],
)
def test_what_cannot_be_is_refused(held: Held, browser: Client, item: str, sent: dict[str, str], status: int) -> None:
    address = reverse("returns:tick", args=[held.number, held.date.pk, item])
    assert browser.post(address, sent).status_code == status


def test_a_meeting_has_no_run_up_and_neither_has_what_is_cancelled(held: Held, browser: Client) -> None:
    meeting = dates.add(held.case, held.case_key, kind="meeting", at=held.date.at, zone="America/Denver")
    assert browser.get(reverse("returns:run_up", args=[held.number, meeting.pk])).status_code == 404
    Appointment.objects.filter(pk=held.date.pk).update(cancelled_at=timezone.now())
    assert browser.get(reverse("returns:run_up", args=[held.number, held.date.pk])).status_code == 404


def test_the_hour_at_the_port_stands_with_the_hearing_and_by_both_clocks(held: Held, browser: Client) -> None:
    day = dt.date(2022, 11, 28)
    _hearing(held, day, at_port=dt.time(4, 30))
    page = _page(browser, held)
    assert "04:30 MST" in page
    assert "05:30 Ciudad Juárez time" in page
    told = _board(browser, day)
    assert "1 hearing" in told
    assert "05:30 Ciudad Juárez time" in told
    assert "Appearance at a port" not in told


def test_an_hour_that_nobody_gave_is_not_known_and_what_was_common_is_said(held: Held, browser: Client) -> None:
    _hearing(held, dt.date(2019, 6, 3))
    assert "04:30 El Paso time, 04:30 Ciudad Juárez time" in _page(browser, held)
    assert "not known" in _board(browser, dt.date(2019, 6, 3))


def test_a_hearing_that_was_moved_away_from_its_port_hour_is_pointed_out(held: Held, browser: Client) -> None:
    day = timezone.localdate() + dt.timedelta(days=9)
    _hearing(held, day, at_port=dt.time(4, 30))
    assert "no longer match" not in _page(browser, held)
    Appointment.objects.filter(pk=held.date.pk).update(at=held.date.at + dt.timedelta(days=7))
    assert "no longer match" in _page(browser, held)
    assert "Appearance" not in _board(browser, day + dt.timedelta(days=7))
    assert "1 hearing" in _board(browser, day)  # the hour at the port stands alone, and is not forgotten


def test_the_board_is_of_tomorrow_where_there_are_hearings_and_who_is_not_ready_comes_first() -> None:
    by = member(Role.ATTORNEY)
    tomorrow = timezone.localdate() + dt.timedelta(days=1)
    ready, waiting = a_case(by, given="Ready"), a_case(by, given="Waiting")
    _hearing(ready, tomorrow, hour=7)
    _hearing(waiting, tomorrow, hour=9)
    browser = signed_in(by)
    for item in BEFORE:
        _tick(browser, ready, item)
    told = _board(browser)
    assert told.index("Waiting Quiñónez") < told.index("Ready Quiñónez")
    assert "2 hearings · 1 not prepared" in told
    assert "The night before" in told
    assert "After" not in told  # comes later, and keeps nobody from going


@pytest.mark.parametrize("after", [1, 4, 90])
def test_the_board_is_of_the_next_day_with_a_hearing(after: int) -> None:
    by = member(Role.ATTORNEY)
    day = timezone.localdate() + dt.timedelta(days=after)
    for given, later in (("Later", 5), ("Sooner", 0)):
        _hearing(a_case(by, given=given), day + dt.timedelta(days=later))
    told = _board(signed_in(by))
    assert "Sooner Quiñónez" in told
    assert "Later Quiñónez" not in told
    assert "Next hearings" in _board(signed_in(by), day + dt.timedelta(days=1))
    assert "Next hearings" not in told


def test_the_board_without_any_hearing_is_of_tomorrow() -> None:
    told = _board(signed_in(member(Role.ATTORNEY)))
    assert "tomorrow" in told
    assert "None of your cases has a hearing" in told


@pytest.mark.parametrize("day", ["soon", "2027-13-01", "0001-01-01", "9999-12-31", "²", "2026-11-25T10:00"])
def test_a_day_that_is_none_is_the_next_with_a_hearing(held: Held, browser: Client, day: str) -> None:
    answer = browser.get(reverse("returns:board"), {"day": day})
    assert answer.status_code == 200
    assert held.number in answer.content.decode()
    assert answer.context["day"] == timezone.localdate() + dt.timedelta(days=3)


def test_an_empty_board_says_so(browser: Client) -> None:
    assert "None of your cases has a hearing" in _board(browser, court_day(400))


def test_a_hearing_of_somebody_who_was_never_returned_has_no_hour_at_a_port(held: Held, browser: Client) -> None:
    told = _board(browser, timezone.localdate() + dt.timedelta(days=3))
    assert "12:00 M" in told
    assert "not known" not in told


def test_the_board_knows_no_walled_case_and_nobody_elses() -> None:
    owner, other = member(Role.ATTORNEY), member(Role.PARALEGAL)
    tomorrow = timezone.localdate() + dt.timedelta(days=1)
    team = Team.objects.create(name="All")
    team.members.add(other)
    walled, foreign, shared = a_case(owner, team=team), a_case(owner), a_case(owner, team=team, given="Shared")
    for one in (walled, foreign, shared):
        _hearing(one, tomorrow)
    Wall.objects.create(case=walled.case, user=other, made_by=owner)
    told = _board(signed_in(other))
    assert "1 hearing" in told
    assert "Shared" in told


def test_the_board_asks_the_database_no_more_however_many_go() -> None:
    by = member(Role.ATTORNEY)
    tomorrow = timezone.localdate() + dt.timedelta(days=1)
    counts = []
    browser = signed_in(by)
    for number in (2, 20):
        for _ in range(number):
            _hearing(a_case(by), tomorrow, at_port=dt.time(4, 30))
        with CaptureQueriesContext(connection) as queries:
            _board(browser)
        counts.append(len(queries))
    assert counts[0] == counts[1] <= 15


def test_a_volunteer_ticks_and_a_scheduler_sees_no_board(held: Held) -> None:
    volunteer = member(Role.VOLUNTEER)
    held.case.assignments.create(user=volunteer)
    assert _tick(signed_in(volunteer), held, "travel") == 302
    assert signed_in(member(Role.SCHEDULER)).get(reverse("returns:board")).status_code == 403


def test_every_item_has_words_and_the_columns_hold_its_name() -> None:
    assert len({one.name for one in ITEMS}) == len(ITEMS) == 9
    assert all(len(one.name) <= 20 and str(one.label) and str(one.help) for one in ITEMS)
    assert Passage._meta.get_field("kind").max_length == 12
