"""The names of places: states, countries, cities and what they are called, each with every zone it can stand for.

Cities of 5,000 people or more in the United States, Mexico, Puerto Rico and the north of Central America, and of
15,000 elsewhere, from GeoNames (CC BY 4.0); states by law; countries and zones from the IANA database. `scripts/places`
makes the tables anew.
"""

from __future__ import annotations

import json
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

DATA = Path(__file__).parent / "data"
OF_UNITED_STATES = frozenset({"US", "PR", "VI", "GU", "AS", "MP"})


@dataclass(frozen=True, slots=True)
class Region:
    """A state (`US-TX`) or a country (`HN`) with the zones of all its parts."""

    code: str
    zones: frozenset[str]

    @property
    def country(self) -> str:
        """The country it is, or lies in."""
        return self.code[:2]

    @property
    def is_state(self) -> bool:
        """Whether it is a part of a country."""
        return len(self.code) > 2

    def holds(self, other: str) -> bool:
        """Whether the place of that code lies in it."""
        return other == self.code or (not self.is_state and other[:2] == self.code)


@dataclass(frozen=True, slots=True)
class City:
    """A city by the code of the state or country it lies in."""

    code: str
    zone: str


@dataclass(frozen=True, slots=True)
class Meanings:
    """Everything one name can stand for."""

    regions: tuple[Region, ...] = ()
    cities: tuple[City, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.regions or self.cities)


NOTHING = Meanings()


def meanings(name: str) -> Meanings:
    """What a name, as compared, can stand for; nothing where it is none we know."""
    regions = _regions_by_name().get(name, ())
    cities = tuple(City(*city.split("=")) for city in _cities().get(name, "").split())
    return Meanings(regions, cities) if regions or cities else NOTHING


def meanings_after(name: str) -> Meanings:
    """What a short name stands for where it follows another: `tx`."""
    return Meanings(_short_names().get(name, ()))


def meanings_alone(name: str) -> Meanings:
    """What a name stands for that is a place only where nothing else is said: `la`."""
    return Meanings(cities=tuple(City(*region.split("=")) for region in _more()["alone"].get(name, ())))


@cache
def _states() -> Mapping[str, Any]:
    return tomllib.loads((DATA / "states.toml").read_text(encoding="utf-8"))


@cache
def _more() -> Mapping[str, Any]:
    return tomllib.loads((DATA / "more_names.toml").read_text(encoding="utf-8"))


@cache
def _cities() -> Mapping[str, str]:
    lines = (DATA / "cities.tsv").read_text(encoding="utf-8").splitlines()
    found = dict(line.split("\t") for line in lines)
    for name, places in _more()["cities"].items():
        _add(found, name, places)
    for place, names in _more()["municipalities"].items():
        for name in names:
            _add(found, name, [place])
    return found


def _add(found: dict[str, str], name: str, places: list[str]) -> None:
    found[name] = " ".join(dict.fromkeys([*found.get(name, "").split(), *places]))


@cache
def _regions_by_name() -> Mapping[str, tuple[Region, ...]]:
    found: dict[str, tuple[Region, ...]] = {}
    states = {code: Region(code, frozenset(state["zones"])) for code, state in _states().items()}
    for code, state in _states().items():
        for name in state["names"]:
            found[name] = (*found.get(name, ()), states[code])
    for line in (DATA / "countries.tsv").read_text(encoding="utf-8").splitlines():
        code, zones, names = line.split("\t")
        held = [state.zones for state in states.values() if state.country == code]
        country = Region(code, frozenset(zones.split()).union(*held))
        for name in {*names.split("|"), *_more()["countries"].get(code, ())}:
            found[name] = (*found.get(name, ()), country)
    return found


@cache
def _short_names() -> Mapping[str, tuple[Region, ...]]:
    found: dict[str, tuple[Region, ...]] = {}
    for code, state in _states().items():
        for name in state["short"]:
            found[name] = (*found.get(name, ()), Region(code, frozenset(state["zones"])))
    return found


@cache
def clocks() -> Mapping[str, Any]:
    """Every zone with its country, and what both are called in each language."""
    data: dict[str, Any] = json.loads((DATA / "clocks.json").read_text(encoding="utf-8"))
    return data
