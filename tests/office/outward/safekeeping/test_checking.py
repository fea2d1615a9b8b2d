"""Only an administrator checks a share, once they have shown anew who they are; that it was checked is on record."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from django.conf import settings
from django.urls import reverse

from amparo.office.platform.accounts.models import Session
from amparo.office.platform.accounts.roles import Role
from amparo.office.platform.audit.models import AuditEntry
from amparo.office.platform.encryption import vault
from amparo.office.platform.encryption.shares import Share
from tests.office.builders import member, signed_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def made() -> Iterator[tuple[Share, ...]]:
    ring = vault.keyring()
    before = settings.HOME.keyring.read_bytes()
    yield ring.make_shares(2, 3)
    settings.HOME.keyring.write_bytes(before)
    ring.refresh()


def test_a_right_share_is_told_by_its_number_and_nothing_of_it_is_kept(made: tuple[Share, ...]) -> None:
    browser = signed_in(member(Role.ADMINISTRATOR))
    answer = browser.post(reverse("safekeeping:check_share"), {"secret": made[2].text})
    page = answer.content.decode()
    assert (answer.status_code, "Share 3 of 3 is right." in page) == (200, True)
    assert made[2].text not in page
    assert AuditEntry.objects.filter(did="share.checked").values_list("about", flat=True).get() == "share 3 of 3"
    assert "no-store" in answer.headers["Cache-Control"]


def test_who_has_not_shown_it_within_minutes_is_asked_first_and_their_words_are_let_go(made: tuple[Share, ...]) -> None:
    administrator = member(Role.ADMINISTRATOR)
    administrator.set_password("four lamps on a quiet river")
    administrator.save()
    browser = signed_in(administrator, ago=310)
    answer = browser.post(reverse("safekeeping:check_share"), {"secret": made[0].text}, follow=True)
    assert [status for _, status in answer.redirect_chain] == [302, 302]
    assert made[0].words[0] not in answer.content.decode()
    assert not any(made[0].words[5] in str(row.get_decoded()) for row in Session.objects.all())
    assert not AuditEntry.objects.filter(did="share.checked").exists()


def test_an_office_without_shares_says_how_they_are_made() -> None:
    browser = signed_in(member(Role.ADMINISTRATOR))
    page = browser.get(reverse("safekeeping:check_share")).content.decode()
    assert "amparo office shares" in page
    assert 'name="secret"' not in page
