"""Going through what a client filled in, line by line: each is accepted, corrected and accepted, or left out."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.datastructures import MultiValueDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from amparo.errors import OfficeError
from amparo.forms.biography import BIOGRAPHY, SINGLE
from amparo.law.countries import COUNTRIES
from amparo.law.facts import Fact, Kind
from amparo.law.record import RecordKind
from amparo.office.border.questionnaires.arriving import Lines
from amparo.office.border.questionnaires.models import Arrival
from amparo.office.cases.access.gate import CaseFile
from amparo.office.cases.biography.known import merged
from amparo.office.cases.biography.telling import Told, as_told, beside, tell
from amparo.office.cases.casework.recording import Problems, ledger_of
from amparo.office.cases.people.persons import Someone
from amparo.office.cases.statements.entry import Entry, Sent
from amparo.office.cases.statements.models import Source
from amparo.office.platform.ui.moments import office_day
from amparo.typed_text import folded

_COUNTRY = {folded(name): code for code, words in COUNTRIES.items() for name in (words.en, words.es)}
"""What people call a country, in English or Spanish."""


@dataclass(frozen=True, slots=True)
class Line:
    """One line to look at: its number, its group, what was typed, and how many are left."""

    number: str
    kind: RecordKind
    fields: dict[str, str]
    left: int


def lines_left(file: CaseFile, arrival: Arrival) -> list[Line]:
    """The lines that nobody has decided on."""
    lines: Lines = file.case_key.unseal(arrival, "sealed_lines")
    known = [(number, line) for number, line in lines.items() if line["group"] in BIOGRAPHY]
    return [Line(number, BIOGRAPHY[line["group"]], line["fields"], len(known)) for number, line in known]


def form_of(file: CaseFile, someone: Someone, line: Line) -> Entry:
    """The form of a line, holding what was typed; of a group told once also what stands already."""
    entry = _as_typed(line)
    return beside(entry, ledger_of(file, someone)) if line.kind.name in SINGLE else entry


def accept(file: CaseFile, someone: Someone, arrival: Arrival, line: Line, posted: Sent, then: str) -> Told | Problems:
    """Make a statement of a line, as it stands in the form that was sent. Raises AlreadyDone where it was made."""
    sent = posted.copy()
    sent["source"] = Source.QUESTIONNAIRE.value
    sent["said_on"] = office_day(arrival.at).isoformat()
    corrected = _corrected(file, someone, line, as_told(line.kind, sent))
    sent["detail"] = _("corrected when it was reviewed") if corrected else ""
    if not sent.get("reason"):
        sent["reason"] = _("told otherwise in a questionnaire")
    entry = as_told(line.kind, sent)
    if not entry.values and not entry.errors:
        return Problems(entry, (_("Nothing is known of it yet. Answer at least one question."),))
    return tell(file, someone, line.kind, sent, then, also=lambda: _decided(file, arrival, line, "accepted"))


def leave_out(file: CaseFile, arrival: Arrival, line: Line) -> None:
    """Nothing becomes of a line. Raises OfficeError where it was decided on meanwhile."""
    _decided(file, arrival, line, "left_out")


def _as_typed(line: Line) -> Entry:
    sent: Sent = MultiValueDict()
    for name, text in line.fields.items():
        sent[name] = _as_our_form_has_it(line.kind.fields[name], text)
    sent["source"] = Source.QUESTIONNAIRE.value
    return as_told(line.kind, sent)


def _corrected(file: CaseFile, someone: Someone, line: Line, entry: Entry) -> bool:
    """Whether anything is told otherwise than the client typed it, beside it, or not at all; what stands counts not."""
    typed = _as_typed(line).values
    told = ledger_of(file, someone).biography.get(line.kind.name, ()) if line.kind.name in SINGLE else ()
    standing = merged(line.kind, told)
    missing = object()
    new = {name: value for name, value in entry.values.items() if value != standing.get(name, missing)}
    return bool(line.fields.keys() - entry.values.keys()) or any(
        value != typed.get(name, missing) for name, value in new.items()
    )


def _decided(file: CaseFile, arrival: Arrival, line: Line, how: str) -> None:
    row = Arrival.objects.select_for_update().filter(pk=arrival.pk, questionnaire__case=file.case).first()
    lines: Lines = file.case_key.unseal(row, "sealed_lines") if row is not None else {}
    if row is None or line.number not in lines:
        raise OfficeError(gettext_noop("This line was decided on in the meantime."))
    del lines[line.number]
    if lines:
        row.sealed_lines = file.case_key.seal(row, "sealed_lines", lines)
        row.save(update_fields=["sealed_lines"])
    else:
        row.delete()
    file.record(f"questionnaire.{how}", f"questionnaire {row.questionnaire_id} {line.kind.name}")


def _as_our_form_has_it(fact: Fact, text: str) -> str:
    """A country by its code, where the name is one that we know; everything else as it was typed."""
    return _COUNTRY.get(folded(text), text) if fact.kind is Kind.COUNTRY else text
