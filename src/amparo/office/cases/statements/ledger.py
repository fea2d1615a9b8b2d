"""The ledger of a person: every statement, what stands now, and where two that stand differ."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from uuid import UUID

from django.utils.translation import gettext as _

from amparo.law.facts import Fact, Facts, Value
from amparo.law.partial import narrowest
from amparo.law.record import Record, RecordKind, Records
from amparo.office.cases.statements.given import GivenRecord
from amparo.office.cases.statements.models import Source


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a statement comes from: the kind, who or which document, which page, and the day it was said."""

    kind: Source
    detail: str = ""
    page: str = ""
    said_on: dt.date | None = None

    @property
    def label(self) -> str:
        """`Document: I-94, page 2`."""
        label = str(self.kind.label)
        if self.detail:
            label += f": {self.detail}"
        return label + (", " + _("page %(page)s") % {"page": self.page} if self.page else "")

    def kept(self) -> dict[str, str]:
        """As it is sealed."""
        said_on = self.said_on.isoformat() if self.said_on else ""
        return {"kind": self.kind.value, "detail": self.detail, "page": self.page, "said_on": said_on}

    @classmethod
    def of(cls, kept: Mapping[str, str]) -> Origin:
        """As it was sealed."""
        said_on = dt.date.fromisoformat(kept["said_on"]) if kept["said_on"] else None
        return cls(Source(kept["kind"]), kept["detail"], kept["page"], said_on)


@dataclass(frozen=True, slots=True)
class UnsealedStatement:
    """One statement, unsealed. `value` None means: asked, and not known."""

    id: UUID
    fact: Fact
    value: Value | None
    written: str
    origin: Origin
    recorded_by: str
    recorded_at: dt.datetime
    set: UUID
    live: bool
    superseded: bool
    reason: str
    ended_at: dt.datetime | None
    ended_by: str


@dataclass(frozen=True, slots=True)
class Entered:
    """One statement of a record, such as a filing, unsealed. What corrects it has the same key.

    `fields` holds what is known of it; `written` also what was asked and is not known, as "".
    """

    id: UUID
    kind: RecordKind
    key: str
    fields: Record
    written: Mapping[str, str]
    origin: Origin
    recorded_by: str
    recorded_at: dt.datetime
    set: UUID
    live: bool
    superseded: bool
    reason: str
    ended_at: dt.datetime | None
    ended_by: str


type OnRecord = Entered | GivenRecord
"""A record that stands: stated here, or held by another room."""


@dataclass
class Ledger:
    """All statements about one person, oldest first: of facts, of records, of the biography; and what rooms give.

    `told` is the biography, which no rule of law reads: nothing that applies the law looks there.
    """

    said: list[UnsealedStatement] = field(default_factory=list)
    entered: list[Entered] = field(default_factory=list)
    told: list[Entered] = field(default_factory=list)
    given: Sequence[GivenRecord] = ()

    @cached_property
    def live(self) -> Mapping[str, list[UnsealedStatement]]:
        """The statements that stand, by fact."""
        found: dict[str, list[UnsealedStatement]] = {}
        for statement in self.said:
            if statement.live:
                found.setdefault(statement.fact.name, []).append(statement)
        return found

    @cached_property
    def replaced(self) -> frozenset[str]:
        """The ids of statements of facts, and the keys of records, in whose place a room holds a record."""
        return frozenset().union(*(entered.stands_for for entered in self.given))

    @cached_property
    def counting(self) -> Mapping[str, list[UnsealedStatement]]:
        """The statements that stand and count, by fact."""
        if not self.replaced:
            return self.live
        left = {
            name: [statement for statement in said if str(statement.id) not in self.replaced]
            for name, said in self.live.items()
        }
        return {name: said for name, said in left.items() if said}

    @cached_property
    def disputed(self) -> Mapping[str, list[UnsealedStatement]]:
        """Facts on which statements that stand differ. Not knowing contradicts nothing, and knowing less does not:
        1990 and 6 May 1990 can both be right."""
        return {
            name: statements
            for name, statements in self.counting.items()
            if _known(statements) and _right(statements) is None
        }

    @cached_property
    def facts(self) -> Facts:
        """What is known: facts on which every statement that stands agrees, each as whoever knew most said it."""
        found = {name: _right(statements) for name, statements in self.counting.items()}
        return {name: value for name, value in found.items() if value is not None}

    @cached_property
    def current_records(self) -> Mapping[str, list[OnRecord]]:
        """The records that stand, by kind, in the order in which each was first entered; after them what rooms give."""
        stated = (entered for entered in _as_first_entered(self.entered) if entered.key not in self.replaced)
        given = (record for record in self.given if not record.gone)
        standing: list[OnRecord] = [*stated, *given]
        found: dict[str, list[OnRecord]] = {}
        for record in standing:
            found.setdefault(record.kind.name, []).append(record)
        return found

    @cached_property
    def biography(self) -> Mapping[str, list[Entered]]:
        """What stands of the biography, by group, in the order in which each record was first entered."""
        found: dict[str, list[Entered]] = {}
        for record in _as_first_entered(self.told):
            found.setdefault(record.kind.name, []).append(record)
        return found

    @cached_property
    def records(self) -> Records:
        """What the law reads beside facts: the records that stand."""
        return {kind: tuple(entered.fields for entered in standing) for kind, standing in self.current_records.items()}

    def entries_of(self, key: str) -> list[Entered]:
        """Everything ever entered of one record, newest first."""
        return [entered for entered in reversed([*self.entered, *self.told]) if entered.key == key]

    @cached_property
    def narrowed(self) -> frozenset[str]:
        """Facts on which one that stands says more than another and both can be right: the narrower counts."""
        said_so = {
            name: {statement.written for statement in _known(statements)} for name, statements in self.counting.items()
        }
        return frozenset(name for name in self.facts if len(said_so[name]) > 1)

    @cached_property
    def asked_in_vain(self) -> frozenset[str]:
        """Facts that were asked and are not known."""
        return frozenset(
            name for name, statements in self.live.items() if all(statement.value is None for statement in statements)
        )

    def about(self, fact: str) -> list[UnsealedStatement]:
        """Everything ever said on one fact, newest first."""
        return [statement for statement in reversed(self.said) if statement.fact.name == fact]

    def since(self, seen: Iterable[str]) -> dict[str, list[UnsealedStatement]]:
        """What stands now and is not in a set of statements that somebody saw, by fact."""
        known = set(seen)
        fresh = {
            name: [statement for statement in statements if str(statement.set) not in known]
            for name, statements in self.live.items()
        }
        return {name: statements for name, statements in fresh.items() if statements}

    @cached_property
    def sets(self) -> list[str]:
        """The ids of the sets on record, to notice later what has come since."""
        return sorted({str(statement.set) for statement in self.said})


def _as_first_entered(entered: Sequence[Entered]) -> list[Entered]:
    """Those that stand; what was corrected keeps the place of what it corrects."""
    first = {record.key: place for place, record in reversed(list(enumerate(entered)))}
    return sorted((record for record in entered if record.live), key=lambda record: first[record.key])


def _known(statements: Iterable[UnsealedStatement]) -> list[UnsealedStatement]:
    return [statement for statement in statements if statement.value is not None]


def _right(statements: Iterable[UnsealedStatement]) -> Value | None:
    """What statements that stand come to together; None where nothing is known or they cannot all be right."""
    return narrowest([statement.value for statement in statements if statement.value is not None])
