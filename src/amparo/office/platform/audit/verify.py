"""Proving the audit: every row as it was written, every link after the one before, nothing cut from the end."""

from __future__ import annotations

import datetime as dt
import hmac
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from django.utils import timezone
from django.utils.translation import gettext, gettext_noop

from amparo.office.platform.audit.models import AuditEntry, Link
from amparo.office.platform.audit.record import mac_of
from amparo.office.platform.audit.sealer import FIRST, next_digest

SEALED_WITHIN = dt.timedelta(seconds=15)


@dataclass(frozen=True, slots=True)
class Fault:
    """Something that is not as it was written; `place` is its link, `entry` its row, where there is one."""

    what: str
    place: int | None = None
    entry: int | None = None

    def __str__(self) -> str:
        link = gettext("link %(n)s") % {"n": self.place} if self.place is not None else ""
        row = gettext("row %(n)s") % {"n": self.entry} if self.entry else ""
        where = ", ".join(filter(None, (link, row)))
        return f"{gettext(self.what)} ({where})" if where else gettext(self.what)


def verify(heads: Iterable[str] = ()) -> list[Fault]:
    """Every fault of the audit, empty when it stands as it was written. `heads` are `place:digest` kept elsewhere."""
    wanted = dict(_read_head(head) for head in heads)
    found = list(_chain(wanted))
    found += _rows()
    return found


def kept_heads(path: Path) -> list[str]:
    """The heads that the sealer noted in a file."""
    return [line.split(" ")[0] for line in path.read_text().splitlines() if line] if path.exists() else []


def _chain(heads: dict[int, bytes]) -> Iterator[Fault]:
    rows = {entry: bytes(mac) for entry, mac in AuditEntry.objects.values_list("pk", "mac").iterator(10_000)}
    digest, place = FIRST, 0
    for link in Link.objects.order_by("place").iterator(10_000):
        place += 1
        if link.place != place:
            yield Fault(gettext_noop("links are missing from the chain"), place)
            place = link.place
        if link.entry not in rows:
            yield Fault(gettext_noop("a row was removed"), link.place, link.entry)
        expected = next_digest(digest, link.place, link.entry, rows.get(link.entry, b""))
        digest = bytes(link.digest)
        if link.entry in rows and not hmac.compare_digest(digest, expected):
            yield Fault(gettext_noop("a row or link was changed, inserted or swapped"), link.place, link.entry)
        if link.place in heads and not hmac.compare_digest(heads.pop(link.place), digest):
            yield Fault(gettext_noop("the chain is not the one whose end was kept"), link.place)
    if heads.pop(0, FIRST) != FIRST:
        yield Fault(gettext_noop("a kept head is not of this office"))
    for lost in sorted(heads):
        yield Fault(gettext_noop("the chain was cut: a kept head lies beyond its end"), lost)


def _rows() -> Iterator[Fault]:
    chained = set(Link.objects.values_list("entry", flat=True).iterator(10_000))
    settled = timezone.now() - SEALED_WITHIN
    for entry in AuditEntry.objects.order_by("pk").iterator(10_000):
        if not hmac.compare_digest(mac_of(entry), bytes(entry.mac)):
            yield Fault(gettext_noop("a row was edited, or not written by this office"), entry=entry.pk)
        if entry.pk not in chained and entry.at < settled:
            yield Fault(
                gettext_noop("a row stands outside the chain: inserted, or the sealer has not run"), entry=entry.pk
            )


def _read_head(text: str) -> tuple[int, bytes]:
    place, _, digest = text.partition(":")
    return int(place), bytes.fromhex(digest)
