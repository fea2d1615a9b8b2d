"""Sessions end by idling, by age and by hand; a copy of their table opens nothing."""

from __future__ import annotations

import datetime as dt

import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from amparo.office.platform.accounts.models import Session, User
from amparo.office.platform.accounts.roles import Role
from tests.office.builders import member, signed_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def user() -> User:
    return member(Role.ATTORNEY)


def _in(browser: Client) -> bool:
    return browser.get(reverse("accounts:account")).status_code == 200


def _aged(**ago: dt.timedelta) -> None:
    Session.objects.update(**{name: timezone.now() - by for name, by in ago.items()})


def test_thirty_idle_minutes_end_it_and_twenty_nine_do_not(user: User) -> None:
    browser = signed_in(user)
    _aged(seen_at=dt.timedelta(minutes=29))
    assert _in(browser)
    assert timezone.now() - Session.objects.get(user=user).seen_at < dt.timedelta(seconds=30)
    _aged(seen_at=dt.timedelta(minutes=30, seconds=1))
    assert not _in(browser)


def test_twelve_hours_end_it_however_busy(user: User) -> None:
    browser = signed_in(user)
    _aged(started_at=dt.timedelta(hours=11, minutes=59))
    assert _in(browser)
    _aged(started_at=dt.timedelta(hours=12, seconds=1))
    assert not _in(browser)


def test_the_table_holds_no_key_and_a_copy_of_it_opens_nothing(user: User) -> None:
    browser = signed_in(user)
    key = browser.cookies[settings.SESSION_COOKIE_NAME].value
    rows = str(list(Session.objects.values_list()))
    assert key not in rows
    for stolen in Session.objects.values_list("session_key", flat=True):
        thief = Client()
        thief.cookies[settings.SESSION_COOKIE_NAME] = stolen
        assert not _in(thief)


def test_another_browser_is_signed_out_from_here(user: User) -> None:
    here, there = signed_in(user), signed_in(user)
    assert _in(there)
    page = here.get(reverse("accounts:account")).content.decode()
    assert page.count("Sign it out") == 1
    address = page[: page.index('/end/"')].rpartition('action="')[2] + "/end/"
    assert here.post(address).status_code == 302
    assert _in(here)
    assert not _in(there)


def test_nobody_ends_somebody_elses_session(user: User) -> None:
    other = signed_in(user)
    row = Session.objects.get(user=user)
    stranger = signed_in(member(Role.ATTORNEY))
    assert stranger.post(reverse("accounts:end_session", args=[row.pk[:16]])).status_code == 404
    assert _in(other)


def test_an_ended_access_ends_every_session_at_once(user: User) -> None:
    browser = signed_in(user)
    administrator = signed_in(member(Role.ADMINISTRATOR))
    sent = {"name": user.name, "role": user.role}
    assert administrator.post(reverse("accounts:member", args=[user.pk]), sent).status_code == 302
    assert not _in(browser)
    assert not Session.objects.filter(user=user).exists()


def test_staying_here_keeps_it_fresh(user: User) -> None:
    browser = signed_in(user)
    _aged(seen_at=dt.timedelta(minutes=20))
    assert browser.post(reverse("accounts:keep")).status_code == 204
    assert timezone.now() - Session.objects.get(user=user).seen_at < dt.timedelta(seconds=30)


def test_members_know_their_browsers_by_name(user: User) -> None:
    browser = signed_in(user)
    _aged(seen_at=dt.timedelta(minutes=5))
    agent = "Mozilla/5.0 (Windows NT 10.0) Gecko/20100101 Firefox/140.0"
    browser.get(reverse("accounts:account"), headers={"user-agent": agent})
    assert Session.objects.get(user=user).device == "Firefox, Windows"


def test_language_and_name_are_ones_own(user: User) -> None:
    browser = signed_in(user)
    assert browser.post(reverse("accounts:account"), {"name": "", "language": "es"}).status_code == 422
    assert browser.post(reverse("accounts:account"), {"name": "Nueva", "language": "es"}).status_code == 302
    assert '<html lang="es"' in browser.get(reverse("accounts:account")).content.decode()
