"""The list of retired words finds what it should, and lets right phrases be."""

from __future__ import annotations

import re

import pytest

from tests.retired_words import RETIRED, Place, found, prose_of


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Which doors are open?", "doors"),
        ("The last day: 3 May", "last day"),
        ("Mend the plan.", "Mend"),
        ("whoever comes", "whoever"),
        ("It goes to the letterbox", "letterbox"),
        ("Who answers for the case", "Who answers for"),
        ("Hora según el reloj de Juárez", "según el reloj"),
    ],
)
def test_a_retired_word_is_found(text, word):
    language = "es" if "según" in text else "en"
    assert word in [one.word for one in found(text, Place.PAGES, language)]


@pytest.mark.parametrize(
    "text",
    [
        "Amend the form; recommend it.",
        "the last day of the month",
        "Requests for a consultation wait here",
        "It takes effect in June and took place in Juárez.",
        "The indoor market, next door",
        "AMPARO_LETTERBOX=/srv/dropbox",
    ],
)
def test_what_is_right_is_let_be(text):
    assert found(text, Place.PAGES) == ()


def test_a_word_is_retired_only_where_it_is_read_so():
    assert found("Talk with us: a consultation is free.", Place.PUBLIC) == ()
    assert found("Vamos a buscarle", Place.PUBLIC, "es")
    assert found("Buscar en los casos", Place.PAGES, "es") == ()


def test_names_in_code_are_no_prose():
    told = "Say *door*.\n```\namparo letterbox\n```\nSee `letterbox/door.py` and [it](docs/letterbox.md)."
    assert [one.word for one in found(prose_of(told), Place.DOCUMENTS)] == ["door"]


@pytest.mark.parametrize("one", RETIRED, ids=lambda one: one.word[:30])
def test_what_is_said_instead_is_not_retired_itself(one):
    assert not re.search(rf"\b(?:{one.word})\b", one.instead.split(";")[0], re.IGNORECASE) or one.allowed
