"""What pages say of an appointment is kept true, and the job that asks each second opens only what has changed."""

from __future__ import annotations

import datetime as dt

import pytest
from django.db import connections
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from amparo.office.cases.messages.profile import set_profile
from amparo.office.cases.people.contact import Channel, SafeContact
from amparo.office.front_door.dropbox import collecting
from amparo.office.intake import replies, retention
from amparo.office.intake.models import Offer, Request, RequestKey
from amparo.office.intake.replies import keep_ways_true
from amparo.office.intake.requests import post_reply, unsealed
from amparo.office.platform.accounts.models import User
from amparo.office.platform.accounts.roles import Role
from amparo.office.platform.encryption.case_keys import open_key
from tests.office.builders import Held, a_case, a_request, member

pytestmark = pytest.mark.django_db

NUMBER = "+52 656 123 4567"
FOR_ALL = 5
"""Questions to the database of a look at which nothing is new, however many have an appointment."""


@pytest.fixture
def host() -> User:
    return member(Role.ATTORNEY, "Elena")


def _booked(host: User, channel: str = "phone", days: int = 2) -> Request:
    row = a_request({"words": "Ayuda.", "channel": channel, "detail": NUMBER})
    starts = timezone.now() + dt.timedelta(days=days)
    Offer.objects.create(slot=row.pk, host=host, starts_at=starts, minutes=45, request=row)
    post_reply(open_key(row.pk, RequestKey), row)
    return row


def _ways(row: Request) -> list[str]:
    row.refresh_from_db()
    told = collecting.posted_reply(row.lookup, unsealed(open_key(row.pk, RequestKey), row).key)
    return list((told or {})["ways"].values())


def _asked() -> int:
    """How many questions one look asks."""
    with CaptureQueriesContext(connections["default"]) as ours:
        keep_ways_true()
    return len(ours)


def test_a_look_at_which_nothing_is_new_asks_the_same_few_things_however_many_wait(host: User) -> None:
    for _ in range(2):
        _booked(host)
    keep_ways_true()
    few = _asked()
    for _ in range(6):
        _booked(host)
    keep_ways_true()
    assert _asked() == few
    assert few <= FOR_ALL + 3  # with SQLite the dropbox is asked apart, with PostgreSQL here


def _changed(held: Held, channel: Channel) -> None:
    contact = SafeContact(channel=channel, detail=NUMBER)
    held.first.sealed_contact = held.case_key.seal(held.first, "sealed_contact", contact.kept())
    held.first.save(update_fields=["sealed_contact"])


def test_each_thing_of_which_an_answer_is_made_is_seen_when_it_changes(host: User) -> None:
    row = _booked(host)
    keep_ways_true()
    assert _ways(row) == ["we_call"]
    held = a_case(host)
    _changed(held, Channel.SMS)
    set_profile({"office": "Border Legal Aid", "phone": "+1 915 555 0100", "hours": "", "days": 90})
    keep_ways_true()
    Request.objects.filter(pk=row.pk).update(case=held.case, state="opened")
    keep_ways_true()
    assert _ways(row) == ["sms"]
    set_profile({"office": "Border Legal Aid", "phone": "", "hours": "", "days": 90})
    keep_ways_true()
    assert _ways(row) == ["unknown"]
    _changed(held, Channel.PHONE)
    keep_ways_true()
    assert _ways(row) == ["we_call"]


def test_another_answer_to_how_they_are_reached_is_seen(host: User) -> None:
    row = _booked(host)
    keep_ways_true()
    case_key = open_key(row.pk, RequestKey)
    kept = case_key.unseal(row, "sealed_told")
    kept["told"]["channel"] = "none"
    set_profile({"office": "Border Legal Aid", "phone": "+1 915 555 0100", "hours": "", "days": 90})
    row.sealed_told = case_key.seal(row, "sealed_told", kept)
    row.save(update_fields=["sealed_told"])
    keep_ways_true()
    assert _ways(row) == ["they_call"]


def test_an_hour_that_is_moved_is_looked_at_once_more(host: User) -> None:
    row = _booked(host)
    keep_ways_true()
    keep_ways_true()
    before = _asked()
    Offer.objects.filter(pk=row.pk).update(starts_at=timezone.now() + dt.timedelta(days=3))
    assert _asked() > before


def test_a_request_whose_key_is_gone_holds_up_no_other(host: User, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(replies, "AT_ONCE", 1)
    gone, row = _booked(host), _booked(host, days=3)
    RequestKey.objects.filter(pk=gone.pk).delete()
    case_key = open_key(row.pk, RequestKey)
    told = unsealed(case_key, row)
    collecting.answer(row.lookup, told.key, {"state": "open", "answers": [], "slots": [str(row.pk)], "ways": {}})
    for _ in range(3):
        keep_ways_true()
    assert _ways(row) == ["we_call"]
    retention.erase(gone)
    keep_ways_true()
