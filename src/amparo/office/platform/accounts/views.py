"""One's own account: language, sessions, second factor; and the way in by code."""

from __future__ import annotations

from allauth.account.internal.flows.login import perform_password_login
from allauth.account.models import Login
from allauth.mfa.webauthn.views import remove_webauthn
from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from amparo.office.platform import disk, heartbeats, outages
from amparo.office.platform.accounts import invitations
from amparo.office.platform.accounts.access import admitted
from amparo.office.platform.accounts.forms import CodeForm, LanguageForm, WelcomeForm
from amparo.office.platform.accounts.models import Session
from amparo.office.platform.accounts.second_factor import is_last_factor
from amparo.office.platform.accounts.sessions import IDLE, hashed, keep_fresh
from amparo.office.platform.audit.record import record
from amparo.office.platform.ui.fields import posted


@require_http_methods(["GET", "POST"])
def account(request: HttpRequest) -> HttpResponse:
    """Name, language, sessions."""
    user = admitted(request)
    form = LanguageForm(posted(request), instance=user)
    if request.method == "POST" and form.is_valid():
        form.save()
        with translation.override(user.language):
            messages.success(request, _("Saved."))
        return redirect("accounts:account")
    rows = Session.objects.filter(user=user, seen_at__gt=timezone.now() - IDLE).order_by("-seen_at")
    here = hashed(request.session.session_key)
    sessions = [(row, row.pk == here) for row in rows]
    page = {"form": form, "sessions": sessions, "section": "account", "has_feed": hasattr(user, "feed")}
    return render(request, "accounts/account.html", page, status=422 if form.errors else 200)


@require_POST
def end_session(request: HttpRequest, started: str) -> HttpResponse:
    """Sign another of one's browsers out."""
    user = admitted(request)
    ended = 0
    for row in Session.objects.filter(user=user):
        if row.pk.startswith(started):
            ended += row.delete()[0]
    if not ended:
        raise Http404
    record(user.pk, "session.ended")
    messages.success(request, _("That browser is signed out."))
    return redirect("accounts:account")


@require_POST
def keep(request: HttpRequest) -> HttpResponse:
    """The member is still there."""
    admitted(request)
    keep_fresh(request.session.session_key)
    return HttpResponse(status=204)


@require_http_methods(["GET", "POST"])
def remove_key(request: HttpRequest, pk: int) -> HttpResponse:
    """Remove a passkey, unless it is the only second factor."""
    if is_last_factor(admitted(request), pk):
        messages.error(request, _("This is your only second factor. Add another before you remove it."))
        return redirect("mfa_index")
    response: HttpResponse = remove_webauthn(request, pk=pk)
    return response


@require_http_methods(["GET", "POST"])
def invitation(request: HttpRequest) -> HttpResponse:
    """The way in: first the code, then a name and a password."""
    code_form = CodeForm(posted(request))
    if request.method == "GET" or not code_form.is_valid():
        return render(request, "accounts/code.html", {"form": code_form}, status=_status(code_form))
    code = code_form.cleaned_data["code"]
    try:
        held = invitations.found(code)
    except invitations.InvitationError as wrong:
        code_form.add_error("code", _(str(wrong)))
        return render(request, "accounts/code.html", {"form": code_form}, status=422)
    chosen = "password" in request.POST
    form = WelcomeForm(request.POST if chosen else None, initial={"code": code, "name": held.name})
    if chosen and form.is_valid():
        user = invitations.accept(code, name=form.cleaned_data["name"], password=form.cleaned_data["password"])
        response: HttpResponse = perform_password_login(request, {"email": user.email}, Login(user=user))
        return response
    page = {"form": form, "held": held, "role": held.get_role_display()}
    return render(request, "accounts/welcome.html", page, status=_status(form))


@require_GET
def health(request: HttpRequest) -> HttpResponse:
    """For whoever watches the server: the office is up, its database answers and writes, its background jobs are done.

    What somebody has to see to at once is 503; that the disk has little room is said, and is no fault yet.
    """
    Session.objects.exists()
    late, outage = heartbeats.late(settings.HOME), outages.current()
    room = disk.least(settings.HOME)
    gone = disk.is_given_up(settings.HOME, settings.RESERVE) and room.free < 3 * settings.RESERVE
    faults = [f"late: {worker}, {round(seconds)} s" for worker, seconds in late.items()]
    faults += (
        [f"read only since {outage.since.isoformat(timespec='seconds')}: {outage.why.name.lower()}"] if outage else []
    )
    faults += [f"disk: {room.percent} % left"] if room.share < disk.LAST else []
    faults += ["disk: the reserve is given up"] if gone else []
    told = faults or ([f"disk: {room.percent} % left"] if room.share < disk.LITTLE else ["ok"])
    return HttpResponse("".join(f"{line}\n" for line in told), content_type="text/plain", status=503 if faults else 200)


def _status(form: CodeForm) -> int:
    return 422 if form.is_bound and form.errors else 200
