"""Slowing whoever guesses, never locking the owner out.

Wrong tries at an account slow the device or the network that they come from. A device that has signed in to the account
before counts on its own, whatever others try elsewhere: five wrong tries are free, then each has to wait twice as long,
a minute at most until there are a hundred. Other devices count by the network they come from (under a key and for a
day, never the address), up to fifteen minutes; beyond fifty wrong tries from wherever, all of them together. A passkey
is not guessed and never waits.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import hmac
import secrets
from dataclasses import dataclass

from django.conf import settings
from django.core import signing
from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import ngettext

from amparo.office.platform import networks
from amparo.office.platform.accounts.models import Guesses, User
from amparo.office.platform.audit.record import record

FREE, FREE_FROM_ANYWHERE = 5, 50
LONGEST, LONGEST_AT_HOME = dt.timedelta(minutes=15), dt.timedelta(minutes=1)
AT_HOME = 100
"""So many wrong tries on a device that is known are still taken for its owner's."""
FORGOTTEN_AFTER = dt.timedelta(days=1)
_SALT = "known device"
_YEAR = 365 * 24 * 3600


@dataclass(frozen=True, slots=True)
class Count:
    """What wrong tries are counted under: so many are free, and none waits longer than that."""

    bucket: str
    free: int = FREE
    at_home: bool = False

    def wait(self, failures: int) -> dt.timedelta:
        """How long the next try has to wait after so many wrong ones."""
        if failures < self.free:
            return dt.timedelta()
        longest = LONGEST_AT_HOME if self.at_home and failures < AT_HOME else LONGEST
        return min(longest, dt.timedelta(seconds=2 ** min(failures - self.free, 20)))


def check(request: HttpRequest, account: str, what: str) -> None:
    """Refuse a try that comes too early, and count it as failed until it is told otherwise. Raises ValidationError.

    `account` is the address that was typed or the member's own, `what` what is guessed: "password" or "code".
    """
    counts = {count.bucket: count for count in _counts(request, account, what)}
    with transaction.atomic():
        rows = Guesses.objects.select_for_update().filter(bucket__in=counts).order_by("bucket")
        held = {row.bucket: row for row in rows}
        now = timezone.now()
        until = max((row.until for row in held.values()), default=now)
        if until > now:
            raise _too_early(until - now)
        for bucket, count in counts.items():
            _one_more(held.get(bucket) or Guesses(bucket=bucket), count, now)


def right(request: HttpRequest, account: str, what: str) -> None:
    """The try was right: what this device failed before is forgotten."""
    Guesses.objects.filter(bucket__in=[count.bucket for count in _counts(request, account, what)]).delete()


def is_password(request: HttpRequest, user: User, password: str) -> bool:
    """Whether that is the member's password, counted like any other try. Raises ValidationError where too early."""
    check(request, user.email, "password")
    if not user.check_password(password):
        record(user.pk, "sign-in.failed")
        return False
    right(request, user.email, "password")
    return True


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


def _one_more(held: Guesses, count: Count, now: dt.datetime) -> None:
    if now - held.last_at > FORGOTTEN_AFTER:
        held.failures = 0
    held.failures += 1
    held.last_at = now
    held.until = now + count.wait(held.failures)
    held.save()


def _counts(request: HttpRequest, account: str, what: str) -> list[Count]:
    name = _named(account)
    device = next((token for owner, token in _known(request) if owner == name), None)
    if device is not None:
        return [Count(_digest(f"{what} {name} {device}"), at_home=True)]
    network = networks.network_of(networks.address_of(request.META, behind_proxy=settings.BEHIND_PROXY)).hex()
    return [
        Count(_digest(f"{what} {name} from {network} on {timezone.localdate()}")),
        Count(_digest(f"{what} {name} from anywhere"), free=FREE_FROM_ANYWHERE),
    ]


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
