"""What others have published of Remain in Mexico: facts with their sources, never mixed with an office's own."""

from __future__ import annotations

import datetime as dt
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from amparo.law.facts import Words


@dataclass(frozen=True, slots=True)
class Source:
    """Who published a figure, where, and on what terms it is repeated."""

    name: str
    where: str  # an address, or empty
    terms: str


@dataclass(frozen=True, slots=True)
class Monthly:
    """One figure by month. `printed`: first month, last month, and the sum that the source itself gives for them."""

    name: str
    title: Words
    note: Words
    source: Source
    rows: tuple[tuple[str, int], ...]
    parts: tuple[tuple[int, ...], ...]  # of each row, where the source gives them
    printed: tuple[str, str, int] | None


@dataclass(frozen=True, slots=True)
class Single:
    """One figure as of one day."""

    name: str
    title: Words
    as_of: dt.date
    value: int
    source: Source


@dataclass(frozen=True, slots=True)
class Public:
    """The public figures."""

    monthly: tuple[Monthly, ...]
    single: tuple[Single, ...]
    sources: Mapping[str, Source]


@cache
def public_figures() -> Public:
    """The figures of the data file beside this one."""
    document = tomllib.loads(files(__name__).joinpath("first_program.toml").read_text(encoding="utf-8"))
    sources = {name: Source(**source) for name, source in document["sources"].items()}
    monthly = tuple(_monthly(series, sources) for series in document["monthly"])
    single = tuple(
        Single(
            figure["name"],
            Words(figure["en"], figure["es"]),
            dt.date.fromisoformat(figure["as_of"]),
            figure["value"],
            sources[figure["source"]],
        )
        for figure in document["single"]
    )
    return Public(monthly, single, sources)


def _monthly(series: Mapping[str, Any], sources: Mapping[str, Source]) -> Monthly:
    printed = series.get("printed")
    return Monthly(
        series["name"],
        Words(series["en"], series["es"]),
        Words(series["note_en"], series["note_es"]),
        sources[series["source"]],
        tuple((month, people) for month, people in series["rows"]),
        tuple(tuple(parts) for parts in series.get("parts", ())),
        (printed["from"], printed["until"], printed["sum"]) if printed else None,
    )
