"""When a message may come in, by the person's own clock."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from amparo.office.cases.people.contact import SafeContact
from amparo.office.platform.ui.places import PLACES

clocks = st.times().map(lambda at: f"{at:%H:%M}")
rules = st.builds(
    SafeContact,
    days=st.sets(st.integers(0, 6), min_size=1).map(lambda days: tuple(sorted(days))),
    opens=clocks,
    closes=clocks,
    zone=st.sampled_from(sorted(PLACES)),
).filter(lambda told: told.hours_known)
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
    for told in (
        SafeContact(),
        SafeContact(days=(1,), opens="09:00", closes="10:00"),
        SafeContact(opens="09:00", closes="10:00", zone="America/Denver"),
        SafeContact(days=(1,), opens="09:00", closes="09:00", zone="America/Denver"),
        SafeContact(days=(1,), opens="09:00", closes="10:00", zone="America/Nowhere"),
    ):
        assert not told.is_open(dt.datetime(2026, 11, 24, 16, tzinfo=dt.UTC))
        assert told.next_open(dt.datetime(2026, 11, 24, 16, tzinfo=dt.UTC)) is None
    assert SafeContact().times == ""
    assert "time zone not known" in SafeContact(days=(1,), opens="09:00", closes="10:00").times


def test_the_times_are_told_in_a_line() -> None:
    told = SafeContact("sms", "+1", days=(0, 2), opens="18:00", closes="21:00", zone="America/Denver")
    assert told.times == "Mon, Wed 18:00–21:00 (El Paso)"
    assert "every day" in SafeContact(days=tuple(range(7)), opens="1:00", closes="2:00", zone="America/Denver").times
    assert told.times in told.line


# --- by more than one clock --------------------------------------------------------------------------------

EVERY_DAY = tuple(range(7))
TEXAS = ("America/Chicago", "America/Denver")


def test_where_two_clocks_are_possible_a_message_waits_until_it_is_right_by_both() -> None:
    told = SafeContact(days=EVERY_DAY, opens="18:00", closes="21:00", zones=TEXAS)
    central = ZoneInfo("America/Chicago")
    for hour, opened in ((18, False), (19, True), (20, True), (21, False)):
        assert told.is_open(dt.datetime(2026, 12, 1, hour, 30, tzinfo=central)) is opened
    assert told.next_open(dt.datetime(2026, 12, 1, 12, tzinfo=central)) == dt.datetime(2026, 12, 1, 19, tzinfo=central)
    assert "time zone not known: Houston or El Paso" in told.times


def test_where_the_hours_never_meet_there_is_no_moment() -> None:
    told = SafeContact(days=EVERY_DAY, opens="18:00", closes="19:00", zones=TEXAS)
    assert told.times_known
    assert told.next_open(dt.datetime(2026, 12, 1, 12, tzinfo=dt.UTC)) is None


def test_a_day_must_be_right_by_every_clock_too() -> None:
    monday = SafeContact(days=(0,), opens="22:00", closes="02:00", zones=("America/New_York", "America/Los_Angeles"))
    eastern = ZoneInfo("America/New_York")
    assert not monday.is_open(dt.datetime(2026, 11, 30, 23, tzinfo=eastern))  # 20:00 in the west
    assert monday.is_open(dt.datetime(2026, 12, 1, 1, 30, tzinfo=eastern))  # 22:30 on Monday in the west
    assert not monday.is_open(dt.datetime(2026, 12, 1, 3, tzinfo=eastern))


@given(rules, st.sets(st.sampled_from(sorted(PLACES)), min_size=2, max_size=5), moments)
def test_what_is_open_by_all_clocks_is_open_by_each(told: SafeContact, zones: set[str], after: dt.datetime) -> None:
    both = replace(told, zone="", zones=tuple(sorted(zones)))
    opens = both.next_open(after)
    if opens is not None:
        assert opens >= after
        assert all(replace(told, zone=zone).is_open(opens) for zone in zones)
    for one in (after, *([opens] if opens else [])):
        assert both.is_open(one) is all(replace(told, zone=zone).is_open(one) for zone in zones)


# --- nights ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("zone", "evening"),
    [
        ("America/Denver", dt.date(2026, 3, 7)),  # the clocks of the United States skip 02:00
        ("America/Denver", dt.date(2026, 10, 31)),  # and show 01:00 twice
        ("America/Ciudad_Juarez", dt.date(2026, 3, 7)),
        ("America/Ciudad_Juarez", dt.date(2026, 10, 31)),
        ("America/Mexico_City", dt.date(2026, 4, 4)),  # where clocks changed until 2022
        ("America/Havana", dt.date(2026, 3, 7)),  # skips midnight itself
        ("America/Chicago", dt.date(2026, 12, 31)),
        ("America/Chicago", dt.date(2028, 2, 29)),
    ],
)
def test_a_night_is_kept_by_the_clock_on_the_wall_whatever_the_clocks_do(zone: str, evening: dt.date) -> None:
    told = SafeContact(days=(evening.weekday(),), opens="22:00", closes="02:00", zone=zone)
    noon = dt.datetime.combine(evening, dt.time(12), ZoneInfo(zone)).astimezone(dt.UTC)
    for minutes in range(0, 24 * 60, 15):
        at = noon + dt.timedelta(minutes=minutes)
        wall = at.astimezone(ZoneInfo(zone))
        allowed = (wall.date() == evening and wall.hour >= 22) or (
            wall.date() == evening + dt.timedelta(days=1) and wall.hour < 2
        )
        assert told.is_open(at) is allowed, wall


def test_from_evening_until_midnight_ends_at_midnight() -> None:
    told = SafeContact(days=(4,), opens="21:00", closes="00:00", zone="America/Denver")
    zone = ZoneInfo("America/Denver")
    assert told.is_open(dt.datetime(2026, 11, 27, 23, 59, tzinfo=zone))
    assert not told.is_open(dt.datetime(2026, 11, 28, 0, 0, tzinfo=zone))
    assert "21:00–00:00 the next day" in told.times


def test_from_midnight_until_midnight_is_the_whole_day() -> None:
    told = SafeContact(days=(4,), opens="00:00", closes="00:00", zone="America/Denver")
    zone = ZoneInfo("America/Denver")
    assert [told.is_open(dt.datetime(2026, 11, day, 12, tzinfo=zone)) for day in (26, 27, 28)] == [False, True, False]
