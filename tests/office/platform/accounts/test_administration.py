"""The administrator manages people and teams, and sees no case."""

from __future__ import annotations

import pytest
from allauth.mfa.models import Authenticator
from django.test import Client
from django.urls import reverse

from amparo.office.cases.access.models import Team
from amparo.office.platform.accounts.models import Invitation, User
from amparo.office.platform.accounts.roles import Role
from tests.office.builders import a_case, member, signed_in
from tests.office.second_person import two_do

pytestmark = pytest.mark.django_db


@pytest.fixture
def user() -> User:
    return member(Role.ADMINISTRATOR, "Martin")


@pytest.fixture
def browser(user: User) -> Client:
    return signed_in(user)


def test_an_invitation_is_shown_once_and_can_be_withdrawn(browser: Client) -> None:
    sent = {"name": "Nora", "email": "nora@office.invalid", "role": "attorney"}
    page = browser.post(reverse("accounts:invite"), sent).content.decode()
    assert "A code for Nora" in page
    assert "/come-in/#" in page
    listed = browser.get(reverse("accounts:members")).content.decode()
    assert "Nora" in listed
    assert browser.post(reverse("accounts:withdraw_invitation", args=[Invitation.objects.get().pk])).status_code == 302
    assert "Nora" not in browser.get(reverse("accounts:members")).content.decode()


def test_nobody_is_invited_twice(browser: Client, user: User) -> None:
    sent = {"name": "Again", "email": user.email.upper(), "role": "attorney"}
    answer = browser.post(reverse("accounts:invite"), sent)
    assert answer.status_code == 422
    assert "already a member" in answer.content.decode()


def test_a_role_is_changed_and_ones_own_is_not(browser: Client, user: User) -> None:
    other = member(Role.VOLUNTEER)
    sent = {"name": other.name, "role": "paralegal", "is_active": "on"}
    two_do(browser, reverse("accounts:member", args=[other.pk]), sent)
    other.refresh_from_db()
    assert other.role == Role.PARALEGAL
    answer = browser.post(
        reverse("accounts:member", args=[user.pk]), {"name": "M", "role": "attorney", "is_active": "on"}
    )
    assert answer.status_code == 422
    user.refresh_from_db()
    assert user.role == Role.ADMINISTRATOR


def test_a_reset_gives_a_code(browser: Client) -> None:
    other = member(Role.VOLUNTEER, "Tom")
    Authenticator.objects.create(user=other, type=Authenticator.Type.TOTP, data={})
    assert "A code for Tom" in browser.post(reverse("accounts:reset_member", args=[other.pk])).content.decode()


def test_teams_are_made_and_changed(browser: Client) -> None:
    one, two = member(Role.ATTORNEY), member(Role.PARALEGAL)
    assert browser.post(reverse("access:new_team"), {"name": "Border", "members": [one.pk]}).status_code == 302
    assert browser.post(reverse("access:new_team"), {"name": "Border"}).status_code == 422
    team = Team.objects.get()
    sent = {"name": "Border project", "members": [one.pk, two.pk]}
    assert browser.post(reverse("access:team", args=[team.pk]), sent).status_code == 302
    assert set(Team.objects.get().members.all()) == {one, two}
    assert "Border project" in browser.get(reverse("access:teams")).content.decode()


def test_no_client_is_named_on_any_of_these_pages(browser: Client) -> None:
    held = a_case(member(Role.ATTORNEY))
    for name in ("accounts:members", "access:teams", "accounts:invite", "access:new_team"):
        page = browser.get(reverse(name)).content.decode()
        assert held.number not in page
        assert "Quiñónez" not in page


def test_whoever_has_been_here_long_is_asked_again(user: User) -> None:
    user.set_password("four lamps on a quiet river")
    user.save()
    later = signed_in(user, ago=3600)
    assert later.get(reverse("accounts:invite")).headers["Location"].startswith("/sign-in/again/")


def test_the_auditor_reads_numbers_and_proves_the_chain() -> None:
    held = a_case(member(Role.ATTORNEY))
    auditor = signed_in(member(Role.AUDITOR))
    page = auditor.get(
        reverse("audit_pages:audit"), {"case": held.number, "who": "x", "did": "case.begun", "before": "9" * 30}
    )
    assert held.number in page.content.decode()
    assert "Quiñónez" not in page.content.decode()
    assert "The audit log is intact" in auditor.post(reverse("audit_pages:audit")).content.decode()
    assert "No such row" in auditor.get(reverse("audit_pages:audit"), {"who": "999999"}).content.decode()
