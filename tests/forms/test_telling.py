"""“None”, said in one's own words, is one answer."""

import pytest

from amparo.forms.biography import BIOGRAPHY
from amparo.forms.biography.telling import NONE, parse_told, says_none

MIDDLE = BIOGRAPHY["particulars"].fields["middle_name"]


@pytest.mark.parametrize("text", ["none", "None.", "NINGUNO", " ningún ", "ninguna\u200b", "N/A", "no tiene"])
def test_none_in_ones_own_words_is_kept_as_one_value(text: str) -> None:
    assert parse_told(MIDDLE, text) == NONE


@pytest.mark.parametrize("text", ["Ningunez", "Nona", "no", "María", "none of your business"])
def test_what_only_begins_like_it_stays_as_it_was_typed(text: str) -> None:
    assert not says_none(text)
    assert parse_told(MIDDLE, text) == text


def test_nothing_typed_is_not_none() -> None:
    assert parse_told(MIDDLE, "  ") is None
