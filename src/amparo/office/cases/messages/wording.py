"""What messages say, in the person's language, giving away no more than they allowed."""

from __future__ import annotations

import datetime as dt
import re
import tomllib
import unicodedata
from collections.abc import Mapping
from enum import StrEnum
from functools import cache
from pathlib import Path
from zoneinfo import ZoneInfo

from amparo.languages import code_of
from amparo.office.cases.people.contact import Channel, SafeContact
from amparo.office.platform.ui.days import full_day, full_hour
from amparo.office.platform.ui.moments import day_at

LANGUAGES = ("en", "es", "ht", "pt", "fr", "ru", "ar")
"""Languages in which messages are written."""
_PARTS = re.compile(r"[,;/()+]| y | and | e | et | ak ")


class Purpose(StrEnum):
    """Why a message is sent; the key of its words."""

    APPOINTMENT = "appointment"
    HEARING = "hearing"
    ANSWER = "answer"
    CALL = "call"
    DATE = "date"  # a date with somebody else: said as an appointment, and never what about
    CHECKIN = "checkin"  # no word came that was due: never what about
    MOVED = "moved"  # an hour they were told has changed: never what about
    CANCELLED = "cancelled"  # an hour they were told no longer holds: never what about


NEUTRAL = frozenset({Purpose.DATE, Purpose.CHECKIN, Purpose.MOVED, Purpose.CANCELLED})
"""Said without the matter, whatever they allowed."""


def words_for(purpose: Purpose, rules: SafeContact, office: str, at: dt.datetime | None = None, zone: str = "") -> str:
    """The whole message. `at` is the moment of what it reminds of, which has its hour by the clock of `zone`.

    The hour is told by the clock of whoever reads it where that is known and another, and no place is named.
    It is signed with the office's name where they allowed that, and never with the name they gave for calls: that is
    theirs, in words of any kind ("say you are my cousin"), and for whoever talks. The hyphen is in the alphabet of
    text messages (GSM 03.38); a dash makes three segments of one.
    """
    language = language_of(rules.language)
    key = Purpose.APPOINTMENT if purpose is Purpose.DATE else purpose
    tells = rules.names_matter and purpose not in NEUTRAL
    texts = _texts(language)
    text = texts[f"{key}_matter" if tells else key.value]
    if at is not None:
        clock, theirs = _clock(rules, at, zone)
        hour = full_hour(at.astimezone(ZoneInfo(clock)).time(), language)
        text = text.replace("{day}", full_day(day_at(at, clock), language))
        text = text.replace("{hour}", texts["your_clock"].replace("{hour}", hour) if theirs else hour)
    whole = f"{text} - {office}" if rules.names_office and office else text
    return in_sms_letters(whole) if rules.channel == Channel.SMS else whole


def subject_of(language: str) -> str:
    """The subject of a mail in the first language that somebody named: a greeting, which says nothing."""
    return _texts(language_of(language))["subject"]


def _clock(rules: SafeContact, at: dt.datetime, zone: str) -> tuple[str, bool]:
    """The clock by which an hour is told, and whether that is theirs and another than that of the date.

    Where they could live by several clocks that tell different hours, none of them is taken for theirs.
    """
    hours = {at.astimezone(ZoneInfo(clock)).replace(tzinfo=None): clock for clock in rules.clocks}
    if len(hours) != 1:
        return zone, False
    ((hour, theirs),) = hours.items()
    return (zone, False) if hour == at.astimezone(ZoneInfo(zone)).replace(tzinfo=None) else (theirs, True)


def language_of(written: str) -> str:
    """The code of the first language that somebody named in words, Spanish where it is none that we write."""
    named = [written, *_PARTS.split(written)]
    return next((code for name in named if (code := code_of(name)) in LANGUAGES), "es")


def in_sms_letters(text: str) -> str:
    """The text in the letters of GSM 03.38 where all of it can be, so that 160 signs go in one part; else as it is.

    An accent that the alphabet lacks is left out, as telephones do: `sábado` is written `sabado`.
    """
    found = "".join(char if char in GSM else _nearest(char) for char in text)
    return found if all(sign in GSM for sign in found) else text


GSM = frozenset(
    "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§"
    "¿abcdefghijklmnopqrstuvwxyzäöñüà^{}\\[~]|€"
)
"""The letters of GSM 03.38 and of its extension (3GPP TS 23.038, 6.2.1)."""
_SIGNS = {"—": "-", "–": "-", "’": "'", "‘": "'", "“": '"', "”": '"', "…": "...", "\u00a0": " ", "\u202f": " "}


def _nearest(sign: str) -> str:
    if sign in _SIGNS:
        return _SIGNS[sign]
    return "".join(char for char in unicodedata.normalize("NFD", sign) if not unicodedata.combining(char))


@cache
def _texts(language: str) -> Mapping[str, str]:
    path = Path(__file__).parent / "texts" / f"{language}.toml"
    return tomllib.loads(path.read_text(encoding="utf-8"))
