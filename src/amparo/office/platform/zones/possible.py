"""Which time zones somebody can live by, from the name of the place they gave: all that it can stand for, or none.

A text is read only when it is understood: parts between commas are each a name or not; the last must be one, unless
what follows names a house or a street. A city named with its state or country is the city there. Several places give
the zones of all. What is not understood has no zones: then a person asks.
"""

from __future__ import annotations

import re
import tomllib
from functools import lru_cache

from amparo.office.platform.zones.gazetteer import (
    DATA,
    OF_UNITED_STATES,
    City,
    Meanings,
    Region,
    meanings,
    meanings_after,
    meanings_alone,
)
from amparo.office.platform.zones.names import as_compared
from amparo.typed_text import seen

LONGEST_NAME = 7
_PARTS = re.compile(r"[,;/()|\n\u060c]|\s[-\u2013\u2014]\s")
_AT = re.compile(r"\b(?:en|in|at|a|em|nan|aux?|à|в|في)\b")
_WORDS = tomllib.loads((DATA / "words.toml").read_text(encoding="utf-8"))
_QUIET, _SITES, _NOT_THERE = (frozenset(_WORDS[name].split()) for name in ("quiet", "sites", "not_there"))


@lru_cache(maxsize=4096)
def zones_of(place: str, where: str = "") -> frozenset[str]:
    """Every IANA zone that a place can have; none where it is not understood.

    `where` is what they answered to “Where are you now?”: it leaves out what lies elsewhere.

    >>> sorted(zones_of("Orlando, Florida")), sorted(zones_of("Texas"))
    (['America/New_York'], ['America/Chicago', 'America/Denver'])
    """
    alone = _within(meanings_alone(as_compared(place)), where)
    if alone:
        return frozenset(city.zone for city in alone.cities)
    named = _named(place)
    understood = [_within(meaning, where) for meaning in named or ()]
    if not understood or not all(understood):  # nothing is understood, or it lies elsewhere than they are
        return frozenset()
    return _zones(understood)


def _named(place: str) -> list[Meanings] | None:
    """The names in a text, each with what it can mean; None where something in it is not understood."""
    found: list[Meanings] = []
    last_is_name = True
    for part in _parts(place):
        names = _names_in(part.split(), follows=bool(found))
        words = part.split()
        if names:
            found, last_is_name = found + names, True
        elif _NOT_THERE & set(words):
            return None
        elif found and words[0] not in _SITES:
            last_is_name = False
    return found if last_is_name else None


def _parts(place: str) -> list[str]:
    found: list[str] = []
    for part in _PARTS.split(_lines(place)):
        compared = as_compared(part)
        whole = _names_in(compared.split(), follows=bool(found))
        found += [compared] if whole else [" ".join(part.split()) for part in _AT.split(compared)]
    return [part for part in found if part]


def _lines(text: str) -> str:
    """The text as the eye sees it, its lines apart."""
    return "\n".join(seen(line) for line in text.splitlines())


def _names_in(words: list[str], *, follows: bool) -> list[Meanings]:
    """The names of which these words are made, and nothing else but quiet words; [] where there is more."""
    found: list[Meanings] = []
    at = 0
    while at < len(words):
        length, meant = _longest(words[at:], follows=follows or bool(found))
        if meant:
            found.append(meant)
        elif words[at] not in _QUIET and not re.fullmatch(r"[0-9]{5}", words[at]):
            return []
        at += length
    return found


def _longest(words: list[str], *, follows: bool) -> tuple[int, Meanings | None]:
    for length in range(min(LONGEST_NAME, len(words)), 0, -1):
        name = " ".join(words[:length])
        meant = (meanings_after(name) if follows else None) or meanings(name)
        if meant and not (length == 1 and name in _QUIET):
            return length, meant
    return 1, None


def _within(meant: Meanings, where: str) -> Meanings:
    def fits(code: str) -> bool:
        country = code[:2]
        match where:
            case "us":
                return country in OF_UNITED_STATES
            case "mexico":
                return country == "MX"
            case "elsewhere":
                return country not in OF_UNITED_STATES and country != "MX"
            case _:
                return True

    regions = tuple(region for region in meant.regions if fits(region.code))
    return Meanings(regions, tuple(city for city in meant.cities if fits(city.code)))


def _zones(understood: list[Meanings]) -> frozenset[str]:
    """The zones of all places named; a name beside the state or country it lies in means the one there."""
    used: set[int] = set()
    found: set[str] = set()
    for at, meaning in enumerate(understood):
        if at in used:
            continue
        inside = _inside(at, meaning, understood)
        if inside is not None:
            zones, around = inside
            found |= zones
            used |= {at, *around}
    for at, meaning in enumerate(understood):
        if at not in used:
            found |= _zones_alone(meaning)
    return frozenset(found)


def _inside(at: int, meaning: Meanings, understood: list[Meanings]) -> tuple[set[str], set[int]] | None:
    """The zones of a name within states or countries that the text names too, and which of its names these are."""
    others = [(place, region) for place, other in enumerate(understood) if place != at for region in other.regions]
    for states in (True, False):
        of_kind = [region for _, region in others if region.is_state is states]
        kept: list[City | Region] = [
            city for city in meaning.cities if any(region.holds(city.code) for region in of_kind)
        ]
        if not states:
            parts = [part for part in meaning.regions if part.is_state and any(r.holds(part.code) for r in of_kind)]
            kept = [*parts, *kept] if not parts or _is_capital(meaning) else list(parts)
        if kept:
            codes = {item.code for item in kept}
            around = {place for place, region in others if any(region.holds(code) for code in codes)}
            zones = {item.zone for item in kept if isinstance(item, City)}
            return zones.union(*(item.zones for item in kept if isinstance(item, Region))), around
    return None


def _zones_alone(meaning: Meanings) -> set[str]:
    """A name that is a state or a country is that, and not a town called so elsewhere; Washington is both."""
    zones = {zone for region in meaning.regions for zone in region.zones}
    if not meaning.regions or _is_capital(meaning):
        zones |= {city.zone for city in meaning.cities}
    return zones


def _is_capital(meaning: Meanings) -> bool:
    return any(city.code == "US-DC" for city in meaning.cities)
