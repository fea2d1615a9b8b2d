"""Slowing whoever guesses, never locking the owner out.

Tries from a device that has signed in to the account before are counted on their own; tries from all other devices
share one count. After five failures each further try has to wait, twice as long each time, up to fifteen minutes. A
passkey is not guessed and never waits.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import hmac
import secrets

from django.conf import settings
from django.core import signing
from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import ngettext

from amparo.office.platform.accounts.models import Guesses

FREE = 5
LONGEST = dt.timedelta(minutes=15)
FORGOTTEN_AFTER = dt.timedelta(days=1)
_SALT = "known device"
_YEAR = 365 * 24 * 3600


def check(request: HttpRequest, account: str, what: str) -> None:
    """Refuse a try that comes too early, and count it as failed until it is told otherwise. Raises ValidationError.

    `account` is what was typed or the user's id, `what` the secret that is guessed: "password" or "code".
    """
    bucket = _bucket(request, account, what)
    with transaction.atomic():
        held = Guesses.objects.select_for_update().filter(bucket=bucket).first() or Guesses(bucket=bucket)
        now = timezone.now()
        if held.until > now:
            raise _too_early(held.until - now)
        if now - held.last_at > FORGOTTEN_AFTER:
            held.failures = 0
        held.failures += 1
        held.last_at = now
        held.until = now + _wait(held.failures)
        held.save()


def right(request: HttpRequest, account: str, what: str) -> None:
    """The try was right: what this device failed before is forgotten."""
    Guesses.objects.filter(bucket=_bucket(request, account, what)).delete()


def remember_device(request: HttpRequest, response: HttpResponse, email: str) -> None:
    """Let this browser count on its own from now on for that account."""
    known = [mark for mark in _known(request) if mark[0] != _named(email)]
    value = signing.dumps([[_named(email), secrets.token_hex(8)], *known][:5], salt=_SALT)
    response.set_cookie(
        device_cookie(),
        value,
        max_age=_YEAR,
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
        samesite="Strict",
    )


def device_cookie() -> str:
    """The name of the cookie that a known device carries."""
    return "__Host-device" if settings.SESSION_COOKIE_SECURE else "device"


def _wait(failures: int) -> dt.timedelta:
    if failures < FREE:
        return dt.timedelta()
    return min(LONGEST, dt.timedelta(seconds=2 ** min(failures - FREE, 20)))


def _bucket(request: HttpRequest, account: str, what: str) -> str:
    name = _named(account)
    device = next((token for owner, token in _known(request) if owner == name), "unknown")
    return _digest(f"{what} {name} {device}")


def _known(request: HttpRequest) -> list[tuple[str, str]]:
    try:
        held = signing.loads(request.COOKIES.get(device_cookie(), ""), salt=_SALT, max_age=_YEAR)
    except signing.BadSignature:
        return []
    return [(str(owner), str(token)) for owner, token in held]


def _named(account: str) -> str:
    return _digest(f"account {account.strip().lower()}")[:24]


def _digest(text: str) -> str:
    return hmac.new(settings.SECRET_KEY.encode(), text.encode(errors="replace"), hashlib.sha256).hexdigest()


def _too_early(left: dt.timedelta) -> ValidationError:
    seconds = max(1, round(left.total_seconds()))
    return ValidationError(
        ngettext(
            "Too many attempts. Wait %(n)s second and try again, or use a passkey.",
            "Too many attempts. Wait %(n)s seconds and try again, or use a passkey.",
            seconds,
        )
        % {"n": seconds},
        code="too_early",
    )
