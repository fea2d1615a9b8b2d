"""Where a browser sends what is being typed."""

from __future__ import annotations

import datetime as dt

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from amparo.office.cases.access.gate import enter
from amparo.office.cases.access.rules import Permission
from amparo.office.cases.drafts.forms import KEPT_DAYS, Form, form_at
from amparo.office.cases.drafts.keeping import MOST, NotTheirs, TooMany, forget, keep, own
from amparo.office.platform.accounts.access import admitted
from amparo.office.platform.accounts.models import User
from amparo.office.platform.ui.moments import day_text, hour_text
from amparo.office.platform.ui.redirects import then

OLDER = {"note": "notes/"}
"""What the form of a note was called before drafts went by the address of their form."""


@require_safe
def drafts(request: HttpRequest) -> HttpResponse:
    """All drafts of the member, by case number and time alone, each to go on with or to throw away."""
    user = admitted(request)
    listed = [
        (row, form.draft_path) for row in own(user).select_related("case") if (form := form_at(row.form)) is not None
    ]
    return render(
        request, "drafts/list.html", {"drafts": listed, "days": KEPT_DAYS, "most": MOST, "section": "account"}
    )


@require_POST
def draft(request: HttpRequest, number: str, form: str) -> HttpResponse:
    """Keep what has been typed so far in a form of a case, or forget it."""
    file = enter(request, number, Permission.ADD)
    place, dash, group = form.partition("-")
    within = OLDER.get(form) or (f"people/{place}/facts/{group}/" if dash and place.isdigit() else f"{form}/")
    if request.POST.get("forget"):
        file.record("draft.forgotten", form[:40])
    return _kept(request, file.user, form_at(f"/cases/{number}/{within}"), f"/cases/{number}/")


@require_POST
def draft_elsewhere(request: HttpRequest, form: str) -> HttpResponse:
    """Keep what has been typed so far in a form of no case, or forget it."""
    user, found = admitted(request), form_at(f"/{form}/")
    return _kept(request, user, None if found is not None and "number" in found.given else found, "/")


def _kept(request: HttpRequest, user: User, form: Form | None, otherwise: str) -> HttpResponse:
    if form is None:
        raise Http404
    if request.POST.get("forget"):
        forget(user, form, request.POST.get("draft", ""))
        back = request.POST.get("back", "")
        return then(request, back if _ours(back) else otherwise, _("The draft is gone."))
    try:
        row = keep(user, form, request.POST, _page(request.POST.get("draft_page", "")))
    except NotTheirs:
        raise Http404 from None
    except TooMany:
        return HttpResponse(too_many(), status=409, content_type="text/plain; charset=utf-8")
    answer = HttpResponse(content_type="text/plain; charset=utf-8")
    if row is not None:
        until = row.saved_at + dt.timedelta(days=KEPT_DAYS)
        answer.write(
            _("Draft kept at %(time)s, until %(day)s.") % {"time": hour_text(row.saved_at), "day": day_text(until)}
        )
        answer.headers["Draft"], answer.headers["Draft-Version"] = str(row.pk), str(row.version)
    return answer


def too_many() -> str:
    """What is said where one draft more is not kept."""
    return _("NOT kept: you have %(most)d drafts. Discard some under “Your drafts”.") % {"most": MOST}


def _page(path: str) -> str:
    return path if _ours(path) and "?" not in path else ""


def _ours(address: str) -> bool:
    return address.startswith("/") and not address.startswith(("//", "/\\"))
