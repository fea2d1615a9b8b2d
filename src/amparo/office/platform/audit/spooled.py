"""What lies in the spool comes into the audit log, once and in its order, as soon as the database writes again."""

from __future__ import annotations

import datetime as dt
import logging
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

from django.conf import settings
from django.db import DatabaseError, transaction
from django.utils.translation import gettext_noop

from amparo.office.platform import outages
from amparo.office.platform.audit import spool
from amparo.office.platform.audit.faults import Fault
from amparo.office.platform.audit.models import AuditEntry
from amparo.office.platform.audit.record import mac_of, record

AT_ONCE = 500
ASIDE = "reads-not-ours-"
"""How a spool is called in which something did not fit: it is kept until somebody has looked at it."""
_log = logging.getLogger(__name__)


def make(_now: dt.datetime) -> None:
    """Make the spool before the office answers. Without one it opens too, and reads nothing while it cannot write."""
    try:
        spool.make(settings.HOME.spool)
    except OSError:
        _log.warning("there is no room for the spool of reads: nothing can be read on a full disk", exc_info=True)


def bring_in(_now: dt.datetime) -> int:
    """Bring in what lies in the spool, once the database writes; how many entries that were."""
    path: Path = settings.HOME.spool
    if spool.is_empty(path):
        return 0
    try:
        return _brought_in(path)
    except DatabaseError as wrong:
        if outages.why(wrong) is None:
            raise
        return 0  # as every page says already: no line a second in a log on the same full disk


def _brought_in(path: Path) -> int:
    """The same, in one transaction. An entry that is there already is not added again. Raises DatabaseError."""
    with ExitStack() as held:
        with transaction.atomic():  # who waits for the database must not hold the spool meanwhile
            entry = record(None, "reads.brought_in")
            open_spool = held.enter_context(spool.opened(path))
            contents = open_spool.contents()
            fresh = _fresh(contents.entries)
            AuditEntry.objects.bulk_create(fresh, batch_size=AT_ONCE)
            entry.about = f"{len(fresh)} reads, {contents.not_ours} not ours"
            entry.mac = mac_of(entry)
            entry.save(update_fields=["about", "mac"])
        if contents.not_ours:
            path.rename(path.with_name(f"{ASIDE}{entry.key.hex[:8]}"))
            spool.make(path)
        else:
            open_spool.begin_anew()
    outages.over()
    return len(fresh)


def lying(path: Path) -> tuple[int, dt.datetime | None]:
    """How many entries lie in the spool and are not chained, and of when the oldest is."""
    if spool.is_empty(path):
        return 0, None
    with spool.opened(path) as open_spool:
        entries = open_spool.contents().entries
    return len(entries), min((entry.at for entry in entries), default=None)


def faults() -> Iterator[Fault]:
    """What is not as it was written in the spool, and in each that was put aside for that."""
    path: Path = settings.HOME.spool
    if not spool.is_empty(path):
        with spool.opened(path) as open_spool:
            for _ in range(open_spool.contents().not_ours):
                yield Fault(gettext_noop("an entry in the spool of reads was changed, or is not whole"))
    for aside in sorted(path.parent.glob(f"{ASIDE}*")):
        yield Fault(
            gettext_noop("a spool of reads that did not fit lies aside: look at it, then delete it"), key=aside.name
        )


def _fresh(entries: tuple[AuditEntry, ...]) -> list[AuditEntry]:
    """Those that are not in the audit log yet, with their codes."""
    keys = [entry.key for entry in entries]
    known = set[object]()
    for first in range(0, len(keys), AT_ONCE):
        piece = AuditEntry.objects.filter(key__in=keys[first : first + AT_ONCE])
        known.update(piece.values_list("key", flat=True))
    fresh = [entry for entry in entries if entry.key not in known]
    for entry in fresh:
        entry.mac = mac_of(entry)
    return fresh
