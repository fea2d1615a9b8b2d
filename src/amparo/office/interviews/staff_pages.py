"""Pages of who interviews and who interprets, their days away, and what the office has set."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from amparo.office.cases.access.gate import one_transaction
from amparo.office.cases.access.services import Changed
from amparo.office.interviews import staff
from amparo.office.interviews.board_pages import DESK
from amparo.office.interviews.forms import AwayForm, InterpreterForm, InterviewerForm, SettingsForm, WorkingForm
from amparo.office.interviews.models import Absence, Interpreter, Interviewer
from amparo.office.interviews.plan_state import profile_of
from amparo.office.interviews.requests import minutes_of
from amparo.office.platform.accounts.access import admitted, for_roles
from amparo.office.platform.ui.fields import posted, version_sent
from amparo.office.platform.ui.redirects import then

WORKS = ("languages", "minutes", "leaves_on")
OF_INTERVIEWER = (*WORKS, "cap", "gap", "gender", "places")


@for_roles(*DESK)
@require_safe
def interviewers(request: HttpRequest) -> HttpResponse:
    """Everybody who interviews or interprets."""
    page = {
        "interviewers": Interviewer.objects.select_related("user").prefetch_related("absences"),
        "interpreters": Interpreter.objects.prefetch_related("absences"),
        "today": timezone.localdate(),
        "section": "interviews",
    }
    return render(request, "interviews/staff.html", page)


@for_roles(*DESK)
@require_http_methods(["GET", "POST"])
def interviewer(request: HttpRequest, interviewer: int | None = None) -> HttpResponse:
    """A new interviewer, or a change: cap, hours, languages, the day they leave."""
    by = admitted(request)
    row = (
        get_object_or_404(Interviewer.objects.select_related("user"), pk=interviewer)
        if interviewer is not None
        else None
    )
    form = InterviewerForm(posted(request), row=row, initial=_initial_of(row) if row else None)
    version, now = row.version if row else 0, None
    if row:
        form.fields["user"].disabled = True
    if request.method == "POST" and form.is_valid():
        fields = {name: form.cleaned_data[name] for name in (*OF_INTERVIEWER, "opens", "closes", "weekdays")}
        try:
            with one_transaction(request, by) as deed:
                if row:
                    version = version_sent(request)
                    staff.change(by, row, version, **fields)
                else:
                    staff.begin(by, form.cleaned_data["user"], **fields)
                deed.then = reverse("interviews:interviewers")
            return then(request, deed.then, _("Saved. If the plan no longer fits, the week says so."))
        except Changed as conflict:
            meanwhile = conflict.now
            assert isinstance(meanwhile, Interviewer)
            now = meanwhile
            version = now.version
    return _page(request, form, row, "interviewer", version=version, now=now)


@for_roles(*DESK)
@require_http_methods(["GET", "POST"])
def interpreter(request: HttpRequest, interpreter: int | None = None) -> HttpResponse:
    """A new interpreter, or a change."""
    by = admitted(request)
    row = get_object_or_404(Interpreter, pk=interpreter) if interpreter is not None else None
    initial = {name: getattr(row, name) for name in (*WORKS, "name")} if row else {}
    form = InterpreterForm(posted(request), row=row, initial={**initial, "weekdays": _days(row)})
    if request.method == "POST" and form.is_valid():
        with one_transaction(request, by) as deed:
            staff.set_interpreter(by, row, **form.cleaned_data)
            deed.then = reverse("interviews:interviewers")
        return then(request, deed.then, _("Saved. If the plan no longer fits, the week says so."))
    return _page(request, form, row, "interpreter")


@for_roles(*DESK)
@require_http_methods(["GET", "POST"])
def away(request: HttpRequest, kind: str, who: int) -> HttpResponse:
    """Days on which somebody is away. Nobody is asked why."""
    by = admitted(request)
    person: Interviewer | Interpreter
    if kind == "interviewer":
        person = get_object_or_404(Interviewer.objects.select_related("user"), pk=who)
    else:
        person = get_object_or_404(Interpreter, pk=who)
    form = AwayForm(posted(request))
    if request.method == "POST" and form.is_valid():
        with one_transaction(request, by) as deed:
            staff.away(by, person, form.cleaned_data["first"], form.cleaned_data["last"])
            deed.then = reverse("interviews:interviews")
        return then(request, deed.then, _("Noted; nobody asks why. Reschedule to see who has to move."))
    name = person.user.name if isinstance(person, Interviewer) else person.name
    page = {
        "form": form,
        "title": _("%(name)s is away") % {"name": name},
        "lead": _("Nobody asks why, and nothing counts it."),
        "back": reverse("interviews:interviewers"),
        "absences": person.absences.filter(last__gte=timezone.localdate()),
        "section": "interviews",
    }
    return render(request, "interviews/away.html", page, status=422 if form.errors else 200)


@for_roles(*DESK)
@require_POST
def back_again(request: HttpRequest, absence: int) -> HttpResponse:
    """They are here after all."""
    by = admitted(request)
    row = get_object_or_404(Absence, pk=absence)
    with one_transaction(request, by) as deed:
        staff.back(by, row)
        deed.then = reverse("interviews:interviewers")
    return then(request, deed.then, _("Noted."))


@for_roles(*DESK)
@require_http_methods(["GET", "POST"])
def desk_settings(request: HttpRequest) -> HttpResponse:
    """Minutes by kind and need, rooms, how far a plan looks."""
    by = admitted(request)
    profile = profile_of()
    form = SettingsForm(profile, minutes_of(profile), posted(request))
    if request.method == "POST" and form.is_valid():
        with one_transaction(request, by) as deed:
            staff.set_profile(by, **form.details)
            deed.then = reverse("interviews:interviews")
        return then(request, deed.then, _("Saved. Interviews that were asked for before keep their minutes."))
    page = {
        "form": form,
        "title": _("Scheduling settings"),
        "lead": _("What each interview needs here. None of it is law: it is the promise of this office."),
        "back": reverse("interviews:interviews"),
        "section": "interviews",
    }
    return render(request, "ui/form.html", page, status=422 if form.errors else 200)


def _page(
    request: HttpRequest,
    form: WorkingForm,
    row: Interviewer | Interpreter | None,
    kind: str,
    *,
    version: int = 0,
    now: Interviewer | None = None,
) -> HttpResponse:
    if isinstance(row, Interviewer):
        title = row.user.name
    else:
        title = row.name if row else _("Add an interpreter") if kind == "interpreter" else _("Add an interviewer")
    page: dict[str, Any] = {
        "form": form,
        "title": title,
        "back": reverse("interviews:interviewers"),
        "row": row,
        "kind": kind,
        "version": version,
        "now": now,
        "section": "interviews",
    }
    return render(request, "interviews/working.html", page, status=409 if now else 422 if form.errors else 200)


def _initial_of(row: Interviewer) -> dict[str, Any]:
    initial = {name: getattr(row, name) for name in OF_INTERVIEWER}
    return {**initial, "user": row.user_id, "opens": row.opens, "closes": row.closes, "weekdays": _days(row)}


def _days(row: Interviewer | Interpreter | None) -> list[str]:
    return row.weekdays.split(",") if row else ["0", "1", "2", "3", "4"]
