"""The biography of somebody on one page."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from amparo.office.cases.access.gate import enter
from amparo.office.cases.access.rules import Permission
from amparo.office.cases.biography.known import ASKED, known
from amparo.office.cases.biography.shared import shared
from amparo.office.cases.casework.places import address, at_place
from amparo.office.cases.casework.recording import ledger_of
from amparo.office.cases.people.persons import people_of
from amparo.office.cases.statements.services import own_lately


@require_safe
def biography(request: HttpRequest, number: str, place: int = 1) -> HttpResponse:
    """What is told of somebody, group by group, what is missing, and what does not fit in time."""
    file = enter(request, number, Permission.READ)
    people = people_of(file)
    someone = at_place(people, place)
    ledger = ledger_of(file, someone)
    page = {
        "file": file,
        "case": file.case,
        "someone": someone,
        "people": people,
        "groups": known(ledger, timezone.localdate()),
        "first": ASKED[0].name,
        "shared": shared(someone, ledger),
        "may": {permission.value: file.may(permission) for permission in Permission},
        "own": frozenset() if file.may(Permission.CHANGE) else own_lately(file),
        "back": address(file.case, place),
    }
    return render(request, "biography/biography.html", page)
