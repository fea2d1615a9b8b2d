"""What messages say, in the person's language, giving away no more than they allowed."""

from __future__ import annotations

import datetime as dt
import tomllib
from collections.abc import Mapping
from enum import StrEnum
from functools import cache
from pathlib import Path
from zoneinfo import ZoneInfo

from amparo.office.look.days import full_day, full_hour
from amparo.office.look.moments import day_at
from amparo.office.look.places import place_of
from amparo.office.people.contact import SafeContact

LANGUAGES: Mapping[str, tuple[str, ...]] = {
    "en": ("english", "inglés", "ingles"),
    "es": ("spanish", "español", "espanol", "castellano"),
    "ht": ("haitian", "kreyòl", "kreyol", "creole", "criollo haitiano"),
    "pt": ("portuguese", "português", "portugues", "portugués"),
    "fr": ("french", "français", "francais", "francés", "frances"),
    "ru": ("russian", "русский", "ruso"),
    "ar": ("arabic", "العربية", "árabe", "arabe"),
}


class Purpose(StrEnum):
    """Why a message is sent; the key of its words."""

    APPOINTMENT = "appointment"
    HEARING = "hearing"
    ANSWER = "answer"
    CALL = "call"
    DATE = "date"  # a date with somebody else: said as an appointment, and never what about
    CHECKIN = "checkin"  # no word came that was due: never what about


NEUTRAL = frozenset({Purpose.DATE, Purpose.CHECKIN})
"""Said without the matter, whatever they allowed."""


def words_for(purpose: Purpose, rules: SafeContact, office: str, at: dt.datetime | None = None, zone: str = "") -> str:
    """The whole message. `at` is the moment of what it reminds of, told by the clock of `zone`.

    It is signed with the office's name where they allowed that, and never with the name they gave for calls: that is
    theirs, in words of any kind ("say you are my cousin"), and for whoever talks. The hyphen is in the alphabet of
    text messages (GSM 03.38); a dash makes three segments of one.
    """
    language = language_of(rules.language)
    key = Purpose.APPOINTMENT if purpose is Purpose.DATE else purpose
    tells = rules.names_matter and purpose not in NEUTRAL
    said = _texts(language)[f"{key}_matter" if tells else key.value]
    if at is not None:
        there = at.astimezone(ZoneInfo(zone))
        said = said.replace("{day}", full_day(day_at(at, zone), language))
        said = said.replace("{hour}", f"{full_hour(there.time(), language)} ({place_of(zone)})")
    return f"{said} - {office}" if rules.names_office and office else said


def subject_of(told: str) -> str:
    """The subject of a mail in the first language that somebody named: a greeting, which says nothing."""
    return _texts(language_of(told))["subject"]


def language_of(told: str) -> str:
    """The code of the first language that somebody named in words, Spanish where it is none that we write."""
    plain = told.casefold()
    if plain.strip() in LANGUAGES:
        return plain.strip()
    places = [(plain.find(name), code) for code, names in LANGUAGES.items() for name in names if name in plain]
    return min(places)[1] if places else "es"


@cache
def _texts(language: str) -> Mapping[str, str]:
    path = Path(__file__).parent / "texts" / f"{language}.toml"
    return tomllib.loads(path.read_text(encoding="utf-8"))
