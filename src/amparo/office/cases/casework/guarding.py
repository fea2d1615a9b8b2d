"""Where a case stands, who works on it, who must not see it, who did, and its end."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from django.conf import settings
from django.db import connection
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from amparo.errors import OfficeError
from amparo.office.cases.access import services
from amparo.office.cases.access.gate import CaseFile, enter
from amparo.office.cases.access.models import Assignment, Case, Wall
from amparo.office.cases.access.rules import Permission
from amparo.office.cases.access.second_person import is_responsible
from amparo.office.cases.access.services import Changed
from amparo.office.cases.casework import deeds
from amparo.office.cases.casework.forms import EraseForm, StaffForm, StatusForm, WallForm
from amparo.office.cases.casework.places import address
from amparo.office.platform.accounts.access import once_more
from amparo.office.platform.accounts.models import User
from amparo.office.platform.audit.descriptions import in_words
from amparo.office.platform.audit.models import AuditEntry
from amparo.office.platform.ui.fields import posted
from amparo.office.platform.ui.redirects import then

MOST_DEEDS = 500
WALLED = "walled_%s"  # two forms on one page, each field with an id of its own


@require_http_methods(["GET", "POST"])
def status(request: HttpRequest, number: str) -> HttpResponse:
    """Status, stage, team. Two who edit at once are shown what the other saved."""
    file = enter(request, number, Permission.CHANGE)
    now: Case | None = None
    case = file.case
    initial = {"status": case.status, "stage": case.stage, "team": case.team, "heard_from_on": case.heard_from_on}
    form = StatusForm(file.user, case.team, posted(request), initial={**initial, "version": case.version})
    if request.method == "POST" and form.is_valid():
        try:
            with file.write():
                services.change(file, **form.cleaned_data)
                file.then = address(case)
            return then(request, file.then, _("Saved."))
        except Changed as conflict:
            now = conflict.now  # type: ignore[assignment]
            assert now is not None
            form.data = {**request.POST.dict(), "version": str(now.version)}
            file.seen()
    elif form.errors:
        file.seen()
    page = {"form": form, "title": _("Status of the case"), "back": address(case), "now": now, "file": file}
    return render(request, "casework/standing.html", page, status=409 if now else 422 if form.errors else 200)


@require_http_methods(["GET", "POST"])
def staff(request: HttpRequest, number: str) -> HttpResponse:
    """Who works on the case, and who must not see it."""
    file = enter(request, number, Permission.GUARD)
    form = StaffForm(posted(request))
    if request.method == "POST" and form.is_valid():
        try:
            user, lead, asked = form.cleaned_data["user"], form.cleaned_data["lead"], False
            with file.write():
                asked = deeds.names_lead(file, user, lead=lead)
                if asked:
                    _ask(file, deeds.LEAD, user, lead=lead)
                else:
                    services.assign(file, user, lead=lead)
                    file.then = reverse("casework:staff", args=[number])
            return then(request, file.then, "" if asked else _("Assigned."))
        except OfficeError as wrong:
            form.add_error("user", _(str(wrong)))
    return _staff_page(request, file, form, WallForm(auto_id=WALLED))


@once_more
@require_http_methods(["GET", "POST"])
def wall(request: HttpRequest, number: str) -> HttpResponse:
    """Raise a wall: from now on the case does not exist for that member."""
    file = enter(request, number, Permission.GUARD)
    form = WallForm(posted(request), auto_id=WALLED)
    if request.method == "POST" and form.is_valid():
        try:
            with file.write():
                asked = deeds.takes_two(file)
                if asked:
                    services.may_wall(file, form.cleaned_data["user"])
                    _ask(file, deeds.WALL, form.cleaned_data["user"])
                else:
                    services.wall(file, form.cleaned_data["user"])
                    file.then = reverse("casework:staff", args=[number])
            done = _("The ethical wall is in place. For this member the case no longer exists.")
            return then(request, file.then, "" if asked else done)
        except OfficeError as wrong:
            form.add_error("user", _(str(wrong)))
    return _staff_page(request, file, StaffForm(), form)


@require_POST
def unassign(request: HttpRequest, number: str, user: int) -> HttpResponse:
    """Take a member off the case."""
    file = enter(request, number, Permission.GUARD)
    member = get_object_or_404(User, pk=user, assignments__case=file.case)
    try:
        with file.write():
            asked = is_responsible(member, file.case) and deeds.takes_two(file)
            if asked:
                _ask(file, deeds.UNLEAD, member)
            else:
                services.unassign(file, member)
                file.then = reverse("today:today") if member == file.user else reverse("casework:staff", args=[number])
    except OfficeError as wrong:
        form = StaffForm({"user": str(user)})
        form.is_valid()
        form.add_error("user", _(str(wrong)))
        return _staff_page(request, file, form, WallForm(auto_id=WALLED))
    return then(request, file.then, "" if asked else _("Taken off the case."))


@once_more
@require_POST
def unwall(request: HttpRequest, number: str, user: int) -> HttpResponse:
    """Take a wall down."""
    file = enter(request, number, Permission.GUARD)
    member = get_object_or_404(User, pk=user, walls__case=file.case)
    with file.write():
        asked = deeds.takes_two(file)
        if asked:
            _ask(file, deeds.UNWALL, member)
        else:
            services.unwall(file, member)
            file.then = reverse("casework:staff", args=[number])
    return then(request, file.then, "" if asked else _("The ethical wall is lifted."))


@once_more
@require_http_methods(["GET", "POST"])
def erase(request: HttpRequest, number: str) -> HttpResponse:
    """Ask to destroy the case's key, and with it everything that was ever sealed in it; another attorney grants it."""
    file = enter(request, number, Permission.ERASE)
    form = EraseForm(number, posted(request))
    if request.method == "POST" and form.is_valid():
        with file.write():
            _ask(file, deeds.ERASE)
        return then(request, file.then)
    page = {
        "until": _days_ahead(settings.BACKUP_KEY_DAYS),
        "whole_until": _days_ahead(settings.BACKUP_DAYS),
        "on_postgresql": connection.vendor == "postgresql",
        "form": form,
        "title": _("Erase the case"),
        "back": address(file.case),
        "file": file,
        "action": _("Ask for the case to be erased"),
        "grave": True,
    }
    return render(request, "casework/erase.html", page, status=422 if form.errors else 200)


def _ask(file: CaseFile, deed: str, subject: User | None = None, **details: object) -> None:
    """Ask for what takes two members; the answer leads to where it stands."""
    approval = deeds.ask_for(deed, file, subject, **details)
    file.then = reverse("approval_pages:approval", args=[approval.pk])


def _days_ahead(days: int) -> dt.date:
    """The day by which the backup of last night is deleted, or its keys, where that is done after so many days."""
    return timezone.localdate() + dt.timedelta(days=days + 1)


@dataclass(frozen=True, slots=True)
class Seen:
    """One deed on a case, in words."""

    at: dt.datetime
    who: str
    did: str


@require_safe
def seen_by(request: HttpRequest, number: str) -> HttpResponse:
    """Who saw this file: every read and write of it, newest first."""
    file = enter(request, number, Permission.HISTORY)
    rows = list(AuditEntry.objects.filter(case=file.case.pk).order_by("-pk")[:MOST_DEEDS])
    names = dict(User.objects.filter(pk__in={row.actor for row in rows}).values_list("pk", "name"))
    deeds = [Seen(row.at, names.get(row.actor or 0, "—"), in_words(row.did)) for row in rows]
    people = sorted({deed.who for deed in deeds})
    page = {"file": file, "deeds": deeds, "people": people, "most": MOST_DEEDS, "back": address(file.case)}
    return render(request, "casework/seen_by.html", page)


def _staff_page(request: HttpRequest, file: CaseFile, form: StaffForm, wall_form: WallForm) -> HttpResponse:
    wrong = bool(form.errors or wall_form.errors)
    if wrong:
        file.seen()
    page = {
        "file": file,
        "form": form,
        "wall_form": wall_form,
        "assigned": Assignment.objects.filter(case=file.case).select_related("user").order_by("-lead", "user__name"),
        "walls": Wall.objects.filter(case=file.case).select_related("user", "made_by").order_by("since"),
        "back": address(file.case),
    }
    return render(request, "casework/staff.html", page, status=422 if wrong else 200)
