"""Figures as they are given: counted, measured or shares, each refused with what to give instead."""

from __future__ import annotations

import math
from numbers import Integral, Real

from amparo.errors import DeskError


def whole(value: object, what: str, least: int, most: int) -> int:
    """The value as a whole number from `least` to `most`, both included. Raises DeskError."""
    if not isinstance(value, bool) and isinstance(value, Integral) and least <= int(value) <= most:
        return int(value)
    raise DeskError(f"{what} is {value!r}: give a whole number from {least:,} to {most:,}.")


def measured(value: object, what: str, least: float, most: float) -> float:
    """The value as a number from `least` to `most`, both included. Raises DeskError, also for NaN and infinity."""
    number = _number(value)
    if least <= number <= most:
        return number
    raise DeskError(f"{what} is {value!r}: give a number from {least:,g} to {most:,g}.")


def share(value: object, what: str) -> float:
    """The value as a share from 0 to 1. Raises DeskError."""
    number = _number(value)
    if 0 <= number <= 1:
        return number
    raise DeskError(f"{what} is {value!r}: give a share from 0 to 1, such as 0.1 for ten in a hundred.")


def _number(value: object) -> float:
    """The value as a float; NaN, which lies in no range, for what is no number or too large for a float."""
    if isinstance(value, bool) or not isinstance(value, Real):
        return math.nan
    try:
        return float(value)
    except OverflowError:
        return math.nan
