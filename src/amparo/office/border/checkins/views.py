"""Pages of check-ins: the board of everybody, and one case."""

from __future__ import annotations

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from amparo.errors import OfficeError
from amparo.office.border.checkins import plans
from amparo.office.border.checkins.answers import CheckIn
from amparo.office.border.checkins.forms import AgreedForm, HandleForm, HeardForm, StopForm, initial_of
from amparo.office.border.checkins.models import Escalation, Kind, Plan
from amparo.office.border.checkins.plans import Outcome, Stop
from amparo.office.border.checkins.reading import expected, followings_of, named, open_escalations
from amparo.office.cases.access.gate import CaseFile, enter, one_transaction
from amparo.office.cases.access.rules import EVERYBODY, Permission
from amparo.office.cases.access.services import Changed
from amparo.office.cases.casework.places import address, at_place
from amparo.office.cases.messages.wording import language_of
from amparo.office.cases.people.persons import people_of
from amparo.office.intake.alarms import exists_for, take
from amparo.office.intake.models import Alarm
from amparo.office.intake.shown_alarms import alarms_of, lately_taken, of_case
from amparo.office.platform.accounts.access import admitted, for_roles
from amparo.office.platform.audit.record import record
from amparo.office.platform.ui.fields import posted, version_sent
from amparo.office.platform.ui.redirects import then
from amparo.office.platform.ui.templatetags.ui import localhour

MOST = 100


@for_roles(*EVERYBODY)
@require_safe
def checkins(request: HttpRequest) -> HttpResponse:
    """Escalations that wait, the gravest first, and of whom word is expected."""
    user = admitted(request)
    cries = alarms_of(user)
    escalations = [
        escalation
        for escalation in named(open_escalations(user, mine=False, reminders=True, most=MOST))
        if not escalation.waits
    ]
    coming = expected(user, MOST)
    about = f"{len(cries.shown)} alarms, {len(escalations)} escalations, {len(coming)} plans"
    record(user.pk, "checkins.listed", about=about)
    page = {
        "alarms": cries,
        "taken": lately_taken(user),
        "escalations": escalations,
        "expected": coming,
        "section": "checkins",
    }
    return render(request, "checkins/board.html", page)


@for_roles(*EVERYBODY)
@require_POST
def take_alarm(request: HttpRequest, alarm: UUID) -> HttpResponse:
    """Take on somebody's cry for help: once, by name, from that moment."""
    user = admitted(request)
    with one_transaction(request, user) as write:
        row = Alarm.objects.filter(exists_for(user), pk=alarm).select_related("case", "person", "taken_by").first()
        if row is None:
            raise Http404
        took = take(user, row)
        write.then = _whose(row)
    if took:
        return then(request, write.then, _("You have taken it: the others see your name. Save a note of what you do."))
    row.refresh_from_db()
    by, at = row.taken_by.name if row.taken_by else "", localhour(row.taken_at or row.came_at)
    return then(request, write.then, _("%(who)s took it at %(hour)s.") % {"who": by, "hour": at})


def _whose(row: Alarm) -> str:
    """The page of whoever cried, as far as anything is held of them."""
    if row.case is not None:
        return reverse("checkins:case_checkins" if row.person else "casework:case", args=[row.case.number])
    return reverse("intake:request", args=[row.request_id]) if row.request_id else reverse("checkins:checkins")


@require_safe
def case_checkins(request: HttpRequest, number: str) -> HttpResponse:
    """The check-ins of a case."""
    return _page(request, enter(request, number, Permission.READ))


@require_http_methods(["GET", "POST"])
def agree_checkins(request: HttpRequest, number: str, place: int) -> HttpResponse:
    """Agree on a rhythm with somebody, or on another."""
    file = enter(request, number, Permission.CHANGE)
    someone = at_place(people_of(file), place)
    standing = next(following for following in followings_of(file) if following.someone.place == place)
    version, changed = standing.plan.version if standing.plan else 0, False
    form = AgreedForm(posted(request), initial=initial_of(standing.agreed, someone.contact.zone))
    if request.method == "POST" and form.is_valid():
        try:
            with file.write():
                plans.agree(file, someone, form.agreed, version_sent(request))
                file.then = _back(file)
            return then(request, file.then, _("Saved."))
        except Changed:
            changed = True
    if form.errors or changed:
        file.seen()
    page = {
        "form": form, "file": file, "someone": someone, "version": version, "changed": changed, "standing": standing,
        "title": _("Check-in schedule"), "back": _back(file),
    }  # fmt: skip
    return render(request, "checkins/agree.html", page, status=409 if changed else 422 if form.errors else 200)


@require_POST
def checkin_code(request: HttpRequest, number: str, place: int) -> HttpResponse:
    """Make a code and show it, this once: a card to copy by hand or print, that says nothing but the words."""
    file = enter(request, number, Permission.CHANGE)
    someone = at_place(people_of(file), place)
    with file.write():
        code = plans.new_code(file, _plan(file, place))
        file.then = _back(file)
    words = code.words(language_of(someone.contact.language))
    page = {"file": file, "someone": someone, "words": words, "back": _back(file)}
    return render(request, "checkins/code.html", page)


@require_POST
def stop_checkins(request: HttpRequest, number: str, place: int) -> HttpResponse:
    """Pause, resume or end somebody's check-ins."""
    file = enter(request, number, Permission.CHANGE)
    what, form = request.POST.get("what", ""), StopForm(posted(request))
    if what != "resume" and (what not in (Stop.PAUSE, Stop.END) or not form.is_valid()):
        return _page(request, file, stopping=(place, form))
    try:
        with file.write():
            plan = _plan(file, place)
            if plan.version != version_sent(request):
                raise Changed(plan)
            if what == "resume":
                plans.resume(file, plan)
            else:
                plans.stop(file, plan, Stop(what), form.cleaned_data["why"])
            file.then = _back(file)
    except Changed:
        return _page(request, file, changed=True)
    except OfficeError as wrong:
        return then(request, _back(file), _(str(wrong)))
    message = {"resume": _("Check-ins resumed."), "pause": _("Check-ins paused."), "end": _("Check-ins ended.")}[what]
    return then(request, file.then, message)


@require_POST
def heard_checkin(request: HttpRequest, number: str, place: int) -> HttpResponse:
    """A member heard from somebody."""
    file = enter(request, number, Permission.ADD)
    form = HeardForm(posted(request), auto_id=f"heard_{place}_%s")
    if not form.is_valid():
        return _page(request, file, hearing=(place, form))
    with file.write():
        word = CheckIn(form.cleaned_data["word"])
        plans.heard_by_member(file, _plan(file, place), word, form.cleaned_data["note"])
        file.then = _back(file)
    return then(request, file.then, _("Saved."))


@require_POST
def handle_escalation(request: HttpRequest, number: str, escalation: UUID) -> HttpResponse:
    """Say what was done about an escalation."""
    file = enter(request, number, Permission.CHANGE)
    form = HandleForm(posted(request), auto_id=f"handle_{escalation}_%s")
    if not form.is_valid():
        return _page(request, file, handling=(escalation, form))
    try:
        with file.write():
            row = Escalation.objects.filter(case=file.case, pk=escalation, void=False).select_related("plan").first()
            if row is None:
                raise Http404
            plans.handle(file, row, Outcome(form.cleaned_data["outcome"]), form.cleaned_data["note"])
            file.then = _back(file)
    except Changed:
        return then(request, _back(file), _("Someone else has handled it in the meantime."))
    return then(request, file.then, _("Saved."))


def _page(
    request: HttpRequest,
    file: CaseFile,
    *,
    stopping: tuple[int, StopForm] | None = None,
    hearing: tuple[int, HeardForm] | None = None,
    handling: tuple[UUID, HandleForm] | None = None,
    changed: bool = False,
) -> HttpResponse:
    wrong = any(bound is not None for bound in (stopping, hearing, handling))
    if wrong or changed:
        file.seen()
    shown = []
    for following in followings_of(file):
        place = following.someone.place
        stop = stopping[1] if stopping and stopping[0] == place else StopForm()
        stop.auto_id = f"stop_{place}_%s"
        heard = hearing[1] if hearing and hearing[0] == place else HeardForm(auto_id=f"heard_{place}_%s")
        escalations = [(escalation, _handling(escalation.row.pk, handling)) for escalation in following.escalations]
        shown.append((following, escalations, heard, stop))
    page = {
        "file": file, "shown": shown, "back": address(file.case), "may_change": file.may(Permission.CHANGE),
        "may_add": file.may(Permission.ADD), "agreed_kind": Kind.AGREED, "cries": of_case(file.case),
        "changed": changed,
    }  # fmt: skip
    return render(request, "checkins/case.html", page, status=409 if changed else 422 if wrong else 200)


def _handling(escalation: UUID, sent: tuple[UUID, HandleForm] | None) -> HandleForm:
    return sent[1] if sent and sent[0] == escalation else HandleForm(auto_id=f"handle_{escalation}_%s")


def _plan(file: CaseFile, place: int) -> Plan:
    plan = Plan.objects.select_for_update().filter(case=file.case, person__place=place).first()
    if plan is None:
        raise Http404
    return plan


def _back(file: CaseFile) -> str:
    return reverse("checkins:case_checkins", args=[file.case.number])
