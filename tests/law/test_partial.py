"""Days of which only the month or the year is known: read, written, counted from."""

import datetime as dt
import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from amparo.errors import FactError
from amparo.law.book import the_law
from amparo.law.given import facts_given
from amparo.law.partial import Between, a_month, a_year, every_day, first_day, last_day, within, years_old
from amparo.law.questions import answer
from amparo.law.values import parse_value, written
from amparo.law.vocabulary import FACTS

LAW = the_law()
DAY = dt.date(2026, 6, 25)
BORN = FACTS["born_on"]
REPORT = Path(__file__).resolve().parents[3] / "shared/reports/dates/year_only_birth.json"
EVERY_DATE = [fact for fact in FACTS.values() if fact.kind == "date"]
in_part = st.one_of(
    st.integers(1900, 2099).map(a_year), st.builds(a_month, st.integers(1900, 2099), st.integers(1, 12))
)


@pytest.mark.skipif(not REPORT.exists(), reason="the collection of reports is not here")
def test_the_report_of_a_birth_known_by_its_year():
    told = json.loads(REPORT.read_text())
    assert parse_value(FACTS[told["fact"]], told["say"]) == a_year(1990)
    assert written(a_year(1990)) == told["say"]


@pytest.mark.parametrize("fact", EVERY_DATE, ids=lambda fact: fact.name)
def test_every_date_may_be_known_by_its_year_or_its_month(fact):
    assert parse_value(fact, "1990") == a_year(1990)
    for text in ("1990-05", "05/1990", "5/1990", "1990\N{NON-BREAKING HYPHEN}05", " 1990-05 "):
        assert parse_value(fact, text) == a_month(1990, 5)


@given(in_part)
def test_what_is_written_is_read_again(days):
    assert parse_value(BORN, written(days)) == days


@pytest.mark.parametrize(
    "text",
    ["90", "05/90", "1990-13", "1990-00", "13/1990", "1899", "2100", "19900", "1990/05/06", "May", "199", "1990.5"],
)
def test_what_could_mean_something_else_is_refused(text):
    with pytest.raises(FactError):
        parse_value(BORN, text)


def test_a_text_that_is_no_day_is_told_that_a_year_alone_will_do():
    with pytest.raises(FactError, match="where no more is known, as 2019-07 or 2019"):
        parse_value(BORN, "in spring")


def test_a_program_may_give_a_year_as_a_number_and_no_other_range():
    told = {"born_on": 1990, "last_entry_on": 2019.0, "encountered_on": a_month(2019, 5), "hearing_on": "2027-01"}
    assert facts_given(told, FACTS) == {
        "born_on": a_year(1990),
        "last_entry_on": a_year(2019),
        "encountered_on": a_month(2019, 5),
        "hearing_on": a_month(2027, 1),
    }
    for wrong in (Between(dt.date(2019, 5, 3), dt.date(2019, 6, 1)), Between(17, 18), 19, 1990.5, True):
        with pytest.raises(FactError):
            facts_given({"born_on": wrong}, FACTS)


@given(in_part)
def test_the_ends_are_the_first_and_the_last_of_its_days(days):
    every = every_day(days)
    assert (first_day(days), last_day(days)) == (every[0], every[-1]) == (min(every), max(every))
    assert all(within(day, days) for day in every)
    assert not within(every[0] - dt.timedelta(days=1), days)
    assert not within(days, days)


def test_a_month_lies_within_its_year_and_not_the_other_way_round():
    assert within(a_month(1990, 5), a_year(1990))
    assert not within(a_year(1990), a_month(1990, 5))
    assert not within(a_month(1991, 1), a_year(1990))
    assert not within(dt.date(1990, 5, 6), dt.date(1990, 5, 6))


@given(
    st.one_of(in_part, st.dates(dt.date(1900, 1, 1), dt.date(2099, 12, 31))),
    st.dates(dt.date(1900, 1, 1), dt.date(2099, 12, 31)),
)
def test_an_age_is_that_of_every_day_somebody_can_be_born_on(born, day):
    ages = [years_old(one, day) for one in (every_day(born) if isinstance(born, Between) else [born])]
    found = years_old(born, day)
    assert (found if isinstance(found, Between) else Between(found, found)) == Between(min(ages), max(ages))


def test_somebody_born_on_29_february_is_a_year_older_on_1_march():
    assert years_old(dt.date(2008, 2, 29), dt.date(2026, 2, 28)) == 17
    assert years_old(dt.date(2008, 2, 29), dt.date(2026, 3, 1)) == 18


def test_ages_are_certain_possible_or_not():
    def under_21(born):
        facts = {"beneficiary_born_on": parse_value(BORN, born), "relation": "child", "i730_filed": False}
        return answer(LAW, "deadline:age_out_21", facts, DAY)

    assert (under_21("2000").status, under_21("2010").status, under_21("2005").status) == (
        "passed",
        "open",
        "ask",
    )
    turning = under_21("2006")
    assert (turning.day, turning.latest_day) == (dt.date(2027, 1, 1), dt.date(2027, 12, 31))
    assert turning.ask == ("beneficiary_born_on",)


CLOCK_FACTS = st.fixed_dictionaries(
    {"asylum_filed_on": st.one_of(in_part, st.builds(a_month, st.integers(2018, 2026), st.integers(1, 12)))},
    optional={
        "asylum_denied_on": st.dates(dt.date(2018, 1, 1), DAY),
        "delays": st.just(((dt.date(2024, 4, 10), dt.date(2024, 6, 5)),)),
        "aggravated_felony": st.booleans(),
    },
)


@given(CLOCK_FACTS)
def test_a_clock_says_nothing_that_does_not_hold_on_every_day(facts):
    clock = LAW.clocks["ead"]
    found = clock.on(facts, DAY)
    for day in every_day(facts["asylum_filed_on"]):
        told = clock.count({**facts, "asylum_filed_on": day}, DAY)
        assert (found.none, found.known) in ((told.none, told.known), (False, False))
        for name, value in found.readings.items():
            exact = told.readings[name]
            assert value.first <= exact <= value.last if isinstance(value, Between) else value == exact


def test_a_clock_with_two_years_among_its_days_asks_for_them():
    facts = {"ead_category": "c08", "ead_expires_on": a_year(2026), "ead_renewal_filed_on": a_year(2025)}
    found = LAW.clocks["ead_extension"].on(facts, DAY)
    assert (found.known, found.readings, found.ask) == (False, {}, ("ead_expires_on", "ead_renewal_filed_on"))
