"""Languages as an office names them: those that are offered while somebody types, and the code each spelling has."""

from __future__ import annotations

from amparo.languages import code_of as key_of
from amparo.languages import codes_of as keys_of

__all__ = ["KNOWN", "key_of", "keys_of"]

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
    "Garifuna",
    "Nahuatl",
    "Mixtec",
    "Zapotec",
    "Quechua",
)
"""Languages that are offered while somebody types; every other may be typed."""
