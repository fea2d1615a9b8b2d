"""Records: the reader of tables tells of everybody what the reader of one person tells."""

import random

import polars as pl
import pytest

from amparo.law.record import folded
from amparo.law.records import FOLDS
from amparo.law.vocabulary import FACTS
from amparo.screen.columns import column_type
from amparo.screen.compiler import latest_of
from amparo.screen.docket import DIFFERING
from amparo.screen.files.docket_file import facts_of_row
from amparo.screen.record_columns import with_records
from tests.screen.records_made import ASKED, DAYS, some_records, tables_of

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
        told += len(alone.from_records)
    assert told > 800, "most records decide something"


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
