"""Names of languages as people write them, made comparable: `K’iche’`, `kiche` and `K'iche'` are one."""

from __future__ import annotations

import unicodedata

KNOWN: tuple[str, ...] = (
    "Spanish",
    "English",
    "Haitian Creole",
    "Portuguese",
    "French",
    "Russian",
    "Arabic",
    "Mam",
    "K'iche'",
    "Q'eqchi'",
    "Q'anjob'al",
    "Ixil",
    "Kaqchikel",
    "Garífuna",
    "Nahuatl",
    "Mixteco",
    "Zapoteco",
    "Quechua",
)
"""Languages that are offered while somebody types; every other may be typed."""


def key_of(language: str) -> str:
    """A language by which two spellings of it are the same: no accents, capitals or signs."""
    bare = unicodedata.normalize("NFKD", language.casefold())
    return "".join(one for one in bare if one.isalnum())


def keys_of(languages: str) -> frozenset[str]:
    """The languages of a list with commas."""
    return frozenset(filter(None, map(key_of, languages.split(","))))
