"""A deadline is met by what was done in time, and by nothing else; what is not on record is not said."""

import datetime as dt

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from amparo.law.book import the_law
from amparo.law.calendar import roll_forward
from amparo.law.deadline import DeadlineAnswer, State, reckon
from amparo.law.evaluate import Reader
from amparo.law.facts import Facts
from amparo.screen.columns import column_type
from amparo.screen.docket import STATE, answers

LAW = the_law()
ENTRY = dt.date(2019, 3, 1)
LAST = dt.date(2020, 3, 2)  # the anniversary is a Sunday


def year(on: dt.date, **facts: object) -> DeadlineAnswer:
    return reckon(LAW.on(on).deadline("one_year_asylum"), Reader({"last_entry_on": ENTRY, **facts}, on))


def test_filed_on_the_last_day_is_met_and_a_day_later_is_missed() -> None:
    today = dt.date(2021, 1, 4)
    met = year(today, asylum_filed=True, asylum_filed_on=LAST)
    assert (met.state, met.met_on, met.late) == (State.MET, LAST, None)
    late = year(today, asylum_filed=True, asylum_filed_on=LAST + dt.timedelta(days=1))
    assert (late.state, late.met, late.done, late.late) == (State.MISSED, False, True, 1)
    assert late.state_ask == ("changed_circumstances", "extraordinary_circumstances")


def test_filed_four_years_late_is_never_met() -> None:
    found = year(dt.date(2026, 6, 25), asylum_filed=True, asylum_filed_on=dt.date(2024, 3, 2))
    assert (found.state, found.late) == (State.MISSED, 1461)


def test_filed_on_a_day_that_is_not_on_record_is_not_called_met() -> None:
    found = year(dt.date(2026, 6, 25), asylum_filed=True)
    assert (found.state, found.done, found.state_ask) == (State.UNKNOWN, True, ("asylum_filed_on",))


def test_filed_already_before_the_last_day_is_met_whatever_the_day_was() -> None:
    assert year(LAST, asylum_filed=True).state is State.MET
    assert year(LAST + dt.timedelta(days=1), asylum_filed=True).state is State.UNKNOWN


def test_nothing_on_record_about_filing_is_neither_met_nor_missed() -> None:
    assert year(LAST).state is State.OPEN
    after = year(LAST + dt.timedelta(days=3))
    assert (after.state, after.late) == (State.UNKNOWN, None)
    assert "asylum_filed" in after.state_ask


def test_not_filed_is_missed_by_the_days_since() -> None:
    found = year(LAST + dt.timedelta(days=10), asylum_filed=False)
    assert (found.state, found.done, found.late) == (State.MISSED, False, 10)


def test_an_excuse_on_record_is_named_and_nothing_more_is_asked() -> None:
    found = year(dt.date(2021, 1, 4), asylum_filed=False, changed_circumstances=True)
    assert (found.state, found.excused_by, found.state_ask) == (State.MISSED, ("changed_circumstances",), ())


def test_a_filing_that_lies_in_the_future_has_not_met_anything() -> None:
    today = dt.date(2021, 1, 4)
    assert year(today, asylum_filed_on=dt.date(2022, 1, 1)).met is False
    assert year(today, asylum_filed=True, asylum_filed_on=dt.date(2022, 1, 1)).met_on is None


def test_a_deadline_of_which_no_fact_tells_is_open_and_then_not_known() -> None:
    decided = {"judge_decision_on": dt.date(2026, 3, 2)}
    for on, state in ((dt.date(2026, 4, 1), State.OPEN), (dt.date(2026, 4, 2), State.UNKNOWN)):
        assert reckon(LAW.on(on).deadline("bia_appeal"), Reader(decided, on)).state is state


DAYS = st.one_of(st.none(), st.dates(dt.date(2019, 1, 1), dt.date(2022, 12, 31)))
TRUTH = st.sampled_from([None, True, False])


def _expected(facts: Facts, today: dt.date) -> State:
    """What a person would reckon with a calendar, in words of its own and with no tree."""
    if facts.get("unaccompanied_child") is True:
        return State.NONE
    entry = facts.get("last_entry_on")
    if not isinstance(entry, dt.date):
        return State.UNKNOWN
    day = dt.date(entry.year + 1, entry.month, 28 if (entry.month, entry.day) == (2, 29) else entry.day)
    last = roll_forward(day + dt.timedelta(days=1) if (entry.month, entry.day) == (2, 29) else day)
    filed, on = facts.get("asylum_filed"), facts.get("asylum_filed_on")
    surely = filed is True or (isinstance(on, dt.date) and on <= today)
    if surely and isinstance(on, dt.date):
        return State.MET if on <= last or today <= last else State.MISSED
    if surely:
        return State.MET if today <= last else State.UNKNOWN
    if today <= last:
        return State.OPEN
    if filed is False or isinstance(on, dt.date):
        return State.MISSED
    return State.UNKNOWN


@given(
    st.lists(st.tuples(DAYS, TRUTH, DAYS, TRUTH), min_size=1, max_size=30),
    st.dates(dt.date(2019, 1, 1), dt.date(2023, 6, 30)),
)
def test_one_person_columns_and_a_calendar_say_the_same(rows: list[tuple[object, ...]], today: dt.date) -> None:
    names = ("last_entry_on", "asylum_filed", "asylum_filed_on", "unaccompanied_child")
    people = [{name: value for name, value in zip(names, row, strict=True) if value is not None} for row in rows]
    schema = {"person": pl.String(), **{name: column_type(LAW.facts[name]) for name in names}}
    frame = pl.DataFrame([{"person": str(n), **one} for n, one in enumerate(people)], schema=schema, orient="row")
    columns = answers(frame, LAW, today).collect()["one_year_asylum" + STATE].to_list()
    single = [
        reckon(LAW.on(today).deadline("one_year_asylum"), Reader(one, today)).state
        for one in people  # type: ignore[arg-type]
    ]
    assert columns == [one.value for one in single]
    assert single == [_expected(one, today) for one in people]  # type: ignore[arg-type]


@pytest.mark.parametrize("name", [name for name, one in LAW.deadlines.items() if one.met_on is not None])
def test_whether_and_when_are_declared_together(name: str) -> None:
    assert LAW.deadlines[name].excuses
