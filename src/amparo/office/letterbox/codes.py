"""The receipt code: eight words of the asker's own language, 64 random bits, kept by nobody but them.

From the code come, by Argon2id, the name under which answers lie in the letterbox and the key that opens them.
"""

from __future__ import annotations

import hashlib
import hmac
import secrets
import unicodedata
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path
from uuid import UUID

from argon2.low_level import Type, hash_secret_raw
from rapidfuzz.distance import Levenshtein

from amparo.errors import OfficeError

WORDS = 8
LANGUAGES = ("en", "es", "ht", "pt", "fr", "ru", "ar")
MEMORY_KIB, PASSES = 8_192, 1
_SALT = b"amparo receipt code"
_FOLDED = str.maketrans({"ё": "е", "ة": "ه", "ى": "ي", "أ": "ا", "إ": "ا", "آ": "ا"})


class CodeError(OfficeError):
    """Words that are no code. `word` is the one that no list has; without it their number `count` is wrong."""

    def __init__(self, word: str = "", count: int = 0) -> None:
        super().__init__("these words are no code")
        self.word = word
        self.count = count


@dataclass(frozen=True)
class Code:
    """A receipt code. Printing it shows nothing."""

    secret: bytes

    def __post_init__(self) -> None:
        if len(self.secret) != WORDS:
            raise CodeError(count=len(self.secret))

    def __repr__(self) -> str:
        return "<Code>"

    @classmethod
    def new(cls) -> Code:
        """A fresh code of 64 random bits."""
        return cls(secrets.token_bytes(WORDS))

    @classmethod
    def read(cls, text: str, language: str) -> Code:
        """The code in words as somebody typed them: accents, capitals and one wrong letter a word are forgiven.

        Words of the page's language are looked for first, then of the others. Raises CodeError.
        """
        typed = folded(text).replace(",", " ").replace(".", " ").split()
        if len(typed) != WORDS:
            raise CodeError(count=len(typed))
        order = (language, *(other for other in LANGUAGES if other != language))
        for find in (_exact, _near):  # a word as it stands counts for more than one mended, in whatever language
            for one in order:
                places = [find(word, one) for word in typed]
                if None not in places:
                    return cls(bytes(place for place in places if place is not None))
        unknown = next((place for place, word in enumerate(typed) if _near(word, language) is None), 0)
        raise CodeError(word=text.split()[min(unknown, len(text.split()) - 1)][:30])

    def words(self, language: str) -> tuple[str, ...]:
        """The code in words of a language."""
        known = words_of(language)
        return tuple(known[byte] for byte in self.secret)

    def written(self, language: str) -> str:
        """The words in one line."""
        return " ".join(self.words(language))

    @property
    def lookup(self) -> str:
        """Under which name things lie in the letterbox: 32 hexadecimal digits."""
        return self._derived[:16].hex()

    @property
    def key(self) -> bytes:
        """The key of answers and drafts: 32 bytes."""
        return self._derived[16:48]

    def letter_id(self, what: str) -> UUID:
        """The id of a letter; the same for the same deed, so that sending it again changes nothing."""
        return UUID(bytes=hmac.digest(self._derived[48:], what.encode(), hashlib.sha256)[:16])

    @cached_property
    def _derived(self) -> bytes:
        return hash_secret_raw(
            self.secret, _SALT, time_cost=PASSES, memory_cost=MEMORY_KIB, parallelism=1, hash_len=64, type=Type.ID
        )


@cache
def words_of(language: str) -> tuple[str, ...]:
    """The 256 words of a language, in their order."""
    return tuple((Path(__file__).parent / "words" / f"{language}.txt").read_text(encoding="utf-8").split())


def folded(text: str) -> str:
    """Letters without accents or case, as codes are compared."""
    bare = unicodedata.normalize("NFD", text.casefold().translate(_FOLDED))
    return "".join(one for one in bare if not unicodedata.combining(one))


@cache
def _places(language: str) -> dict[str, int]:
    return {folded(word): place for place, word in enumerate(words_of(language))}


def _exact(word: str, language: str) -> int | None:
    return _places(language).get(word)


def _near(word: str, language: str) -> int | None:
    known = _places(language)
    if word in known:
        return known[word]
    near = [place for other, place in known.items() if Levenshtein.distance(word, other, score_cutoff=1) <= 1]
    return near[0] if len(near) == 1 else None
