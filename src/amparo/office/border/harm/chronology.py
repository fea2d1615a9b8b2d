"""A chronology of harm, printed as an annex to a declaration: what is unknown stays a blank line."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from amparo.office.border.harm.details import Told
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
    told = form.cleaned_data if form.is_bound and form.is_valid() else {}
    person = next((one for one in seen.people if one.place == told.get("person")), None)
    standing = [incident.told for incident in incidents_of(file) if not incident.told.withdrawn]
    chosen = [
        one
        for one in standing
        if (person is None or person.row.pk in one.against) and not (told.get("leave") and one.sensitive)
    ]
    level = told.get("place") or "city"
    page = {
        "file": file,
        "form": form,
        "lines": [(seen.shown(one), _place(one, level)) for one in chosen],
        "people": [one for one in seen.people if person in (None, one) and _named(one.row.pk, chosen)],
        "left_out": len(standing) - len(chosen),
        "places": level != "none",
        "by": bool(told.get("by")),
        "back": reverse("harm:harm", args=[number]),
        "section": "people",
    }
    return render(request, "harm/chronology.html", page, status=422 if form.errors else 200)


def _place(told: Told, level: str) -> str:
    return {"city": told.where, "region": told.region}.get(level, "")


def _named(person: object, chosen: list[Told]) -> bool:
    return any(person in one.against for one in chosen)
