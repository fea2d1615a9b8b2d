"""Dockets as people's programs save them, from the folder of reports: each is read as what its author meant."""

import datetime as dt
from pathlib import Path

import polars as pl
import pytest

from amparo.errors import DocketError
from amparo.law.vocabulary import FACTS
from amparo.screen.files.docket_file import open_docket

REPORTS = Path(__file__).parents[3].parent / "shared" / "reports" / "docket"
pytestmark = pytest.mark.skipif(not REPORTS.exists(), reason="the folder ../shared with reports is absent")


def people_of(name: str) -> pl.DataFrame:
    """The people of a report, none of whose rows may be set aside."""
    batches = list(open_docket(REPORTS / name, FACTS).batches())
    assert [reject for batch in batches for reject in batch.rejects] == []
    return pl.concat([batch.people for batch in batches])


@pytest.mark.parametrize(
    ("name", "people"),
    [
        ("trailing_empty_columns.csv", 1),
        ("blank_rows_of_commas.csv", 1),
        ("blank_line_of_spaces.csv", 2),
        ("decomposed_si.csv", 1),
        ("zero_width_in_cells.csv", 1),
    ],
)
def test_what_the_eye_does_not_see_changes_nothing(name: str, people: int) -> None:
    found = people_of(name)
    assert found.height == people
    assert set(found["nationality"]) == {"HN"}
    assert set(found["born_on"]) == {dt.date(1990, 5, 6)}
    if "unmarried" in found.columns:
        assert set(found["unmarried"]) == {True}


def test_what_a_spanish_spreadsheet_saves_is_yes_and_no() -> None:
    assert people_of("verdadero_falso.csv")["unmarried"].to_list() == [True, False]


def test_midnight_says_nothing_more_than_the_day() -> None:
    found = people_of("midnight_timestamps.csv")
    assert found.select("born_on", "last_entry_on").row(0) == (dt.date(1990, 5, 6), dt.date(2025, 3, 1))


def test_a_byte_that_is_no_text_is_told_with_its_line_and_what_the_file_looks_like() -> None:
    with pytest.raises(DocketError, match=r"line 4: .*looks like Windows-1252"):
        people_of("latin1_bad_byte_on_line_4.csv")
