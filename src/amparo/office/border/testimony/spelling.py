"""Words of a text with where they stand, and the bare form in which two spellings of a name are the same."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from functools import lru_cache

APOSTROPHES = frozenset("'’‘‛`´ʼʻʹʾʿˈ′＇")
CASELESS_FROM = 0x0590  # from Hebrew on, scripts have no capitals; those that do stand in _CASED
_CASED = ("GREEK", "CYRILLIC", "ARMENIAN", "LATIN", "CHEROKEE", "DESERET", "FULLWIDTH LATIN")
_ALIKE = {"ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i", "ə": "e", "ـ": ""} | {
    "ة": "ه", "ى": "ي", "ک": "ك", "ی": "ي",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Word:
    """One word: letters and their marks, with apostrophes and invisible signs inside."""

    start: int
    end: int
    text: str

    @property
    def bare(self) -> str:
        """Without accents, capitals, apostrophes."""
        return bare(self.text)

    @property
    def capital(self) -> bool:
        """Whether there is a capital in it."""
        return any(char.isupper() or char.istitle() for char in self.text)


@lru_cache(maxsize=50_000)
def bare(text: str) -> str:
    """The letters and digits alone: no accents, no capitals, no signs, nothing invisible."""
    found = []
    for char in unicodedata.normalize("NFKD", text.casefold()):
        if char in _ALIKE:
            found.append(_ALIKE[char])
        elif unicodedata.category(char)[0] in "LN":
            found.append(char)
    return "".join(found)


def words_of(text: str) -> list[Word]:
    """The words of a text in their order. Digits and underscores part words; hyphens part them too."""
    found: list[Word] = []
    start: int | None = None
    for at, char in enumerate(text):
        if _belongs(char) or (
            start is not None and char in APOSTROPHES and at + 1 < len(text) and _belongs(text[at + 1])
        ):
            start = at if start is None else start
        elif start is not None:
            found.append(Word(start, at, text[start:at]))
            start = None
    if start is not None:
        found.append(Word(start, len(text), text[start:]))
    return [check_in for check_in in found if check_in.bare]


def caseless(word: str) -> bool:
    """Whether the script of a word has no capitals, so that a name in it looks like any other word."""
    return any(
        ord(char) >= CASELESS_FROM
        and unicodedata.category(char) == "Lo"
        and not unicodedata.name(char, "").startswith(_CASED)
        for char in word
    )


def _belongs(sign: str) -> bool:
    kind = unicodedata.category(sign)
    return kind[0] in "LM" or kind == "Cf"
