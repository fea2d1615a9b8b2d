"""CSV in all its forms comes out as the same rows, each with its line."""

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from amparo.errors import DocketError
from amparo.screen.files import csv_text
from amparo.screen.files.csv_header import read_header
from amparo.screen.files.csv_text import text_batches
from amparo.screen.files.rejects import LINE
from amparo.typed_text import seen
from tests.screen.files.dockets import read, write


def rows_of(path, names):
    batches = list(text_batches(path, read_header(path)))
    rows = [row for batch in batches for row in batch.frame.select(LINE, *names).rows()]
    return rows, [reject for batch in batches for reject in batch.rejects]


@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_separators_and_line_ends_do_not_matter(tmp_path, separator, end):
    lines = [separator.join(row) for row in (("person", "nationality"), ("A", "HN"), ("B", "GT"))]
    rows, rejects = rows_of(write(tmp_path, end.join(lines) + end), ("person", "nationality"))
    assert rows == [(2, "A", "HN"), (3, "B", "GT")]
    assert rejects == []


def test_the_last_line_may_lack_its_end(tmp_path):
    rows, _ = rows_of(write(tmp_path, "person\nA\nB"), ("person",))
    assert rows == [(2, "A"), (3, "B")]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_encodings_with_a_mark_are_read(tmp_path, encoding):
    rows, _ = rows_of(write(tmp_path, "person\nÑandú\n", encoding=encoding), ("person",))
    assert rows == [(2, "Ñandú")]


def test_other_encodings_are_named_with_the_line(tmp_path):
    path = write(tmp_path, "person\nA\nÑandú\n", encoding="latin-1")
    with pytest.raises(DocketError, match="line 3: is not UTF-8 text; it looks like Windows-1252"):
        rows_of(path, ("person",))
    path.write_bytes(b"person\n" + b"A\n" * 50_000 + "Ñ\n".encode("latin-1"))
    with pytest.raises(DocketError, match="line 50002: is not UTF-8"):
        rows_of(path, ("person",))


def test_rows_of_the_wrong_length_are_set_aside_with_their_line(tmp_path):
    rows, rejects = rows_of(
        write(tmp_path, "person,nationality\nA,HN\nB\n\nC,GT,extra\nD,SV\n"), ("person", "nationality")
    )
    assert rows == [(2, "A", "HN"), (6, "D", "SV")]
    assert [(reject.line, reject.reason) for reject in rejects] == [
        (3, "the row has 1 values, the header 2"),
        (5, "the row has 3 values, the header 2"),
    ]


def test_quoted_values_may_hold_separators_and_line_ends(tmp_path):
    text = 'person,nationality\n"A, first","HN"\n"B\nsecond",GT\nC,"SV"\nD\n'
    rows, rejects = rows_of(write(tmp_path, text), ("person", "nationality"))
    assert rows == [(2, "A, first", "HN"), (3, "B\nsecond", "GT"), (5, "C", "SV")]
    assert [reject.line for reject in rejects] == [6]


def test_a_quoted_header_is_read(tmp_path):
    rows, _ = rows_of(write(tmp_path, '"person","nationality"\nA,HN\n'), ("person", "nationality"))
    assert rows == [(2, "A", "HN")]


def test_a_quotation_mark_that_never_closes_is_named(tmp_path, monkeypatch):
    monkeypatch.setattr(csv_text, "LONGEST_VALUE", 100)
    path = write(tmp_path, 'person,nationality\nA,HN\n"B,GT\n' + "C,SV\n" * 100)
    with pytest.raises(DocketError, match="line 3: a quotation mark opens here"):
        rows_of(path, ("person", "nationality"))


def test_blocks_are_cut_between_lines(tmp_path, monkeypatch):
    text = "person,nationality\r\n" + "".join(f"P{n},HN\r\n" for n in range(200))
    for size in (7, 20, 21, 22, 64):
        monkeypatch.setattr(csv_text, "BLOCK", size)
        rows, rejects = rows_of(write(tmp_path, text), ("person", "nationality"))
        assert rows == [(n + 2, f"P{n}", "HN") for n in range(200)]
        assert rejects == []


def test_a_quote_in_a_later_block_changes_only_the_speed(tmp_path, monkeypatch):
    monkeypatch.setattr(csv_text, "BLOCK", 64)
    text = "person,nationality\n" + "".join(f"P{n},HN\n" for n in range(50)) + '"Q\nQ",GT\n' + "R,SV\n" * 3
    rows, _ = rows_of(write(tmp_path, text), ("person", "nationality"))
    assert rows[49:] == [(51, "P49", "HN"), (52, "Q\nQ", "GT"), (54, "R", "SV"), (55, "R", "SV"), (56, "R", "SV")]


def test_records_come_in_batches(tmp_path, monkeypatch):
    monkeypatch.setattr(csv_text, "RECORDS", 2)
    people = read(write(tmp_path, 'person\n"A"\nB\nC\nD\nE\n')).people
    assert people["person"].to_list() == ["A", "B", "C", "D", "E"]


values = st.text(st.characters(codec="utf-8", exclude_characters="\x00\r\ufeff", exclude_categories=["Cs"]), max_size=8)


@given(st.lists(st.tuples(values, values), min_size=1, max_size=20))
def test_what_the_csv_module_writes_is_read_back(tmp_path_factory, pairs):
    text = io.StringIO()
    csv.writer(text, lineterminator="\n").writerows([("person", "nationality"), *pairs])
    path = write(tmp_path_factory.mktemp("csv"), text.getvalue())
    rows, rejects = rows_of(path, ("person", "nationality"))
    standing = [pair for pair in pairs if any(map(seen, pair))]
    assert [(first or "", second or "") for _, first, second in rows] == standing
    assert rejects == []


@pytest.mark.parametrize("quoted", ["", '"'])
def test_rows_in_which_nothing_stands_are_passed_over(tmp_path, quoted):
    text = f"person,nationality\n{quoted}A{quoted},HN\n,\n   \n\u200b,\u00a0\n,,,,\n\nB,GT\n,\n"
    rows, rejects = rows_of(write(tmp_path, text), ("person", "nationality"))
    assert rows == [(2, "A", "HN"), (8, "B", "GT")]
    assert rejects == []


@pytest.mark.parametrize("quoted", ["", '"'])
def test_columns_without_name_and_value_are_passed_over(tmp_path, quoted):
    rows, rejects = rows_of(
        write(tmp_path, f"person,,nationality,,\n{quoted}A{quoted},,HN, ,\nB,,GT,,,,\nC,x,SV,,\nD,,HN,,\n"),
        ("person", "nationality"),
    )
    assert rows == [(2, "A", "HN"), (3, "B", "GT"), (5, "D", "HN")]
    assert rejects == [(4, "", "x", "column 2 has no name and this value: name the column or empty it")]


def test_a_row_that_is_longer_by_blanks_alone_is_whole(tmp_path):
    rows, rejects = rows_of(write(tmp_path, "person,nationality\nA,HN,,\nB,GT,x\n"), ("person", "nationality"))
    assert rows == [(2, "A", "HN")]
    assert [reject.line for reject in rejects] == [3]


@pytest.mark.parametrize("before", ["sep=;\r\n", '"sep=;"\r\n', "\r\n\r\n", ";;\r\nSEP=;\r\n\r\n", "sep=;\n"])
def test_what_programs_put_above_the_table_is_passed_over(tmp_path, before):
    rows, _ = rows_of(write(tmp_path, f"{before}person;nationality\r\nA;HN\r\n"), ("person", "nationality"))
    assert rows == [(before.count("\n") + 2, "A", "HN")]


@pytest.mark.parametrize("told", ["sep=\t", "sep=\\t", '"sep=\t"', "SEP=TAB"])
def test_a_tabulator_is_told_as_itself_or_spelled_out(tmp_path, told):
    rows, _ = rows_of(write(tmp_path, f"{told}\nperson\tnationality\nA\tHN\n"), ("person", "nationality"))
    assert rows == [(3, "A", "HN")]


def test_names_of_columns_are_read_without_case_and_with_spaces(tmp_path):
    assert read_header(write(tmp_path, "\u200bPerson,Born On,Nationality\u00a0\nA,,\n")).columns == (
        "person",
        "born_on",
        "nationality",
    )


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("quoted", ["", '"'])
@given(before=st.integers(0, 60), block=st.integers(5, 60))
def test_the_line_of_a_bad_byte_is_right_wherever_the_blocks_are_cut(tmp_path_factory, end, quoted, before, block):
    path = tmp_path_factory.mktemp("csv") / "docket.csv"
    rows = f"person{end}" + f"{quoted}Añ{quoted}{end}" * before
    path.write_bytes(rows.encode() + b"B" + b"\xd1" + end.encode() + b"C" + end.encode())
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(csv_text, "BLOCK", block)
        with pytest.raises(DocketError, match=f"line {before + 2}: is not UTF-8 text"):
            rows_of(path, ("person",))


def test_a_name_that_is_no_text_is_told_with_its_line(tmp_path):
    path = tmp_path / "docket.csv"
    path.write_bytes(b"\n\nperson,a\xf1o\n")
    with pytest.raises(DocketError, match="line 3: is not UTF-8 text; it looks like Windows-1252"):
        read_header(path)
