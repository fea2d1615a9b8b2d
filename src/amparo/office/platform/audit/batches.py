"""Codes of rows, chained: those that were added since the last time make a batch, and the batch is a link."""

from __future__ import annotations

import hashlib
import hmac
from collections.abc import Iterable

from amparo.office.platform.audit.guarded import joined
from amparo.office.platform.audit.models import CodeBatch, RowCode
from amparo.office.platform.audit.record import audit_key

AT_ONCE = 5_000
COVERED = ("table", "row", "version", "columns", "gone", "mac")


def gather() -> CodeBatch | None:
    """Make a batch of the codes that wait for one, oldest first; None where none does."""
    waiting = list(RowCode.objects.filter(batch=None).order_by("pk").values_list("pk", *COVERED)[:AT_ONCE])
    if not waiting:
        return None
    batch = CodeBatch.objects.create(digest=b"")
    batch.digest = digest_of(batch.pk, (code for _, *code in waiting))
    batch.save(update_fields=["digest"])
    RowCode.objects.filter(pk__in=[key for key, *_ in waiting]).update(batch=batch.pk)
    return batch


def digest_of(number: int, codes: Iterable[Iterable[object]]) -> bytes:
    """The digest of a batch: of each code in order, as `COVERED` names its parts."""
    made = hmac.new(audit_key(), b"batch %d" % number, hashlib.sha256)
    for table, row, version, columns, gone, mac in codes:
        parts = f"{table}", f"{row}", f"{version}", f"{columns}", f"{gone:d}"
        made.update(joined([*(part.encode() for part in parts), bytes(mac)]))  # type: ignore[call-overload]
    return made.digest()
