"""That nothing is left out of the quick tests which is not there."""

from __future__ import annotations

from tests.quick import SLOW, TESTS, is_slow


def test_what_is_left_out_is_there_and_has_a_reason() -> None:
    assert [name for name in SLOW if not (TESTS / name).exists()] == []
    assert all(SLOW.values())


def test_a_folder_leaves_out_what_lies_in_it_and_nothing_beside_it() -> None:
    assert is_slow(TESTS / "office" / "browser" / "test_a_day.py")
    assert not is_slow(TESTS / "office" / "calendar" / "test_calendar.py")
