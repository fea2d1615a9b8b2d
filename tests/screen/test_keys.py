"""Keys of people found among other keys, whatever their order and however they are named."""

import random

import polars as pl
import pytest

from amparo.screen.keys import numbered, places


def test_keys_are_found_where_they_stand():
    chance = random.Random(3)
    for _ in range(30):
        among = chance.sample([f"P-{number}" for number in range(900)], k=chance.choice([0, 1, 40, 700]))
        wanted = [chance.choice(among) if among and chance.random() < 0.8 else f"Q-{_}" for _ in range(300)]
        held = {key: place for place, key in enumerate(among)}
        found = places(pl.Series(wanted, dtype=pl.String), pl.Series(among, dtype=pl.String))
        assert found.to_list() == [held.get(key) for key in wanted]


@pytest.mark.parametrize("known", [[], ["b", "a"]])
def test_people_of_several_columns_are_numbered_once(known):
    columns = {"one": ["a", "a", "b", "a", "c"], "two": ["d", "c", "c"], "three": []}
    people, whose = numbered(
        {name: pl.Series(keys, dtype=pl.String) for name, keys in columns.items()}, pl.Series(known, dtype=pl.String)
    )
    assert people.to_list()[: len(known)] == known
    assert sorted(people.to_list()) == ["a", "b", "c", "d"]
    for name, keys in columns.items():
        assert [people[number] for number in whose[name].tolist()] == keys
