"""What of sign-ins is forgotten, and when."""

from __future__ import annotations

import datetime as dt

from amparo.office.platform.accounts.models import Guesses, Invitation, Session
from amparo.office.platform.accounts.sessions import ABSOLUTE, IDLE

KEPT_GUESSES = dt.timedelta(days=1)


def sessions(now: dt.datetime) -> None:
    """Remove sessions that have run out or are too old; empty those that nobody used."""
    Session.objects.filter(expire_date__lt=now).delete()
    Session.objects.filter(seen_at__lt=now - IDLE).exclude(session_data="").update(session_data="")
    Session.objects.filter(seen_at__lt=now - ABSOLUTE).delete()
    Session.objects.filter(started_at__lt=now - ABSOLUTE).delete()


def guesses(now: dt.datetime) -> None:
    """Forget who guessed at passwords days ago."""
    Guesses.objects.filter(last_at__lt=now - KEPT_GUESSES).delete()


def after_restore(at: dt.datetime) -> None:
    """Nobody is signed in, and no way in is open that was closed after the backup was made."""
    Session.objects.all().delete()
    Invitation.objects.filter(used_at=None, withdrawn_at=None).update(withdrawn_at=at)
