"""What recorded days say of unknown ones beside them, as columns: `law.day_order.bounds_of` for many people at once."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from functools import reduce

from amparo.law.day_order import BOUNDING, EVERYBODY_HAS, NOT_AFTER, NOT_BEFORE, SAID_BY
from amparo.law.tree import Chosen, Compare, FactTerm, Term, parts_of
from amparo.screen.operations import Operations


class DayBounds[E]:
    """The ends of unknown days, each a column that is worked out once, and only where a comparison reads it.

    `whole` are the columns without gaps: what is known of everybody needs no bound. `in_part` are the days of which
    some are known by month or year alone.
    """

    def __init__(
        self,
        operations: Operations[E],
        facts: Collection[str],
        present: frozenset[str],
        whole: frozenset[str],
        in_part: frozenset[str],
    ) -> None:
        self._do = operations
        self._facts = facts
        self._present = present
        self._whole = whole
        self._in_part = in_part
        self._ends: dict[tuple[str, bool], E] = {}
        self._sound: dict[str, E | None] = {}

    def may_exclude(self, node: Compare) -> bool:
        """Whether bounds can show, for somebody, that a comparison is not met."""
        forward = self.reads(node.left, last=False) or self.reads(node.right, last=True)
        backward = self.reads(node.right, last=False) or self.reads(node.left, last=True)
        return forward or (node.order == "=" and backward)

    def may_prove(self, node: Compare) -> bool:
        """Whether bounds can show, for somebody, that a comparison is met."""
        by_bounds = self.reads(node.left, last=True) or self.reads(node.right, last=False)
        return by_bounds and any(self._may_be_sure(name) for name in _facts_of(node) if self._has_gaps(name))

    def surely(self, fact: str) -> E | None:
        """Where there surely is a day, known or not; None where there is for everybody."""
        if fact in EVERYBODY_HAS or not self._has_gaps(fact):
            return None
        do = self._do
        known = do.known(fact) if fact in self._present else do.truth(False)
        return do.either(known, do.proven(do.yes_no(SAID_BY[fact]))) if self._may_be_sure(fact) else known

    def _may_be_sure(self, fact: str) -> bool:
        return fact in EVERYBODY_HAS or SAID_BY.get(fact) in self._present

    def reads(self, term: Term, *, last: bool) -> bool:
        """Whether this end of a term may be that of an unknown day with a bound."""
        return any(self._has_gaps(name) and self._beside(name, last=last) for name in _facts_of(term))

    def end(self, fact: str, *, last: bool) -> E:
        """The first or last that a day can be: its own where it is known, else its bound; null where it has none."""
        key = fact, last
        if key not in self._ends:
            self._ends[key] = self._do.bound(self._end(fact, last=last))
        return self._ends[key]

    def _end(self, fact: str, *, last: bool) -> E:
        do, bound = self._do, self._bound(fact, last=last)
        if self._beside(fact, last=not last):
            first, until = (self._bound(fact, last=end) for end in (False, True))
            bound = do.where(do.opposite(do.proven(do.ordered(until, "<", first))), bound)
        return do.first_known([self._day(fact, last=last), bound]) if fact in self._present else bound

    def _bound(self, fact: str, *, last: bool) -> E:
        do = self._do
        found = []
        for other in self._beside(fact, last=last):
            day, sound = self._day(other, last=last), self._is_sound(other, beside=fact)
            found.append(day if sound is None else do.where(sound, day))
        return do.outermost(found, latest=not last)

    def _is_sound(self, name: str, beside: str) -> E | None:
        """Where a recorded day contradicts no other; None where there is none that it could contradict.

        `beside` the day that is not known there: nothing contradicts that.
        """
        if all(beside in pair for pair in self._pairs(name)):
            return None
        if name not in self._sound:
            do = self._do
            wrong = [
                do.ordered(self._day(then, last=True), "<", self._day(first, last=False))
                for first, then in self._pairs(name)
            ]
            self._sound[name] = do.sound(do.opposite(do.proven(reduce(do.either, wrong))))
        return self._sound[name]

    def _pairs(self, name: str) -> list[tuple[str, str]]:
        return [pair for pair in BOUNDING if name in pair and pair[0] in self._present and pair[1] in self._present]

    def _day(self, name: str, *, last: bool) -> E:
        return self._do.last_days(name) if last and name in self._in_part else self._do.days(name)

    def _beside(self, name: str, *, last: bool) -> list[str]:
        """The days with a column that bound this one at that end."""
        return [other for other in (NOT_AFTER if last else NOT_BEFORE).get(name, ()) if other in self._present]

    def _has_gaps(self, name: str) -> bool:
        return name in self._facts and name not in self._whole


def _facts_of(node: Compare | Term) -> Iterator[str]:
    """The facts that a comparison or term counts from, in whichever case."""
    match node:
        case FactTerm(fact):
            yield fact
        case Chosen(cases):
            for _, term in cases:
                yield from _facts_of(term)
        case _:
            for part in parts_of(node):
                yield from _facts_of(part)  # type: ignore[arg-type]
