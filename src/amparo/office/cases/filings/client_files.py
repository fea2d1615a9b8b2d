"""The people of a case as forms read them, with what only one form asks; and what of it is disputed."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import replace
from uuid import UUID

from amparo.forms.client_file import ClientFile
from amparo.forms.told import Origin
from amparo.law.record import Record
from amparo.office.cases.biography import client_files
from amparo.office.cases.people.persons import Someone
from amparo.office.cases.statements.ledger import Ledger


def client_file_of(
    someone: Someone,
    ledger: Ledger,
    today: dt.date,
    participants: Mapping[str, Record],
    asked: Mapping[str, Mapping[str, object]],
) -> ClientFile:
    """What forms can say of a person: only what stands, and of disputed facts nothing."""
    return replace(client_files.client_file_of(someone, ledger, today, participants), asked=asked)


def disputed_in(ledger: Ledger) -> frozenset[Origin]:
    """The facts on which statements that stand differ, as a form would print them."""
    return frozenset(Origin("facts", "", name) for name in ledger.disputed)


def files_of(people: Sequence[Someone], ledgers: Mapping[UUID, Ledger], today: dt.date) -> Mapping[str, ClientFile]:
    """The file of everybody in a case, by their number, for what is held against each other."""
    return {
        str(someone.place): client_files.client_file_of(someone, ledgers.get(someone.row.pk, Ledger()), today)
        for someone in people
    }
