"""The map: the border, its ports and how many were returned through each, as SVG without any outside tiles."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from html import escape
from types import MappingProxyType

from amparo.errors import FiguresError
from amparo.figures.borders import BORDER, CALIFORNIA_GULF, MEXICO_GULF, PACIFIC, PORTS, Point
from amparo.figures.releasing import LEAST_LIMIT
from amparo.figures.tables import Margin
from amparo.law.facts import Words

WEST, NORTH = -119.2, 34.8
SCALE = 44.0  # pixels a degree of latitude
WIDTH, HEIGHT = 1000, 470
_NARROWER = math.cos(math.radians(30))  # a degree of longitude there
_LARGEST = 26.0  # radius of the largest mark

STYLE = (
    "text{font:13px system-ui,sans-serif;fill:#1d1a24}"
    ".sea{fill:none;stroke:#7fa8b8;stroke-width:1.5}"
    ".line{fill:none;stroke:#5d5769;stroke-width:1.5;stroke-dasharray:6 4}"
    ".mark{fill:#6d3fb3;fill-opacity:.75}.port{fill:#5d5769}"
    ".far{stroke:#5d5769;stroke-width:.75}.land{font-size:15px;letter-spacing:.2em;fill:#5d5769}"
    ".count{font-weight:700}"
    "@media (prefers-color-scheme:dark){text{fill:#edeaf2}.mark{fill:#a17be0}.port,.land{fill:#aaa3b8}"
    ".line,.far{stroke:#aaa3b8}.sea{stroke:#5f8797}}"
)

_LABELS: Mapping[str, tuple[float, float, str]] = MappingProxyType(
    {
        "san_ysidro": (-6, 74, "start"),
        "otay_mesa": (-14, -62, "start"),
        "tecate": (22, -34, "start"),
        "calexico": (18, 42, "start"),
        "san_luis": (30, -40, "start"),
        "nogales": (0, -40, "middle"),
        "douglas": (6, 46, "middle"),
        "el_paso": (0, -50, "middle"),
        "presidio": (-44, 42, "middle"),
        "del_rio": (22, -40, "start"),
        "eagle_pass": (44, -22, "start"),
        "laredo": (-50, 6, "end"),
        "roma": (-54, 16, "end"),
        "hidalgo": (-50, 40, "end"),
        "brownsville": (46, 26, "start"),
    }
)
"""Where a port's name stands, from the port, so that names stay apart."""


@dataclass(frozen=True, slots=True)
class Place:
    """A port with its count, None where it is not told apart."""

    code: str
    name: str
    city: str
    count: int | None


def places(margin: Margin) -> tuple[Place, ...]:
    """The ports from west to east, with what a table tells of each. Raises FiguresError under the least limit."""
    counts = {code: count for group, count in _alone(margin) for code in group}
    if any(count < LEAST_LIMIT for count in counts.values()):
        raise FiguresError(f"A map shows no count under {LEAST_LIMIT}.")
    return tuple(Place(port.code, port.name, port.city, counts.get(port.code)) for port in PORTS.values())


def border_map(margin: Margin, title: Words, described: Words, language: str = "en") -> str:
    """The map of a table by port. What it cannot show, such as other ports, stands in the table beside it."""
    shown = [place for place in places(margin) if place.count is not None]
    most = max((place.count or 0 for place in shown), default=1)
    parts = [
        *(f'<path class="sea" d="{_path(line)}"/>' for line in (PACIFIC, CALIFORNIA_GULF, MEXICO_GULF)),
        f'<path class="line" d="{_path(BORDER)}"/>',
        _text((-102.2, 33.3), Words("United States", "Estados Unidos"), language),
        _text((-105.6, 27.2), Words("Mexico", "México"), language),
        *(_dot(code) for code in PORTS if code not in {place.code for place in shown}),
        *(_mark(place, most) for place in sorted(shown, key=lambda cell: -(cell.count or 0))),
    ]
    head, description = (words.es if language == "es" else words.en for words in (title, described))
    return (
        f'<svg role="img" xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" width="{WIDTH}" '
        f'height="{HEIGHT}"><title>{escape(head)}</title><desc>{escape(description)}</desc><style>{STYLE}</style>'
        f"{''.join(parts)}</svg>"
    )


def _alone(margin: Margin) -> Iterable[tuple[frozenset[str], int]]:
    """The classes of exactly one port."""
    for group, count in zip(margin.groups, margin.counts, strict=True):
        if not group.rest and len(group.codes) == 1:
            yield group.codes, count


def _at(point: Point) -> tuple[float, float]:
    return (point[0] - WEST) * _NARROWER * SCALE, (NORTH - point[1]) * SCALE


def _path(line: Sequence[Point]) -> str:
    return "M" + "L".join(f"{x:.1f} {y:.1f}" for x, y in map(_at, line))


def _text(point: Point, words: Words, language: str) -> str:
    x, y = _at(point)
    said = (words.es if language == "es" else words.en).upper()
    return f'<text class="land" x="{x:.0f}" y="{y:.0f}" text-anchor="middle">{escape(said)}</text>'


def _dot(code: str) -> str:
    x, y = _at(PORTS[code].at)
    return f'<circle class="port" cx="{x:.1f}" cy="{y:.1f}" r="2.5"/>'


def _mark(place: Place, most: int) -> str:
    """A mark whose area is the count, and its name at the end of a thin line."""
    x, y = _at(PORTS[place.code].at)
    radius = max(3.0, _LARGEST * math.sqrt((place.count or 0) / most))
    dx, dy, anchor = _LABELS[place.code]
    line = 12 if dy > 0 else -16  # the line ends short of the words
    return (
        f'<circle class="mark" cx="{x:.1f}" cy="{y:.1f}" r="{radius:.1f}"/>'
        f'<line class="far" x1="{x:.1f}" y1="{y:.1f}" x2="{x + dx:.1f}" y2="{y + dy - line:.1f}"/>'
        f'<text x="{x + dx:.1f}" y="{y + dy:.1f}" text-anchor="{anchor}">{escape(place.name)}'
        f'<tspan class="count" x="{x + dx:.1f}" dy="15">{place.count:,}</tspan></text>'
    )
