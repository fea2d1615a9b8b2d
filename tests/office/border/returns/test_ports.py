"""Hours at the bridge on real days: the clocks of both sides, also when the two countries changed theirs apart."""

from __future__ import annotations

import datetime as dt
from zoneinfo import available_timezones

import pytest

from amparo.office.border.returns.ports import PORTS, Port, clocks, commonly_there, differ, moment
from amparo.office.cases.calendar.dates import ZONES

EL_PASO, SAN_YSIDRO, BROWNSVILLE = PORTS["el_paso"], PORTS["san_ysidro"], PORTS["brownsville"]
NOGALES = PORTS["nogales"]
HALF_PAST_EIGHT = dt.time(8, 30)


def _in_mexico(port: Port, day: str) -> dt.time:
    """By which hour of the Mexican city somebody is at the port, for a hearing at 8:30 by the US clock."""
    hearing = moment(dt.date.fromisoformat(day), HALF_PAST_EIGHT, port.zone)
    return clocks(port, commonly_there(hearing))[1].hour


def test_be_at_the_port_at_half_past_four_by_the_clock_of_juarez() -> None:
    assert _in_mexico(EL_PASO, "2019-06-03") == dt.time(4, 30)
    assert _in_mexico(EL_PASO, "2019-12-02") == dt.time(4, 30)


@pytest.mark.parametrize(
    ("port", "day", "hour"),
    [
        (EL_PASO, "2009-03-20", dt.time(3, 30)),  # the US had changed on the 8th, all Mexico waited until April
        (SAN_YSIDRO, "2009-03-20", dt.time(3, 30)),
        (BROWNSVILLE, "2009-03-20", dt.time(3, 30)),
        (EL_PASO, "2009-10-28", dt.time(3, 30)),  # Mexico had changed back on the 25th, the US waited until November
        (EL_PASO, "2010-03-20", dt.time(4, 30)),  # from 2010 the border changes with the US
        (SAN_YSIDRO, "2010-03-20", dt.time(4, 30)),
        (BROWNSVILLE, "2010-03-20", dt.time(4, 30)),
        (BROWNSVILLE, "2019-11-01", dt.time(4, 30)),  # Monterrey had changed already, Matamoros had not
        (EL_PASO, "2022-10-28", dt.time(4, 30)),
        (EL_PASO, "2022-11-02", dt.time(4, 30)),  # after the end of Mexican summer time, before that of the US
        (EL_PASO, "2022-11-07", dt.time(5, 30)),  # Juárez stayed on the hour of Mexico City
        (EL_PASO, "2022-11-28", dt.time(5, 30)),
        (EL_PASO, "2022-12-05", dt.time(4, 30)),  # and came back to that of El Paso on the last of November
        (SAN_YSIDRO, "2022-11-28", dt.time(4, 30)),
        (BROWNSVILLE, "2022-11-28", dt.time(4, 30)),
        (EL_PASO, "2023-03-20", dt.time(4, 30)),
        (SAN_YSIDRO, "2023-03-20", dt.time(4, 30)),
        (BROWNSVILLE, "2023-03-20", dt.time(4, 30)),
        (EL_PASO, "2026-11-27", dt.time(4, 30)),
        (NOGALES, "2019-07-01", dt.time(4, 30)),  # neither Arizona nor Sonora has summer time
        (NOGALES, "2023-07-03", dt.time(4, 30)),
    ],
)
def test_the_hour_in_the_city_across(port: Port, day: str, hour: dt.time) -> None:
    assert _in_mexico(port, day) == hour
    at = moment(dt.date.fromisoformat(day), HALF_PAST_EIGHT, port.zone)
    assert differ(port, at) == (hour != dt.time(4, 30))


def test_an_hour_given_by_the_clock_of_juarez_is_an_hour_earlier_in_el_paso_that_november() -> None:
    day = dt.date(2022, 11, 28)
    given = moment(day, dt.time(4, 30), EL_PASO.city_zone)
    assert clocks(EL_PASO, given)[0].hour == dt.time(3, 30)
    assert clocks(EL_PASO, moment(day, dt.time(4, 30), EL_PASO.zone))[1].hour == dt.time(5, 30)


def test_an_hour_that_a_clock_skips_is_no_hour() -> None:
    with pytest.raises(ValueError):
        moment(dt.date(2027, 3, 14), dt.time(2, 30), EL_PASO.zone)
    moment(dt.date(2027, 3, 14), dt.time(2, 30), NOGALES.zone)


def test_every_port_has_zones_that_the_calendar_and_the_world_know() -> None:
    for port in PORTS.values():
        assert port.zone in dict(ZONES)
        assert {port.zone, port.city_zone} <= available_timezones()
        assert not port.hearings or port.hearings in PORTS
