"""No message leaves against the rules of its person. An oracle of its own judges a hundred thousand histories."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from random import Random
from uuid import UUID
from zoneinfo import ZoneInfo

import pytest
from django.utils import timezone

from amparo.office.cases.messages.adapters import ByHand
from amparo.office.cases.messages.clearance import Cleared, NotCleared, Refusal, clear, written_to
from amparo.office.cases.people.contact import Channel, SafeContact

OFFICE = "Border Legal Aid"
NOON = dt.datetime(2026, 3, 4, 19, tzinfo=dt.UTC)  # a Wednesday, noon in Ciudad Juárez
RULES = SafeContact(
    Channel.SMS, "+52 656 123 4567", days=(0, 1, 2, 3, 4), opens="09:00", closes="13:00", zone="America/Ciudad_Juarez"
)


def test_a_message_within_the_rules_is_cleared() -> None:
    cleared = clear(RULES, Channel.SMS, "Do not forget.", NOON, office=OFFICE)
    assert isinstance(cleared, Cleared)
    assert (cleared.to, cleared.channel, repr(cleared)) == ("+526561234567", "sms", "<Cleared>")


@pytest.mark.parametrize(
    ("rules", "channel", "text", "at", "wanted"),
    [
        (replace(RULES, channel=Channel.NONE), Channel.SMS, "x", NOON, Refusal.NO_CONTACT),
        (replace(RULES, channel=Channel.IN_PERSON), Channel.SMS, "x", NOON, Refusal.NO_CONTACT),
        (RULES, Channel.EMAIL, "x", NOON, Refusal.OTHER_CHANNEL),
        (replace(RULES, channel=Channel.PHONE), Channel.PHONE, "x", NOON, Refusal.OTHER_CHANNEL),
        (replace(RULES, detail="ask Rosa"), Channel.SMS, "x", NOON, Refusal.NO_ADDRESS),
        (replace(RULES, never="text after a fight"), Channel.SMS, "x", NOON, Refusal.READ_NEVER),
        (RULES, Channel.SMS, "x", NOON + dt.timedelta(hours=1), Refusal.NOT_NOW),
        (RULES, Channel.SMS, "x", NOON + dt.timedelta(days=3), Refusal.NOT_NOW),
        (replace(RULES, days=()), Channel.SMS, "x", NOON, Refusal.TIMES_UNKNOWN),
        (RULES, Channel.SMS, "Call border  LEGAL aid.", NOON, Refusal.TELLS_OFFICE),
        (RULES, Channel.SMS, "Call Bórder Le\u0301gal Aid.", NOON, Refusal.TELLS_OFFICE),
        (RULES, Channel.SMS, "Your asylum hearing", NOON, Refusal.TELLS_MATTER),
        (RULES, Channel.SMS, "Su audiencia es mañana", NOON, Refusal.TELLS_MATTER),
        (RULES, Channel.SMS, " ", NOON, Refusal.TOO_LONG),
        (RULES, Channel.SMS, "x" * 601, NOON, Refusal.TOO_LONG),
    ],
)
def test_a_message_against_a_rule_is_refused_with_the_rule(
    rules: SafeContact, channel: str, text: str, at: dt.datetime, wanted: Refusal
) -> None:
    assert clear(rules, channel, text, at, office=OFFICE) is wanted


def test_what_must_never_be_done_is_left_to_a_person_to_weigh() -> None:
    rules = replace(RULES, never="call the house")
    assert isinstance(clear(rules, Channel.SMS, "x", NOON, office=OFFICE, by_hand=True), Cleared)


def test_who_allowed_the_name_or_the_matter_is_told_them() -> None:
    open_rules = replace(RULES, names_office=True, names_matter=True)
    text = f"Your asylum hearing. {OFFICE}"
    assert isinstance(clear(open_rules, Channel.SMS, text, NOON, office=OFFICE), Cleared)


def test_nobody_but_the_rules_makes_a_cleared_message() -> None:
    with pytest.raises(NotCleared):
        Cleared(object(), "sms", "+526561234567", "x", NOON)
    with pytest.raises(NotCleared):
        ByHand().send("+526561234567: x", UUID(int=1))  # type: ignore[arg-type]


def test_a_cleared_message_does_not_keep() -> None:
    cleared = clear(RULES, Channel.SMS, "x", NOON, office=OFFICE)
    assert isinstance(cleared, Cleared)
    cleared.must_be_fresh(NOON + dt.timedelta(seconds=60))
    for later in (NOON + dt.timedelta(seconds=61), NOON - dt.timedelta(seconds=1)):
        with pytest.raises(NotCleared):
            cleared.must_be_fresh(later)


@pytest.mark.parametrize(
    ("channel", "detail", "wanted"),
    [
        (Channel.SMS, "+52 (656) 123-4567", "+526561234567"),
        (Channel.SMS, "656 123 4567", ""),
        (Channel.SMS, "+52 1 656 123 4567", "+526561234567"),
        (Channel.WHATSAPP, "\u202a0052 656–123–4567\u202c", "+526561234567"),
        (Channel.SMS, "+٥٢ ٦٥٦ ١٢٣ ٤٥٦٧", "+526561234567"),
        (Channel.SMS, "+52 656 123 4567 only mornings", ""),
        (Channel.EMAIL, "\u200b ana@example.org ", "ana@example.org"),
        (Channel.SMS, "+52 656 123 4567, +1 915 555 0100", ""),
        (Channel.EMAIL, "rosa@example.org", "rosa@example.org"),
        (Channel.EMAIL, "rosa@example.org\nBcc: all@example.org", ""),
        (Channel.EMAIL, "rosa@example.org, ivan@example.org", ""),
        (Channel.EMAIL, "=?utf-8?q?a=0Ab?=@example.com", ""),
        (Channel.LETTER, " Calle 5, Juárez ", "Calle 5, Juárez"),
        (Channel.PHONE, "+52 656 123 4567", ""),
    ],
)
def test_only_one_number_or_address_is_written_to(channel: str, detail: str, wanted: str) -> None:
    assert written_to(channel, detail) == wanted


# --- a hundred thousand histories -----------------------------------------------------------------------

ZONES = ("America/Ciudad_Juarez", "America/Tijuana", "America/Mexico_City", "America/Denver", "America/New_York", "")
DETAILS = ("+52 656 123 4567", "rosa@example.org", "through Inés", "", "Calle 5")
TEXTS = (
    "Do not forget: Thursday at 10.",
    f"Call us. {OFFICE}",
    "Your asylum hearing is near.",
    "Su cita. Lucía",
)
HOURS = ("", "00:00", "06:30", "09:00", "13:00", "18:00", "22:00", "23:59")


def _rules(draw: Random) -> SafeContact:
    return SafeContact(
        channel=draw.choice(list(Channel)).value,
        detail=draw.choice(DETAILS),
        days=tuple(day for day in range(7) if draw.random() < 0.6),
        opens=draw.choice(HOURS),
        closes=draw.choice(HOURS),
        zone=draw.choice(ZONES),
        never="call" if draw.random() < 0.1 else "",
        names_office=draw.random() < 0.3,
        names_matter=draw.random() < 0.3,
    )


def _allowed(rules: SafeContact, channel: str, text: str, at: dt.datetime) -> bool:
    """Judged anew from the words of the rules, sharing no code with what is tested."""
    if rules.channel != channel or channel not in ("sms", "whatsapp", "email", "letter") or rules.never:
        return False
    if "Border Legal" in text and not rules.names_office:
        return False
    if "asylum" in text and not rules.names_matter:
        return False
    fitting = {"sms": "+52", "whatsapp": "+52", "email": "rosa@", "letter": ""}[channel]
    if not rules.detail or not rules.detail.startswith(fitting):
        return False
    if channel == "letter":
        return True
    if not (rules.zone and rules.opens and rules.closes and rules.days):
        return False
    minute_of_week = _minute(at, rules.zone)
    opens, closes = (int(one[:2]) * 60 + int(one[3:]) for one in (rules.opens, rules.closes))
    length = (closes - opens) % 1440 or 1440
    return any((minute_of_week - (day * 1440 + opens)) % 10_080 < length for day in rules.days)


def _minute(at: dt.datetime, zone: str) -> float:
    there = at.astimezone(ZoneInfo(zone))
    return there.weekday() * 1440 + there.hour * 60 + there.minute + there.second / 60


@pytest.mark.one_moment("plays many histories, each with clocks of its own")
def test_in_a_hundred_thousand_histories_no_message_leaves_against_the_rules(monkeypatch: pytest.MonkeyPatch) -> None:
    draw = Random(20_261_124)
    clock = {"now": NOON}
    monkeypatch.setattr(timezone, "now", lambda: clock["now"])
    way_out = ByHand()
    left = stopped = 0
    for _ in range(100_000):
        rules = _rules(draw)
        clock["now"] = NOON + dt.timedelta(seconds=draw.randrange(365 * 86_400))
        held: list[tuple[Cleared, SafeContact, dt.datetime]] = []
        for _ in range(draw.randrange(1, 4)):
            what = draw.random()
            if what < 0.2:
                rules = _rules(draw)
            elif what < 0.35:
                clock["now"] += dt.timedelta(seconds=draw.choice((1, 30, 90, 3_600, 40_000)))
            channel = rules.channel if draw.random() < 0.9 else draw.choice(list(Channel)).value
            answer = clear(rules, channel, draw.choice(TEXTS), clock["now"], office=OFFICE)
            if isinstance(answer, Cleared):
                held.append((answer, rules, clock["now"]))
            else:
                stopped += 1
            for message, under, at in held:
                try:
                    way_out.send(message, UUID(int=1))
                except NotCleared:
                    assert clock["now"] - at > dt.timedelta(seconds=60)
                    continue
                left += 1
                assert _allowed(under, message.channel, message.text, at), (under, message.text, at)
    assert left > 1_000
    assert stopped > 50_000


def test_the_oracle_can_fail() -> None:
    assert _allowed(RULES, "sms", "x", NOON)
    assert not _allowed(RULES, "sms", "x", NOON + dt.timedelta(hours=1))
    assert not _allowed(replace(RULES, names_office=False), "sms", f"x {OFFICE}", NOON)
