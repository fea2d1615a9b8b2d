"""Proceedings, filings and arrivals of somebody: entering one, correcting and withdrawing it, and its history."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from amparo.errors import OfficeError
from amparo.law.record import RecordKind
from amparo.law.records import RECORD_KINDS
from amparo.office.cases.access.gate import CaseFile, enter
from amparo.office.cases.access.rules import Permission
from amparo.office.cases.casework.entering import enter_as_sent
from amparo.office.cases.casework.forms import ReasonForm
from amparo.office.cases.casework.places import address, at_place
from amparo.office.cases.casework.recording import Problems, ledger_of, reckon_anew
from amparo.office.cases.people.persons import Someone, people_of
from amparo.office.cases.statements import services
from amparo.office.cases.statements.entry import Entry, as_group, empty, filled
from amparo.office.cases.statements.ledger import Entered, Ledger
from amparo.office.cases.statements.models import Source
from amparo.office.cases.statements.records import fields_in_words, shown
from amparo.office.platform.ui.fields import posted
from amparo.office.platform.ui.redirects import then

PART = "records"
"""The part of the page of a case that shows them."""


@require_http_methods(["GET", "POST"])
def add_record(request: HttpRequest, number: str, place: int, kind: str) -> HttpResponse:
    """Enter a proceeding, a filing or an arrival."""
    file = enter(request, number, Permission.ADD)
    someone, asked = at_place(people_of(file), place), _kind(kind)
    if request.method == "GET":
        return _form(request, file, someone, asked, empty(as_group(asked), Ledger()))
    return _sent(request, file, someone, asked, None)


@require_http_methods(["GET", "POST"])
def correct_record(request: HttpRequest, number: str, place: int, statement: UUID) -> HttpResponse:
    """Enter a record anew in place of what stands, with the reason."""
    file = enter(request, number, Permission.CHANGE, lambda file: statement in services.own_lately(file))
    someone = at_place(people_of(file), place)
    entered = _entered(ledger_of(file, someone), statement)
    if request.method == "GET":
        return _form(request, file, someone, entered.kind, filled(entered), corrects=entered)
    return _sent(request, file, someone, entered.kind, entered)


@require_http_methods(["GET", "POST"])
def withdraw_record(request: HttpRequest, number: str, place: int, statement: UUID) -> HttpResponse:
    """Take a record back, with the reason."""
    file = enter(request, number, Permission.CHANGE, lambda file: statement in services.own_lately(file))
    someone = at_place(people_of(file), place)
    entered = _entered(ledger_of(file, someone), statement)
    form = ReasonForm(posted(request))
    if request.method == "POST" and form.is_valid():
        try:
            with file.write():
                services.withdraw(file, someone.row, statement, form.cleaned_data["reason"])
                reckon_anew(file, someone)
                file.then = address(file.case, place, PART)
            return then(request, file.then, _("Withdrawn. It stays in the history."))
        except OfficeError as wrong:
            form.add_error(None, _(str(wrong)))
    if form.errors:
        file.seen()
    page = _page(file, someone) | {"record": shown(entered), "form": form}
    return render(request, "casework/withdraw_record.html", page, status=422 if form.errors else 200)


@require_safe
def record_history(request: HttpRequest, number: str, place: int, entry: UUID) -> HttpResponse:
    """Everything ever entered of one record."""
    file = enter(request, number, Permission.READ)
    someone = at_place(people_of(file), place)
    entries = ledger_of(file, someone).entries_of(str(entry))
    if not entries:
        raise Http404
    page = _page(file, someone) | {
        "record": shown(entries[0]),
        "entries": [(entered, fields_in_words(entered)) for entered in entries],
        "may_change": file.may(Permission.CHANGE),
        "own": services.own_lately(file),
    }
    return render(request, "casework/record_history.html", page)


def _sent(
    request: HttpRequest, file: CaseFile, someone: Someone, kind: RecordKind, corrects: Entered | None
) -> HttpResponse:
    back = address(file.case, someone.place, PART)
    outcome = enter_as_sent(file, someone, kind, request.POST, back, corrects)
    if isinstance(outcome, Problems):
        file.seen()
        return _form(request, file, someone, kind, outcome.entry, corrects=corrects, problems=outcome.texts)
    return then(
        request, back, _("Saved.") if corrects is None else _("Corrected. What stood before is in the history.")
    )


def _form(
    request: HttpRequest,
    file: CaseFile,
    someone: Someone,
    kind: RecordKind,
    entry: Entry,
    *,
    corrects: Entered | None = None,
    problems: Sequence[str] = (),
) -> HttpResponse:
    refused = bool(problems or entry.errors or entry.origin_error)
    page = _page(file, someone) | {
        "kind": kind,
        "entry": entry,
        "problems": problems,
        "sources": Source,
        "corrects": shown(corrects) if corrects else None,
    }
    return render(request, "casework/enter_record.html", page, status=422 if refused else 200)


def _page(file: CaseFile, someone: Someone) -> dict[str, object]:
    return {"file": file, "someone": someone, "back": address(file.case, someone.place, PART)}


def _kind(name: str) -> RecordKind:
    if name not in RECORD_KINDS:
        raise Http404
    return RECORD_KINDS[name]


def _entered(ledger: Ledger, statement: UUID) -> Entered:
    for entered in ledger.entered:
        if entered.id == statement:
            return entered
    raise Http404
