"""Everything the public pages may do with the dropbox. With PostgreSQL their role can do no more than this.

Messages go in and cannot be read back. What lies under a code is found only by what the code gives. Hours are held
atomically: of many who reach for one, the first has it.
"""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Any
from uuid import UUID

from django.conf import settings
from django.db import IntegrityError, OperationalError, connections, transaction
from django.utils import timezone

from amparo.office.front_door.dropbox.models import Draft, Notice, Reply, SealedMessage, Slot

DRAFT_LASTS = dt.timedelta(hours=24)
DRAFT_MOST = 64 * 1024
"""Bytes of a sealed draft: twice what all answers take at their longest, in any script."""


class Hold(StrEnum):
    """How reaching for an hour ended."""

    HELD = "held"
    TAKEN = "taken"
    GONE = "gone"


@dataclass(frozen=True, slots=True)
class Hour:
    """An hour that was offered: when, how long, and whether it is free, ours or another's."""

    id: UUID
    starts_at: dt.datetime
    minutes: int
    free: bool
    ours: bool


def put(message: UUID, sealed: bytes, *, crowded: bool = False) -> bool:
    """Put a message in; whether it was not there yet. The same message twice is one."""
    with _cursor() as cursor:
        ignore = "INSERT" if _postgres() else "INSERT OR IGNORE"
        twice = " ON CONFLICT DO NOTHING" if _postgres() else ""
        cursor.execute(
            f"{ignore} INTO letterbox_letter (id, sealed, at, crowded) VALUES (%s, %s, %s, %s){twice}",
            [message if _postgres() else message.hex, sealed, timezone.now(), crowded],
        )
        return bool(cursor.rowcount == 1)


def lies(message: UUID) -> bool:
    """Whether a message waits to be collected. Its id can be worked out of its code only.

    The role of the public pages may read no message, so it asks by trying to put in an empty one, which is undone.
    """
    if not _postgres():
        return SealedMessage.objects.filter(pk=message).exists()
    with transaction.atomic(using=settings.LETTERBOX):
        new = put(message, b"")
        transaction.set_rollback(True, using=settings.LETTERBOX)
    return not new


def notice() -> dict[str, Any]:
    """What the office says of itself; empty while it has said nothing."""
    text = _called("letterbox_notice", []) if _postgres() else _first(Notice.objects.values_list("text"))
    return json.loads(text) if text else {}


def reply(lookup: str) -> bytes | None:
    """The sealed answer under a code."""
    if _postgres():
        return _bytes(_called("letterbox_reply", [lookup]))
    return _bytes(_first(Reply.objects.filter(lookup=lookup).values_list("sealed")))


def draft(lookup: str) -> bytes | None:
    """The sealed draft under a code, unless its day is over."""
    if _postgres():
        return _bytes(_called("letterbox_draft", [lookup]))
    return _bytes(_first(Draft.objects.filter(lookup=lookup, until__gt=timezone.now()).values_list("sealed")))


def keep_draft(lookup: str, sealed: bytes) -> bool:
    """Keep a draft for a day, in place of an older one; False when it is too large, and the older one stays."""
    until = timezone.now() + DRAFT_LASTS
    if len(sealed) > DRAFT_MOST:
        return False
    if _postgres():
        _called("letterbox_keep_draft", [lookup, sealed, until])
    else:
        Draft.objects.update_or_create(lookup=lookup, defaults={"sealed": sealed, "until": until})
    return True


def drop_draft(lookup: str) -> None:
    """Forget a draft."""
    if _postgres():
        _called("letterbox_drop_draft", [lookup])
    else:
        Draft.objects.filter(lookup=lookup).delete()


def hours(slots: Iterable[UUID], lookup: str) -> list[Hour]:
    """Those of the offered hours that still lie ahead."""
    wanted = list(slots)
    if _postgres():
        with _cursor() as cursor:
            cursor.execute("SELECT * FROM letterbox_hours(%s::uuid[], %s)", [wanted, lookup])
            return [Hour(*row) for row in cursor.fetchall()]
    rows = Slot.objects.filter(pk__in=wanted, starts_at__gt=timezone.now()).order_by("starts_at")
    return [Hour(row.pk, row.starts_at, row.minutes, row.held_by is None, row.held_by == lookup) for row in rows]


def hold(slot: UUID, lookup: str) -> Hold:
    """Reach for an hour. Whoever held another gives it back with this.

    SQLite lets one write at a time and serves those who wait in no order. Whoever comes too late is therefore told by
    reading alone, and whoever waited in vain looks once more: somebody else may have the hour by then.
    Raises OperationalError when nobody has it and others wrote for as long as a write may wait.
    """
    if _postgres():
        return Hold(_called("letterbox_hold", [slot, lookup]))
    seen = _settled(slot, lookup)
    if seen is not None:
        return seen
    try:
        return _reach(slot, lookup)
    except OperationalError:
        seen = _settled(slot, lookup)
        if seen is None:
            raise
        return seen


def _settled(slot: UUID, lookup: str) -> Hold | None:
    """How it stands with an hour that nobody can take; None while it is free."""
    row = Slot.objects.filter(pk=slot, starts_at__gt=timezone.now()).first()
    if row is None:
        return Hold.GONE
    if row.held_by is None:
        return None
    return Hold.HELD if row.held_by == lookup else Hold.TAKEN


def _reach(slot: UUID, lookup: str) -> Hold:
    with transaction.atomic(using=settings.LETTERBOX):
        seen = _settled(slot, lookup)
        if seen is not None:
            return seen
        Slot.objects.filter(held_by=lookup).update(held_by=None, held_at=None)
        try:
            with transaction.atomic(using=settings.LETTERBOX):
                won = Slot.objects.filter(pk=slot, held_by=None).update(held_by=lookup, held_at=timezone.now())
        except IntegrityError:  # the same code reached for two hours at once
            return Hold.TAKEN
        return Hold.HELD if won else Hold.TAKEN


def give_back(lookup: str) -> None:
    """Let go of the hour that somebody held."""
    if _postgres():
        _called("letterbox_give_back", [lookup])
    else:
        Slot.objects.filter(held_by=lookup, starts_at__gt=timezone.now()).update(held_by=None, held_at=None)


def _postgres() -> bool:
    return connections[settings.LETTERBOX].vendor == "postgresql"


def _cursor() -> Any:
    return connections[settings.LETTERBOX].cursor()


def _called(function: str, values: list[Any]) -> Any:
    with _cursor() as cursor:
        cursor.execute(f"SELECT {function}({', '.join(['%s'] * len(values))})", values)
        return cursor.fetchone()[0]


def _first(rows: Any) -> Any:
    found = rows.first()
    return found[0] if found else None


def _bytes(found: Any) -> bytes | None:
    return None if found is None else bytes(found)
