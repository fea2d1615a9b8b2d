"""The checked face of the figures for Python programs: every row is checked before anybody is counted."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable, Mapping
from dataclasses import fields
from typing import Any

from amparo.errors import FactError, FiguresError
from amparo.figures.borders import PORTS
from amparo.figures.dimensions import HARMS, NEEDS
from amparo.figures.releasing import LIMIT, Asked, Made
from amparo.figures.releasing import release as _release
from amparo.figures.rows import UNKNOWN, Fear, Returned
from amparo.languages import code_of
from amparo.law.given import value_given
from amparo.law.names import nearest
from amparo.law.vocabulary import FACTS

_DAY, _COUNTRY, _YES_NO, _NUMBER = (
    FACTS[name] for name in ("born_on", "nationality", "in_us", "misdemeanor_convictions")
)
"""Facts of each kind: their values are read here as there."""
_NAMES = tuple(field.name for field in fields(Returned))


def release(
    rows: Iterable[Returned | Mapping[str, object]],
    *,
    until: dt.date,
    on: dt.date,
    limit: int = LIMIT,
    base: int = 0,
    before: Collection[str] = frozenset(),
) -> Made:
    """Tables that are safe to publish, of everybody returned up to `until`: see `figures.releasing.release`.

    Rows are objects of `figures.rows.Returned` or mappings with its names; None, NaN and "" are not on record. Only
    `release` of what comes back may leave the office. Raises FiguresError, naming row, field, value and what is
    allowed, and TooFew.
    """
    until, on = _asked_day("until", until), _asked_day("on", on)
    if until > on:
        raise FiguresError(f"until {until} lies after {on}, the day of the release")
    for name, number in (("limit", limit), ("base", base)):
        if not isinstance(number, int) or isinstance(number, bool):
            raise FiguresError(f"{name}: {number!r} is refused: it must be a whole number")
    if isinstance(before, str):
        raise FiguresError("before: give the people of earlier releases, not one text")
    if isinstance(rows, Returned | Mapping | str) or not isinstance(rows, Iterable):
        raise FiguresError("rows: give a list of rows, one for each person")
    counted = [_row(row, place, on) for place, row in enumerate(rows, 1)]
    return _release(counted, Asked(until, limit, base), on, before)


def _asked_day(name: str, day: object) -> dt.date:
    if not isinstance(day, dt.date) or isinstance(day, dt.datetime):
        raise FiguresError(f"{name}: {day!r} is refused: it must be a day (datetime.date)")
    return day


def _row(given: object, place: int, on: dt.date) -> Returned:
    if isinstance(given, Returned):
        given = {name: getattr(given, name) for name in _NAMES}
    if not isinstance(given, Mapping):
        raise FiguresError(f"row {place}: {given!r} is refused: give a Returned, or a mapping with its names")
    known: dict[str, Any] = {}
    for name, value in given.items():
        if name not in _NAMES:
            raise FiguresError(f"row {place}: there is nothing called “{name}”{nearest(str(name), _NAMES)}")
        try:
            taken = _value(name, value)
        except FactError as wrong:
            raise FiguresError(f"row {place}: {name}: {value!r} is refused: {wrong}") from None
        if taken is not None:
            known[name] = taken
    for name in ("person", "case"):
        if name not in known:
            raise FiguresError(f"row {place}: {name} is missing")
    return _possible(Returned(**known), place, on)


def _value(name: str, value: object) -> object:
    """The value of a field, None where nothing is on record. Raises FactError."""
    match name:
        case "person" | "case":
            return _key(value)
        case "returned_on" | "born_on" | "known_on":
            return value_given(_DAY, value)
        case "nationality":
            return value_given(_COUNTRY, value)
        case "represented":
            return value_given(_YES_NO, value)
        case "waiting":
            return value_given(_NUMBER, value)
        case "harms":
            return None if value is None else frozenset(_one_of(item, HARMS) for item in _several(value))
        case "needs":
            return None if value is None else _needs(value)
        case _:
            return _word(name, value)


def _key(value: object) -> str | None:
    if value is None or (isinstance(value, float) and value != value) or value == "":
        return None
    if isinstance(value, str | int) and not isinstance(value, bool):
        return str(value)
    raise FactError("it must be an id: a text or a whole number")


def _word(name: str, value: object) -> object:
    if value is None or (isinstance(value, float) and value != value) or value == UNKNOWN:
        return None
    if not isinstance(value, str):
        raise FactError("it must be a text")
    if name == "language":
        return code_of(value)
    return _one_of(value, PORTS) if name == "port" else Fear(_one_of(value, [fear.value for fear in Fear]))


def _one_of(value: object, allowed: Iterable[str]) -> str:
    names = [name for name in allowed if name]
    if value not in names:
        raise FactError(f"it must be one of {', '.join(names)}")
    return str(value)


def _several(value: object) -> Iterable[object]:
    if isinstance(value, str | Mapping) or not isinstance(value, Iterable):
        raise FactError("it must be a set of kinds")
    return value


def _needs(value: object) -> dict[str, bool]:
    if not isinstance(value, Mapping):
        raise FactError("it must be a mapping of each kind of need to whether it was met")
    met = {_one_of(kind, NEEDS): value_given(_YES_NO, answer) for kind, answer in value.items()}
    return {kind: bool(answer) for kind, answer in met.items() if answer is not None}


def _possible(row: Returned, place: int, on: dt.date) -> Returned:
    """The row, unless its days cannot be."""
    for name in ("returned_on", "born_on", "known_on"):
        day = getattr(row, name)
        if day is not None and day > on:
            raise FiguresError(f"row {place}: {name} {day} lies after {on}, the day of the release")
    if row.returned_on is not None:
        if row.born_on is not None and row.born_on > row.returned_on:
            raise FiguresError(f"row {place}: born_on {row.born_on} lies after returned_on {row.returned_on}")
        if row.waiting is not None and row.waiting > (on - row.returned_on).days:
            raise FiguresError(f"row {place}: waiting {row.waiting} days is longer than since {row.returned_on}")
    return row
