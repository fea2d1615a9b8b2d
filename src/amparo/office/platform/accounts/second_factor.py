"""Who a request comes from: nobody, somebody with one factor, or a member who has shown both."""

from __future__ import annotations

from typing import Any

from allauth.account.authentication import get_authentication_records
from allauth.mfa.models import Authenticator
from django.http import HttpRequest

from amparo.office.platform.accounts.models import User

SECOND = (Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN)


def member(request: HttpRequest) -> User | None:
    """The member who is signed in with both factors; None for anybody else."""
    user = request.user
    if not isinstance(user, User) or not user.is_active:
        return None
    return user if _both_shown(request, user) else None


def has_second_factor(user: User) -> bool:
    """Whether the member has set up a passkey or an authenticator app."""
    found: bool = Authenticator.objects.filter(user=user, type__in=SECOND).exists()
    return found


def is_last_factor(user: User, authenticator: int) -> bool:
    """Whether without this authenticator the member would have no second factor at all."""
    return not Authenticator.objects.filter(user=user, type__in=SECOND).exclude(pk=authenticator).exists()


def _both_shown(request: HttpRequest, user: User) -> bool:
    records: list[Any] = get_authentication_records(request, user)
    return "mfa" in {record.get("method") for record in records}
