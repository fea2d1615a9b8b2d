"""Status, staff, walls, the end of a case, and who saw it."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from amparo.office.cases.access.models import Assignment, Case, Status, Team, Wall
from amparo.office.cases.access.services import next_number
from amparo.office.platform.accounts.models import User
from amparo.office.platform.accounts.roles import Role
from tests.office.builders import Held, a_case, member, signed_in
from tests.office.second_person import two_do

pytestmark = pytest.mark.django_db


@pytest.fixture
def user() -> User:
    return member(Role.ATTORNEY, "Elena")


@pytest.fixture
def held(user: User) -> Held:
    return a_case(user)


@pytest.fixture
def browser(user: User) -> Client:
    return signed_in(user)


def _standing(held: Held, version: int = 1, **more: str) -> dict[str, str]:
    today = timezone.localdate().isoformat()
    return {"status": "closed", "stage": "granted", "team": "", "heard_from_on": today, "version": str(version), **more}


def test_a_case_is_closed_and_opened_again(held: Held, browser: Client) -> None:
    address = reverse("casework:standing", args=[held.number])
    assert browser.post(address, _standing(held)).status_code == 302
    case = Case.objects.get()
    assert (case.status, case.stage, case.closed_on) == ("closed", "granted", timezone.localdate())
    assert browser.post(address, _standing(held, 2, status="open")).status_code == 302
    assert Case.objects.get().closed_on is None


def test_two_who_change_where_it_stands_are_shown_the_others(held: Held, browser: Client) -> None:
    address = reverse("casework:standing", args=[held.number])
    browser.post(address, _standing(held))
    answer = browser.post(address, _standing(held, status="declined"))
    assert answer.status_code == 409
    assert "Closed · Protection granted" in answer.content.decode()
    assert 'name="version" value="2"' in answer.content.decode()
    assert browser.post(address, _standing(held, 2, status="declined")).status_code == 302


def test_nobody_erases_by_status_or_moves_a_case_to_a_team_not_theirs(held: Held, browser: Client) -> None:
    foreign = Team.objects.create(name="Foreign")
    address = reverse("casework:standing", args=[held.number])
    assert browser.post(address, _standing(held, status="erased")).status_code == 422
    assert browser.post(address, _standing(held, team=str(foreign.pk))).status_code == 422


def test_staff_is_assigned_and_taken_off(held: Held, browser: Client) -> None:
    other = member(Role.VOLUNTEER, "Tom")
    address = reverse("casework:staff", args=[held.number])
    assert browser.post(address, {"user": other.pk}).status_code == 302
    assert signed_in(other).get(reverse("casework:case", args=[held.number])).status_code == 200
    assert "Tom" in browser.get(address).content.decode()
    assert browser.post(reverse("casework:unassign", args=[held.number, other.pk])).status_code == 302
    assert signed_in(other).get(reverse("casework:case", args=[held.number])).status_code == 404
    assert browser.post(address, {"user": member(Role.AUDITOR).pk}).status_code == 422


def test_the_only_lead_cannot_leave(held: Held, browser: Client, user: User) -> None:
    answer = browser.post(reverse("casework:unassign", args=[held.number, user.pk]))
    assert answer.status_code == 422
    assert "Name another responsible attorney" in answer.content.decode()
    other = member(Role.ATTORNEY)
    browser.post(reverse("casework:staff", args=[held.number]), {"user": other.pk, "lead": "on"})
    assert browser.post(reverse("casework:unassign", args=[held.number, user.pk])).headers["Location"] == reverse(
        "today:today"
    )


def test_a_wall_ends_assignment_and_comes_down_again(held: Held, browser: Client, user: User) -> None:
    other = member(Role.PARALEGAL, "Out")
    Assignment.objects.create(case=held.case, user=other)
    address = reverse("casework:wall", args=[held.number])
    assert "cannot exclude yourself" in browser.post(address, {"user": user.pk}).content.decode()
    assert browser.post(address, {"user": other.pk}).status_code == 302
    assert Wall.objects.get().made_by == user
    assert not Assignment.objects.filter(user=other).exists()
    again = browser.post(reverse("casework:staff", args=[held.number]), {"user": other.pk})
    assert "An ethical wall excludes this member" in again.content.decode()
    assert browser.post(reverse("casework:unwall", args=[held.number, other.pk])).status_code == 302
    assert browser.post(reverse("casework:staff", args=[held.number]), {"user": other.pk}).status_code == 302


def test_who_saw_the_file_stands_on_its_page(held: Held, browser: Client) -> None:
    other = member(Role.PARALEGAL, "Lucía")
    Assignment.objects.create(case=held.case, user=other)
    signed_in(other).get(reverse("casework:case", args=[held.number]))
    page = browser.get(reverse("casework:seen_by", args=[held.number])).content.decode()
    assert "Lucía" in page
    assert "read the file" in page
    assert signed_in(other).get(reverse("casework:seen_by", args=[held.number])).status_code == 403


def test_an_erased_case_takes_everything_but_number_and_record(held: Held, browser: Client) -> None:
    from amparo.office.platform.audit.models import AuditEntry

    address = reverse("casework:erase", args=[held.number])
    assert "cannot be undone" in browser.get(address).content.decode()
    two_do(browser, address, {"number": held.number})
    case = Case.objects.get()
    assert (case.number, case.status) == (held.number, Status.ERASED)
    for name in ("people", "relations", "notes", "documents", "appointments", "ticklers", "drafts", "assignments"):
        assert not getattr(case, name).exists(), name
    assert not hasattr(case, "key")
    assert AuditEntry.objects.filter(case=case.pk, did="case.erased").exists()
    assert next_number() != held.number


def test_the_client_was_heard_from(held: Held, browser: Client) -> None:
    Case.objects.update(heard_from_on="2026-01-01")
    browser.post(reverse("casework:heard", args=[held.number]))
    assert Case.objects.get().heard_from_on == timezone.localdate()


def test_numbers_run_on_within_a_year(held: Held) -> None:
    year = timezone.localdate().year
    assert held.number == f"{year}-00001"
    Case.objects.create(number=f"{year}-99999")
    assert next_number() == f"{year}-100000"
    Case.objects.create(number=f"{year}-100000")
    assert next_number() == f"{year}-100001"
