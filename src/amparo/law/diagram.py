"""Decision diagrams: what an answer comes to in every world, each different rest of it once.

A world gives each fact a whole number: yes and no are 1 and 0, a choice is its place in the list, a day its ordinal.
A branch parts the numbers of one fact at its `breaks`, and each part goes on to a diagram over later facts, or to the
answer. No branch stands twice, and none whose parts all go on alike: so a fact that stands in a diagram turns the
answer in some world, and an answer that never turns is no branch at all.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence


class Branch:
    """One fact, by its place in the order of facts, and where each part of its numbers goes on."""

    __slots__ = ("breaks", "parts", "place")

    def __init__(self, place: int, breaks: tuple[int, ...], parts: tuple[Diagram, ...]) -> None:
        self.place = place
        self.breaks = breaks
        self.parts = parts

    def at(self, number: int) -> Diagram:
        """Where this number of the fact goes on."""
        return self.parts[bisect_right(self.breaks, number)]


type Diagram = bool | Branch


class Diagrams:
    """Makes diagrams that can be joined with each other: every different one is made once."""

    def __init__(self) -> None:
        self._made: dict[tuple[int, tuple[int, ...], tuple[int, ...]], Branch] = {}
        self._both: dict[tuple[int, int], Diagram] = {}
        self._opposite: dict[int, Diagram] = {}
        self._some: dict[tuple[int, int], Diagram] = {}

    def branch(self, place: int, breaks: Sequence[int], parts: Sequence[Diagram]) -> Diagram:
        """The diagram that goes on with the first part below the first break, with the second from there on."""
        kept_breaks: list[int] = []
        kept = [parts[0]]
        for limit, part in zip(breaks, parts[1:], strict=True):
            if part is not kept[-1]:
                kept_breaks.append(limit)
                kept.append(part)
        if not kept_breaks:
            return kept[0]
        key = place, tuple(kept_breaks), tuple(map(id, kept))
        found = self._made.get(key)
        if found is None:
            found = self._made[key] = Branch(place, key[1], tuple(kept))
        return found

    def opposite(self, one: Diagram) -> Diagram:
        """Yes where the other says no."""
        if isinstance(one, bool):
            return not one
        found = self._opposite.get(id(one))
        if found is None:
            found = self.branch(one.place, one.breaks, [self.opposite(part) for part in one.parts])
            self._opposite[id(one)] = found
        return found

    def both(self, one: Diagram, other: Diagram) -> Diagram:
        """Yes where both are."""
        if one is other or other is True or one is False:
            return one
        if one is True or other is False:
            return other
        key = (id(one), id(other)) if id(one) < id(other) else (id(other), id(one))
        found = self._both.get(key)
        if found is None:
            assert isinstance(one, Branch)
            assert isinstance(other, Branch)
            found = self._both[key] = self._joined(one, other)
        return found

    def _joined(self, one: Branch, other: Branch) -> Diagram:
        if one.place < other.place:
            return self.branch(one.place, one.breaks, [self.both(part, other) for part in one.parts])
        if one.place > other.place:
            return self.branch(other.place, other.breaks, [self.both(one, part) for part in other.parts])
        breaks, pairs = _side_by_side(one, other)
        return self.branch(one.place, breaks, [self.both(*pair) for pair in pairs])

    def either(self, one: Diagram, other: Diagram) -> Diagram:
        """Yes where one of them is."""
        return self.opposite(self.both(self.opposite(one), self.opposite(other)))

    def some(self, one: Diagram, place: int) -> Diagram:
        """Yes where some number of that fact makes it yes."""
        if isinstance(one, bool) or one.place > place:
            return one
        key = id(one), place
        found = self._some.get(key)
        if found is None:
            if one.place < place:
                found = self.branch(one.place, one.breaks, [self.some(part, place) for part in one.parts])
            else:
                found = False
                for part in one.parts:
                    found = self.either(found, part)
            self._some[key] = found
        return found


def _side_by_side(one: Branch, other: Branch) -> tuple[list[int], list[tuple[Diagram, Diagram]]]:
    """The breaks of both, and which parts of each go on between them."""
    if one.breaks == other.breaks:
        return list(one.breaks), list(zip(one.parts, other.parts, strict=True))
    breaks = sorted({*one.breaks, *other.breaks})
    return breaks, [(one.parts[0], other.parts[0]), *((one.at(limit), other.at(limit)) for limit in breaks)]


def places_of(one: Diagram) -> set[int]:
    """The facts that turn the answer in some world, by their places."""
    return {branch.place for branch in _branches(one, set())}


def _branches(one: Diagram, seen: set[int]) -> Iterator[Branch]:
    if isinstance(one, bool) or id(one) in seen:
        return
    seen.add(id(one))
    yield one
    for part in one.parts:
        yield from _branches(part, seen)
