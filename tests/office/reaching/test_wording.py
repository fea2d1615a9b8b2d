"""What messages say: nothing to whoever else holds the phone, in each language."""

from __future__ import annotations

import datetime as dt
import tomllib
from pathlib import Path

import pytest

from amparo.office.letterbox.codes import LANGUAGES
from amparo.office.people.contact import Channel, SafeContact
from amparo.office.reaching import wording
from amparo.office.reaching.clearance import MATTER
from amparo.office.reaching.wording import Purpose, language_of, words_for

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
    hour = "9:30 a.m." if language == "en" else "09:30"
    assert f"{hour} (Tijuana)" in told
    assert told.endswith(" - Office")


def test_the_day_is_written_out_in_the_language_and_by_the_clock_of_the_place() -> None:
    rules = SafeContact(Channel.SMS, language="Spanish")
    told = words_for(Purpose.APPOINTMENT, rules, "", AT, "America/Denver")
    assert "jueves 26 de noviembre de 2026" in told
    assert "10:30 (El Paso)" in told


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
        "subject"
    }
