"""The ledger of a person: every statement, what stands now, and where two that stand differ."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, NamedTuple
from uuid import UUID

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from amparo.law.facts import Fact, Facts, Value
from amparo.law.partial import narrowest
from amparo.law.record import Record, RecordKind, Records
from amparo.law.records import RECORD_KINDS
from amparo.law.values import parse_value
from amparo.law.vocabulary import FACTS
from amparo.office.cases.access.gate import CaseFile
from amparo.office.cases.people.models import Person
from amparo.office.cases.statements.models import Source, Statement, StatementSet
from amparo.office.platform.encryption.case_keys import OpenKey


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


@dataclass
class Ledger:
    """All statements about one person, oldest first: those of facts, and those of records."""

    said: list[UnsealedStatement] = field(default_factory=list)
    entered: list[Entered] = field(default_factory=list)

    @cached_property
    def live(self) -> Mapping[str, list[UnsealedStatement]]:
        """The statements that stand, by fact."""
        found: dict[str, list[UnsealedStatement]] = {}
        for statement in self.said:
            if statement.live:
                found.setdefault(statement.fact.name, []).append(statement)
        return found

    @cached_property
    def disputed(self) -> Mapping[str, list[UnsealedStatement]]:
        """Facts on which statements that stand differ. Not knowing contradicts nothing, and knowing less does not:
        1990 and 6 May 1990 can both be right."""
        return {
            name: statements
            for name, statements in self.live.items()
            if _known(statements) and _right(statements) is None
        }

    @cached_property
    def facts(self) -> Facts:
        """What is known: facts on which every statement that stands agrees, each as whoever knew most said it."""
        found = {name: _right(statements) for name, statements in self.live.items()}
        return {name: value for name, value in found.items() if value is not None}

    @cached_property
    def standing_records(self) -> Mapping[str, list[Entered]]:
        """The records that stand, by kind, in the order in which each was first entered."""
        first = {one.key: place for place, one in reversed(list(enumerate(self.entered)))}
        found: dict[str, list[Entered]] = {}
        for one in sorted((one for one in self.entered if one.live), key=lambda one: first[one.key]):
            found.setdefault(one.kind.name, []).append(one)
        return found

    @cached_property
    def records(self) -> Records:
        """What the law reads beside facts: the records that stand."""
        return {kind: tuple(one.fields for one in standing) for kind, standing in self.standing_records.items()}

    def entries_of(self, key: str) -> list[Entered]:
        """Everything ever entered of one record, newest first."""
        return [one for one in reversed(self.entered) if one.key == key]

    @cached_property
    def narrowed(self) -> frozenset[str]:
        """Facts on which one that stands says more than another and both can be right: the narrower counts."""
        said_so = {
            name: {statement.written for statement in _known(statements)} for name, statements in self.live.items()
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


def _known(statements: Iterable[UnsealedStatement]) -> list[UnsealedStatement]:
    return [statement for statement in statements if statement.value is not None]


def _right(statements: Iterable[UnsealedStatement]) -> Value | None:
    """What statements that stand come to together; None where nothing is known or they cannot all be right."""
    return narrowest([statement.value for statement in statements if statement.value is not None])


class Row(NamedTuple):
    """A statement as it is read: plain columns, for a person has hundreds and a model for each would be slow."""

    id: UUID
    case: UUID
    person: UUID
    set: UUID
    sealed_said: bytes
    sealed_reason: bytes | None
    superseded_by: UUID | None
    ended_at: dt.datetime | None
    ended_by: str | None
    sealed_source: bytes
    recorded_by: str
    recorded_at: dt.datetime


_READ = (
    "pk",
    "case_id",
    "person_id",
    "set_id",
    "sealed_said",
    "sealed_reason",
    "superseded_by_id",
    "ended_at",
    "ended_by__name",
    "set__sealed_source",
    "set__recorded_by__name",
    "set__recorded_at",
)


def ledgers_of(file: CaseFile, people: Iterable[UUID] | None = None) -> dict[UUID, Ledger]:
    """The ledger of each person of a case; with `people` of these only. One query."""
    statements = Statement.objects.filter(case=file.case)
    return read(file.case_key, rows_of(statements if people is None else statements.filter(person__in=list(people))))


def ledger_in(case_key: OpenKey, person: Person) -> Ledger:
    """The ledger of one person, for whoever holds the key of their case."""
    return read(case_key, rows_of(Statement.objects.filter(person=person))).get(person.pk, Ledger())


def rows_of(statements: QuerySet[Statement], *first: str) -> Iterator[Row]:
    """Statements to read, in the order in which they were recorded; before that by other columns, if wanted."""
    ordered = statements.order_by(*first, "set__recorded_at", "place")
    return map(Row._make, ordered.values_list(*_READ).iterator())


def read(case_key: OpenKey, rows: Iterable[Row]) -> dict[UUID, Ledger]:
    """Ledgers from rows that belong to the case of the key. Facts, kinds of record and fields of them that the law
    knows no more are left out."""
    found: dict[UUID, Ledger] = {}
    origins: dict[UUID, Origin] = {}
    for row in rows:
        unsealed = case_key.unseal_in(Statement, row.id, "sealed_said", row.sealed_said)
        if unsealed.get("fact") not in FACTS and unsealed.get("record") not in RECORD_KINDS:
            continue
        if row.set not in origins:
            origins[row.set] = Origin.of(case_key.unseal_in(StatementSet, row.set, "sealed_source", row.sealed_source))
        sealed = row.sealed_reason
        reason = case_key.unseal_in(Statement, row.id, "sealed_reason", sealed) if sealed else ""
        ledger = found.setdefault(row.person, Ledger())
        if "record" in unsealed:
            ledger.entered.append(_entered(row, unsealed, origins[row.set], reason))
        else:
            ledger.said.append(_said(row, unsealed, origins[row.set], reason))
    return found


def _said(row: Row, unsealed: Mapping[str, str], origin: Origin, reason: str) -> UnsealedStatement:
    fact = FACTS[unsealed["fact"]]
    return UnsealedStatement(
        row.id, fact, parse_value(fact, unsealed["value"]), unsealed["value"], *_of_each(row, origin, reason)
    )


def _entered(row: Row, unsealed: Mapping[str, Any], origin: Origin, reason: str) -> Entered:
    kind = RECORD_KINDS[unsealed["record"]]
    written = {name: text for name, text in unsealed["fields"].items() if name in kind.fields}
    values = {name: parse_value(kind.fields[name], text) for name, text in written.items()}
    fields = {name: value for name, value in values.items() if value is not None}
    return Entered(row.id, kind, unsealed["key"], fields, written, *_of_each(row, origin, reason))


type _OfEach = tuple[Origin, str, dt.datetime, UUID, bool, bool, str, dt.datetime | None, str]
"""What every statement has, in the order in which `Said` and `Entered` end."""


def _of_each(row: Row, origin: Origin, reason: str) -> _OfEach:
    return (
        origin,
        row.recorded_by,
        row.recorded_at,
        row.set,
        row.ended_at is None,
        row.superseded_by is not None,
        reason,
        row.ended_at,
        row.ended_by or "",
    )
