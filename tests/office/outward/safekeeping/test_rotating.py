"""Changing the office key takes two: the one at the command line, and an attorney."""

from __future__ import annotations

import datetime as dt

import pytest
import time_machine
from django.utils import timezone

from amparo.errors import OfficeError
from amparo.office.outward.safekeeping import rotating
from amparo.office.platform.accounts.roles import Role
from amparo.office.platform.audit.models import AuditEntry
from amparo.office.platform.encryption import vault
from tests.office.builders import a_case, member
from tests.office.second_person import answer, grant

pytestmark = pytest.mark.django_db


def _rotate() -> int:
    return rotating.rotate(lambda done, of: None)


def test_the_key_is_changed_once_an_attorney_has_granted_it_and_only_once() -> None:
    administrator, attorney = member(Role.ADMINISTRATOR), member(Role.ATTORNEY)
    a_case(attorney)
    before = vault.keyring().newest.id
    for _ in range(2):
        with pytest.raises(OfficeError, match="an attorney grants it on Today"):
            _rotate()
    assert vault.keyring().newest.id == before
    assert answer("grant", administrator).status_code == 409, "who may be the one at the command line"
    assert grant(attorney).status_code == 302
    assert _rotate() > 0
    assert vault.keyring().newest.id != before
    assert AuditEntry.objects.filter(did="approval.granted", actor=attorney.pk).exists()
    with pytest.raises(OfficeError):
        _rotate()


def test_where_no_attorney_is_left_it_is_changed_after_a_day_and_an_administrator_can_refuse() -> None:
    administrator, attorney = member(Role.ADMINISTRATOR), member(Role.ATTORNEY, is_active=False)
    assert not attorney.is_active
    with pytest.raises(OfficeError, match="run this again after"):
        _rotate()
    assert answer("refuse", administrator, reason="Not now.").status_code == 302
    with pytest.raises(OfficeError):
        _rotate()
    with time_machine.travel(timezone.now() + dt.timedelta(days=1, minutes=1)):
        assert _rotate() > 0


def test_in_an_office_in_which_nobody_has_read_anything_it_is_changed_at_once() -> None:
    member(Role.ADMINISTRATOR)
    assert _rotate() == 0
