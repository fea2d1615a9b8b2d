"""A million values are read as one is: the same values, the same reasons."""

import datetime as dt

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from amparo.errors import FactError
from amparo.law.facts import Kind
from amparo.law.values import parse_value, written
from amparo.law.vocabulary import FACTS
from amparo.screen.files.docket_file import facts_of_row
from amparo.screen.files.rejects import LINE
from amparo.screen.files.typed import key_hashes, typed

NONE_REPEATED = pl.Series([], dtype=pl.UInt64)


def rows(**columns):
    size = len(next(iter(columns.values())))
    people = columns.pop("person", [f"P{n}" for n in range(size)])
    return pl.DataFrame(
        {LINE: list(range(2, size + 2)), "person": people, **columns}, schema_overrides={LINE: pl.Int64}
    )


def test_every_kind_of_value_is_typed():
    frame, rejects = typed(
        rows(
            last_entry_on=["2019-07-16", ""],
            past_persecution=["Sí", "no"],
            entry_border=["Southwest_Land", None],
            nationality=["hn", " GT "],
            misdemeanor_convictions=["2", ""],
            delays=["2019-04-10/2019-06-05; 2019-08-01/", "none"],
        ),
        FACTS,
        NONE_REPEATED,
    )
    assert rejects == []
    assert frame.rows() == [
        ("P0", dt.date(2019, 7, 16), True, "southwest_land", "HN", 2, "2019-04-10/2019-06-05;2019-08-01/"),
        ("P1", None, False, None, "GT", None, "none"),
    ]
    assert facts_of_row(frame.row(0, named=True), FACTS)["delays"] == (
        (dt.date(2019, 4, 10), dt.date(2019, 6, 5)),
        (dt.date(2019, 8, 1), None),
    )


def test_each_bad_value_is_told_and_its_row_set_aside():
    frame, rejects = typed(
        rows(last_entry_on=["2019-02-30", "2019-07-16", "16/07/2019"], nationality=["ZZ", "HN", "GT"]),
        FACTS,
        NONE_REPEATED,
    )
    assert frame["person"].to_list() == ["P1"]
    assert sorted(rejects) == [
        (2, "last_entry_on", "2019-02-30", "there is no such day in the calendar"),
        (2, "nationality", "ZZ", "not a country code of two letters (ISO 3166-1), for example HN"),
        (
            4,
            "last_entry_on",
            "16/07/2019",
            "in this order a month can be taken for a day; write it as YYYY-MM-DD, for example 2019-07-16",
        ),
    ]


def test_keys_must_be_there_and_stand_once():
    texts = rows(person=["A", "", "B", " A", "C\x1b[31m", "D" * 201])
    hashes = key_hashes(texts)
    repeated = hashes.filter(hashes.is_duplicated()).unique()
    frame, rejects = typed(texts, FACTS, repeated)
    assert frame["person"].to_list() == ["B"]
    assert [(reject.line, reject.reason) for reject in rejects] == [
        (2, "the person key stands more than once in the docket"),
        (3, "the row has no person key"),
        (5, "the person key stands more than once in the docket"),
        (6, "the person key holds control characters"),
        (7, "the person key is longer than 200 characters"),
    ]


ONE_OF_EACH = {
    Kind.DATE: "last_entry_on",
    Kind.YES_NO: "past_persecution",
    Kind.CHOICE: "entry_border",
    Kind.COUNTRY: "nationality",
    Kind.NUMBER: "misdemeanor_convictions",
    Kind.PERIODS: "delays",
}
texts = st.one_of(
    st.text(max_size=12),
    st.dates().map(str),
    st.sampled_from(
        [
            "yes",
            "YES",
            "sí",
            "SÍ",
            "no",
            "0",
            "1",
            "t",
            "none",
            "hn",
            "HN",
            "XX",
            "southwest_land",
            "AIR",
            "2020-02-29",
            "2019-02-29",
            "2019-7-1",
            "１２",
            "12",
            "0000001",
            "2019-01-01/",
            "2019-01-02/2019-01-01",
            "/",
            " ",
            "\u2003yes\u2003",
            "VERDADERO",
            "Falso",
            "si\u0301",
            "yes\u200b",
            "\ufeff1990-05-06",
            "1990\u201305\u201306",
            "1990-05-06T00:00:00",
            "1990-05-06 00:00:00.000",
            "1990-05-06 0:00:00",
            "06.05.1990",
            "1990-05-06T00:00:00Z",
            "1990-05-06T06:00:00",
            "3.0",
            "3.5",
            "1.0",
            "h\u00adn",
            "\u200b",
        ]
    ),
)


@pytest.mark.parametrize("kind", list(ONE_OF_EACH))
@given(values=st.lists(texts, min_size=1, max_size=30))
def test_columns_read_as_single_values_do(kind, values):
    fact = FACTS[ONE_OF_EACH[kind]]
    frame, rejects = typed(rows(**{fact.name: values}), FACTS, NONE_REPEATED)
    good, bad = {}, {}
    for place, text in enumerate(values):
        try:
            good[f"P{place}"] = parse_value(fact, text)
        except FactError as wrong:
            bad[place + 2] = str(wrong)
    found = {row["person"]: facts_of_row(row, FACTS).get(fact.name) for row in frame.iter_rows(named=True)}
    assert found == good
    assert {reject.line: reject.reason for reject in rejects} == bad
    assert all(parse_value(fact, written(value)) == value for value in good.values())


def test_keys_that_look_the_same_are_the_same():
    texts = rows(person=["A\u200b", "A", "Jose\u0301", "José", "B"])
    hashes = key_hashes(texts)
    frame, rejects = typed(texts, FACTS, hashes.filter(hashes.is_duplicated()).unique())
    assert frame["person"].to_list() == ["B"]
    assert {reject.reason for reject in rejects} == {"the person key stands more than once in the docket"}


@pytest.mark.parametrize(
    "key", ["Total", "TOTAL ", "Total general", "Suma", "Total: 12", "Subtotal (3)", "Grand total"]
)
def test_the_total_of_a_table_is_no_person(key):
    frame, rejects = typed(rows(person=["A", key]), FACTS, NONE_REPEATED)
    assert frame["person"].to_list() == ["A"]
    assert [reject.reason for reject in rejects] == ["this is the total of a table and no person: remove the row"]


@pytest.mark.parametrize("text", ["VERDADERO", "Verdadeiro", "si\u0301", "SI\u0301\u200b", "1.0", "ｙｅｓ"])
def test_yes_is_read_however_it_was_saved(text):
    assert parse_value(FACTS["past_persecution"], text) is True


@pytest.mark.parametrize("text", ["1990-05-06T00:00:00", "1990-05-06 0:00", "\u202a1990\u201305\u201306\u202c"])
def test_a_day_is_read_however_it_was_saved(text):
    assert parse_value(FACTS["born_on"], text) == dt.date(1990, 5, 6)


@pytest.mark.parametrize(
    "text", ["1990-05-06T00:00:00Z", "1990-05-06T00:00:00+02:00", "1990-05-06 02:16", "06/05/1990"]
)
def test_a_moment_or_an_order_that_could_mean_two_days_is_none(text):
    with pytest.raises(FactError, match="YYYY-MM-DD"):
        parse_value(FACTS["born_on"], text)


def test_a_key_that_only_begins_as_a_total_does_is_a_persons():
    frame, rejects = typed(rows(person=["Totalina 3", "Suma-4", "Sum Ting"]), FACTS, NONE_REPEATED)
    assert (frame.height, rejects) == (3, [])


def test_a_year_or_a_month_alone_gets_a_column_with_its_last_day():
    texts = ["1990", "1990-05", "05/1990", "1990-05-06", "", "1990.0", "90", "1990-13"]
    frame, rejects = typed(rows(born_on=texts, last_entry_on=["2019-07-16"] * 8), FACTS, NONE_REPEATED)
    assert frame.columns == ["person", "born_on", "born_on_latest", "last_entry_on"]
    expected = [parse_value(FACTS["born_on"], text) for text in texts[:6]]
    found = [facts_of_row(row, FACTS).get("born_on") for row in frame.iter_rows(named=True)]
    assert found == expected
    assert [reject.value for reject in rejects] == ["90", "1990-13"]


def test_whole_days_alone_get_no_second_column():
    frame, _ = typed(rows(born_on=["1990-05-06", "", "1990-05-07T00:00:00"]), FACTS, NONE_REPEATED)
    assert frame.columns == ["person", "born_on"]
