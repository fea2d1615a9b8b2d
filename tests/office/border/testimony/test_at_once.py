"""A consent taken back at the very moment of a release: what left, left before."""

from __future__ import annotations

import re
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connections
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from amparo.office.border.testimony.models import Consent, Release
from amparo.office.platform.accounts.roles import Role
from amparo.office.platform.approvals import asking
from amparo.office.platform.approvals.models import Approval
from amparo.office.platform.audit.models import AuditEntry
from tests.office.builders import a_case, a_testimony, member, signed_in

pytestmark = pytest.mark.django_db(transaction=True)
AT_ONCE = 8


def test_nothing_is_released_after_the_consent_was_taken_back() -> None:
    by = member(Role.ATTORNEY)
    held = a_case(by)
    a_testimony(held, by, member(Role.PARALEGAL))
    address = reverse("testimony:release_testimony", args=[held.number, 1])
    shown = re.search(r'<option value="(\w+)">', signed_in(by).get(address).content.decode())
    assert shown is not None
    told = {"to": shown[1], "within": "on"}
    for number in range(AT_ONCE):
        signed_in(by).post(address, {**told, "purpose": f"series {number}"})
    second = member(Role.ATTORNEY)
    asking.look_at_all(timezone.now())
    grants = [
        reverse("approval_pages:grant_approval", args=[key]) for key in Approval.objects.values_list("pk", flat=True)
    ]
    assert len(grants) == AT_ONCE
    browsers = [signed_in(by if number == AT_ONCE // 2 else second) for number in range(AT_ONCE)]

    def act(number: int, browser: Client) -> int:
        try:
            if number == AT_ONCE // 2:
                return browser.post(
                    reverse("testimony:withdraw_consent", args=[held.number, 1]), {"how": "No."}
                ).status_code
            return browser.post(grants[number]).status_code
        finally:
            connections.close_all()

    with ThreadPoolExecutor(AT_ONCE) as pool:
        answers = list(pool.map(act, range(AT_ONCE), browsers))
    assert set(answers) <= {302, 409}
    assert Consent.objects.get().withdrawn_at is not None
    taken_back = AuditEntry.objects.get(did="consent.withdrawn").pk
    released = list(AuditEntry.objects.filter(did="testimony.released").values_list("pk", flat=True))
    assert [pk for pk in released if pk > taken_back] == []
    assert Release.objects.count() == 1 + len(released)
