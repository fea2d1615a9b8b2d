"""That the quick tests leave out what is named, which is there, and nothing else."""

from __future__ import annotations

from tests.quick import SLOW, TESTS, is_slow


def test_what_is_left_out_is_there_and_has_a_reason() -> None:
    for name, why in SLOW.items():
        path, _, test = name.partition("::")
        assert why
        assert (TESTS / path).exists(), name
        assert not test or test.partition("[")[0] in (TESTS / path).read_text(encoding="utf-8"), name


def test_a_folder_a_file_or_a_test_is_left_out_with_what_is_in_it_and_nothing_beside_it() -> None:
    assert is_slow("office/browser/test_a_day.py::test_two_colleagues_at_once_lose_nothing")
    assert is_slow("office/test_matrix.py::test_every_cell_answers_as_the_table_says[harm]")
    assert is_slow("office/border/checkins/test_rounds.py::Histories::runTest")
    assert not is_slow("office/border/checkins/test_rounds.py::test_another")
    assert not is_slow("office/cases/calendar/test_calendar.py::test_it")
