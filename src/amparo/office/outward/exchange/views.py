"""Giving a case out."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from amparo.office.cases.access.gate import enter
from amparo.office.cases.access.rules import Permission
from amparo.office.outward.exchange import deeds
from amparo.office.outward.exchange.export import folder_of
from amparo.office.platform.accounts.access import once_more
from amparo.office.platform.ui.redirects import then


@once_more
@require_http_methods(["GET", "POST"])
def export(request: HttpRequest, number: str) -> HttpResponse:
    """Say what leaves the office and ask for it; for a day after another granted it, give the case out as a folder."""
    file = enter(request, number, Permission.EXPORT)
    granted = deeds.is_granted(file)
    if request.method == "GET":
        page = {"file": file, "back": reverse("casework:case", args=[number]), "granted": granted}
        return render(request, "exchange/export.html", page)
    if not granted:
        with file.write():
            file.then = reverse("approval_pages:approval", args=[deeds.ask_for(file).pk])
        return then(request, file.then)
    content = folder_of(file)
    file.record("case.exported", f"{len(content)} bytes")
    headers = {"Content-Disposition": f'attachment; filename="{file.case.number}.zip"'}
    return HttpResponse(content, content_type="application/zip", headers=headers)
