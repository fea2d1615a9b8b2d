"""Tables of a release in the words of the page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from amparo.figures.borderline import Place, places
from amparo.figures.dimensions import Dimension, Merging
from amparo.figures.grouping import label
from amparo.figures.publishing import HIDDEN, dimension_named, in_language
from amparo.figures.releasing import Made
from amparo.figures.tables import Cross, Margin, Release
from amparo.law.facts import Words

HARMS = "harms"
"""The name of the table of all harms."""

_HARM = "harm:"


@dataclass(frozen=True, slots=True)
class Bars:
    """A table by one dimension, and the name of its chart."""

    name: str
    title: str
    lines: tuple[tuple[str, int], ...]

    @property
    def described(self) -> str:
        """The table in one sentence, for a chart that somebody cannot see."""
        return "; ".join(f"{what}: {people:,}" for what, people in self.lines)


@dataclass(frozen=True, slots=True)
class Grid:
    """A table by two dimensions."""

    title: str
    head: tuple[str, ...]
    lines: tuple[tuple[str, tuple[str, ...], int], ...]
    totals: tuple[int, ...]
    total: int


@dataclass(frozen=True, slots=True)
class Explained:
    """What was done to one count to make it safe, and why."""

    title: str
    done: str


def language() -> str:
    """The language of the page, as the figures know them."""
    return "es" if (get_language() or "").startswith("es") else "en"


def word(words: Words) -> str:
    """Words of the figures in the language of the page."""
    return in_language(words, language())


def bars_of(margin: Margin) -> Bars:
    """Names with the most people first, everything else in its own order; the rest last."""
    by = dimension_named(margin.dimension)
    pairs = list(zip(margin.groups, margin.counts, strict=True))
    if by.merging is Merging.NAMED:
        pairs.sort(key=lambda pair: (pair[0].rest, -pair[1]))
    return Bars(margin.dimension, _titled(by), tuple((word(label(by, group)), count) for group, count in pairs))


def all_bars(margins: Sequence[Margin]) -> list[Bars]:
    """The tables by one dimension; the harms as one, in which a person may stand several times."""
    harms = [(dimension_named(margin.dimension), margin) for margin in margins if margin.dimension.startswith(_HARM)]
    found = [bars_of(margin) for margin in margins if not margin.dimension.startswith(_HARM)]
    if harms:
        lines = [(word(by.label), margin.counts[0]) for by, margin in harms]
        found.append(
            Bars(HARMS, _("People with harm on record, by kind"), tuple(sorted(lines, key=lambda line: -line[1])))
        )
    return found


def grid_of(cross: Cross, total: int) -> Grid:
    """A table with its totals; hidden cells as a dot."""
    down, across = dimension_named(cross.down), dimension_named(cross.across)
    lines = zip(cross.rows, cross.cells, cross.row_totals, strict=True)
    return Grid(
        _("%(down)s, by %(across)s") % {"down": word(down.label), "across": _lower(word(across.label))},
        tuple(word(label(across, group)) for group in cross.columns),
        tuple((word(label(down, group)), tuple(map(_cell, cells)), people) for group, cells, people in lines),
        cross.column_totals,
        total,
    )


def ports_of(release: Release) -> tuple[Place, ...]:
    """The ports of the map, or nothing where the release does not tell ports apart."""
    margin = port_margin(release)
    return places(margin) if margin else ()


def port_margin(release: Release) -> Margin | None:
    """The table by port, if there is one."""
    return next((margin for margin in release.margins if margin.dimension == "port"), None)


def explained(made: Made) -> list[Explained]:
    """What was merged, hidden and left out, for those who are about to publish."""
    found = []
    for name, classes in made.merged.items():
        if classes > 0:
            done = ngettext(
                "%(n)d class was counted with others so that none is too small.",
                "%(n)d classes were counted with others so that none is too small.",
                classes,
            )
            found.append(Explained(_titled(dimension_named(name)), done % {"n": classes}))
    for table in made.exact:
        more = table.cross.hidden - len(table.secret)
        if table.cross.hidden:
            done = _("Hidden: %(small)d because too small, %(more)d more to protect these.")
            title = grid_of(table.cross, made.release.total).title
            found.append(Explained(title, done % {"small": len(table.secret), "more": more}))
    for name in made.withheld:
        parts = [word(dimension_named(part).label) for part in name.split(" × ")]
        found.append(Explained(" × ".join(parts), _("Left out: it could not be made safe.")))
    return found


def _titled(by: Dimension) -> str:
    kind = by.name.partition(":")[0]
    if kind == "harm":
        return _("Harm: %(kind)s") % {"kind": word(by.label)}
    return _("Need: %(kind)s") % {"kind": word(by.label)} if kind == "need" else word(by.label)


def _cell(count: int | None) -> str:
    return HIDDEN if count is None else f"{count:,}"


def _lower(text: str) -> str:
    return text[:1].lower() + text[1:]
