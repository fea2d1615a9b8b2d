"""Days written out in the languages of clients, also those that Django does not know."""

from __future__ import annotations

import datetime as dt
import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

CALENDARS = Path(__file__).parent / "calendars.toml"


def full_day(day: dt.date, language: str) -> str:
    """`Thursday, November 26, 2026`."""
    words = _calendars()[language]
    told: str = words["day"]
    return told.format(
        weekday=words["weekdays"][day.weekday()], day=day.day, month=words["months"][day.month - 1], year=day.year
    )


def full_hour(hour: dt.time, language: str) -> str:
    """`7:16 p.m.` for readers of English, who here are Americans; `19:16` in every other language."""
    if language != "en":
        return f"{hour:%H:%M}"
    return f"{hour.hour % 12 or 12}:{hour:%M} {'a.m.' if hour.hour < 12 else 'p.m.'}"


def weekdays(language: str) -> list[str]:
    """The days of the week, Monday first."""
    names: list[str] = _calendars()[language]["weekdays"]
    return names


@cache
def _calendars() -> Mapping[str, Any]:
    return tomllib.loads(CALENDARS.read_text(encoding="utf-8"))
