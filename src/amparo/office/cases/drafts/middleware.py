"""Round every request: forms come with their drafts, and a form that could not be written becomes one."""

from __future__ import annotations

from collections.abc import Callable
from urllib.parse import urlsplit

from allauth.account.internal.flows.reauthentication import STATE_SESSION_KEY
from django.conf import settings
from django.db import DatabaseError
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode

from amparo.office.cases.drafts.filling import with_drafts
from amparo.office.cases.drafts.forms import CHOICES_ALONE, Form, form_at, is_typed
from amparo.office.cases.drafts.keeping import MOST, NotTheirs, TooMany, keep, sent_off, typed_in
from amparo.office.platform import outages
from amparo.office.platform.accounts.models import Session, User
from amparo.office.platform.accounts.second_factor import member
from amparo.office.platform.accounts.sessions import ABSOLUTE, hashed

type Answer = Callable[[HttpRequest], HttpResponse]
_TO_SIGN_IN = ("account_login", "account_reauthenticate", "mfa_reauthenticate", "mfa_index")


class Drafts:
    """Nothing that a member typed is lost between two pages."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if request.method == "POST":
            response = _after_a_form(request, response)
        return _with_drafts(request, response)


def _after_a_form(request: HttpRequest, response: HttpResponse) -> HttpResponse:
    form = form_at(request.path)
    stale = getattr(request, "stale_form", False)
    led_away = _leads_to_sign_in(response)
    if form is not None and response.status_code < 400 and not led_away:
        user = member(request)
        if user is not None:
            _forget(user, form, request.POST)
        return response
    if not (stale or led_away) or not any(typed_in(request.POST)):
        return response
    if form is not None and form.name in CHOICES_ALONE and led_away and member(request) is not None:
        return response
    user = None if stale and not is_own(request) else member(request) or _last_signed_in(request)
    if form is not None and user is not None:
        page = _page_of(request)
        try:
            kept = keep(user, form, request.POST, page)
        except NotTheirs:
            kept = None
        except TooMany:
            return given_back(request, most=MOST)
        if kept is not None:
            return _kept(request, response, page, stale=stale)
    return response if _signing_in(request) else given_back(request)


def _forget(user: User, form: Form, sent: QueryDict) -> None:
    """Forget the draft. What was sent is saved already: a draft that cannot be deleted stays, and refuses nothing."""
    try:
        sent_off(user, form, sent)
    except DatabaseError as wrong:
        outages.go_on(wrong)


def _kept(request: HttpRequest, response: HttpResponse, page: str, *, stale: bool) -> HttpResponse:
    if stale and member(request) is not None:
        return render(request, "drafts/stale.html", {"page": page}, status=403)
    request.session.pop(STATE_SESSION_KEY, None)  # where the sign-in library would keep the words in clear
    target = urlsplit(response.headers.get("Location", "")).path or reverse("account_login")
    return HttpResponseRedirect(f"{target}?{urlencode({'next': page, 'kept': '1'})}")


def given_back(request: HttpRequest, *, most: int = 0) -> HttpResponse:
    """What was sent, shown once more to the browser that sent it: nobody is certain to be who typed it.

    `most` is how many drafts the member has, where that is why this did not become one more.
    """
    typed = [
        (name, value) for name, values in request.POST.lists() if is_typed(name) for value in values if value.strip()
    ]
    carried = [(name, value) for name, values in request.POST.lists() if _carried(name) for value in values]
    page = {
        "typed": typed,
        "carried": carried,
        "path": request.path,
        "own": is_own(request),
        "signed_in": member(request) is not None,
        "most": most,
    }
    response = render(request, "drafts/signed_out.html", page, status=403)
    response.headers["Cache-Control"] = "no-store"
    return response


def is_own(request: HttpRequest) -> bool:
    """Whether the browser says that a form was sent from a page of ours."""
    origin = request.headers.get("Origin", "")
    if origin and origin != "null":
        return origin == f"{request.scheme}://{request.get_host()}"
    return request.headers.get("Sec-Fetch-Site") == "same-origin"


def _carried(name: str) -> bool:
    return name == "once" or is_typed(name)


def _signing_in(request: HttpRequest) -> bool:
    name = request.resolver_match.view_name if request.resolver_match else ""
    return name.startswith(("account_", "mfa_")) or name in ("accounts:invitation", "demo:demo_sign_in")


def _leads_to_sign_in(response: HttpResponse) -> bool:
    target = urlsplit(response.headers.get("Location", "")).path
    return response.status_code in (302, 303) and target in {reverse(name) for name in _TO_SIGN_IN}


def _last_signed_in(request: HttpRequest) -> User | None:
    """Whose session this browser's was, though it has run out. A draft can be written for them, and nothing read."""
    key = request.COOKIES.get(settings.SESSION_COOKIE_NAME)
    if not key:
        return None
    rows = Session.objects.filter(session_key=hashed(key), started_at__gt=timezone.now() - ABSOLUTE)
    row = rows.select_related("user").first()
    return row.user if row is not None and row.user is not None and row.user.is_active else None


def _page_of(request: HttpRequest) -> str:
    """The page that the form stands on, as the browser says; else where the form is sent."""
    came = urlsplit(request.headers.get("Referer", ""))
    ours = came.netloc == request.get_host() and came.path.startswith("/") and not came.path.startswith("//")
    return came.path if ours and not came.path.startswith("/sign-in/") else request.path


def _with_drafts(request: HttpRequest, response: HttpResponse) -> HttpResponse:
    whole = response.headers.get("Content-Type", "").startswith("text/html") and not response.streaming
    shown = response.status_code in (200, 409, 422) and request.method in ("GET", "POST")
    if not whole or not shown or "HX-Request" in request.headers or b"<form" not in response.content:
        return response
    user = member(request)
    if user is not None:
        page = response.content.decode()
        restored = with_drafts(request, user, page, restore=request.method == "GET")
        if restored is not page:
            response.content = restored.encode()
            if "Content-Length" in response.headers:
                response.headers["Content-Length"] = str(len(response.content))
    return response
