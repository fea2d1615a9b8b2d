"""Classes made coarser until enough people stand in each, which is done before anything is hidden."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import reduce
from operator import or_

from amparo.figures.dimensions import Dimension, Merging
from amparo.figures.rows import UNKNOWN, Returned
from amparo.law.facts import Words

FEWEST_CASES = 3
"""A class of fewer cases is small however many people it has: eleven people can be one family."""


@dataclass(frozen=True, slots=True)
class Group:
    """Codes that are counted together. The rest holds every code that its dimension does not name, and names none."""

    codes: frozenset[str]
    rest: bool = False


type Groups = tuple[Group, ...]


@dataclass(frozen=True, slots=True)
class Size:
    """How many people, of which cases."""

    people: int
    cases: frozenset[str]

    def large(self, limit: int) -> bool:
        """Whether so many may be told of."""
        return self.people >= limit and len(self.cases) >= FEWEST_CASES

    def __or__(self, other: Size) -> Size:
        return Size(self.people + other.people, self.cases | other.cases)


NOBODY = Size(0, frozenset())

type Sizes = Mapping[str, Size]
"""How many stand under each code."""


def sizes_of(dimension: Dimension, rows: Iterable[Returned]) -> dict[str, Size]:
    """The rows by code."""
    people: Counter[str] = Counter()
    cases: dict[str, set[str]] = {}
    for row in rows:
        code = dimension.code_of(row)
        people[code] += 1
        cases.setdefault(code, set()).add(row.case)
    return {code: Size(count, frozenset(cases[code])) for code, count in people.items()}


def size_in(group: Group, sizes: Sizes) -> Size:
    """How many stand in a group."""
    return reduce(or_, (sizes.get(code, NOBODY) for code in group.codes), NOBODY)


def large_groups(dimension: Dimension, sizes: Sizes, limit: int) -> Groups | None:
    """The finest groups that are all large enough; None when there are not two of them."""
    if dimension.merging is Merging.LADDER:
        for step in dimension.steps:
            groups = _step(step, sizes)
            if _all_large(groups, sizes, limit):
                return groups
        return None
    found: Groups | None = tuple(
        Group(frozenset({code})) for code in sorted(sizes, key=lambda code: order(dimension, code))
    )
    while found is not None and not _all_large(found, sizes, limit):
        found = coarser(dimension, found, sizes)
    return found


def coarser(dimension: Dimension, groups: Groups, sizes: Sizes) -> Groups | None:
    """One step coarser: the smallest group joins another. None when fewer than two would be left."""
    if dimension.merging is Merging.LADDER:
        steps = (_step(step, sizes) for step in dimension.steps)
        return next((step for step in steps if len(step) < len(groups) and _within(groups, step)), None)
    if len(groups) < 3:
        return None
    if dimension.merging is Merging.ORDERED:
        return _with_neighbour(groups, sizes)
    return _with_others(groups, sizes)


def place_of(groups: Groups) -> Mapping[str, int]:
    """The place of each code among the groups."""
    return {code: place for place, group in enumerate(groups) for code in group.codes}


def label(dimension: Dimension, group: Group) -> Words:
    """How a group is written where everybody can read it."""
    if group.rest:
        return dimension.others or Words("others", "otros")
    known = sorted(group.codes - {UNKNOWN}, key=lambda code: order(dimension, code))
    if not known:
        return dimension.word(UNKNOWN)
    whole = dimension.joined.get(frozenset(known))
    if whole is not None:
        names = [whole]
    elif dimension.span is not None:
        names = [dimension.span(known[0], known[-1])]
    else:
        names = [dimension.word(code) for code in known]
    if UNKNOWN in group.codes:
        names.append(dimension.word(UNKNOWN))
    return Words(" or ".join(text.en for text in names), " o ".join(text.es for text in names))


def _step(step: Iterable[Iterable[str]], sizes: Sizes) -> Groups:
    """A step of a ladder. Where nothing is unknown, nothing is said of the unknown."""
    dropped = frozenset() if sizes.get(UNKNOWN, NOBODY).people else frozenset({UNKNOWN})
    found = (frozenset(codes) - dropped for codes in step)
    return tuple(Group(codes) for codes in found if codes)


def _all_large(groups: Groups, sizes: Sizes, limit: int) -> bool:
    return len(groups) > 1 and all(size_in(group, sizes).large(limit) for group in groups)


def _within(fine: Groups, coarse: Groups) -> bool:
    return all(any(subgroup.codes <= group.codes for group in coarse) for subgroup in fine)


def _with_neighbour(groups: Groups, sizes: Sizes) -> Groups:
    people = [size_in(group, sizes).people for group in groups]
    place = people.index(min(people))
    beside = [beside_it for beside_it in (place - 1, place + 1) if 0 <= beside_it < len(groups)]
    left, right = sorted((place, min(beside, key=lambda neighbor: people[neighbor])))
    return (*groups[:left], Group(groups[left].codes | groups[right].codes), *groups[right + 1 :])


def _with_others(groups: Groups, sizes: Sizes) -> Groups:
    smallest, *further = sorted(groups, key=lambda group: size_in(group, sizes).people)
    others = next((group for group in further if group.rest), further[0])
    kept = tuple(group for group in groups if group not in (smallest, others))
    return (*kept, Group(smallest.codes | others.codes, rest=True))


def order(dimension: Dimension, code: str) -> tuple[bool, int, str]:
    """Days in their order, names as their words are declared, the unknown last."""
    known: Sequence[str] = tuple(dimension.words) if dimension.merging is not Merging.NAMED else ()
    return code == UNKNOWN, known.index(code) if code in known else 0, code
