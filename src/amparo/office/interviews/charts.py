"""Small charts as figures for a template: bars and a line with its range, in a box of 640 by 180.

The page draws them as SVG with classes of the style sheet, so that they follow light and dark and print. Every chart
stands beside a table of the same figures.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

WIDTH, HEIGHT, LEFT, RIGHT, BOTTOM, TOP = 640, 180, 44, 14, 24, 12


@dataclass(frozen=True, slots=True)
class Bar:
    """A bar: where it stands, how high it is, what it says."""

    x: float
    y: float
    width: float
    height: float
    label: str
    value: str


@dataclass(frozen=True, slots=True)
class Chart:
    """What a template draws."""

    bars: tuple[Bar, ...] = ()
    line: str = ""  # points of a polyline
    range: str = ""  # points of a polygon round it
    other: str = ""  # a second line, to compare
    ticks: tuple[tuple[float, str], ...] = ()
    labels: tuple[tuple[float, str], ...] = ()
    width: int = WIDTH
    height: int = HEIGHT
    left: int = LEFT
    floor: int = HEIGHT - BOTTOM

    @property
    def box(self) -> str:
        """The view box."""
        return f"0 0 {self.width} {self.height}"


def bars(values: Sequence[float], labels: Sequence[str], most: float = 0, written: str = "{:.0f}") -> Chart:
    """A bar for each value."""
    top = _round_up(max([most, *values], default=0))
    step = (WIDTH - LEFT - RIGHT) / max(1, len(values))
    found = []
    for place, value in enumerate(values):
        height = (HEIGHT - BOTTOM - TOP) * value / top
        x = LEFT + step * place + step * 0.15
        found.append(
            Bar(
                round(x, 1),
                round(HEIGHT - BOTTOM - height, 1),
                round(step * 0.7, 1),
                round(height, 1),
                labels[place],
                written.format(value),
            )
        )
    under = tuple((round(LEFT + step * (place + 0.5), 1), label) for place, label in enumerate(labels))
    return Chart(bars=tuple(found), ticks=_ticks(top, written), labels=_thinned(under))


def line(
    middle: Sequence[float],
    low: Sequence[float],
    high: Sequence[float],
    labels: Sequence[str],
    other: Sequence[float] = (),
    most: float = 0,
) -> Chart:
    """A line through the middles, the range from low to high, and a second line to compare with."""
    top = _round_up(max([most, *high, *other], default=0))
    step = (WIDTH - LEFT - RIGHT) / max(1, len(middle) - 1)

    def points(values: Sequence[float]) -> list[str]:
        return [f"{LEFT + step * place:.1f},{_y(value, top):.1f}" for place, value in enumerate(values)]

    around = [*points(high), *reversed(points(low))]
    under = tuple((round(LEFT + step * place, 1), label) for place, label in enumerate(labels))
    return Chart(
        line=" ".join(points(middle)),
        range=" ".join(around),
        other=" ".join(points(other)),
        ticks=_ticks(top, "{:,.0f}"),
        labels=_thinned(under),
    )


def _y(value: float, top: float) -> float:
    return HEIGHT - BOTTOM - (HEIGHT - BOTTOM - TOP) * value / top


def _ticks(top: float, written: str) -> tuple[tuple[float, str], ...]:
    return tuple((round(_y(top * part, top), 1), written.format(top * part)) for part in (0, 0.5, 1))


def _thinned(labels: tuple[tuple[float, str], ...], most: int = 12) -> tuple[tuple[float, str], ...]:
    each = -(-len(labels) // most) or 1
    return labels[::each]


def _round_up(value: float) -> float:
    """The next number of the kind 1, 2, 4, 10, 20, 40: whole ticks at the half."""
    size = 1.0
    while True:
        for step in (2, 4, 10):
            if value <= size * step:
                return size * step
        size *= 10
