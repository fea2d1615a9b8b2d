"""The lists of words that codes are written with: 256 in each language, found as typed, mended or parted.

A code is the places of its words, so no word in these lists is ever moved, replaced or taken out.
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path

from rapidfuzz.distance import OSA

from amparo import typed_text

LANGUAGES = ("en", "es", "ht", "pt", "fr", "ru", "ar")
SHORTEST, LONGEST = 3, 9
"""Letters of the shortest and of the longest word of all lists."""
MOST_JOINED = 100
"""Letters of words typed without spaces that are still parted: more than a whole code has."""
WAYS_KEPT = 8
_ALIKE = str.maketrans({"ة": "ه", "ى": "ي", "ی": "ي", "ک": "ك", "ٱ": "ا", "ـ": None})
"""Arabic letters that people and keyboards of neighboring languages write for one another."""
_BETWEEN = re.compile(r"[\s,;:./|\\+&_()\[\]{}<>«»„“”\"*•·،؛。、-]+")
_ORDINAL = 2
"""So many letters beside a digit are an ordinal (2nd, 3er), not a word."""


@cache
def words_of(language: str) -> tuple[str, ...]:
    """The 256 words of a language, in their order."""
    return tuple((Path(__file__).parent / "words" / f"{language}.txt").read_text(encoding="utf-8").split())


def folded(text: str) -> str:
    """Letters as words are compared: without accents, marks or case."""
    plain = typed_text.folded(text)
    if plain.isascii():
        return plain
    alike = unicodedata.normalize("NFKD", plain).translate(_ALIKE)
    return "".join(word for word in alike if not unicodedata.category(word).startswith("M"))


def typed_words(text: str) -> list[tuple[str, str]]:
    """What somebody typed, word by word: as it stood, and folded. Numbers, bullets and lone letters are left out.

    >>> typed_words("1) Sopa, 2) árbol")
    [('Sopa', 'sopa'), ('árbol', 'arbol')]
    """
    found = []
    for shown in _BETWEEN.split(typed_text.plain(text.replace("№", " "))):
        word = folded(shown)
        letters = [at for at, sign in enumerate(word) if sign.isalpha()]
        numbered = any(sign.isnumeric() for sign in word)
        if len(letters) > (_ORDINAL if numbered else 1):
            found.append((shown, word[letters[0] : letters[-1] + 1]))
    return found


def whole(word: str, language: str) -> tuple[int, ...]:
    """The place of a folded word that stands in the list; empty where it does not."""
    place = _places(language).get(word)
    return () if place is None else (place,)


def near(word: str, language: str) -> tuple[int, ...]:
    """The places of all words one slip away: a letter mistyped, left out, added or swapped with its neighbor."""
    if len(word) > LONGEST + 1:
        return ()
    by_one, listed = _by_one_less(language), tuple(_places(language))
    likely = {place for less in _one_less(word) for place in by_one.get(less, ())}
    found = ((OSA.distance(word, listed[place]), place) for place in likely)
    return tuple(place for distance, place in sorted(found) if distance <= 1)


@cache
def _by_one_less(language: str) -> Mapping[str, Sequence[int]]:
    """The places of words by what is left of them without one letter, and by themselves.

    Two words one slip apart have one of these in common.
    """
    found = defaultdict(list)
    for word, place in _places(language).items():
        for less in _one_less(word):
            found[less].append(place)
    return dict(found)


def _one_less(word: str) -> set[str]:
    return {word, *(word[:at] + word[at + 1 :] for at in range(len(word)))}


def parted(word: str, language: str) -> tuple[tuple[int, ...], ...]:
    """The ways in which words typed without a space between them part into two or more words of the list."""
    if not 2 * SHORTEST <= len(word) <= MOST_JOINED:
        return ()
    known, joined = _places(language), "".join(char for char in word if char.isalpha())
    ways: list[list[tuple[int, ...]]] = [[()], *([] for _ in joined)]
    for end in range(SHORTEST, len(joined) + 1):
        for begin in range(max(0, end - LONGEST), end - SHORTEST + 1):
            if ways[begin] and (place := known.get(joined[begin:end])) is not None:
                ways[end] += [(*before, place) for before in ways[begin]]
        ways[end] = ways[end][:WAYS_KEPT]
    return tuple(way for way in ways[-1] if len(way) > 1)


@cache
def _places(language: str) -> dict[str, int]:
    return {folded(word): place for place, word in enumerate(words_of(language))}
