"""Pages of the calendar."""

from __future__ import annotations

import calendar as weeks
import datetime as dt
from collections.abc import Sequence
from itertools import groupby
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from amparo.office.cases.access.gate import CaseFile, added, enter
from amparo.office.cases.access.rules import EVERYBODY, Permission
from amparo.office.cases.access.services import Changed
from amparo.office.cases.calendar import dates, feeds
from amparo.office.cases.calendar.entries import entries
from amparo.office.cases.calendar.forms import DateForm, initial_of, initial_of_stated
from amparo.office.cases.calendar.models import HEARINGS, Appointment, Feed
from amparo.office.cases.calendar.told import StatedHearing, on_that_day, stated
from amparo.office.cases.people.persons import Someone, people_of
from amparo.office.cases.statements.ledger import Ledger
from amparo.office.cases.statements.reading import ledgers_of
from amparo.office.platform.accounts.access import admitted, for_roles
from amparo.office.platform.accounts.roles import Role
from amparo.office.platform.audit.record import record
from amparo.office.platform.ui.fields import posted, version_sent
from amparo.office.platform.ui.redirects import then

FIRST_YEAR, LAST_YEAR = 1990, 2099


@for_roles(*EVERYBODY, Role.SCHEDULER)
@require_safe
def calendar(request: HttpRequest) -> HttpResponse:
    """A month, and the same as a list of days."""
    user = admitted(request)
    first = _month(request.GET.get("month", ""))
    mine = request.GET.get("whose") == "mine"
    grid = weeks.Calendar(firstweekday=6).monthdatescalendar(first.year, first.month)
    found = entries(user, grid[0][0], grid[-1][-1], mine=mine)
    by_day = {day: list(of_day) for day, of_day in groupby(found, key=lambda entry: entry.day)}
    record(user.pk, "calendar.read", about=f"{len(found)} entries")
    page = {
        "first": first,
        "weeks": [[(day, by_day.get(day, []), day.month == first.month) for day in week] for week in grid],
        "agenda": [(day, of_day) for day, of_day in by_day.items() if day.month == first.month],
        "before": _shifted(first, -1),
        "after": _shifted(first, 1),
        "mine": mine,
        "schedules": user.role == Role.SCHEDULER,
        "today": timezone.localdate(),
        "section": "calendar",
    }
    return render(request, "calendar/calendar.html", page)


@require_http_methods(["GET", "POST"])
def add_date(request: HttpRequest, number: str) -> HttpResponse:
    """A new date of a case."""
    file = enter(request, number, Permission.ADD)
    people = people_of(file)
    chosen = _stated(file, people, request.GET.get("stated") or request.POST.get("stated", ""))
    form = DateForm(posted(request), people=people, initial=initial_of_stated(chosen) if chosen else None)
    if request.method == "POST" and form.is_valid() and form.right(file.case):
        with file.write():
            row = dates.add(file.case, file.case_key, **form.details, stands_for=_replaced(file, form, chosen))
            file.record("date.added", f"date {row.pk}")
            file.then = _back(file)
        return then(request, file.then, _("It is in the calendar."))
    if form.errors:
        file.seen()
    page = {"form": form, "title": _("A new date"), "back": _back(file), "file": file, "stated": chosen}
    return render(request, "calendar/date.html", page, status=422 if form.errors else 200)


@require_http_methods(["GET", "POST"])
def change_date(request: HttpRequest, number: str, date: UUID) -> HttpResponse:
    """Change a date, or see what somebody else made of it meanwhile."""
    file = enter(request, number, Permission.CHANGE, added("date.added", f"date {date}"))
    dated = _dated(file, date)
    form = DateForm(posted(request), initial=initial_of(dated), people=people_of(file))
    version = dated.row.version
    now: dates.Dated | None = None
    if request.method == "POST" and form.is_valid() and form.right(file.case, dated.row):
        try:
            with file.write():
                version = version_sent(request)
                dates.change(file, dated.row, version, **form.details)
                file.then = _back(file)
            return then(request, file.then, _("Saved."))
        except Changed as conflict:
            now = _meanwhile(conflict)
            version = now.row.version
            file.seen()
    elif form.errors:
        file.seen()
        version = dated.row.version
    return _date_page(request, file, dated, form, version, now)


@require_POST
def cancel_date(request: HttpRequest, number: str, date: UUID) -> HttpResponse:
    """Take a date off the calendar, as it was shown; or see what somebody else made of it meanwhile."""
    file = enter(request, number, Permission.CHANGE, added("date.added", f"date {date}"))
    dated = _dated(file, date)
    try:
        with file.write():
            dates.cancel(file, dated.row, version_sent(request))
            file.then = _back(file)
        return then(request, file.then, _("Cancelled."))
    except Changed as conflict:
        now = _meanwhile(conflict)
        file.seen()
        return _date_page(
            request,
            file,
            now,
            DateForm(initial=initial_of(now), people=people_of(file)),
            now.row.version,
            now,
            cancelling=True,
        )


def _meanwhile(conflict: Changed) -> dates.Dated:
    assert isinstance(conflict.now, dates.Dated)
    return conflict.now


def _date_page(
    request: HttpRequest,
    file: CaseFile,
    dated: dates.Dated,
    form: DateForm,
    version: int,
    now: dates.Dated | None,
    *,
    cancelling: bool = False,
) -> HttpResponse:
    page = {
        "form": form,
        "title": dated.kind,
        "back": _back(file),
        "file": file,
        "dated": dated,
        "version": version,
        "now": now,
        "cancelling": cancelling,
    }
    return render(request, "calendar/date.html", page, status=409 if now else 422 if form.errors else 200)


@require_POST
def undo_date(request: HttpRequest, number: str, date: UUID) -> HttpResponse:
    """Take a hearing that was stated out of the calendar again: it counts as it was stated."""
    file = enter(request, number, Permission.CHANGE, added("date.added", f"date {date}"))
    dated = _dated(file, date)
    with file.write():
        if dated.row.stands_for:
            dates.take_back(file, dated.row)
        file.then = _back(file)
    return then(request, file.then, _("It is out of the calendar, and counts as it was stated."))


@for_roles(*EVERYBODY, Role.SCHEDULER)
@require_http_methods(["GET", "POST"])
def feed(request: HttpRequest) -> HttpResponse:
    """The address of one's calendar: made, replaced or ended. It is shown once."""
    user = admitted(request)
    page: dict[str, object] = {"section": "account"}
    if request.method == "POST" and request.POST.get("end"):
        feeds.end(user)
        return then(request, reverse("calendar:feed"), _("The address no longer works."))
    if request.method == "POST":
        page["address"] = request.build_absolute_uri(reverse("calendar:calendar_feed", args=[feeds.make(user)]))
    page["feed"] = Feed.objects.filter(user=user).first()
    return render(request, "calendar/feed.html", page)


@require_safe
def calendar_feed(request: HttpRequest, token: str) -> HttpResponse:
    """A member's calendar, for whoever has its address."""
    user = feeds.owner(token)
    if user is None:
        raise Http404
    headers = {"Content-Disposition": 'attachment; filename="amparo.ics"'}
    return HttpResponse(feeds.calendar_of(user), content_type="text/calendar; charset=utf-8", headers=headers)


def _stated(file: CaseFile, people: Sequence[Someone], statement: str) -> StatedHearing | None:
    if not statement:
        return None
    found = stated(people, ledgers_of(file), timezone.localdate())
    return next((hearing for hearing in found if hearing.statement == statement), None)


def _replaced(file: CaseFile, form: DateForm, chosen: StatedHearing | None) -> frozenset[str]:
    """The statements whose place a new hearing takes: that from which it was entered, and all of the same day."""
    whose = form.owner
    if form.cleaned_data["kind"] not in HEARINGS or whose is None:
        return frozenset()
    ledger = ledgers_of(file, [whose.row.pk]).get(whose.row.pk, Ledger())
    days = {form.cleaned_data["day"]} | ({chosen.day} if chosen and chosen.someone.place == whose.place else set())
    return frozenset().union(*(on_that_day(whose, ledger, day) for day in days))


def _dated(file: CaseFile, date: UUID) -> dates.Dated:
    held = Appointment.objects.filter(case=file.case, pk=date, cancelled_at=None)
    row = held.select_related("person").first()
    if row is None:
        raise Http404
    return dates.unsealed(file.case_key, row)


def _back(file: CaseFile) -> str:
    return reverse("casework:case", args=[file.case.number]) + "#dates"


def _month(text: str) -> dt.date:
    year, _dash, month = text.partition("-")
    numbers = len(text) == 7 and text.isascii() and year.isdigit() and month.isdigit()
    if numbers and 1 <= int(month) <= 12 and FIRST_YEAR < int(year) < LAST_YEAR:
        return dt.date(int(year), int(month), 1)
    return timezone.localdate().replace(day=1)


def _shifted(first: dt.date, months: int) -> dt.date:
    count = first.year * 12 + first.month - 1 + months
    return dt.date(count // 12, count % 12 + 1, 1)
