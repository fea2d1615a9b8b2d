"""Two texts that look the same to the eye are read as the same."""

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
