"""Ports of entry through which people were returned: the city across, the clocks on both sides, where hearings were.

Mexico ended summer time on 30 October 2022; municipalities at the border keep the clocks of the US city across
(Ley de los Husos Horarios, DOF 2022-10-28). Ciudad Juárez first stood an hour ahead of El Paso, from 6 to 30 November
2022, until the law was mended. Before 2010 Mexican summer time began weeks later and ended a week earlier than in the
US. All of that lies in the IANA zones: nothing here counts hours. Checked 2026-11-25 against the tz mailing list.

The courts are those of the first program; what the papers of the person say goes before (DHS announcements of
2019-10-28 for Eagle Pass and 2020-01-02 for Nogales; checked 2026-11-25).
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from zoneinfo import ZoneInfo

from amparo.office.platform.ui.moments import day_at

EARLY = dt.timedelta(hours=4)
"""So long before the hearing people were commonly told to be at the port. Practice, no rule."""


@dataclass(frozen=True, slots=True)
class Port:
    """A port of entry and the Mexican city across. `hearings` is the port to which people had to come for a hearing."""

    name: str
    state: str
    city: str
    zone: str
    city_zone: str
    court: str = ""
    hearings: str = ""

    @property
    def label(self) -> str:
        """`El Paso, Texas – Ciudad Juárez`."""
        return f"{self.name}, {self.state} – {self.city}"


PORTS: Mapping[str, Port] = MappingProxyType(
    {
        "san_ysidro": Port(
            "San Ysidro",
            "California",
            "Tijuana",
            "America/Los_Angeles",
            "America/Tijuana",
            "San Diego Immigration Court",
            "san_ysidro",
        ),
        "calexico": Port("Calexico", "California", "Mexicali", "America/Los_Angeles", "America/Tijuana"),
        "nogales": Port(
            "Nogales",
            "Arizona",
            "Nogales, Sonora",
            "America/Phoenix",
            "America/Hermosillo",
            "El Paso Immigration Court",
            "el_paso",
        ),
        "el_paso": Port(
            "El Paso",
            "Texas",
            "Ciudad Juárez",
            "America/Denver",
            "America/Ciudad_Juarez",
            "El Paso Immigration Court",
            "el_paso",
        ),
        "eagle_pass": Port(
            "Eagle Pass",
            "Texas",
            "Piedras Negras",
            "America/Chicago",
            "America/Matamoros",
            "Hearing facility at the port of Laredo",
            "laredo",
        ),
        "laredo": Port(
            "Laredo",
            "Texas",
            "Nuevo Laredo",
            "America/Chicago",
            "America/Matamoros",
            "Hearing facility at the port of Laredo",
            "laredo",
        ),
        "brownsville": Port(
            "Brownsville",
            "Texas",
            "Matamoros",
            "America/Chicago",
            "America/Matamoros",
            "Hearing facility at the port of Brownsville",
            "brownsville",
        ),
    }
)


@dataclass(frozen=True, slots=True)
class Clock:
    """An hour as a place shows it."""

    place: str
    day: dt.date
    hour: dt.time


def moment(day: dt.date, hour: dt.time, zone: str) -> dt.datetime:
    """The moment (UTC) at which the clock of a zone shows that hour. Raises ValueError for one that it skips."""
    there = dt.datetime.combine(day, hour, ZoneInfo(zone))
    at = there.astimezone(dt.UTC)
    if at.astimezone(there.tzinfo).replace(tzinfo=None) != there.replace(tzinfo=None):
        raise ValueError("the clocks skip this hour")
    return at


def clocks(port: Port, at: dt.datetime) -> tuple[Clock, Clock]:
    """What the clocks on the US side and in the Mexican city show at a moment."""
    return _clock(port.name, at, port.zone), _clock(port.city, at, port.city_zone)


def differ(port: Port, at: dt.datetime) -> bool:
    """Whether the two sides of the bridge show different hours at a moment."""
    clock, other = clocks(port, at)
    return (clock.day, clock.hour) != (other.day, other.hour)


def commonly_there(hearing: dt.datetime) -> dt.datetime:
    """When people were commonly told to be at the port for a hearing: four hours before it, by no rule."""
    return hearing.astimezone(dt.UTC) - EARLY


def _clock(place: str, at: dt.datetime, zone: str) -> Clock:
    there = at.astimezone(ZoneInfo(zone))
    return Clock(place, day_at(at, zone), there.time().replace(tzinfo=None))
