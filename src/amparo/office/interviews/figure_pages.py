"""Pages of figures: the workload of these weeks, and what is to come."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from amparo.office.interviews import charts
from amparo.office.interviews.board_pages import DESK
from amparo.office.interviews.forms import ForecastForm, working
from amparo.office.interviews.models import State, Wanted
from amparo.office.interviews.workload import WEEKS
from amparo.office.interviews.workload import workload as report
from amparo.office.platform.accounts.access import admitted, for_roles
from amparo.office.platform.audit.record import record
from amparo.office.platform.ui.moments import short_day
from amparo.scheduling.forecast import Demand, Staffing, WhatIf, compare

REPLICATIONS = 500
MOST_DAYS_AHEAD = 130


@for_roles(*DESK)
@require_safe
def workload(request: HttpRequest) -> HttpResponse:
    """Interviews a day, minutes against need, the share that was rushed; by week."""
    user = admitted(request)
    record(user.pk, "desk.read", about="workload")
    figures = report()
    labels = [short_day(week.monday) for week in figures.weeks]
    page = {
        "report": figures,
        "weeks": WEEKS,
        "interviews": charts.bars([week.interviews for week in figures.weeks], labels),
        "rushed": charts.bars([week.rushed_percent for week in figures.weeks], labels, most=20, written="{:.0f} %"),
        "section": "interviews",
    }
    return render(request, "interviews/workload.html", page)


@for_roles(*DESK)
@require_safe
def forecast(request: HttpRequest) -> HttpResponse:
    """Waiting and backlog by week as things are, and as they would be with another cap or more absence."""
    user = admitted(request)
    record(user.pk, "desk.read", about="forecast")
    now = _now()
    asked = {name: request.GET.get(name, value) for name, value in now.items()}
    form = ForecastForm(asked)
    page: dict[str, Any] = {"form": form, "now": now, "section": "interviews"}
    if form.is_valid():
        page |= _forecast(now, form.cleaned_data)
    status = 422 if form.errors else 200
    part = getattr(request, "htmx", False) and not form.errors
    return render(request, f"interviews/forecast{'_figures' if part else ''}.html", page, status=status)


def _now() -> dict[str, Any]:
    """The office as it stands: who interviews, the usual cap, who waits, how many came in the last weeks."""
    people = list(working())
    since = timezone.now() - dt.timedelta(weeks=8)
    came = Wanted.objects.filter(asked_at__gte=since).count()
    waiting = Wanted.objects.filter(state=State.OPEN).count()
    cap = round(sum(person.cap for person in people) / len(people)) if people else 4
    return {
        "arrivals": round(came / 40, 1),  # 40 working days in eight weeks
        "backlog": waiting,
        "interviewers": len(people),
        "cap": cap,
        "absent": 0,
        "weeks": 12,
    }


def _forecast(now: dict[str, Any], asked: dict[str, Any]) -> dict[str, Any]:
    both: WhatIf = compare(
        Demand(now["arrivals"], now["backlog"]),
        Staffing(now["interviewers"], now["cap"]),
        days=min(asked["weeks"] * 5, MOST_DAYS_AHEAD),
        replications=REPLICATIONS,
        arrivals=asked["arrivals"],
        backlog=asked["backlog"],
        interviewers=asked["interviewers"],
        cap=asked["cap"],
        absent=asked["absent"] / 100,
    )
    weeks = list(zip(both.now.weeks, both.then.weeks, strict=True))
    labels = [str(week.number) for week, _then in weeks]

    def chart(name: str) -> charts.Chart:
        then = [getattr(other, name) for _now, other in weeks]
        before = [getattr(week, name).median for week, _then in weeks]
        return charts.line(
            [week.median for week in then], [week.low for week in then], [week.high for week in then], labels, before
        )

    changed = any(asked[name] != now[name] for name in now)
    return {"weeks": weeks, "backlog": chart("backlog"), "longest": chart("longest"), "changed": changed}
