"""The questionnaires of a case: shared, ended, and what came of them, looked at line by line."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from amparo.errors import OfficeError
from amparo.forms.biography import BIOGRAPHY
from amparo.law.record import RecordKind
from amparo.office.border.questionnaires import sharing
from amparo.office.border.questionnaires.models import Arrival, Questionnaire
from amparo.office.border.questionnaires.reviewing import Line, accept, form_of, leave_out, lines_left
from amparo.office.cases.access.gate import CaseFile, enter
from amparo.office.cases.access.rules import Permission
from amparo.office.cases.biography.known import ASKED
from amparo.office.cases.casework.places import address, at_place
from amparo.office.cases.casework.recording import Problems
from amparo.office.cases.messages.wording import language_of
from amparo.office.cases.people.persons import Someone, people_of
from amparo.office.cases.statements.entry import Entry
from amparo.office.platform.ui.redirects import then


@dataclass(frozen=True, slots=True)
class Shared:
    """A questionnaire as the page lists it: whose, what it asks, and what came that is not reviewed."""

    row: Questionnaire
    someone: Someone
    groups: tuple[RecordKind, ...]
    arrivals: tuple[tuple[Arrival, int], ...]


@require_safe
def questionnaires(request: HttpRequest, number: str) -> HttpResponse:
    """What was shared in a case, and what waits to be reviewed."""
    return _page(request, enter(request, number, Permission.READ))


@require_POST
def share(request: HttpRequest, number: str, place: int) -> HttpResponse:
    """Make a questionnaire and show its code, this once."""
    file = enter(request, number, Permission.CHANGE)
    someone = at_place(people_of(file), place)
    groups = [kind.name for kind in ASKED if kind.name in request.POST.getlist("group")]
    if not groups:
        file.seen()
        return _page(request, file, problem=_("Choose at least one group."))
    with file.write():
        code = sharing.share(file, someone, groups)
        file.then = _back(file)
    words = code.words(language_of(someone.contact.language))
    page = {"file": file, "someone": someone, "words": words, "back": _back(file)}
    return render(request, "questionnaires/code.html", page)


@require_POST
def close(request: HttpRequest, number: str, questionnaire: UUID) -> HttpResponse:
    """End a questionnaire: its code opens nothing any more."""
    file = enter(request, number, Permission.CHANGE)
    row = get_object_or_404(Questionnaire, pk=questionnaire, case=file.case)
    with file.write():
        sharing.close(row, timezone.now())
        file.record("questionnaire.closed", f"questionnaire {row.pk}")
        file.then = _back(file)
    return then(request, file.then, _("Ended. The code opens it no more."))


@require_safe
def review(request: HttpRequest, number: str, arrival: UUID) -> HttpResponse:
    """On to the first line that nobody has decided on."""
    file = enter(request, number, Permission.CHANGE)
    row = _arrival(file, arrival)
    lines = lines_left(file, row)
    return then(request, _line(file, row, lines[0]) if lines else _back(file))


@require_http_methods(["GET", "POST"])
def decide(request: HttpRequest, number: str, arrival: UUID, line: str) -> HttpResponse:
    """One line: accept it, as it stands or corrected, or leave it out."""
    file = enter(request, number, Permission.CHANGE)
    row = _arrival(file, arrival)
    lines = lines_left(file, row)
    at = next((one for one in lines if one.number == line), None)
    if at is None:
        raise Http404
    someone = next(one for one in people_of(file) if one.row.pk == row.questionnaire.person_id)
    if request.method == "GET":
        return _form(request, file, someone, row, at, form_of(file, someone, at))
    rest = [one for one in lines if one.number != line]
    leads = _line(file, row, rest[0]) if rest else _back(file)
    if request.POST.get("go") == "leave":
        try:
            with file.write():
                leave_out(file, row, at)
                file.then = leads
        except OfficeError as wrong:
            return _form(request, file, someone, row, at, form_of(file, someone, at), (_(str(wrong)),))
        return then(request, leads, _("Left out. Nothing of this line was recorded."))
    outcome = accept(file, someone, row, at, request.POST, leads)
    if isinstance(outcome, Problems):
        file.seen()
        return _form(request, file, someone, row, at, outcome.entry, outcome.texts)
    return then(request, leads, _("Recorded, as the client's answer in a questionnaire."))


def _form(
    request: HttpRequest,
    file: CaseFile,
    someone: Someone,
    arrival: Arrival,
    line: Line,
    entry: Entry,
    problems: Sequence[str] = (),
) -> HttpResponse:
    page = {
        "file": file,
        "someone": someone,
        "arrival": arrival,
        "line": line,
        "typed": [(line.kind.fields[name].label, text) for name, text in line.fields.items()],
        "entry": entry,
        "problems": problems,
        "back": _back(file),
    }
    refused = request.method == "POST"
    return render(request, "questionnaires/decide.html", page, status=422 if refused else 200)


def _page(request: HttpRequest, file: CaseFile, problem: str = "") -> HttpResponse:
    people = people_of(file)
    by_id = {someone.row.pk: someone for someone in people}
    rows = Questionnaire.objects.filter(case=file.case).prefetch_related("arrivals")
    shared = [
        Shared(
            row,
            by_id[row.person_id],
            tuple(BIOGRAPHY[name] for name in file.case_key.unseal(row, "sealed_groups") if name in BIOGRAPHY),
            tuple((arrival, len(lines_left(file, arrival))) for arrival in row.arrivals.all()),
        )
        for row in rows
    ]
    page = {
        "file": file,
        "case": file.case,
        "people": people,
        "groups": ASKED,
        "shared": shared,
        "problem": problem,
        "may_change": file.may(Permission.CHANGE),
        "days": sharing.OPEN_FOR.days,
        "back": address(file.case),
    }
    return render(request, "questionnaires/questionnaires.html", page, status=422 if problem else 200)


def _arrival(file: CaseFile, arrival: UUID) -> Arrival:
    return get_object_or_404(Arrival.objects.select_related("questionnaire"), pk=arrival, questionnaire__case=file.case)


def _back(file: CaseFile) -> str:
    return reverse("questionnaires:questionnaires", args=[file.case.number])


def _line(file: CaseFile, arrival: Arrival, line: Line) -> str:
    return reverse("questionnaires:decide", args=[file.case.number, arrival.pk, line.number])
