"""Which recorded days bound an unknown one, and what a comparison says by that."""

import datetime as dt
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from amparo.law.book import the_law
from amparo.law.day_order import BOUNDING, DAYS, bounds_of
from amparo.law.evaluate import read
from amparo.law.partial import a_month, a_year, first_day, last_day
from amparo.law.questions import answer
from amparo.law.tree import ASKED, Birthday, Not, date_of, earliest, on, years_after
from tests.trees import some_day

LAW = the_law()
DAY = dt.date(2025, 7, 17)
NOTICE = {"annual_fee_notice_on": dt.date(2022, 5, 1)}
BORN = {"born_on": dt.date(2021, 3, 9)}


def some_days(chance: Random):
    """A few recorded days of anybody, some known in part, some contradicting."""
    days = {name: some_day(chance) for name in chance.sample(DAYS, chance.randint(0, 12))}
    for name, day in days.items():
        if chance.random() < 0.3:
            days[name] = a_year(day.year) if chance.random() < 0.3 else a_month(day.year, day.month)
    return days


def sound(days, name):
    """Whether a recorded day contradicts no other."""
    return not any(
        name in pair and pair[0] in days and pair[1] in days and first_day(days[pair[0]]) > last_day(days[pair[1]])
        for pair in BOUNDING
    )


def fits(days, name, day):
    """Whether an unknown day can be this one, beside each sound recorded day for itself."""
    before = all(day <= last_day(days[then]) for first, then in BOUNDING if first == name and then in days_of(days))
    after = all(day >= first_day(days[first]) for first, then in BOUNDING if then == name and first in days_of(days))
    return before and after


def days_of(days):
    return {name for name in days if sound(days, name)}


@given(st.integers(0, 2**32))
def test_a_day_lies_where_each_sound_recorded_day_lets_it_and_anywhere_where_they_leave_no_room(seed):
    chance = Random(seed)
    days = some_days(chance)
    bounds = bounds_of(days)
    assert not days.keys() & bounds.keys()
    for name in chance.sample(DAYS, 8):
        if name in days:
            continue
        tried = {*map(first_day, days.values()), *map(last_day, days.values()), some_day(chance)}
        room = any(fits(days, name, day) for day in tried)
        first, last = bounds.get(name, (None, None))
        for day in tried:
            lies = (first is None or first <= day) and (last is None or day <= last)
            assert lies == (fits(days, name, day) if room else True), (name, day)


def test_a_child_was_not_met_before_it_was_born():
    early = date_of("encountered_on") < on(2020, 3, 20)
    assert read(early, BORN, DAY).value is False
    assert read(Not(early), BORN, DAY).value is True
    assert read(early, {"born_on": a_year(2021)}, DAY).value is False
    assert read(early, {"born_on": a_year(2020)}, DAY).value is None


def test_what_was_filed_before_a_known_day_is_yes_only_where_it_is_said_to_have_been_filed():
    filed = date_of("asylum_filed_on") <= on(2022, 6, 1)
    assert read(filed, NOTICE, DAY).value is None
    assert read(filed, NOTICE, DAY).ask == {"asylum_filed_on"}
    assert read(filed, {**NOTICE, "asylum_filed": True}, DAY).value is True
    assert read(date_of("asylum_filed_on") > on(2022, 6, 1), NOTICE, DAY).value is False


def test_everybody_was_born_before_all_that_happened_to_them():
    of_age = Birthday(date_of("born_on"), 21) <= ASKED
    assert read(of_age, {"last_entry_on": dt.date(2004, 7, 17)}, DAY).value is True
    assert read(of_age, {"last_entry_on": dt.date(2004, 7, 18)}, DAY).value is None
    assert read(of_age, {"last_entry_on": dt.date(2004, 7, 18)}, DAY).ask == {"born_on"}


def test_days_that_contradict_each_other_bound_nothing():
    early = date_of("encountered_on") < on(2020, 3, 20)
    assert read(early, {**BORN, "moved_on": dt.date(2020, 1, 1)}, DAY).value is None
    between = {"principal_i589_filed_on": dt.date(2020, 1, 1), "i730_filed_on": dt.date(2019, 1, 1)}
    assert read(date_of("asylum_granted_on") < on(2019, 6, 1), between, DAY).value is None


def test_bounds_are_counted_on_and_the_earliest_of_several_has_none_unless_each_has():
    later = years_after(date_of("encountered_on"), 1) < on(2022, 3, 9)
    assert read(later, BORN, DAY).value is False
    both = earliest(date_of("encountered_on"), date_of("last_entry_on")) < on(2021, 3, 9)
    assert read(both, BORN, DAY).value is False
    assert read(earliest(date_of("encountered_on"), date_of("i730_filed_on")) < on(2021, 3, 9), BORN, DAY).value is None


def test_a_small_child_is_not_asked_about_programs_that_had_ended_when_it_was_born():
    born = {"born_on": dt.date(2024, 9, 1)}
    found, of_anybody = (answer(LAW, "policy:title_42.reaches", facts, DAY) for facts in (born, {}))
    assert (found.says, found.ask) == ("no", ())
    assert of_anybody.says == "unknown"
    found, of_anybody = (answer(LAW, "policy:mpp.reaches", facts, DAY) for facts in (born, {}))
    assert set(found.ask) < set(of_anybody.ask)
    assert "known_health_issue" not in found.ask
