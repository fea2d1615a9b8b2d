"""Days written out in the languages of clients, also those that Django does not know.

The names of days and months are those of Unicode CLDR, by Babel, but for those that `calendars.toml` has.
"""

from __future__ import annotations

import datetime as dt
import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from babel import Locale

CALENDARS = Path(__file__).parent / "calendars.toml"


def full_day(day: dt.date, language: str) -> str:
    """`Thursday, November 26, 2026`."""
    form: str = _calendars()[language]["day"]
    return form.format(
        weekday=weekdays(language)[day.weekday()], day=day.day, month=months(language)[day.month - 1], year=day.year
    )


def full_hour(hour: dt.time, language: str) -> str:
    """`7:16 p.m.` for readers of English, who here are Americans; `19:16` in every other language."""
    if language != "en":
        return f"{hour:%H:%M}"
    return f"{hour.hour % 12 or 12}:{hour:%M} {'a.m.' if hour.hour < 12 else 'p.m.'}"


@cache
def weekdays(language: str) -> tuple[str, ...]:
    """The days of the week, Monday first."""
    ours = _calendars()[language].get("weekdays")
    names = ours or [Locale(language).days["format"]["wide"][day] for day in range(7)]
    return tuple(names)


@cache
def months(language: str) -> tuple[str, ...]:
    """The months, as they stand in a day written out."""
    ours = _calendars()[language].get("months")
    names = ours or [Locale(language).months["format"]["wide"][month] for month in range(1, 13)]
    return tuple(names)


@cache
def _calendars() -> Mapping[str, Any]:
    return tomllib.loads(CALENDARS.read_text(encoding="utf-8"))
