"""The second person in tests: another attorney of the office, who grants what was asked for."""

from __future__ import annotations

from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from amparo.office.platform.accounts.models import User
from amparo.office.platform.accounts.roles import Role
from amparo.office.platform.approvals.models import Approval, State
from tests.office.builders import member, signed_in


def waiting() -> Approval:
    """The one approval that waits."""
    return Approval.objects.get(state=State.ASKED)


def answer(how: str, by: User, approval: Approval | None = None, **fields: str) -> HttpResponse:
    """What a member is answered who grants, refuses, withdraws or does it."""
    place = reverse(f"approval_pages:{how}_approval", args=[(approval or waiting()).pk])
    return signed_in(by).post(place, fields)  # type: ignore[return-value]


def grant(by: User | None = None) -> HttpResponse:
    """Let another attorney grant what waits, on its page."""
    from amparo.office.platform.approvals import asking

    approval = waiting()
    able = User.objects.filter(pk__in=asking.granters_of(approval))
    by = by or able.first() or member(Role.ATTORNEY, "The second person")
    asking.tell(approval, approval.asked_at)  # as each minute: whoever grants may have come later
    return answer("grant", by, approval)


def two_do(browser: Client, address: str, fields: dict[str, object] | None = None, by: User | None = None) -> None:
    """One asks for it, another grants it; both are led on."""
    asked = browser.post(address, fields or {})
    assert asked.status_code == 302, asked.status_code
    assert asked.headers["Location"].startswith("/approvals/"), asked.headers["Location"]
    assert grant(by).status_code in (200, 302)


def exported(browser: Client, number: str) -> HttpResponse:
    """The case as it leaves the office, once another attorney has granted it."""
    address = reverse("exchange:export", args=[number])
    two_do(browser, address)
    return browser.post(address)  # type: ignore[return-value]
