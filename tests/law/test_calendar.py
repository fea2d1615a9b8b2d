"""How days are counted."""

import datetime as dt

import pytest

from amparo.law import calendar
from amparo.law.calendar import Unit


def day(text):
    return dt.date.fromisoformat(text)


@pytest.mark.parametrize(
    "holiday",
    ["2021-06-18", "2022-06-20", "2021-12-31", "2023-11-10", "2024-01-15", "2024-11-28", "2026-07-03", "2022-12-26"],
)
def test_federal_holidays_close_on_the_day_they_are_observed(holiday):
    assert not calendar.is_working_day(day(holiday))


@pytest.mark.parametrize("open_day", ["2020-06-19", "2021-01-20", "2024-12-24", "2025-01-09"])
def test_what_is_no_federal_holiday_stays_open(open_day):
    assert calendar.is_working_day(day(open_day))


@pytest.mark.parametrize(
    ("start", "rolled"), [("2020-03-01", "2020-03-02"), ("2025-07-04", "2025-07-07"), ("2024-05-14", "2024-05-14")]
)
def test_a_deadline_rolls_forward_to_a_working_day(start, rolled):
    assert calendar.roll_forward(day(start)) == day(rolled)


def test_a_safe_day_rolls_back_to_a_working_day():
    assert calendar.roll_back(day("2024-09-02")) == day("2024-08-30")
    assert calendar.roll_back(day("2024-09-03")) == day("2024-09-03")


@pytest.mark.parametrize(
    ("start", "length", "unit", "end"),
    [
        ("2020-02-29", 1, Unit.YEARS, "2021-02-28"),
        ("2020-02-29", 4, Unit.YEARS, "2024-02-29"),
        ("2023-03-01", 1, Unit.YEARS, "2024-03-01"),
        ("2024-01-31", 1, Unit.MONTHS, "2024-02-29"),
        ("2024-03-31", -1, Unit.MONTHS, "2024-02-29"),
        ("2024-01-15", -12, Unit.MONTHS, "2023-01-15"),
        ("2024-02-28", 2, Unit.DAYS, "2024-03-01"),
        ("2026-06-24", -30, Unit.DAYS, "2026-05-25"),
        ("2019-11-22", 5, Unit.WORKING_DAYS, "2019-12-02"),
        ("2024-05-14", 0, Unit.WORKING_DAYS, "2024-05-14"),
    ],
)
def test_lengths_of_time(start, length, unit, end):
    assert calendar.after(day(start), length, unit) == day(end)


def test_working_days_are_counted_forward_only():
    with pytest.raises(ValueError, match="forward only"):
        calendar.working_days_after(day("2024-01-02"), -1)


@pytest.mark.parametrize(
    ("born", "age", "reached"),
    [("1998-08-01", 21, "2019-08-01"), ("2000-02-29", 21, "2021-03-01"), ("2000-02-29", 24, "2024-02-29")],
)
def test_an_age_is_reached_on_the_birthday(born, age, reached):
    assert calendar.birthday(day(born), age) == day(reached)
