"""What an open answer hangs on: what turns it in some world, and nothing else."""

import datetime as dt
from random import Random

import pytest
from bench.worlds import Worlds, open_tree
from hypothesis import given
from hypothesis import strategies as st

from amparo.law.book import the_law
from amparo.law.day_order import bounds_of
from amparo.law.exact import turning_facts
from amparo.law.questions import answer
from amparo.law.reach import in_reach
from amparo.law.rewrite import settled
from amparo.law.tree import Birthday, Not, Yes, all_of, any_of, chosen, date_of, facts_of, on, one_of, years_after
from tests.trees import ASKED_DAYS, FACTS, person, rule

LAW = the_law()
DAY = dt.date(2026, 6, 25)
HELD, HERE, HARMED = Yes("detained"), Yes("in_us"), Yes("past_persecution")
CAME, BORN, MOVED = date_of("last_entry_on"), date_of("born_on"), date_of("moved_on")


def turns(tree, facts=None):
    return turning_facts(settled(tree, DAY), FACTS, facts or {}, DAY, facts_of(tree))


@pytest.mark.parametrize(
    ("tree", "expected"),
    [
        (any_of(HELD, all_of(HERE, HARMED)), {"detained", "in_us", "past_persecution"}),
        (any_of(HELD, all_of(HELD, HARMED)), {"detained"}),
        (all_of(HELD, any_of(HERE, all_of(HELD, HARMED))), {"detained", "in_us", "past_persecution"}),
        (all_of(HELD, any_of(Not(HELD), HARMED)), {"detained", "past_persecution"}),
        (all_of(HELD, any_of(HELD, HARMED)), {"detained"}),
        (any_of(all_of(HELD, HERE), all_of(Not(HELD), HERE)), {"in_us"}),
        (all_of(HELD, HERE, Not(HELD)), False),
        (any_of(HELD, HERE, Not(HELD)), True),
        (all_of(one_of("relation", "spouse"), any_of(one_of("relation", "child"), HERE)), {"relation", "in_us"}),
        (all_of(one_of("relation", "spouse"), one_of("relation", "child")), False),
        (any_of(on(2020, 1, 1) > CAME, all_of(on(2019, 1, 1) > CAME, HERE)), {"last_entry_on"}),
        (all_of(on(2020, 1, 1) > CAME, any_of(on(2021, 1, 1) > CAME, HERE)), {"last_entry_on"}),
        (all_of(Birthday(BORN, 21) > on(2030, 1, 1), years_after(BORN, 10) < on(2015, 1, 1)), False),
        (all_of(CAME <= MOVED, any_of(CAME <= MOVED, HERE)), {"last_entry_on", "moved_on"}),
        (chosen((HELD, CAME), (HERE, on(2020, 1, 1))) < on(2021, 1, 1), {"detained", "in_us", "last_entry_on"}),
        (chosen((HELD, on(2019, 1, 1)), (HERE, on(2020, 1, 1))) < on(2021, 1, 1), {"detained", "in_us"}),
        (all_of(HELD, chosen((HELD, on(2019, 1, 1)), (HERE, CAME)) < on(2021, 1, 1)), {"detained"}),
    ],
)
def test_only_what_turns_the_answer_is_named(tree, expected):
    assert turns(tree) == expected


@given(st.integers(0, 2**32))
def test_what_turns_an_answer_between_two_worlds_is_always_named(seed):
    chance = Random(seed)
    day, facts = chance.choice(ASKED_DAYS), person(chance, gap=0.7)
    tree = in_reach(settled(rule(chance), day), FACTS, day)
    found = turning_facts(tree, FACTS, facts, day, facts_of(tree), bounds_of(facts))
    worlds = Worlds(open_tree(tree, facts, day), FACTS, facts, day)
    for _ in range(8):
        world = worlds.some_world(chance)
        says = worlds.holds(world)
        assert not isinstance(found, bool) or says is found
        for name in worlds.free:
            if worlds.holds(world | {name: worlds.some_value(name, chance)}) is not says:
                assert name in found


def test_a_question_that_another_part_of_the_law_has_settled_is_not_asked():
    facts = {
        "present_without_admission": False,
        "significant_public_benefit": True,
        "flight_or_security_risk": False,
    }
    found = answer(LAW, "relief:parole", facts, DAY)
    assert found.says == "unknown"
    assert "military_family" not in found.ask
    assert "in_us" in found.ask
