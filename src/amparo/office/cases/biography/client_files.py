"""A person of a case as government forms are filled from them: `amparo.forms.client_file.ClientFile`."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

from amparo.forms.client_file import ClientFile, Held
from amparo.law.record import Record
from amparo.office.cases.access.gate import CaseFile
from amparo.office.cases.access.models import Assignment
from amparo.office.cases.biography.details import details_of
from amparo.office.cases.people.persons import Someone
from amparo.office.cases.statements.ledger import Entered, Ledger, OnRecord
from amparo.office.cases.statements.ledger_on_day import LedgerOnDay
from amparo.office.platform.accounts.models import User

NAMES_OF_THE_CASE = "names"
"""The key of the names that stand with the person: they count where the particulars tell none."""


def client_file_of(
    someone: Someone, ledger: Ledger, today: dt.date, participants: Mapping[str, Record] | None = None
) -> ClientFile:
    """What is on record of a person, each record with the key by which its statements are found.

    Facts are as the law reads them on that day, with what follows from records; a fact that is disputed is left out.
    Of a group told once there is a record for each source, the latest last. A hearing that the calendar gives has its
    id for a key.
    """
    records = {
        **{
            kind: [Held(_key(one), one.fields) for one in standing] for kind, standing in ledger.current_records.items()
        },
        **{kind: [Held(one.key, one.fields) for one in standing] for kind, standing in ledger.biography.items()},
    }
    records["particulars"] = [_names(someone), *records.get("particulars", ())]
    facts = LedgerOnDay(ledger, today).facts
    return ClientFile(today, someone.a_number, facts, records, participants or {})


def participants_of(file: CaseFile, representative: User | None = None) -> dict[str, Record]:
    """Who represents in a case and prepares its forms: the member given, else whoever is responsible for it.

    Without their details for forms nobody is named. One query or two.
    """
    if representative is None:
        lead = Assignment.objects.filter(case=file.case, lead=True).select_related("user").first()
        representative = lead.user if lead else None
    details = details_of(representative) if representative is not None else {}
    return {"representative": details} if details else {}


def _names(someone: Someone) -> Held:
    names = {"family_name": someone.names.surnames, "given_name": someone.names.given}
    return Held(NAMES_OF_THE_CASE, {name: text for name, text in names.items() if text})


def _key(one: OnRecord) -> str:
    return one.key if isinstance(one, Entered) else str(one.id)
