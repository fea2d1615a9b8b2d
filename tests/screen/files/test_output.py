"""A file with a final name is whole; nothing else is left behind."""

import stat
from pathlib import Path

import polars as pl
import pytest

from amparo.errors import DocketError
from amparo.screen.files.output import answers_as_words, check_suffix, frame_file, rejects_file, whole_file
from amparo.screen.files.rejects import Reject


@pytest.mark.parametrize("name", ["answers.csv", "answers.parquet"])
def test_frames_are_joined_in_order(tmp_path, name):
    path = tmp_path / name
    with frame_file(path) as file:
        file.write(pl.DataFrame({"person": ["A", "B"]}))
        file.write(pl.DataFrame({"person": ["C"]}))
    read = pl.read_csv if name.endswith("csv") else pl.read_parquet
    assert read(path)["person"].to_list() == ["A", "B", "C"]
    assert list(tmp_path.iterdir()) == [path]


def test_only_the_owner_may_read(tmp_path):
    path = tmp_path / "answers.csv"
    with frame_file(path) as file:
        file.write(pl.DataFrame({"person": ["A"]}))
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_a_failure_leaves_what_was_there(tmp_path):
    path = tmp_path / "answers.csv"
    path.write_text("before")
    with pytest.raises(ZeroDivisionError), whole_file(path) as draft:
        draft.write_text(f"half {1 // 0}")
    assert path.read_text() == "before"
    assert list(tmp_path.iterdir()) == [path]


def test_a_disk_that_takes_nothing_is_told():
    with (
        pytest.raises(DocketError, match="could not be written"),
        frame_file(Path("/proc/answers.csv")) as file,
    ):
        file.write(pl.DataFrame({"person": ["A"]}))


def test_a_folder_that_is_not_there_is_told(tmp_path):
    with pytest.raises(DocketError, match="nothing was replaced"), whole_file(tmp_path / "gone" / "a.csv"):
        pass


def test_the_name_must_say_what_to_write(tmp_path):
    with pytest.raises(DocketError, match=r"must end in \.csv or \.parquet"):
        check_suffix(tmp_path / "answers.xlsx")


def test_there_is_no_rejects_file_without_rejects(tmp_path):
    with rejects_file(tmp_path / "r.csv") as rejects:
        rejects.add([])
    assert rejects.rows == 0
    assert rejects.path is None
    assert list(tmp_path.iterdir()) == []


def test_rejects_count_rows_and_disarm_formulas(tmp_path):
    path = tmp_path / "r.csv"
    with rejects_file(path) as rejects:
        rejects.add([Reject(3, "nationality", "=HYPERLINK(1)", "no"), Reject(3, "born_on", "x", "no")])
        rejects.add([Reject(9, "person", "", "empty")])
    assert (rejects.rows, rejects.path) == (2, path)
    assert path.read_text() == (
        "line,column,value,reason\n3,born_on,x,no\n3,nationality,'=HYPERLINK(1),no\n9,person,,empty\n"
    )


def test_answers_become_words():
    frame = answers_as_words(pl.DataFrame({"person": ["A", "B", "C"], "asylum": [True, False, None]}))
    assert frame["asylum"].to_list() == ["yes", "no", "unknown"]
