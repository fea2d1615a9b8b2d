"""Whoever is told of what takes two members is mailed to sign in: once, or each day where nobody can grant it."""

from __future__ import annotations

import datetime as dt
import smtplib

import pytest
from django.test import override_settings
from django.utils import timezone

from amparo.office.platform import mail
from amparo.office.platform.accounts.models import User
from amparo.office.platform.accounts.roles import Role
from amparo.office.platform.approvals import asking, mailing
from amparo.office.platform.approvals.models import Approval
from tests.office.builders import a_case, member, signed_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def mailed(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, str, str]]:
    sent: list[tuple[str, str, str]] = []
    monkeypatch.setattr(mail, "send", lambda *given: sent.append(given))
    monkeypatch.setattr(mailing, "_not_before", [])
    return sent


def _ask(by: User, name: str = "") -> Approval:
    held = a_case(by, given=name or "Rosa")
    signed_in(by).post(f"/cases/{held.number}/erase/", {"number": held.number})
    return Approval.objects.get(case=held.case.pk)


@override_settings(SMTP="smtp://localhost")
def test_one_who_works_alone_is_mailed_at_once_and_each_day_and_others_once(
    mailed: list[tuple[str, str, str]],
) -> None:
    alone, now = member(Role.ATTORNEY, "Elena"), timezone.now()
    approval = _ask(alone, "Xicoténcatl")
    assert mailing.mail_all(now) == 1
    assert mailing.mail_all(now + dt.timedelta(hours=23)) == 0
    assert mailing.mail_all(now + dt.timedelta(hours=25)) == 1
    second = member(Role.ATTORNEY, "Marta")
    asking.tell(approval, now)
    later = now + dt.timedelta(days=3)
    assert mailing.mail_all(later) == 1
    assert mailing.mail_all(later + dt.timedelta(days=2)) == 0
    assert [to for to, _, _ in mailed] == [alone.email, alone.email, second.email]
    assert len({(subject, text) for _, subject, text in mailed}) == 1
    assert not any(
        word in "".join(mailed[0][1:]) for word in ("Xicot", "Elena", approval.deed, "http", "case", "Amparo")
    )


@override_settings(SMTP="smtp://localhost")
def test_many_askings_are_one_mail_and_a_server_that_takes_none_is_left_in_peace(
    mailed: list[tuple[str, str, str]], monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    alone, now = member(Role.ATTORNEY, "Elena"), timezone.now()
    _ask(alone)

    def refuse(to: str, *_words: str) -> None:
        raise smtplib.SMTPServerDisconnected(to)

    with monkeypatch.context() as down:
        down.setattr(mail, "send", refuse)
        assert mailing.mail_all(now) == 0
    assert alone.email not in caplog.text
    assert mailing.mail_all(now + dt.timedelta(minutes=1)) == 0
    _ask(alone)
    assert mailing.mail_all(now + dt.timedelta(minutes=16)) == 1
    _ask(alone)
    assert mailing.mail_all(now + dt.timedelta(minutes=17)) == 0
    assert mailing.mail_all(now + dt.timedelta(minutes=32)) == 1
    assert len(mailed) == 2


def test_without_a_mail_server_nothing_is_mailed(mailed: list[tuple[str, str, str]]) -> None:
    _ask(member(Role.ATTORNEY, "Elena"))
    assert mailing.mail_all(timezone.now()) == 0
    assert not mailed
