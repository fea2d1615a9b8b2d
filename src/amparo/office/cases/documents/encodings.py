"""In which encoding a text is kept that does not say so: told by its letters, and only where it is plain.

Programs of Windows save text in the encoding of their country. Each of these reads any bytes as something, so a text
is taken for one only when its letters are those that people of that script use most.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

UTF16_LE, UTF16_BE = "utf-16-le", "utf-16-be"


@dataclass(frozen=True, slots=True)
class Script:
    """An older encoding: its letters, and those of them that make up about two thirds of any text."""

    name: str
    letters: frozenset[str]
    common: frozenset[str]


def _letters(first: int, last: int) -> frozenset[str]:
    return frozenset(chr(place) for place in range(first, last + 1))


CYRILLIC = Script("cp1251", _letters(0x400, 0x45F), frozenset("оеаинтсрвл"))
ARABIC = Script("cp1256", _letters(0x621, 0x64A) | frozenset("پچژگ"), frozenset("اليمونرتبةأ"))
LATIN = "cp1252"
ALL_OF_THEM, COMMON, MOSTLY_LATIN, HIGH = 0.85, 0.4, 0.3, 0x80
_SEEN = ((0x09, 0x0D), (0x20, 0x7E), (0xA0, 0x24F), (0x370, 0x6FF), (0x2010, 0x203F), (0x20AC, 0x20AC))
"""Signs of the scripts that are looked for, and what stands between words: from and to."""


def encoding_of(data: bytes) -> str | None:
    """How bytes without a mark that are no UTF-8 are kept as text; None where that is not plain."""
    if not any(byte < 32 and byte not in b"\t\r\n\f" for byte in data):
        return _older(data)
    return next((encoding for encoding in (UTF16_LE, UTF16_BE) if _is_utf16(data, encoding)), None)


def is_text_of_some_kind(data: bytes) -> bool:
    """Whether bytes look like words between spaces, in whatever encoding."""
    spaces = sum(data.count(blank) for blank in (b" ", b"\n", b"\t"))
    return spaces * 20 > len(data) and not any(byte < 32 and byte not in b"\t\r\n\f\x1a" for byte in data)


def _is_utf16(data: bytes, encoding: str) -> bool:
    """Whether pairs of bytes are signs of the scripts that are looked for, nearly all; by chance they are Chinese."""
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError:
        return False
    known = sum(any(first <= ord(char) <= last for first, last in _SEEN) for char in text)
    return known > 0.97 * len(text) and sum(char.isspace() for char in text) * 20 > len(text) - 20


def _older(data: bytes) -> str | None:
    high = sum(byte >= HIGH for byte in data)
    plain = sum(chr(byte).isalpha() for byte in data if byte < HIGH)
    if high <= MOSTLY_LATIN * (high + plain):
        return LATIN if _reads_as_latin(data) else None
    return next(
        (script.name for script in (CYRILLIC, ARABIC) if is_text_of_some_kind(data) and _is_of(data, script)), None
    )


def _reads_as_latin(data: bytes) -> bool:
    """Whether signs that are not plain are letters, or stand beside words and not within them."""
    try:
        text = data.decode(LATIN)
    except UnicodeDecodeError:
        return False
    within = zip(text, text[1:], text[2:], strict=False)
    return not any(
        ord(char) >= HIGH and not char.isalpha() and char not in "’‘·" and before.isalpha() and after.isalpha()
        for before, char, after in within
    )


def _is_of(data: bytes, script: Script) -> bool:
    try:
        text = data.decode(script.name)
    except UnicodeDecodeError:
        return False
    high = [char for char in text if ord(char) >= HIGH]
    letters = [char.lower() for char in high if char in script.letters]
    mixed = sum(before.islower() and after.isupper() for before, after in pairwise(text))
    return (
        len(letters) >= ALL_OF_THEM * len(high)
        and sum(letter in script.common for letter in letters) >= COMMON * len(letters)
        and mixed * 20 <= len(letters)
    )
