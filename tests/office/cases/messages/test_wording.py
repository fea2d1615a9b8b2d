"""What messages say: nothing to whoever else holds the phone, in each language."""

from __future__ import annotations

import datetime as dt
import json
import tomllib
from dataclasses import replace
from pathlib import Path

import pytest

from amparo.office.cases.messages import wording
from amparo.office.cases.messages.clearance import MATTER
from amparo.office.cases.messages.wording import Purpose, language_of, words_for
from amparo.office.cases.people.contact import Channel, SafeContact
from amparo.office.front_door.dropbox.codes import LANGUAGES

AT = dt.datetime(2026, 11, 26, 17, 30, tzinfo=dt.UTC)
TEXTS = Path(wording.__file__).parent / "texts"


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("purpose", Purpose)
def test_a_message_tells_nothing_unless_allowed(language: str, purpose: Purpose) -> None:
    told = words_for(purpose, SafeContact(Channel.SMS, language=language, say="Lucía"), "Office", AT, "America/Denver")
    assert not MATTER.search(told), told
    assert "Office" not in told
    assert "Lucía" not in told  # for whoever calls, and never pasted under a message
    assert "{" not in told


@pytest.mark.parametrize("language", LANGUAGES)
def test_who_allows_the_matter_is_told_it(language: str) -> None:
    rules = SafeContact(Channel.SMS, language=language, names_matter=True, names_office=True)
    told = words_for(Purpose.HEARING, rules, "Office", AT, "America/Tijuana")
    assert MATTER.search(told), told
    assert "09:30" in told or "9:30 a.m." in told
    assert "Tijuana" not in told  # where the hearing is may tell a pursuer where they go
    assert told.endswith(" - Office")


def test_the_day_is_written_out_in_the_language_and_by_the_clock_of_the_place() -> None:
    rules = SafeContact(Channel.SMS, language="Spanish")
    told = words_for(Purpose.APPOINTMENT, rules, "", AT, "America/Denver")
    assert "jueves 26 de noviembre de 2026" in told
    assert "a las 10:30." in told


@pytest.mark.parametrize(
    ("zones", "says"),
    [
        ("America/Denver", "a las 10:30."),
        ("America/New_York", "a las 12:30 en su hora local."),
        ("America/Denver,America/Phoenix", "a las 10:30."),  # one hour by both
        ("America/New_York,America/Chicago", "a las 10:30."),  # nobody knows: by the clock of the date
        ("", "a las 10:30."),
    ],
)
def test_an_hour_is_told_by_the_readers_clock_where_that_is_known_and_another(zones: str, says: str) -> None:
    first, _, more = zones.partition(",")
    rules = SafeContact(
        Channel.SMS, language="es", zone="" if more else first, zones=tuple(zones.split(",")) if more else ()
    )
    assert says in words_for(Purpose.DATE, rules, "", AT, "America/Denver")


@pytest.mark.parametrize("language", ["en", "es", "ht", "pt", "fr"])
@pytest.mark.parametrize("purpose", Purpose)
@pytest.mark.parametrize("matter", [False, True])
def test_a_text_message_in_latin_letters_has_no_sign_outside_its_alphabet(
    language: str, purpose: Purpose, matter: bool
) -> None:
    rules = SafeContact(Channel.SMS, language=language, names_matter=matter, names_office=True, zone="America/New_York")
    told = words_for(purpose, rules, "Oficina Ñandú", AT, "America/Denver")
    assert set(told) <= wording.GSM
    assert len(told) <= 306  # two parts at most
    mail = words_for(purpose, replace(rules, channel=Channel.EMAIL), "Oficina Ñandú", AT, "America/Denver")
    assert wording.in_sms_letters(mail) == told  # only the letters differ


def test_a_script_that_the_alphabet_lacks_is_left_as_it_is() -> None:
    for language in ("ru", "ar"):
        rules = SafeContact(Channel.SMS, language=language)
        assert words_for(Purpose.CALL, rules, "") == words_for(Purpose.CALL, replace(rules, channel=Channel.EMAIL), "")


def test_an_office_whose_name_begins_like_a_court_may_write() -> None:
    assert not MATTER.search("Hortensia Cortes")
    assert not MATTER.search("Courtesy House")
    assert MATTER.search("la corte")


@pytest.mark.parametrize("purpose", Purpose)
def test_a_signed_text_message_in_english_is_one_segment(purpose: Purpose) -> None:
    rules = SafeContact(Channel.SMS, language="English", names_matter=True, names_office=True)
    told = words_for(purpose, rules, "Office", AT, "America/Denver")
    assert told.isascii()
    assert not set(told) & set("`[]{}^~|\\")
    assert len(told) <= 160


@pytest.mark.parametrize(
    ("told", "wanted"),
    [("Spanish", "es"), ("Kreyòl ayisyen", "ht"), ("Haitian Creole", "ht"), ("Mam", "es"), ("", "es"), ("fr", "fr"),
     ("Arabic (Moroccan), some French", "ar"), ("русский", "ru"), ("English, with an interpreter", "en")],
)  # fmt: skip
def test_the_language_is_taken_from_words(told: str, wanted: str) -> None:
    assert language_of(told) == wanted


def test_every_language_has_the_same_texts() -> None:
    found = {one: tomllib.loads((TEXTS / f"{one}.toml").read_text()) for one in LANGUAGES}
    assert {frozenset(told) for told in found.values()} == {frozenset(found["en"])}
    assert {key.removesuffix("_matter") for key in found["en"]} == {one.value for one in Purpose} - {Purpose.DATE} | {
        "subject",
        "your_clock",
    }


def test_the_reported_text_message_is_one_segment(shared: Path) -> None:
    told = json.loads((shared / "reports" / "contact" / "sms_alphabet.json").read_text(encoding="utf-8"))
    rules = SafeContact(
        Channel.SMS,
        language=told["language"],
        names_matter=told["names_matter"],
        names_office=told["names_office"],
    )
    text = words_for(Purpose.HEARING, rules, "Office", AT, "America/Denver")
    assert text.isascii()
    assert len(text) <= 160
