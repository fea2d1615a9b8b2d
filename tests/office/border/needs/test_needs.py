"""A need is open until somebody says that it is met, always has a next day, and nobody's need is lost from sight."""

from __future__ import annotations

import datetime as dt
import io
import json
import zipfile
from typing import Any

import pytest
from django.db import IntegrityError, connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from amparo.office.border.needs import counting, open_needs
from amparo.office.border.needs.follow_up import followers_of
from amparo.office.border.needs.models import Kind, Need, State, Step
from amparo.office.border.needs.referring import same_place
from amparo.office.cases.access import services
from amparo.office.cases.access.models import Assignment, Status, Team, Wall
from amparo.office.intake.models import Organisation
from amparo.office.platform.accounts.models import User
from amparo.office.platform.accounts.roles import Role
from amparo.office.platform.audit.models import AuditEntry
from tests.office.builders import Held, a_case, a_need, member, signed_in
from tests.office.second_person import exported

pytestmark = pytest.mark.django_db


@pytest.fixture
def by() -> User:
    return member(Role.ATTORNEY, "Marta")


@pytest.fixture
def held(by: User) -> Held:
    return a_case(by)


@pytest.fixture
def browser(by: User) -> Client:
    return signed_in(by)


def _in(days: int) -> dt.date:
    return timezone.localdate() + dt.timedelta(days=days)


def _sent(**more: Any) -> dict[str, Any]:
    return {"kind": "medical", "next_on": _in(5).isoformat(), "what": "Insulin.", **more}


def test_a_need_is_written_down_with_its_next_day(held: Held, by: User, browser: Client) -> None:
    address = reverse("needs:add_need", args=[held.number])
    assert browser.get(address).status_code == 200
    sent = _sent(person="2", city="Ciudad Juárez", urgent="on", lasts_until=_in(3).isoformat(), follower=str(by.pk))
    assert browser.post(address, sent).status_code == 302
    page = browser.get(reverse("needs:needs", args=[held.number])).content.decode()
    for text in ("Medical care", "urgent", "Axel Quiñónez", "Ciudad Juárez", "Insulin.", "in 3 days", "Marta"):
        assert text in page
    row = Need.objects.get()
    assert (row.person, row.urgent, row.next_on) == (held.second, True, _in(5))


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"kind": ""}, "kind"),
        ({"kind": "luck"}, "kind"),
        ({"next_on": ""}, "next_on"),
        ({"next_on": "2020-01-01"}, "next_on"),
        ({"next_on": "9999-01-01"}, "next_on"),
        ({"lasts_until": "0201-01-01"}, "lasts_until"),
        ({"person": "9"}, "person"),
        ({"person": "one"}, "person"),
        ({"follower": "999999"}, "follower"),
        ({"what": "x\x00y"}, "what"),
    ],
)
def test_what_cannot_be_is_refused_beside_its_field(
    held: Held, browser: Client, wrong: dict[str, str], field: str
) -> None:
    answer = browser.post(reverse("needs:add_need", args=[held.number]), _sent(city="Nogales", **wrong) | wrong)
    assert answer.status_code == 422
    assert field in answer.context["form"].errors
    assert "Nogales" in answer.content.decode()
    assert not Need.objects.exists()


def test_no_open_need_is_without_a_next_day(held: Held, by: User) -> None:
    a_need(held, by)
    with pytest.raises(IntegrityError), transaction.atomic():
        Need.objects.update(next_on=None)


def test_it_is_followed_up_until_it_is_met_and_can_be_opened_again(held: Held, by: User, browser: Client) -> None:
    row = a_need(held, by)
    address = reverse("needs:need", args=[held.number, row.pk])
    followed = {"text": "The clinic has none.", "state": "open", "next_on": _in(2).isoformat(), "version": "1"}
    assert browser.post(address, {**followed, "next_on": ""}).status_code == 422
    assert browser.post(address, {**followed, "next_on": "2020-01-01"}).status_code == 422
    assert browser.post(address, followed).status_code == 302
    assert browser.post(address, {"text": "Got it.", "state": "met", "next_on": "", "version": "2"}).status_code == 302
    row.refresh_from_db()
    assert (row.state, row.next_on) == (State.MET, None)
    assert "1 met or closed" in browser.get(reverse("needs:needs", args=[held.number])).content.decode()
    assert "Reopen" in browser.get(address).content.decode()
    again = {"text": "It ran out again.", "state": "open", "next_on": _in(1).isoformat(), "version": "3"}
    assert browser.post(address, again).status_code == 302
    page = browser.get(address).content.decode()
    history = page[page.rindex("Action taken") :]
    told = [history.index(text) for text in ("It ran out again.", "Got it.", "The clinic has none.")]
    assert told == sorted(told)
    deeds = AuditEntry.objects.filter(did__startswith="need.").order_by("pk")
    assert list(deeds.values_list("did", flat=True)) == ["need.followed", "need.met", "need.reopened"]


def test_two_who_write_at_once_are_shown_the_others(held: Held, by: User, browser: Client) -> None:
    row = a_need(held, by)
    address = reverse("needs:need", args=[held.number, row.pk])
    sent = {"text": "Mine.", "state": "met", "version": "1"}
    assert browser.post(address, sent).status_code == 302
    late = {"text": "Later.", "state": "open", "next_on": _in(1).isoformat(), "version": "1"}
    answer = browser.post(address, late)
    page = answer.content.decode()
    assert answer.status_code == 409
    assert "Mine." in page
    assert "Later." in page
    assert 'name="version" value="2"' in page
    change = reverse("needs:change_need", args=[held.number, row.pk])
    assert browser.post(change, _sent(version="1")).status_code == 409
    refer = reverse("needs:refer_need", args=[held.number, row.pk])
    place = Organisation.objects.create(name="Casa", place="Tijuana", reach="x")
    told = {"organisation": place.pk, "next_on": _in(1).isoformat(), "version": "1"}
    assert browser.post(refer, told).status_code == 409
    assert Need.objects.get().state == State.MET


def test_a_change_keeps_what_stood(held: Held, by: User, browser: Client) -> None:
    row = a_need(held, by, what="Insulin, one vial left.")
    address = reverse("needs:change_need", args=[held.number, row.pk])
    assert "Insulin, one vial left." in browser.get(address).content.decode()
    assert browser.post(address, _sent(what="Insulin and needles.", version="1")).status_code == 302
    page = browser.get(reverse("needs:need", args=[held.number, row.pk])).content.decode()
    assert "Insulin and needles." in page
    assert '<span class="struck">Insulin, one vial left.</span>' in page


def test_a_change_of_what_is_met_does_not_open_it(held: Held, by: User, browser: Client) -> None:
    row = a_need(held, by)
    browser.post(reverse("needs:need", args=[held.number, row.pk]), {"text": "Got it.", "state": "met", "version": "1"})
    assert browser.post(reverse("needs:change_need", args=[held.number, row.pk]), _sent(version="2")).status_code == 302
    row.refresh_from_db()
    assert (row.state, row.next_on) == (State.MET, None)


def test_a_day_that_passed_may_stay_where_it_was(held: Held, by: User, browser: Client) -> None:
    row = a_need(held, by)
    Need.objects.update(next_on=_in(-3))
    address = reverse("needs:change_need", args=[held.number, row.pk])
    assert browser.post(address, _sent(next_on=_in(-3).isoformat(), version="1")).status_code == 302
    assert browser.post(address, _sent(next_on=_in(-4).isoformat(), version="2")).status_code == 422


def test_who_follows_it_up_is_somebody_for_whom_the_case_exists(held: Held, by: User) -> None:
    team = Team.objects.create(name="Team")
    held.case.team = team
    held.case.save()
    colleague, volunteer, walled, left = (
        member(Role.PARALEGAL),
        member(Role.VOLUNTEER),
        member(Role.PARALEGAL),
        member(Role.PARALEGAL, is_active=False),
    )
    team.members.set([colleague, volunteer, walled, left, member(Role.AUDITOR)])
    Wall.objects.create(case=held.case, user=walled, made_by=by)
    assert set(followers_of(held.case)) == {by, colleague}
    Assignment.objects.create(case=held.case, user=volunteer)
    assert set(followers_of(held.case)) == {by, colleague, volunteer}


# --- referring ------------------------------------------------------------------------------------------


def test_those_who_fit_stand_first_and_the_referral_is_kept(held: Held, by: User, browser: Client) -> None:
    row = a_need(held, by, city="cd. juarez")
    clinic = Organisation.objects.create(name="Clínica", place="Ciudad Juárez", needs="medical", reach="a")
    Organisation.objects.create(name="Albergue", place="Ciudad Juárez", needs="shelter", reach="b")
    Organisation.objects.create(name="Médicos", place="Tijuana", needs="medical,children", reach="c")
    Organisation.objects.create(name="Closed", place="Ciudad Juárez", needs="medical", reach="d", active=False)
    address = reverse("needs:refer_need", args=[held.number, row.pk])
    page = browser.get(address).content.decode()
    order = [page.index(text) for text in ("Here, and help with this", "Clínica", "Albergue", "Elsewhere", "Médicos")]
    assert order == sorted(order)
    assert "Closed" not in page
    sent = {"organisation": clinic.pk, "text": "Tuesday at nine.", "next_on": _in(4).isoformat(), "version": "1"}
    assert browser.post(address, {**sent, "organisation": "999"}).status_code == 422
    assert browser.post(address, sent).status_code == 302
    page = browser.get(reverse("needs:need", args=[held.number, row.pk])).content.decode()
    assert "Clínica, Ciudad Juárez" in page
    assert "Tuesday at nine." in page
    assert Need.objects.get().next_on == _in(4)
    assert AuditEntry.objects.filter(did="need.referred", about__endswith=f"organisation {clinic.pk}").exists()


def test_places_are_the_same_whatever_the_accents() -> None:
    assert same_place("Ciudad Juárez", "JUAREZ")
    assert same_place("Tijuana, B.C.", "tijuana")
    assert not same_place("Ciudad Juárez", "")
    assert not same_place("Ciudad", "Ciudad Juárez")
    assert not same_place("Nogales", "Tijuana")


def test_the_list_of_who_else_helps_is_by_city_and_need(browser: Client) -> None:
    Organisation.objects.create(name="Clínica", place="Ciudad Juárez", needs="medical", reach="a")
    Organisation.objects.create(name="Frontera", place="Tijuana", needs="asylum", reach="b")
    address = reverse("needs:referrals")
    both = browser.get(address).content.decode()
    assert "Clínica" in both
    assert "Frontera" in both
    assert "Frontera" not in browser.get(address + "?place=Ciudad+Juárez").content.decode()
    assert "Frontera" not in browser.get(address + "?need=medical").content.decode()
    assert "No organization is on the list yet." in browser.get(address + "?place=%00Nowhere").content.decode()


# --- across cases ---------------------------------------------------------------------------------------


def test_urgent_comes_first_then_what_runs_out_then_the_next_day(held: Held, by: User) -> None:
    a_need(held, by, what="later", next_on=_in(9))
    a_need(held, by, what="sooner", next_on=_in(8))
    a_need(held, by, what="runs out", lasts_until=_in(6), next_on=_in(30))
    a_need(held, by, what="urgent", urgent=True, next_on=_in(40))
    a_need(held, by, what="urgent and running out", urgent=True, lasts_until=_in(2))
    listed = open_needs.page_of(by, 1, mine=False)
    wanted = ["urgent and running out", "urgent", "runs out", "sooner", "later"]
    assert [line.held.what for line in listed.lines] == wanted


def test_a_need_stays_open_when_the_case_is_closed(held: Held, by: User, browser: Client) -> None:
    a_need(held, by, urgent=True)
    held.case.status = Status.CLOSED
    held.case.save()
    assert "Insulin" in browser.get(reverse("needs:all_needs")).content.decode()
    assert "Medical care" in browser.get(reverse("today:today")).content.decode()


def test_nobody_sees_needs_of_cases_that_do_not_exist_for_them(held: Held, by: User) -> None:
    a_need(held, by, urgent=True, what="Only ours.")
    walled = member(Role.ATTORNEY)
    Assignment.objects.create(case=held.case, user=walled)
    Wall.objects.create(case=held.case, user=walled, made_by=by)
    Need.objects.update(follower=walled)
    for user in (walled, member(Role.ATTORNEY)):
        browser = signed_in(user)
        for address in (
            reverse("needs:all_needs"),
            reverse("needs:all_needs") + "?whose=mine",
            reverse("today:today") + "?whose=mine",
        ):
            page = browser.get(address).content.decode()
            assert "Only ours." not in page
            assert held.number not in page


def test_mine_are_those_i_follow_up_and_those_of_my_cases(held: Held, by: User) -> None:
    team = Team.objects.create(name="Team")
    colleague = member(Role.PARALEGAL)
    team.members.set([colleague])
    held.case.team = team
    held.case.save()
    a_need(held, by, what="Marta's")
    a_need(held, by, what="the colleague's", follower=colleague)
    assert [line.held.what for line in open_needs.page_of(colleague, 1, mine=True).lines] == ["the colleague's"]
    assert open_needs.page_of(colleague, 1, mine=False).count == 2
    assert open_needs.page_of(by, 1, mine=True).count == 2


def test_the_list_comes_in_pages_with_few_questions_to_the_database(by: User, browser: Client) -> None:
    for number in range(6):
        held = a_case(by)
        for _ in range(10):
            a_need(held, by, what=f"Need {number}", urgent=True)
    addresses = [
        reverse("needs:all_needs"),
        reverse("needs:all_needs") + "?page=2",
        reverse("today:today"),
        reverse("needs:referrals"),
    ]
    addresses += [reverse("needs:needs", args=[held.number]), reverse("needs:need", args=[held.number, held.need])]
    addresses += [reverse(name, args=[held.number, held.need]) for name in ("needs:change_need", "needs:refer_need")]
    for address in addresses:
        with CaptureQueriesContext(connection) as asked:
            page = browser.get(address).content.decode()
        assert len(asked) <= 15, (address, len(asked))
    first = browser.get(addresses[0]).content.decode()
    assert "Page 1 of 2, 60 needs" in first
    assert first.count("Insulin") + first.count("Need ") >= 50
    assert browser.get(reverse("needs:all_needs") + "?page=99999999").status_code == 200
    assert "There are more: all open needs" in browser.get(reverse("today:today")).content.decode()
    assert page


def test_today_shows_what_is_urgent_or_due_within_a_week(held: Held, by: User, browser: Client) -> None:
    a_need(held, by, kind=Kind.SCHOOL)
    page = browser.get(reverse("today:today")).content.decode()
    assert "Needs to follow up" not in page
    a_need(held, by, kind=Kind.FOOD, next_on=_in(7))
    a_need(held, by, kind=Kind.SHELTER, lasts_until=_in(-1))
    a_need(held, by, kind=Kind.MENTAL, urgent=True)
    page = browser.get(reverse("today:today")).content.decode()
    card = page[page.index('id="wanted"') :]
    for text in ("Food", "Shelter", "Mental health", "urgent"):
        assert text in card
    assert "School" not in card


# --- kept, counted, given out ---------------------------------------------------------------------------


def test_what_is_needed_lies_sealed(held: Held, browser: Client) -> None:
    browser.post(
        reverse("needs:add_need", args=[held.number]), _sent(kind="mental", what="Xochiquetzal", city="Tapachula")
    )
    for table in ("needs_need", "needs_step", "audit_deed", "docket_done"):
        with connection.cursor() as cursor:
            cursor.execute(f'SELECT * FROM "{table}"')
            rows = str([[bytes(one) if isinstance(one, memoryview) else one for one in row] for row in cursor])
        assert not [word for word in ("mental", "Xochiquetzal", "Tapachula") if word in rows]


def test_needs_are_counted_in_two_questions(held: Held, by: User) -> None:
    a_need(held, by, urgent=True)
    a_need(held, by, kind=Kind.FOOD, person=None)
    with CaptureQueriesContext(connection) as asked:
        found = set(counting.needs([held.case.pk]))
    assert len(asked) == 2
    assert found == {
        counting.Counted(held.case.pk, held.first.pk, Kind.MEDICAL, State.OPEN, urgent=True),
        counting.Counted(held.case.pk, None, Kind.FOOD, State.OPEN, urgent=False),
    }


def test_needs_leave_the_office_with_the_whole_case_and_are_erased_with_it(
    held: Held, by: User, browser: Client
) -> None:
    row = a_need(held, by)
    browser.post(reverse("needs:need", args=[held.number, row.pk]), {"text": "Got it.", "state": "met", "version": "1"})
    answer = exported(browser, held.number)
    with zipfile.ZipFile(io.BytesIO(answer.content)) as packed:
        (told,) = json.loads(packed.read(f"{held.number}/case.json"))["needs"]
    assert (told["kind"], told["state"], told["person"]) == ("medical", "met", 1)
    assert [step["did"] for step in told["steps"]] == ["written", "met"]
    services.erase_rooms(held.case)
    assert not Need.objects.exists()
    assert not Step.objects.exists()


def test_a_need_of_another_case_is_not_found(held: Held, by: User, browser: Client) -> None:
    other = a_need(a_case(by), by)
    for name in ("needs:need", "needs:change_need", "needs:refer_need"):
        assert browser.get(reverse(name, args=[held.number, other.pk])).status_code == 404


def test_the_next_day_that_is_offered_is_before_it_runs_out(held: Held, by: User, browser: Client) -> None:
    for more, wanted in (
        ({}, _in(7)),
        ({"urgent": True}, _in(1)),
        ({"lasts_until": _in(4)}, _in(3)),
        ({"lasts_until": _in(-4)}, _in(1)),
        ({"lasts_until": _in(40)}, _in(7)),
    ):
        row = a_need(held, by, **more)
        for name in ("needs:need", "needs:refer_need"):
            form = browser.get(reverse(name, args=[held.number, row.pk])).context["form"]
            assert form["next_on"].value() == wanted, (name, more)
