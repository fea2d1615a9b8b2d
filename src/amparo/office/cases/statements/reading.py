"""Statements as they are read: rows of the table, unsealed to ledgers."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import Any, NamedTuple
from uuid import UUID

from django.db.models import QuerySet

from amparo.forms.biography import BIOGRAPHY
from amparo.law.values import parse_value
from amparo.law.vocabulary import FACTS
from amparo.office.cases.access.gate import CaseFile
from amparo.office.cases.people.models import Person
from amparo.office.cases.statements.given import given_in
from amparo.office.cases.statements.kinds import STATED
from amparo.office.cases.statements.ledger import Entered, Ledger, Origin, UnsealedStatement
from amparo.office.cases.statements.models import Statement, StatementSet
from amparo.office.platform.encryption.case_keys import OpenKey


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
    """The ledger of each person of a case; with `people` of these only. One query, and one for each room that gives."""
    statements, chosen = Statement.objects.filter(case=file.case), None if people is None else list(people)
    rows = rows_of(statements if chosen is None else statements.filter(person__in=chosen))
    return with_given(read(file.case_key, rows), [file.case.pk], chosen)


def ledger_in(case_key: OpenKey, person: Person) -> Ledger:
    """The ledger of one person, for whoever holds the key of their case."""
    found = read(case_key, rows_of(Statement.objects.filter(person=person)))
    return with_given(found, [person.case_id], [person.pk]).get(person.pk, Ledger())


def with_given(
    ledgers: dict[UUID, Ledger], cases: Collection[UUID], people: Collection[UUID] | None = None
) -> dict[UUID, Ledger]:
    """Ledgers of people of these cases, with what other rooms give of them; with `people` of these only."""
    for person, records in given_in(cases).items():
        if people is None or person in people:
            ledgers.setdefault(person, Ledger()).given = records
    return ledgers


def rows_of(statements: QuerySet[Statement], *first: str) -> Iterator[Row]:
    """Statements to read, in the order in which they were recorded; before that by other columns, if wanted."""
    ordered = statements.order_by(*first, "set__recorded_at", "place")
    return map(Row._make, ordered.values_list(*_READ).iterator())


def read(case_key: OpenKey, rows: Iterable[Row]) -> dict[UUID, Ledger]:
    """Ledgers from rows that belong to the case of the key. Facts, kinds of record and fields of them that neither the
    law nor the biography knows any more are left out."""
    found: dict[UUID, Ledger] = {}
    origins: dict[UUID, Origin] = {}
    for row in rows:
        unsealed = case_key.unseal_in(Statement, row.id, "sealed_said", row.sealed_said)
        if unsealed.get("fact") not in FACTS and unsealed.get("record") not in STATED:
            continue
        if row.set not in origins:
            origins[row.set] = Origin.of(case_key.unseal_in(StatementSet, row.set, "sealed_source", row.sealed_source))
        sealed = row.sealed_reason
        reason = case_key.unseal_in(Statement, row.id, "sealed_reason", sealed) if sealed else ""
        ledger = found.setdefault(row.person, Ledger())
        if "record" in unsealed:
            among = ledger.told if unsealed["record"] in BIOGRAPHY else ledger.entered
            among.append(_entered(row, unsealed, origins[row.set], reason))
        else:
            ledger.said.append(_statement(row, unsealed, origins[row.set], reason))
    return found


def _statement(row: Row, unsealed: Mapping[str, str], origin: Origin, reason: str) -> UnsealedStatement:
    fact = FACTS[unsealed["fact"]]
    return UnsealedStatement(
        row.id, fact, parse_value(fact, unsealed["value"]), unsealed["value"], *_of_each(row, origin, reason)
    )


def _entered(row: Row, unsealed: Mapping[str, Any], origin: Origin, reason: str) -> Entered:
    kind = STATED[unsealed["record"]]
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
