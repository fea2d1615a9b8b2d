"""What a declaration rests on: where each text was read, on which day, and how sure that is.

Beside every rule stand its sources, one short line each, and `known_as_of`: the day up to which public texts were read
that would have told of a change. What happened to the rule later is not in it, and nobody may read it as if it were.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum


class Confidence(StrEnum):
    """How sure it is that a declaration says what its source says."""

    CONFIRMED = "confirmed"  # a public text that says so was read on the day checked
    FROM_KNOWLEDGE = "from knowledge"  # no text that says so was found to read on the day checked
    OPEN = "open"  # what was read leaves it open, or contradicts itself


@dataclass(frozen=True, slots=True)
class Source:
    """A text that a declaration rests on.

    `read_at` is the site or document where it was read, empty where it could not be read; `checked_on` the day on
    which somebody last looked.
    """

    citation: str
    read_at: str
    checked_on: dt.date
    confidence: Confidence


@dataclass(frozen=True, slots=True, kw_only=True)
class Sourced:
    """What has sources: a policy, a form of relief, a deadline, a clock, an element or table row of its own.

    `known_as_of` is the day up to which texts were read that would have told of a change. A draft has neither.
    """

    sources: tuple[Source, ...] = ()
    known_as_of: dt.date | None = None

    @property
    def checked_on(self) -> dt.date | None:
        """The day on which the source that was left longest was last looked at; None without sources."""
        return min((source.checked_on for source in self.sources), default=None)


@dataclass(frozen=True, slots=True)
class Within(Sourced):
    """An element of a form of relief that rests on other sources than the whole, or is known up to another day."""

    element: str


@dataclass(frozen=True, slots=True)
class Row(Sourced):
    """A row of a table that a form of relief reads, such as the designation of a country."""

    row: str


def confirmed(citation: str, at: str, on: str) -> Source:
    """A text that was read at a site or in a document, on a day (YYYY-MM-DD), and says what the rule says."""
    return Source(citation, at, dt.date.fromisoformat(on), Confidence.CONFIRMED)


def from_knowledge(citation: str, on: str) -> Source:
    """A text that was looked for on a day (YYYY-MM-DD) and could not be read: the rule is given from knowledge."""
    return Source(citation, "", dt.date.fromisoformat(on), Confidence.FROM_KNOWLEDGE)


def unsettled(citation: str, at: str, on: str) -> Source:
    """A text that was read on a day (YYYY-MM-DD) and leaves open what the rule says."""
    return Source(citation, at, dt.date.fromisoformat(on), Confidence.OPEN)


def oldest_known(mattered: Iterable[Sourced]) -> dt.date | None:
    """The day up to which all of these are known; None where none of them has such a day."""
    return min((declared.known_as_of for declared in mattered if declared.known_as_of is not None), default=None)
