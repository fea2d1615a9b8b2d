"""Pages of harm: the list of a case, an incident whole, and its adding, changing and withdrawing."""

from __future__ import annotations

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from amparo.office.border.harm import incidents
from amparo.office.border.harm.forms import IncidentForm, WithdrawForm
from amparo.office.border.harm.incidents import Recorded, incident_of, incidents_of
from amparo.office.border.harm.showing import around
from amparo.office.cases.access.gate import CaseFile, Own, added, enter
from amparo.office.cases.access.rules import Permission
from amparo.office.cases.access.services import Changed
from amparo.office.platform.ui.fields import posted, version_sent
from amparo.office.platform.ui.redirects import then


@require_safe
def harm(request: HttpRequest, number: str) -> HttpResponse:
    """What was done to the people of a case, earliest first. Sensitive kinds are folded."""
    file = enter(request, number, Permission.READ)
    seen = around(file)
    listed = [(recorded, seen.shown(recorded.details)) for recorded in incidents_of(file)]
    page = {
        "file": file,
        "standing": [line for line in listed if not line[0].details.withdrawn],
        "withdrawn": [line for line in listed if line[0].details.withdrawn],
        "documents": [document for document in seen.documents if not document.removed],
        "may": {permission.value: file.may(permission) for permission in Permission},
        "section": "people",
    }
    return render(request, "harm/harm.html", page)


@require_safe
def incident(request: HttpRequest, number: str, incident: UUID) -> HttpResponse:
    """One incident whole, with what stood before."""
    file = enter(request, number, Permission.READ)
    recorded = incident_of(file, incident)
    seen = around(file)
    page = {
        "file": file,
        "recorded": recorded,
        "shown": seen.shown(recorded.details),
        "earlier": [(version, seen.shown(version.details)) for version in recorded.earlier],
        "may": {permission.value: file.may(permission) for permission in Permission},
        "section": "people",
    }
    return render(request, "harm/incident.html", page)


@require_http_methods(["GET", "POST"])
def add_incident(request: HttpRequest, number: str) -> HttpResponse:
    """Record what was done to somebody."""
    file = enter(request, number, Permission.ADD)
    form = IncidentForm(around(file).offered(), posted(request))
    if request.method == "POST" and form.is_valid():
        with file.write():
            row = incidents.add(file.case, file.case_key, file.user, form.details)
            file.record("harm.added", f"incident {row.pk}")
            file.then = reverse("harm:incident", args=[number, row.pk])
        return then(request, file.then, _("Saved."))
    if form.errors:
        file.seen()
    page = {"form": form, "title": _("Harm"), "back": reverse("harm:harm", args=[number]), "file": file}
    return render(request, "harm/form.html", page, status=422 if form.errors else 200)


@require_http_methods(["GET", "POST"])
def change_incident(request: HttpRequest, number: str, incident: UUID) -> HttpResponse:
    """Write an incident anew. What stood is kept; two who edit at once are shown what the other saved."""
    file = enter(request, number, Permission.CHANGE, _added(incident))
    recorded, seen, now = incident_of(file, incident), around(file), None
    if recorded.details.withdrawn:
        raise Http404
    form = IncidentForm(seen.offered(recorded.details), posted(request), standing=recorded.details)
    version = recorded.version if request.method == "GET" else version_sent(request)
    if request.method == "POST" and form.is_valid():
        try:
            with file.write():
                incidents.change(file, incident, version, form.details)
                file.then = _page_of(file, incident)
            return then(request, file.then, _("Saved. The earlier version is kept."))
        except Changed as conflict:
            now, version = _newer(conflict)
    if form.errors or now:
        file.seen()
    page = {
        "form": form,
        "title": _("Harm"),
        "back": _page_of(file, incident),
        "file": file,
        "version": version,
        "now": now,
        "shown": seen.shown(now.details) if now else None,
    }
    return render(request, "harm/form.html", page, status=409 if now else 422 if form.errors else 200)


@require_http_methods(["GET", "POST"])
def withdraw_incident(request: HttpRequest, number: str, incident: UUID) -> HttpResponse:
    """Hold an incident to be so no more, with the reason; or take that back."""
    file = enter(request, number, Permission.CHANGE, _added(incident))
    recorded, now = incident_of(file, incident), None
    form = WithdrawForm(posted(request))
    version = recorded.version if request.method == "GET" else version_sent(request)
    restores = bool(request.POST.get("restore"))
    if request.method == "POST" and (restores or form.is_valid()):
        try:
            with file.write():
                if restores:
                    incidents.restore(file, incident, version)
                else:
                    incidents.withdraw(file, incident, version, form.cleaned_data["reason"])
                file.then = _page_of(file, incident)
            return then(request, file.then, _("Restored.") if restores else _("Withdrawn. It stays on record."))
        except Changed as conflict:
            now, version = _newer(conflict)
    wrong = form.errors and not now
    if wrong or now:
        file.seen()
    page = {
        "form": form,
        "title": _("Withdraw it"),
        "lead": _("It stays on record, struck out, with your reason. Nothing is deleted."),
        "back": _page_of(file, incident),
        "file": file,
        "version": version,
        "now": now,
        "action": _("Withdraw"),
    }
    return render(request, "harm/withdraw.html", page, status=409 if now else 422 if wrong else 200)


def _added(incident: UUID) -> Own:
    return added("harm.added", f"incident {incident}")


def _newer(conflict: Changed) -> tuple[Recorded, int]:
    now = conflict.now
    assert isinstance(now, Recorded)
    return now, now.version


def _page_of(file: CaseFile, incident: UUID) -> str:
    return reverse("harm:incident", args=[file.case.number, incident])
