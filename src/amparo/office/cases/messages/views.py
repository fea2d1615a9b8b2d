"""The outbox: what to send by hand, what was not allowed and why, what went."""

from __future__ import annotations

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST, require_safe

from amparo.office.cases.access.gate import one_transaction
from amparo.office.cases.access.rules import WORKING
from amparo.office.cases.messages.clearance import Refusal
from amparo.office.cases.messages.models import Message, State
from amparo.office.cases.messages.outbox import (
    TO_DO,
    NotAllowed,
    notified_otherwise,
    of_member,
    one_of_member,
    sent_by_hand,
)
from amparo.office.cases.messages.owners import found
from amparo.office.platform.accounts.access import admitted, for_roles
from amparo.office.platform.audit.record import record
from amparo.office.platform.ui.redirects import then

REASONS = {
    Refusal.NO_CONTACT.value: gettext_lazy("They said that no contact is safe."),
    Refusal.OTHER_CHANNEL.value: gettext_lazy("They cannot be written to: tell them by their safe contact."),
    Refusal.NO_ADDRESS.value: gettext_lazy("There is no number or address that can be written to."),
    Refusal.NOT_NOW.value: gettext_lazy("Not at this hour."),
    Refusal.TIMES_UNKNOWN.value: gettext_lazy("No days and hours were agreed on."),
    Refusal.CLOCK_UNKNOWN.value: gettext_lazy("Their time zone is not known: ask them, and choose it on their page."),
    Refusal.CLOCKS_DIFFER.value: gettext_lazy(
        "Their place can have several time zones, and no hour fits all: ask which, and choose it on their page."
    ),
    Refusal.READ_NEVER.value: gettext_lazy("There is something we must never do; read it and decide."),
    Refusal.TELLS_OFFICE.value: gettext_lazy("The text would name the office."),
    Refusal.TELLS_MATTER.value: gettext_lazy("The text would say what it is about."),
    Refusal.TOO_LONG.value: gettext_lazy("The text is too long."),
}


@for_roles(*WORKING)
@require_safe
def outbox(request: HttpRequest) -> HttpResponse:
    """The messages of the people a member may see."""
    user = admitted(request)
    record(user.pk, "outbox.read")
    to_do = of_member(user, TO_DO)
    waiting = of_member(user, (State.WAITING, State.SENDING))
    gone = of_member(user, (State.SENT, State.EXPIRED, State.CANCELLED), 40)
    page = {"to_do": to_do, "waiting": waiting, "gone": gone, "reasons": REASONS, "section": "outbox"}
    return render(request, "messages/outbox.html", page)


@for_roles(*WORKING)
@require_POST
def message(request: HttpRequest, message: UUID) -> HttpResponse:
    """Say that a message has been sent by hand, or that it shall not be sent."""
    user = admitted(request)
    row = one_of_member(user, message)
    if row is None:
        raise Http404
    notice = _("It will not be sent.")
    with one_transaction(request, user) as write:
        write.then = reverse("messages:outbox")
        row = one_of_member(user, message)
        if row is None:
            raise Http404
        if row.state not in (*TO_DO, State.WAITING):
            notice = _("It was handled in the meantime.")
        elif request.POST.get("what") == "sent" and not _has_read_never(request, row):
            notice = _("First read what must never be done, and say that you have.")
        elif request.POST.get("what") == "sent":
            try:
                sent_by_hand(row, user)
                notice = _("Noted as sent.")
            except NotAllowed as wrong:
                notice = str(REASONS[wrong.refusal.value])
        elif request.POST.get("what") == "told":
            notified_otherwise(row, user)
            notice = _("Noted.")
        else:
            row.state = State.CANCELLED
            row.save(update_fields=["state"])
            record(user.pk, "message.cancelled", about=f"message {row.pk}")
    return then(request, write.then, notice)


def _has_read_never(request: HttpRequest, row: Message) -> bool:
    reachable = found(row.owner_kind, [row.owner]).get(row.owner)
    return reachable is None or not reachable.rules.never.strip() or request.POST.get("read_never") == "1"
