"""Pages of finding. What is looked for is sent in the body of a form, never in an address."""

from __future__ import annotations

import time

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from amparo.office.cases.access.gate import enter, visible
from amparo.office.cases.access.models import Status
from amparo.office.cases.access.rules import EVERYBODY, WORKING, Permission
from amparo.office.cases.people import directory, known
from amparo.office.cases.people.models import Part
from amparo.office.cases.search import to_look
from amparo.office.cases.search.conflicts import check, checks_today, wait_until_even
from amparo.office.cases.search.listing import narrowed, page_of
from amparo.office.platform.accounts.access import admitted, for_roles
from amparo.office.platform.audit.record import record
from amparo.office.platform.ui.fields import Text, posted
from amparo.office.platform.ui.redirects import then

STATUSES = [state for state in Status if state is not Status.ERASED]


class FindForm(forms.Form):
    """Whom to look for."""

    text = Text(label=gettext_lazy("Name or A-number"), max_length=200)


@for_roles(*EVERYBODY)
@require_http_methods(["GET", "POST"])
def people(request: HttpRequest) -> HttpResponse:
    """The member's cases by page; sent with a name, those it may mean."""
    user = admitted(request)
    form = FindForm(posted(request))
    if request.method == "POST" and form.is_valid():
        found = directory.search(user, form.cleaned_data["text"])
        cases = {case.pk: case for case in visible(user).filter(pk__in={hit.listed.case for hit in found})}
        hits = [
            {
                "case": cases[hit.listed.case],
                "names": hit.listed.names,
                "part": Part(hit.listed.part).label,
            }
            for hit in found
            if hit.listed.case in cases
        ]
        record(user.pk, "people.searched", about=f"{len(hits)} found")
        if request.htmx:  # type: ignore[attr-defined]
            return render(request, "search/hits.html", {"hits": hits})
        return render(
            request, "search/people.html", {"form": form, "hits": hits, "searched": True, "section": "people"}
        )
    status, mine = request.GET.get("status", ""), request.GET.get("whose") == "mine"
    listed = page_of(narrowed(user, status, mine), _number(request.GET.get("page", "")))
    record(user.pk, "people.listed", about=f"{len(listed.lines)} cases")
    page = {
        "form": form,
        "listed": listed,
        "status": status,
        "mine": mine,
        "statuses": STATUSES,
        "section": "people",
    }
    return render(request, "search/people.html", page, status=422 if form.errors else 200)


@for_roles(*EVERYBODY)
@require_http_methods(["GET", "POST"])
def conflicts(request: HttpRequest) -> HttpResponse:
    """Whether the office knows somebody already."""
    user, begun = admitted(request), time.monotonic()
    form = FindForm(posted(request))
    page: dict[str, object] = {"form": form, "section": "conflicts"}
    if request.method == "POST" and form.is_valid():
        page["answer"] = check(user, form.cleaned_data["text"])
        page["parts"] = Part
    page["checks"] = checks_today(user)
    answer = render(request, "search/conflicts.html", page, status=422 if form.errors else 200)
    if request.method == "POST":
        wait_until_even(begun)
    return answer


@for_roles(*WORKING)
@require_safe
def matches(request: HttpRequest) -> HttpResponse:
    """What was matched behind a wall in the cases that the member answers for."""
    user = admitted(request)
    found = to_look.shown_to(user)
    record(user.pk, "conflict.listed", about=f"{len(found)} cases matched")
    return render(request, "search/to_look.html", {"matches": found, "section": "today"})


@require_POST
def looked(request: HttpRequest, number: str) -> HttpResponse:
    """Who answers for a case has looked at what was matched in it."""
    file = enter(request, number, Permission.CHANGE)
    with file.write():
        sent = request.POST.get("until", "")
        known.looked(file, _number(sent))
        file.then = reverse("search:to_look")
    return then(request, file.then, _("Noted."))


def _number(text: str) -> int:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 7 else 1
