"""Writing down a fear that was stated, and the letter that asks for an interview about it."""

from __future__ import annotations

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from amparo.law.partial import within
from amparo.office.border.returns import facts, fear
from amparo.office.border.returns.fear import Fear, fears_of
from amparo.office.border.returns.forms import FearForm, WithdrawForm
from amparo.office.border.returns.letter import letter_of
from amparo.office.border.returns.lines import concerned
from amparo.office.border.returns.models import FearStatement, Kind
from amparo.office.border.returns.passages import passages_of
from amparo.office.border.returns.ports import PORTS
from amparo.office.border.returns.screening import applied, program_of
from amparo.office.cases.access.gate import CaseFile, added, enter
from amparo.office.cases.access.models import Assignment
from amparo.office.cases.access.rules import Permission
from amparo.office.cases.access.services import Changed
from amparo.office.cases.calendar.dates import dates_of
from amparo.office.cases.casework.places import at_place
from amparo.office.cases.people.persons import people_of
from amparo.office.cases.statements.ledger import Ledger
from amparo.office.cases.statements.reading import ledgers_of
from amparo.office.platform.accounts.roles import Role
from amparo.office.platform.ui.fields import posted, version_sent
from amparo.office.platform.ui.redirects import then


@require_http_methods(["GET", "POST"])
def add_fear(request: HttpRequest, number: str) -> HttpResponse:
    """A fear that somebody stated."""
    file = enter(request, number, Permission.ADD)
    people = concerned(people_of(file))
    form = FearForm(people, posted(request))
    if request.method == "POST" and form.is_valid():
        with file.write():
            given = form.cleaned_data
            someone = at_place(people, int(given["person"]))
            row = fear.add(file.case, file.case_key, file.user, someone.row, on=given["on"], details=form.details)
            file.record("fear.added", f"fear {row.pk}")
            if form.origin is not None:
                facts.write(file, [someone], form.origin, facts.of_fear(given["result"]))
            file.then = _back(file)
        return then(request, file.then, _("Saved."))
    if form.errors:
        file.seen()
    page = {"form": form, "title": _("A fear that was stated"), "back": _back(file), "file": file}
    return render(request, "returns/fear.html", page, status=422 if form.errors else 200)


@require_http_methods(["GET", "POST"])
def change_fear(request: HttpRequest, number: str, statement: UUID) -> HttpResponse:
    """Change what was written, or see what somebody else made of it meanwhile."""
    file = enter(request, number, Permission.CHANGE, added("fear.added", f"fear {statement}"))
    held = _held(file, statement)
    people = people_of(file)
    someone = next(person for person in people if person.row.pk == held.row.person_id)
    form = FearForm(people, posted(request), initial=_initial_of(held), changing=True)
    version, now = held.row.version, None
    if request.method == "POST" and form.is_valid():
        try:
            with file.write():
                version = version_sent(request)
                fear.change(file, held.row, version, on=form.cleaned_data["on"], details=form.details)
                if form.origin is not None:
                    facts.write(file, [someone], form.origin, facts.of_fear(form.cleaned_data["result"]))
                file.then = _back(file)
            return then(request, file.then, _("Saved."))
        except Changed as conflict:
            now = conflict.now
            assert isinstance(now, Fear)
            version = now.row.version
            file.seen()
    elif form.errors:
        file.seen()
        version = version_sent(request) or version
    page = {
        "form": form,
        "title": str(someone.names),
        "back": _back(file),
        "file": file,
        "held": held,
        "version": version,
        "now": now,
    }
    return render(request, "returns/fear.html", page, status=409 if now else 422 if form.errors else 200)


@require_http_methods(["GET", "POST"])
def withdraw_fear(request: HttpRequest, number: str, statement: UUID) -> HttpResponse:
    """Take back what was written, with the reason; it stays on record."""
    file = enter(request, number, Permission.CHANGE, added("fear.added", f"fear {statement}"))
    held, changed = _held(file, statement), False
    form = WithdrawForm(posted(request))
    version = held.row.version if request.method == "GET" else version_sent(request)
    if request.method == "POST" and form.is_valid():
        try:
            with file.write():
                fear.withdraw(file, held.row, version, form.cleaned_data["reason"])
                file.then = _back(file)
            return then(request, file.then, _("Withdrawn. It stays on record."))
        except Changed:
            changed, held = True, _held(file, statement)
            version = held.row.version
    if form.errors or changed:
        file.seen()
    page = {
        "form": form,
        "title": _("Withdraw"),
        "what": _("Fear stated"),
        "day": held.row.on,
        "back": _back(file),
        "file": file,
        "action": _("Withdraw"),
        "version": version,
        "changed": changed,
    }
    return render(request, "returns/withdraw.html", page, status=409 if changed else 422 if form.errors else 200)


@require_safe
def fear_letter(request: HttpRequest, number: str, place: int) -> HttpResponse:
    """The letter that asks for an interview about somebody's fear of Mexico, to print or copy."""
    file = enter(request, number, Permission.READ)
    someone = at_place(people_of(file), place)
    key = someone.row.pk
    own = [passage for passage in passages_of(file) if passage.stands and passage.concerns(key)]
    ledger = ledgers_of(file, [key]).get(key, Ledger())
    met = [passage.row.on for passage in own if passage.row.kind == Kind.ENCOUNTER and passage.row.on]
    sent_back = [passage for passage in own if passage.row.kind == Kind.RETURN]
    ports = [
        PORTS[name]
        for passage in sent_back
        for name in (passage.details.port, passage.details.hearing_port)
        if name in PORTS
    ]
    lead = Assignment.objects.filter(case=file.case, lead=True, user__role=Role.ATTORNEY).select_related("user")
    hearing = next((date.day for date in dates_of(file) if date.is_hearing and not date.past), None)
    encountered = ledger.facts.get("encountered_on")
    suggested = [day for day in met if encountered is None or within(day, encountered)]
    program = program_of(suggested[-1] if suggested else encountered)
    today = timezone.localdate()
    letter = letter_of(
        str(someone.names),
        someone.a_number_written,
        fears_of(file, key),
        day=today,
        program=program,
        port=ports[-1] if ports else None,
        lawyer=next((assignment.user.name for assignment in lead), ""),
        hearing=hearing,
    )
    page = {
        "letter": letter,
        "program": program,
        "applied": program is not None and applied(program, today),
        "back": _back(file),
        "file": file,
        "someone": someone,
    }
    return render(request, "returns/letter.html", page)


def _held(file: CaseFile, statement: UUID) -> Fear:
    row = FearStatement.objects.filter(case=file.case, pk=statement, withdrawn_at=None).first()
    if row is None:
        raise Http404
    return fear.unsealed(file.case_key, row)


def _initial_of(held: Fear) -> dict[str, object]:
    details = held.details
    names = ("to", "whom", "how", "words", "language", "result", "lawyer", "next_step")
    return {**{name: getattr(details, name) for name in names}, "on": held.row.on, "result_on": held.result_on}


def _back(file: CaseFile) -> str:
    return reverse("returns:returns", args=[file.case.number])
