"""The day of filing decides, not the day asked; what the weekend rule and leap days leave open is never yes or no."""

import datetime as dt

from hypothesis import given, settings
from hypothesis import strategies as st

from amparo.law.book import the_law
from amparo.law.calendar import birthday, is_working_day, years_after
from amparo.law.questions import answer

LAW = the_law()
ONE = dt.timedelta(days=1)


def under_21(born, filed, asked):
    facts = {"born_on": born, "sij_petition": "pending", "sij_petition_filed_on": filed}
    return answer(LAW, "element:sij.under_21", facts, asked).says


@given(
    born=st.dates(dt.date(1985, 1, 1), dt.date(2006, 1, 1)),
    around=st.integers(-40, 40),
    later=st.integers(41, 4000),
)
@settings(max_examples=150, deadline=None)
def test_a_petition_filed_before_the_birthday_counts_however_late_it_is_decided(born, around, later):
    turns = birthday(born, 21)
    filed, asked = turns + around * ONE, turns + later * ONE
    found = under_21(born, filed, asked)
    if filed < years_after(born, 21):
        assert found == "yes"
    elif found == "unknown":
        open_day = filed < turns or not is_working_day(turns - ONE)
        assert open_day, "only leap days and weekends leave it open"
    else:
        assert found == "no"


@given(born=st.dates(dt.date(1985, 1, 1), dt.date(2006, 1, 1)), filed=st.integers(-40, 40), first=st.integers(41, 3000))
@settings(max_examples=60, deadline=None)
def test_the_answer_does_not_age_with_the_person(born, filed, first):
    turns = birthday(born, 21)
    told = {under_21(born, turns + filed * ONE, turns + (first + more) * ONE) for more in (0, 1, 400)}
    assert len(told) == 1


def test_before_the_birthday_nothing_about_a_filing_is_asked():
    asked = dt.date(2024, 6, 3)
    assert answer(LAW, "element:sij.under_21", {"born_on": dt.date(2004, 3, 1)}, asked).says == "yes"
