"""The words and places by which identifiers are known, read once from the two files beside this one."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from amparo.law.countries import COUNTRIES
from amparo.office.border.testimony.spelling import bare, words_of

HERE = Path(__file__).parent
type Sequences = Mapping[str, list[tuple[tuple[str, ...], str]]]
"""By the first word: the words of a place, longest first, and the region it lies in."""


@cache
def wording() -> Mapping[str, Any]:
    """The words, as `wording.toml` has them."""
    return tomllib.loads((HERE / "wording.toml").read_text(encoding="utf-8"))


@cache
def plain() -> frozenset[str]:
    """Words that are no name, also when a sentence begins with them."""
    return frozenset(bare(word) for word in wording()["plain"]["words"].split())


@cache
def particles() -> frozenset[str]:
    """Small words between the parts of a name."""
    return frozenset(wording()["particles"]["words"].split())


@cache
def months() -> Mapping[str, int]:
    """The number of a month by its bare name."""
    return {name: number for number, names in enumerate(wording()["months"]["names"], 1) for name in names.split("|")}


@cache
def weekdays() -> frozenset[str]:
    """Bare names of the days of the week."""
    return frozenset(wording()["weekdays"]["words"].split())


@cache
def titles() -> Mapping[str, str]:
    """What is before a name, and which title it is."""
    return {word: name for name, about in wording()["titles"].items() for word in about["words"].split("|")}


@cache
def nations() -> tuple[str, ...]:
    """How words for people of a country begin."""
    return tuple(wording()["nations"]["words"].split())


@cache
def number_words() -> frozenset[str]:
    """Bare numbers in words."""
    return frozenset(wording()["numbers"]["words"].split("|"))


@cache
def places() -> Sequences:
    """Towns, shelters, ports, regions; countries stand under `country`."""
    regions = tomllib.loads((HERE / "places.toml").read_text(encoding="utf-8"))
    named = [(name, region) for region, about in regions.items() for name in about["names"]]
    named += [(text, "country") for label in COUNTRIES.values() for text in {label.en, label.es}]
    found: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for name, region in named:
        words = tuple(word.bare for word in words_of(name))
        found.setdefault(words[0], []).append((words, region))
    return {first: sorted(those, key=lambda pair: -len(pair[0])) for first, those in found.items()}


@cache
def regions() -> Mapping[str, Mapping[str, str]]:
    """What a place of a region becomes, by language."""
    regions = tomllib.loads((HERE / "places.toml").read_text(encoding="utf-8"))
    return {region: {"en": about["en"], "es": about["es"]} for region, about in regions.items()}
