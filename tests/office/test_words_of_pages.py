"""What the office says on its pages is what the field says: no text, English or Spanish, uses a retired word."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest
from babel.messages.pofile import read_po

import amparo.office
from amparo.law.book import the_law
from amparo.law.vocabulary import FACTS
from amparo.office.front_door.dropbox.codes import LANGUAGES
from amparo.office.front_door.public_site.texts import raw
from tests.retired_words import Place, found

OFFICE = Path(amparo.office.__file__).parent
MESSAGES = OFFICE / "cases" / "messages" / "texts"
CATALOGUE = OFFICE / "platform" / "ui" / "locale" / "es" / "LC_MESSAGES" / "django.po"


def _said() -> list[tuple[str, str, str]]:
    """Every text of the catalogue: as the source has it, what is read, and in which language."""
    with CATALOGUE.open("rb") as file:
        messages = [one for one in read_po(file, locale="es") if one.id]
    texts = []
    for one in messages:
        english = one.id if one.pluralizable else (one.id,)
        spanish = one.string if one.pluralizable else (one.string,)
        texts += [(english[0], text, "en") for text in english] + [(english[0], text, "es") for text in spanish]
    return texts


def test_no_text_of_the_office_uses_a_retired_word() -> None:
    hits = [(source, *map(str, found(text, Place.PAGES, language))) for source, text, language in _said()]
    assert [hit for hit in hits if len(hit) > 1] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_public_page_and_no_message_uses_a_retired_word(language: str) -> None:
    texts = [text for part in raw(language).values() for text in part.values()]
    message = tomllib.loads((MESSAGES / f"{language}.toml").read_text(encoding="utf-8"))
    texts += [text for text in _leaves(message) if isinstance(text, str)]
    assert [str(hit) for text in texts for hit in found(text, Place.PUBLIC, language)] == []


def _leaves(told: object) -> Iterator[object]:
    if isinstance(told, dict):
        for value in told.values():
            yield from _leaves(value)
    elif isinstance(told, list):
        for value in told:
            yield from _leaves(value)
    else:
        yield told


@pytest.mark.parametrize("language", ["en", "es"])
def test_no_text_of_the_law_uses_a_retired_word(language: str) -> None:
    law = the_law()
    labels = [one.label for held in (law.relief, law.deadlines, law.clocks) for one in held.values()]
    texts = [getattr(one, language) for one in (*labels, *(fact.question for fact in FACTS.values()))]
    assert [str(hit) for text in texts for hit in found(text, Place.PAGES, language)] == []


def test_a_retired_word_would_be_found() -> None:
    assert found("Doors", Place.PAGES)
    assert found("Puertas", Place.PAGES, "es")
