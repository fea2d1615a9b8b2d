"""The reserve: held while there is room, given up at the brink, made anew afterwards."""

from __future__ import annotations

from pathlib import Path

import pytest

from amparo.office.platform import disk
from amparo.office.platform.home import Home

SIZE = 400_000


def test_the_reserve_is_given_up_at_the_brink_and_made_anew_when_there_is_room(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    office, free = Home(tmp_path), {"now": 4 * SIZE}
    monkeypatch.setattr(disk, "room", lambda folder: disk.Room(free["now"], 100 * SIZE))
    seen = []
    for free["now"] in (3 * SIZE, 4 * SIZE, SIZE, SIZE // 4, SIZE // 4 - 1, SIZE, 3 * SIZE, 3 * SIZE + 1):
        disk.look_after_reserve(office, SIZE)
        seen.append(office.reserve.exists())
        if office.reserve.exists():
            assert office.reserve.stat().st_blocks * 512 >= SIZE
    assert seen == [False, True, True, True, False, False, False, True]
    disk.look_after_reserve(office, 0)
    assert [path.name for path in tmp_path.iterdir()] == []


def test_the_share_is_of_what_the_office_may_write(tmp_path: Path) -> None:
    found = disk.room(tmp_path)
    assert 0 <= found.share <= 1
    assert disk.Room(4_999, 100_000).percent == 4
