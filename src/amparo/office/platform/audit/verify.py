"""Proving the audit: every entry as it was written, every link after the one before, nothing cut from the end.

The chain is read a few thousand links at a time, so that ten years of it need no more memory than a day.
"""

from __future__ import annotations

import datetime as dt
import hmac
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from django.db.models import Exists, OuterRef
from django.utils import timezone
from django.utils.translation import gettext_noop

from amparo.office.platform.audit import batches, spooled
from amparo.office.platform.audit.faults import Fault as Fault
from amparo.office.platform.audit.faults import Tell, quiet
from amparo.office.platform.audit.guarded import guarded_models
from amparo.office.platform.audit.models import AuditEntry, CodeBatch, Link, RowCode
from amparo.office.platform.audit.record import entry_mac, mac_of
from amparo.office.platform.audit.row_faults import row_faults
from amparo.office.platform.audit.sealer import FIRST, next_digest

CHAINED_WITHIN = dt.timedelta(seconds=60)
PIECE = 5_000
MOST_HEADS = 10_000
"""Heads that are held against the chain; of more, as many spread over all of them, and the last."""
ENTRY = ("key", "at", "actor", "did", "case", "about", "mac")


def verify(heads: Iterable[str] = ()) -> list[Fault]:
    """Every fault of the audit, empty when it stands as it was written. `heads` are `place:digest` kept elsewhere."""
    return list(chain_faults(heads))


def faults(heads: Iterable[str] = (), tell: Tell = quiet) -> Iterator[Fault]:
    """Every fault of the audit and of the rows under codes, as it is found; `tell` hears how much was looked at."""
    links = 0

    def of_links(done: int) -> None:
        nonlocal links
        links = done
        tell(done)

    yield from chain_faults(heads, of_links)
    yield from row_faults(lambda done: tell(links + done))


def to_look_at() -> int:
    """How many links and rows a proof will look at, about."""
    return Link.objects.count() + sum(model._base_manager.count() for model in guarded_models().values())


def chain_faults(heads: Iterable[str] = (), tell: Tell = quiet, since: str = "") -> Iterator[Fault]:
    """Every fault of the chain alone; with `since` (`place:digest`, kept elsewhere) of what came after that head."""
    wanted = dict(_read_head(head) for head in heads)
    place, digest = _read_head(since) if since else (0, FIRST)
    wanted = {kept: head for kept, head in wanted.items() if kept > place or kept == 0}
    if place:
        link = Link.objects.filter(place=place).first()
        if link is None or not hmac.compare_digest(bytes(link.digest), digest):
            yield Fault(gettext_noop("the chain is not the one whose end was kept"), place)
    yield from _links(wanted, place, digest, tell)
    if wanted.pop(0, FIRST) != FIRST:
        yield Fault(gettext_noop("a kept head is not of this office"))
    for lost in sorted(wanted):
        yield Fault(gettext_noop("the chain was cut: a kept head lies beyond its end"), lost)
    yield from _outside()
    yield from spooled.faults()
    yield from _empty()


def kept_heads(path: Path) -> list[str]:
    """The heads that the sealer noted in a file: at most `MOST_HEADS` of them, spread over all, with the last."""
    if not path.exists():
        return []
    with path.open() as file:
        count = sum(1 for _ in file)
        file.seek(0)
        step = max(1, -(-count // MOST_HEADS))
        kept = [line for number, line in enumerate(file) if number % step == 0 or number == count - 1]
    return [line.split(" ")[0].strip() for line in kept if line.strip()]


def _links(heads: dict[int, bytes], place: int, digest: bytes, tell: Tell) -> Iterator[Fault]:
    """Each link after the one before, from a place and its digest on; heads that lie on it are taken away."""
    links = Link.objects.order_by("place").values_list("place", "entry", "digest")
    while piece := list(links.filter(place__gt=place)[:PIECE]):
        entries = _entries([entry for _, entry, _ in piece if entry > 0])
        codes = _batches([-entry for _, entry, _ in piece if entry <= 0])
        for number, entry, kept in piece:
            if number != place + 1:
                yield Fault(gettext_noop("links are missing from the chain"), place + 1)
            place = number
            covered = codes.get(-entry) if entry <= 0 else entries.get(entry)
            if covered is None:
                yield Fault(gettext_noop("a row was removed"), place, entry)
            elif isinstance(covered, Fault):
                yield covered
            elif not hmac.compare_digest(bytes(kept), next_digest(digest, place, entry, covered)):
                yield Fault(gettext_noop("a row or link was changed, inserted or swapped"), place, entry)
            digest = bytes(kept)
            if place in heads and not hmac.compare_digest(heads.pop(place), digest):
                yield Fault(gettext_noop("the chain is not the one whose end was kept"), place)
        tell(place)


def _entries(keys: Sequence[int]) -> Mapping[int, bytes | Fault]:
    """The code of each of these entries, or what is wrong with it."""
    found: dict[int, bytes | Fault] = {}
    for key, *written, mac in AuditEntry.objects.filter(pk__in=keys).values_list("pk", *ENTRY):
        if hmac.compare_digest(entry_mac(*written), bytes(mac)):
            found[key] = bytes(mac)
        else:
            found[key] = Fault(gettext_noop("a row was edited, or not written by this office"), entry=key)
    return found


def _batches(numbers: Sequence[int]) -> Mapping[int, bytes | Fault]:
    """The digest of each of these batches, or what is wrong with its codes."""
    if not numbers:
        return {}
    kept = dict(CodeBatch.objects.filter(pk__in=numbers).values_list("pk", "digest"))
    found: dict[int, bytes | Fault] = {}
    codes = RowCode.objects.filter(batch__in=numbers).order_by("batch", "pk").values_list("batch", *batches.COVERED)
    rows = codes.iterator(10_000)
    ahead = next(rows, None)
    for number in sorted(kept):
        held = []
        while ahead is not None and ahead[0] <= number:
            if ahead[0] == number:
                held.append(ahead[1:])
            ahead = next(rows, None)
        if hmac.compare_digest(batches.digest_of(number, held), bytes(kept[number])):
            found[number] = bytes(kept[number])
        else:
            found[number] = Fault(gettext_noop("codes of rows were changed, removed or inserted"), entry=-number)
    return found


def _outside() -> Iterator[Fault]:
    """What should be chained by now and is not."""
    late = timezone.now() - CHAINED_WITHIN
    unchained = AuditEntry.objects.exclude(Exists(Link.objects.filter(entry=OuterRef("pk")))).order_by("pk")
    for entry in unchained.iterator(PIECE):
        if not hmac.compare_digest(mac_of(entry), bytes(entry.mac)):
            yield Fault(gettext_noop("a row was edited, or not written by this office"), entry=entry.pk)
        if entry.at < late:
            yield Fault(
                gettext_noop("a row stands outside the chain: inserted, or the sealer has not run"), entry=entry.pk
            )
    waiting = RowCode.objects.filter(batch=None, at__lt=late).count()
    if waiting:
        yield Fault(gettext_noop("codes of rows stand outside the chain: inserted, or the sealer has not run"))
    in_chain = Exists(Link.objects.filter(entry=-OuterRef("pk")))
    for number in CodeBatch.objects.exclude(in_chain).values_list("pk", flat=True).iterator(PIECE):
        yield Fault(gettext_noop("codes of rows lie in a batch that is not in the chain"), entry=-number)
    adrift = RowCode.objects.exclude(batch=None).exclude(Exists(CodeBatch.objects.filter(pk=OuterRef("batch"))))
    for batch in adrift.order_by().values_list("batch", flat=True).distinct().iterator(PIECE):
        yield Fault(gettext_noop("codes of rows lie in a batch that is not in the chain"), entry=-(batch or 0))


def _empty() -> Iterator[Fault]:
    """An office always has links: the first account, the first table that was coded."""
    if Link.objects.exists():
        return
    late = timezone.now() - CHAINED_WITHIN
    if any(model._base_manager.exists() for model in guarded_models().values()) and not (
        AuditEntry.objects.filter(at__gte=late).exists() or RowCode.objects.filter(at__gte=late).exists()
    ):
        yield Fault(gettext_noop("the chain is empty, and the office is not"))


def _read_head(text: str) -> tuple[int, bytes]:
    place, _, digest = text.partition(":")
    return int(place), bytes.fromhex(digest)
