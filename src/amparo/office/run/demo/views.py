"""Signing in with one click, where everybody is invented."""

from __future__ import annotations

from allauth.account.internal.flows.login import record_authentication
from django.contrib.auth import login
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_POST

from amparo.office.platform.accounts.models import User
from amparo.office.platform.audit.record import record


@require_POST
def sign_in(request: HttpRequest, user: int) -> HttpResponse:
    """Sign in as a member of the demonstration."""
    somebody = get_object_or_404(User, pk=user, is_active=True)
    login(request, somebody, backend="allauth.account.auth_backends.AuthenticationBackend")
    record_authentication(request, somebody, method="mfa", type="demo")
    record(somebody.pk, "sign-in")
    return redirect("today:today")
