"""The page where a day begins."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from amparo.office.cases.access.gate import visible
from amparo.office.cases.access.rules import EVERYBODY
from amparo.office.outward.today.needs import needs_of, without_cases
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
    """What needs the member. Whose work has no cases begins elsewhere, unless a room has something to tell them."""
    user = admitted(request)
    if user.role not in EVERYBODY:
        elsewhere = reverse(ELSEWHERE[Role(user.role)])
        sections = without_cases(user)
        for section in sections:
            record(user.pk, section.recorded_as, about=section.recorded)
        if not sections:
            return HttpResponseRedirect(elsewhere)
        return render(
            request, "today/without_cases.html", {"sections": sections, "elsewhere": elsewhere, "section": "today"}
        )
    mine, own = request.GET.get("whose") != "all", None
    if "whose" not in request.GET:
        own = visible(user).filter(assignments__user=user).count()
        mine = own > 0
    needs = needs_of(user, mine=mine, count=own or None)
    record(user.pk, "today.read", about=needs.recorded)
    page = {"needs": needs, "mine": mine, "today": timezone.localdate(), "section": "today"}
    return render(request, "today/today.html", page)
