"""The records of many people put in order by a day, so that everybody's are gone through at once.

In the first turn comes everybody's record that is nearest to the front, in the next turn the next record of those who
have one more, and so on. People with most records come first: each turn is one stretch of rows, of the first so many
people, and what a turn adds is worked out for all of them by whole columns.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from typing import Any

import numpy as np
import numpy.typing as npt

from amparo.law.record import Take

type Numbers = npt.NDArray[np.int64]
type Rows = npt.NDArray[np.uint32]
type Small = npt.NDArray[np.unsignedinteger[Any]]
"""Numbers of turns, in the smallest type that holds them."""
type Mask = npt.NDArray[np.bool_]

BITS = 63


@dataclass(frozen=True)
class Whose:
    """Whose the rows of a table are: numbers of people, of whom there are so many."""

    person: Numbers
    people: int

    @cached_property
    def counts(self) -> Numbers:
        """How many rows each person has."""
        return np.bincount(self.person, minlength=self.people)

    @cached_property
    def rank(self) -> Numbers | None:
        """The place of each person among all by the number of rows, most first; None where all have the same."""
        if self.people and self.counts.min() == self.counts.max():
            return None
        rank = np.empty(self.people, dtype=np.int64)
        rank[np.argsort(-self.counts, kind="stable")] = np.arange(self.people)
        return rank

    @cached_property
    def sizes(self) -> list[int]:
        """How many people have a row in each turn."""
        more: list[int] = (len(self.counts) - np.cumsum(np.bincount(self.counts))[:-1]).tolist()
        return more

    @property
    def starts(self) -> Numbers:
        """Where each person's rows begin, in the order of persons."""
        return np.cumsum(self.counts) - self.counts


@dataclass(frozen=True, slots=True)
class Turns:
    """The rows of a table turn by turn.

    `turn` says in which turn each row is, and `near` in which turn it would be at the earliest: before it where its
    day is known in part, and in the first where nothing of its day is known. `stretches` are in the order of turns.
    """

    rows: Rows
    turn: Small
    near: Small
    stretches: tuple[slice, ...]

    @property
    def never(self) -> int:
        """The number of no turn."""
        return len(self.stretches)

    @property
    def people(self) -> int:
        """How many people have a row."""
        return max(len(range(stretch.start, stretch.stop)) for stretch in self.stretches)

    def least(self, turns: Small) -> Small:
        """The least of a column over each person's rows."""
        found = np.full(self.people, self.never, dtype=turns.dtype)
        for stretch in self.stretches:
            part = found[: stretch.stop - stretch.start]
            np.minimum(part, turns[stretch], out=part)
        return found

    def any(self, holds: Mask) -> Mask:
        """Whether it holds of any of each person's rows."""
        found = np.zeros(self.people, dtype=np.bool_)
        for stretch in self.stretches:
            part = found[: stretch.stop - stretch.start]
            np.logical_or(part, holds[stretch], out=part)
        return found

    def spread[N: np.generic](self, of_people: npt.NDArray[N]) -> npt.NDArray[N]:
        """For each row what is said of its person."""
        found = np.empty(len(self.rows), dtype=of_people.dtype)
        for stretch in self.stretches:
            found[stretch] = of_people[: stretch.stop - stretch.start]
        return found

    def picked[N: np.generic](self, column: npt.NDArray[N], turns: Small) -> npt.NDArray[N]:
        """What a column says in the row of one turn of each person; anything where that is no turn."""
        starts = np.array([*(stretch.start for stretch in self.stretches), 0], dtype=np.int64)
        rows: npt.NDArray[N] = column.take(starts.take(turns) + np.arange(self.people))
        return rows

    def backwards(self, known: Mask) -> Turns:
        """The last first: for rows whose days, where `known`, are whole."""
        turn = (self.never - 1 - self.turn).astype(self.turn.dtype)
        near = np.where(known[self.rows], turn, np.zeros_like(turn))
        return Turns(self.rows, turn, near, self.stretches[::-1])


def in_turns(whose: Whose, first: Numbers, last: Numbers, known: Mask, take: Take) -> Turns:
    """Put rows in order by their days, of which the `first` and the `last` that each can be are given, where known.

    Of rows that may be the same day, see `law.record`: of whole days the earlier row is the first and the later the
    last, a day known in part comes after the whole ones that it may be.
    """
    far, soon = (last, first) if take is Take.FIRST else (-first, -last)
    least = int(soon.min(where=known, initial=0))
    unknown = int(far.max(where=known, initial=0)) - least + 1
    bits = unknown.bit_length()
    head = whose.person << bits
    head |= np.where(known, far - least, unknown)
    loose = None if first is last else known & (first != last)
    rows = _ordered(head, loose, take)
    starts = np.repeat(whose.starts, whose.counts)
    turn = np.arange(len(rows)) - starts
    near = np.where(known[rows], turn, 0)
    if loose is not None:
        part = np.flatnonzero(loose[rows])
        reach = whose.person[rows[part]] << bits | (soon[rows[part]] - least)
        near[part] = np.searchsorted(head[rows], reach) - starts[part]
    return _turn_by_turn(whose, rows, turn, near)


def _ordered(head: Numbers, loose: Mask | None, take: Take) -> Rows:
    """The rows by head, then whole days first, then place, or of the last the latest place first.

    One number a row, where all this fits into one, sorts far faster than three.
    """
    many = len(head)
    bits = many.bit_length()
    place = np.arange(many) if take is Take.FIRST else np.arange(many)[::-1]
    if int(head.max()).bit_length() + 1 + bits > BITS:
        return np.lexsort((place, place * 0 if loose is None else loose, head)).astype(np.uint32)
    key = head << 1
    if loose is not None:
        key |= loose
    key <<= bits
    key |= place
    key.sort()
    key &= (1 << bits) - 1
    return (key if take is Take.FIRST else many - 1 - key).astype(np.uint32)


def _turn_by_turn(whose: Whose, rows: Rows, turn: Numbers, near: Numbers) -> Turns:
    sizes = whose.sizes
    small = np.min_scalar_type(len(sizes))
    at_least: Small = near.astype(small)
    ends = np.cumsum([0, *sizes])
    stretches = tuple(slice(start, end) for start, end in pairwise(ends.tolist()))
    turns = np.repeat(np.arange(len(sizes)).astype(small), sizes)
    if whose.rank is None:
        return Turns(_by_turn(rows, len(sizes)), turns, _by_turn(at_least, len(sizes)), stretches)
    to = ends[turn] + np.repeat(whose.rank, whose.counts)
    placed, placed_near = np.empty_like(rows), np.empty_like(at_least)
    placed[to], placed_near[to] = rows, at_least
    return Turns(placed, turns, placed_near, stretches)


def _by_turn[N: np.generic](of_people: npt.NDArray[N], turns: int) -> npt.NDArray[N]:
    """What is said of rows person by person, who all have as many, turn by turn."""
    return of_people.reshape(-1, turns).T.ravel()
