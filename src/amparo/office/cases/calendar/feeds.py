"""The address under which a member's calendar can be fetched, and what is fetched there: numbers, never names."""

from __future__ import annotations

import datetime as dt
import hashlib
import secrets

from django.db import transaction
from django.utils import timezone, translation
from icalendar import Calendar, Event

from amparo.office.cases.calendar.entries import entries
from amparo.office.cases.calendar.models import Feed
from amparo.office.platform.accounts.models import User
from amparo.office.platform.audit.record import record

BACK, AHEAD = dt.timedelta(days=31), dt.timedelta(days=400)
LASTS = dt.timedelta(hours=1)


def make(user: User) -> str:
    """A new address, in place of any before: the part of it that nobody can guess."""
    token = secrets.token_urlsafe(32)
    with transaction.atomic():
        Feed.objects.update_or_create(
            user=user, defaults={"token_hash": _hashed(token), "made_at": timezone.now(), "fetched_at": None}
        )
        record(user.pk, "feed.made")
    return token


def end(user: User) -> None:
    """Make the address worthless."""
    with transaction.atomic():
        Feed.objects.filter(user=user).delete()
        record(user.pk, "feed.ended")


def owner(token: str) -> User | None:
    """Whose calendar an address carries; None when it is unknown, revoked, or its owner has left."""
    row = Feed.objects.filter(token_hash=_hashed(token), user__is_active=True).select_related("user").first()
    return row.user if row else None


def calendar_of(user: User) -> bytes:
    """The member's calendar as iCalendar (RFC 5545): a case number and what it is, no name, no place."""
    now = timezone.now()
    Feed.objects.filter(user=user).update(fetched_at=now)
    record(user.pk, "feed.read")
    made = Calendar()
    made.add("prodid", "-//Amparo//Office calendar//EN")
    made.add("version", "2.0")
    made.add("method", "PUBLISH")
    made.add("x-wr-calname", "Amparo")
    made.add("refresh-interval", dt.timedelta(hours=6), parameters={"VALUE": "DURATION"})
    today = timezone.localdate()
    with translation.override(user.language):
        for entry in entries(user, today - BACK, today + AHEAD, mine=True, names=False):
            event = Event()
            event.add("summary", f"{entry.number} {entry.what}" + (f", {entry.whose}" if entry.whose else ""))
            event.add("dtstamp", now)
            event.add("dtstart", entry.at.astimezone(dt.UTC) if entry.at else entry.day)
            event.add("dtend", entry.at.astimezone(dt.UTC) + LASTS if entry.at else entry.day + dt.timedelta(days=1))
            event.add("uid", _uid(entry.number, entry.row))
            event.add("class", "PRIVATE")
            made.add_component(event)
    return bytes(made.to_ical())


def _uid(*parts: str) -> str:
    return hashlib.sha256("\x1f".join(parts).encode()).hexdigest()[:32] + "@amparo"


def _hashed(token: str) -> str:
    return hashlib.sha256(token.encode(errors="replace")).hexdigest()


def end_all(_at: dt.datetime) -> None:
    """Every address ends: members make new ones."""
    Feed.objects.all().delete()
