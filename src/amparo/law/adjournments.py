"""Adjournments, by the court's code, and the delays that come of them for the EAD clock (asylum clock).

EOIR Policy Manual, Appendix O; codes no longer in use from the court's own data. 8 CFR 208.7(a)(2).
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from enum import StrEnum
from types import MappingProxyType

from amparo.errors import FactError
from amparo.law.facts import Period


class Effect(StrEnum):
    """What an adjournment does to the clock."""

    STOPS = "stops"
    RUNS = "runs"
    NEUTRAL = "neutral"


EFFECTS: Mapping[str, Effect] = MappingProxyType(
    {
        **dict.fromkeys(("01", "02", "05", "06", "8A", "8B"), Effect.STOPS),
        **dict.fromkeys(("1A", "1B", "03", "3A", "04", "4A", "4B", "4C", "4E", "4F"), Effect.RUNS),
        **dict.fromkeys(("07", "7A", "08", "09", "9A", "10"), Effect.RUNS),
        **dict.fromkeys(("5A", "5D", "9B"), Effect.NEUTRAL),
    }
)
"""Effect by code. A code that is not here (from 11 on they were not to be found) has no known effect."""


def delays_from(adjournments: Iterable[tuple[dt.date, str, dt.date | None]]) -> tuple[Period, ...]:
    """The delays that adjournments make: day of the adjournment, code, day of the next hearing (None: not set).

    Raises FactError for a code whose effect is not known: look it up in Appendix O, never guess.
    """
    delays = []
    for day, code, until in adjournments:
        if code.upper() not in EFFECTS:
            raise FactError(f"the adjournment code “{code}” is not in the table: look it up in Appendix O")
        if EFFECTS[code.upper()] is Effect.STOPS:
            delays.append((day, until))
    return tuple(delays)
