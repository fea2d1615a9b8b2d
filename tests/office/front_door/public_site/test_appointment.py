"""The page of an appointment says who calls whom, by what way and how long, and never more than the office knows."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any

import pytest
from django.utils import timezone, translation

from amparo.office.cases.messages.profile import set_profile
from amparo.office.cases.people.contact import Channel, SafeContact
from amparo.office.front_door.dropbox import collecting
from amparo.office.front_door.dropbox.codes import LANGUAGES, Code
from amparo.office.front_door.dropbox.questions import CHANNELS
from amparo.office.front_door.public_site.texts import forget_office, raw
from amparo.office.intake import hours, incoming
from amparo.office.intake.models import Kind, Request, RequestKey
from amparo.office.intake.replies import keep_ways_true
from amparo.office.intake.requests import enter, post_reply, unsealed
from amparo.office.platform.accounts.roles import Role
from amparo.office.platform.encryption.case_keys import open_key
from tests.office.builders import a_case, a_request, member
from tests.office.front_door.public_site.conftest import Visitor

CODE = Code(bytes(range(8)))
NUMBER = "+52 656 123 4567"
PHONE = "+1 915 555 0100"
WAYS = ("we_call", "they_call", "sms", "whatsapp", "email", "unknown")
BY_CHANNEL: Mapping[str, tuple[str, str]] = {
    "phone": (NUMBER, "we_call"),
    "none": ("", "they_call"),
    "sms": (NUMBER, "sms"),
    "whatsapp": (NUMBER, "whatsapp"),
    "email": ("marisol@example.org", "email"),
    "through": ("mi prima Lucy, 656 765 4321", "unknown"),
}
STAFF = {
    "we_call": "we call you",
    "they_call": "we do not call or write",
    "sms": "a text message",
    "whatsapp": "WhatsApp or Signal",
    "email": "an e-mail",
    "unknown": "tell them in an answer",
}


def booked(told: Mapping[str, Any], minutes: int = 60) -> Request:
    """A request that was answered with one hour, at 9 in the office's time in two days, which they took."""
    row = a_request({"words": "Ayuda.", **told}, code=CODE)
    day = timezone.localdate() + dt.timedelta(days=2)
    slots = hours.offer(member(Role.ATTORNEY), day, dt.time(9), dt.time(10), minutes)
    case_key = open_key(row.pk, RequestKey)
    enter(case_key, row, Kind.ANSWER, {"text": "Escoja.", "slots": [str(one) for one in slots]})
    post_reply(case_key, row)
    Visitor("es").post("code/", code=CODE.written("es"), go="hold", slot=str(slots[0]))
    return row


def page(language: str = "es") -> str:
    """The page under the code."""
    return Visitor(language).post("code/", code=CODE.written(language))


def said(language: str = "es") -> list[str]:
    """The ways that the page names."""
    shown, texts = page(language), raw(language)["code"]
    return [way for way in WAYS if texts[f"way_{way}"].replace("{phone}", PHONE) in shown]


def relaid(row: Request, **changed: Any) -> None:
    """Lay the reply down as it lies there, but for what is changed; a value of None leaves it out."""
    asked = unsealed(open_key(row.pk, RequestKey), row)
    laid = {**(collecting.posted_reply(row.lookup, asked.key) or {}), **changed}
    collecting.answer(row.lookup, asked.key, {name: value for name, value in laid.items() if value is not None})


def test_every_channel_that_can_be_chosen_is_tried_here() -> None:
    assert set(BY_CHANNEL) == set(CHANNELS)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("channel", BY_CHANNEL)
def test_it_says_who_calls_by_what_way_and_how_long(channel: str, language: str) -> None:
    detail, way = BY_CHANNEL[channel]
    booked({"channel": channel, "detail": detail})
    for noted in (False, True):  # at once, and after the office took note of the booking
        if noted:
            incoming.collect()
        shown = page(language)
        assert said(language) == [way]
        assert raw(language)["code"]["minutes"].replace("{minutes}", "60") in shown
        assert not detail or detail not in shown
        assert "{" not in shown.split("<main")[1].split("</main")[0]


def test_the_minutes_are_those_of_the_hour() -> None:
    booked({}, minutes=30)
    assert raw("es")["code"]["minutes"].replace("{minutes}", "30") in page()


@pytest.mark.parametrize(
    "told",
    [
        {},
        {"channel": "phone"},
        {"channel": "phone", "detail": "pregunte en la tienda"},
        {"channel": "sms", "detail": "el de mi hermana"},
        {"channel": "email", "detail": "marisol"},
    ],
    ids=str,
)
def test_where_the_way_is_not_known_the_office_will_tell_it(told: Mapping[str, Any]) -> None:
    booked(told)
    assert said() == ["unknown"]


@pytest.mark.parametrize("channel", ["phone", "sms", "whatsapp", "email"])
@pytest.mark.parametrize(("opens", "closes", "inside"), [("08:00", "12:00", True), ("18:00", "21:00", False)])
def test_nobody_promises_to_call_or_write_outside_of_the_hours_they_allowed(
    channel: str, opens: str, closes: str, inside: bool
) -> None:
    detail, way = BY_CHANNEL[channel]
    zone = timezone.get_default_timezone_name()
    days = [str(day) for day in range(7)]
    booked({"channel": channel, "detail": detail, "days": days, "from": opens, "until": closes, "zone": zone})
    assert said() == [way if inside else "unknown"]


@pytest.mark.parametrize("channel", BY_CHANNEL)
def test_nobody_is_told_to_call_an_office_that_names_no_telephone(channel: str) -> None:
    detail, way = BY_CHANNEL[channel]
    row = booked({"channel": channel, "detail": detail})
    set_profile({"office": "Border Legal Aid", "phone": "", "hours": "", "days": 90})
    forget_office()
    wanted = ["we_call"] if way == "we_call" else ["unknown"]
    assert said() == wanted
    post_reply(open_key(row.pk, RequestKey), row)
    assert said() == wanted
    forget_office()


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_reply_of_an_earlier_version_says_only_what_is_known_until_it_is_made_anew(language: str) -> None:
    row = booked({"channel": "phone", "detail": NUMBER})
    relaid(row, ways=None)
    assert said(language) == []
    assert raw(language)["code"]["minutes"].replace("{minutes}", "60") in page(language)
    relaid(row, ways=dict.fromkeys(_slots(row), "by a way that only a later version knows"))
    assert said(language) == []
    incoming.collect()
    assert said(language) == ["we_call"]


def test_the_rules_of_a_case_hold_once_there_is_one_also_when_they_change() -> None:
    row = booked({"channel": "email", "detail": "marisol@example.org"})
    incoming.collect()
    assert said() == ["email"]
    held = a_case(member(Role.ATTORNEY, "Elena"))  # whose first person is to be called
    Request.objects.filter(pk=row.pk).update(case=held.case, state="opened")
    incoming.collect()
    assert said() == ["we_call"]
    changed = SafeContact(channel=Channel.SMS, detail=NUMBER)
    held.first.sealed_contact = held.case_key.seal(held.first, "sealed_contact", changed.kept())
    held.first.save(update_fields=["sealed_contact"])
    incoming.collect()
    assert said() == ["sms"]


@pytest.mark.parametrize("channel", BY_CHANNEL)
def test_staff_read_what_the_page_of_an_appointment_says(channel: str) -> None:
    detail, way = BY_CHANNEL[channel]
    told = {"channel": channel, "detail": detail, "zone": "America/Denver"}
    row = a_request(told)
    asked = unsealed(open_key(row.pk, RequestKey), row)
    with translation.override("en"):
        said = asked.way_in_words
    assert STAFF[way] in said


def test_what_was_taken_away_from_under_a_code_is_not_laid_down_again() -> None:
    row = booked({"channel": "phone", "detail": NUMBER})
    incoming.collect()
    collecting.forget(row.lookup)
    asked = unsealed(open_key(row.pk, RequestKey), row)
    keep_ways_true()
    assert collecting.posted_reply(row.lookup, asked.key) is None


def _slots(row: Request) -> list[str]:
    asked = unsealed(open_key(row.pk, RequestKey), row)
    return list((collecting.posted_reply(row.lookup, asked.key) or {})["slots"])
