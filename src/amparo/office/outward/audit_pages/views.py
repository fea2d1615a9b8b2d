"""Pages for the auditor: rows by case number and never by a client's name, and the proof of the chain."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from uuid import UUID

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from amparo.office.cases.access.models import Case
from amparo.office.platform.accounts.access import admitted, for_roles
from amparo.office.platform.accounts.models import User
from amparo.office.platform.accounts.roles import Role
from amparo.office.platform.audit.descriptions import about_in_words, in_words, recorded_names
from amparo.office.platform.audit.models import AuditEntry, Link
from amparo.office.platform.audit.record import record
from amparo.office.platform.audit.sealer import head
from amparo.office.platform.audit.verify import kept_heads, verify

A_PAGE = 200
NOBODY = UUID(int=0)


@dataclass(frozen=True, slots=True)
class Row:
    """One deed in words."""

    at: dt.datetime
    who: str
    did: str
    number: str
    about: str


@for_roles(Role.AUDITOR)
@require_http_methods(["GET", "POST"])
def audit(request: HttpRequest) -> HttpResponse:
    """The latest deeds, narrowed by member, deed and case number; sent as a form, the whole chain is proven."""
    user = admitted(request)
    faults = verify(kept_heads(settings.HOME.heads)) if request.method == "POST" else None
    who, did, number = (request.GET.get(name, "")[:40] for name in ("who", "did", "case"))
    before = request.GET.get("before", "")
    rows = AuditEntry.objects.order_by("-pk")
    if who.isascii() and who.isdigit():
        rows = rows.filter(actor=int(who))
    if did in recorded_names():
        rows = rows.filter(did=did)
    if number:
        rows = rows.filter(case=Case.objects.filter(number=number).values_list("pk", flat=True).first())
    if before.isascii() and before.isdigit():
        rows = rows.filter(pk__lt=int(before[:18]))
    found = list(rows[:A_PAGE])
    record(user.pk, "audit.read", about="proven" if faults is not None else f"{len(found)} rows")
    names = dict(User.objects.values_list("pk", "name"))
    numbers = dict(Case.objects.filter(pk__in={row.case for row in found if row.case}).values_list("pk", "number"))
    today = timezone.localdate()
    checks = AuditEntry.objects.filter(did="conflict.checked", at__date__gte=today - dt.timedelta(days=30)).count()
    page = {
        "rows": [
            Row(
                entry.at,
                names.get(entry.actor or 0, "—"),
                in_words(entry.did),
                numbers.get(entry.case or NOBODY, ""),
                about_in_words(entry.did, entry.about, names),
            )
            for entry in found
        ],
        "older": found[-1].pk if len(found) == A_PAGE else None,
        "faults": faults,
        "deeds": [(name, in_words(name)) for name in recorded_names()],
        "people": sorted(names.items(), key=lambda pair: pair[1]),
        "who": who,
        "did": did,
        "number": number,
        "checks": checks,
        "links": Link.objects.count(),
        "head": head(),
        "section": "audit",
    }
    return render(request, "audit_pages/audit.html", page)
