"""One release: the only way from rows to tables.

Why nothing can be put together from several tables:

- Every class of every dimension is large enough, so that each total can be published.
- The dimensions that share tables form a tree. Whatever the hidden cells of one table are, people can be arranged so
  that the others stay as they are; so all the tables together tell no more than each alone. A ring is refused.
- In each table every secret stays open from nought to the limit (`hiding`), which is proven again before it leaves.
- Nobody is counted in two releases. The difference of two releases is the newer one, which is as safe by itself.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from amparo.errors import FiguresError
from amparo.figures.crossing import Crossed, Side, crossed
from amparo.figures.dimensions import HARMS, OTHER_HARM, OTHER_HARMS, STANDARD, Dimension, harm, need
from amparo.figures.grouping import FEWEST_CASES, NOBODY, large_groups, size_in, sizes_of
from amparo.figures.hiding import protected
from amparo.figures.linking import untangled
from amparo.figures.rounding import BASES, rounded
from amparo.figures.rows import Returned
from amparo.figures.tables import Margin, Release
from amparo.law.facts import Words

LIMIT = 11
LEAST_LIMIT = 5
MOST_LIMIT = 1000

CROSSES: tuple[tuple[str, str], ...] = (
    ("month", "age"),
    ("port", "age"),
    ("nationality", "age"),
    ("language", "age"),
    ("fear", "age"),
    ("represented", "port"),
)
"""The tables by two dimensions that are made unless others are asked for: a tree with age in its middle."""


class TooFew(FiguresError):
    """So few people are new since the last release that nothing can be told of them yet."""

    def __init__(self, people: int, cases: int, limit: int) -> None:
        super().__init__(
            f"{people} people of {cases} cases are new since the last release: below {limit} people or "
            f"{FEWEST_CASES} cases nothing can be published. They will be counted in a later release."
        )
        self.people = people
        self.cases = cases


@dataclass(frozen=True, slots=True)
class Asked:
    """What an office wants to publish."""

    until: dt.date  # count people returned up to this day
    limit: int = LIMIT
    base: int = 0  # round to multiples of 5 or 10; 0 does not round
    crosses: tuple[tuple[str, str], ...] = CROSSES


@dataclass(frozen=True, slots=True)
class Made:
    """A release, whom it counts, and what was done to make it safe. Only `release` may leave the office."""

    release: Release
    people: frozenset[str]
    merged: dict[str, int]  # by dimension, how many classes were merged away
    withheld: tuple[str, ...]  # dimensions and tables, as in "port" or "port × age", that could not be made safe
    exact: tuple[Crossed, ...]


def release(rows: Iterable[Returned], asked: Asked, on: dt.date, before: Collection[str] = frozenset()) -> Made:
    """The tables of everybody returned in time and not counted `before`, by their ids. Raises FiguresError, TooFew."""
    _check(asked)
    new = _new_people(rows, asked, before)
    total = len(new)
    cases = {row.case for row in new}
    if total < asked.limit or len(cases) < FEWEST_CASES:
        raise TooFew(total, len(cases), asked.limit)
    sides: dict[str, Side] = {}
    merged: dict[str, int] = {}
    withheld: list[str] = []
    for dimension in dimensions_of(new, asked.limit):
        sizes = sizes_of(dimension, new)
        groups = large_groups(dimension, sizes, asked.limit)
        if groups is None:
            withheld.append(dimension.name)
            continue
        sides[dimension.name] = Side(dimension, groups, sizes)
        merged[dimension.name] = len(sizes) - len(groups)
    if "month" in sides and "waiting" in sides:
        waiting = untangled(sides["month"], sides["waiting"], new, on, asked.limit)
        if waiting is None:
            withheld.append("waiting")
            del sides["waiting"], merged["waiting"]
        else:
            merged["waiting"] += len(sides["waiting"].groups) - len(waiting.groups)
            sides["waiting"] = waiting
    tables: list[Crossed] = []
    for down, across in asked.crosses:
        found = crossed(sides[down], sides[across], new, asked.limit) if down in sides and across in sides else None
        if found is None:
            withheld.append(f"{down} × {across}")
        else:
            tables.append(found)
    margins = tuple(Margin(name, side.groups, side.totals) for name, side in sides.items())
    exact = Release(on, asked.until, asked.limit, 0, total, margins, tuple(table.cross for table in tables))
    prove(
        exact,
        tables,
        {
            name: [size_in(group, side.sizes).large(asked.limit) for group in side.groups]
            for name, side in sides.items()
        },
    )
    people = frozenset(row.person for row in new)
    return Made(rounded(exact, asked.base), people, merged, tuple(withheld), tuple(tables))


def prove(release: Release, tables: Sequence[Crossed], large: dict[str, list[bool]]) -> None:
    """Look once more at what is about to leave. Raises FiguresError when a small number could be worked out."""
    for margin in release.margins:
        if (
            sum(margin.counts) != release.total
            or min(margin.counts) < release.limit
            or not all(large[margin.dimension])
        ):
            raise FiguresError(f"The table by {margin.dimension} is not safe to publish and was held back.")
    for table in tables:
        hidden = {(i, j) for i, row in enumerate(table.cross.cells) for j, cell in enumerate(row) if cell is None}
        if not table.secret <= hidden or not all(
            protected(table.counts, hidden, cell, release.limit) for cell in table.secret
        ):
            raise FiguresError(f"The table {table.cross.down} × {table.cross.across} is not safe and was held back.")


def dimensions_of(rows: Sequence[Returned], limit: int) -> list[Dimension]:
    """What these rows can be counted by: the standard dimensions, the harms and the needs on record.

    Harms of which too few people speak are counted together, each person once.
    """
    sizes: dict[str, int] = {}
    needs: set[str] = set()
    for row in rows:
        needs |= row.needs.keys()
        for kind in row.harms:
            sizes[kind] = sizes.get(kind, 0) + 1
    often = sorted(
        kind
        for kind in sizes
        if sizes_of(harm(frozenset({kind}), kind, Words(kind, kind)), rows).get("yes", NOBODY).large(limit)
    )
    seldom = frozenset(sizes) - set(often)
    harms = [harm(frozenset({kind}), kind, HARMS.get(kind, Words(kind, kind))) for kind in often]
    if len(seldom) > 1:
        harms.append(harm(seldom, OTHER_HARMS, OTHER_HARM))
    return [*STANDARD.values(), *harms, *(need(kind) for kind in sorted(needs))]


def _new_people(rows: Iterable[Returned], asked: Asked, before: Collection[str]) -> list[Returned]:
    new: dict[str, Returned] = {}
    for row in rows:
        if row.person in new:
            raise FiguresError(f"Person {row.person} is given twice: give one row a person.")
        new[row.person] = row
    published = frozenset(before)
    return [
        row
        for row in new.values()
        if row.person not in published and (row.returned_on is None or row.returned_on <= asked.until)
    ]


def _check(asked: Asked) -> None:
    if not LEAST_LIMIT <= asked.limit <= MOST_LIMIT:
        raise FiguresError(f"The limit is {asked.limit}: choose one from {LEAST_LIMIT} to {MOST_LIMIT}.")
    if asked.base not in BASES:
        raise FiguresError(f"Figures cannot be rounded to {asked.base}: choose {', '.join(map(str, BASES))}.")
    if asked.base > asked.limit:
        raise FiguresError(f"Rounded to {asked.base}, figures under that would read nought: take a limit as large.")
    roots: dict[str, str] = {}

    def root(name: str) -> str:
        while name in roots:
            name = roots[name]
        return name

    for down, across in asked.crosses:
        for name in (down, across):
            if name == "waiting":
                raise FiguresError("Days waited follow from the month of return: they have no table with others.")
            if name not in STANDARD:
                raise FiguresError(f"There is no count by {name}: choose from {', '.join(STANDARD)}.")
        if root(down) == root(across):
            raise FiguresError(
                f"{down} × {across} would close a ring of tables, from which single people could be worked out: "
                "leave out this table or another of the ring."
            )
        roots[root(down)] = root(across)
