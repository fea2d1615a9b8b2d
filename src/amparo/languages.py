"""Names of languages as people write them, and the one code by which two spellings are the same language.

`Español`, `castellano` and `es-MX` are `es`; `Quiché` and `K’iche’` are `quc`; `Konjobal` and `Q'anjob'al` are `kjb`.
The table is `languages.toml`. A language that it does not know keeps a code of its own, made of its letters, so that
nobody is left out because a list is short.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from functools import cache, lru_cache
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from amparo.typed_text import folded

if TYPE_CHECKING:
    from babel import Locale

_TABLE = Path(__file__).with_name("languages.toml")
_TAG = re.compile(r"([a-z]{2,3})[-_][a-z0-9][-_a-z0-9]*", re.IGNORECASE)
_BETWEEN = re.compile(r"[,;/\n&+]")
_AND = re.compile(r"\s+(?:and|y|e|et|ak)\s+", re.IGNORECASE)
_VARIETY = re.compile(r"\(|\s+(?:de|from)\s+", re.IGNORECASE)
_AROUND = re.compile(
    r"^(?:(?:el |la )?(?:idioma|lengua|dialecto|maya|langue|lingua)\s+)+|\s+(?:language|dialect|speaker)$",
    re.IGNORECASE,
)
"""What people say around the name of a language: `idioma mam`, `Maya Mam`, `Mam language`."""


@cache
def table() -> Mapping[str, tuple[str, ...]]:
    """Each code with its names: English, then, where it is not the same, Spanish, then further spellings."""
    return MappingProxyType({code: tuple(names) for code, names in _table()["names"].items()})


@cache
def _varied() -> frozenset[str]:
    """Languages of which a variety named beside them can be one that speakers of another do not follow."""
    return frozenset(_table()["varied"])


@cache
def _table() -> dict[str, Any]:
    return tomllib.loads(_TABLE.read_text(encoding="utf-8"))


@lru_cache(maxsize=4096)
def code_of(language: str) -> str:
    """The code of a language: ISO 639-1, else 639-3; of one that the table lacks its letters alone; "" of nothing.

    A region behind a code (`es-MX`) and, where all varieties are understood, a variety in brackets
    or behind `de` make no difference; nor do words around a name, such as `idioma`.
    """
    tag = _TAG.fullmatch(language.strip())
    if tag and tag[1].lower() in table():
        return tag[1].lower()
    bare = _AROUND.sub("", language.strip())
    known = _spellings().get(_key(language)) or _spellings().get(_key(bare))
    if known:
        return known
    broad, *variety = _VARIETY.split(bare, maxsplit=1)
    whole = _spellings().get(_key(broad)) if variety else None
    return whole if whole and whole not in _varied() else _key(language)


def codes_of(languages: str) -> frozenset[str]:
    """The codes of a list of languages: between commas, semicolons, slashes, or an “and” between known ones."""
    return frozenset(code for name in _BETWEEN.split(languages) for code in _parted(name) if code)


def _parted(languages: str) -> list[str]:
    codes = [code_of(name) for name in _AND.split(languages)]
    return codes if all(code in table() for code in codes) else [code_of(languages)]


def main_code(languages: str) -> str:
    """The code of the first language of a list, whatever variety is named beside it: by which people are counted."""
    first = next((name for name in _BETWEEN.split(languages) if code_of(name)), "")
    return code_of(first.partition("(")[0]) or code_of(first)


def name_of(code: str, language: str = "en") -> str:
    """What a language is called in English or Spanish (`es`): by Unicode CLDR, else by the table; else its code."""
    names = table().get(code)
    if names is None:
        return code
    spanish = language.startswith("es")
    translated = None if code in _ours() else _locale("es" if spanish else "en").languages.get(code)
    return translated or names[1 if spanish else 0]


@cache
def _ours() -> frozenset[str]:
    """Languages that interpreters here call otherwise than CLDR does."""
    return frozenset(_table()["ours"])


@cache
def _locale(language: str) -> Locale:
    from babel import Locale  # here, because reading what people type needs none of it

    return Locale(language)


@cache
def _spellings() -> Mapping[str, str]:
    """Each spelling, as `_key` makes it, with its code."""
    found = {_key(name): code for code, names in table().items() for name in names}
    return MappingProxyType(found | {code: code for code in table()})


def _key(name: str) -> str:
    return "".join(char for char in folded(name) if char.isalnum())
