"""Inviting people: a code that works once, for seven days; and the same to set a new password."""

from __future__ import annotations

import base64
import datetime as dt
import hashlib
import secrets

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_noop

from amparo.errors import OfficeError
from amparo.office.platform.accounts.models import Invitation, Session, User
from amparo.office.platform.audit.record import record

LASTS = dt.timedelta(days=7)


class InvitationError(OfficeError):
    """A code that opens nothing: unknown, used, withdrawn or expired."""


def invite(by: User, *, email: str, name: str, role: str, granted_by: User | None = None) -> str:
    """Invite somebody new; the code to hand over, which is kept only as a hash."""
    return _made(by, email=email.lower(), name=name, role=role, granted_by=granted_by)


def reset(by: User, user: User, granted_by: User | None = None) -> str:
    """A code with which a member sets a new password. The second factor stays as it is."""
    return _made(by, email=user.email, name=user.name, role=user.role, user=user, granted_by=granted_by)


def withdraw(by: User, invitation: Invitation) -> None:
    """Make an invitation worthless."""
    with transaction.atomic():
        Invitation.objects.filter(pk=invitation.pk, used_at=None).update(withdrawn_at=timezone.now())
        record(by.pk, "invitation.withdrawn", about=f"invitation {invitation.pk}")


def found(code: str) -> Invitation:
    """The open invitation of a code, as typed. Raises InvitationError."""
    held = Invitation.objects.filter(code_hash=_hashed(code)).select_related("user").first()
    if held is None or not held.is_open:
        raise InvitationError(gettext_noop("This code is unknown, was used already or has expired. Ask for a new one."))
    return held


def accept(code: str, *, name: str, password: str) -> User:
    """Use an invitation: the new member, or the old one with a new password. Raises InvitationError."""
    with transaction.atomic():
        held = found(code)
        used = Invitation.objects.filter(pk=held.pk, used_at=None, withdrawn_at=None).update(used_at=timezone.now())
        if not used:
            raise InvitationError("This code was used a moment ago.")
        if held.user is not None:
            user = held.user
            user.set_password(password)
            user.save(update_fields=["password"])
            Session.objects.filter(user=user).delete()
        else:
            user = User.objects.create_user(held.email, password, name=name, role=held.role)
        record(user.pk, "invitation.used", about=f"invitation {held.pk}")
    return user


def _made(by: User, **fields: object) -> str:
    plain = secrets.token_bytes(15)
    code = base64.b32encode(plain).decode()
    with transaction.atomic():
        held = Invitation.objects.create(
            made_by=by, code_hash=_hashed(code), expires_at=timezone.now() + LASTS, **fields
        )
        record(by.pk, "invitation.made", about=f"invitation {held.pk}")
    return "-".join(code[start : start + 4] for start in range(0, len(code), 4))


def _hashed(code: str) -> str:
    plain = "".join(char for char in code.upper() if char.isalnum())
    return hashlib.sha256(plain.encode()).hexdigest()
