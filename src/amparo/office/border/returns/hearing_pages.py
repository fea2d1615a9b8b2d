"""The run-up to one hearing, and the board of everyone who has a hearing on a day."""

from __future__ import annotations

import datetime as dt
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from amparo.office.border.returns import preparation as steps
from amparo.office.border.returns.daily_docket import board_of, next_day
from amparo.office.border.returns.forms import TickForm
from amparo.office.border.returns.passages import Passed, passages_of
from amparo.office.border.returns.ports import clocks, commonly_there, differ
from amparo.office.cases.access.gate import CaseFile, enter
from amparo.office.cases.access.rules import EVERYBODY, Permission
from amparo.office.cases.access.services import Changed
from amparo.office.cases.calendar import dates
from amparo.office.cases.calendar.models import Appointment
from amparo.office.cases.people.persons import people_of
from amparo.office.platform.accounts.access import admitted, for_roles
from amparo.office.platform.audit.record import record
from amparo.office.platform.ui.fields import version_sent
from amparo.office.platform.ui.redirects import then

FIRST, LAST = dt.date(1990, 1, 1), dt.date(2099, 12, 31)


@require_safe
def run_up(request: HttpRequest, number: str, date: UUID) -> HttpResponse:
    """What is to be done before a hearing, at the port and after."""
    file = enter(request, number, Permission.READ)
    return _run_up(request, file, _dated(file, date))


@require_POST
def tick(request: HttpRequest, number: str, date: UUID, item: str) -> HttpResponse:
    """Write that something is done, not needed, or open again."""
    file = enter(request, number, Permission.ADD)
    dated = _dated(file, date)
    if item not in steps.BY_NAME:
        raise Http404
    form = TickForm(request.POST)
    if not form.is_valid():
        file.seen()
        return _run_up(request, file, dated, wrong=(item, form), status=422)
    try:
        with file.write():
            steps.tick(
                file,
                dated.row,
                steps.BY_NAME[item],
                version_sent(request),
                state=form.cleaned_data["state"],
                note=form.details,
            )
            file.then = reverse("returns:run_up", args=[number, date]) + f"#{item}"
        return then(request, file.then)
    except Changed:
        file.seen()
        return _run_up(request, file, dated, wrong=(item, form), status=409)


@for_roles(*EVERYBODY)
@require_safe
def board(request: HttpRequest) -> HttpResponse:
    """Everyone who has a hearing on a day; who is not ready comes first.

    Unless a day is asked for: the next with a hearing, from tomorrow on.
    """
    user = admitted(request)
    coming = next_day(user, timezone.localdate() + dt.timedelta(days=1))
    day = _day(request.GET.get("day", "")) or coming
    going = board_of(user, day)
    record(user.pk, "board.read", about=f"{len(going)} hearings")
    page = {
        "going": going,
        "day": day,
        "coming": coming,
        "before": day - dt.timedelta(days=1),
        "after": day + dt.timedelta(days=1),
        "not_ready": sum(bool(hearing.open) for hearing in going),
        "section": "calendar",
    }
    return render(request, "returns/daily_docket.html", page)


def _run_up(
    request: HttpRequest,
    file: CaseFile,
    dated: dates.Dated,
    *,
    wrong: tuple[str, TickForm] | None = None,
    status: int = 200,
) -> HttpResponse:
    standing = [passage for passage in passages_of(file) if passage.stands]
    rows = [passage.row for passage in standing]
    at_port = steps.ports_of(rows).get(dated.row.pk)
    given = next(
        (passage for passage in standing if dated.row.pk in (passage.row.hearing_id, passage.row.at_port_id)), None
    )
    page = {
        "file": file,
        "dated": dated,
        "at_port": dates.unsealed(file.case_key, at_port) if at_port else None,
        **_hours(dated, at_port, given),
        "apart": steps.moved_apart(rows, dated.row.pk),
        "checks": steps.checklist(file, dated.row),
        "wrong": wrong[0] if wrong else "",
        "form": wrong[1] if wrong else None,
        "changed": status == 409,
        "title": people_of(file)[0].names,
        "back": reverse("returns:returns", args=[file.case.number]),
        "may_add": file.may(Permission.ADD),
        "tickable": steps.tickable(file, dated.row),
        "section": "people",
    }
    return render(request, "returns/preparation.html", page, status=status)


def _hours(dated: dates.Dated, at_port: Appointment | None, given: Passed | None) -> dict[str, object]:
    """The hour to be at the port by the clock of the Mexican city, where it is another or where nobody gave one."""
    port = given.hearing_port if given else None
    if at_port is not None:
        return {"across": clocks(port, at_port.at)[1] if port and differ(port, at_port.at) else None}
    if dated.is_hearing and port is not None:
        return {"commonly": clocks(port, commonly_there(dated.row.at))}
    return {}


def _dated(file: CaseFile, date: UUID) -> dates.Dated:
    row = Appointment.objects.filter(case=file.case, pk=date, cancelled_at=None, kind__in=steps.KINDS).first()
    if row is None:
        raise Http404
    return dates.unsealed(file.case_key, row)


def _day(text: str) -> dt.date | None:
    try:
        day = dt.date.fromisoformat(text)
    except ValueError:
        return None
    return day if FIRST <= day <= LAST else None
