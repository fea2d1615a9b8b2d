"""Text as people's programs save it, made plain: the one way in which anything typed, pasted or exported is read.

Phones, spreadsheets and chat programs put signs into text that nobody sees or meant: a letter taken apart into letter
and accent, a zero-width space after a word, a direction mark round a number, an en dash for a hyphen, digits of another
script. Two texts that look the same to the eye are the same here. What is kept as somebody's words (a note, a name, a
testimony) is not passed through this; what is compared, looked up or read as a value is.
"""

import unicodedata
from collections.abc import Callable

INVISIBLE = frozenset({"Cf", "Cc", "Cs", "Co", "Cn"})
"""Categories of signs that nobody sees. Tabs and ends of lines are spaces before this is asked."""

_DASHES = str.maketrans(dict.fromkeys("‐‑‒–—―−﹘﹣-⁃᠆", "-"))
_QUOTES = str.maketrans(dict.fromkeys("’‘ʼʻ‛`´′ꞌ", "'"))


class _Signs(dict[int, str | None]):
    """What becomes of each sign, worked out when it is first met."""

    def __init__(self, becomes: Callable[[str], str | None]) -> None:
        super().__init__()
        self._becomes = becomes

    def __missing__(self, code: int) -> str | None:
        found = self[code] = self._becomes(chr(code))
        return found


def _visible(char: str) -> str | None:
    return " " if char.isspace() else None if unicodedata.category(char) in INVISIBLE else char


_BARE = _Signs(_visible)
_DIGITS = _Signs(lambda char: str(unicodedata.decimal(char)) if char.isdecimal() else char)
_UNMARKED = _Signs(lambda char: None if unicodedata.combining(char) else char)


def _is_simple(text: str) -> bool:
    """Whether all its signs are those of an American typewriter: most texts are, and have less to be made plain."""
    return text.isascii() and text.isprintable()


def seen(text: str) -> str:
    """What the eye sees of a text: composed (NFC), without invisible signs, each run of spaces one space, trimmed.

    >>> seen("si\\u0301\\u200b ")
    'sí'
    """
    if _is_simple(text):
        return " ".join(text.split())
    bare = unicodedata.normalize("NFC", text).translate(_BARE)
    return " ".join(unicodedata.normalize("NFC", bare).split())


def dashed(text: str) -> str:
    """The text with each kind of dash and minus as a hyphen, and each kind of apostrophe as the straight one."""
    return text.translate(_DASHES).translate(_QUOTES)


def digits(text: str) -> str:
    """The text with the decimal digits of every script as 0 to 9.

    >>> digits("٠٥")
    '05'
    """
    return text.translate(_DIGITS)


def plain(text: str) -> str:
    """A value to be read: as `seen`, wide letters narrow (NFKC), with plain dashes, apostrophes and digits."""
    if _is_simple(text):
        return dashed(seen(text))
    return seen(digits(dashed(unicodedata.normalize("NFKC", seen(text)))))


def folded(text: str) -> str:
    """A text to be compared or looked up: as `plain`, without case and without accents.

    >>> folded("Ciudad de México") == folded("CIUDAD DE MEXICO")
    True
    """
    if _is_simple(text):
        return plain(text).casefold()
    return seen(unmarked(plain(text).casefold()))


def unmarked(text: str) -> str:
    """The text taken apart (NFKD), without the marks that combine with letters, such as accents."""
    return text if text.isascii() else unicodedata.normalize("NFKD", text).translate(_UNMARKED)
