"""The spool holds entries in their order, and shows whatever was changed in it."""

from __future__ import annotations

import os
import random
from pathlib import Path

import pytest
from django.conf import settings
from django.utils import timezone

from amparo.office.platform.audit import spool, spooled
from amparo.office.platform.audit.models import AuditEntry
from amparo.office.platform.audit.verify import verify

PLACES, HELD = 12, 7


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "reads.spool"
    spool.make(path, (PLACES + 1) * spool.SLOT)
    for place in range(HELD):
        spool.add(path, AuditEntry(at=timezone.now(), actor=place, did="case.read", about="é" * 120))
    return path


def _contents(path: Path) -> spool.Contents:
    with spool.opened(path) as held:
        return held.contents()


def test_entries_stand_in_their_order_until_it_is_full_and_its_size_never_changes(path: Path) -> None:
    size, blocks = path.stat().st_size, path.stat().st_blocks
    for place in range(HELD, PLACES):
        spool.add(path, AuditEntry(at=timezone.now(), actor=place, did="case.read"))
    assert [entry.actor for entry in _contents(path).entries] == list(range(PLACES))
    with pytest.raises(OSError, match="full"):
        spool.add(path, AuditEntry(at=timezone.now(), actor=9, did="case.read"))
    assert (path.stat().st_size, path.stat().st_blocks) == (size, blocks)
    assert blocks * 512 >= size  # every byte has its place on the disk already
    assert path.stat().st_mode & 0o077 == 0


def test_whatever_is_changed_in_it_is_found(path: Path) -> None:
    whole, dice = path.read_bytes(), random.Random(16)
    used = [place * spool.SLOT + byte for place in range(1, HELD) for byte in range(16, 110)]
    for where in [*dice.sample(used, 60), 3, 20, 40]:
        changed = bytearray(whole)
        changed[where] ^= 1 << dice.randrange(8)
        path.write_bytes(changed)
        assert _contents(path).not_ours, where
    one, two = whole[spool.SLOT : 2 * spool.SLOT], whole[2 * spool.SLOT : 3 * spool.SLOT]
    for other in (two + one, one + one, bytes(spool.SLOT) + two, two + bytes(spool.SLOT)):
        path.write_bytes(whole[: spool.SLOT] + other + whole[3 * spool.SLOT :])
        assert _contents(path).not_ours
    path.write_bytes(whole)
    assert (len(_contents(path).entries), _contents(path).not_ours) == (HELD, 0)


@pytest.mark.django_db
def test_a_changed_spool_is_a_fault_until_somebody_has_looked_at_it(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings.HOME.spool.unlink(missing_ok=True)
    os.link(path, settings.HOME.spool)
    with path.open("r+b") as file:
        file.seek(3 * spool.SLOT + 60)
        file.write(b"x")
    assert [fault.what for fault in verify()] == ["an entry in the spool of reads was changed, or is not whole"]
    assert spooled.bring_in(timezone.now()) == HELD - 1
    aside = next(settings.HOME.folder.glob(f"{spooled.ASIDE}*"))
    try:
        assert [fault.key for fault in spooled.faults()] == [aside.name]
        assert spooled.lying(settings.HOME.spool) == (0, None)
        assert AuditEntry.objects.get(did="reads.brought_in").about == f"{HELD - 1} reads, 1 not ours"
    finally:
        aside.unlink()
        settings.HOME.spool.unlink()
