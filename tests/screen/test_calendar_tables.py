"""The tables count every day from 1900 to 2099 as the calendar of the law does."""

import datetime as dt

import pytest

from amparo.errors import LawError
from amparo.law import calendar
from amparo.law.calendar import Unit
from amparo.law.tree import After, Birthday, Day, Earliest, Latest, Number, WorkingDay, Yes
from amparo.screen.calendar_tables import EPOCH, ORIGIN, SIZE, reached

START = Number(0)
EVERY_DAY = [EPOCH + dt.timedelta(days=ORIGIN + place) for place in range(SIZE)]


def days(steps):
    return [EPOCH + dt.timedelta(days=number) for number in reached(steps).tolist()]


@pytest.mark.parametrize("unit", [Unit.YEARS, Unit.MONTHS, Unit.DAYS])
@pytest.mark.parametrize("length", [-13, -1, 0, 1, 2, 30])
def test_lengths_are_counted_alike(unit, length):
    assert days((After(START, length, unit),)) == [calendar.after(day, length, unit) for day in EVERY_DAY]


@pytest.mark.parametrize("length", [0, 1, 5, 12])
def test_working_days_are_counted_alike(length):
    step = After(START, length, Unit.WORKING_DAYS)
    assert days((step,)) == [calendar.working_days_after(day, length) for day in EVERY_DAY]


@pytest.mark.parametrize("age", [0, 1, 18, 21])
def test_birthdays_are_counted_alike(age):
    assert days((Birthday(START, age),)) == [calendar.birthday(day, age) for day in EVERY_DAY]


def test_rolling_is_the_same():
    assert days((WorkingDay(START),)) == [calendar.roll_forward(day) for day in EVERY_DAY]


def test_steps_follow_each_other():
    fixed = dt.date(1997, 4, 1)
    steps = (
        Latest((Day(fixed),)),
        After(START, 1, Unit.YEARS),
        WorkingDay(START),
        Earliest((Day(dt.date(2050, 1, 1)),)),
    )
    expected = [
        min(calendar.roll_forward(calendar.years_after(max(day, fixed), 1)), dt.date(2050, 1, 1)) for day in EVERY_DAY
    ]
    assert days(steps) == expected


def test_an_extreme_of_nothing_fixed_changes_nothing():
    assert days((Latest(()), Earliest(()))) == EVERY_DAY


@pytest.mark.parametrize(
    "steps",
    [
        (After(START, 400, Unit.YEARS),),
        (After(START, -200_000, Unit.DAYS),),
        (After(START, 110_000, Unit.DAYS), After(START, 20_000, Unit.DAYS), WorkingDay(START)),
    ],
)
def test_counts_beyond_the_calendar_are_refused(steps):
    with pytest.raises(LawError, match="further than the calendar"):
        reached(steps)


def test_only_steps_are_steps():
    with pytest.raises(TypeError, match="not a step"):
        reached((Yes("in_us"),))
