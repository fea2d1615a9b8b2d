"""A day that is not on record: never after the day asked, and never a proof that anything has been."""

import datetime as dt
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from amparo.law.book import the_law
from amparo.law.day_order import NOT_BOUNDED, SAID_BY, bounds_of
from amparo.law.evaluate import read
from amparo.law.facts import FIRST_DAY
from amparo.law.questions import answer
from amparo.law.reach import in_reach
from amparo.law.rewrite import settled
from amparo.law.tree import ASKED, Chosen, Given, Implied, Yes, chosen, date_of, nodes_of, on, years_after
from tests.trees import ASKED_DAYS, DATES, FACTS, person, rule, some_day

LAW = the_law()
DAY = dt.date(2019, 7, 16)


def reading(tree, facts, day=DAY):
    return read(in_reach(settled(tree, day), FACTS, day), facts, day).value


def test_nobody_came_on_a_day_yet_to_come():
    later = date_of("last_entry_on") >= on(2025, 7, 18)
    assert reading(later, {}) is False
    assert reading(years_after(date_of("last_entry_on"), 1) > on(2020, 7, 16), {}) is False
    assert reading(years_after(date_of("last_entry_on"), 1) >= on(2020, 7, 16), {}) is None


def test_a_day_that_is_chosen_by_cases_of_which_none_holds_stands_in_no_order():
    chosen_day = chosen((Yes("in_us"), on(2018, 1, 1)), (Yes("detained"), date_of("moved_on")))
    assert reading(chosen_day < ASKED, {"in_us": False, "detained": False}) is False
    assert reading(chosen_day < ASKED, {"in_us": False}) is None
    assert reading(chosen_day < ASKED, {"in_us": True}) is True
    assert reading(years_after(chosen_day, 5) < ASKED, {"in_us": True}) is False


def test_a_day_not_on_record_does_not_follow_one_recorded_for_later():
    follows = date_of("hearing_on") <= date_of("moved_on")
    assert reading(follows, {"hearing_on": dt.date(2019, 8, 1)}) is False
    assert reading(follows, {"hearing_on": dt.date(2019, 7, 1)}) is None
    assert reading(follows, {"hearing_on": dt.date(2019, 8, 1), "moved_on": dt.date(2019, 9, 1)}) is True


def test_a_day_that_may_lie_ahead_may():
    assert reading(date_of("hearing_on") >= on(2025, 7, 18), {}) is None


def test_an_event_is_proven_by_its_recorded_day_alone():
    assert reading(date_of("moved_on") <= ASKED, {}) is None
    assert reading(date_of("moved_on") <= on(2025, 7, 18), {}) is None
    assert reading(date_of("moved_on") <= ASKED, {"moved_on": DAY}) is True


def test_a_recorded_day_is_read_as_it_stands_even_after_the_day_asked():
    later = date_of("last_entry_on") >= on(2025, 7, 18)
    assert reading(later, {"last_entry_on": dt.date(2025, 8, 1)}) is True


@given(st.integers(0, 2**32))
def test_it_changes_nothing_for_whoever_everything_is_known_of_and_agrees_with_every_way_it_can_have_been(seed):
    chance = Random(seed)
    day, tree = chance.choice(ASKED_DAYS), rule(chance)
    whole = settled(tree, day)
    short = in_reach(whole, FACTS, day)
    for known in (person(chance, gap=0.0) for _ in range(5)):
        if read(whole, known, day).value is None and any(isinstance(node, Chosen) for node in nodes_of(whole)):
            continue  # a day that is chosen by cases of which none holds: there is none, and no order to any day
        assert read(short, known, day).value is read(whole, known, day).value
    if any(isinstance(node, Implied | Given) for node in nodes_of(tree)):
        return  # what is proven, or on record, turns on the record and not on how it was
    for facts in (person(chance) for _ in range(5)):
        found = read(short, facts, day)
        assert read(whole, facts, day).value in (None, found.value)
        for _ in range(10):
            been = {**person(chance, gap=0.0), **{name: _past(chance, day, name) for name in DATES}, **facts}
            if not _can_have_been(been, facts):
                continue
            assert found.value is None or read(whole, been, day).value in (None, found.value)


def _can_have_been(been, facts):
    """Whether each day that is not on record lies where recorded days let it, and its event is not said not to be."""
    bounds = bounds_of(facts)
    for name in DATES:
        first, last = bounds.get(name, NOT_BOUNDED)
        if (first and been[name] < first) or (last and been[name] > last):
            return False
        if name not in facts and facts.get(SAID_BY.get(name)) is False:
            return False
    return True


def _past(chance, day, name):
    some = some_day(chance)
    return some if FACTS[name].may_lie_ahead or some <= day else max(FIRST_DAY, day - (some - day))


def test_who_was_met_before_the_later_programs_is_not_asked_what_those_turn_on():
    facts = {"entry_border": "southwest_land", "entry_manner": "between_ports", "clearly_admissible": False}
    found = answer(LAW, "policy:mpp.amenable", facts, DAY)
    assert (found.says, found.ask) == ("unknown", ("encountered_on",))
    exempt = answer(LAW, "policy:mpp.returnable", {**facts, "criminal_history_or_violence": True}, DAY)
    assert (exempt.says, exempt.ask) == ("no", ())
