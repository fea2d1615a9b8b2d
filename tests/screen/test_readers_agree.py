"""The three readers say the same: on random trees and people, and on the law itself."""

import datetime as dt
from random import Random

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st
from polars.testing import assert_frame_equal

from amparo.law.book import the_law
from amparo.law.evaluate import read
from amparo.law.rewrite import settled
from amparo.law.tree import AllOf, AnyOf, Implied, Not
from amparo.screen import spark
from amparo.screen.columns import Kept, column_type, columns, without_gaps
from amparo.screen.docket import DECIDED_BY, answers
from amparo.screen.explain import State, explain
from amparo.screen.files.docket_file import facts_of_row
from amparo.screen.sample import sample
from tests.trees import ASKED_DAYS, FACTS, person, rule

LAW = the_law()


def frame_of(people):
    schema = {name: column_type(fact) for name, fact in FACTS.items()}
    return pl.DataFrame([{name: facts.get(name) for name in FACTS} for facts in people], schema=schema, orient="row")


@given(st.integers(0, 2**32))
def test_one_person_and_columns_agree_on_any_tree(seed):
    chance = Random(seed)
    day = chance.choice(ASKED_DAYS)
    trees = [rule(chance) for _ in range(4)]
    people = [person(chance) for _ in range(25)]
    compiler = columns(FACTS, frozenset(FACTS))
    folded = [settled(tree, day) for tree in trees]
    found = frame_of(people).select(compiler.rule(tree).alias(str(place)) for place, tree in enumerate(folded))
    for place, tree in enumerate(trees):
        expected = [read(tree, facts, day).value for facts in people]
        column = found[str(place)].to_list()
        assert (column if len(column) == len(people) else column * len(people)) == expected


@given(st.integers(0, 2**32))
def test_what_is_worked_out_once_beside_a_docket_changes_no_answer(seed):
    chance = Random(seed)
    day = chance.choice(ASKED_DAYS)
    part, other = (settled(rule(chance), day) for _ in range(2))
    tree = AnyOf((AllOf((part, other)), Not(part), Implied(other, part)))
    people = [person(chance, gap=chance.choice((0.0, 0.1, 0.5))) for _ in range(25)]
    frame = frame_of(people)
    kept = Kept()
    found = columns(FACTS, frozenset(frame.columns), kept, without_gaps(frame)).rule(tree).alias("says")
    (says,) = kept.beside(frame.lazy()).select(found).collect().to_dict(as_series=False).values()
    assert (says if len(says) == len(people) else says * len(people)) == [read(tree, one, day).value for one in people]


@given(st.integers(0, 2**32))
def test_folding_for_a_day_changes_no_answer_and_asks_no_more(seed):
    chance = Random(seed)
    day, tree = chance.choice(ASKED_DAYS), rule(chance)
    folded = settled(tree, day)
    for facts in (person(chance) for _ in range(20)):
        whole, short = read(tree, facts, day), read(folded, facts, day)
        assert whole.value == short.value
        assert short.ask <= whole.ask
        assert short.why <= whole.why


def test_a_fact_without_a_column_reads_as_unknown():
    chance = Random(5)
    for _ in range(60):
        tree, facts = settled(rule(chance), ASKED_DAYS[0]), person(chance, gap=0.0)
        kept = {name: value for name, value in facts.items() if name in ("in_us", "born_on", "relation")}
        compiler = columns(FACTS, frozenset(kept))
        found = frame_of([kept]).select(compiler.rule(tree).alias("found")).item()
        assert found == read(tree, kept, ASKED_DAYS[0]).value


def test_spark_agrees_on_many_trees(tmp_path):
    chance = Random(11)
    people = [person(chance) for _ in range(60)]
    frame = frame_of(people)
    words = [name for name, kind in frame.schema.items() if isinstance(kind, pl.Enum)]
    frame.with_columns(pl.col(words).cast(pl.String)).write_parquet(tmp_path / "people.parquet")
    docket = spark.session().read.parquet(str(tmp_path / "people.parquet"))
    compiler = spark.spark_columns(FACTS, frozenset(FACTS))
    trees = [(settled(rule(chance), day), day) for day in ASKED_DAYS for _ in range(25)]
    expressions = [compiler.rule(tree).alias(f"t{place}") for place, (tree, _) in enumerate(trees)]
    found = [row.asDict() for row in docket.select(*expressions).collect()]
    for place, (tree, day) in enumerate(trees):
        assert [row[f"t{place}"] for row in found] == [read(tree, facts, day).value for facts in people]


LAW_DAYS = [
    dt.date(2019, 7, 16),
    dt.date(2020, 2, 29),
    dt.date(2020, 6, 30),
    dt.date(2022, 3, 15),
    dt.date(2023, 5, 11),
    dt.date(2024, 6, 5),
    dt.date(2025, 8, 15),
    dt.date(2026, 6, 25),
]


@pytest.mark.parametrize("day", LAW_DAYS)
def test_a_docket_says_what_each_explanation_says(day):
    people = sample(150, seed=day.toordinal())
    found = answers(people, LAW, day).collect()
    for person_row, row in zip(people.iter_rows(named=True), found.iter_rows(named=True), strict=True):
        told = explain(LAW, facts_of_row(person_row, LAW.facts), day)
        for relief in told.relief:
            name = relief.relief.name
            assert row[name] is relief.value
            if relief.state is State.NOTHING_POINTS:
                continue  # a docket is not asked about: it names the first element that is unknown all the same
            outermost = [one.element.name for one in relief.deciding if one.depth == 0]
            first = outermost[-1 if relief.state is State.LAWYER_DECIDES else 0]
            assert row[name + DECIDED_BY] == (None if relief.value else first)
        due = [
            (one.falls_on, place)
            for place, one in enumerate(told.deadlines)
            if one.falls_on is not None and one.falls_on >= day and not one.done
        ]
        for one in told.deadlines:
            if one.deadline.done_when is not None:
                name = one.deadline.name
                assert (row[f"{name}_standing"], row[f"{name}_missed_by"]) == (one.status, one.missed_by), name
        assert row["contradictions"] == (";".join(one.name for one in told.contradictions) or None)
        assert row["next_deadline_on"] == (min(due)[0] if due else None)
        assert row["next_deadline"] == (told.deadlines[min(due)[1]].deadline.name if due else None)


def test_spark_says_of_a_docket_what_polars_says():
    people, day = sample(400, seed=9), dt.date(2024, 6, 5)
    batches = iter([people[:150], people[150:]])
    found = pl.concat(list(spark.answer_batches(batches, LAW, day)))
    assert_frame_equal(found.sort("person"), answers(people, LAW, day).collect().sort("person"))


def test_spark_has_nothing_to_say_of_nobody():
    (found,) = spark.answer_batches(iter([]), LAW, LAW_DAYS[0])
    assert found.height == 0
