"""What happened at the border is written, changed, withdrawn and kept; a return's hearing stands in the calendar."""

from __future__ import annotations

import datetime as dt
import re
from zoneinfo import ZoneInfo

import pytest
from django.db import connection
from django.db.models import QuerySet
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from icalendar import Calendar

from amparo.law.facts import Value
from amparo.office.border.returns.models import FearStatement, Passage, Step
from amparo.office.border.returns.passages import PassageDetails, add, unsealed, version_with_dates
from amparo.office.cases.access.services import erase_rooms
from amparo.office.cases.calendar import feeds
from amparo.office.cases.calendar.doubts import answer_for
from amparo.office.cases.calendar.models import Appointment
from amparo.office.cases.people.contact import SafeContact
from amparo.office.cases.people.persons import Names
from amparo.office.cases.people.persons import add as add_person
from amparo.office.cases.statements.ledger import Origin
from amparo.office.cases.statements.models import Source
from amparo.office.cases.statements.reading import ledger_in
from amparo.office.cases.statements.services import state
from amparo.office.platform.accounts.roles import Role
from amparo.office.platform.audit.models import AuditEntry
from tests.office.builders import Held, a_case, member, signed_in
from tests.office.days import court_day

pytestmark = pytest.mark.django_db
DENVER = ZoneInfo("America/Denver")
SENT_BACK = {
    "person": "1",
    "on": "2019-09-03",
    "port": "el_paso",
    "policy": "mpp_first",
    "papers": "Form I-862\nTear sheet",
    "words": "They took the shoelaces.",
}


def _hearing(day: dt.date | None = None) -> dict[str, str]:
    return {
        "hearing_kind": "master",
        "court": "El Paso Immigration Court",
        "hearing_day": (day or court_day()).isoformat(),
        "hearing_hour": "08:30",
        "port_hour": "04:30",
        "side": "us",
    }


@pytest.fixture
def held() -> Held:
    found = a_case(member(Role.ATTORNEY))
    for model in (Step, FearStatement, Passage):
        model._default_manager.all().delete()
    return found


@pytest.fixture
def browser(held: Held) -> Client:
    return signed_in(held.case.assignments.get().user)


def _page(browser: Client, held: Held) -> str:
    page = browser.get(reverse("returns:returns", args=[held.number])).content.decode()
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", "", page))


def _add(browser: Client, held: Held, kind: str = "return", **more: str | list[str]) -> object:
    return browser.post(reverse("returns:add_passage", args=[held.number, kind]), {**SENT_BACK, **more})


def _given(held: Held) -> QuerySet[Appointment]:
    """The dates that came with a return: all but the one that the case had before."""
    return Appointment.objects.exclude(pk=held.date.pk)


def _state(held: Held, **facts: Value) -> None:
    by = held.case.assignments.get().user
    state(held.case, held.case_key, held.first, by, Origin(Source.IN_PERSON, said_on=timezone.localdate()), facts)


def test_a_return_is_told_with_who_was_with_them_and_what_they_were_given(held: Held, browser: Client) -> None:
    assert _add(browser, held, separated=["2"]).status_code == 302  # type: ignore[attr-defined]
    page = _page(browser, held)
    assert "El Paso, Texas – Ciudad Juárez" in page
    assert "Form I-862; Tear sheet" in page
    assert "They took the shoelaces." in page
    assert "Separated from Axel Quiñónez" in page


def test_a_return_together_stands_in_the_line_of_each(held: Held, browser: Client) -> None:
    _add(browser, held, together=["2"])
    page = browser.get(reverse("returns:returns", args=[held.number])).content.decode()
    second = page[page.index('id="person-2"') :]
    assert "Returned to Mexico" in second
    assert "Together with" in second


def test_the_next_hearing_stands_in_the_calendar_by_the_clock_of_the_court(held: Held, browser: Client) -> None:
    _add(browser, held, **_hearing())
    hearing, port = _given(held).order_by("-at")
    assert (hearing.kind, port.kind) == ("master", "port")
    assert hearing.at == dt.datetime.combine(court_day(), dt.time(8, 30), DENVER)
    assert port.at == dt.datetime.combine(court_day(), dt.time(4, 30), DENVER)
    assert hearing.zone == port.zone == "America/Denver"
    page = browser.get(reverse("calendar:calendar") + f"?month={court_day():%Y-%m}").content.decode()
    assert "Master calendar hearing" in page
    assert "Appearance at a port of entry" in page
    row = Passage.objects.get()
    assert (row.hearing_id, row.at_port_id) == (hearing.pk, port.pk)


def test_an_hour_by_the_clock_across_the_bridge_is_kept_as_the_moment_that_it_is(held: Held, browser: Client) -> None:
    november = {**_hearing(), "hearing_day": "2022-11-28", "side": "mexico"}
    right = answer_for("master", dt.datetime(2022, 11, 28, 15, 30, tzinfo=dt.UTC))
    _add(browser, held, **november, it_is_right=right)
    port = Appointment.objects.get(kind="port")
    assert port.at == dt.datetime(2022, 11, 28, 10, 30, tzinfo=dt.UTC)  # half past three in El Paso


def test_feed_of_a_hearing_that_came_with_a_return_names_no_place_and_nobody(held: Held, browser: Client) -> None:
    _add(browser, held, **_hearing(court_day(30)))
    told = feeds.calendar_of(held.case.assignments.get().user)
    summaries = [str(event["summary"]) for event in Calendar.from_ical(told).walk("vevent")]
    assert f"{held.number} Appearance at a port of entry" in summaries
    for word in ("El Paso", "Juárez", "Rosa", "Mexico", "location", "description"):
        assert word.lower() not in told.decode().lower()


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"hearing_day": ""}, "A hearing in the calendar needs it."),
        ({"hearing_hour": ""}, "A hearing in the calendar needs it."),
        ({"port_hour": "09:00"}, "This time is after the hearing."),
        ({"hearing_day": "1027-06-03"}, "This year is not possible."),
        ({"hearing_day": "2027-03-14", "port_hour": "02:30"}, "Daylight saving time skips this hour"),
        ({"hearing_kind": ""}, "Say which kind of hearing it is."),
        ({"port": "", "hearing_port": "other"}, "Give the time zone of this time."),
        ({"hearing_port": "other", "zone": "America/Denver", "side": "mexico"}, "known only for ports on the list"),
        ({"on": "2099-01-01"}, "This date is in the future."),
        ({"on": "0999-01-01"}, "This year is not possible."),
        ({"person": "9"}, "Select a valid choice"),
        ({"together": ["2"], "separated": ["2"]}, "cannot be both together with them and separated"),
        ({"together": ["1"]}, "Choose the others only."),
    ],
)
def test_what_cannot_be_is_refused_with_a_sentence_and_what_was_typed_stays(
    held: Held, browser: Client, wrong: dict[str, str | list[str]], sentence: str
) -> None:
    sent = {**SENT_BACK, **_hearing(), **wrong}
    answer = _add(browser, held, **sent)  # type: ignore[arg-type,assignment]
    assert answer.status_code == 422
    assert sentence in answer.content.decode()
    assert "They took the shoelaces." in answer.content.decode()
    assert not Passage.objects.exists()


def test_a_day_that_is_not_known_is_said_to_be(held: Held, browser: Client) -> None:
    _add(browser, held, on="", port="", policy="")
    assert "date not known · Returned to Mexico" in _page(browser, held)


def test_two_who_change_it_at_once_are_shown_the_others(held: Held, browser: Client) -> None:
    _add(browser, held)
    address = reverse("returns:change_passage", args=[held.number, Passage.objects.get().pk])
    assert browser.post(address, {**SENT_BACK, "words": "First.", "version": "1"}).status_code == 302
    answer = browser.post(address, {**SENT_BACK, "words": "Second.", "version": "1"})
    assert answer.status_code == 409
    page = answer.content.decode()
    assert "First." in page
    assert "Second." in page
    assert browser.post(address, {**SENT_BACK, "words": "Second.", "version": "2"}).status_code == 302
    assert "Second." in _page(browser, held)


def test_a_change_keeps_the_hearing_that_it_gave(held: Held, browser: Client) -> None:
    _add(browser, held, **_hearing())
    row = Passage.objects.get()
    address = reverse("returns:change_passage", args=[held.number, row.pk])
    assert "Change it there" in browser.get(address).content.decode()
    another = court_day(400)
    browser.post(address, {**SENT_BACK, **_hearing(another), "version": "1"})
    row.refresh_from_db()
    assert [timezone.localdate(one.at, DENVER) for one in _given(held)] == [court_day(), court_day()]
    assert unsealed(held.case_key, row).hearing_port is not None


def test_a_hearing_that_became_something_else_leads_nowhere(held: Held, browser: Client) -> None:
    _add(browser, held, **_hearing())
    day, page = court_day(), _page(browser, held)
    assert f"{day:%a} {day.day} {day:%b %Y}" in page
    assert ", 08:30 M" in page
    _given(held).filter(kind="master").update(kind="meeting")
    assert "later removed from the calendar" in _page(browser, held)


def test_withdrawing_keeps_the_row_with_its_reason_and_may_free_the_calendar(held: Held, browser: Client) -> None:
    _add(browser, held, **_hearing())
    row = Passage.objects.get()
    address = reverse("returns:withdraw_passage", args=[held.number, row.pk])
    assert browser.post(address, {"reason": ""}).status_code == 422
    sent = {"reason": "It was her sister.", "dates_too": "on", "version": str(version_with_dates(row))}
    _given(held).filter(kind="master").update(version=2)  # somebody moves the hearing meanwhile
    assert browser.post(address, sent).status_code == 409
    assert _given(held).filter(cancelled_at=None).count() == 2
    row.refresh_from_db()
    assert browser.post(address, sent | {"version": str(version_with_dates(row))}).status_code == 302
    row.refresh_from_db()
    assert row.withdrawn_at is not None
    assert _given(held).filter(cancelled_at=None).count() == 0
    assert "It was her sister." in _page(browser, held)
    assert browser.get(address).status_code == 404
    assert browser.get(reverse("returns:change_passage", args=[held.number, row.pk])).status_code == 404


def test_a_volunteer_writes_and_does_not_withdraw(held: Held, browser: Client) -> None:
    _add(browser, held)
    volunteer = member(Role.VOLUNTEER)
    held.case.assignments.create(user=volunteer)
    theirs = signed_in(volunteer)
    assert _add(theirs, held, kind="encounter").status_code == 302  # type: ignore[attr-defined]
    assert (
        theirs.get(reverse("returns:withdraw_passage", args=[held.number, Passage.objects.first().pk])).status_code
        == 403
    )  # type: ignore[union-attr]


def test_facts_are_written_only_when_asked_for_and_as_statements_with_a_source(held: Held, browser: Client) -> None:
    _add(browser, held, kind="encounter")
    assert "encountered_on" not in ledger_in(held.case_key, held.first).facts
    assert "Not recorded as facts yet: Encounter with US officers" in _page(browser, held)
    _add(browser, held, kind="return", together=["2"], facts="on", source="document", detail="Form I-213")
    for person in (held.first, held.second):
        (said,) = ledger_in(held.case_key, person).live["returned_to_mexico"]
        assert (said.value, said.origin.detail) == (True, "Form I-213")
    assert _add(browser, held, facts="on", source="").status_code == 422  # type: ignore[attr-defined]
    assert _add(browser, held, facts="on", source="document", detail="").status_code == 422  # type: ignore[attr-defined]


def test_a_fact_that_says_another_day_is_shown_and_becomes_a_contradiction_when_written(
    held: Held, browser: Client
) -> None:
    _state(held, encountered_on=dt.date(2019, 9, 1))
    _add(browser, held, kind="encounter")
    assert "The facts date the encounter Sun 1 Sep 2019; this record dates it Tue 3 Sep 2019." in _page(browser, held)
    asked = _page(browser, held).partition("It is not known whether they were exempt. Open questions:")[2]
    assert "Encounter with US officers" in asked[:400]
    _add(browser, held, kind="encounter", facts="on", source="in_person")
    assert "encountered_on" in ledger_in(held.case_key, held.first).disputed


def test_the_same_form_sent_twice_is_one_return_and_one_hearing(held: Held, browser: Client) -> None:
    for _ in range(2):
        _add(browser, held, **_hearing(), once="the-same")
    assert Passage.objects.count() == 1
    assert Appointment.objects.filter(kind="port").count() == 1


def test_each_deed_is_on_record_and_names_nothing_that_was_said(held: Held, browser: Client) -> None:
    _add(browser, held, **_hearing())
    row = Passage.objects.get()
    sent = {"reason": "Wrong person.", "version": str(version_with_dates(row))}
    browser.post(reverse("returns:withdraw_passage", args=[held.number, row.pk]), sent)
    deeds = list(AuditEntry.objects.filter(case=held.case.pk).values_list("did", "about"))
    assert ("passage.added", f"passage {row.pk} return") in deeds
    assert ("passage.withdrawn", f"passage {row.pk}") in deeds
    assert not [about for did, about in deeds if "Wrong" in about or "Paso" in about]


def test_erasing_the_case_leaves_nothing_of_it(held: Held, browser: Client) -> None:
    _add(browser, held, **_hearing())
    erase_rooms(held.case)
    assert not Passage.objects.exists()


def test_a_large_family_asks_the_database_no_more(held: Held, browser: Client) -> None:
    by = held.case.assignments.get().user
    for number in range(6):
        names = Names(f"Child {number}", "Quiñónez")
        person = add_person(held.case, held.case_key, names=names, part="relative", contact=SafeContact())
        add(
            held.case,
            held.case_key,
            by,
            person,
            kind="return",
            on=dt.date(2019, 9, 3),
            details=PassageDetails(port="el_paso"),
        )
    with CaptureQueriesContext(connection) as queries:
        browser.get(reverse("returns:returns", args=[held.number]))
    assert len(queries) <= 15


def test_what_is_no_kind_of_passage_has_no_page(held: Held, browser: Client) -> None:
    assert browser.get(reverse("returns:add_passage", args=[held.number, "holiday"])).status_code == 404


@pytest.mark.parametrize("kind", ["exemption", "parole", "disenrolment", "reentry"])
def test_requests_and_what_came_of_them_stand_in_the_line(held: Held, browser: Client, kind: str) -> None:
    address = reverse("returns:add_passage", args=[held.number, kind])
    assert "Next hearing set" not in browser.get(address).content.decode()
    sent = {"person": "1", "on": "2019-10-01", "outcome": "refused", "words": "Filed at the port."}
    assert browser.post(address, sent).status_code == 302
    page = _page(browser, held)
    assert "Filed at the port." in page
    assert ("refused" in page) == (kind != "reentry")


def test_a_return_that_the_facts_deny_is_pointed_out(held: Held, browser: Client) -> None:
    _state(held, returned_to_mexico=False)
    _add(browser, held)
    assert "The facts say not returned to Mexico; this record shows a return." in _page(browser, held)


def test_a_hearing_that_is_learned_later_is_added_by_a_change(held: Held, browser: Client) -> None:
    _add(browser, held)
    address = reverse("returns:change_passage", args=[held.number, Passage.objects.get().pk])
    wrong = browser.post(address, {**SENT_BACK, **_hearing(), "hearing_hour": "", "version": "1"})
    assert wrong.status_code == 422
    assert 'name="version" value="1"' in wrong.content.decode()
    assert browser.post(address, {**SENT_BACK, **_hearing(), "version": "1"}).status_code == 302
    assert _given(held).count() == 2
