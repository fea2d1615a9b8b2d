"""The page of a case about returns, and writing down what happened at the border."""

from __future__ import annotations

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from amparo.office.border.returns import facts, passages
from amparo.office.border.returns.fear import fears_of
from amparo.office.border.returns.forms import WithdrawForm
from amparo.office.border.returns.lines import concerned, lines_of
from amparo.office.border.returns.models import Kind, Passage
from amparo.office.border.returns.passage_form import PassageForm, initial_of
from amparo.office.border.returns.passages import Passed, passages_of
from amparo.office.border.returns.preparation import KINDS, ports_of
from amparo.office.cases.access.gate import CaseFile, added, enter
from amparo.office.cases.access.rules import Permission
from amparo.office.cases.access.services import Changed
from amparo.office.cases.calendar.dates import dates_of
from amparo.office.cases.casework.places import address, at_place
from amparo.office.cases.people.persons import Someone, people_of
from amparo.office.platform.ui.fields import posted, version_sent
from amparo.office.platform.ui.redirects import then


@require_safe
def returns(request: HttpRequest, number: str) -> HttpResponse:
    """What happened to each person of a case, what the written rules said, the hearings to come."""
    file = enter(request, number, Permission.READ)
    people = people_of(file)
    passed, fears = passages_of(file), fears_of(file)
    coming = [date for date in dates_of(file) if date.row.kind in KINDS and not date.past]
    ports = ports_of(passage.row for passage in passed if passage.stands)
    with_hearing = {port.pk for port in ports.values()}
    page = {
        "file": file,
        "title": people[0].names,
        "lines": lines_of(file, people, passed, fears),
        "hearings": [(dated, ports.get(dated.row.pk)) for dated in coming if dated.row.pk not in with_hearing],
        "kinds": Kind,
        "may": {permission.value: file.may(permission) for permission in Permission},
        "back": address(file.case),
        "section": "people",
    }
    return render(request, "returns/returns.html", page)


@require_http_methods(["GET", "POST"])
def add_passage(request: HttpRequest, number: str, kind: str) -> HttpResponse:
    """Something that happened; a return with a next hearing puts it into the calendar."""
    file = enter(request, number, Permission.ADD)
    if kind not in Kind.values:
        raise Http404
    people = concerned(people_of(file))
    form = PassageForm(kind, people, posted(request))
    if request.method == "POST" and form.is_valid() and form.right(file.case):
        with file.write():
            given = form.cleaned_data
            someone = at_place(people, int(given["person"]))
            row = passages.add(
                file.case, file.case_key, file.user, someone.row, kind=kind, on=given["on"], details=form.details
            )
            file.record("passage.added", f"passage {row.pk} {kind}")
            _follow(file, row, form, people)
            file.then = _back(file)
        return then(request, file.then, _notice(form))
    if form.errors:
        file.seen()
    page = {"form": form, "title": str(Kind(kind).label), "back": _back(file), "file": file, "kind": kind}
    return render(request, "returns/passage.html", page, status=422 if form.errors else 200)


@require_http_methods(["GET", "POST"])
def change_passage(request: HttpRequest, number: str, passage: UUID) -> HttpResponse:
    """Change what was written, or see what somebody else made of it meanwhile."""
    file = enter(request, number, Permission.CHANGE, added("passage.added", f"passage {passage}"))
    passed = _passed(file, passage)
    people = concerned(people_of(file))
    row = passed.row
    form = PassageForm(
        row.kind,
        people,
        posted(request),
        initial=initial_of(passed, people),
        changing=True,
        hearing=row.hearing_id is None,
    )
    version, now = row.version, None
    if request.method == "POST" and form.is_valid() and form.right(file.case):
        try:
            with file.write():
                version = version_sent(request)
                details = form.details
                if row.hearing_id is not None:
                    details = passages.with_hearing_of(passed.details, details)
                passages.change(file, row, version, on=form.cleaned_data["on"], details=details)
                _follow(file, row, form, people)
                file.then = _back(file)
            return then(request, file.then, _notice(form))
        except Changed as conflict:
            now = conflict.now
            assert isinstance(now, Passed)
            version = now.row.version
            file.seen()
    elif form.errors:
        file.seen()
        version = version_sent(request) or version
    page = {
        "form": form,
        "title": passed.kind,
        "back": _back(file),
        "file": file,
        "kind": row.kind,
        "passed": passed,
        "version": version,
        "now": now,
    }
    return render(request, "returns/passage.html", page, status=409 if now else 422 if form.errors else 200)


@require_http_methods(["GET", "POST"])
def withdraw_passage(request: HttpRequest, number: str, passage: UUID) -> HttpResponse:
    """Take back what was written, with the reason; it stays on record."""
    file = enter(request, number, Permission.CHANGE, added("passage.added", f"passage {passage}"))
    passed, changed = _passed(file, passage), False
    form = WithdrawForm(posted(request), dated=passed.row.hearing_id is not None)
    version = passages.version_with_dates(passed.row) if request.method == "GET" else version_sent(request)
    if request.method == "POST" and form.is_valid():
        try:
            with file.write():
                given = form.cleaned_data
                dates_too = bool(given.get("dates_too"))
                passages.withdraw(file, passed.row, version, given["reason"], dates_too=dates_too)
                file.then = _back(file)
            return then(request, file.then, _("Withdrawn. It stays on record."))
        except Changed:
            changed, passed = True, _passed(file, passage)
            version = passages.version_with_dates(passed.row)
    if form.errors or changed:
        file.seen()
    page = {
        "form": form,
        "title": _("Withdraw"),
        "what": passed.kind,
        "day": passed.row.on,
        "back": _back(file),
        "file": file,
        "action": _("Withdraw"),
        "version": version,
        "changed": changed,
    }
    return render(request, "returns/withdraw.html", page, status=409 if changed else 422 if form.errors else 200)


def _follow(file: CaseFile, row: Passage, form: PassageForm, people: list[Someone]) -> None:
    """What a passage brings with it: the dates of its hearing, and facts if they were asked for."""
    hearing = form.cleaned_data.get("hearing")
    if hearing is not None:
        for date in passages.give_hearing(file.case, file.case_key, row, hearing):
            file.record("date.added", f"date {date.pk}")
    if form.origin is not None:
        with_them = {str(row.person_id), *form.details.together}
        concerned = [person for person in people if str(person.row.pk) in with_them]
        facts.write(file, concerned, form.origin, facts.of_passage(row.kind, form.cleaned_data["on"]))


def _notice(form: PassageForm) -> str:
    return _("Saved. The hearing is in the calendar.") if form.cleaned_data.get("hearing") else _("Saved.")


def _passed(file: CaseFile, passage: UUID) -> Passed:
    rows = Passage.objects.filter(case=file.case, pk=passage, withdrawn_at=None)
    row = rows.select_related("hearing", "at_port").first()
    if row is None:
        raise Http404
    return passages.unsealed(file.case_key, row)


def _back(file: CaseFile) -> str:
    return reverse("returns:returns", args=[file.case.number])
