"""Pages of one case's interviews: asked for, changed, recused, held."""

from __future__ import annotations

import datetime as dt
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from amparo.errors import OfficeError
from amparo.office.cases.access.gate import CaseFile, Own, added, enter
from amparo.office.cases.access.rules import Permission
from amparo.office.cases.access.services import Changed
from amparo.office.cases.casework.places import address, at_place
from amparo.office.cases.people.persons import Someone, people_of
from amparo.office.interviews import outcomes, requests
from amparo.office.interviews.forms import EndForm, RecuseForm, WantedForm
from amparo.office.interviews.models import Booking, Interviewer, Outcome, Recusal, State
from amparo.office.interviews.plan_state import profile_of
from amparo.office.interviews.requests import Asked, Needs, asked_of, booking_of, minutes_of, one_of
from amparo.office.platform.ui.fields import posted, version_sent
from amparo.office.platform.ui.redirects import then


@require_safe
def case_interviews(request: HttpRequest, number: str) -> HttpResponse:
    """The interviews of a case: those to be held with their hours, and those held."""
    return _case_page(request, enter(request, number, Permission.READ))


@require_http_methods(["GET", "POST"])
def ask_interview(request: HttpRequest, number: str) -> HttpResponse:
    """Ask for an interview of somebody of the case."""
    file = enter(request, number, Permission.ADD)
    people = people_of(file)
    form = _form(people, posted(request), initial={"language": people[0].contact.language if people else ""})
    if request.method == "POST" and form.is_valid():
        with file.write():
            someone = at_place(people, int(form.cleaned_data["person"]))
            requests.ask(file, someone.row, form.needs)
            file.then = _back(file)
        return then(request, file.then, _("Asked for. The next plan gives it an hour."))
    return _form_page(request, file, form, _("An interview"))


@require_http_methods(["GET", "POST"])
def change_interview(request: HttpRequest, number: str, wanted: UUID) -> HttpResponse:
    """Change what somebody needs, or see what somebody else made of it meanwhile."""
    file = enter(request, number, Permission.CHANGE, _asked(wanted))
    asked = one_of(file, wanted)
    people = people_of(file)
    form = _form(people, posted(request), initial=_initial(people, asked))
    form.fields["person"].disabled = True
    version, now = asked.row.version, None
    if request.method == "POST" and form.is_valid():
        try:
            with file.write():
                version = version_sent(request)
                requests.change(file, asked.row, version, form.needs)
                file.then = _back(file)
            return then(request, file.then, _("Saved. If its hour no longer serves, reschedule."))
        except Changed as conflict:
            meanwhile = conflict.now
            assert isinstance(meanwhile, Asked)
            now = meanwhile
            version = now.row.version
    return _form_page(request, file, form, _("Change the interview"), version=version, now=now, asked=asked)


@require_POST
def withdraw_interview(request: HttpRequest, number: str, wanted: UUID) -> HttpResponse:
    """No interview is needed, as it was shown; or see what somebody else made of it meanwhile."""
    file = enter(request, number, Permission.CHANGE, _asked(wanted))
    asked = one_of(file, wanted)
    try:
        with file.write():
            requests.withdraw(file, asked.row, request.POST.get("version", ""))
            file.then = _back(file)
        return then(request, file.then, _("Withdrawn. Its hour is free again."))
    except Changed:
        file.seen()
        return _case_page(request, file, changed=True)


@require_http_methods(["GET", "POST"])
def recuse_interview(request: HttpRequest, number: str, wanted: UUID) -> HttpResponse:
    """An interviewer will not meet this person. Nobody asks why, and nothing counts it."""
    file = enter(request, number, Permission.CHANGE, lambda file: _interviews(file) is not None)
    asked = one_of(file, wanted)
    own = _interviews(file)
    form = RecuseForm(posted(request), initial={"interviewer": own})
    if not file.may(Permission.CHANGE):
        form.offer_only(file.user)
    if request.method == "POST" and form.is_valid():
        with file.write():
            requests.recuse(file, asked.row, form.cleaned_data["interviewer"], form.cleaned_data["reason"])
            file.then = _back(file)
        return then(request, file.then, _("Noted. Reschedule, and they meet another interviewer."))
    if form.errors:
        file.seen()
    page = {
        "form": form,
        "file": file,
        "title": _("Recuse an interviewer"),
        "back": _back(file),
        "reasons": _reasons(file, asked),
    }
    return render(request, "interviews/recuse.html", page, status=422 if form.errors else 200)


@require_safe
def room(request: HttpRequest, number: str, wanted: UUID) -> HttpResponse:
    """The room: who is here, the minutes they need, a clock, and what came of it."""
    file = enter(request, number, Permission.READ)
    return _room_page(request, file, one_of(file, wanted), EndForm())


@require_POST
def start_interview(request: HttpRequest, number: str, wanted: UUID) -> HttpResponse:
    """It begins."""
    file = enter(request, number, Permission.CHANGE, _holds(wanted))
    asked = one_of(file, wanted)
    try:
        with file.write():
            outcomes.start(file, asked.row)
            file.then = reverse("interviews:interview_room", args=[number, wanted])
    except OfficeError as wrong:
        return _room_page(request, file, asked, EndForm(), str(wrong))
    return then(request, file.then)


@require_POST
def end_interview(request: HttpRequest, number: str, wanted: UUID) -> HttpResponse:
    """It is over: what came of it, and the time that is still needed."""
    file = enter(request, number, Permission.CHANGE, _holds(wanted))
    asked = one_of(file, wanted)
    form = EndForm(request.POST)
    if not form.is_valid():
        return _room_page(request, file, asked, form)
    try:
        with file.write():
            cleaned = form.cleaned_data
            more = outcomes.end(file, asked, Outcome(cleaned["outcome"]), cleaned["more"] or 0)
            file.then = _back(file)
    except OfficeError as wrong:
        return _room_page(request, file, asked, form, str(wrong))
    booked = more is not None and booking_of(one_of(file, more.pk).row) is not None
    if more is None:
        message = _("Noted.")
    else:
        message = (
            _("Noted. The time still needed is booked.")
            if booked
            else _("Noted. The time still needed waits for the next plan.")
        )
    return then(request, file.then, message)


def _room_page(request: HttpRequest, file: CaseFile, asked: Asked, form: EndForm, wrong: str = "") -> HttpResponse:
    if wrong or form.errors:
        file.seen()
    people = {person.row.pk: person for person in people_of(file)}
    booking = booking_of(asked.row)
    page = {
        "file": file,
        "asked": asked,
        "someone": people.get(asked.row.person_id),
        "booking": booking,
        "until": booking.started_at + dt.timedelta(minutes=booking.minutes) if booking and booking.started_at else None,
        "form": form,
        "wrong": _(wrong) if wrong else "",
        "back": _back(file),
        "holds": file.may(Permission.CHANGE) or _holds(asked.row.pk)(file),
        "now": timezone.now(),
    }
    return render(request, "interviews/room.html", page, status=422 if form.errors or wrong else 200)


def _case_page(request: HttpRequest, file: CaseFile, *, changed: bool = False) -> HttpResponse:
    people = {person.row.pk: person for person in people_of(file)}
    rows = [(people.get(asked.row.person_id), asked, booking_of(asked.row)) for asked in asked_of(file)]
    page = {
        "file": file,
        "open": [(*row, requests.version_with_hour(row[1].row)) for row in rows if row[1].row.state == State.OPEN],
        "over": [row for row in rows if row[1].row.state != State.OPEN],
        "back": address(file.case),
        "may": {permission.value: file.may(permission) for permission in Permission},
        "interviews": file.may(Permission.CHANGE) or _interviews(file) is not None,
        "changed": changed,
        "section": "people",
    }
    return render(request, "interviews/case.html", page, status=409 if changed else 200)


def _asked(wanted: UUID) -> Own:
    return added("interview.asked", f"interview {wanted}")


def _interviews(file: CaseFile) -> Interviewer | None:
    return Interviewer.objects.filter(user=file.user).first()


def _holds(wanted: UUID) -> Own:
    """The interview is the member's to hold."""
    return lambda file: Booking.objects.filter(
        wanted=wanted, wanted__case=file.case, interviewer__user=file.user
    ).exists()


def _form(people: list[Someone], data: Any, initial: dict[str, Any]) -> WantedForm:
    profile = profile_of()
    return WantedForm(people, minutes_of(profile), profile.rooms, data, initial=initial)


def _initial(people: list[Someone], asked: Asked) -> dict[str, Any]:
    needs: Needs = asked.needs
    place = next((person.place for person in people if person.row.pk == asked.row.person_id), 1)
    names = (
        "kind",
        "language",
        "tier",
        "child",
        "trauma",
        "minutes",
        "earliest",
        "last",
        "gender",
        "wish",
        "place",
        "note",
    )
    return {"person": str(place), **{name: getattr(needs, name) for name in names}}


def _form_page(
    request: HttpRequest,
    file: CaseFile,
    form: WantedForm,
    title: str,
    *,
    version: int | None = None,
    now: Asked | None = None,
    asked: Asked | None = None,
) -> HttpResponse:
    if form.errors or now:
        file.seen()
    page = {
        "form": form,
        "file": file,
        "title": title,
        "back": _back(file),
        "version": version,
        "now": now,
        "asked": asked,
    }
    return render(request, "interviews/wanted.html", page, status=409 if now else 422 if form.errors else 200)


def _reasons(file: CaseFile, asked: Asked) -> list[tuple[Recusal, str]]:
    """Who is recused, and the reason where the member may guard the case."""
    rows = Recusal.objects.filter(wanted=asked.row).select_related("interviewer__user")
    may = file.may(Permission.GUARD)
    return [(row, file.case_key.unseal(row, "sealed_reason") if may else "") for row in rows]


def _back(file: CaseFile) -> str:
    return reverse("interviews:case_interviews", args=[file.case.number])
