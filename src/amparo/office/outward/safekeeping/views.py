"""Locking the office down from a page."""

from __future__ import annotations

from django.conf import settings
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from amparo.office.platform.accounts.access import admitted, for_roles
from amparo.office.platform.accounts.roles import LOCKS_DOWN
from amparo.office.platform.audit.record import record


@for_roles(*LOCKS_DOWN)
@require_http_methods(["GET", "POST"])
def lockdown(request: HttpRequest) -> HttpResponse:
    """Say what it does; then do it. No password is asked once more: there may be no time for it."""
    user = admitted(request)
    if request.method == "POST":
        record(user.pk, "office.locked")
        settings.HOME.lock_down()
        return render(request, "safekeeping/locked.html")
    page = {"form": Form(), "title": _("Lock the office down"), "back": reverse("accounts:account"), "grave": True}
    return render(request, "safekeeping/lockdown.html", {**page, "action": _("Lock down now")})
