"""What of sign-ins is forgotten, and when."""

from __future__ import annotations

import datetime as dt

from amparo.office.platform.accounts.models import Guesses, Session
from amparo.office.platform.accounts.sessions import ABSOLUTE, IDLE

KEPT_GUESSES = dt.timedelta(days=2)


def sessions(now: dt.datetime) -> None:
    """Remove sessions that have run out or are too old; empty those that nobody used."""
    Session.objects.filter(expire_date__lt=now).delete()
    Session.objects.filter(seen_at__lt=now - IDLE).exclude(session_data="").update(session_data="")
    Session.objects.filter(seen_at__lt=now - ABSOLUTE).delete()
    Session.objects.filter(started_at__lt=now - ABSOLUTE).delete()


def guesses(now: dt.datetime) -> None:
    """Forget who guessed at passwords days ago."""
    Guesses.objects.filter(last_at__lt=now - KEPT_GUESSES).delete()
