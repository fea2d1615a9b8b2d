"""The figures of a docket, batch by batch."""

import datetime as dt
from collections import Counter

import polars as pl

from amparo.law.book import the_law
from amparo.law.consistency import CONTRADICTIONS
from amparo.law.given import facts_given
from amparo.law.reckoning import DeadlineStatus
from amparo.law.vocabulary import FACTS
from amparo.screen.columns import column_type
from amparo.screen.compiler import latest_of
from amparo.screen.docket import answers, dated
from amparo.screen.explain import explain
from amparo.screen.sample import sample
from amparo.screen.spark import answer_batches
from amparo.screen.tally import Tally
from tests.screen.test_docket import docket

LAW = the_law()
DAY = dt.date(2019, 11, 15)


def test_the_tally_counts_relief_and_what_is_due():
    tally = Tally(LAW, DAY)
    tally.add(answers(docket({"person": "A", "persecutor": True, "moved_on": DAY}), LAW, DAY).collect())
    tally.add(answers(docket({"person": "B", "likely_persecution": False}), LAW, DAY).collect())
    summary = tally.summary()
    withholding = next(one for one in summary.relief if one.relief == "withholding")
    assert summary.people == 2
    assert (withholding.available, withholding.unavailable, withholding.unknown) == (0, 2, 0)
    assert withholding.unavailable_most_by in ("barred", "likely_persecution")
    assert withholding.unknown_most_by is None
    assert (summary.due[7], summary.due[30]) == (1, 1)
    assert summary.due_by_deadline == {"address_change_court": 1}


def impossible(people):
    """A docket some of whose people were born in 2031, or filed before they were born."""
    late = pl.when(pl.int_range(pl.len()) % 5 == 0).then(dt.date(2031, 1, 1)).otherwise(pl.col("born_on"))
    return people.with_columns(late.alias("born_on"))


def summed(batches, day=DAY):
    tally = Tally(LAW, day)
    for batch in batches:
        tally.add(batch)
    return tally.summary()


def test_a_tally_counts_how_people_stand_with_each_deadline():
    entered = {"last_entry_on": dt.date(2018, 3, 1)}
    people = docket(
        {"person": "A", **entered, "asylum_filed_on": dt.date(2019, 2, 1)},
        {"person": "B", **entered, "asylum_filed_on": dt.date(2019, 5, 1)},
        {"person": "C", **entered, "asylum_filed": True},
        {"person": "D", **entered},
        {"person": "E", "last_entry_on": dt.date(2019, 3, 1)},
        {"person": "F", **entered, "unaccompanied_child": True},
        {"person": "G"},
        {"person": "H", "last_entry_on": DAY.replace(year=DAY.year - 1, month=1, day=1)},
    )
    the_end_of_the_year = pl.when(pl.col("person") == "H").then(pl.col("last_entry_on").dt.offset_by("1y"))
    people = people.with_columns(the_end_of_the_year.alias(latest_of("last_entry_on")))
    (found,) = [one for one in summed([answers(people, LAW, DAY).collect()]).deadlines if "asylum" in one.deadline][:1]
    assert found.deadline == "one_year_asylum"
    assert found.by_status == dict.fromkeys(DeadlineStatus, 1)
    assert found.no_deadline == 2


def test_figures_are_what_is_told_of_each_person_alone():
    people = impossible(sample(80, seed=7))
    day = dt.date(2026, 6, 25)
    told = summed((answers(people[start : start + 30], LAW, day).collect() for start in (0, 30, 60)), day)
    stand, wrong, contradicted = Counter(), Counter(), 0
    kinds = {name: column_type(fact) for name, fact in FACTS.items()}
    for row in people.iter_rows(named=True):
        facts = {name: value for name, value in row.items() if name in kinds and value is not None}
        alone = explain(LAW, facts_given(facts, FACTS), day)
        stand.update((one.deadline.name, one.status) for one in alone.deadlines)
        wrong.update(one.name for one in alone.contradictions)
        contradicted += bool(alone.contradictions)
    for one in told.deadlines:
        counted = {status: stand[one.deadline, status] for status in DeadlineStatus}
        assert (one.by_status, one.no_deadline) == (counted, stand[one.deadline, None]), one.deadline
        assert sum(one.by_status.values()) + one.no_deadline == 80
    assert [one.deadline for one in told.deadlines] == list(dated(LAW))
    assert 0 < told.contradicted == contradicted
    assert told.contradictions == wrong
    assert set(told.contradictions) <= {one.name for one in CONTRADICTIONS}


def test_spark_gives_the_same_figures():
    people = impossible(sample(60, seed=3))
    day = dt.date(2026, 6, 25)
    assert summed(answer_batches(iter([people[:40], people[40:]]), LAW, day), day) == summed(
        [answers(people, LAW, day).collect()], day
    )
