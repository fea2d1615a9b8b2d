"""The lists of words: as many as a byte can name, told apart, and never moved."""

from __future__ import annotations

import hashlib
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rapidfuzz.distance import OSA, Levenshtein

from amparo.office.front_door.dropbox.word_lists import (
    LANGUAGES,
    LONGEST,
    SHORTEST,
    folded,
    near,
    parted,
    typed_words,
    words_of,
)

IN_USE = {
    "en": "cd668736e52665ed",
    "es": "b90fedd9871e5dc7",
    "ht": "29ba2a82d61c552b",
    "pt": "479cc5cb5814ffb0",
    "fr": "5101c9a6ca27ecec",
    "ru": "392f72d28c55b271",
    "ar": "ce2351f4334a296a",
}
"""A code is the places of its words: a list in use may not change, or codes that people hold open nothing."""


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_list_in_use_never_changes(language: str) -> None:
    assert hashlib.sha256("\n".join(words_of(language)).encode()).hexdigest()[:16] == IN_USE[language]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_list_has_256_words_that_cannot_be_taken_for_each_other(language: str) -> None:
    plain = [folded(word) for word in words_of(language)]
    assert len(plain) == len(set(plain)) == 256
    assert all(word.isalpha() for word in plain)
    assert [pair for pair in combinations(plain, 2) if Levenshtein.distance(*pair, score_cutoff=1) <= 1] == []
    assert min(map(len, plain)) >= SHORTEST
    assert max(map(len, plain)) <= LONGEST


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_word_is_made_of_others(language: str) -> None:
    assert [word for word in words_of(language) if parted(folded(word), language)] == []


def test_a_slip_keeps_its_word_among_those_it_is_near_to() -> None:
    first = folded(words_of("en")[0])
    for slip in (first + "x", first[1:], first[:-1] + "§", first[1] + first[0] + first[2:]):
        assert 0 in near(slip, "en")


def test_arabic_letters_that_people_write_for_one_another_are_one() -> None:
    assert folded("مدرسة") == folded("مدرسه") == folded("مَدْرَسَة") == folded("مـدرسة")
    assert folded("کتاب") == folded("كتاب")


def test_what_is_no_word_is_left_out() -> None:
    assert [word for _, word in typed_words("a) Sopa № 2: árbol 3rd “Niño” 🍎 1.")] == ["sopa", "arbol", "nino"]


def test_endless_text_is_no_word_and_takes_no_time() -> None:
    assert parted("a" * 100_000, "en") == ()
    assert near("a" * 100_000, "en") == ()


@given(st.sampled_from(LANGUAGES), st.integers(0, 255), st.data())
def test_near_a_word_is_what_is_one_slip_away_in_the_whole_list(language: str, place: int, data: st.DataObject) -> None:
    known = [folded(word) for word in words_of(language)]
    letters = st.sampled_from(sorted(set("".join(known))))
    at = data.draw(st.integers(0, len(known[place])))
    word = (
        known[place][:at] + data.draw(st.text(letters, max_size=2)) + known[place][at + data.draw(st.integers(0, 2)) :]
    )
    one_slip = {there for there, other in enumerate(known) if OSA.distance(word, other) <= 1}
    assert set(near(word, language)) == one_slip
