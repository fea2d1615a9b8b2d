"""Records that another room holds and gives to the law: a hearing of the calendar is entered there and nowhere else."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import ClassVar
from uuid import UUID

from django.utils.functional import Promise

from amparo.law.record import Record, RecordKind
from amparo.office.platform.rooms import every


@dataclass(frozen=True, slots=True)
class GivingRoom:
    """Where a record comes from that nobody stated."""

    label: str
    said_on: None = None


@dataclass(frozen=True, slots=True)
class GivenRecord:
    """A record of a person as another room holds it; `address` is the page on which it is changed.

    `stands_for` names the statements, of a fact or a record (by its key), whose place it took: while it does, they
    count no more, also where it is `gone` and counts no more itself.
    """

    id: UUID
    kind: RecordKind
    fields: Record
    origin: GivingRoom
    address: str | Promise
    stands_for: frozenset[str] = frozenset()
    gone: bool = False
    live: ClassVar[bool] = True


type Given = Mapping[UUID, Sequence[GivenRecord]]
"""Records that rooms give, by person."""


@dataclass(frozen=True, slots=True)
class GivesRecords:
    """A room that holds records: `find` tells those of the people of some cases, in at most one query."""

    heading: ClassVar[str] = "gives the law"
    kind: str
    find: Callable[[Collection[UUID]], Given]

    def in_few_words(self) -> str:
        """The kind of record."""
        return self.kind


def given_in(cases: Collection[UUID]) -> Given:
    """What rooms give of the people of some cases. A query for each room that gives any."""
    found: dict[UUID, list[GivenRecord]] = {}
    for part in every(GivesRecords):
        for person, records in part.find(cases).items():
            found.setdefault(person, []).extend(records)
    return found
