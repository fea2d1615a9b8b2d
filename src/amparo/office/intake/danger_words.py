"""Whether what somebody wrote speaks of danger, in any of the languages of the public pages.

It is a sieve, not a judgement: what it finds stands first until somebody has read it, as “their words may speak of
danger”. What it does not find is read like everything else. Words of every language are looked for, since people write
in another than that of the page, and mix them.
"""

from __future__ import annotations

import re
import tomllib
from functools import cache
from pathlib import Path

from amparo.typed_text import folded

_ALIKE = str.maketrans({"ة": "ه", "ى": "ي", "أ": "ا", "إ": "ا", "آ": "ا", "ٱ": "ا", "ؤ": "و", "ئ": "ي", "ё": "е"})
_JOINED = "[وفبلك]?(?:ال)?"
"""What Arabic writes together with the word that follows: and, so, by, for, as, the."""


def speaks_of_danger(text: str) -> bool:
    """Whether there are words of danger in a text."""
    return _sieve().search(_bare(text)) is not None


@cache
def words_of_danger() -> dict[str, tuple[str, ...]]:
    """The words looked for, by language."""
    held = tomllib.loads((Path(__file__).parent / "danger_words.toml").read_text(encoding="utf-8"))
    return {language: tuple(words) for language, words in held.items()}


@cache
def _sieve() -> re.Pattern[str]:
    every = {_pattern(word) for words in words_of_danger().values() for word in words}
    return re.compile(r"(?<!\w)(?:" + "|".join(sorted(every)) + r")(?!\w)")


def _pattern(words: str) -> str:
    parts = [_bare(part.rstrip("*")) + (r"\w*" if part.endswith("*") else "") for part in words.split()]
    return (_JOINED if "\u0600" <= words[0] <= "\u06ff" else "") + " ".join(parts)


def _bare(text: str) -> str:
    """Words with one space between them."""
    return " ".join(re.findall(r"\w+", folded(text).translate(_ALIKE)))
