"""Statements as they leave the office with a whole case."""

from __future__ import annotations

from collections.abc import Mapping
from uuid import UUID

from amparo.office.cases.access.gate import CaseFile
from amparo.office.cases.people.exporting import Exported
from amparo.office.cases.people.persons import people_of
from amparo.office.cases.statements.entry import value_in_words
from amparo.office.cases.statements.ledger import Entered, Ledger, UnsealedStatement
from amparo.office.cases.statements.reading import ledgers_of
from amparo.office.cases.statements.records import fields_in_words
from amparo.office.platform.ui.moments import stamp

OF_EACH = ("source", "said_on", "recorded_by", "recorded_at", "stands", "reason")
COLUMNS = ("person", "fact", "value", *OF_EACH)
OF_RECORDS = ("person", "kind", "key", "in_words", *OF_EACH)


def exported(file: CaseFile, places: Mapping[UUID, int]) -> Exported:
    """Everything that was said of anybody in the case, what was withdrawn too."""
    ledgers, people = ledgers_of(file), people_of(file)
    return {
        "statements": [
            {
                "person": person.place,
                "fact": statement.fact.name,
                "value": statement.written,
                "in_words": value_in_words(statement.value, statement.fact),
                **_of_each(statement),
            }
            for person in people
            for statement in ledgers.get(person.row.pk, Ledger()).said
        ],
        "records": [
            _record(person.place, entered)
            for person in people
            for entered in ledgers.get(person.row.pk, Ledger()).entered
        ],
        "biography": [
            _record(person.place, entered) for person in people for entered in ledgers.get(person.row.pk, Ledger()).told
        ],
    }


def _record(place: int, entered: Entered) -> dict[str, object]:
    return {
        "person": place,
        "kind": entered.kind.name,
        "key": entered.key,
        "fields": dict(entered.written),
        "in_words": "; ".join(f"{label}: {value}" for label, value in fields_in_words(entered)),
        **_of_each(entered),
    }


def _of_each(statement: UnsealedStatement | Entered) -> dict[str, object]:
    return {
        "source": statement.origin.label,
        "said_on": statement.origin.said_on.isoformat() if statement.origin.said_on else "",
        "recorded_by": statement.recorded_by,
        "recorded_at": stamp(statement.recorded_at),
        "stands": statement.live,
        "reason": statement.reason,
    }
