"""The people of a case as forms read them: facts, records and biography, each value with its statement."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from uuid import UUID

from amparo.forms.client_file import ClientFile, Held
from amparo.forms.told import Origin
from amparo.law.record import Record
from amparo.office.cases.people.persons import Someone
from amparo.office.cases.statements.ledger import Entered, Ledger, OnRecord
from amparo.office.cases.statements.ledger_on_day import LedgerOnDay

FROM_NAMES = "person"
"""The key of what is taken from the name that a person goes by in the case."""


def client_file_of(
    someone: Someone,
    ledger: Ledger,
    today: dt.date,
    participants: Mapping[str, Record],
    asked: Mapping[str, Mapping[str, object]],
) -> ClientFile:
    """What forms can say of a person: only what stands, and of disputed facts nothing."""
    standing: dict[str, Sequence[OnRecord]] = {**ledger.current_records, **ledger.biography}
    records: dict[str, Sequence[Held]] = {
        kind: [Held(_key(record), record.fields) for record in of_kind] for kind, of_kind in standing.items()
    }
    records["particulars"] = _particulars(someone, records.get("particulars", ()))
    facts = LedgerOnDay(ledger, today).facts
    return ClientFile(today, someone.a_number, facts, records, participants, asked)


def disputed_in(ledger: Ledger) -> frozenset[Origin]:
    """The facts on which statements that stand differ, as a form would print them."""
    return frozenset(Origin("facts", "", name) for name in ledger.disputed)


def files_of(people: Sequence[Someone], ledgers: Mapping[UUID, Ledger], today: dt.date) -> Mapping[str, ClientFile]:
    """The file of everybody in a case, by their number, for what is held against each other."""
    return {
        str(someone.place): client_file_of(someone, ledgers.get(someone.row.pk, Ledger()), today, {}, {})
        for someone in people
    }


def _key(record: OnRecord) -> str:
    return record.key if isinstance(record, Entered) else str(record.id)


def _particulars(someone: Someone, told: Sequence[Held]) -> list[Held]:
    """The particulars, the names taken from what the person is called in the case where none were told for forms."""
    called = {"given_name": someone.names.given, "family_name": someone.names.surnames}
    if not told:
        return [Held(FROM_NAMES, {name: text for name, text in called.items() if text})]
    last = told[-1]
    if "family_name" in last.fields or "given_name" in last.fields:
        return list(told)
    return [*told[:-1], Held(last.key, {**called, **last.fields})]
