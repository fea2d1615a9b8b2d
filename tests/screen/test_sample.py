"""The fictional docket: plausible, with gaps, the same for the same seed."""

import datetime as dt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from polars.testing import assert_frame_equal

from amparo.errors import DocketError
from amparo.law.book import the_law
from amparo.law.status import KNOWN_AS_OF
from amparo.law.vocabulary import FACTS
from amparo.screen import sample as module
from amparo.screen.docket import answers, checked
from amparo.screen.sample import EARLIEST, sample, sample_batches

LAW = the_law()


def test_the_same_seed_gives_the_same_people():
    assert_frame_equal(sample(500, seed=4), sample(500, seed=4))
    assert not sample(500, seed=4).equals(sample(500, seed=5))


def test_every_fact_has_a_column_with_gaps():
    people = sample(2000, seed=2)
    assert set(people.columns) == {"person", *FACTS}
    assert all(0 < people[name].null_count() < 2000 for name in FACTS)
    checked(people, FACTS)


def test_nobody_is_a_docket_too():
    assert sample(0).height == 0


def test_batches_are_numbered_through(monkeypatch):
    monkeypatch.setattr(module, "BATCH", 10)
    batches = list(sample_batches(25, seed=1))
    assert [batch.height for batch in batches] == [10, 10, 5]
    assert batches[2]["person"].to_list()[-1] == "P-00000025"


def test_lives_hang_together():
    people = sample(3000, seed=6)
    born_late = people.filter(people["born_on"] > people["last_entry_on"])
    assert born_late.height == 0
    by_air = people.filter(people["entry_border"] == "air")
    assert set(by_air["entry_manner"].drop_nulls().to_list()) == {"visa"}


@given(on=st.dates(EARLIEST, dt.date(2099, 12, 31)), seed=st.integers(0, 1000))
@settings(max_examples=12, deadline=None)
def test_on_whatever_day_a_docket_is_made_for_nothing_in_it_contradicts(on, seed):
    people = checked(sample(300, seed=seed, on=on), FACTS)
    assert answers(people, LAW, on).collect()["contradictions"].null_count() == people.height


def test_nobody_is_invented_for_a_day_before_anybody_came():
    with pytest.raises(DocketError, match="choose a day from 1995-01-01 on"):
        sample(3, on=EARLIEST - dt.timedelta(days=1))


@pytest.mark.parametrize("on", [dt.date(2024, 2, 29), dt.date(2025, 12, 31), KNOWN_AS_OF])
def test_nobody_in_a_docket_made_for_a_day_has_a_day_that_cannot_be(on):
    people = sample(3000, seed=11, on=on)
    for asked in (on, dt.date(2026, 11, 28), dt.date(2028, 2, 29)):
        assert answers(people, LAW, asked).collect()["contradictions"].null_count() == people.height
