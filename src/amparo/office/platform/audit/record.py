"""Writing the audit: one row for one entry, in the transaction of the entry itself."""

from __future__ import annotations

import datetime as dt
import hashlib
import hmac
import uuid
from functools import lru_cache

from django.conf import settings
from django.db import DatabaseError
from django.utils import timezone

from amparo.office.platform import outages
from amparo.office.platform.audit import spool
from amparo.office.platform.audit.models import AuditEntry
from amparo.office.platform.encryption import vault


def record(actor: int | None, did: str, case: uuid.UUID | None = None, about: str = "") -> AuditEntry:
    """Write that somebody (a user's id) did something; `about` holds ids and counts only.

    That somebody read something is put into the spool while the database takes no writes. Raises OSError where that
    takes no more either: what is not on record is not shown.
    """
    entry = AuditEntry(key=uuid.uuid4(), at=timezone.now(), actor=actor, did=did, case=case, about=about[:120])
    entry.mac = mac_of(entry)
    if not outages.is_reading():
        entry.save(force_insert=True)
    elif outages.is_tried():
        spool.add(settings.HOME.spool, entry)
    else:
        _read(entry)
    return entry


def _read(entry: AuditEntry) -> None:
    try:
        entry.save(force_insert=True)
    except DatabaseError as wrong:
        outages.go_on(wrong)
        spool.add(settings.HOME.spool, entry)
    else:
        outages.over()


def mac_of(entry: AuditEntry) -> bytes:
    """What only this office could have written beside that row."""
    return entry_mac(entry.key, entry.at, entry.actor, entry.did, entry.case, entry.about)


def entry_mac(
    key: uuid.UUID, at: dt.datetime, actor: int | None, did: str, case: uuid.UUID | None, about: str
) -> bytes:
    """The same of a row that was read as plain columns, which is quicker."""
    moment = at.astimezone(dt.UTC).isoformat(timespec="microseconds")
    entry_text = "\x1f".join((key.hex, moment, str(actor), did, str(case), about))
    return hmac.digest(audit_key(), entry_text.encode(), hashlib.sha256)


def audit_key() -> bytes:
    """The key of the audit, from the office's root secret. Raises Locked."""
    return _derived(vault.keyring())


@lru_cache(maxsize=4)
def _derived(ring: object) -> bytes:
    return ring.derived("audit")  # type: ignore[attr-defined,no-any-return]
