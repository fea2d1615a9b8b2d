"""A chronology of harm, printed as an annex to a declaration: what is unknown stays a blank line."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from amparo.office.border.harm.details import IncidentDetails
from amparo.office.border.harm.forms import ChronologyForm
from amparo.office.border.harm.incidents import incidents_of
from amparo.office.border.harm.showing import around
from amparo.office.cases.access.gate import enter
from amparo.office.cases.access.rules import Permission


@require_safe
def chronology(request: HttpRequest, number: str) -> HttpResponse:
    """The incidents that stand, in order, with places no nearer than the reader of it may know."""
    file = enter(request, number, Permission.DOWNLOAD)
    seen = around(file)
    form = ChronologyForm(seen.people, request.GET or None)
    cleaned = form.cleaned_data if form.is_bound and form.is_valid() else {}
    person = next((someone for someone in seen.people if someone.place == cleaned.get("person")), None)
    standing = [incident.details for incident in incidents_of(file) if not incident.details.withdrawn]
    chosen = [
        details
        for details in standing
        if (person is None or person.row.pk in details.against) and not (cleaned.get("leave") and details.sensitive)
    ]
    level = cleaned.get("place") or "city"
    page = {
        "file": file,
        "form": form,
        "lines": [(seen.shown(details), _place(details, level)) for details in chosen],
        "people": [someone for someone in seen.people if person in (None, someone) and _named(someone.row.pk, chosen)],
        "left_out": len(standing) - len(chosen),
        "places": level != "none",
        "by": bool(cleaned.get("by")),
        "back": reverse("harm:harm", args=[number]),
        "section": "people",
    }
    return render(request, "harm/chronology.html", page, status=422 if form.errors else 200)


def _place(details: IncidentDetails, level: str) -> str:
    return {"city": details.where, "region": details.region}.get(level, "")


def _named(person: object, chosen: list[IncidentDetails]) -> bool:
    return any(person in details.against for details in chosen)
