"""What was filed becomes a filing of the law: deadlines are met by it, and clocks begin."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from django.utils.translation import gettext_noop

from amparo.errors import OfficeError
from amparo.forms.checks import Copy, copy_to_json
from amparo.forms.form import Form
from amparo.law.facts import Value
from amparo.law.records.filings import FILINGS
from amparo.office.cases.access.gate import CaseFile
from amparo.office.cases.casework.recording import ledger_of, reckon_anew
from amparo.office.cases.filings.models import State
from amparo.office.cases.filings.preparing import BY_MAIL, Now, Prepared, day_written, filed_by
from amparo.office.cases.people.persons import Someone
from amparo.office.cases.statements.ledger import Origin
from amparo.office.cases.statements.models import Source
from amparo.office.cases.statements.services import correct_record, enter_record

AS_RECORDED = {
    "i-589": "i589",
    "i-730": "i730",
    "i-765": "i765",
    "ar-11": "ar11",
    "eoir-33": "eoir33",
    "eoir-26": "appeal",
}
"""What the law's record of filings calls a form; the others it calls another form, by name."""
FILED_WITH = {"uscis": "uscis", "eoir": "immigration_court"}


@dataclass(frozen=True, slots=True)
class Filed:
    """How a form was filed. `received` is the day on which it was taken in, where known."""

    day: dt.date
    how: str
    tracking: str = ""
    receipt: str = ""
    received: dt.date | None = None

    @property
    def received_on(self) -> dt.date | None:
        """The day it was taken in: known of what was not mailed."""
        return self.received or (None if self.how == BY_MAIL else self.day)


def file_form(file: CaseFile, now: Now, version: int, filed: Filed) -> None:
    """Put down that an approved form was filed, as it was approved. Raises OfficeError, and Changed.

    Refused where the file says otherwise now than what was approved: then the paper is not what the file says.
    """
    prepared = now.prepared
    if prepared.state is not State.APPROVED or prepared.copy is None:
        raise OfficeError(gettext_noop("Only an approved form can be filed."))
    if now.changed_since_approval:
        raise OfficeError(gettext_noop("The file has changed since this form was approved. Review it again first."))
    origin = Origin(Source.DOCUMENT, detail=_called(prepared.form), said_on=filed.day)
    fields = fields_of(prepared.form, filed, prepared.asked)
    row = enter_record(file.case, file.case_key, now.someone.row, file.user, origin, FILINGS.name, fields)
    file.record("record.entered", f"person {now.someone.place} {FILINGS.name}")
    copy = Copy(prepared.copy.form, prepared.copy.edition, filed.day, prepared.copy.answers)
    sealed = file.case_key.seal(prepared.row, "sealed_copy", copy_to_json(copy))
    filed_by(file, prepared, version, _kept(filed, str(row.pk)), sealed_copy=sealed)
    file.record("form.filed", f"form {prepared.row.pk}")
    reckon_anew(file, now.someone)


def receipt_came(file: CaseFile, someone: Someone, prepared: Prepared, version: int, receipt: str, on: dt.date) -> None:
    """Put down the receipt of a form that was filed: its number, and the day on which it was received.

    Raises OfficeError, and Changed.
    """
    kept = prepared.filed
    filed = Filed(dt.date.fromisoformat(kept["day"]), kept["how"], kept["tracking"], receipt, on)
    if on < filed.day:
        raise OfficeError(gettext_noop("It cannot have been received before it was filed."))
    origin = Origin(Source.RECORD, detail=_called(prepared.form), said_on=on)
    fields = fields_of(prepared.form, filed, prepared.asked)
    correct_record(file, someone.row, UUID(kept["record"]), origin, fields, "receipt")
    newest = _newest(file, someone, kept["record"])
    filed_by(file, prepared, version, _kept(filed, newest))
    file.record("form.receipt", f"form {prepared.row.pk}")
    reckon_anew(file, someone)


def fields_of(form: Form, filed: Filed, asked: Mapping[str, object]) -> Mapping[str, Value | None]:
    """What the law's record of filings says of it."""
    name = AS_RECORDED.get(form.name, "other")
    if form.name == "i-765" and asked.get("reason") == "renewal":
        name = "i765_renewal"
    fields: dict[str, Value | None] = {"form": name, "asked_for": "" if name != "other" else _called(form)}
    fields["filed_with"] = FILED_WITH.get(form.agency, "uscis") if form.name != "eoir-26" else "board"
    fields["mailed_on"] = filed.day if filed.how == BY_MAIL else None
    fields["received_on"] = filed.received_on
    fields["receipt_number"] = filed.receipt or None
    return {field: value for field, value in fields.items() if value not in (None, "")}


def _called(form: Form) -> str:
    return f"{form.name.upper()} {form.edition_printed}"


def _kept(filed: Filed, record: str) -> Mapping[str, str]:
    return {
        "day": day_written(filed.day),
        "how": filed.how,
        "tracking": filed.tracking,
        "receipt": filed.receipt,
        "received": day_written(filed.received_on),
        "record": record,
    }


def _newest(file: CaseFile, someone: Someone, statement: str) -> str:
    """The statement that stands of the record of which this one was."""
    entered = ledger_of(file, someone).entered
    key = next(one.key for one in entered if str(one.id) == statement)
    return next(str(one.id) for one in entered if one.key == key and one.live)
