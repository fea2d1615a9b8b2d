"""Whoever was told an hour learns that it has changed, and that the old one no longer holds."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest
from django.utils import timezone

from amparo.office.cases.calendar.models import Appointment
from amparo.office.cases.messages import outbox, reminders
from amparo.office.cases.messages.models import Message, State
from amparo.office.cases.people.contact import Channel
from amparo.office.platform.accounts.roles import Role
from tests.office.builders import Held, a_case, member, signed_in
from tests.office.cases.messages.test_outbox import ALWAYS, Way, a_hearing, tell

pytestmark = pytest.mark.django_db


@pytest.fixture
def way(monkeypatch: pytest.MonkeyPatch) -> Way:
    made = Way()
    monkeypatch.setattr(outbox, "adapter_for", lambda channel: made)
    return made


@pytest.fixture
def held() -> Held:
    found = a_case(member(Role.ATTORNEY))
    tell(found, replace(ALWAYS, language="Spanish"))
    return found


def moved(row: Appointment, to: dt.datetime) -> None:
    Appointment.objects.filter(pk=row.pk).update(at=to, version=row.version + 1)
    row.refresh_from_db()


def delivered(now: dt.datetime | None = None) -> None:
    reminders.remind(now)
    outbox.deliver(now)


def test_the_hearing_of_the_report_moved_after_its_reminder(held: Held, way: Way) -> None:
    row = a_hearing(held, dt.timedelta(days=4))
    delivered()
    assert [one.text.startswith("No lo olvide") for one in way.sent] == [True]
    moved(row, row.at + dt.timedelta(hours=4, minutes=30))
    delivered()
    delivered()
    assert len(way.sent) == 2
    assert way.sent[1].text.startswith("La hora ha cambiado: ahora es el ")
    assert "La anterior ya no vale." in way.sent[1].text


def test_the_day_before_the_new_hour_is_still_reminded_of(held: Held, way: Way) -> None:
    row = a_hearing(held, dt.timedelta(days=4))
    delivered()
    moved(row, row.at + dt.timedelta(hours=5))
    delivered()
    delivered(row.at - dt.timedelta(hours=20))
    assert [one.text[:11] for one in way.sent] == ["No lo olvid", "La hora ha ", "No lo olvid"]


def test_what_was_told_and_is_cancelled_is_told_as_cancelled_once(held: Held, way: Way) -> None:
    row = a_hearing(held, dt.timedelta(days=4))
    delivered()
    Appointment.objects.filter(pk=row.pk).update(cancelled_at=timezone.now())
    for _ in range(3):
        delivered()
    assert len(way.sent) == 2
    assert "queda cancelado" in way.sent[1].text


def test_nobody_is_told_of_a_change_to_what_they_never_heard_of(held: Held, way: Way) -> None:
    row = a_hearing(held, dt.timedelta(days=4))
    moved(row, row.at + dt.timedelta(hours=1))
    delivered()
    assert [one.text[:11] for one in way.sent] == ["No lo olvid"]


def test_moved_twice_the_last_hour_is_told_and_moved_back_too(held: Held, way: Way) -> None:
    row = a_hearing(held, dt.timedelta(days=4))
    first = row.at
    delivered()
    moved(row, first + dt.timedelta(hours=1))
    reminders.remind()
    moved(row, first + dt.timedelta(hours=2))
    delivered()
    assert len(way.sent) == 2  # the hour between was never told
    moved(row, first)
    delivered()
    assert way.sent[2].text.startswith("La hora ha cambiado")


def test_a_place_that_changed_alone_is_no_change_of_the_hour(held: Held, way: Way) -> None:
    row = a_hearing(held, dt.timedelta(days=4))
    delivered()
    moved(row, row.at)
    delivered()
    assert not [one for one in way.sent if "cambiado" in one.text]


def test_who_may_not_be_written_to_stands_on_today_until_somebody_told_them(held: Held, way: Way) -> None:
    row = a_hearing(held, dt.timedelta(days=4))
    delivered()
    tell(held, replace(ALWAYS, channel=Channel.PHONE, detail="+526561234567"))
    moved(row, row.at + dt.timedelta(hours=3))
    delivered()
    message = Message.objects.get(purpose="moved")
    assert message.state == State.REFUSED
    browser = signed_in(held.case.assignments.first().user)
    page = browser.get("/").content.decode()
    assert 'id="unaware"' in page
    assert "1 client does not know that their hour has changed" in page
    browser.post(f"/outbox/{message.pk}/", {"what": "told", "once": "a"})
    assert 'id="unaware"' not in browser.get("/").content.decode()
    message.refresh_from_db()
    assert (message.state, message.sent_by is not None, message.sent_at is not None) == (State.SENT, True, True)


def test_what_may_have_been_sent_counts_as_told(held: Held, monkeypatch: pytest.MonkeyPatch) -> None:
    row = a_hearing(held, dt.timedelta(days=4))
    reminders.remind()
    Message.objects.update(state=State.UNSURE)
    moved(row, row.at + dt.timedelta(hours=3))
    reminders.remind()
    assert Message.objects.filter(purpose="moved", state=State.WAITING).exists()
