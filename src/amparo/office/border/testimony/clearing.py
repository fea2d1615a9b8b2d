"""The gate to the outside for stories: whether a text may go to a recipient on a day.

`clear` alone makes a `Releasable`, and the register and the file that leaves take nothing else.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID

from amparo.errors import OfficeError
from amparo.office.border.testimony.terms import Agreed, Identified, recipient_key


class Refusal(StrEnum):
    """Why a text may not go."""

    NOT_READ = "no second person has read this version"
    OWN_READING = "the second reader had written in it"
    REPLACED = "there is a newer version"
    NOBODY = "the text does not say whose story it is"
    NOT_LOOKED_AT = "something that tells who somebody is was not looked at"
    NO_CONSENT = "somebody whose story it tells has not agreed"
    NAMED = "a name stands in it, and that person has not agreed to be named"


class NotReleasable(OfficeError):
    """Something was to be released that the consents did not clear, or not for this day."""


@dataclass(frozen=True, slots=True)
class Version:
    """One version of a story as the rules look at it."""

    id: UUID
    text: str
    told_of: frozenset[str]  # the people whose story it tells
    named: frozenset[str]  # the people of the case whose name stands in it
    hands: frozenset[int]  # the members who wrote in it
    reader: int | None  # the member who read it and let it pass
    newest: bool
    looked_at: bool  # everything found in it was looked at


_made_here = object()


class Releasable:
    """A text that the people whose story it tells agreed to let go, to that recipient, on that day."""

    __slots__ = ("_consents", "_day", "_kind", "_recipient", "_version")

    def __init__(
        self, key: object, version: Version, kind: str, recipient: str, day: dt.date, consents: Sequence[Agreed]
    ) -> None:
        if key is not _made_here:
            raise NotReleasable("only the consents release a text: use clearing.clear")
        self._version, self._kind, self._recipient, self._day = version, kind, recipient, day
        self._consents = tuple(consents)

    def __repr__(self) -> str:
        return "<Releasable>"

    @property
    def version(self) -> UUID:
        """Which version of the text."""
        return self._version.id

    @property
    def text(self) -> str:
        """The words that may leave."""
        return self._version.text

    @property
    def kind(self) -> str:
        """What the recipient is."""
        return self._kind

    @property
    def recipient(self) -> str:
        """Who the recipient is."""
        return self._recipient

    @property
    def consents(self) -> tuple[UUID, ...]:
        """The consents that carry it."""
        return tuple(consent.id for consent in self._consents)

    @property
    def until(self) -> dt.date:
        """The day on which the first of these consents ends."""
        return min(consent.until for consent in self._consents)

    def must_be_of(self, day: dt.date) -> None:
        """Raises NotReleasable when it was cleared for another day: consents end."""
        if day != self._day:
            raise NotReleasable("cleared for another day; ask again")


def clear(version: Version, agreed: Iterable[Agreed], kind: str, recipient: str, day: dt.date) -> Releasable | Refusal:
    """A text that may go to that recipient on that day, or why it may not. Each person agrees for themselves alone."""
    refused = _about_reading(version)
    if refused:
        return refused
    wanted = recipient_key(kind, recipient)
    carrying: list[Agreed] = []
    consents = [agreement for agreement in agreed if agreement.terms.to == wanted and agreement.fails(day) is None]
    for person in sorted(version.told_of | version.named):
        theirs = [consent for consent in consents if consent.person == person]
        if not theirs:
            return Refusal.NAMED if person not in version.told_of else Refusal.NO_CONSENT
        if person in version.named:
            theirs = [agreement for agreement in theirs if agreement.terms.identified == Identified.NAMED]
            if not theirs:
                return Refusal.NAMED
        carrying.append(max(theirs, key=lambda agreement: (agreement.until, str(agreement.id))))
    return Releasable(_made_here, version, kind, recipient, day, carrying)


def _about_reading(version: Version) -> Refusal | None:
    if not version.newest:
        return Refusal.REPLACED
    if version.reader is None:
        return Refusal.NOT_READ
    if version.reader in version.hands:
        return Refusal.OWN_READING
    if not version.told_of:
        return Refusal.NOBODY
    return None if version.looked_at else Refusal.NOT_LOOKED_AT
