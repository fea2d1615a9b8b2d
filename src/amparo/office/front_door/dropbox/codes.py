"""The receipt code: nine words of the asker's own language, kept by nobody but them.

Eight words are 64 random bits. The ninth is worked out of them, so that a word mistaken or two that changed places are
seen before anything is looked up. Codes given out before there was a ninth word go on with their eight. From the code
come, by Argon2id, the name under which answers lie in the dropbox and the key that opens them.
"""

from __future__ import annotations

import hashlib
import hmac
import secrets
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import chain
from uuid import UUID

from argon2.low_level import Type, hash_secret_raw

from amparo.errors import OfficeError
from amparo.office.front_door.dropbox.word_lists import LANGUAGES as LANGUAGES
from amparo.office.front_door.dropbox.word_lists import near, parted, typed_words, whole, words_of

RANDOM, WORDS = 8, 9
"""Words that are random, and words of a code as it is written."""
MEMORY_KIB, PASSES = 8_192, 1
_SALT = b"amparo receipt code"

type Places = tuple[int, ...]


class CodeError(OfficeError):
    """Words that are no code. `word` is the one that no list has; without it their number `count` is wrong, or with
    `order` all words are in the lists and do not make a code: one is mistaken, or stands in another's place.
    """

    def __init__(self, word: str = "", count: int = 0, *, order: bool = False) -> None:
        super().__init__("these words are no code")
        self.word = word
        self.count = count
        self.order = order


@dataclass(frozen=True)
class Code:
    """A receipt code, by the places of its eight random words. Printing it shows nothing."""

    secret: bytes

    def __post_init__(self) -> None:
        if len(self.secret) != RANDOM:
            raise CodeError(count=len(self.secret))

    def __repr__(self) -> str:
        return "<Code>"

    @classmethod
    def new(cls) -> Code:
        """A fresh code of 64 random bits."""
        return cls(secrets.token_bytes(RANDOM))

    @classmethod
    def read(cls, text: str, language: str) -> Code:
        """The code in words as somebody typed them.

        Accents, capitals, numbering, signs between the words, words without a space between them and one slip a word
        are forgiven, as far as only one code can be meant. Words of the page's language are looked for first, then of
        the others. Raises CodeError.
        """
        typed = typed_words(text)
        words = [word for _, word in typed]
        if not 1 <= len(words) <= WORDS:
            raise CodeError(count=len(words))
        order = (language, *(other for other in LANGUAGES if other != language))
        for find in (_as_typed, _repaired):  # words as they stand count for more than mended ones, in whatever language
            for char in order:
                found = _only(find(word, char) for word in words)
                if found is not None:
                    return cls(found)
        if len(words) < RANDOM:
            raise CodeError(count=len(words))
        raise _why(typed, order)

    def words(self, language: str) -> tuple[str, ...]:
        """The code in words of a language."""
        known = words_of(language)
        return tuple(known[place] for place in (*self.secret, _check(self.secret)))

    def written(self, language: str) -> str:
        """The words in one line."""
        return " ".join(self.words(language))

    @property
    def lookup(self) -> str:
        """Under which name things lie in the dropbox: 32 hexadecimal digits."""
        return self._derived[:16].hex()

    @property
    def key(self) -> bytes:
        """The key of answers and drafts: 32 bytes."""
        return self._derived[16:48]

    def message_id(self, what: str) -> UUID:
        """The id of a message; the same for the same deed, so that sending it again changes nothing."""
        return UUID(bytes=hmac.digest(self._derived[48:], what.encode(), hashlib.sha256)[:16])

    @cached_property
    def _derived(self) -> bytes:
        return hash_secret_raw(
            self.secret, _SALT, time_cost=PASSES, memory_cost=MEMORY_KIB, parallelism=1, hash_len=64, type=Type.ID
        )


def _check(places: Sequence[int]) -> int:
    """The place of the word that follows: with it a whole code comes to 0.

    A Reed-Solomon check of one symbol, over the field of 256 elements by x^8 + x^4 + x^3 + x^2 + 1: each place weighs
    another power of x, so one word mistaken and any two that changed places never come to 0; anything else does once
    in 256 times.
    """
    total = 0
    for place in places:
        total = _step(total, place)
    return _step(total, 0)


def _step(total: int, place: int) -> int:
    doubled = total << 1
    return (doubled ^ 0x11D if doubled & 0x100 else doubled) ^ place


def _as_typed(word: str, language: str) -> list[Places]:
    place = whole(word, language)
    return [place, *parted(word, language)] if place else list(parted(word, language))


def _repaired(word: str, language: str) -> list[Places]:
    return [*((place,) for place in near(word, language)), *parted(word, language)]


def _only(options: Iterable[Sequence[Places]]) -> bytes | None:
    """The random places of the only code that the words can mean, given what each can be; None for none or several.

    Nine words must agree with their check; eight are a code from before there was one. Asks for no more options after a
    word that can be none.
    """
    ways: dict[tuple[int, int], list[Places]] = {(0, 0): [()]}
    for choices in options:
        grown: dict[tuple[int, int], list[Places]] = {}
        for (length, total), begun in ways.items():
            for choice in choices:
                after = total
                for place in choice:
                    after = _step(after, place)
                if length + len(choice) <= WORDS:
                    kept = grown.setdefault((length + len(choice), after), [])
                    kept += [(*places, *choice) for places in begun[: 2 - len(kept)]]
        ways = grown
        if not ways:
            return None
    checked = ways.get((WORDS, 0), [])
    if checked:
        return bytes(checked[0][:RANDOM]) if len(checked) == 1 else None
    unchecked = list(chain.from_iterable(found for (length, _), found in ways.items() if length == RANDOM))
    return bytes(unchecked[0]) if len(unchecked) == 1 else None


def _why(typed: Sequence[tuple[str, str]], order: Sequence[str]) -> CodeError:
    """What is wrong with eight or nine words: the first that the language of most of them has not, or their order."""

    def unknown(language: str, find: Callable[[str, str], Sequence[object]]) -> list[str]:
        return [shown for shown, word in typed if not find(word, language)]

    missing = min((unknown(word, _repaired) for word in order), key=len)
    if not missing and len(typed) == RANDOM:  # a slip of which two words could be meant
        missing = min((unknown(word, _as_typed) for word in order), key=len)
    return CodeError(word=missing[0][:30]) if missing else CodeError(order=True)
