"""The table of designations: nothing later than its sources is ever yes, and its days fit together."""

import datetime as dt

import pytest

from amparo.law.book import the_law
from amparo.law.questions import answer
from amparo.law.relief.tps_designations import DESIGNATIONS, EARLIER
from amparo.law.relief.tps_rules import COUNTRIES

LAW = the_law()
READ_TO = dt.date(2026, 7, 2)


def designated(country, day):
    return answer(LAW, "element:tps.designated", {"nationality": country}, day).says


@pytest.mark.parametrize("country", COUNTRIES)
@pytest.mark.parametrize("days", [1, 30, 149, 500])
def test_no_country_is_surely_designated_after_the_last_day_that_sources_speak_of(country, days):
    assert designated(country, READ_TO + dt.timedelta(days=days)) != "yes"


@pytest.mark.parametrize("row", DESIGNATIONS, ids=lambda row: f"{row.country} {row.designated_on}")
def test_the_days_of_a_designation_follow_each_other(row):
    assert row.residence_since <= row.presence_since
    assert row.register_from <= row.register_until <= (row.register_perhaps or row.register_until)
    assert row.designated_on < row.sure_until <= READ_TO
    assert row.ended_on is None or row.sure_until < row.ended_on
    assert designated(row.country, row.designated_on) == designated(row.country, row.sure_until) == "yes"


@pytest.mark.parametrize(("country", "first", "last"), EARLIER)
def test_an_older_designation_is_for_a_lawyer_and_never_no(country, first, last):
    for day in (first, last):
        assert designated(country, day) == "unknown"


def test_where_a_stateless_person_lived_is_asked_only_of_the_stateless():
    day = dt.date(2026, 6, 1)
    assert answer(LAW, "element:tps.designated", {}, day).ask == ("nationality",)
    assert answer(LAW, "element:tps.designated", {"nationality": "XX"}, day).ask == ("last_habitual_residence",)
