"""What takes two members among members: letting somebody in who reads cases or lets others in, and making them so."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import gettext_noop

from amparo.errors import OfficeError
from amparo.office.platform.accounts import invitations
from amparo.office.platform.accounts.models import Session, User
from amparo.office.platform.accounts.roles import ADMINISTRATORS, LETS_IN, LOCKS_DOWN, READS, Role
from amparo.office.platform.accounts.second_factor import has_second_factor
from amparo.office.platform.accounts.second_person import CHANGE, others, too_recent
from amparo.office.platform.approvals.asking import ask
from amparo.office.platform.approvals.deeds import Granted, GraveDeed
from amparo.office.platform.approvals.models import Approval
from amparo.office.platform.audit.record import record

INVITE = "member.invite"


def is_founding() -> bool:
    """Whether nobody who reads cases has ever been in this office: there is nothing to read, and nobody to ask."""
    return not User.objects.filter(role__in=READS).exists()


def invites_alone(role: str) -> bool:
    """Whether an administrator invites a member of that role without a second person."""
    return role not in LETS_IN or is_founding()


def resets_alone(user: User) -> bool:
    """Whether an administrator makes a code for a new password alone: where a second factor still keeps them out."""
    return has_second_factor(user) or invites_alone(user.role)


def ask_to_invite(by: User, *, email: str, name: str, role: str, user: User | None = None) -> Approval:
    """Ask for an invitation, or for the code of a new password; its code is shown to the one who grants it."""
    details = {"email": email.lower(), "name": name, "role": role, "user": user.pk if user else None}
    with transaction.atomic():
        return ask(INVITE, by.pk, subject=user.pk if user else None, details=details)


def ask_to_change(by: User, user: User, *, role: str, is_active: bool) -> Approval:
    """Ask for a member's role to be changed, or for their access to be given back."""
    return ask(CHANGE, by.pk, subject=user.pk, details={"role": role, "is_active": is_active})


def code_page(request: HttpRequest, code: str, name: str, done: str) -> HttpResponse:
    """The code of an invitation, which is shown once."""
    address = request.build_absolute_uri(reverse("accounts:invitation")) + "#" + code
    return render(request, "accounts/code_made.html", {"code": code, "address": address, "name": name, "done": done})


def granters(approval: Approval) -> set[int]:
    """Attorneys and other administrators, never the one whom it is about."""
    return others(approval.asked_by_id, LOCKS_DOWN) - {approval.subject_id or 0}


def affected(approval: Approval) -> set[int]:
    """Whom it is about, and those who may object though they may not grant."""
    subject = {approval.subject_id} if approval.subject_id else set()
    return too_recent(approval.asked_by_id, LOCKS_DOWN) | subject


def asker_of(approval: Approval) -> User:
    """The administrator who asked. Raises OfficeError when they are none any more."""
    asker = approval.asked_by
    if asker is None or not asker.is_active or asker.role not in ADMINISTRATORS:
        raise OfficeError(gettext_noop("The member who asked for this may no longer do it."))
    return asker


def _invite(granted: Granted) -> HttpResponse:
    approval, told = granted.approval, granted.details
    asker = asker_of(approval)
    second = None if approval.decided_by_id == asker.pk else approval.decided_by
    if told["user"] is not None:
        code = invitations.reset(asker, User.objects.get(pk=told["user"], is_active=True), granted_by=second)
    elif User.objects.filter(email=told["email"]).exists():
        raise OfficeError(gettext_noop("There is already a member with this address."))
    else:
        words = {name: told[name] for name in ("email", "name", "role")}
        code = invitations.invite(asker, **words, granted_by=second)
    done = reverse("approval_pages:approval", args=[approval.pk])
    return code_page(granted.request, code, told["name"], done)


def _change(granted: Granted) -> HttpResponse | None:
    asker = asker_of(granted.approval)
    row = User.objects.select_for_update().get(pk=granted.approval.subject_id or 0)
    row.role, row.is_active = granted.details["role"], granted.details["is_active"]
    row.save(update_fields=["role", "is_active"])
    Session.objects.filter(user=row).delete()
    record(asker.pk, "member.changed", about=f"user {row.pk} {row.role} {'on' if row.is_active else 'off'}")
    return None


def _invited(details: Mapping[str, Any]) -> list[tuple[Promise | str, object]]:
    what = _("a new password; no second factor is set up") if details["user"] else _("an invitation")
    told: list[tuple[Promise | str, object]] = [(_("Code for"), what), (_("Name"), details["name"])]
    return [*told, (_("E-mail address"), details["email"]), (_("Role"), Role(details["role"]).label)]


def _changed(details: Mapping[str, Any]) -> list[tuple[Promise | str, object]]:
    active = _("may sign in") if details["is_active"] else _("no access")
    return [(_("New role"), Role(details["role"]).label), (_("Access"), active)]


DEEDS = (
    GraveDeed(INVITE, _("Make a code that lets a member in"), granters, _invite, affected, _invited),
    GraveDeed(CHANGE, _("Change a member’s role or give access back"), granters, _change, affected, _changed),
)
