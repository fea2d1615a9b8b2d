"""Nothing of the office is shown before both factors; sessions in use stay fresh; members read in their language."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.http import urlencode

from amparo.office.platform.accounts.models import User
from amparo.office.platform.accounts.second_factor import has_second_factor, member
from amparo.office.platform.accounts.sessions import keep_fresh
from amparo.office.platform.ui.faults import FORGET

FOR_ANYBODY = frozenset(
    {
        "account_login",
        "account_logout",
        "account_inactive",
        "mfa_authenticate",
        "mfa_login_webauthn",
        "accounts:invitation",
        "calendar:calendar_feed",
        "accounts:health",
        "demo:demo_sign_in",
    }
)
FOR_ONE_FACTOR = frozenset(
    {
        "account_reauthenticate",
        "mfa_reauthenticate",
        "mfa_reauthenticate_webauthn",
        "mfa_index",
        "mfa_activate_totp",
        "mfa_add_webauthn",
    }
)
TYPED_ALONE = frozenset({"drafts:draft", "drafts:draft_elsewhere"})
"""What a page sends by itself keeps nobody signed in."""
FRESH = dt.timedelta(minutes=1)


class Language:
    """Each member reads the office in their language; before signing in, the browser's."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        user = request.user
        chosen = user.language if isinstance(user, User) else translation.get_language_from_request(request)
        with translation.override(chosen):
            response = self.get_response(request)
            response.headers.setdefault("Content-Language", translation.get_language())
        return response


class SignedIn:
    """Sends whoever has not shown both factors to the step that is missing. What is not named above needs both."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        came_as = request.COOKIES.get(settings.SESSION_COOKIE_NAME)
        response = self.get_response(request)
        if came_as and not request.user.is_authenticated and _ends_here(request, response):
            response.headers["Clear-Site-Data"] = FORGET
        return response

    def process_view(
        self, request: HttpRequest, view: object, args: tuple[Any, ...], kwargs: dict[str, Any]
    ) -> HttpResponse | None:
        """Let the request through (None), or answer with the way to what is missing."""
        name = request.resolver_match.view_name if request.resolver_match else ""
        if name in FOR_ANYBODY:
            return None
        if member(request) is not None:
            if name not in TYPED_ALONE:
                _keep_fresh(request)
            return None
        if request.user.is_authenticated:
            if not has_second_factor(request.user):
                return None if name in FOR_ONE_FACTOR else HttpResponseRedirect(reverse("mfa_index"))
            logout(request)
        back = {"next": request.get_full_path()} if request.method == "GET" and request.path != "/" else {}
        return HttpResponseRedirect(reverse("account_login") + (f"?{urlencode(back)}" if back else ""))


def _ends_here(request: HttpRequest, response: HttpResponse) -> bool:
    """Whether somebody signed out with this request, or was led to sign in because they no longer are."""
    name = request.resolver_match.view_name if request.resolver_match else ""
    if name == "account_logout":
        return request.method == "POST"
    return name not in FOR_ANYBODY and urlsplit(response.headers.get("Location", "")).path == reverse("account_login")


def _keep_fresh(request: HttpRequest) -> None:
    row = getattr(request.session, "row", None)
    now = timezone.now()
    if row is not None and now - row.seen_at > FRESH:
        keep_fresh(request.session.session_key, device=device_of(request))


def device_of(request: HttpRequest) -> str:
    """The browser and system of a request in a few words, enough to know one's own session by."""
    agent = request.headers.get("User-Agent", "")
    browsers = {"Edg/": "Edge", "Firefox/": "Firefox", "Chrome/": "Chrome", "Safari/": "Safari"}
    systems = {"Android": "Android", "iPhone": "iPhone", "iPad": "iPad", "Windows": "Windows", "Mac OS": "Mac"}
    browser = next((name for mark, name in browsers.items() if mark in agent), "Browser")
    system = next((name for mark, name in systems.items() if mark in agent), "Linux" if "Linux" in agent else "")
    return f"{browser}, {system}".rstrip(", ")
