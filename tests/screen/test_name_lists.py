"""Lists of names in a column: everybody has the names of what holds of them, in order."""

import random

import polars as pl
import pytest

from amparo.screen.name_lists import names_that_hold, none_if_empty


@pytest.mark.parametrize("many", [0, 1, 8, 9, 21])
def test_everybody_has_the_names_of_what_holds_in_order(many):
    chance = random.Random(many)
    people = pl.DataFrame(
        {f"name_{place}": [chance.choice([True, False, None]) for _ in range(50)] for place in range(many)}
        | {"before": pl.Series([chance.choice(["first;second", "", None]) for _ in range(50)], dtype=pl.String)}
    )
    holds = {name: pl.col(name) for name in people.columns if name != "before"}
    found = people.with_columns(found=names_that_hold(holds, "before")).with_columns(none_if_empty("found"))
    for row in found.iter_rows(named=True):
        names = [*filter(None, [row["before"]]), *(name for name in holds if row[name])]
        assert row["found"] == (";".join(names) or None)
