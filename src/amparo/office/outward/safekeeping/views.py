"""Locking the office down from a page, and checking a share of its key."""

from __future__ import annotations

from django.conf import settings
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from amparo.office.outward.safekeeping.checking import ShareForm
from amparo.office.platform.accounts.access import admitted, for_roles, is_fresh, once_more_to_see
from amparo.office.platform.accounts.roles import ADMINISTRATORS, LOCKS_DOWN
from amparo.office.platform.audit.record import record
from amparo.office.platform.encryption import vault
from amparo.office.platform.encryption.shares import of_set
from amparo.office.platform.ui.fields import posted


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


@for_roles(*ADMINISTRATORS)
@once_more_to_see
@require_http_methods(["GET", "POST"])
def check_share(request: HttpRequest) -> HttpResponse:
    """Say whether a share is a right one; list who opens the office. What was typed is kept by no session and draft."""
    if request.method == "POST" and not is_fresh(request):
        return redirect("safekeeping:check_share")
    locks = vault.keyring().locks
    form = ShareForm(locks, posted(request))
    page: dict[str, object] = {"locks": locks, "of": of_set(locks), "back": reverse("accounts:account"), "form": form}
    if request.method == "POST" and form.is_valid() and form.share is not None:
        record(admitted(request).pk, "share.checked", about=f"share {form.share.number} of {page['of']}")
        page |= {"right": form.share, "more": form.share.needed - 1, "form": ShareForm(locks, None)}
    return render(request, "safekeeping/check_share.html", page, status=422 if form.errors else 200)
