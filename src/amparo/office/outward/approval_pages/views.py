"""Pages of approvals. One that does not exist for a member is answered as if it had never been (404)."""

from __future__ import annotations

from collections.abc import Callable
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from amparo.errors import OfficeError
from amparo.office.cases.access.gate import one_transaction, visible
from amparo.office.outward.approval_pages.forms import RefuseForm
from amparo.office.outward.approval_pages.shown import Shown, exists_for, shown, waiting_for
from amparo.office.platform.accounts.access import admitted, once_more
from amparo.office.platform.accounts.models import User
from amparo.office.platform.approvals import asking
from amparo.office.platform.approvals.deeds import deeds
from amparo.office.platform.approvals.models import Approval
from amparo.office.platform.audit.record import record
from amparo.office.platform.ui.fields import posted

MOST = 100
"""So many are listed, those that wait first."""


@require_safe
def approvals(request: HttpRequest) -> HttpResponse:
    """What waits for two members, and what was answered lately."""
    user = admitted(request)
    waiting = shown(user, waiting_for(user))
    answered = shown(user, exists_for(user).exclude(pk__in=[one.row.pk for one in waiting])[:MOST])
    record(user.pk, "approvals.read", about=f"{len(waiting)} waiting")
    page = {"waiting": waiting, "answered": answered, "section": "approvals"}
    return render(request, "approval_pages/approvals.html", page)


@require_safe
def approval(request: HttpRequest, approval: UUID) -> HttpResponse:
    """One of them: who asks for what, whom it affects, and what the member may do about it."""
    return _page(request, *_entered(request, approval))


@once_more
@require_POST
def grant(request: HttpRequest, approval: UUID) -> HttpResponse:
    """Grant it: it is done at once, in the name of both."""
    return _answered(request, approval, asking.grant)


@once_more
@require_POST
def do_alone(request: HttpRequest, approval: UUID) -> HttpResponse:
    """Do what nobody could grant, once the waiting time is over."""
    return _answered(request, approval, asking.do_alone)


@require_http_methods(["GET", "POST"])
def refuse(request: HttpRequest, approval: UUID) -> HttpResponse:
    """Refuse it, and say why."""
    user, found = _entered(request, approval)
    form = RefuseForm(posted(request))
    if request.method == "POST" and form.is_valid():
        try:
            with one_transaction(request, user) as write:
                asking.refuse(approval, user.pk, form.cleaned_data["reason"])
                write.then = _place(approval)
            return HttpResponseRedirect(write.then)
        except OfficeError as wrong:
            form.add_error(None, _(str(wrong)))
    page = {"form": form, "title": _("Refuse"), "lead": found.words, "back": _place(approval), "action": _("Refuse")}
    return render(request, "ui/form.html", page, status=422 if form.errors else 200)


@require_POST
def withdraw(request: HttpRequest, approval: UUID) -> HttpResponse:
    """Ask for it no more."""
    user, _found = _entered(request, approval)
    try:
        with one_transaction(request, user) as write:
            asking.withdraw(approval, user.pk)
            write.then = _place(approval)
    except OfficeError as wrong:
        messages.error(request, _(str(wrong)))
    return HttpResponseRedirect(_place(approval))


def _answered(
    request: HttpRequest, key: UUID, answer: Callable[[HttpRequest, UUID, int], HttpResponse | None]
) -> HttpResponse:
    """What granting it answers; else on to where it stands, or the page with what keeps it from being done."""
    user, _found = _entered(request, key)
    try:
        with one_transaction(request, user) as write:
            response = answer(request, key, user.pk)
            write.then = _place(key)
        return response or HttpResponseRedirect(write.then)
    except OfficeError as wrong:
        return _page(request, *_entered(request, key), refused=_(str(wrong)))  # as it stands now: another was quicker


def _entered(request: HttpRequest, key: UUID) -> tuple[User, Shown]:
    """The member, and the approval as it exists for them. Raises Http404."""
    user = admitted(request)
    rows = shown(user, exists_for(user).filter(pk=key))
    if not rows:
        raise Http404
    return user, rows[0]


def _page(request: HttpRequest, user: User, found: Shown, refused: str = "") -> HttpResponse:
    row, later = found.row, deeds()[found.row.deed].later
    page = {
        "one": found,
        "says": deeds()[row.deed].says(asking.details_of(row)) if _may_be_told(user, row) else [],
        "reason": asking.reason_of(row),
        "told": row.told.select_related("user").order_by("-grants", "user__name"),
        "later": later is not None,
        "use": later(row) if later is not None and found.is_own and found.is_usable else "",
        "refused": refused,
        "section": "approvals",
    }
    return render(request, "approval_pages/approval.html", page, status=409 if refused else 200)


def _may_be_told(user: User, row: Approval) -> bool:
    """Whether what is asked for in particular is there, and may be shown to the member."""
    if row.sealed_details is None:
        return False
    return not deeds()[row.deed].within or visible(user).filter(pk=row.case or row.pk).exists()


def _place(key: UUID) -> str:
    return reverse("approval_pages:approval", args=[key])
