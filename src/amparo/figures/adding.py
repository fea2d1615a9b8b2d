"""Several releases added up: everybody counted so far, as far as the releases tell.

Each release divides people in its own way. A class of the sum joins whatever cannot be told apart in one of them. It is
made of published figures alone, so it tells nothing that they do not.
"""

from __future__ import annotations

from collections.abc import Sequence

from amparo.figures.dimensions import OTHER_HARMS, Merging
from amparo.figures.grouping import Group, order
from amparo.figures.publishing import dimension_named
from amparo.figures.rows import UNKNOWN
from amparo.figures.tables import Margin, Release

_OTHER = f"harm:{OTHER_HARMS}"
"""Other kinds in each release, so their sum would be of nothing."""

type Node = tuple[int, int]
"""A group of one of the margins: the place of the margin and that of the group."""


def added(releases: Sequence[Release]) -> tuple[Margin, ...]:
    """The tables by one dimension that every release has, added up; those that leave fewer than two classes are not."""
    by_name = [{margin.dimension: margin for margin in release.margins} for release in releases]
    found = []
    for name in by_name[0] if by_name else ():
        if name != _OTHER and all(name in margins for margins in by_name):
            margin = _added([margins[name] for margins in by_name])
            if len(margin.groups) > 1:
                found.append(margin)
    return tuple(found)


def _added(margins: Sequence[Margin]) -> Margin:
    name = margins[0].dimension
    codes = {code for margin in margins for group in margin.groups if not group.rest for code in group.codes}
    held = {
        (at, place): _codes(name, margin, group, codes)
        for at, margin in enumerate(margins)
        for place, group in enumerate(margin.groups)
    }
    sums: list[tuple[Group, int]] = []
    for nodes in _joined(held, margins):
        group = Group(
            frozenset().union(*(held[node] for node in nodes)),
            rest=any(margins[at].groups[place].rest for at, place in nodes),
        )
        sums.append((group, sum(margins[at].counts[place] for at, place in nodes)))
    dimension = dimension_named(name)
    sums.sort(key=lambda pair: (pair[0].rest, min((order(dimension, code) for code in pair[0].codes), default=())))
    return Margin(name, tuple(group for group, _ in sums), tuple(count for _, count in sums))


def _codes(name: str, margin: Margin, group: Group, known: set[str]) -> frozenset[str]:
    """The codes a group may hold: a rest whatever its margin does not name, a run everything within it."""
    dimension = dimension_named(name)
    if group.rest:
        return frozenset(known) - frozenset().union(
            *(subgroup.codes for subgroup in margin.groups if not subgroup.rest)
        )
    named = group.codes - {UNKNOWN}
    if dimension.merging is not Merging.ORDERED or not named:
        return group.codes
    first, last = (end(order(dimension, code) for code in named) for end in (min, max))
    return group.codes | {code for code in known - {UNKNOWN} if first <= order(dimension, code) <= last}


def _joined(held: dict[Node, frozenset[str]], margins: Sequence[Margin]) -> list[list[Node]]:
    """The groups that share a code, or are both a rest, together."""
    parts: list[tuple[set[str], list[Node]]] = []
    for node, codes in held.items():
        marks = set(codes) | ({"the rest"} if margins[node[0]].groups[node[1]].rest else set())
        nodes = [node]
        apart = []
        for other, more in parts:
            if other & marks:
                marks |= other
                nodes += more
            else:
                apart.append((other, more))
        parts = [*apart, (marks, nodes)]
    return [sorted(nodes) for _, nodes in parts]
