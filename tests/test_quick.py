"""That the quick tests leave out what is named, which is there, and nothing else."""

from __future__ import annotations

from types import SimpleNamespace

from tests.quick import COUNTED, EXAMPLES, SLOW, TESTS, is_slow, leave_most_uncounted


def test_what_is_left_out_is_there_and_has_a_reason() -> None:
    for name, why in SLOW.items():
        path, _, test = name.partition("::")
        assert why
        assert (TESTS / path).exists(), name
        assert not test or test.partition("[")[0] in (TESTS / path).read_text(encoding="utf-8"), name


def test_what_is_slow_and_counted_is_there_and_slow() -> None:
    for name in COUNTED:
        path, _, test = name.partition("::")
        assert (TESTS / path).exists(), name
        assert f"def {test}" in (TESTS / path).read_text(encoding="utf-8") if test else True, name
    assert [name for name in COUNTED if not is_slow(name) and not any(slow.startswith(name) for slow in SLOW)] == []


def test_a_folder_a_file_or_a_test_is_left_out_with_what_is_in_it_and_nothing_beside_it() -> None:
    assert is_slow("office/browser/test_a_day.py::test_two_colleagues_at_once_lose_nothing")
    assert is_slow("office/test_matrix.py::test_every_cell_answers_as_the_table_says[harm]")
    assert is_slow("office/border/checkins/test_rounds.py::Histories::runTest")
    assert not is_slow("office/border/checkins/test_rounds.py::test_another")
    assert not is_slow("office/cases/calendar/test_calendar.py::test_it")


def test_lines_are_counted_of_quick_tests_of_the_first_examples_and_of_the_slow_ones_that_are_named() -> None:
    def item(path: str, test: str) -> SimpleNamespace:
        marks: list[str] = []
        return SimpleNamespace(nodeid=f"tests/{path}::{test}", path=TESTS / path, marks=marks, add_marker=marks.append)

    quick = [item("law/test_nodes.py", f"test_it[{number}]") for number in range(EXAMPLES + 2)]
    one = item("law/test_nodes.py", "test_another")
    slow = item("office/test_matrix.py", "test_it")
    counted = item(COUNTED[0], "test_it")
    config = SimpleNamespace(pluginmanager=SimpleNamespace(hasplugin=lambda name: name == "_cov"))
    leave_most_uncounted(config, [*quick, one, slow, counted])  # type: ignore[arg-type]
    assert [bool(each.marks) for each in quick] == [False] * EXAMPLES + [True] * 2
    assert [bool(each.marks) for each in (one, slow, counted)] == [False, True, False]
