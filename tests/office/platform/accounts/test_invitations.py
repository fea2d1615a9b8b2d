"""A code works once, for a week, and opens nothing else."""

from __future__ import annotations

import datetime as dt

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from amparo.office.platform.accounts import invitations
from amparo.office.platform.accounts.invitations import InvitationError
from amparo.office.platform.accounts.models import Invitation, Session, User
from amparo.office.platform.accounts.roles import Role
from tests.office.builders import PASSWORD, member, signed_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def code() -> str:
    by = member(Role.ADMINISTRATOR)
    return invitations.invite(by, email="New@Office.invalid", name="New", role=Role.PARALEGAL)


def test_a_code_makes_a_member_once(code: str) -> None:
    user = invitations.accept(code.lower().replace("-", " "), name="Nora", password=PASSWORD)
    assert (user.email, user.role, user.check_password(PASSWORD)) == ("new@office.invalid", Role.PARALEGAL, True)
    with pytest.raises(InvitationError):
        invitations.accept(code, name="Nora", password=PASSWORD)


def test_the_database_holds_no_code(code: str) -> None:
    row = Invitation.objects.values().get()
    assert code.replace("-", "") not in str(row).replace("-", "")


def test_it_expires_after_a_week(code: str) -> None:
    Invitation.objects.update(expires_at=timezone.now() - dt.timedelta(seconds=1))
    with pytest.raises(InvitationError, match="expired"):
        invitations.found(code)


def test_it_can_be_withdrawn(code: str) -> None:
    row = Invitation.objects.get()
    invitations.withdraw(row.made_by, row)
    with pytest.raises(InvitationError):
        invitations.found(code)


def test_a_reset_sets_the_password_and_ends_every_session() -> None:
    user = member(Role.ATTORNEY)
    signed_in(user)
    code = invitations.reset(member(Role.ADMINISTRATOR), user)
    assert invitations.accept(code, name="Renamed by nobody", password=PASSWORD) == user
    user.refresh_from_db()
    assert user.check_password(PASSWORD)
    assert user.name == "The attorney"
    assert not Session.objects.filter(user=user).exists()


def test_the_page_leads_from_code_to_second_factor_and_shows_no_case_before(code: str) -> None:
    browser, address = Client(), reverse("accounts:invitation")
    assert browser.get(address).status_code == 200
    wrong = browser.post(address, {"code": "AAAA-BBBB"})
    assert wrong.status_code == 422
    assert "unknown" in wrong.content.decode()
    assert "Welcome, New" in browser.post(address, {"code": code}).content.decode()
    weak = browser.post(address, {"code": code, "name": "Nora", "password": "short"})
    assert weak.status_code == 422
    assert "short" not in weak.content.decode().partition("<form")[2].replace("too short", "")
    done = browser.post(address, {"code": code, "name": "Nora", "password": PASSWORD})
    assert done.status_code == 302
    assert browser.get(reverse("today:today")).headers["Location"] == reverse("mfa_index")
    assert User.objects.get(email="new@office.invalid").name == "Nora"
