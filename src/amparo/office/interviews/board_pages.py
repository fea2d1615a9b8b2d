"""Pages of the plan: the week, a proposal and its publication, one interview moved, who must be told."""

from __future__ import annotations

import datetime as dt
from uuid import UUID

from django.db.models import Q, QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from amparo.errors import OfficeError
from amparo.office.cases.access.gate import one_transaction
from amparo.office.cases.access.rules import EVERYBODY, WORKING
from amparo.office.interviews import publishing
from amparo.office.interviews.board import board, changes_shown, desk_cases, monday_of, shown_people
from amparo.office.interviews.models import Proposal, ProposalKind, Published, State, Wanted
from amparo.office.interviews.plan_state import plan_state
from amparo.office.interviews.proposing import Stale, anew, choices_for, moved, propose, proposed, repaired
from amparo.office.platform.accounts.access import admitted, for_roles
from amparo.office.platform.accounts.models import User
from amparo.office.platform.accounts.roles import Role
from amparo.office.platform.audit.record import record
from amparo.office.platform.ui.redirects import then
from amparo.scheduling.model import Booking as Hour

DESK = WORKING | {Role.SCHEDULER}
"""Who plans."""
LOOKS = EVERYBODY | {Role.SCHEDULER}
"""Who sees the week."""
MOST_TO_TELL = 100


@for_roles(*LOOKS)
@require_safe
def interviews(request: HttpRequest) -> HttpResponse:
    """The week: everybody's day with load against cap, who has no hour, and what is missing."""
    user = admitted(request)
    monday = _monday(request.GET.get("week", ""))
    record(user.pk, "desk.read", about=f"week {monday}")
    page = {
        "board": board(user, monday),
        "week": [monday + dt.timedelta(days=number) for number in range(5)],
        "before": monday - dt.timedelta(days=7),
        "after": monday + dt.timedelta(days=7),
        "today": timezone.localdate(),
        "plans": user.role in DESK,
        "last": Published.objects.select_related("by").first(),
        "section": "interviews",
    }
    return render(request, "interviews/board.html", page)


@for_roles(*DESK)
@require_POST
def make_plan(request: HttpRequest) -> HttpResponse:
    """Reschedule, or plan anew: a proposal to look at. Nothing is changed yet."""
    user = admitted(request)
    deed = ProposalKind.ANEW if request.POST.get("deed") == ProposalKind.ANEW else ProposalKind.RESCHEDULE
    held = plan_state()
    after = anew(held) if deed is ProposalKind.ANEW else repaired(held)
    if after.bookings == held.plan.bookings:
        return then(request, reverse("interviews:interviews"), _("The plan holds: there is nobody to notify."))
    return redirect("interviews:proposal", propose(user, held, deed, after).pk)


@for_roles(*DESK)
@require_http_methods(["GET", "POST"])
def proposal(request: HttpRequest, proposal: UUID) -> HttpResponse:
    """What a proposal changes and who must be told; publish it, or throw it away."""
    user = admitted(request)
    row = Proposal.objects.filter(pk=proposal, by=user).first()
    if request.method == "POST" and request.POST.get("discard"):
        Proposal.objects.filter(pk=proposal, by=user).delete()
        return then(request, reverse("interviews:interviews"), _("Thrown away. The plan stands as it was."))
    try:
        if request.method == "POST":
            with one_transaction(request, user) as deed:
                deed.then = reverse("interviews:to_tell")
                if row is None:
                    raise Stale(_("This proposal was published or thrown away already."))
                published = publishing.publish(user, row.pk, tell=bool(request.POST.get("tell")))
            return then(request, deed.then, _published(published))
        if row is None:
            raise Http404
        held = plan_state()
        made = proposed(held, row)
    except Stale as wrong:
        latest = Published.objects.select_related("by").first()
        stale = {"why": _(str(wrong)), "latest": latest, "section": "interviews"}
        return render(request, "interviews/stale.html", stale, status=409)
    record(user.pk, "desk.read", about=f"proposal {row.pk}")
    changes = changes_shown(user, held, made.changes)
    page = {
        "row": row,
        "made": made,
        "changes": changes,
        "hidden": sum(not change.shown.number for change in changes),
        "schedules": user.role == Role.SCHEDULER,
        "section": "interviews",
    }
    return render(request, "interviews/proposal.html", page)


@for_roles(*DESK)
@require_http_methods(["GET", "POST"])
def move(request: HttpRequest, wanted: UUID) -> HttpResponse:
    """Another hour for one interview: the free ones to choose from, then the proposal with what it means."""
    user = admitted(request)
    row = _seen(user, wanted)
    held = plan_state()
    name = row.pk.hex
    if name not in held.requests:
        raise Http404
    choices = choices_for(held, name)
    wrong = ""
    if request.method == "POST":
        chosen = next((choice for choice in choices if _key(choice) == request.POST.get("hour")), None)
        if chosen is None:
            wrong = _("Choose one of the hours; the one you chose is taken by now.")
        else:
            try:
                return redirect("interviews:proposal", propose(user, held, ProposalKind.MOVE, moved(held, chosen)).pk)
            except OfficeError as refused:
                wrong = _(str(refused))
    shown = shown_people(user, [row.person_id])
    page = {
        "row": row,
        "shown": shown.get(row.person_id),
        "needs": held.needs[name],
        "booking": held.bookings.get(name),
        "choices": [
            (_key(choice), held.at(choice), held.interviewers[choice.interviewer], choice) for choice in choices
        ],
        "held": held,
        "wrong": wrong,
        "section": "interviews",
    }
    return render(request, "interviews/move.html", page, status=422 if wrong else 200)


@for_roles(*DESK)
@require_safe
def to_tell(request: HttpRequest) -> HttpResponse:
    """Who does not know their hour yet, or that it is lost, and how it is safe to tell them."""
    user = admitted(request)
    rows = list(_not_notified(user)[: MOST_TO_TELL + 1])
    known = shown_people(user, [row.person_id for row in rows])
    record(user.pk, "desk.read", about="who must be told")
    page = {
        "rows": [(known[row.person_id], row, getattr(row, "booking", None)) for row in rows if row.person_id in known][
            :MOST_TO_TELL
        ],
        "more": len(rows) > MOST_TO_TELL,
        "schedules": user.role == Role.SCHEDULER,
        "section": "interviews",
    }
    return render(request, "interviews/notices.html", page)


@for_roles(*WORKING)
@require_POST
def notified(request: HttpRequest, wanted: UUID) -> HttpResponse:
    """The person knows."""
    user = admitted(request)
    with one_transaction(request, user) as deed:
        publishing.tell(user, _seen(user, wanted))
        deed.then = reverse("interviews:to_tell")
    return then(request, deed.then, _("Noted."))


def _not_notified(user: User) -> QuerySet[Wanted]:
    ahead = Q(
        booking__told_at=None, booking__appointment__at__gt=timezone.now(), booking__appointment__cancelled_at=None
    )
    rows = Wanted.objects.filter(Q(lost_at__isnull=False) | ahead, state=State.OPEN, case__in=desk_cases(user))
    return rows.select_related("booking__appointment", "booking__interviewer__user").order_by(
        "booking__appointment__at"
    )


def _seen(user: User, wanted: UUID) -> Wanted:
    rows = Wanted.objects.filter(pk=wanted, state=State.OPEN, case__in=desk_cases(user))
    row = rows.select_related("person").first()
    if row is None:
        raise Http404
    return row


def _key(booking: Hour) -> str:
    return f"{booking.day}-{booking.starts}-{booking.interviewer}-{booking.interpreter}"


def _published(published: Published) -> str:
    changed = published.new + published.moved + published.lost
    return ngettext("The plan holds. %(n)s client to notify.", "The plan holds. %(n)s clients to notify.", changed) % {
        "n": changed
    }


def _monday(text: str) -> dt.date:
    try:
        day = dt.date.fromisoformat(text)
    except ValueError:
        day = timezone.localdate()
    return monday_of(day if 2000 < day.year < 2099 else timezone.localdate())
