"""What people write and what it means: the values of facts, read from text and written back."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping
from types import MappingProxyType

from amparo.errors import FactError
from amparo.law.adjournments import delays_from
from amparo.law.countries import COUNTRIES
from amparo.law.facts import FIRST_DAY, LAST_DAY, Fact, Kind, Period, Value
from amparo.law.names import nearest
from amparo.law.partial import Between, a_month, a_year, is_month, is_year
from amparo.typed_text import plain

YES_WORDS = ("yes", "true", "1", "1.0", "sí", "si", "y", "t", "verdadero", "verdadeiro", "sim", "vrai", "oui")
NO_WORDS = ("no", "false", "0", "0.0", "n", "f", "falso", "não", "nao", "faux", "non")
"""What people and their programs write: also spreadsheets in Spanish, Portuguese and French, and columns of 1.0."""
SPELLINGS: Mapping[str, bool] = MappingProxyType({**dict.fromkeys(YES_WORDS, True), **dict.fromkeys(NO_WORDS, False)})
LARGEST_NUMBER = 999_999

NOT_A_DAY = "not a day; write it as YYYY-MM-DD, for example 2019-07-16"

MIDNIGHT = r"[T ]00?:00(:00(\.0+)?)?$"
"""Midnight behind a day, as programs write it that know days only as moments: it says nothing more than the day."""
NUMBER = r"[0-9]{1,6}(\.0+)?"

YEAR, MONTH, MONTH_FIRST = r"[0-9]{4}(\.0+)?", r"[0-9]{4}-(0[1-9]|1[0-2])", r"(0?[1-9]|1[0-2])/[0-9]{4}"
"""A day of which only the year, or month and year, are known; a program may have taken the year for a number."""

_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", re.ASCII)
_TURNED = re.compile(r"[0-9]{1,2}([/.-])[0-9]{1,2}\1([0-9]{2}|[0-9]{4})", re.ASCII)
_MIDNIGHT = re.compile(MIDNIGHT, re.ASCII)
_IN_PART = re.compile(f"{YEAR}|{MONTH}|{MONTH_FIRST}", re.ASCII)
_NUMBER = re.compile(NUMBER, re.ASCII)


def parse_value(fact: Fact, text: str) -> Value | None:
    """The value that a text gives to a fact; None (unknown) when it is empty.

    Days are YYYY-MM-DD between 1900 and 2099, or YYYY, YYYY-MM or MM/YYYY where no more is known; yes/no also
    true/false, 1/0, sí; countries ISO 3166-1 alpha-2; lists of periods `from/until;from/until`, the last `until` left
    out while it still runs, each with the court's adjournment code after it if that is known (`from/until/02`): those
    that stop no clock are left out. Signs that nobody sees, case, wide letters and kinds of dashes make no difference
    (`typed_text`). Raises FactError.
    """
    text = text.strip() if fact.kind is Kind.TEXT else plain(text)
    if not text:
        return None
    match fact.kind:
        case Kind.DATE:
            return parse_day_or_part(text)
        case Kind.YES_NO:
            return _yes_no(text)
        case Kind.NUMBER:
            return _number(text)
        case Kind.CHOICE:
            return _chosen(text.lower(), tuple(fact.choices))
        case Kind.COUNTRY:
            return _country(text.upper())
        case Kind.PERIODS:
            return _periods(text)
        case Kind.TEXT:
            return text


def parse_day_or_part(text: str) -> dt.date | Between[dt.date]:
    """A day as `parse_day` reads it, or the days of a year (1990) or a month (1990-05, 05/1990). Raises FactError."""
    if not _IN_PART.fullmatch(text):
        return _day(text, f"{NOT_A_DAY}; where no more is known, as 2019-07 or 2019")
    month, slash, year = text.partition("/")
    if not slash:
        year, _, month = text.partition("-")
    number = int(year.partition(".")[0])
    if not FIRST_DAY.year <= number <= LAST_DAY.year:
        raise FactError(f"the year must lie between {FIRST_DAY.year} and {LAST_DAY.year}")
    return a_month(number, int(month)) if month else a_year(number)


def parse_day(text: str) -> dt.date:
    """A day written YYYY-MM-DD, between 1900 and 2099; a midnight without zone may follow. Raises FactError."""
    return _day(text, NOT_A_DAY)


def _day(text: str, otherwise: str) -> dt.date:
    text = _MIDNIGHT.sub("", text)
    if _TURNED.fullmatch(text):
        raise FactError("in this order a month can be taken for a day; write it as YYYY-MM-DD, for example 2019-07-16")
    if not _DAY.fullmatch(text):
        raise FactError(otherwise)
    try:
        day = dt.date.fromisoformat(text)
    except ValueError:
        raise FactError("there is no such day in the calendar") from None
    if not FIRST_DAY <= day <= LAST_DAY:
        raise FactError(f"the year must lie between {FIRST_DAY.year} and {LAST_DAY.year}")
    return day


def _yes_no(text: str) -> bool:
    if text.lower() not in SPELLINGS:
        raise FactError("neither yes nor no; leave it empty when it is not known")
    return SPELLINGS[text.lower()]


def _number(text: str) -> int:
    if not _NUMBER.fullmatch(text):
        raise FactError(f"not a whole number from 0 to {LARGEST_NUMBER:,}")
    return int(text.partition(".")[0])


def _chosen(text: str, choices: tuple[str, ...]) -> str:
    if text not in choices:
        raise FactError(f"not one of {', '.join(choices)}{nearest(text, choices)}")
    return text


def _country(text: str) -> str:
    if text not in COUNTRIES:
        raise FactError("not a country code of two letters (ISO 3166-1), for example HN")
    return text


def _periods(text: str) -> tuple[Period, ...]:
    if text.lower() == "none":
        return ()
    found = (_period(part.strip()) for part in text.split(";") if part.strip())
    return tuple(period for period in found if period is not None)


def _period(text: str) -> Period | None:
    """A period; with the court's code of an adjournment after it None where that code stops no clock."""
    began, slash, rest = text.partition("/")
    if not slash:
        raise FactError("a period is written from/until, for example 2019-04-10/2019-06-05")
    until, coded, code = rest.partition("/")
    found = period(parse_day(began.strip()), parse_day(until.strip()) if until.strip() else None)
    return found if not coded or delays_from([(found[0], code.strip(), found[1])]) else None


def period(began: dt.date, until: dt.date | None) -> Period:
    """A period whose end does not lie before its beginning. Raises FactError."""
    if until is not None and until < began:
        raise FactError("a period ends before it begins")
    return began, until


def written(value: Value | None) -> str:
    """A value as a docket writes it; `parse_value` reads it back."""
    match value:
        case None:
            return ""
        case bool():
            return "yes" if value else "no"
        case dt.date():
            return value.isoformat()
        case Between():
            return written_in_part(value)
        case tuple():
            return ";".join(f"{began}/{until or ''}" for began, until in value) or "none"
        case _:
            return str(value)


def written_in_part(days: Between[dt.date]) -> str:
    """The days of a year as `1990`, of a month as `1990-05`; other days, which no fact holds, as their two ends."""
    if is_year(days):
        return f"{days.first.year}"
    return f"{days.first:%Y-%m}" if is_month(days) else str(days)
