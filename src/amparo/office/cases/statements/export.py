"""Statements as they leave the office with a whole case."""

from __future__ import annotations

from collections.abc import Mapping
from uuid import UUID

from amparo.office.cases.access.gate import CaseFile
from amparo.office.cases.people.exporting import Exported
from amparo.office.cases.people.persons import people_of
from amparo.office.cases.statements.entry import said_in_words
from amparo.office.cases.statements.ledger import Ledger, ledgers_of
from amparo.office.platform.ui.moments import stamp

COLUMNS = ("person", "fact", "value", "source", "said_on", "recorded_by", "recorded_at", "stands", "reason")


def exported(file: CaseFile, places: Mapping[UUID, int]) -> Exported:
    """Everything that was said of anybody in the case, what was withdrawn too."""
    ledgers = ledgers_of(file)
    return {
        "statements": [
            {
                "person": person.place,
                "fact": said.fact.name,
                "value": said.written,
                "in_words": said_in_words(said.value, said.fact),
                "source": said.origin.label,
                "said_on": said.origin.said_on.isoformat() if said.origin.said_on else "",
                "recorded_by": said.recorded_by,
                "recorded_at": stamp(said.recorded_at),
                "stands": said.live,
                "reason": said.reason,
            }
            for person in people_of(file)
            for said in ledgers.get(person.row.pk, Ledger()).said
        ],
    }
