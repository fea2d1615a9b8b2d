"""When a message may come in, by the person's own clock."""

from __future__ import annotations

import datetime as dt
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from amparo.office.look.places import PLACES
from amparo.office.people.contact import SafeContact

clocks = st.times().map(lambda at: f"{at:%H:%M}")
rules = st.builds(
    SafeContact,
    days=st.sets(st.integers(0, 6), min_size=1).map(lambda days: tuple(sorted(days))),
    opens=clocks,
    closes=clocks,
    zone=st.sampled_from(sorted(PLACES)),
)
moments = st.integers(1_577_836_800, 1_893_456_000).map(lambda second: dt.datetime.fromtimestamp(second, dt.UTC))


@given(rules, moments)
def test_the_next_open_moment_is_open_and_not_before(told: SafeContact, after: dt.datetime) -> None:
    opens = told.next_open(after)
    assert opens is not None
    assert opens >= after
    assert told.is_open(opens)
    assert opens - after <= dt.timedelta(days=8)


def test_an_evening_that_goes_on_past_midnight_belongs_to_its_day() -> None:
    friday = SafeContact(days=(4,), opens="22:00", closes="02:00", zone="America/Denver")
    zone = ZoneInfo("America/Denver")
    assert friday.is_open(dt.datetime(2026, 11, 28, 1, 30, tzinfo=zone))
    assert not friday.is_open(dt.datetime(2026, 11, 27, 1, 30, tzinfo=zone))
    assert not friday.is_open(dt.datetime(2026, 11, 28, 22, 30, tzinfo=zone))


@pytest.mark.parametrize(
    ("day", "utc_hour"),
    [
        (dt.date(2026, 3, 6), 16),  # El Paso before the clocks change in the United States
        (dt.date(2026, 3, 9), 15),
        (dt.date(2026, 10, 30), 15),
        (dt.date(2026, 11, 2), 16),
    ],
)
def test_nine_in_the_morning_moves_with_the_clocks_of_the_place(day: dt.date, utc_hour: int) -> None:
    told = SafeContact(days=tuple(range(7)), opens="09:00", closes="09:30", zone="America/Denver")
    assert told.is_open(dt.datetime.combine(day, dt.time(utc_hour, 10), dt.UTC))
    assert not told.is_open(dt.datetime.combine(day, dt.time(utc_hour + 1, 10), dt.UTC))


def test_in_ciudad_juarez_the_clocks_change_with_the_united_states_and_in_tapachula_not() -> None:
    for zone, summer in (("America/Ciudad_Juarez", -6), ("America/Mexico_City", -6)):
        assert dt.datetime(2026, 7, 1, tzinfo=ZoneInfo(zone)).utcoffset() == dt.timedelta(hours=summer)
    assert dt.datetime(2026, 1, 1, tzinfo=ZoneInfo("America/Ciudad_Juarez")).utcoffset() == dt.timedelta(hours=-7)
    assert dt.datetime(2026, 1, 1, tzinfo=ZoneInfo("America/Mexico_City")).utcoffset() == dt.timedelta(hours=-6)


def test_without_days_and_hours_no_moment_is_open() -> None:
    for told in (SafeContact(), SafeContact(days=(1,), opens="09:00", closes="10:00")):
        assert not told.is_open(dt.datetime(2026, 11, 24, 16, tzinfo=dt.UTC))
        assert told.next_open(dt.datetime(2026, 11, 24, 16, tzinfo=dt.UTC)) is None
    assert SafeContact().times == ""
    assert "clock not said" in SafeContact(days=(1,), opens="09:00", closes="10:00").times


def test_the_times_are_told_in_a_line() -> None:
    told = SafeContact("sms", "+1", days=(0, 2), opens="18:00", closes="21:00", zone="America/Denver")
    assert told.times == "Mon, Wed 18:00–21:00 (El Paso)"
    assert "every day" in SafeContact(days=tuple(range(7)), opens="1:00", closes="2:00", zone="America/Denver").times
    assert told.times in told.line
