"""A file is judged by what it holds, and the sentence says what to do."""

import zipfile

import polars as pl
import pytest

from amparo.errors import DocketError
from amparo.screen.files.sniff import FileKind, encoding_of, kind_of


def test_text_is_taken_for_csv(tmp_path):
    path = tmp_path / "docket.txt"
    path.write_text("person\nA\n")
    assert kind_of(path) is FileKind.CSV


def test_parquet_is_known_whatever_its_name(tmp_path):
    path = tmp_path / "docket.csv"
    pl.DataFrame({"person": ["A"]}).write_parquet(path)
    assert kind_of(path) is FileKind.PARQUET


@pytest.mark.parametrize("content", [b"", b"   \n\r\n \t"])
def test_an_empty_file_is_told_from_a_docket(tmp_path, content):
    path = tmp_path / "empty.csv"
    path.write_bytes(content)
    with pytest.raises(DocketError, match="is empty"):
        kind_of(path)


def test_a_folder_is_no_docket(tmp_path):
    with pytest.raises(DocketError, match="is a folder"):
        kind_of(tmp_path)


def test_a_missing_file_is_named(tmp_path):
    with pytest.raises(DocketError, match=r"gone\.csv: cannot be read"):
        kind_of(tmp_path / "gone.csv")


def test_an_excel_workbook_is_told_what_to_do(tmp_path):
    path = tmp_path / "docket.csv"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("xl/workbook.xml", "<workbook/>")
    with pytest.raises(DocketError, match="save the sheet as “CSV UTF-8”"):
        kind_of(path)


@pytest.mark.parametrize(
    ("mark", "told"),
    [(b"\x1f\x8b", "gzip"), (b"%PDF-1.7", "a PDF"), (b"SQLite format 3\x00", "a database"), (b'{"a": 1}', "JSON")],
)
def test_other_kinds_of_file_are_named(tmp_path, mark, told):
    path = tmp_path / "docket.csv"
    path.write_bytes(mark + b" and more")
    with pytest.raises(DocketError, match=told):
        kind_of(path)


def test_a_name_that_promises_parquet_must_keep_it(tmp_path):
    path = tmp_path / "docket.parquet"
    path.write_text("person\nA\n")
    with pytest.raises(DocketError, match=r"called \.parquet but is not"):
        kind_of(path)


def test_a_parquet_file_without_its_end_is_cut_off(tmp_path):
    path = tmp_path / "docket.parquet"
    pl.DataFrame({"person": ["A", "B"]}).write_parquet(path)
    path.write_bytes(path.read_bytes()[:-20])
    with pytest.raises(DocketError, match="cut off"):
        kind_of(path)


def test_bytes_that_are_no_text_are_refused(tmp_path):
    path = tmp_path / "docket.csv"
    path.write_bytes(b"person\x00\x01\x02,nationality\n")
    with pytest.raises(DocketError, match="neither text nor Parquet"):
        kind_of(path)


def test_marks_at_the_start_tell_the_encoding():
    assert encoding_of("person".encode("utf-16")) == "utf-16"
    assert encoding_of("person".encode("utf-8-sig")) == "utf-8-sig"
    assert encoding_of(b"person") == "utf-8"
