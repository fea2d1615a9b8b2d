"""Pages of needs: those of a case, one with its history, and what is open across cases."""

from __future__ import annotations

from uuid import UUID

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from amparo.office.border.needs import follow_up, open_needs, referring
from amparo.office.border.needs.follow_up import Held, followers_of, need_of, needs_of, steps_of
from amparo.office.border.needs.forms import FollowForm, NeedForm, ReferForm, initial_of
from amparo.office.border.needs.models import State
from amparo.office.cases.access.gate import CaseFile, added, enter
from amparo.office.cases.access.rules import EVERYBODY, Permission
from amparo.office.cases.access.services import Changed
from amparo.office.cases.people.models import Part
from amparo.office.cases.people.persons import Someone, people_of
from amparo.office.intake.models import Need as Help
from amparo.office.platform.accounts.access import admitted, for_roles
from amparo.office.platform.audit.record import record
from amparo.office.platform.ui.fields import posted, version_sent
from amparo.office.platform.ui.redirects import then


@require_safe
def needs(request: HttpRequest, number: str) -> HttpResponse:
    """What the people of a case need, open and urgent first, with the last step of each."""
    file = enter(request, number, Permission.READ)
    steps = steps_of(file)
    held = [(entry, steps.get(entry.row.pk, [])[-1:]) for entry in needs_of(file)]
    page = {
        "file": file,
        "open": [line for line in held if line[0].open],
        "over": [line for line in held if not line[0].open],
        "may_add": file.may(Permission.ADD),
        "section": "people",
    }
    return render(request, "needs/needs.html", page)


@require_http_methods(["GET", "POST"])
def add_need(request: HttpRequest, number: str) -> HttpResponse:
    """Record what somebody needs."""
    file = enter(request, number, Permission.ADD)
    form = NeedForm(_people(file), followers_of(file.case), posted(request), initial={"follower": file.user.pk})
    if request.method == "POST" and form.is_valid():
        with file.write():
            row = follow_up.add(file.case, file.case_key, file.user, form.wanted)
            file.record("need.written", f"need {row.pk}")
            file.then = reverse("needs:needs", args=[number])
        return then(request, file.then, _("Saved."))
    if form.errors:
        file.seen()
    page = {"form": form, "title": _("A need"), "back": reverse("needs:needs", args=[number]), "file": file}
    return render(request, "needs/form.html", page, status=422 if form.errors else 200)


@require_http_methods(["GET", "POST"])
def change_need(request: HttpRequest, number: str, need: UUID) -> HttpResponse:
    """Write a need anew. Two who edit at once are shown what the other saved."""
    file = enter(request, number, Permission.CHANGE, added("need.written", f"need {need}"))
    held, now = need_of(file, need), None
    form = NeedForm(_people(file), followers_of(file.case), posted(request), held=held, initial=initial_of(held))
    version = held.row.version if request.method == "GET" else version_sent(request)
    if request.method == "POST" and form.is_valid():
        try:
            with file.write():
                follow_up.change(file, held, version, form.wanted)
                file.then = reverse("needs:need", args=[number, need])
            return then(request, file.then, _("Saved."))
        except Changed as conflict:
            now, version = _newer(conflict)
    return _form_page(request, file, form, held, now, version, _("Change the need"))


@require_http_methods(["GET", "POST"])
def need(request: HttpRequest, number: str, need: UUID) -> HttpResponse:
    """One need with all that was done about it; and what was done now: still open, met, over, open again."""
    file = enter(request, number, Permission.ADD)
    held, now = need_of(file, need), None
    changeable = file.may_change("need.written", f"need {need}")
    form = FollowForm(held, posted(request), changeable=changeable)
    version = held.row.version if request.method == "GET" else version_sent(request)
    if request.method == "POST" and form.is_valid():
        cleaned = form.cleaned_data
        try:
            with file.write():
                follow_up.follow(
                    file, held, version, state=State(cleaned["state"]), text=cleaned["text"], next_on=cleaned["next_on"]
                )
                file.then = reverse("needs:need", args=[number, need])
            return then(request, file.then, _("Saved."))
        except Changed as conflict:
            now, version = _newer(conflict)
            held = now
    if form.errors or now:
        file.seen()
    page = {
        "file": file,
        "held": held,
        "steps": list(reversed(steps_of(file, [need]).get(need, []))),
        "form": form,
        "version": version,
        "now": now,
        "changeable": changeable,
        "section": "people",
    }
    return render(request, "needs/need.html", page, status=409 if now else 422 if form.errors else 200)


@require_http_methods(["GET", "POST"])
def refer_need(request: HttpRequest, number: str, need: UUID) -> HttpResponse:
    """Record to which organisation somebody was sent."""
    file = enter(request, number, Permission.ADD)
    held, now = need_of(file, need), None
    if not held.open and not file.may_change("need.written", f"need {need}"):
        file.refuse()
    form = ReferForm(held, posted(request))
    version = held.row.version if request.method == "GET" else version_sent(request)
    if request.method == "POST" and form.is_valid():
        cleaned = form.cleaned_data
        try:
            with file.write():
                follow_up.refer(
                    file, held, version, cleaned["organisation"], text=cleaned["text"], next_on=cleaned["next_on"]
                )
                file.then = reverse("needs:need", args=[number, need])
            return then(request, file.then, _("The referral is saved."))
        except Changed as conflict:
            now, version = _newer(conflict)
    return _form_page(request, file, form, held, now, version, _("Refer to"))


@for_roles(*EVERYBODY)
@require_safe
def all_needs(request: HttpRequest) -> HttpResponse:
    """What is open in every case that the member may see, urgent first, then by the day it runs out."""
    user = admitted(request)
    mine = request.GET.get("whose") == "mine"
    sent = request.GET.get("page", "")
    number = int(sent) if sent.isascii() and sent.isdigit() and len(sent) < 7 else 1
    listed = open_needs.page_of(user, number, mine=mine)
    record(user.pk, "needs.listed", about=f"{len(listed.lines)} needs")
    page = {"listed": listed, "mine": mine, "today": timezone.localdate(), "section": "today"}
    return render(request, "needs/all.html", page)


@for_roles(*EVERYBODY)
@require_safe
def referrals(request: HttpRequest) -> HttpResponse:
    """Who else helps, by city and by need. It names no case."""
    place, help_with = request.GET.get("place", ""), request.GET.get("need", "")
    page = {
        "by_place": referring.by_place(place, help_with),
        "places": referring.places(),
        "kinds": Help.choices,
        "place": place,
        "need": help_with,
        "section": "today",
    }
    return render(request, "needs/referrals.html", page)


def _form_page(
    request: HttpRequest, file: CaseFile, form: forms.Form, held: Held, now: Held | None, version: int, title: str
) -> HttpResponse:
    if form.errors or now:
        file.seen()
    page = {
        "form": form,
        "title": title,
        "back": reverse("needs:need", args=[file.case.number, held.row.pk]),
        "file": file,
        "held": held,
        "version": version,
        "now": now,
    }
    return render(request, "needs/form.html", page, status=409 if now else 422 if form.errors else 200)


def _people(file: CaseFile) -> list[Someone]:
    return [person for person in people_of(file) if person.row.part != Part.ADVERSE]


def _newer(conflict: Changed) -> tuple[Held, int]:
    now = conflict.now
    assert isinstance(now, Held)
    return now, now.row.version
