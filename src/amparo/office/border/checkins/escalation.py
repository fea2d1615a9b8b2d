"""When word is due, what counts as word, and what its absence demands: values in, values out, no database, no clock.

Nothing here remembers where it stopped, except how many due moments of each terms were counted. So it does not matter
how long nobody asked, how often it is asked, or which way somebody turned the clock meanwhile:

- what came due while nobody asked comes with the next round, each with every step that its age demands;
- what is asked twice adds nothing;
- what was counted by a clock that ran ahead is taken back once the clock is right, and comes again in its time.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice
from typing import Any
from zoneinfo import ZoneInfo

DAYS, HOURS = "days", "hours"
SLACK = dt.timedelta(minutes=5)
"""Clocks are mended by seconds all the time: only what lies further ahead than this came from one that ran ahead."""


AT_ONCE = 500
"""So many due moments of one rhythm are counted in one look; what is left comes with the next."""


@dataclass(frozen=True, slots=True)
class Rhythm:
    """Word is due every so many days by an hour of somebody's clock, or every so many hours from then on."""

    every: int
    unit: str  # DAYS or HOURS
    by: dt.time
    zone: str  # IANA
    first: dt.date  # the first day, at their place

    def due(self, place: int) -> dt.datetime:
        """The moment of that number, from 0 on, in UTC. An hour that the clocks skip is the one after it; of an hour
        that comes twice it is the first.
        """
        days = self.every * place if self.unit == DAYS else 0
        day = self.first + dt.timedelta(days)
        moment = dt.datetime.combine(day, self.by, ZoneInfo(self.zone)).astimezone(dt.UTC)
        return moment if self.unit == DAYS else moment + dt.timedelta(hours=self.every * place)


@dataclass(frozen=True, slots=True)
class Terms:
    """A rhythm and its steps, in force from `start` up to `end`. Changing or pausing ends them and begins others."""

    id: Any  # whoever keeps them tells them apart by it
    rhythm: Rhythm
    steps: tuple[dt.timedelta, ...]  # how long after the due moment each step is taken
    start: dt.datetime
    end: dt.datetime | None = None

    def opens(self, place: int) -> dt.datetime:
        """From when on word counts for that due moment: half-way from the one before it."""
        due = self.rhythm.due(place)
        return due - (due - self.rhythm.due(place - 1)) / 2

    def next(self, counted: int) -> tuple[int, dt.datetime] | None:
        """The first due moment that was not counted yet, with its number; None when none comes any more."""
        place, moment = counted, self.rhythm.due(counted)
        while moment < self.start:
            place += 1
            moment = self.rhythm.due(place)
        return None if self.end is not None and moment >= self.end else (place, moment)

    def come(self, counted: int, now: dt.datetime) -> Iterator[Due]:
        """What came due and was not counted yet, in its order."""
        while (found := self.next(counted)) is not None and found[1] <= now:
            place, moment = found
            yield Due(self, place, moment, self.opens(place))
            counted = place + 1


@dataclass(frozen=True, slots=True)
class Due:
    """A moment at which word was due, and the steps that were taken since."""

    terms: Terms
    place: int
    at: dt.datetime
    opens_at: dt.datetime
    settled: bool = False  # a member decided that it needs no more steps
    steps_taken: frozenset[int] = frozenset()

    def is_answered(self, heard_at: dt.datetime | None) -> bool:
        """Whether word that came at that moment is word for this."""
        return heard_at is not None and heard_at >= self.opens_at

    def demanded(self, now: dt.datetime) -> frozenset[int]:
        """The steps that its age demands."""
        return frozenset(place for place, after in enumerate(self.terms.steps) if self.at + after <= now)


@dataclass(frozen=True, slots=True)
class Round:
    """What one look at a plan changes."""

    heard_at: dt.datetime | None  # when they were last heard from, as far as can be believed
    void: list[Due] = field(default_factory=list)  # not due after all: counted by a clock that ran ahead
    take_back: list[tuple[Due, int]] = field(default_factory=list)  # steps that such a clock took
    come: list[Due] = field(default_factory=list)
    answered: list[Due] = field(default_factory=list)
    escalate: list[tuple[Due, int]] = field(default_factory=list)


def look(
    terms: Sequence[tuple[Terms, int]], dues: Sequence[Due], heard_at: dt.datetime | None, now: dt.datetime
) -> Round:
    """One look at a plan: each of its terms with how many due moments were counted, the due moments on record, and when
    they were last heard from.
    """
    if heard_at is not None and heard_at > now + SLACK:
        heard_at = now  # told by a clock that ran ahead: it must not count for days that are still to come
    found = Round(heard_at)
    counted = dict(terms)
    for due in dues:
        if due.at > now + SLACK:
            found.void.append(due)
            counted[due.terms] = min(counted.get(due.terms, due.place), due.place)
    for agreed, number in counted.items():
        found.come.extend(islice(agreed.come(number, now), AT_ONCE))
    for due in [*(check_in for check_in in dues if check_in.at <= now + SLACK), *found.come]:
        if due.settled:
            continue
        early = frozenset(step for step in due.steps_taken if due.at + due.terms.steps[step] > now + SLACK)
        found.take_back.extend((due, step) for step in sorted(early))
        if due.is_answered(heard_at):
            found.answered.append(due)
        else:
            found.escalate.extend((due, step) for step in sorted(due.demanded(now) - (due.steps_taken - early)))
    return found
