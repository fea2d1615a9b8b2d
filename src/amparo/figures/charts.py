"""Charts as SVG, made here and not in the reader's browser. Needs Altair and vl-convert (extra `office`).

A chart shows what its table shows and no more. Its words and colours follow the reader's light or dark screen, and
every bar says its number: a colour is never alone.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from html import escape
from typing import Any

BAR = "#6d3fb3"
WIDTH = 300  # of the bars, in pixels; a chart is drawn to the width it is given
STEP = 26
PADDING = {"left": 36, "right": 12, "top": 4, "bottom": 4}  # the reader's letters may be wider than those measured here

STYLE = (
    "text{fill:#1d1a24;font-family:system-ui,sans-serif}"
    "@media (prefers-color-scheme:dark){text{fill:#edeaf2}.mark-rect path{fill:#a17be0}}"
)


def bars(title: str, lines: Sequence[tuple[str, int]], described: str) -> str:
    """A bar for each class with its people, in the order given. `described` says in words what it shows."""
    return _ours(_drawn(tuple((str(label), people) for label, people in lines)), title, described)


@lru_cache(maxsize=32)
def _drawn(lines: tuple[tuple[str, int], ...]) -> str:
    """The bars, which take most of half a second to draw, and are the same whenever they are asked for."""
    import altair as alt  # takes most of a second, so only who draws waits for it
    import vl_convert

    values = [{"label": label, "people": people, "said": f"{people:,}"} for label, people in lines]
    base = alt.Chart(alt.InlineData(values=values)).encode(
        y=alt.Y("label:N", sort=None, title=None, axis=alt.Axis(labelLimit=320, domain=False, ticks=False)),
        x=alt.X("people:Q", axis=None, scale=alt.Scale(domainMin=0)),
    )
    chart: Any = base.mark_bar(color=BAR) + base.mark_text(align="left", dx=5).encode(text="said:N")
    chart = chart.properties(width=WIDTH, height=alt.Step(STEP), background="transparent", padding=PADDING)
    chart = chart.configure_view(stroke=None).configure_axis(labelFontSize=13).configure_text(fontSize=13)
    return str(vl_convert.vegalite_to_svg(chart.to_dict()))


def _ours(svg: str, title: str, described: str) -> str:
    """With a title and a description of our own, colours for dark screens, and no parts that a screen reader walks."""
    svg = re.sub(r' (?:aria-[a-z]+|role)="[^"]*"', "", svg)
    svg = re.sub(r"<title>.*?</title>", "", svg, flags=re.DOTALL)
    begin = svg.index("<svg") + len("<svg")
    end = svg.index(">", begin) + 1
    inside = f"<title>{escape(title)}</title><desc>{escape(described)}</desc><style>{STYLE}</style>"
    return f'<svg role="img"{svg[begin:end]}{inside}{svg[end:]}'
