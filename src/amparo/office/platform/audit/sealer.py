"""Chaining what is new. It runs beside the web workers each second, so that no request waits for the chain."""

from __future__ import annotations

import hashlib
import hmac
from pathlib import Path

from django.db import connection, transaction
from django.db.models import Exists, Max, OuterRef
from django.utils import timezone

from amparo.office.platform.audit import batches
from amparo.office.platform.audit.models import AuditEntry, Link
from amparo.office.platform.audit.record import audit_key

AT_ONCE = 5_000
LATE = 10_000
"""How far behind the newest link a row may still turn up: PostgreSQL hands out numbers before transactions end."""
FIRST = b"\0" * 32
HEADS_EVERY = 60


def seal_pending() -> int:
    """Chain the rows that are not chained yet, oldest first, and a batch of the codes; how many links that made."""
    with transaction.atomic():
        if not _only_sealer():
            return 0
        last = Link.objects.order_by("-place").first()
        place, digest = (last.place, bytes(last.digest)) if last else (0, FIRST)
        newest = Link.objects.aggregate(newest=Max("entry"))["newest"] or 0
        chained = Exists(Link.objects.filter(entry=OuterRef("pk")))
        fresh = AuditEntry.objects.filter(pk__gt=newest - LATE).exclude(chained).order_by("pk")[:AT_ONCE]
        links = []
        for entry in fresh:
            place += 1
            digest = next_digest(digest, place, entry.pk, bytes(entry.mac))
            links.append(Link(place=place, entry=entry.pk, digest=digest, at=timezone.now()))
        batch = batches.gather()
        if batch is not None:
            digest = next_digest(digest, place + 1, -batch.pk, bytes(batch.digest))
            links.append(Link(place=place + 1, entry=-batch.pk, digest=digest, at=timezone.now()))
        Link.objects.bulk_create(links, batch_size=500)
    return len(links)


def next_digest(before: bytes, place: int, entry: int, mac: bytes) -> bytes:
    """The digest of a link from the one before it."""
    return hmac.digest(audit_key(), before + b"%d:%d:" % (place, entry) + mac, hashlib.sha256)


def head() -> str:
    """The end of the chain as `place:digest`, to be kept where nobody who can change the database can change it."""
    last = Link.objects.order_by("-place").first()
    return f"{last.place}:{bytes(last.digest).hex()}" if last else f"0:{FIRST.hex()}"


def keep_head(path: Path) -> None:
    """Add the present head to a file, unless it stands there already."""
    now = head()
    lines = path.read_text().splitlines() if path.exists() else []
    if not lines or lines[-1].split(" ")[0] != now:
        with path.open("a") as file:
            file.write(f"{now} {timezone.now():%Y-%m-%dT%H:%M:%SZ}\n")
        path.chmod(0o600)


def _only_sealer() -> bool:
    """Whether this transaction alone may lengthen the chain; SQLite has one writer anyway."""
    if connection.vendor != "postgresql":
        return True
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_xact_lock(4242001)")
        return bool(cursor.fetchone()[0])
