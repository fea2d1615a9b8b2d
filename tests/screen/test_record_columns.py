"""Records: the reader of tables tells of everybody what the reader of one person tells."""

import random

import polars as pl
import pytest
from polars.testing import assert_frame_equal

from amparo import explain
from amparo.errors import FactError
from amparo.law.book import the_law
from amparo.law.record import folded
from amparo.law.records import FOLDS
from amparo.law.vocabulary import FACTS
from amparo.screen import record_turns, spark
from amparo.screen.columns import column_type
from amparo.screen.compiler import latest_of
from amparo.screen.docket import DIFFERING, answers
from amparo.screen.files.docket_file import facts_of_row
from amparo.screen.record_columns import with_records
from tests.screen.records_made import ASKED, DAYS, some_records, tables_of

LAW = the_law()
FOLDED = [fold.fact for fold in FOLDS]


@pytest.mark.parametrize("in_part", [True, False])
def test_tables_tell_of_everybody_what_is_told_of_one(in_part):
    chance = random.Random(20241128 + in_part)
    people = {f"P-{number}": some_records(chance, in_part=in_part) for number in range(400)}
    given = {person: _given(chance) for person in people}
    docket = _docket(given)
    found = with_records(docket, tables_of(people), FACTS, ASKED).collect()
    assert found["person"].to_list() == list(people)
    told = 0
    for row in found.iter_rows(named=True):
        alone = folded(FOLDS, given[row["person"]], people[row["person"]], ASKED)
        assert facts_of_row(row, FACTS) == alone.facts, row["person"]
        names = [name.removesuffix("_differs") for name in (row[DIFFERING] or "").split(";") if name]
        assert sorted(names) == sorted(alone.differing)
        told += len(alone.behind)
    assert told > 800, "most records decide something"


def test_a_table_may_lack_any_field():
    chance = random.Random(7)
    people = {f"P-{number}": some_records(chance, in_part=False) for number in range(60)}
    for _ in range(12):
        tables = tables_of(people)
        for name, table in tables.items():
            tables[name] = table.drop(chance.sample(table.columns[1:], k=len(table.columns) // 2))
        kept = {
            person: {
                name: [{field: row[field] for field in row if field in tables[name].columns} for row in rows]
                for name, rows in records.items()
            }
            for person, records in people.items()
        }
        found = with_records(_docket({person: {} for person in people}), tables, FACTS, ASKED).collect()
        for row in found.iter_rows(named=True):
            assert facts_of_row(row, FACTS) == folded(FOLDS, {}, kept[row["person"]], ASKED).facts


def test_rows_of_a_person_may_stand_apart_and_people_may_be_in_any_order():
    chance = random.Random(11)
    people = {f"P-{number}": some_records(chance) for number in range(80)}
    people["P-many"] = {"filings": [row for _ in range(160) for row in some_records(chance)["filings"]]}
    apart = {
        name: table.with_columns(turn=pl.int_range(pl.len()).over("person")).sort("turn", "person").drop("turn")
        for name, table in tables_of(people).items()
    }
    given = {person: _given(chance) for person in [*reversed(people), "P-without"]}
    _told_as_of_one(with_records(_docket(given), apart, FACTS, ASKED).collect(), given, people)


def test_rows_are_put_in_order_also_where_one_number_cannot_hold_it(monkeypatch):
    monkeypatch.setattr(record_turns, "BITS", 8)
    chance = random.Random(12)
    people = {f"P-{number}": some_records(chance) for number in range(80)}
    given = {person: _given(chance) for person in people}
    _told_as_of_one(with_records(_docket(given), tables_of(people), FACTS, ASKED).collect(), given, people)


def _told_as_of_one(found, given, people):
    assert found["person"].to_list() == list(given)
    for row in found.iter_rows(named=True):
        alone = folded(FOLDS, given[row["person"]], people.get(row["person"], {}), ASKED)
        assert facts_of_row(row, FACTS) == alone.facts, row["person"]


def test_spark_tells_of_tables_what_polars_tells():
    chance = random.Random(5)
    people = {f"P-{number}": some_records(chance) for number in range(120)}
    docket, tables = _docket({person: _given(chance) for person in people}), tables_of(people)
    plain = answers(with_records(docket, tables, FACTS, ASKED), LAW, ASKED).collect()
    found = pl.concat(list(spark.answer_batches(iter([docket]), LAW, ASKED, tables)))
    assert_frame_equal(found.sort("person"), plain.sort("person"))


def test_the_face_for_programs_takes_records_and_names_what_is_wrong():
    filed = {"filings": [{"form": "i589", "received_on": "2019-03-01"}]}
    found = explain({"last_entry_on": "2018-05-01"}, on=ASKED, records=filed)
    assert next(one for one in found.deadlines if one.deadline.name == "one_year_asylum").met
    with pytest.raises(FactError, match="filings: there is no fact called “fform”; did you mean “form”"):
        explain({}, on=ASKED, records={"filings": [{"fform": "i589"}]})
    with pytest.raises(FactError, match="did you mean “filings”"):
        explain({}, on=ASKED, records={"filing": []})


def _given(chance):
    facts = {}
    for name in FOLDED:
        if chance.random() < 0.3:
            kind = FACTS[name].kind.value
            facts[name] = chance.choice(DAYS) if kind == "date" else True if kind == "yes/no" else None
    return {name: value for name, value in facts.items() if value is not None}


def _docket(given):
    columns = {"person": pl.Series(list(given), dtype=pl.String)}
    for name in FOLDED:
        columns[name] = pl.Series([facts.get(name) for facts in given.values()], dtype=column_type(FACTS[name]))
    return pl.DataFrame(columns)


def test_without_a_table_the_docket_stays_as_it_is():
    docket = _docket({"P-1": {"asylum_filed_on": DAYS[0]}})
    assert with_records(docket, {}, FACTS, ASKED).collect().equals(docket)
    assert latest_of("asylum_filed_on") not in docket.columns
