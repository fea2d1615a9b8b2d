"""Facts from Python programs: taken where a value means exactly one thing, refused with a sentence otherwise."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any

from amparo.errors import FactError
from amparo.law.facts import FIRST_DAY, LAST_DAY, Fact, Facts, Kind, Period, Value
from amparo.law.names import nearest
from amparo.law.partial import Between, is_month, is_year
from amparo.law.values import LARGEST_NUMBER, parse_day, parse_day_or_part, parse_value, period


def facts_given(given: Mapping[str, object], vocabulary: Mapping[str, Fact]) -> Facts:
    """The known facts among what a program gave; None, NaN and NaT are unknown and left out.

    Raises FactError, naming the fact, the value and what is allowed.
    """
    known: dict[str, Value] = {}
    for name, value in given.items():
        if name not in vocabulary:
            raise FactError(f"there is no fact called “{name}”{nearest(str(name), vocabulary)}")
        try:
            taken = value_given(vocabulary[name], value)
        except FactError as wrong:
            raise FactError(f"{name}: {value!r} is refused: {wrong}") from None
        if taken is not None:
            known[name] = taken
    return known


def value_given(fact: Fact, value: object) -> Value | None:
    """The value of a fact, None for unknown. Yes/no may be 1 or 0, days and numbers may be texts. Raises FactError."""
    plain = _plain(value)
    if plain is None:
        return None
    if isinstance(plain, str):
        return parse_value(fact, plain)
    match fact.kind:
        case Kind.YES_NO:
            return _yes_no(plain)
        case Kind.DATE:
            return _day_or_part(plain)
        case Kind.NUMBER:
            return _number(plain)
        case Kind.PERIODS:
            return _periods(plain)
        case _:
            allowed = f"one of {', '.join(fact.choices)}" if fact.choices else f"a text ({fact.kind})"
            raise FactError(f"it must be {allowed}")


def _plain(value: Any) -> object:
    """What a scalar of NumPy or pandas holds, as Python has it; None for each way of saying that nothing is known."""
    if value is None or type(value).__name__ in ("NAType", "NaTType"):
        return None
    if type(value).__module__ == "numpy" and hasattr(value, "item"):
        if getattr(value, "ndim", 0):
            raise FactError("it must be one value, not an array")
        if type(value).__name__ == "datetime64":
            day = value.astype("datetime64[D]")
            if day != value and day == day:
                raise FactError("it must be a day without an hour")
            value = day
        value = value.item()
    return None if isinstance(value, float) and value != value else value


def _yes_no(value: object) -> bool:
    if isinstance(value, int | float) and value in (0, 1):
        return bool(value)
    raise FactError("it must be True or False, 1 or 0, “yes” or “no”, or None when it is not known")


def _day_or_part(value: object) -> dt.date | Between[dt.date]:
    """A day, or the days of a year or month; the year alone may be a number, which it is in most programs' tables."""
    if isinstance(value, Between):
        if not isinstance(value.first, dt.date) or not (is_year(value) or is_month(value)):
            raise FactError("it must be a day, or all days of one year or one month (`law.partial`)")
        return value
    if isinstance(value, int | float) and not isinstance(value, bool):
        return parse_day_or_part(str(value))
    return _day(value)


def _day(value: object) -> dt.date:
    if isinstance(value, dt.datetime):
        if value.time() != dt.time() or value.tzinfo is not None:
            raise FactError("it must be a day without an hour or a time zone")
        value = value.date()
    if not isinstance(value, dt.date):
        raise FactError("it must be a day: a date, or YYYY-MM-DD; YYYY-MM or YYYY where no more is known")
    if not FIRST_DAY <= value <= LAST_DAY:
        raise FactError(f"the year must lie between {FIRST_DAY.year} and {LAST_DAY.year}")
    return value


def _number(value: object) -> int:
    number = isinstance(value, int | float) and not isinstance(value, bool)
    if not number or not 0 <= value <= LARGEST_NUMBER or value != int(value):  # type: ignore[operator,call-overload]
        raise FactError(f"it must be a whole number from 0 to {LARGEST_NUMBER:,}")
    return int(value)  # type: ignore[call-overload,no-any-return]


def _periods(value: object) -> tuple[Period, ...]:
    if not isinstance(value, list | tuple) or not all(
        isinstance(pair, list | tuple) and len(pair) == 2 for pair in value
    ):
        raise FactError("it must be a list of [from, until], until None while it still runs")
    return tuple(period(_edge(began), None if until is None else _edge(until)) for began, until in value)


def _edge(value: object) -> dt.date:
    return parse_day(value) if isinstance(value, str) else _day(_plain(value))
