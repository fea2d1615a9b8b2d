"""Receipt codes: eight words in the asker's language, forgiving to type and hard to guess."""

from __future__ import annotations

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rapidfuzz.distance import Levenshtein

from amparo.office.letterbox.codes import LANGUAGES, WORDS, Code, CodeError, folded, words_of

secrets = st.binary(min_size=WORDS, max_size=WORDS)
languages = st.sampled_from(LANGUAGES)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_list_has_256_words_that_cannot_be_taken_for_each_other(language: str) -> None:
    plain = [folded(word) for word in words_of(language)]
    assert len(plain) == len(set(plain)) == 256
    assert all(word.isalpha() for word in plain)
    assert [pair for pair in combinations(plain, 2) if Levenshtein.distance(*pair, score_cutoff=1) <= 1] == []


def test_a_code_holds_at_least_sixty_bits() -> None:
    assert WORDS * 8 >= 60
    assert len({Code.new().secret for _ in range(1_000)}) == 1_000


@given(secrets, languages, languages)
def test_a_code_is_read_in_whatever_language_it_was_written(secret: bytes, wrote: str, page: str) -> None:
    assert Code.read(Code(secret).written(wrote), wrote).secret == secret
    words = {folded(word) for word in Code(secret).words(wrote)}
    if not words <= {folded(word) for word in words_of(page)}:
        assert Code.read(Code(secret).written(wrote), page).secret == secret


@given(secrets, languages, st.integers(0, WORDS - 1), st.data())
def test_accents_capitals_and_one_wrong_letter_are_forgiven(
    secret: bytes, language: str, place: int, data: st.DataObject
) -> None:
    words = list(Code(secret).words(language))
    letter = data.draw(st.integers(0, len(words[place]) - 1))
    wrong = words[place][:letter] + "§" + words[place][letter + 1 :]
    near = [one for one in words_of(language) if Levenshtein.distance(folded(wrong), folded(one)) <= 1]
    words[place] = wrong
    typed = "  ".join(words).upper()
    if len(near) == 1:
        assert Code.read(typed, language).secret == secret


def test_accents_need_not_be_typed() -> None:
    code = Code(bytes(range(8)))
    assert Code.read(folded(code.written("es")).title(), "es") == code


def test_a_word_of_no_list_is_named() -> None:
    typed = Code(bytes(8)).written("es").replace("abrigo", "xyzzy", 1)
    with pytest.raises(CodeError) as found:
        Code.read(typed, "es")
    assert found.value.word == "xyzzy"


@pytest.mark.parametrize("typed", ["", "one", "one two three", "word " * 9, "\0", "' OR 1=1 --"])
def test_too_few_or_too_many_words_are_counted(typed: str) -> None:
    with pytest.raises(CodeError) as found:
        Code.read(typed, "en")
    assert found.value.count == len(typed.split())


def test_what_comes_from_a_code_tells_nothing_of_it_and_nothing_of_each_other() -> None:
    code = Code(bytes(range(8)))
    parts = {code.lookup, code.key.hex(), code.letter_id("request").hex, code.letter_id("withdrawal").hex}
    assert len(parts) == 4
    assert code.secret.hex() not in "".join(parts)
    assert code.lookup == Code(bytes(range(8))).lookup
    assert repr(code) == "<Code>"
