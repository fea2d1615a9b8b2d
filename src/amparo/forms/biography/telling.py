"""What people write where a text is asked: “none” in their own words is an answer, kept as one value."""

from __future__ import annotations

from amparo import typed_text
from amparo.law.facts import Fact, Kind, Value
from amparo.law.values import parse_value

NONE = "none"
"""What is kept where somebody says that there is none: of a middle name, a number, a nationality. A form prints N/A or
None for it, as the item asks, and for nothing else."""

_SAYS_NONE = frozenset(
    ("none", "ninguno", "ninguna", "ningunos", "ningunas", "ningun", "no tengo", "no tiene", "no hay", "n/a", "no one")
)


def says_none(text: str) -> bool:
    """Whether somebody says that there is none, in English or Spanish.

    >>> says_none(" Ningún. ")
    True
    """
    return typed_text.folded(text).strip(" .") in _SAYS_NONE


def parse_told(fact: Fact, text: str) -> Value | None:
    """The value that a text gives to a field of the biography: as `law.values.parse_value`, and `NONE` for a text that
    says so. Raises FactError."""
    if fact.kind is Kind.TEXT and says_none(text):
        return NONE
    return parse_value(fact, text)
