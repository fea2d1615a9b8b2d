"""Entering a proceeding, a filing or an arrival, and correcting one, with the deadlines that follow."""

from __future__ import annotations

from django.utils.translation import gettext as _

from amparo.errors import OfficeError
from amparo.law.record import RecordKind
from amparo.office.cases.access.gate import CaseFile
from amparo.office.cases.access.services import heard_from
from amparo.office.cases.casework.recording import HEARD, Problems, Saved, reckon_anew
from amparo.office.cases.people.persons import Someone
from amparo.office.cases.statements.entry import Entry, Sent, as_group, read
from amparo.office.cases.statements.ledger import Entered, Ledger
from amparo.office.cases.statements.services import correct_record, enter_record


def enter_as_sent(
    file: CaseFile, someone: Someone, kind: RecordKind, posted: Sent, then: str, corrects: Entered | None = None
) -> Saved | Problems:
    """Record a form of a record as it was sent, in place of the statement that it corrects, if any.

    One transaction; `then` is where the answer leads. A form that was recorded before raises AlreadyDone.
    """
    entry = read(as_group(kind), posted, Ledger())
    texts = _problems_of(entry, corrects)
    if texts or entry.errors or entry.origin_error:
        return Problems(entry, texts)
    try:
        with file.write():
            _write(file, someone, entry, corrects)
            file.then = then
    except OfficeError as wrong:
        return Problems(entry, (_(str(wrong)),))
    return Saved(len(entry.values))


def _problems_of(entry: Entry, corrects: Entered | None) -> tuple[str, ...]:
    found = []
    if not entry.errors and all(value is None for value in entry.values.values()):
        found.append(_("Nothing is known of it yet. Answer at least one question."))
    if corrects is not None and not entry.reason:
        found.append(_("Say why it is corrected."))
    return tuple(found)


def _write(file: CaseFile, someone: Someone, entry: Entry, corrects: Entered | None) -> None:
    if corrects is None:
        kind, origin = entry.group.name, entry.origin
        enter_record(file.case, file.case_key, someone.row, file.user, origin, kind, entry.values)
        file.record("record.entered", f"person {someone.place} {kind}")
    else:
        correct_record(file, someone.row, corrects.id, entry.origin, entry.values, entry.reason)
    if entry.origin.kind in HEARD and entry.origin.said_on:
        heard_from(file, entry.origin.said_on)
    reckon_anew(file, someone)
