"""Pages of one request: read it, call, answer, decide. Each view asks the gate once."""

from __future__ import annotations

import time
from typing import Any
from uuid import UUID

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from amparo.errors import OfficeError
from amparo.office.cases.access.rules import Permission
from amparo.office.cases.casework.forms import initial_of_contact
from amparo.office.cases.people.addresses import fault
from amparo.office.cases.people.contact import Channel
from amparo.office.cases.people.known import Alike, MayBeKnown, refuse_unless_seen
from amparo.office.cases.people.known import note as note_known
from amparo.office.cases.search.conflicts import check, wait_until_even
from amparo.office.intake import deciding
from amparo.office.intake.answers import answers, why_first
from amparo.office.intake.forms import (
    AnswerForm,
    AttemptForm,
    BookForm,
    DeclineForm,
    HoldForm,
    OpenForm,
    ReferForm,
    RequestNoteForm,
    RequestWallForm,
    SecondForm,
)
from amparo.office.intake.gate import RequestFile, enter_request
from amparo.office.intake.hours import free_hours
from amparo.office.intake.models import UNDECIDED, Kind, State
from amparo.office.intake.requests import history_of, unsealed
from amparo.office.intake.script import script
from amparo.office.intake.shown_alarms import of_request
from amparo.office.intake.time_zone import ZoneForm, set_zone
from amparo.office.intake.triage import TRIES, speakers_of
from amparo.office.platform.ui.fields import posted, version_sent
from amparo.office.platform.ui.redirects import then

type Filled = forms.Form


@require_safe
def request(http: HttpRequest, key: UUID) -> HttpResponse:
    """The page of a request."""
    return _page(http, enter_request(http, key, Permission.READ))


@require_POST
def conflict(http: HttpRequest, key: UUID) -> HttpResponse:
    """Whether the office knows the name already; counted and put on record as every such check."""
    begun, file = time.monotonic(), enter_request(http, key, Permission.ADD)
    text = http.POST.get("text", "").strip()[:200]
    file.record("request.read")
    answer = _page(http, file, checked=check(file.user, text) if text else None, checked_text=text)
    wait_until_even(begun)
    return answer


@require_POST
def take(http: HttpRequest, key: UUID) -> HttpResponse:
    """Take it on, or put it back."""
    file = enter_request(http, key, Permission.ADD)
    back = http.POST.get("back") == "1"
    return _done(http, file, lambda: (deciding.put_back if back else deciding.take)(file), "")


@require_POST
def answer(http: HttpRequest, key: UUID) -> HttpResponse:
    """Answer under their code."""
    file = enter_request(http, key, Permission.ADD)
    form = AnswerForm(free_hours(file.row), posted(http))
    if not form.is_valid():
        return _page(http, file, answering=form)
    return _done(
        http, file, lambda: deciding.answer(file, form.cleaned_data["text"], form.chosen), _("They can read it now.")
    )


@require_POST
def attempt(http: HttpRequest, key: UUID) -> HttpResponse:
    """Record that somebody tried to reach them."""
    file = enter_request(http, key, Permission.ADD)
    form = AttemptForm(posted(http))
    if not form.is_valid():
        return _page(http, file, attempting=form)
    return _done(http, file, lambda: deciding.attempt(file, **form.cleaned_data), _("Noted."))


@require_POST
def call(http: HttpRequest, key: UUID) -> HttpResponse:
    """Ask them to call."""
    file = enter_request(http, key, Permission.ADD)
    already = _("They were asked to call already, and have not been heard from since.")
    message = _("It goes by their safe way, at their hours.")
    return _done(http, file, lambda: None if deciding.ask_to_call(file) else already, message)


@require_POST
def note(http: HttpRequest, key: UUID) -> HttpResponse:
    """A note for colleagues."""
    file = enter_request(http, key, Permission.ADD)
    form = RequestNoteForm(posted(http))
    if not form.is_valid():
        return _page(http, file, noting=form)
    return _done(http, file, lambda: deciding.note(file, form.cleaned_data["text"]), _("Noted."))


@require_POST
def zone(http: HttpRequest, key: UUID) -> HttpResponse:
    """They told us their time zone."""
    file = enter_request(http, key, Permission.ADD)
    form = ZoneForm(posted(http))
    if not form.is_valid():
        return _page(http, file, zoning=form)
    return _done(http, file, lambda: set_zone(file, form.cleaned_data["zone"]), _("Saved."))


@require_POST
def book(http: HttpRequest, key: UUID) -> HttpResponse:
    """Book an hour agreed on by telephone."""
    file = enter_request(http, key, Permission.ADD)
    form = BookForm(free_hours(file.row), posted(http))
    if not form.is_valid():
        return _page(http, file, booking=form)
    return _done(http, file, lambda: deciding.book(file, UUID(form.cleaned_data["slot"])), _("Booked."))


@require_http_methods(["GET", "POST"])
def open_case(http: HttpRequest, key: UUID) -> HttpResponse:
    """Open a case: the answers become statements with their source."""
    file = enter_request(http, key, Permission.CHANGE)
    asked = unsealed(file.case_key, file.row)
    initial = {"given": asked.name, **initial_of_contact(asked.rules)}
    form, known = OpenForm(file.user, posted(http), initial=initial), Alike()
    if http.method == "POST" and form.is_valid():
        cleaned = form.cleaned_data

        def opened() -> None:
            refuse_unless_seen(file.user, form.names, cleaned["a_number"], seen=http.POST.get("known_seen") == "yes")
            case = deciding.open_case(file, status=cleaned["status"], team=cleaned["team"], about=form.about)
            file.then = reverse("casework:case", args=[case.number])

        try:
            return _done(http, file, opened, _("The case has begun. What they answered stands in it as said by them."))
        except MayBeKnown as wrong:
            known = wrong.found
            note_known(file.user, known)
            file.record("request.read")
    page = {
        "form": form,
        "title": _("Open a case"),
        "back": reverse("intake:request", args=[file.row.pk]),
        "section": "consultations",
        "version": file.row.version,
        "asked": asked,
        "answers": answers(asked),
        "known": known,
    }
    return render(http, "intake/open.html", page, status=409 if known else 422 if form.errors else 200)


@require_http_methods(["GET", "POST"])
def refer(http: HttpRequest, key: UUID) -> HttpResponse:
    """Refer them to another organisation."""
    file = enter_request(http, key, Permission.CHANGE)
    form = ReferForm(unsealed(file.case_key, file.row), posted(http))
    if http.method == "POST" and form.is_valid():
        cleaned = form.cleaned_data
        return _done(http, file, lambda: deciding.refer(file, cleaned["organisation"], cleaned["text"]), _("Referred."))
    return _form(http, file, form, _("Refer to others"), "intake/refer.html")


@require_http_methods(["GET", "POST"])
def decline(http: HttpRequest, key: UUID) -> HttpResponse:
    """Propose to decline."""
    file = enter_request(http, key, Permission.CHANGE)
    form = DeclineForm(posted(http))
    if http.method == "POST" and form.is_valid():
        cleaned = form.cleaned_data
        message = _("A second reader has to agree; until then they are told nothing.")
        return _done(http, file, lambda: deciding.propose_to_decline(file, cleaned["reason"], cleaned["text"]), message)
    return _form(http, file, form, _("Decline"), lead=_("A second reader reads it too before anything is told."))


@require_http_methods(["GET", "POST"])
def second(http: HttpRequest, key: UUID) -> HttpResponse:
    """The second reader's word."""
    file = enter_request(http, key, Permission.CHANGE)
    form = SecondForm(posted(http))
    if http.method == "POST" and form.is_valid():
        cleaned = form.cleaned_data
        agrees = cleaned["agrees"] == "yes"
        return _done(http, file, lambda: deciding.second(file, agrees=agrees, text=cleaned["text"]), _("Noted."))
    return _form(http, file, form, _("Second reader"), "intake/second.html")


@require_http_methods(["GET", "POST"])
def held(http: HttpRequest, key: UUID) -> HttpResponse:
    """Hold it by law, or release it."""
    file = enter_request(http, key, Permission.ERASE)
    form = HoldForm(posted(http), initial={"held": file.row.held})
    if http.method == "POST" and form.is_valid():
        cleaned = form.cleaned_data
        return _done(
            http, file, lambda: deciding.set_held(file, held=cleaned["held"], reason=cleaned["text"]), _("Noted.")
        )
    return _form(http, file, form, _("Legal hold"))


@require_http_methods(["GET", "POST"])
def wall_request(http: HttpRequest, key: UUID) -> HttpResponse:
    """Wall somebody off from it."""
    file = enter_request(http, key, Permission.GUARD)
    form = RequestWallForm(posted(http))
    if http.method == "POST" and form.is_valid():
        user = form.cleaned_data["user"]
        return _done(http, file, lambda: deciding.wall(file, user), _("It does not exist for them any more."))
    return _form(http, file, form, _("Ethical wall: exclude a member"), action=_("Exclude"))


def _done(http: HttpRequest, file: RequestFile, deed: Any, message: str) -> HttpResponse:
    """Do something, and say so; `deed` may give other words for what came of it."""
    try:
        with file.write():
            _same_as_shown(http, file)
            file.then = reverse("intake:request", args=[file.row.pk])
            message = deed() or message
    except OfficeError as wrong:
        file.record("request.read")
        return _page(http, file, refused=_(str(wrong)))
    return then(http, file.then, message)


def _same_as_shown(http: HttpRequest, file: RequestFile) -> None:
    """Raises OfficeError when the person wrote, or a colleague did something, since the page was shown."""
    if "version" in http.POST and version_sent(http) != file.row.version:
        raise OfficeError(gettext_noop("Something came in since you opened this. Read it first, then send again."))


def _form(
    http: HttpRequest,
    file: RequestFile,
    form: forms.Form,
    title: str,
    template: str = "intake/decide.html",
    **more: Any,
) -> HttpResponse:
    if form.errors:
        file.record("request.read")
    asked = unsealed(file.case_key, file.row)
    page = {
        "form": form,
        "title": title,
        "back": reverse("intake:request", args=[file.row.pk]),
        "section": "consultations",
        "version": file.row.version,
        "asked": asked,
        "answers": answers(asked),
        "history": history_of(file.case_key, file.row),
    }
    return render(http, template, {**page, **more}, status=422 if form.errors else 200)


def _page(http: HttpRequest, file: RequestFile, refused: str = "", **more: Any) -> HttpResponse:
    asked = unsealed(file.case_key, file.row)
    hours = free_hours(file.row)
    happened = history_of(file.case_key, file.row)
    reachable = asked.rules.channel not in (Channel.NONE,)
    wrong = refused or any(isinstance(value, forms.Form) for value in more.values())
    page = {
        "asked": asked,
        "row": file.row,
        "file": file,
        "answers": answers(asked),
        "why": why_first(asked),
        "cries": of_request(file.row),
        "script": script(asked),
        "history": list(reversed(happened)),
        "tries": sum(event.row.kind == Kind.ATTEMPT for event in happened),
        "tries_most": TRIES,
        "speakers": speakers_of(asked.speaks),
        "undecided": file.row.state in UNDECIDED,
        "to_second": file.row.state == State.DECLINING and file.row.proposed_by_id != file.user.pk,
        "declining": file.row.state == State.DECLINING,
        "may_guard": file.may(Permission.GUARD),
        "may_hold": file.may(Permission.ERASE),
        "answering": AnswerForm(hours),
        "no_way": fault(asked.rules.channel, asked.rules.detail),
        "zoning": ZoneForm(initial={"zone": asked.zone}),
        "attempting": AttemptForm(initial={"channel": asked.rules.channel if reachable else ""}),
        "noting": RequestNoteForm(),
        "booking": BookForm(hours) if hours else None,
        "refused": refused,
        "section": "consultations",
    }
    return render(http, "intake/request.html", {**page, **more}, status=422 if wrong else 200)
