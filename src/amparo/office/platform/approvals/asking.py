"""Asking for what takes two members; granting, refusing, withdrawing it; and waiting where nobody could grant it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext_noop

from amparo.errors import OfficeError
from amparo.office.platform.approvals.deeds import Granted, GraveDeed, deeds
from amparo.office.platform.approvals.models import Approval, ApprovalKey, State, Told
from amparo.office.platform.audit.record import record
from amparo.office.platform.encryption.case_keys import new_key, open_key

LASTS = dt.timedelta(days=14)
"""After so long without an answer it has run out."""
USABLE = dt.timedelta(days=1)
"""So long may be used what is granted for later."""


class NotTheirs(OfficeError):
    """The member has no say in it."""


def ask(
    deed: str,
    by: int | None,
    *,
    case: UUID | None = None,
    subject: int | None = None,
    details: Mapping[str, Any] | None = None,
) -> Approval:
    """Ask for it; `by` is a member, or None at the command line. Call it within the write.

    Asked for once more in the same words, it is the same approval.
    """
    words = dict(details or {})
    waiting = Approval.objects.filter(deed=deed, case=case, subject=subject, asked_by=by, state=State.ASKED)
    for before in waiting.select_for_update():
        if details_of(before) == words:
            return before
    now = timezone.now()
    approval = Approval(deed=deed, case=case, subject_id=subject, asked_by_id=by, asked_at=now, until=now + LASTS)
    approval.save(force_insert=True)
    key = new_key(approval, ApprovalKey)
    approval.sealed_details = key.seal(approval, "sealed_details", words)
    approval.save(update_fields=["sealed_details"])
    record(by, "approval.asked", case, f"{deed} {approval.pk}")
    tell(approval, now)
    return approval


def details_of(approval: Approval) -> Mapping[str, Any]:
    """What is asked for in particular; nothing once the case is erased."""
    if approval.sealed_details is None:
        return {}
    found: Mapping[str, Any] = open_key(approval.pk, ApprovalKey).unseal(approval, "sealed_details")
    return found


def reason_of(approval: Approval) -> str:
    """Why it was refused."""
    if approval.sealed_reason is None:
        return ""
    found: str = open_key(approval.pk, ApprovalKey).unseal(approval, "sealed_reason")
    return found


def granters_of(approval: Approval) -> set[int]:
    """Who may grant it at this moment: never whoever asked."""
    return set(deeds()[approval.deed].granters(approval)) - {approval.asked_by_id or 0}


def alone_until(approval: Approval) -> dt.datetime | None:
    """When whoever asked may do it alone, because nobody could grant it; None where somebody can."""
    if approval.alone_since is None:
        return None
    return approval.alone_since + dt.timedelta(days=settings.SECOND_PERSON_DAYS)


def grant(request: HttpRequest, key: UUID, by: int) -> HttpResponse | None:
    """Grant it, and do it; what it answers. Raises NotTheirs, or OfficeError when it can be done no more.

    Call it within a transaction: of two who grant at once the second finds it done.
    """
    approval = _waiting(key)
    if by not in granters_of(approval):
        raise NotTheirs(gettext_noop("Another member has to grant this."))
    return _done(request, approval, by)


def do_alone(request: HttpRequest, key: UUID, by: int) -> HttpResponse | None:
    """Do what nobody could grant, after the days of waiting. Raises NotTheirs, or OfficeError as `grant` does."""
    approval = _waiting(key)
    tell(approval, timezone.now())
    after = alone_until(approval)
    if approval.asked_by_id != by or after is None:
        raise NotTheirs(gettext_noop("Another member has to grant this."))
    if timezone.now() < after:
        raise OfficeError(gettext_noop("The waiting time is not over."))
    return _done(request, approval, by)


def refuse(key: UUID, by: int, reason: str) -> None:
    """Refuse it, as one who could grant it or whom it affects. Raises NotTheirs."""
    approval = _waiting(key)
    if by == approval.asked_by_id or by not in granters_of(approval) | set(deeds()[approval.deed].affected(approval)):
        raise NotTheirs(gettext_noop("You have no say in this."))
    sealing = open_key(approval.pk, ApprovalKey)
    approval.sealed_reason = sealing.seal(approval, "sealed_reason", reason)
    approval.save(update_fields=["sealed_reason"])
    _decide(approval, State.REFUSED, by)


def withdraw(key: UUID, by: int) -> None:
    """Ask for it no more. Raises NotTheirs."""
    approval = _waiting(key)
    if approval.asked_by_id != by:
        raise NotTheirs(gettext_noop("Only the member who asked can withdraw it."))
    _decide(approval, State.WITHDRAWN, by)


def usable(deed: str, by: int | None, case: UUID | None = None) -> Approval | None:
    """What was granted to a member to do later, while it may be used."""
    now = timezone.now()
    granted = Approval.objects.filter(deed=deed, asked_by=by, case=case, state=State.GRANTED, until__gt=now)
    return granted.order_by("-decided_at").first()


def waited_out(deed: str) -> Approval | None:
    """What was asked for at the command line and nobody could grant in all the days of waiting: it may be done now."""
    now = timezone.now()
    for approval in Approval.objects.filter(deed=deed, asked_by=None, state=State.ASKED, until__gt=now):
        tell(approval, now)
        after = alone_until(approval)
        if after is not None and after <= now:
            _decide(approval, State.GRANTED, None)
            return approval
    return None


def used(approval: Approval) -> None:
    """It was done, and may not be done again."""
    Approval.objects.filter(pk=approval.pk, state=State.GRANTED).update(state=State.DONE)


def forget_case(case: UUID) -> None:
    """Destroy what was asked for in a case, but that it was asked for; what waited for an answer waits no more."""
    of_the_case = Approval.objects.filter(case=case)
    for waiting in of_the_case.filter(state__in=[State.ASKED, State.GRANTED]):
        _end(waiting)
    ApprovalKey.objects.filter(approval__in=of_the_case).delete()
    of_the_case.update(sealed_details=None, sealed_reason=None)


def forget_keyless(_now: dt.datetime) -> None:
    """After a restore with the keys of a later backup: what was asked for, and is erased since, is erased here too."""
    keyless = Approval.objects.filter(key=None, sealed_details__isnull=False)
    keyless.filter(state__in=[State.ASKED, State.GRANTED]).update(state=State.EXPIRED)
    keyless.update(sealed_details=None, sealed_reason=None)


def look_at_all(now: dt.datetime) -> None:
    """Tell whom it concerns of everything that waits, and end what has run out."""
    for key in Approval.objects.filter(state__in=[State.ASKED, State.GRANTED]).values_list("pk", flat=True):
        with transaction.atomic():
            approval = Approval.objects.select_for_update().get(pk=key)
            if approval.until <= now:
                _end(approval)
            elif approval.state == State.ASKED:
                tell(approval, now)


def tell(approval: Approval, now: dt.datetime) -> None:
    """Say whom it concerns at this moment, and since when nobody could grant it."""
    granters, affected = granters_of(approval), set(deeds()[approval.deed].affected(approval))
    wanted = {user: user in granters for user in granters | affected | {approval.asked_by_id or 0} if user}
    before = {told.user_id: told for told in Told.objects.filter(approval=approval)}
    for user, told in before.items():
        if user not in wanted:
            told.delete()
        elif told.grants != wanted[user]:
            told.grants = wanted[user]
            told.save(update_fields=["grants"])
    for user in wanted.keys() - before.keys():
        Told.objects.create(approval=approval, user_id=user, grants=wanted[user], since=now)
    alone = None if granters else approval.alone_since or now
    if alone != approval.alone_since:
        approval.alone_since = alone
        approval.save(update_fields=["alone_since"])


def _waiting(key: UUID) -> Approval:
    approval = Approval.objects.select_for_update().filter(pk=key).first()
    if approval is None or approval.state != State.ASKED or approval.until <= timezone.now():
        raise OfficeError(gettext_noop("This was answered meanwhile, or has expired."))
    return approval


def _done(request: HttpRequest, approval: Approval, by: int) -> HttpResponse | None:
    deed: GraveDeed = deeds()[approval.deed]
    details = details_of(approval)
    _decide(approval, State.GRANTED if deed.later is not None else State.DONE, by)
    return deed.do(Granted(request, approval, details))


def _decide(approval: Approval, state: str, by: int | None) -> None:
    now = timezone.now()
    approval.state, approval.decided_by_id, approval.decided_at = state, by, now
    if state == State.GRANTED:
        approval.until = now + USABLE
    approval.save(update_fields=["state", "decided_by", "decided_at", "until"])
    asker = f" user {approval.asked_by_id}" if approval.asked_by_id else ""
    did = "alone" if state in (State.GRANTED, State.DONE) and by == approval.asked_by_id else _DID.get(state, state)
    record(by, f"approval.{did}", approval.case, f"{approval.deed} {approval.pk}{asker}")


_DID = {str(State.DONE): "granted"}


def _end(approval: Approval) -> None:
    state = State.DONE if approval.state == State.GRANTED else State.EXPIRED
    Approval.objects.filter(pk=approval.pk).update(state=state)
    if state == State.EXPIRED:
        record(None, "approval.expired", approval.case, f"{approval.deed} {approval.pk}")
