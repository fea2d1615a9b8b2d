"""What is counted: one row a person who was returned to Mexico to wait."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from types import MappingProxyType

UNKNOWN = ""
"""The code of what is not on record. It is counted as itself and never taken for a no."""


class Fear(StrEnum):
    """How far a fear of Mexico was heard. Each person stands in one place only, so that no place lies in another."""

    NOT_STATED = "not stated"
    STATED = "stated"  # and no interview on record
    PENDING = "pending"
    POSITIVE = "positive"
    NEGATIVE = "negative"
    UNKNOWN = UNKNOWN


@dataclass(frozen=True, slots=True)
class Returned:
    """A person who was returned, as far as the figures look. Empty or None: not on record.

    `person` and `case` are ids and never leave; a case is a family or whoever else came together.
    """

    person: str
    case: str
    returned_on: dt.date | None = None
    port: str = UNKNOWN  # a name of `borders.PORTS`
    born_on: dt.date | None = None
    nationality: str = UNKNOWN  # ISO 3166-1 alpha-2
    language: str = UNKNOWN  # ISO 639
    waiting: int | None = None  # days
    represented: bool | None = None
    fear: Fear = Fear.UNKNOWN
    harms: frozenset[str] = frozenset()  # kinds of incident on record, each once
    needs: Mapping[str, bool] = field(default_factory=lambda: MappingProxyType({}))  # kind: whether it was met
    known_on: dt.date | None = None  # the day to reckon an age on where that of the return is not known
