"""Grave deeds take two members: asked by one, told to those it affects, granted by another."""

from __future__ import annotations

import datetime as dt
import threading
from concurrent.futures import ThreadPoolExecutor

import pytest
import time_machine
from django.db import connections
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from amparo.office.cases.access.models import Assignment, Case, Status, Team, Wall
from amparo.office.platform.accounts.models import Invitation, User
from amparo.office.platform.accounts.roles import Role
from amparo.office.platform.approvals import asking
from amparo.office.platform.approvals.deeds import deeds
from amparo.office.platform.approvals.models import Approval, ApprovalKey, State
from amparo.office.platform.audit.models import AuditEntry
from tests.office.builders import Held, a_case, member, signed_in
from tests.office.second_person import answer, grant, waiting

pytestmark = pytest.mark.django_db
DAY = dt.timedelta(days=1, minutes=1)


@pytest.fixture
def lead() -> User:
    return member(Role.ATTORNEY, "Elena")


@pytest.fixture
def held(lead: User) -> Held:
    return a_case(lead)


def _erase(held: Held, by: User) -> Approval:
    told = signed_in(by).post(reverse("casework:erase", args=[held.number]), {"number": held.number})
    assert told.status_code == 302
    return waiting()


def _told_on_today(user: User) -> bool:
    return reverse("approval_pages:approvals") in signed_in(user).get(reverse("today:today")).content.decode()


def _state(held: Held) -> str:
    return Case.objects.get(pk=held.case.pk).status


def test_what_one_asks_for_is_done_by_nobody_but_another_and_under_both_names(held: Held, lead: User) -> None:
    other = member(Role.ATTORNEY, "Ana")
    approval = _erase(held, lead)
    assert _state(held) == Status.OPEN
    assert answer("grant", lead, approval).status_code == 409
    assert answer("do", lead, approval).status_code == 409
    assert _state(held) == Status.OPEN
    assert answer("grant", other, approval).status_code == 302
    assert _state(held) == Status.ERASED
    done = list(AuditEntry.objects.filter(case=held.case.pk).values_list("actor", "did"))
    assert {(lead.pk, "approval.asked"), (other.pk, "approval.granted"), (lead.pk, "case.erased")} <= set(done)
    assert answer("grant", other, approval).status_code == 409


def test_those_who_may_grant_it_and_those_it_affects_are_told_on_today(held: Held, lead: User) -> None:
    other, paralegal = member(Role.ATTORNEY, "Ana"), member(Role.PARALEGAL, "Lucía")
    approval = _erase(held, lead)
    page = reverse("approval_pages:approval", args=[approval.pk])
    assert _told_on_today(other)
    assert _told_on_today(lead)
    assert not _told_on_today(paralegal)
    for user in (other, lead):
        today = signed_in(user).get(reverse("today:today")).content.decode()
        assert f'href="{page}"' in today
        assert str(deeds()[approval.deed].words) in today
        assert held.number in today
    listed = signed_in(other).get(reverse("approval_pages:approvals")).content.decode()
    assert page in listed
    assert "you can grant it" in listed
    assert signed_in(paralegal).get(page).status_code == 404
    shown = signed_in(other).get(page).content.decode()
    assert "Elena" in shown
    assert held.number in shown
    assert "Quiñónez" not in shown
    empty = signed_in(paralegal).get(reverse("approval_pages:approvals")).content.decode()
    assert "Nothing waits for an answer." in empty


def test_an_attorney_of_the_case_comes_before_any_other_and_a_walled_one_is_told_nothing(lead: User) -> None:
    team = Team.objects.create(name="Border")
    near, far, walled = member(Role.ATTORNEY, "Near"), member(Role.ATTORNEY, "Far"), member(Role.ATTORNEY, "Walled")
    team.members.set([lead, near, walled])
    held = a_case(lead, team=team)
    Wall.objects.create(case=held.case, user=walled, made_by=lead)
    approval = _erase(held, lead)
    assert asking.granters_of(approval) == {near.pk}
    for kept_out in (far, walled):
        assert answer("grant", kept_out, approval).status_code == 404
    assert _state(held) == Status.OPEN


def test_it_is_refused_with_a_reason_that_lies_sealed_and_withdrawn_by_whoever_asked(held: Held, lead: User) -> None:
    other = member(Role.ATTORNEY, "Ana")
    approval = _erase(held, lead)
    assert answer("refuse", other, approval, reason="").status_code == 422
    assert answer("refuse", other, approval, reason="Rosa wants her file first.").status_code == 302
    approval.refresh_from_db()
    assert approval.state == State.REFUSED
    assert b"Rosa" not in bytes(approval.sealed_reason or b"")
    place = reverse("approval_pages:approval", args=[approval.pk])
    assert "Rosa wants her file first." in signed_in(lead).get(place).content.decode()
    again = _erase(held, lead)
    assert answer("withdraw", other, again).status_code == 302
    assert waiting() == again
    answer("withdraw", lead, again)
    assert not Approval.objects.filter(state=State.ASKED).exists()
    assert answer("grant", other, again).status_code == 409
    assert _state(held) == Status.OPEN


def test_asked_for_twice_it_is_one_and_nobody_answers_it_after_two_weeks(held: Held, lead: User) -> None:
    other = member(Role.ATTORNEY, "Ana")
    approval = _erase(held, lead)
    assert _erase(held, lead) == approval
    with time_machine.travel(timezone.now() + asking.LASTS + DAY):
        asking.look_at_all(timezone.now())
        approval.refresh_from_db()
        assert approval.state == State.EXPIRED
        assert answer("grant", other, approval).status_code == 409
    assert _state(held) == Status.OPEN


def test_where_nobody_can_grant_it_one_waits_a_day_and_others_may_object(held: Held, lead: User) -> None:
    administrator = member(Role.ADMINISTRATOR, "Martin")
    approval = _erase(held, lead)
    page = reverse("approval_pages:approval", args=[approval.pk])
    assert _told_on_today(administrator)
    assert page in signed_in(administrator).get(reverse("approval_pages:approvals")).content.decode()
    assert answer("grant", administrator, approval).status_code == 409
    assert answer("do", lead, approval).status_code == 409
    with time_machine.travel(timezone.now() + DAY):
        assert "Do it now" in signed_in(lead).get(page).content.decode()
        assert answer("do", administrator, approval).status_code == 409
        assert answer("do", lead, approval).status_code == 302
    assert _state(held) == Status.ERASED
    assert AuditEntry.objects.filter(actor=lead.pk, did="approval.alone").exists()


def test_whoever_comes_while_one_waits_has_to_be_asked(held: Held, lead: User) -> None:
    approval = _erase(held, lead)
    with time_machine.travel(timezone.now() + DAY):
        other = member(Role.ATTORNEY, "Ana")
        assert answer("do", lead, approval).status_code == 409
        asking.look_at_all(timezone.now())
        assert answer("do", lead, approval).status_code == 409
        assert answer("grant", other, approval).status_code == 302
    assert _state(held) == Status.ERASED


def test_whoever_was_let_in_by_the_one_who_asks_alone_is_no_second_person(held: Held, lead: User) -> None:
    puppet = member(Role.ATTORNEY, "Puppet")
    now = timezone.now()
    made = Invitation.objects.create(
        email=puppet.email, name="P", role=Role.ATTORNEY, code_hash="x", made_by=lead, expires_at=now, used_at=now
    )
    approval = _erase(held, lead)
    assert asking.granters_of(approval) == set()
    made.granted_by = member(Role.ADMINISTRATOR)
    made.save()
    assert asking.granters_of(approval) == {puppet.pk}


def test_everything_is_looked_at_again_at_the_moment_it_is_done(held: Held, lead: User) -> None:
    other = member(Role.ATTORNEY, "Ana")
    approval = _erase(held, lead)
    Wall.objects.create(case=held.case, user=lead, made_by=other)
    told = answer("grant", other, approval)
    assert told.status_code == 409
    assert "may no longer do it" in told.content.decode()
    assert _state(held) == Status.OPEN
    assert waiting() == approval


def test_whoever_has_been_here_long_shows_again_who_they_are_before_granting(held: Held, lead: User) -> None:
    other = member(Role.ATTORNEY, "Ana")
    other.set_password("four lamps on a quiet river")
    other.save()
    approval = _erase(held, lead)
    place = reverse("approval_pages:grant_approval", args=[approval.pk])
    assert signed_in(other, ago=3600).post(place).headers["Location"].startswith("/sign-in/again/")
    assert _state(held) == Status.OPEN


def test_an_erased_case_leaves_no_key_of_what_was_asked_for_in_it(held: Held, lead: User) -> None:
    other = member(Role.ATTORNEY, "Ana")
    answer("refuse", other, _erase(held, lead), reason="Rosa is not ready.")
    _erase(held, lead)
    assert grant(other).status_code == 302
    assert not ApprovalKey.objects.exists()
    assert not Approval.objects.exclude(sealed_details=None, sealed_reason=None).exists()


def test_nobody_but_the_responsible_attorney_walls_off_alone(lead: User) -> None:
    team = Team.objects.create(name="Border")
    other, third = member(Role.ATTORNEY, "Ana"), member(Role.ATTORNEY, "Third")
    team.members.set([lead, other, third])
    held = a_case(lead, team=team)
    wall = reverse("casework:wall", args=[held.number])
    signed_in(other).post(wall, {"user": lead.pk})
    assert not Wall.objects.exists()
    assert answer("grant", lead).status_code == 409, "not by whom it is done to"
    assert _told_on_today(lead)
    assert grant(third).status_code == 302
    assert Wall.objects.get().made_by == other
    assert signed_in(lead).get(reverse("approval_pages:approvals")).content.decode().count(held.number) == 0
    signed_in(other).post(reverse("casework:unwall", args=[held.number, lead.pk]))
    assert Wall.objects.exists()
    assert grant(third).status_code == 302
    assert not Wall.objects.exists()


def test_a_wall_of_the_responsible_attorney_stands_at_once(held: Held, lead: User) -> None:
    threat = member(Role.PARALEGAL, "Out")
    signed_in(lead).post(reverse("casework:wall", args=[held.number]), {"user": threat.pk})
    assert Wall.objects.get().user == threat
    signed_in(lead).post(reverse("casework:unwall", args=[held.number, threat.pk]))
    assert not Wall.objects.exists()


def test_nobody_makes_themself_responsible_or_takes_the_responsible_attorney_off_alone(held: Held, lead: User) -> None:
    other = member(Role.ATTORNEY, "Ana")
    Assignment.objects.create(case=held.case, user=other)
    browser, staff = signed_in(other), reverse("casework:staff", args=[held.number])
    for address, fields in (
        (staff, {"user": other.pk, "lead": "on"}),
        (staff, {"user": lead.pk}),
        (reverse("casework:unassign", args=[held.number, lead.pk]), {}),
    ):
        assert browser.post(address, fields).headers["Location"].startswith("/approvals/")
    assert Assignment.objects.get(case=held.case, lead=True).user == lead
    asked = Approval.objects.get(state=State.ASKED, subject=other)
    third = member(Role.ATTORNEY, "Third")
    asking.tell(asked, timezone.now())
    Assignment.objects.create(case=held.case, user=third)
    assert answer("grant", lead, asked).status_code == 302
    assert Assignment.objects.filter(case=held.case, lead=True).count() == 2


def test_a_case_is_exported_for_a_day_after_another_attorney_granted_it(held: Held, lead: User) -> None:
    address, other = reverse("exchange:export", args=[held.number]), member(Role.ATTORNEY, "Ana")
    browser = signed_in(lead)
    assert browser.post(address).status_code == 302
    assert browser.post(address).status_code == 302
    assert not AuditEntry.objects.filter(did="case.exported").exists()
    approval = waiting()
    assert grant(other).status_code == 302
    place = reverse("approval_pages:approval", args=[approval.pk])
    assert address in browser.get(place).content.decode()
    assert address not in signed_in(other).get(place).content.decode()
    assert browser.post(address)["Content-Type"] == "application/zip"
    Assignment.objects.create(case=held.case, user=other)
    assert signed_in(other).post(address).status_code == 302, "granted to whoever asked, and to nobody else"
    with time_machine.travel(timezone.now() + DAY):
        assert signed_in(lead).post(address).status_code == 302


def test_what_was_answered_is_found_again_from_ones_own_account(held: Held, lead: User) -> None:
    account = signed_in(lead).get(reverse("accounts:account")).content.decode()
    assert reverse("approval_pages:approvals") in account
    answer("withdraw", lead, _erase(held, lead))
    listed = signed_in(lead).get(reverse("approval_pages:approvals")).content.decode()
    assert "withdrawn" in listed
    assert "Nothing waits for an answer." in listed


def test_once_a_case_is_erased_nothing_else_waits_in_it_and_nobody_is_told_of_a_fault(held: Held, lead: User) -> None:
    other, third = member(Role.ATTORNEY, "Ana"), member(Role.ATTORNEY, "Inés")
    erasing = _erase(held, lead)
    Assignment.objects.create(case=held.case, user=other)
    signed_in(other).post(reverse("casework:wall", args=[held.number]), {"user": third.pk})
    walling = Approval.objects.get(deed="wall.raise", state=State.ASKED)
    assert answer("grant", other, erasing).status_code == 302
    walling.refresh_from_db()
    assert walling.state == State.EXPIRED
    assert not _told_on_today(lead)
    for how in ("refuse", "grant", "withdraw"):
        assert answer(how, lead, walling, reason="Late").status_code in (302, 409, 422)


@pytest.mark.django_db(transaction=True)
def test_of_two_who_grant_at_the_same_moment_one_has_granted_it_and_it_is_done_once() -> None:
    lead = member(Role.ATTORNEY, "Elena")
    held, others = a_case(lead), [member(Role.ATTORNEY, "Ana"), member(Role.ATTORNEY, "Inés")]
    approval = _erase(held, lead)
    place = reverse("approval_pages:grant_approval", args=[approval.pk])
    browsers, together = [signed_in(each) for each in others], threading.Barrier(2)

    def grants(browser: Client) -> int:
        together.wait()
        try:
            return browser.post(place).status_code
        finally:
            connections.close_all()

    with ThreadPoolExecutor(2) as pool:
        statuses = sorted(pool.map(grants, browsers))
    assert statuses == [302, 409]
    assert AuditEntry.objects.filter(did="approval.granted").count() == 1
    assert AuditEntry.objects.filter(did="case.erased").count() == 1
    assert _state(held) == Status.ERASED
