"""Which clocks somebody can live by, from the place they named: every one it can have, and none that is guessed."""

from __future__ import annotations

import datetime as dt
from zoneinfo import ZoneInfo, available_timezones

import pytest
from hypothesis import given
from hypothesis import strategies as st

from amparo.office.platform.zones import gazetteer
from amparo.office.platform.zones.possible import zones_of

EASTERN, CENTRAL, MOUNTAIN, PACIFIC = (
    "America/New_York",
    "America/Chicago",
    "America/Denver",
    "America/Los_Angeles",
)
JUAREZ, MEXICO, MATAMOROS = "America/Ciudad_Juarez", "America/Mexico_City", "America/Matamoros"


@pytest.mark.parametrize(
    ("place", "where", "zones"),
    [
        ("Orlando, Florida", "us", {EASTERN}),
        ("Pensacola, Florida", "us", {CENTRAL}),
        ("Boston", "us", {EASTERN}),
        ("Laredo in Texas", "", {CENTRAL}),
        ("El Paso TX 79901", "", {MOUNTAIN}),
        ("Nueva York", "", {EASTERN}),
        ("Washington, D.C.", "us", {EASTERN}),
        ("Phenix City, Alabama", "us", {EASTERN}),
        ("Gary, Indiana", "us", {CENTRAL}),
        ("Window Rock, Arizona", "us", {MOUNTAIN, "America/Phoenix"}),
        ("Texas", "us", {CENTRAL, MOUNTAIN}),
        ("Puerto Rico", "us", {"America/Puerto_Rico"}),
        ("Cancun", "mexico", {"America/Cancun"}),
        ("cancún, q. roo", "mexico", {"America/Cancun"}),
        ("Ciudad de Mexico", "mexico", {MEXICO}),
        ("CDMX", "mexico", {MEXICO}),
        ("Mexico City", "", {MEXICO}),
        ("Puebla", "mexico", {MEXICO}),
        ("TJ", "mexico", {"America/Tijuana"}),
        ("Cd. Juárez", "mexico", {JUAREZ}),
        ("CIUDAD JUAREZ", "mexico", {JUAREZ}),
        ("Juárez, Chihuahua", "mexico", {JUAREZ}),
        ("Chihuahua, Chih.", "mexico", {"America/Chihuahua"}),
        ("Chihuahua", "mexico", {"America/Chihuahua", JUAREZ, "America/Ojinaga"}),
        ("Manuel Benavides, Chihuahua", "mexico", {"America/Ojinaga"}),
        ("Acuña", "mexico", {MATAMOROS}),
        ("Reynosa", "mexico", {MATAMOROS}),
        ("Matamoros, Tamaulipas, México", "", {MATAMOROS}),
        ("Nogales, Sonora", "", {"America/Hermosillo"}),
        ("Bahía de Banderas", "mexico", {"America/Bahia_Banderas"}),
        ("Port-au-Prince", "elsewhere", {"America/Port-au-Prince"}),
        ("Tegucigalpa, Honduras", "elsewhere", {"America/Tegucigalpa"}),
        ("Хьюстон", "us", {CENTRAL}),
        ("تيخوانا", "mexico", {"America/Tijuana"}),
        ("albergue Casa del Migrante, Tijuana", "mexico", {"America/Tijuana"}),
        ("Tijuana, albergue Juventud 2000", "mexico", {"America/Tijuana"}),
        ("a shelter in Tijuana", "", {"America/Tijuana"}),
    ],
)
def test_a_place_has_its_zones(place: str, where: str, zones: set[str]) -> None:
    assert zones_of(place, where) == zones


@pytest.mark.parametrize(
    ("place", "where", "among"),
    [
        ("Juárez", "mexico", {JUAREZ, "America/Monterrey"}),
        ("Miami", "us", {EASTERN, CENTRAL}),
        ("Dallas", "us", {CENTRAL, EASTERN, PACIFIC}),
        ("Georgia", "", {EASTERN, "Asia/Tbilisi"}),
        ("Nogales", "", {"America/Phoenix", "America/Hermosillo"}),
        ("Washington", "us", {EASTERN, PACIFIC}),
        ("Houston, Alaska", "us", {CENTRAL, "America/Anchorage"}),
        ("Tijuana and then Denver".replace(" and then ", ", "), "", {"America/Tijuana", MOUNTAIN}),
    ],
)
def test_a_name_that_stands_for_more_than_one_place_has_the_zones_of_all(
    place: str, where: str, among: set[str]
) -> None:
    assert zones_of(place, where) >= among


@pytest.mark.parametrize(
    ("place", "where"),
    [
        ("", "us"),
        ("", "mexico"),
        ("Xyzzy", "us"),
        ("Miami, Oklahma", "us"),
        ("near Tijuana", "mexico"),
        ("cerca de El Paso", "us"),
        ("no estoy en Tijuana", ""),
        ("camino a Houston", "us"),
        ("Casa Monterrey", "mexico"),
        ("Calle Sonora 5", "mexico"),
        ("Denver Street", "us"),
        ("a detention center nobody listed", "detained"),
        ("Tijuana", "us"),
        ("Boston", "mexico"),
        ("Orlando, Florida", "elsewhere"),
        ("Tijuan", "mexico"),
    ],
)
def test_what_is_not_understood_or_contradicts_itself_has_none(place: str, where: str) -> None:
    assert zones_of(place, where) == frozenset()


def _offsets(zone: str) -> tuple[dt.timedelta | None, ...]:
    moments = [dt.datetime(2026, month, 15, tzinfo=dt.UTC) for month in range(1, 13)]
    return tuple(one.astimezone(ZoneInfo(zone)).utcoffset() for one in moments)


def test_every_city_of_a_state_keeps_one_of_the_clocks_of_its_state() -> None:
    held = {code: {_offsets(zone) for zone in told["zones"]} for code, told in gazetteer._states().items()}
    wrong = {
        (name, city)
        for name, places in gazetteer._cities().items()
        for city in places.split()
        if (code := city.split("=")[0]) in held and _offsets(city.split("=")[1]) not in held[code]
    }
    assert wrong == set()
    assert len(held) == 51 + 32


def test_every_zone_named_is_one_that_the_clock_of_this_machine_knows() -> None:
    states = {zone for told in gazetteer._states().values() for zone in told["zones"]}
    cities = {one.split("=")[1] for places in gazetteer._cities().values() for one in places.split()}
    assert states | cities <= available_timezones()


@given(st.text(max_size=60), st.sampled_from(["", "us", "mexico", "elsewhere", "detained"]))
def test_whatever_is_typed_has_zones_or_none_and_no_more_where_they_said_more(place: str, where: str) -> None:
    found = zones_of(place, where)
    assert found <= available_timezones()
    if found and where != "detained":
        assert zones_of(place)
