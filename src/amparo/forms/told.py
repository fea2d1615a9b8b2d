"""A value as a form prints it, which knows the statements that it comes from."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from amparo.law.countries import COUNTRIES
from amparo.law.facts import Fact, Kind, Value
from amparo.law.partial import Between, is_month, is_year
from amparo.typed_text import folded

NOTHING = "none"
"""What a text says when somebody said that there is none: no middle name, no A-number."""
_SAID_NOTHING = frozenset({"none", "n/a", "na", "no", "ninguno", "ninguna", "no tiene", "no aplica"})


@dataclass(frozen=True, slots=True, order=True)
class Origin:
    """Where a value was said: the group, the key of its record (or "" for a fact), and the field."""

    group: str
    key: str
    field: str


class Told(str):
    """A text for the paper. `origins` tells what it was made from, `choice` the words of a choice."""

    __slots__ = ("choice", "origins")
    origins: tuple[Origin, ...]
    choice: str

    def __new__(cls, text: str, origins: Iterable[Origin] = (), choice: str = "") -> Told:
        told = super().__new__(cls, text)
        told.origins = tuple(dict.fromkeys(origins))
        told.choice = choice
        return told

    @property
    def nothing(self) -> bool:
        """Whether somebody said that there is none."""
        return self == NOTHING


def origins_of(*values: object) -> tuple[Origin, ...]:
    """The origins of all texts among the values, looked for in lists and objects too; each once."""
    found: dict[Origin, None] = {}
    for value in values:
        if isinstance(value, Told):
            found.update(dict.fromkeys(value.origins))
        elif isinstance(value, dict):
            found.update(dict.fromkeys(origins_of(*value.values())))
        elif isinstance(value, list | tuple):
            found.update(dict.fromkeys(origins_of(*value)))
    return tuple(found)


def written(value: Value, fact: Fact, origin: Origin) -> Told:
    """A value as forms write it: 07/16/2019, 07/2019 or 2019; a country by its English name; yes or no.

    A choice stays its name, as form maps compare it; `label()` of a map gives its words.
    """
    if isinstance(value, dt.date | Between):
        return Told(_day(value), (origin,))
    if isinstance(value, bool):
        return Told("yes" if value else "no", (origin,))
    if not isinstance(value, str):
        return Told(str(value), (origin,))
    match fact.kind:
        case Kind.COUNTRY:
            return Told(COUNTRIES[value].en, (origin,))
        case Kind.CHOICE:
            return Told(value, (origin,), fact.choices[value].en)
        case _:
            return Told(NOTHING if folded(value) in _SAID_NOTHING else value, (origin,))


def _day(day: dt.date | Between[dt.date] | Between[int]) -> str:
    if isinstance(day, dt.date):
        return f"{day:%m/%d/%Y}"
    first, last = day.first, day.last
    if isinstance(first, dt.date) and isinstance(last, dt.date):
        days = Between(first, last)
        if is_year(days):
            return f"{first:%Y}"
        return f"{first:%m/%Y}" if is_month(days) else f"{first:%m/%d/%Y} to {last:%m/%d/%Y}"
    return str(day)
