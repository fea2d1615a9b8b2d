"""The page where a day begins."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from amparo.office.cases.access.gate import visible
from amparo.office.cases.access.rules import EVERYBODY
from amparo.office.intake.shown_alarms import alarms_of
from amparo.office.outward.today.needs import needs_of
from amparo.office.platform.accounts.access import admitted
from amparo.office.platform.accounts.roles import Role
from amparo.office.platform.audit.record import record

ELSEWHERE = {
    Role.SCHEDULER: "calendar:calendar",
    Role.AUDITOR: "audit_pages:audit",
    Role.ADMINISTRATOR: "accounts:members",
}


@require_safe
def today(request: HttpRequest) -> HttpResponse:
    """What needs the member. Who works on no case begins elsewhere, unless an administrator must call somebody."""
    user = admitted(request)
    if user.role == Role.ADMINISTRATOR and (cries := alarms_of(user)):
        record(user.pk, "alarm.told", about=f"{len(cries.untaken)} alarms")
        return render(request, "today/alarms_only.html", {"alarms": cries, "section": "today"})
    if user.role not in EVERYBODY:
        return HttpResponseRedirect(reverse(ELSEWHERE[Role(user.role)]))
    mine, own = request.GET.get("whose") != "all", None
    if "whose" not in request.GET:
        own = visible(user).filter(assignments__user=user).count()
        mine = own > 0
    needs = needs_of(user, mine=mine, count=own or None)
    record(user.pk, "today.read", about=f"{needs.cases} cases, {len(needs.alarms.untaken)} alarms told of")
    page = {"needs": needs, "mine": mine, "today": timezone.localdate(), "section": "today"}
    return render(request, "today/today.html", page)
