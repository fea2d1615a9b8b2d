"""Nobody lets a member in alone who reads cases, or who lets others in."""

from __future__ import annotations

import datetime as dt
import re

import pytest
import time_machine
from allauth.mfa.models import Authenticator
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from amparo.office.platform.accounts.models import Invitation, Session, User
from amparo.office.platform.accounts.roles import Role
from amparo.office.platform.approvals import asking
from amparo.office.platform.approvals.models import Approval
from tests.office.builders import member, signed_in
from tests.office.second_person import answer, grant, waiting

pytestmark = pytest.mark.django_db
CODE = re.compile(r"<code>([A-Z2-7]{4}(?:-[A-Z2-7]{4}){5})</code>")
NORA = {"name": "Nora", "email": "nora@office.invalid", "role": "attorney"}


@pytest.fixture
def administrator() -> User:
    return member(Role.ADMINISTRATOR, "Martin")


@pytest.fixture
def attorney() -> User:
    return member(Role.ATTORNEY, "Elena")


def test_an_administrator_who_invites_an_attorney_never_has_the_code(administrator: User, attorney: User) -> None:
    browser = signed_in(administrator)
    asked = browser.post(reverse("accounts:invite"), NORA, follow=True).content.decode()
    assert not CODE.search(asked)
    assert not Invitation.objects.exists()
    assert answer("grant", administrator).status_code == 409
    approval = waiting()
    shown = answer("grant", attorney, approval).content.decode()
    code = CODE.search(shown)
    assert code is not None
    held = Invitation.objects.get()
    assert (held.made_by, held.granted_by) == (administrator, attorney)
    for later in (reverse("approval_pages:approval", args=[approval.pk]), reverse("accounts:members")):
        assert code[1] not in browser.get(later).content.decode()
    entered = Client().post(reverse("accounts:invitation"), {"code": code[1]})
    assert "Nora" in entered.content.decode()


@pytest.mark.parametrize("role", [Role.ATTORNEY, Role.PARALEGAL, Role.VOLUNTEER, Role.ADMINISTRATOR])
def test_whoever_reads_or_lets_in_is_invited_by_two(administrator: User, attorney: User, role: str) -> None:
    signed_in(administrator).post(reverse("accounts:invite"), {**NORA, "role": role})
    assert not Invitation.objects.exists()
    assert asking.granters_of(waiting()) == {attorney.pk}


def test_what_they_are_called_lies_sealed_until_the_code_is_made(administrator: User, attorney: User) -> None:
    signed_in(administrator).post(reverse("accounts:invite"), NORA)
    row = Approval.objects.get()
    assert b"nora" not in bytes(row.sealed_details or b"").lower()
    assert "nora@office.invalid" in (
        signed_in(attorney).get(reverse("approval_pages:approval", args=[row.pk])).content.decode()
    )


def test_the_first_members_of_an_office_are_invited_alone(administrator: User) -> None:
    assert CODE.search(signed_in(administrator).post(reverse("accounts:invite"), NORA).content.decode())


def test_where_no_other_is_left_the_administrator_waits_a_day(administrator: User, attorney: User) -> None:
    attorney.is_active = False
    attorney.save()
    browser = signed_in(administrator)
    browser.post(reverse("accounts:invite"), NORA)
    assert answer("do", administrator).status_code == 409
    with time_machine.travel(timezone.now() + dt.timedelta(days=1, minutes=1)):
        assert CODE.search(answer("do", administrator).content.decode())
    assert Invitation.objects.get().granted_by is None


def test_a_role_is_changed_by_two_and_access_given_back_by_two(administrator: User, attorney: User) -> None:
    other = member(Role.SCHEDULER, "Tom")
    page, browser = reverse("accounts:member", args=[other.pk]), signed_in(administrator)
    browser.post(page, {"name": "Tomás", "role": "attorney", "is_active": "on"})
    other.refresh_from_db()
    assert (other.name, other.role) == ("Tomás", Role.SCHEDULER)
    assert answer("grant", other).status_code == 409
    session = signed_in(other)
    assert grant(attorney).status_code == 302
    other.refresh_from_db()
    assert other.role == Role.ATTORNEY
    assert not Session.objects.filter(user=other).exists()
    assert session.get("/").status_code == 302
    browser.post(page, {"name": "Tomás", "role": "attorney"})
    other.refresh_from_db()
    assert not other.is_active, "ending access is immediate"
    browser.post(page, {"name": "Tomás", "role": "attorney", "is_active": "on"})
    other.refresh_from_db()
    assert not other.is_active
    assert grant(attorney).status_code == 302
    other.refresh_from_db()
    assert other.is_active


def test_an_administrator_who_is_none_any_more_has_nothing_done(administrator: User, attorney: User) -> None:
    signed_in(administrator).post(reverse("accounts:invite"), NORA)
    administrator.is_active = False
    administrator.save()
    assert grant(attorney).status_code == 409
    assert not Invitation.objects.exists()


def test_a_new_password_takes_two_while_no_second_factor_keeps_others_out(administrator: User, attorney: User) -> None:
    other = member(Role.ATTORNEY, "Nora")
    reset, browser = reverse("accounts:reset_member", args=[other.pk]), signed_in(administrator)
    assert not CODE.search(browser.post(reset, follow=True).content.decode())
    assert CODE.search(grant(attorney).content.decode())
    Authenticator.objects.create(user=other, type=Authenticator.Type.TOTP, data={})
    assert CODE.search(browser.post(reset).content.decode())
