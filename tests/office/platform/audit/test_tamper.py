"""Edited, removed, inserted, swapped or cut: whoever changes the audit is found."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path

import pytest
from django.db import transaction
from django.utils import timezone

from amparo.office.platform.audit import sealer
from amparo.office.platform.audit.models import AuditEntry, Link
from amparo.office.platform.audit.record import mac_of, record
from amparo.office.platform.audit.verify import kept_heads, verify

pytestmark = pytest.mark.django_db


@pytest.fixture
def chained() -> list[AuditEntry]:
    deeds = [record(number % 3, "case.read", about=f"row {number}") for number in range(30)]
    assert sealer.seal_pending() == 30
    return deeds


def _edit(deeds: list[AuditEntry]) -> None:
    AuditEntry.objects.filter(pk=deeds[7].pk).update(actor=99)


def _edit_time(deeds: list[AuditEntry]) -> None:
    AuditEntry.objects.filter(pk=deeds[7].pk).update(at=deeds[7].at + dt.timedelta(microseconds=1))


def _remove(deeds: list[AuditEntry]) -> None:
    AuditEntry.objects.filter(pk=deeds[7].pk).delete()


def _remove_with_link(deeds: list[AuditEntry]) -> None:
    AuditEntry.objects.filter(pk=deeds[7].pk).delete()
    Link.objects.filter(entry=deeds[7].pk).delete()


def _insert(deeds: list[AuditEntry]) -> None:
    AuditEntry.objects.create(actor=1, did="case.read", mac=b"m" * 32)


def _insert_copy(deeds: list[AuditEntry]) -> None:
    old = deeds[7]
    copy = AuditEntry(at=old.at, actor=old.actor, did=old.did, case=old.case, about=old.about, mac=old.mac)
    copy.save()
    Link.objects.create(place=31, entry=copy.pk, digest=b"d" * 32)


def _swap(deeds: list[AuditEntry]) -> None:
    one, two = deeds[7], deeds[8]
    for entry, other in ((one, two), (two, one)):
        AuditEntry.objects.filter(pk=entry.pk).update(actor=other.actor, about=other.about, mac=other.mac)


def _swap_links(deeds: list[AuditEntry]) -> None:
    Link.objects.filter(place=8).update(entry=-1)
    Link.objects.filter(place=9).update(entry=deeds[7].pk)
    Link.objects.filter(place=8).update(entry=deeds[8].pk)


def _cut(deeds: list[AuditEntry]) -> None:
    AuditEntry.objects.filter(pk__gte=deeds[25].pk).delete()
    Link.objects.filter(place__gt=25).delete()


TAMPERINGS: list[Callable[[list[AuditEntry]], None]] = [
    _edit, _edit_time, _remove, _remove_with_link, _insert, _insert_copy, _swap, _swap_links, _cut,
]  # fmt: skip


def test_what_nobody_touched_stands(chained: list[AuditEntry]) -> None:
    assert verify([sealer.head()]) == []


@pytest.mark.parametrize("tamper", TAMPERINGS)
def test_tampering_is_found(chained: list[AuditEntry], tamper: Callable[[list[AuditEntry]], None]) -> None:
    head = sealer.head()
    tamper(chained)
    assert verify([head]) != []


def test_flipping_any_bit_of_a_row_or_link_is_found(chained: list[AuditEntry]) -> None:
    missed = []
    for model, column in ((AuditEntry, "mac"), (Link, "digest")):
        for row in list(model._default_manager.all()[:10]):
            for at in (0, 13, 31):
                with transaction.atomic():
                    value = bytearray(getattr(row, column))
                    value[at] ^= 1 << (at % 8)
                    model._default_manager.filter(pk=row.pk).update(**{column: bytes(value)})
                    if not verify([]):
                        missed.append((model, row.pk, at))
                    transaction.set_rollback(True)
    assert missed == []


def test_a_cut_is_found_only_with_a_head_kept_elsewhere_and_so_heads_are_kept(
    chained: list[AuditEntry], tmp_path: Path
) -> None:
    path = tmp_path / "heads.txt"
    sealer.keep_head(path)
    sealer.keep_head(path)
    assert len(path.read_text().splitlines()) == 1
    assert path.stat().st_mode & 0o077 == 0
    _cut(chained)
    assert verify([]) == []
    assert [fault.place for fault in verify(kept_heads(path))] == [30]


def test_a_chain_written_anew_is_not_the_one_that_was_kept(chained: list[AuditEntry]) -> None:
    head = sealer.head()
    Link.objects.all().delete()
    AuditEntry.objects.filter(pk=chained[3].pk).delete()
    sealer.seal_pending()
    assert verify([]) == []
    assert verify([head]) != []


def test_a_fault_says_where(chained: list[AuditEntry]) -> None:
    _edit(chained)
    assert str(chained[7].pk) in str(verify([])[0])


def test_rows_that_come_late_are_chained_too(chained: list[AuditEntry]) -> None:
    late = record(1, "late")
    sealer.seal_pending()
    Link.objects.filter(entry=late.pk).delete()
    record(1, "later")
    assert sealer.seal_pending() == 2
    assert verify([]) == []


def test_a_row_that_stays_outside_the_chain_is_told_after_a_while(chained: list[AuditEntry]) -> None:
    entry = record(1, "case.read")
    assert verify([]) == []
    AuditEntry.objects.filter(pk=entry.pk).delete()
    old = AuditEntry(actor=1, did="case.read", at=timezone.now() - dt.timedelta(minutes=1))
    old.mac = mac_of(old)
    old.save()
    assert "outside the chain" in str(verify([])[0])
