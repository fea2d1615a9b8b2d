"""Two texts that look the same to the eye are read as the same."""

import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from amparo import typed_text

WRITTEN = st.text(max_size=40)
HIDDEN = st.sampled_from(["\u200b", "\u200e", "\ufeff", "\u2060", "\u202a", "\u00ad", "\x00"])


def test_a_letter_taken_apart_is_the_letter() -> None:
    assert typed_text.seen("si\u0301") == "sí"


def test_dashes_digits_and_wide_letters_are_read() -> None:
    assert typed_text.plain("\u202a+52 656\u2013١٢٣\u2013４５６７\u202c") == "+52 656-123-4567"
    assert typed_text.plain("Q\u2019anjob\u2019al") == "Q'anjob'al"


def test_accents_and_case_are_no_difference() -> None:
    assert typed_text.folded(" CIUDAD  de México") == typed_text.folded("ciudad de mexico")
    assert typed_text.folded("KREYÒL") == "kreyol"


@given(WRITTEN, HIDDEN, st.integers(0, 40))
def test_a_sign_that_nobody_sees_changes_nothing(text: str, sign: str, place: int) -> None:
    with_it = text[:place] + sign + text[place:]
    assert typed_text.seen(with_it).replace(" ", "") == typed_text.seen(text).replace(" ", "")


@given(WRITTEN)
def test_what_is_read_twice_is_read_the_same(text: str) -> None:
    for read in (typed_text.seen, typed_text.plain, typed_text.folded):
        assert read(read(text)) == read(text)


def _sign_by_sign(text: str) -> str:
    spaced = "".join(" " if char.isspace() else char for char in unicodedata.normalize("NFC", text))
    bare = "".join(char for char in spaced if unicodedata.category(char) not in typed_text.INVISIBLE)
    return " ".join(unicodedata.normalize("NFC", bare).split())


def _folded_sign_by_sign(text: str) -> str:
    wide = typed_text.dashed(unicodedata.normalize("NFKC", _sign_by_sign(text)))
    plain = _sign_by_sign("".join(str(unicodedata.decimal(char)) if char.isdecimal() else char for char in wide))
    parts = unicodedata.normalize("NFKD", plain.casefold())
    return _sign_by_sign("".join(part for part in parts if not unicodedata.combining(part)))


@given(st.one_of(WRITTEN, st.text(st.characters(max_codepoint=127), max_size=40)))
def test_simple_texts_are_read_like_all_others(text: str) -> None:
    assert typed_text.seen(text) == _sign_by_sign(text)
    assert typed_text.folded(text) == _folded_sign_by_sign(text)
