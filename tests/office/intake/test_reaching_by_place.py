"""No message reaches somebody at an hour they did not choose, wherever they may be by what they wrote of their place.

The places and all zones they can have stand here by hand, sharing no code with the gazetteer.
`AMPARO_HISTORIES=1000000` plays more.
"""

from __future__ import annotations

import datetime as dt
import os
from random import Random
from zoneinfo import ZoneInfo

import pytest

from amparo.office.cases.messages.clearance import Cleared, Refusal, clear
from amparo.office.cases.messages.wording import Purpose, words_for
from amparo.office.cases.people.contact import SafeContact
from amparo.office.intake.models import Request
from amparo.office.intake.requests import Asked
from amparo.office.platform.zones.offered import ZONES

HISTORIES = int(os.environ.get("AMPARO_HISTORIES", "100000"))
OFFICE = "Border Legal Aid"
E, C, M, P = "America/New_York", "America/Chicago", "America/Denver", "America/Los_Angeles"
MEXICO, JUAREZ, TIJUANA, CANCUN = "America/Mexico_City", "America/Ciudad_Juarez", "America/Tijuana", "America/Cancun"

PLACES: tuple[tuple[str, str, tuple[str, ...]], ...] = (
    ("Orlando, Florida", "us", (E,)),
    ("Pensacola Florida", "us", (C,)),
    ("florida", "us", (E, C)),
    ("Boston", "us", (E,)),
    ("Laredo, Texas", "us", (C,)),
    ("El Paso, TX", "us", (M,)),
    ("Texas", "us", (C, M)),
    ("Nueva York", "us", (E,)),
    ("Nashville, Tennessee", "us", (C,)),
    ("Tennessee", "us", (C, E)),
    ("Idaho", "us", (P, "America/Boise")),
    ("Oregon", "us", (P, "America/Boise")),
    ("kansas", "us", (C, M)),
    ("Nebraska", "us", (C, M)),
    ("North Dakota", "us", (C, M)),
    ("dakota del sur", "us", (C, M)),
    ("Kentucky", "us", (E, C)),
    ("Indiana", "us", (E, C)),
    ("Michigan", "us", (E, C)),
    ("Arizona", "us", (M, "America/Phoenix")),
    ("Phoenix, AZ", "us", ("America/Phoenix",)),
    ("Miami", "us", (E, C)),
    ("Dallas", "us", (C, E, P)),
    ("Washington", "us", (E, P)),
    ("Nogales", "us", ("America/Phoenix",)),
    ("Puerto Rico", "us", ("America/Puerto_Rico",)),
    ("Cancun", "mexico", (CANCUN,)),
    ("Cancún, Quintana Roo", "mexico", (CANCUN,)),
    ("Ciudad de Mexico", "mexico", (MEXICO,)),
    ("CDMX", "mexico", (MEXICO,)),
    ("Puebla", "mexico", (MEXICO,)),
    ("TJ", "mexico", (TIJUANA,)),
    ("Cd. Juarez", "mexico", (JUAREZ,)),
    ("Ciudad Juárez, Chihuahua", "mexico", (JUAREZ,)),
    ("Chihuahua", "mexico", (JUAREZ, "America/Chihuahua", "America/Ojinaga")),
    ("Nuevo Laredo", "mexico", ("America/Matamoros",)),
    ("Coahuila", "mexico", ("America/Monterrey", "America/Matamoros")),
    ("Tapachula, Chiapas", "mexico", (MEXICO,)),
    ("México", "mexico", (MEXICO, TIJUANA, CANCUN, JUAREZ, "America/Hermosillo", "America/Matamoros")),
    ("Nayarit", "mexico", ("America/Mazatlan", MEXICO)),
    ("Douala, Cameroun", "elsewhere", ("Africa/Douala",)),
    ("Port-au-Prince", "elsewhere", ("America/Port-au-Prince",)),
    ("Tegucigalpa", "elsewhere", ("America/Tegucigalpa",)),
    ("Bogotá, Colombia", "elsewhere", ("America/Bogota",)),
    ("Brasil", "elsewhere", ("America/Sao_Paulo", "America/Manaus", "America/Noronha", "America/Rio_Branco")),
)
UNKNOWN = (
    ("", "us"), ("", "mexico"), ("", "detained"), ("Eloy", "mexico"), ("the big center", "detained"),
    ("casa de mi tía", "mexico"), ("cerca de Laredo", "us"), ("Tijuana", "us"), ("Calle Sonora 5", "mexico"),
    ("camino a Houston", "us"), ("no sé", ""), ("Orlandoo", "us"),
)  # fmt: skip
CLOCKS = {zone: ZoneInfo(zone) for zone in {*ZONES, *(zone for _, _, zones in PLACES for zone in zones)}}
"""Held, or each is read from its file again for every few histories."""
HOURS = ("00:00", "02:00", "06:30", "09:00", "13:00", "18:00", "21:00", "22:00", "23:30")
ROW = Request()
YEAR = dt.datetime(2026, 1, 1, tzinfo=dt.UTC)


def _asked(place: str, where: str, days: list[str], opens: str, closes: str, zone: str = "") -> SafeContact:
    told = {"place": place, "where": where, "days": days, "from": opens, "until": closes, "zone": zone}
    reach = {"channel": "email", "detail": "rosa@example.org"}
    return Asked(ROW, {name: one for name, one in {**told, **reach}.items() if one}, "es", b"").rules


def _minutes(clock: str) -> int:
    return int(clock[:2]) * 60 + int(clock[3:])


def _chosen(at: dt.datetime, zone: str, days: list[str], opens: str, closes: str) -> bool:
    """Whether the wall clock of a zone shows an hour they chose, reckoned in minutes of the week."""
    wall = at.astimezone(CLOCKS[zone])
    now = wall.weekday() * 1440 + wall.hour * 60 + wall.minute
    length = (_minutes(closes) - _minutes(opens)) % 1440 or 1440
    return any((now - int(day) * 1440 - _minutes(opens)) % 10_080 < length for day in days)


def _goes(rules: SafeContact, at: dt.datetime) -> bool:
    text = words_for(Purpose.CALL, rules, OFFICE)
    return isinstance(clear(rules, "email", text, at, office=OFFICE), Cleared)


def test_no_message_goes_at_an_hour_that_is_wrong_by_any_clock_of_the_place() -> None:
    draw = Random(20_261_128)
    every_zone = sorted(ZONES)
    went = waited = 0
    for _ in range(HISTORIES):
        days = [str(day) for day in range(7) if draw.random() < 0.6] or ["4"]
        opens, closes = draw.sample(HOURS, 2) if draw.random() < 0.95 else ("00:00", "00:00")
        kind = draw.random()
        if kind < 0.7:
            place, where, zones = draw.choice(PLACES)
            rules = _asked(place, where, days, opens, closes)
        elif kind < 0.85:
            place, where, zones = *draw.choice(UNKNOWN), ()
            rules = _asked(place, where, days, opens, closes)
        else:  # they said their zone: it goes before every place
            said = draw.choice(every_zone)
            place, where, _ = draw.choice(PLACES)
            zones = (said,)
            rules = _asked(place, where, days, opens, closes, said)
        at = YEAR + dt.timedelta(minutes=draw.randrange(3 * 365 * 1440))
        if _goes(rules, at):
            went += 1
            assert zones, (place, where)
            for zone in zones:
                assert _chosen(at, zone, days, opens, closes), (place, where, zone, days, opens, closes, at)
        else:
            waited += 1
    assert went > HISTORIES // 10
    assert waited > HISTORIES // 10


@pytest.mark.parametrize(("place", "where", "zones"), [one for one in PLACES if len(one[2]) == 1])
def test_where_the_place_leaves_no_doubt_a_message_goes_at_the_hour_they_chose(
    place: str, where: str, zones: tuple[str, ...]
) -> None:
    at = dt.datetime(2026, 12, 4, 19, 30, tzinfo=ZoneInfo(zones[0]))
    assert _goes(_asked(place, where, ["4"], "18:00", "21:00"), at)


@pytest.mark.parametrize(("place", "where"), UNKNOWN)
def test_where_the_place_is_not_understood_a_person_decides_and_is_told_why(place: str, where: str) -> None:
    rules = _asked(place, where, ["4"], "18:00", "21:00")
    at = dt.datetime(2026, 12, 4, 19, 30, tzinfo=ZoneInfo(M))
    assert clear(rules, "email", "x", at, office=OFFICE) is Refusal.CLOCK_UNKNOWN
    assert "time zone not known" in rules.times


def test_an_hour_that_fits_no_clock_in_common_is_left_to_a_person() -> None:
    rules = _asked("Dallas", "us", ["4"], "18:00", "19:00")
    assert clear(rules, "email", "x", YEAR, office=OFFICE) is Refusal.CLOCKS_DIFFER


def test_in_the_evening_of_florida_nothing_goes_once_the_hours_are_over() -> None:
    rules = _asked("Orlando, Florida", "us", ["0", "1", "2", "3", "4", "5", "6"], "18:00", "21:00")
    eastern = ZoneInfo(E)
    assert _goes(rules, dt.datetime(2026, 12, 4, 20, 59, tzinfo=eastern))
    assert not _goes(rules, dt.datetime(2026, 12, 4, 21, 24, tzinfo=eastern))


def test_the_oracle_can_fail() -> None:
    friday = dt.datetime(2026, 12, 4, 23, 30, tzinfo=ZoneInfo(C))
    assert _chosen(friday, C, ["4"], "22:00", "02:00")
    assert not _chosen(friday, M, ["5"], "22:00", "02:00")
    assert not _chosen(friday, E, ["5"], "22:00", "02:00")
