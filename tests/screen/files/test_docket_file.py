"""A docket file is read whole, or ends in a sentence that says what to mend."""

import datetime as dt

import polars as pl
import pytest
from polars.testing import assert_frame_equal

from amparo.errors import DocketError
from amparo.law.vocabulary import FACTS
from amparo.screen.files import docket_file
from amparo.screen.files.docket_file import open_docket
from amparo.screen.sample import sample
from tests.screen.files.dockets import read, write


def test_an_unknown_column_is_named_with_the_nearest_fact(tmp_path):
    with pytest.raises(DocketError, match="“last_entry” is no fact, did you mean “last_entry_on”"):
        open_docket(write(tmp_path, "person,last_entry\n"), FACTS)


def test_many_unknown_columns_are_counted(tmp_path):
    with pytest.raises(DocketError, match="and 2 more"):
        open_docket(write(tmp_path, "person," + ",".join(f"q{n}" for n in range(7)) + "\n"), FACTS)


def test_a_docket_needs_its_key(tmp_path):
    with pytest.raises(DocketError, match=r"no column “person”.*did you mean “persona”"):
        open_docket(write(tmp_path, "persona,nationality\n"), FACTS)


def test_a_column_may_stand_only_once(tmp_path):
    with pytest.raises(DocketError, match="two columns are called “nationality”"):
        open_docket(write(tmp_path, "person,nationality,Nationality\n"), FACTS)


def test_a_header_alone_is_a_docket_of_nobody(tmp_path):
    batch = read(write(tmp_path, "person,nationality\n\n"))
    assert batch.people.height == 0
    assert batch.rejects == []


def test_a_parquet_file_of_nobody_is_a_docket_too(tmp_path):
    sample(0).write_parquet(tmp_path / "docket.parquet")
    assert read(tmp_path / "docket.parquet").people.height == 0


def test_people_and_rejects_come_apart(tmp_path):
    batch = read(write(tmp_path, "person,nationality\nA,HN\nB,Honduras\n,GT\nC,SV\nA,GT\n"))
    assert batch.people["person"].to_list() == ["C"]
    assert [(reject.line, reject.column) for reject in batch.rejects] == [
        (2, "person"),
        (4, "person"),
        (6, "person"),
        (3, "nationality"),
    ]


def test_csv_and_parquet_hold_the_same_people(tmp_path):
    people = sample(300, seed=3)
    people.write_parquet(tmp_path / "docket.parquet")
    words = pl.col(pl.Boolean).replace_strict({True: "yes", False: "no"}, default=None, return_dtype=pl.String)
    people.with_columns(words).write_csv(tmp_path / "docket.csv")
    for name in ("docket.parquet", "docket.csv"):
        batch = read(tmp_path / name)
        assert batch.rejects == []
        assert_frame_equal(batch.people, people, check_column_order=False)


def test_parquet_of_another_program_is_read(tmp_path):
    path = tmp_path / "docket.parquet"
    pl.DataFrame(
        {
            "person": [1, 2],
            "last_entry_on": pl.Series([dt.date(2019, 7, 16), None]).cast(pl.Datetime),
            "past_persecution": [1, 0],
            "nationality": pl.Series(["HN", "GT"], dtype=pl.Categorical),
            "misdemeanor_convictions": [2.0, 2.5],
            "entry_border": [b"air", b"sea"],
        }
    ).write_parquet(path)
    batch = read(path)
    assert batch.people.rows() == [("1", dt.date(2019, 7, 16), True, "HN", 2, "air")]
    assert [(reject.line, reject.value) for reject in batch.rejects] == [(2, "2.5")]


def test_days_out_of_range_in_parquet_are_set_aside(tmp_path):
    path = tmp_path / "docket.parquet"
    pl.DataFrame({"person": ["A", "B"], "born_on": [dt.date(1850, 1, 1), dt.date(1990, 1, 1)]}).write_parquet(path)
    batch = read(path)
    assert batch.people["person"].to_list() == ["B"]
    assert batch.rejects[0][:3] == (1, "born_on", "1850-01-01")


def test_a_type_no_fact_can_have_is_named(tmp_path):
    path = tmp_path / "docket.parquet"
    pl.DataFrame({"person": ["A"], "nationality": [["HN", "GT"]]}).write_parquet(path)
    with pytest.raises(DocketError, match="the column nationality is of the type List"):
        read(path)


def test_a_parquet_file_damaged_in_the_middle_is_named(tmp_path):
    path = tmp_path / "docket.parquet"
    sample(2000).write_parquet(path, compression="uncompressed")
    data = bytearray(path.read_bytes())
    data[4 : len(data) // 2] = b"\xff" * (len(data) // 2 - 4)
    path.write_bytes(data)
    with pytest.raises(DocketError, match="damaged"):
        read(path)


def test_a_broken_parquet_footer_is_named(tmp_path):
    path = tmp_path / "docket.parquet"
    path.write_bytes(b"PAR1" + b"\x00" * 60 + b"PAR1")
    with pytest.raises(DocketError, match="damaged"):
        open_docket(path, FACTS)


def test_parquet_comes_in_batches_numbered_through(tmp_path, monkeypatch):
    monkeypatch.setattr(docket_file, "ROWS", 2)
    path = tmp_path / "docket.parquet"
    pl.DataFrame({"person": ["A", "B", "C", "D", ""], "nationality": ["HN", "GT", "??", "SV", "HN"]}).write_parquet(
        path
    )
    batch = read(path)
    assert batch.people["person"].to_list() == ["A", "B", "D"]
    assert sorted(reject.line for reject in batch.rejects) == [3, 5]


def test_one_person_is_found_by_key(tmp_path):
    docket = open_docket(write(tmp_path, "person,nationality,in_us\nA,HN,\nB,GT,yes\n"), FACTS)
    assert docket.person("B") == {"nationality": "GT", "in_us": True}


def test_a_person_who_is_not_there_is_named(tmp_path):
    docket = open_docket(write(tmp_path, "person\nA\n"), FACTS)
    with pytest.raises(DocketError, match="nobody in it has the key “Z”"):
        docket.person("Z")


def test_a_person_who_stands_twice_is_named_with_the_lines(tmp_path):
    docket = open_docket(write(tmp_path, "person\nA\nB\nA\n"), FACTS)
    with pytest.raises(DocketError, match="“A” stands more than once: lines 2, 4"):
        docket.person("A")
