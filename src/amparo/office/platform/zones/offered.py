"""Every time zone as people find it in a list: by country or continent, under the name of a city, in their language."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from amparo.office.platform.ui.places import PLACES
from amparo.office.platform.zones.gazetteer import clocks

type Group = tuple[str, list[tuple[str, str]]]
"""The name of a country or continent, and the zones in it, each with what it is called."""

ZONES: frozenset[str] = frozenset({*PLACES, *clocks()["zones"]})
"""Every zone that somebody can say is theirs."""
ORDER = ("US", "MX", "013", "029", "005", "021", "002", "142", "150", "009")
FIRST = {"mexico": ("MX", "US"), "elsewhere": ORDER[2:]}


@cache
def groups(language: str, where: str = "") -> tuple[Group, ...]:
    """All zones, grouped. `where`: their answer to “Where are you now?”, by which the likely ones come first."""
    first = FIRST.get(where, ())
    order = (*first, *(region for region in ORDER if region not in first))
    names = clocks()["names_of_groups"].get(language, clocks()["names_of_groups"]["en"])
    held: dict[str, list[tuple[str, str]]] = {part: [] for part in order}
    for zone, group in clocks()["groups"].items():
        held[group].append((zone, name_of(zone, language)))
    return tuple((names[part], _sorted(held[part])) for part in order)


def name_of(zone: str, language: str) -> str:
    """How a zone is called in a list: `El Paso, Denver`, `Haiti: Port-au-Prince`."""
    if zone in PLACES and clocks()["groups"].get(zone) in ("US", "MX"):
        return PLACES[zone]
    country = clocks()["zones"].get(zone)
    if country is None:
        return PLACES.get(zone, zone)
    language = language if language in clocks()["cities"] else "en"
    city: str = clocks()["cities"][language][zone]
    name: str = clocks()["countries"][language][country]
    return city if country in ("US", "MX") or name == city else f"{name}: {city}"


def in_words(zones: Iterable[str], language: str) -> dict[str, str]:
    """Zones with what they are called."""
    return {zone: name_of(zone, language) for zone in zones}


def _sorted(held: list[tuple[str, str]]) -> list[tuple[str, str]]:
    known = list(PLACES)
    return sorted(
        held, key=lambda pair: (known.index(pair[0]) if pair[0] in PLACES else len(known), pair[1].casefold())
    )
