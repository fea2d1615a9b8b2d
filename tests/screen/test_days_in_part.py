"""Days known by their month or year alone: the three readers say the same, and never more than every day says."""

import datetime as dt
from random import Random

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st
from polars.testing import assert_frame_equal

from amparo.law import calendar
from amparo.law.book import the_law
from amparo.law.day_order import bounds_of
from amparo.law.evaluate import Reader, read
from amparo.law.facts import Kind
from amparo.law.partial import Between, a_month, a_year
from amparo.law.reckoning import DeadlineStatus, reckon
from amparo.law.rewrite import settled
from amparo.law.tree import ASKED, Birthday, Compare, Day, FactTerm, Implied, Not, Settled, date_of, nodes_of, proven
from amparo.screen import spark
from amparo.screen.columns import columns
from amparo.screen.docket import answers
from amparo.screen.explain import explain
from amparo.screen.files.docket_file import facts_of_row
from amparo.screen.sample import sample
from tests.screen.frames import frame_in_part
from tests.trees import ASKED_DAYS, FACTS, every_day, known_in_part, people_it_can_be, person, rule

LAW = the_law()
DAY = dt.date(2026, 6, 25)


@given(st.dates(dt.date(1900, 1, 1), dt.date(2099, 12, 30)), st.integers(-40, 40))
def test_every_step_of_the_calendar_keeps_the_order_of_days(day, length):
    following = day + dt.timedelta(days=1)
    for unit in (calendar.Unit.YEARS, calendar.Unit.MONTHS, calendar.Unit.DAYS):
        assert calendar.after(day, length, unit) <= calendar.after(following, length, unit)
    assert calendar.working_days_after(day, abs(length)) <= calendar.working_days_after(following, abs(length))
    assert calendar.birthday(day, abs(length)) <= calendar.birthday(following, abs(length))
    assert calendar.roll_forward(day) <= calendar.roll_forward(following)


@given(st.integers(0, 2**32))
def test_a_rule_says_yes_or_no_only_where_it_says_so_on_every_day(seed):
    chance = Random(seed)
    day, tree = chance.choice(ASKED_DAYS), rule(chance)
    for facts in (known_in_part(chance, person(chance), 0.4) for _ in range(4)):
        found = read(tree, facts, day)
        each = [(read(tree, one, day).value, bounds_of(one)) for one in people_it_can_be(facts, 150, chance)]
        if not any(isinstance(node, Implied) for node in nodes_of(tree)):
            assert found.value is None or {value for value, _ in each} <= {found.value}
        # What else is not known may be bounded more closely on one of those days, and only then be proven.
        on_days = {value for value, bounds in each if bounds == bounds_of(facts)}
        if found.value is not None:
            assert on_days <= {found.value}
        assert found.may_hold or True not in on_days - {found.value}
        assert found.may_fail or False not in on_days - {found.value}


@given(st.integers(0, 2**32))
def test_folding_for_a_day_changes_no_answer_of_days_in_part(seed):
    chance = Random(seed)
    day, tree = chance.choice(ASKED_DAYS), rule(chance)
    for facts in (known_in_part(chance, person(chance)) for _ in range(20)):
        whole, short = read(tree, facts, day), read(settled(tree, day), facts, day)
        assert (whole.value, whole.may_hold, whole.may_fail) == (short.value, short.may_hold, short.may_fail)
        assert short.ask <= whole.ask


@given(st.integers(0, 2**32))
def test_one_person_and_columns_agree_on_any_tree(seed):
    chance = Random(seed)
    day = chance.choice(ASKED_DAYS)
    trees = [rule(chance) for _ in range(4)]
    people = [known_in_part(chance, person(chance)) for _ in range(25)]
    frame = frame_in_part(people, FACTS)
    compiler = columns(FACTS, frozenset(frame.columns))
    for tree in trees:
        folded = settled(tree, day)
        found = frame.select(compiler.rule(folded).alias("says"), compiler.varies(folded).alias("varies"))
        readings = [read(tree, facts, day) for facts in people]
        says, varies = (
            column if len(column) == len(people) else column * len(people)
            for column in found.to_dict(as_series=False).values()
        )
        assert says == [one.value for one in readings]
        assert varies == [one.value is None and (one.may_hold or one.may_fail) for one in readings]


def test_spark_agrees_on_many_trees(tmp_path):
    chance = Random(12)
    people = [known_in_part(chance, person(chance)) for _ in range(60)]
    frame = frame_in_part(people, FACTS)
    words = [name for name, kind in frame.schema.items() if isinstance(kind, pl.Enum)]
    frame.with_columns(pl.col(words).cast(pl.String)).write_parquet(tmp_path / "people.parquet")
    docket = spark.session().read.parquet(str(tmp_path / "people.parquet"))
    compiler = spark.spark_columns(FACTS, frozenset(frame.columns))
    trees = [(settled(rule(chance), day), day) for day in ASKED_DAYS for _ in range(12)]
    expressions = [compiler.rule(tree).alias(f"t{place}") for place, (tree, _) in enumerate(trees)]
    found = [row.asDict() for row in docket.select(*expressions).collect()]
    for place, (tree, day) in enumerate(trees):
        assert [row[f"t{place}"] for row in found] == [read(tree, facts, day).value for facts in people]


@pytest.mark.parametrize("order", ["<", "<=", "="])
def test_one_comparison_with_one_day_is_exact(order):
    for days in (a_year(2000), a_month(2000, 2), a_month(2001, 2)):
        for shift in (-1, 0, 27, 28, 29, 364, 365, 366):
            limit = Day(calendar.birthday(days.first, 21) + dt.timedelta(days=shift))
            for tree in (
                Compare(Birthday(date_of("born_on"), 21), order, limit),
                Compare(limit, order, date_of("born_on")),
            ):
                on_days = {read(tree, {"born_on": day}, DAY).value for day in every_day(days)}
                expected = next(iter(on_days)) if len(on_days) == 1 else None
                found = read(tree, {"born_on": days}, DAY)
                assert found.value is expected
                assert found.ask == (frozenset() if expected is not None else {"born_on"})


def test_what_is_proven_on_some_days_only_is_neither_yes_nor_no():
    of_age = Birthday(FactTerm("born_on"), 21) <= ASKED
    for tree in (proven(of_age), Implied(Settled(False), of_age), Not(proven(of_age))):
        found = read(tree, {"born_on": a_year(2005)}, DAY)
        assert (found.value, found.ask) == (None, {"born_on"})
    assert read(proven(of_age), {}, DAY).value is False


def in_part(chance: Random, facts, share=0.3):
    """The person with some days known by month or year alone."""
    found = dict(facts)
    for name, value in facts.items():
        if LAW.facts[name].kind is Kind.DATE and chance.random() < share:
            found[name] = a_year(value.year) if chance.random() < 0.4 else a_month(value.year, value.month)
    return found


def some_people(seed: int, number: int):
    chance = Random(seed)
    rows = sample(number, seed=seed).iter_rows(named=True)
    return [in_part(chance, facts_of_row(row, LAW.facts)) for row in rows]


LAW_DAYS = [dt.date(2020, 2, 29), dt.date(2022, 3, 15), dt.date(2024, 6, 5), DAY]


@pytest.mark.parametrize("day", LAW_DAYS)
def test_a_docket_says_what_each_explanation_says(day):
    people = some_people(day.toordinal(), 150)
    docket = frame_in_part(people, LAW.facts).with_columns(pl.int_range(pl.len()).cast(pl.String).alias("person"))
    for facts, row in zip(people, answers(docket, LAW, day).collect().iter_rows(named=True), strict=True):
        told = explain(LAW, facts, day)
        assert {one.relief.name: one.value for one in told.relief} == {name: row[name] for name in LAW.relief}
        due = [
            (max(one.falls_on, day), place) if one.latest_day else (one.falls_on, place)
            for place, one in enumerate(told.deadlines)
            if one.may_last is not None and one.may_last >= day and not is_done(one, facts, day)
        ]
        for one in told.deadlines:
            if one.deadline.done_when is not None:
                name = one.deadline.name
                assert (row[f"{name}_standing"], row[f"{name}_missed_by"]) == (one.status, one.missed_by), name
        assert row["contradictions"] == (";".join(one.name for one in told.contradictions) or None)
        assert row["next_deadline_on"] == (min(due)[0] if due else None)
        assert row["next_deadline"] == (told.deadlines[min(due)[1]].deadline.name if due else None)


def is_done(one, facts, day):
    """Whether a deadline's deed is surely done, whatever the days are that are known in part."""
    rule = LAW.on(day).deadline(one.deadline.name).done_when
    return rule is not None and read(rule, facts, day).value is True


def test_spark_says_of_a_docket_what_polars_says():
    people, day = some_people(9, 300), dt.date(2024, 6, 5)
    docket = frame_in_part(people, LAW.facts).with_columns(pl.int_range(pl.len()).cast(pl.String).alias("person"))
    whole = sample(100, seed=3).with_columns(("W" + pl.col("person")).alias("person"))
    found = pl.concat(list(spark.answer_batches(iter([whole, docket]), LAW, day)))
    expected = pl.concat([answers(one, LAW, day).collect() for one in (whole, docket)])
    assert_frame_equal(found.sort("person"), expected.sort("person"))


@pytest.mark.parametrize("seed", range(12))
def test_the_law_says_of_a_range_what_it_says_on_every_day(seed):
    chance, day = Random(seed), LAW_DAYS[seed % 4]
    for row in sample(6, seed=seed).iter_rows(named=True):
        facts = in_part(chance, facts_of_row(row, LAW.facts), 0.08)
        told = explain(LAW, facts, day)
        found = [explain(LAW, one, day) for one in people_it_can_be(facts, 25, chance)]
        for place, relief in enumerate(told.relief):
            on_days = {one.relief[place].value for one in found}
            assert relief.value is None or on_days <= {relief.value}, relief.relief.name
        for place, policy in enumerate(told.policies):
            assert policy.value is None or {one.policies[place].value for one in found} <= {policy.value}
        for one in found:
            assert set(told.contradictions) <= set(one.contradictions)
        for place, limit in enumerate(told.deadlines):
            holds_on_every_day(limit, [one.deadlines[place] for one in found])


def holds_on_every_day(limit, on_days):
    """What is said of a deadline counted from days known in part holds on each of those days."""
    if limit.none:
        assert all(one.none for one in on_days)
    if limit.falls_on is not None:
        assert all(one.none or limit.falls_on <= one.falls_on <= limit.may_last for one in on_days)
    if limit.status not in (None, DeadlineStatus.ASK):
        assert {one.status for one in on_days if not one.none} <= {limit.status}
    if limit.missed_by is not None:
        most = limit.missed_by_at_most or limit.missed_by
        assert all(one.none or limit.missed_by <= one.missed_by <= most for one in on_days)
    if limit.safe_day is not None:
        assert all(one.none or limit.safe_day <= (one.safe_day or one.falls_on) for one in on_days)


def test_the_ends_of_a_birthday_are_the_ends_of_the_year():
    found = reckon(LAW.on(DAY).deadline("age_out_21"), Reader({"beneficiary_born_on": a_year(2006)}, DAY))
    assert (found.falls_on, found.latest_day) == (dt.date(2027, 1, 1), dt.date(2027, 12, 31))
    assert found.ask == ("beneficiary_born_on",)
    assert found.counted_from == Between(dt.date(2006, 1, 1), dt.date(2006, 12, 31))


@pytest.mark.parametrize(
    ("filed", "status", "least", "most"),
    [
        (a_year(2020), DeadlineStatus.ASK, None, None),
        (a_month(2020, 2), DeadlineStatus.MET, None, None),
        (a_month(2020, 4), DeadlineStatus.MISSED, 30, 59),
        (a_year(2026), DeadlineStatus.ASK, None, None),
    ],
)
def test_done_on_a_day_known_in_part_is_met_or_missed_only_for_certain(filed, status, least, most):
    facts = {"last_entry_on": dt.date(2019, 3, 1), "asylum_filed_on": filed, "asylum_filed": True}
    found = reckon(LAW.on(DAY).deadline("one_year_asylum"), Reader(facts, DAY))
    assert (found.status, found.missed_by, found.missed_by_at_most) == (status, least, most)
