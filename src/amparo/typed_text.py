"""Text as people's programs save it, made plain: the one way in which anything typed, pasted or exported is read.

Phones, spreadsheets and chat programs put signs into text that nobody sees or meant: a letter taken apart into letter
and accent, a zero-width space after a word, a direction mark round a number, an en dash for a hyphen, digits of another
script. Two texts that look the same to the eye are the same here. What is kept as somebody's words (a note, a name, a
testimony) is not passed through this; what is compared, looked up or read as a value is.
"""

import unicodedata

INVISIBLE = frozenset({"Cf", "Cc", "Cs", "Co", "Cn"})
"""Categories of signs that nobody sees. Tabs and ends of lines are spaces before this is asked."""

_DASHES = str.maketrans(dict.fromkeys("‐‑‒–—―−﹘﹣-⁃᠆", "-"))
_QUOTES = str.maketrans(dict.fromkeys("’‘ʼʻ‛`´′ꞌ", "'"))


def seen(text: str) -> str:
    """What the eye sees of a text: composed (NFC), without invisible signs, each run of spaces one space, trimmed.

    >>> seen("si\\u0301\\u200b ")
    'sí'
    """
    spaced = "".join(" " if char.isspace() else char for char in unicodedata.normalize("NFC", text))
    bare = "".join(char for char in spaced if unicodedata.category(char) not in INVISIBLE)
    return " ".join(unicodedata.normalize("NFC", bare).split())


def dashed(text: str) -> str:
    """The text with each kind of dash and minus as a hyphen, and each kind of apostrophe as the straight one."""
    return text.translate(_DASHES).translate(_QUOTES)


def digits(text: str) -> str:
    """The text with the decimal digits of every script as 0 to 9.

    >>> digits("٠٥")
    '05'
    """
    return "".join(str(unicodedata.decimal(char)) if char.isdecimal() else char for char in text)


def plain(text: str) -> str:
    """A value to be read: as `seen`, wide letters narrow (NFKC), with plain dashes, apostrophes and digits."""
    return seen(digits(dashed(unicodedata.normalize("NFKC", seen(text)))))


def folded(text: str) -> str:
    """A text to be compared or looked up: as `plain`, without case and without accents.

    >>> folded("Ciudad de México") == folded("CIUDAD DE MEXICO")
    True
    """
    parts = unicodedata.normalize("NFKD", plain(text).casefold())
    return seen("".join(part for part in parts if not unicodedata.combining(part)))
