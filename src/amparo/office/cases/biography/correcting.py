"""One record of a biography: corrected, withdrawn, and its history."""

from __future__ import annotations

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from amparo.errors import OfficeError
from amparo.forms.biography import SINGLE
from amparo.office.cases.access.gate import CaseFile, enter
from amparo.office.cases.access.rules import Permission
from amparo.office.cases.biography.telling import tell
from amparo.office.cases.casework.forms import ReasonForm
from amparo.office.cases.casework.places import at_place
from amparo.office.cases.casework.recording import Problems, ledger_of
from amparo.office.cases.people.persons import Someone, people_of
from amparo.office.cases.statements import services
from amparo.office.cases.statements.entry import filled
from amparo.office.cases.statements.ledger import Entered
from amparo.office.cases.statements.models import Source
from amparo.office.cases.statements.records import fields_in_words, shown
from amparo.office.platform.ui.fields import posted
from amparo.office.platform.ui.redirects import then


@require_http_methods(["GET", "POST"])
def correct(request: HttpRequest, number: str, place: int, statement: UUID) -> HttpResponse:
    """Tell a record anew in place of what stands, with the reason."""
    file = enter(request, number, Permission.CHANGE, lambda file: statement in services.own_lately(file))
    someone = at_place(people_of(file), place)
    entered = _entered(file, someone, statement)
    if entered.kind.name in SINGLE:
        raise Http404  # its answers are changed one by one, where they are asked
    back, entry, problems = _back(file, someone, entered), filled(entered), ()
    if request.method == "POST":
        outcome = tell(file, someone, entered.kind, request.POST, back, entered)
        if not isinstance(outcome, Problems):
            return then(request, file.then, _("Corrected. What stood before is in the history."))
        file.seen()
        entry, problems = outcome.entry, outcome.texts  # type: ignore[assignment]
    refused = bool(problems or entry.errors or entry.origin_error)
    page = _page(file, someone, entered) | {"entry": entry, "problems": problems, "sources": Source}
    return render(request, "biography/correct.html", page, status=422 if refused else 200)


@require_http_methods(["GET", "POST"])
def withdraw(request: HttpRequest, number: str, place: int, statement: UUID) -> HttpResponse:
    """Take a record, or one source's answers, back, with the reason."""
    file = enter(request, number, Permission.CHANGE, lambda file: statement in services.own_lately(file))
    someone = at_place(people_of(file), place)
    entered = _entered(file, someone, statement)
    form = ReasonForm(posted(request))
    if request.method == "POST" and form.is_valid():
        try:
            with file.write():
                services.withdraw(file, someone.row, statement, form.cleaned_data["reason"])
                file.then = _back(file, someone, entered)
            return then(request, file.then, _("Withdrawn. It stays in the history."))
        except OfficeError as wrong:
            form.add_error(None, _(str(wrong)))
    if form.errors:
        file.seen()
    page = _page(file, someone, entered) | {"form": form, "fields": fields_in_words(entered)}
    return render(request, "biography/withdraw.html", page, status=422 if form.errors else 200)


@require_safe
def history(request: HttpRequest, number: str, place: int, entry: UUID) -> HttpResponse:
    """Everything ever told of one record; of a group told once, by every source."""
    file = enter(request, number, Permission.READ)
    someone = at_place(people_of(file), place)
    told = ledger_of(file, someone).told
    latest = next((entered for entered in reversed(told) if entered.key == str(entry)), None)
    if latest is None:
        raise Http404
    group = latest.kind.name
    entries = [one for one in reversed(told) if one.key == str(entry) or (group in SINGLE and one.kind.name == group)]
    page = _page(file, someone, latest) | {
        "entries": [(entered, fields_in_words(entered)) for entered in entries],
        "single": group in SINGLE,
        "may_change": file.may(Permission.CHANGE),
        "own": services.own_lately(file),
    }
    return render(request, "biography/history.html", page)


def _page(file: CaseFile, someone: Someone, entered: Entered) -> dict[str, object]:
    return {
        "file": file,
        "someone": someone,
        "kind": entered.kind,
        "record": shown(entered),
        "back": reverse("biography:of_person", args=[file.case.number, someone.place]),
    }


def _back(file: CaseFile, someone: Someone, entered: Entered) -> str:
    where = reverse("biography:of_person", args=[file.case.number, someone.place])
    return f"{where}#{entered.kind.name}"


def _entered(file: CaseFile, someone: Someone, statement: UUID) -> Entered:
    for entered in ledger_of(file, someone).told:
        if entered.id == statement:
            return entered
    raise Http404
