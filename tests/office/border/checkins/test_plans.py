"""Check-ins on the pages of the office: agreed, changed, paused; the code shown once; escalations handled."""

from __future__ import annotations

import datetime as dt
import html
import io
import json
import re
import zipfile

import pytest
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from amparo.office.border.checkins import agreeing, rounds
from amparo.office.border.checkins.answers import CheckIn, hear
from amparo.office.border.checkins.models import OPEN, Answer, Due, Escalation, How, Kind, Plan, Terms
from amparo.office.cases.access.models import Assignment, Wall
from amparo.office.front_door.dropbox import gateway
from amparo.office.front_door.dropbox.codes import Code
from amparo.office.platform.accounts.models import User
from amparo.office.platform.accounts.roles import Role
from amparo.office.platform.audit.models import AuditEntry
from amparo.office.platform.encryption.case_keys import open_key
from tests.office.builders import Held, a_case, a_plan, member, signed_in
from tests.office.second_person import exported

pytestmark = pytest.mark.django_db
HOUR, DAY = dt.timedelta(hours=1), dt.timedelta(days=1)


@pytest.fixture
def lead() -> User:
    return member(Role.ATTORNEY, "Lead")


@pytest.fixture
def held(lead: User) -> Held:
    return a_case(lead)


@pytest.fixture
def browser(lead: User) -> Client:
    return signed_in(lead)


def page(held: Held) -> str:
    return reverse("checkins:case_checkins", args=[held.number])


def of(name: str, held: Held, place: int = 1) -> str:
    return reverse(name, args=[held.number, place])


def rhythm(**more: str) -> dict[str, str]:
    first = (timezone.localdate() + DAY).isoformat()
    told = {"every": "1", "unit": "days", "by": "18:00", "zone": "America/Tijuana", "first": first, "version": "0"}
    steps = {"after_remind": "2", "after_lead": "6", "after_everybody": "12", "after_agreed": "24"}
    return {**told, **steps, "then": "Call her sister.", **more}


def text(answer: HttpResponse) -> str:
    return html.unescape(answer.content.decode())


def missed(held: Held, lead: User, ago: dt.timedelta = 30 * HOUR) -> Plan:
    """Check-ins of which one was missed so long ago."""
    start = timezone.now() - ago
    by = (start + HOUR).astimezone(dt.UTC)
    plan = a_plan(
        held, lead, start, every=9, zone="Africa/Abidjan", by=f"{by:%H:%M}", first=by.date().isoformat(), then="Sister."
    )  # a clock that never changes
    rounds.look_at_all()
    return plan


def test_a_rhythm_is_agreed_and_shown_in_words(held: Held, browser: Client) -> None:
    assert browser.post(of("checkins:agree_checkins", held), rhythm()).status_code == 302
    shown = text(browser.get(page(held)))
    assert "every day by 18:00 (Tijuana)" in shown
    assert "after 24 hours: Carry out the agreed plan" in shown
    assert "Call her sister." in shown
    assert Terms.objects.get().next_at is not None


@pytest.mark.parametrize(
    "wrong",
    [
        {"every": "0"}, {"every": "x"}, {"by": "25:00"}, {"zone": "Mars/One"}, {"first": "2020-01-01"}, {"first": ""},
        {"unit": "hours", "every": "1"}, {"after_lead": "-1"}, {"first": "2099-01-01"},
        {"after_lead": "", "after_everybody": "", "after_agreed": ""},
    ],
)  # fmt: skip
def test_what_cannot_be_is_refused_beside_its_field_and_kept(
    held: Held, browser: Client, wrong: dict[str, str]
) -> None:
    answer = browser.post(of("checkins:agree_checkins", held), rhythm(**wrong))
    assert answer.status_code == 422
    assert 'class="error"' in text(answer)
    assert "Call her sister." in text(answer)
    assert not Plan.objects.exists()


def test_two_who_agree_at_once_are_shown_the_others(held: Held, browser: Client) -> None:
    browser.post(of("checkins:agree_checkins", held), rhythm())
    assert browser.post(of("checkins:agree_checkins", held), rhythm(every="3")).status_code == 409
    assert browser.post(of("checkins:agree_checkins", held), rhythm(every="3", version="1")).status_code == 302
    assert "every 3 days" in text(browser.get(page(held)))
    assert Terms.objects.filter(end=None).count() == 1


def test_a_step_that_is_left_empty_is_skipped(held: Held, browser: Client, lead: User) -> None:
    browser.post(of("checkins:agree_checkins", held), rhythm(after_remind="", after_lead="0"))
    agreed = agreeing.unsealed(open_key(held.case.pk), Terms.objects.get())
    assert agreed.kinds == ["lead", "everybody", "agreed"]


def test_where_and_when_they_check_in_is_sealed(held: Held, browser: Client) -> None:
    browser.post(of("checkins:agree_checkins", held), rhythm())
    row = Terms.objects.get()
    assert b"Tijuana" not in bytes(row.sealed_terms)
    assert b"sister" not in bytes(row.sealed_terms)


def test_the_code_is_shown_once_opens_what_it_should_and_replaces_the_one_before(held: Held, browser: Client) -> None:
    browser.post(of("checkins:agree_checkins", held), rhythm())
    codes = []
    for _ in range(2):
        answer = browser.post(of("checkins:checkin_code", held))
        words = re.findall(r"<li><strong>(\w+)</strong></li>", text(answer))
        codes.append(Code.read(" ".join(words), "es"))
        assert held.number not in re.sub(r'(?s)<(header|p|h1)[^>]*no-print.*?</\1>|href="[^"]*"', "", text(answer))
    assert gateway.reply(codes[0].lookup) is None
    assert gateway.reply(codes[1].lookup) is not None
    assert codes[1].words("es")[3] not in text(browser.get(page(held)))


def test_the_same_form_for_a_code_sent_twice_makes_one(held: Held, browser: Client) -> None:
    browser.post(of("checkins:agree_checkins", held), rhythm())
    browser.post(of("checkins:checkin_code", held), {"once": "one"})
    lookup = Plan.objects.get().lookup
    assert browser.post(of("checkins:checkin_code", held), {"once": "one"}).status_code == 302
    assert Plan.objects.get().lookup == lookup


def test_paused_for_a_reason_and_resumed(held: Held, browser: Client) -> None:
    browser.post(of("checkins:agree_checkins", held), rhythm())
    assert browser.post(of("checkins:stop_checkins", held), {"what": "pause"}).status_code == 422
    assert (
        browser.post(
            of("checkins:stop_checkins", held), {"what": "pause", "why": "In hospital", "version": "1"}
        ).status_code
        == 302
    )
    shown = text(browser.get(page(held)))
    assert "paused" in shown
    assert "In hospital" in shown
    rounds.look_at_all(timezone.now() + 9 * DAY)
    assert not Due.objects.exists()
    assert browser.post(of("checkins:stop_checkins", held), {"what": "resume", "version": "2"}).status_code == 302
    rounds.look_at_all(timezone.now() + 3 * DAY)
    assert Due.objects.exists()


def test_what_was_missed_before_a_pause_goes_on_rising(held: Held, browser: Client, lead: User) -> None:
    missed(held, lead, 4 * HOUR)
    assert list(Escalation.objects.filter(OPEN).values_list("kind", flat=True)) == [Kind.REMIND]
    browser.post(of("checkins:stop_checkins", held), {"what": "pause", "why": "Moved", "version": "1"})
    rounds.look_at_all(timezone.now() + 21 * HOUR)
    assert Escalation.objects.filter(OPEN).count() == 4


def test_ended_check_ins_come_no_more_and_can_be_agreed_on_anew(held: Held, browser: Client) -> None:
    browser.post(of("checkins:agree_checkins", held), rhythm())
    browser.post(of("checkins:stop_checkins", held), {"what": "end", "why": "Arrived in Houston", "version": "1"})
    assert browser.post(of("checkins:stop_checkins", held), {"what": "resume", "version": "2"}).status_code == 302
    assert not Terms.objects.filter(end=None).exists()
    assert browser.post(of("checkins:agree_checkins", held), rhythm(version="2")).status_code == 302
    assert Plan.objects.get().ended_at is None


def test_a_member_who_heard_from_them_closes_what_was_missed(held: Held, browser: Client, lead: User) -> None:
    missed(held, lead)
    assert (
        browser.post(of("checkins:heard_checkin", held), {"word": "safe", "note": "Her phone was stolen."}).status_code
        == 302
    )
    assert not Escalation.objects.filter(OPEN).exists()
    shown = text(browser.get(page(held)))
    assert "Her phone was stolen." in shown
    assert "taken by" in shown
    assert "heard from" in shown


def test_what_was_tried_is_noted_and_stays_open_and_the_next_step_comes_all_the_same(
    held: Held, browser: Client, lead: User
) -> None:
    missed(held, lead, 8 * HOUR)
    escalation = Escalation.objects.get(kind=Kind.LEAD)
    address = reverse("checkins:handle_escalation", args=[held.number, escalation.pk])
    assert browser.post(address, {"outcome": "tried"}).status_code == 422
    for note in ("Rang twice.", "Asked her sister."):
        assert browser.post(address, {"outcome": "tried", "note": note}).status_code == 302
    shown = text(browser.get(page(held)))
    assert shown.index("Rang twice.") < shown.index("Asked her sister.")
    rounds.look_at_all(timezone.now() + 6 * HOUR)
    kinds = [Kind.REMIND, Kind.LEAD, Kind.EVERYBODY]
    assert list(Escalation.objects.filter(OPEN).values_list("kind", flat=True)) == kinds


def test_danger_that_was_tried_stays_open_until_they_are_reached(held: Held, browser: Client, lead: User) -> None:
    plan = missed(held, lead, HOUR)
    hear(plan, held.case_key, CheckIn.DANGER, timezone.now(), timezone.now())
    address = reverse("checkins:handle_escalation", args=[held.number, Escalation.objects.get(kind=Kind.DANGER).pk])
    browser.post(address, {"outcome": "tried", "note": "No answer."})
    assert Escalation.objects.filter(OPEN, kind=Kind.DANGER).exists()
    browser.post(address, {"outcome": "heard", "note": "With her aunt."})
    assert not Escalation.objects.filter(OPEN).exists()
    answer = browser.post(address, {"outcome": "tried", "note": "Again."}, follow=True)
    assert "Someone else has handled it in the meantime." in text(answer)


@pytest.mark.parametrize(("outcome", "how"), [("settled", How.SETTLED), ("heard", How.HEARD)])
def test_what_is_settled_or_heard_rises_no_more(
    held: Held, browser: Client, lead: User, outcome: str, how: str
) -> None:
    missed(held, lead, 8 * HOUR)
    escalation = Escalation.objects.get(kind=Kind.LEAD)
    browser.post(
        reverse("checkins:handle_escalation", args=[held.number, escalation.pk]),
        {"outcome": outcome, "note": "With her aunt."},
    )
    rounds.look_at_all(timezone.now() + 30 * HOUR)
    assert Due.objects.get().how == how
    assert Escalation.objects.count() == 2
    assert Answer.objects.count() == (outcome == "heard")


def test_today_shows_the_gravest_first_and_the_board_all(held: Held, browser: Client, lead: User) -> None:
    plan = missed(held, lead)
    hear(plan, held.case_key, CheckIn.DANGER, timezone.now() - 8 * DAY, timezone.now())
    shown = text(browser.get(reverse("today:today")))
    assert shown.index("They said that they are in danger") < shown.index("Carry out the agreed plan")
    assert shown.index("Escalation: no check-in, or a request for help") < shown.index("Within a week")
    board = text(browser.get(reverse("checkins:checkins")))
    assert "Rosa Quiñónez Tábora" in board
    assert "1 missed" in board
    assert "Remind the client" in board


def test_who_cannot_see_the_case_sees_none_of_it(held: Held, lead: User) -> None:
    missed(held, lead)
    walled, outside = member(Role.PARALEGAL), member(Role.ATTORNEY)
    Assignment.objects.create(case=held.case, user=walled)
    Wall.objects.create(case=held.case, user=walled, made_by=lead)
    for user in (walled, outside):
        for address in (reverse("today:today"), reverse("today:today") + "?whose=all", reverse("checkins:checkins")):
            assert "Rosa" not in text(signed_in(user).get(address))
            assert "Carry out the agreed plan" not in text(signed_in(user).get(address))


def test_a_volunteer_handles_and_hears_and_agrees_on_nothing(held: Held, lead: User) -> None:
    missed(held, lead, 8 * HOUR)
    volunteer = member(Role.VOLUNTEER)
    Assignment.objects.create(case=held.case, user=volunteer)
    browser = signed_in(volunteer)
    assert browser.post(of("checkins:agree_checkins", held), rhythm()).status_code == 403
    assert browser.post(of("checkins:checkin_code", held)).status_code == 403
    assert browser.post(of("checkins:heard_checkin", held), {"word": "safe"}).status_code == 302


def test_the_export_holds_the_check_ins_and_no_key(held: Held, browser: Client, lead: User) -> None:
    missed(held, lead)
    browser.post(of("checkins:checkin_code", held))
    browser.post(of("checkins:heard_checkin", held), {"word": "call", "note": "After six."})
    packed = zipfile.ZipFile(io.BytesIO(exported(browser, held.number).content))
    told = json.loads(packed.read(f"{held.number}/case.json"))["checkins"]
    assert told[0]["person"] == 1
    assert told[0]["then"] == "Sister."
    assert [one["said"] for one in told[0]["words"]] == ["Call me"]
    assert "After six." in packed.read(f"{held.number}/checkins.csv").decode("utf-8-sig")
    plan = Plan.objects.get()
    key = held.case_key.unseal(plan, "sealed_code")["key"]
    for name in packed.namelist():
        assert key.encode() not in packed.read(name)
        assert str(plan.lookup).encode() not in packed.read(name)


def test_each_deed_is_on_record(held: Held, browser: Client) -> None:
    browser.post(of("checkins:agree_checkins", held), rhythm())
    browser.post(of("checkins:checkin_code", held))
    browser.post(of("checkins:heard_checkin", held), {"word": "danger"})
    escalation = Escalation.objects.get()
    browser.post(
        reverse("checkins:handle_escalation", args=[held.number, escalation.pk]),
        {"outcome": "tried", "note": "Called the sister."},
    )
    browser.post(of("checkins:stop_checkins", held), {"what": "pause", "why": "x", "version": "1"})
    did = list(AuditEntry.objects.filter(case=held.case.pk, did__startswith="checkin.").values_list("did", flat=True))
    names = ("agreed", "code_made", "came", "rose", "handled", "paused")
    assert did == [f"checkin.{name}" for name in names]
    assert "sister" not in "".join(AuditEntry.objects.values_list("about", flat=True))
