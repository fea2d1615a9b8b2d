"""Whatever tells who somebody is is found or pointed out; measured on made-up stories, with a control."""

from __future__ import annotations

import time
from collections.abc import Iterable
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from amparo.office.border.testimony import identifiers
from amparo.office.border.testimony.identifiers import Kind, Known, find, replaced
from amparo.office.border.testimony.spelling import bare, words_of
from tests.office.border.testimony.stories import FAMILY, STORIES, Planted


def missed(story: Planted, known: Iterable[Known]) -> list[str]:
    """What was planted and is not wholly covered, wherever it stands."""
    covered = bytearray(len(story.text))
    for one in find(story.text, known, story.language):
        covered[one.start : one.end] = b"\x01" * (one.end - one.start)
    found = []
    for hidden in story.hidden:
        assert hidden in story.text, hidden
        at = story.text.find(hidden)
        while at >= 0:
            letters = [place for place in range(at, at + len(hidden)) if bare(story.text[place])]
            if not all(covered[place] for place in letters) and _apart(story.text, at, len(hidden)):
                found.append(hidden)
            at = story.text.find(hidden, at + 1)
    return found


def _apart(text: str, at: int, size: int) -> bool:
    """Whether it stands there as words of its own."""
    return not (text[at - 1 : at].isalpha() or text[at + size : at + size + 1].isalpha())


@pytest.mark.parametrize("story", STORIES, ids=lambda story: story.name)
def test_every_planted_identifier_is_found_or_pointed_out(story: Planted) -> None:
    assert missed(story, story.known) == []


def test_the_measure_can_fail(monkeypatch: pytest.MonkeyPatch) -> None:
    planted = sum(len(story.hidden) for story in STORIES)
    monkeypatch.setattr(identifiers, "_capitals", lambda *_: None)
    monkeypatch.setattr(identifiers, "_names", lambda *_: None)
    monkeypatch.setattr(identifiers, "_lines", lambda *_: ())
    assert 30 < sum(len(missed(story, ())) for story in STORIES) < planted


def test_names_of_the_case_are_known_without_accents_capitals_or_the_second_surname() -> None:
    for written in ("QUIÑONEZ", "quinonez", "Quiñónez Tábora", "Rosa  Elena", "rosa-elena", "Tabora"):
        found = find(f"Then {written} said so.", FAMILY)
        assert [(one.kind, one.text) for one in found if one.kind is Kind.NAME] == [(Kind.NAME, written)]


def test_a_short_name_is_not_found_within_other_words() -> None:
    found = find("The banana is in the ventana.", [Known("1", "subject", ("Ana", "Pop"))])
    assert found == []


def test_proposals_are_more_general_in_both_languages() -> None:
    text = (
        "On July 16, 2019 Rosa, 34 years old, was in Tijuana with Axel. Officer Baker hit her. In March 2020 she left."
    )
    found = find(text, FAMILY)
    assert replaced(text, found, {one.key: one.becomes for one in found if one.becomes}) == (
        "In the summer of 2019 the person, between 30 and 39 years old, was in a city on the Mexican side of the "
        "border with the child. An officer hit her. In the spring of 2020 she left."
    )
    text = "El 16 de julio de 2019 Rosa, de 34 años, estaba en Tijuana. La jueza Paz preguntó."
    found = find(text, FAMILY, "es")
    assert replaced(text, found, {one.key: one.becomes for one in found if one.becomes}).startswith(
        "En verano de 2019 la persona, de entre 30 y 39 años, estaba en una ciudad del lado mexicano de la frontera."
    )


def test_a_day_that_may_be_read_two_ways_becomes_its_year() -> None:
    assert [one.becomes for one in find("It was on 03/07/2019.", ())] == ["in 2019"]
    assert [one.becomes for one in find("It was on 2019-12-24.", ())] == ["in the winter of 2019"]
    assert [one.becomes for one in find("It was on 24/12/19.", ())] == ["in the winter of 2019"]


def test_an_age_that_became_a_range_is_not_found_again() -> None:
    for text, language in (
        ("She was 34 years old.", "en"),
        ("He is 9 years old.", "en"),
        ("Mi hijo tenía 4 años.", "es"),
    ):
        found = find(text, (), language)
        assert len(found) == 1
        assert find(replaced(text, found, {found[0].key: found[0].becomes}), (), language) == []


def test_how_long_something_took_is_pointed_out_and_nothing_is_proposed() -> None:
    for text in ("We waited 3 weeks.", "We waited 10 years.", "Ya hace 10 años."):
        assert [(one.kind, one.becomes) for one in find(text, ())] == [(Kind.AGE, "")]


def test_a_plain_text_has_little_to_look_at() -> None:
    text = "We waited for two months. They told us nothing. When the men came, my daughter hid. I was afraid."
    assert find(text, FAMILY) == []


def test_whoever_shares_a_surname_is_meant_with_it() -> None:
    found = [one for one in find("The Quiñónez family and Axel Quiñónez.", FAMILY) if one.kind is Kind.NAME]
    assert [one.people for one in found] == [{"1", "2"}, {"2"}]


def test_the_same_words_have_the_same_key_wherever_they_stand() -> None:
    one, two = find("Then Wilmer came, and Wilmer left.", ())
    assert one.key == two.key


letters = st.text(st.characters(codec="utf-8", exclude_categories=("Cs",)), max_size=300)


@settings(max_examples=300)
@given(letters)
def test_any_text_is_read_and_replacing_nothing_leaves_it(text: str) -> None:
    found = find(text, FAMILY)
    assert replaced(text, found, {}) == text
    assert all(text[one.start : one.end] == one.text for one in found)
    apart = [one for one in found if one.kind is not Kind.LINE]
    assert all(one.end <= two.start for one, two in pairwise(apart))


names = st.sampled_from(("Rosa", "Quiñónez", "TÁBORA", "axel", "Braulio", "cáceres", "Chena", "ro´sa".replace("´", "")))


@settings(max_examples=300)
@given(
    st.lists(
        st.tuples(st.sampled_from(("then", "with", "“", "—", "and", "(", "\n", "؟", "،")), names),
        min_size=1,
        max_size=8,
    )
)
def test_a_name_of_the_case_is_found_wherever_it_is_put(parts: list[tuple[str, str]]) -> None:
    text = " ".join(f"{before} {name}" for before, name in parts)
    found = find(text, FAMILY)
    becomes = {one.key: "X" for one in found if one.kind is Kind.NAME}
    left = {one.bare for one in words_of(replaced(text, found, becomes))}
    assert not left & {"rosa", "quinonez", "tabora", "axel", "braulio", "caceres", "chena"}


@pytest.mark.parametrize(
    "sign",
    ["a", "A ", "1", "1 ", "1-", "-", ".", "@", "a1", "á", "on ", "(", "12:", "#", "case ", "\n", "م", "http://"],
)
def test_no_text_takes_long(sign: str) -> None:
    began = time.perf_counter()
    find((sign * 10_000)[:10_000], FAMILY)
    assert time.perf_counter() - began < 5
