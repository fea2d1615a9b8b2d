"""A team that has cases opens them to nobody whom one member lets in alone."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse

from amparo.office.cases.access.models import Team
from amparo.office.platform.accounts.models import User
from amparo.office.platform.accounts.roles import Role
from tests.office.builders import Held, a_case, member, signed_in
from tests.office.second_person import answer, grant

pytestmark = pytest.mark.django_db


@pytest.fixture
def lead() -> User:
    return member(Role.ATTORNEY, "Elena")


@pytest.fixture
def team(lead: User) -> Team:
    team = Team.objects.create(name="Border")
    team.members.add(lead)
    return team


@pytest.fixture
def held(lead: User, team: Team) -> Held:
    return a_case(lead, team=team)


def _change(browser: Client, team: Team, *members: User) -> str:
    fields = {"name": "Border", "members": [user.pk for user in members]}
    return browser.post(reverse("access:team", args=[team.pk]), fields).headers["Location"]


def test_two_let_a_member_into_a_team_that_has_cases(team: Team, held: Held, lead: User) -> None:
    administrator, joins = member(Role.ADMINISTRATOR), member(Role.PARALEGAL, "Tom")
    page, browser = reverse("casework:case", args=[held.number]), signed_in(administrator)
    assert _change(browser, team, lead, joins).startswith("/approvals/")
    assert signed_in(joins).get(page).status_code == 404
    assert answer("grant", administrator).status_code == 409
    assert grant(lead).status_code == 302
    assert signed_in(joins).get(page).status_code == 200
    assert _change(browser, team, lead) == reverse("access:teams"), "taking a member out is immediate"
    assert signed_in(joins).get(page).status_code == 404


def test_whom_a_team_opens_nothing_joins_at_once(team: Team, lead: User) -> None:
    browser, joins, helps = signed_in(member(Role.ADMINISTRATOR)), member(Role.PARALEGAL), member(Role.VOLUNTEER)
    assert _change(browser, team, lead, joins) == reverse("access:teams")
    a_case(lead, team=team)
    assert _change(browser, team, lead, joins, helps) == reverse("access:teams")
    assert team.members.count() == 3
