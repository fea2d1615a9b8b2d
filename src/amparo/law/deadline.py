"""A deadline: from which day, how long, when there is none, and which earlier day is the safe one."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace

from amparo.law.facts import Words
from amparo.law.policy import Ruling, ruling_on, stands_by
from amparo.law.source import Sourced
from amparo.law.status import Status
from amparo.law.tree import ASKED, NO, YES, AnyOf, Element, FactTerm, Rule, Term, WorkingDay, all_of, any_of


@dataclass(frozen=True, slots=True)
class Excuse:
    """A ground on which the law forgives a missed deadline. `when` is no where it is ruled out; a lawyer decides."""

    label: Words
    citation: str
    when: Rule


@dataclass(frozen=True, slots=True)
class SaferDay:
    """An earlier day under another reading, offered unless `when` is no; `reason` says whose reading it is.

    Where the deadline rolls to a working day, the safer day is moved back to one.
    """

    day: Term
    reason: Words
    when: Rule


@dataclass(frozen=True, slots=True)
class Deadline(Sourced):
    """The last day on which something can be done.

    `counted_from` is day zero; `ends` the day the count gives, before it rolls; `rolls` whether it then moves
    to the next working day. `none_when` proves that no such deadline exists, and so does a posture of the case in
    `closed_in` (`law.posture`). Unless `points` is yes on record nothing is asked about it; None is asked of everybody.
    `done_when` tells whether the thing was done by the day asked (no: it was not; unknown: the record does not say),
    `done_on` gives the day on which it was: only both together, and the day it falls on, make a deadline met. `excuses`
    are what forgives missing it. `alerts` are months before the day at which to warn. `history` tells how courts and
    agencies left the rule, day by day: there is no deadline while it is stayed or vacated. Without one it stood each
    day.
    """

    name: str
    label: Words
    citation: str
    counted_from: Term
    ends: Term
    rolls: bool = True
    none_when: Rule = NO
    none_because: Words | None = None
    closed_in: tuple[Element, ...] = ()
    points: Rule | None = None
    done_when: Rule | None = None
    done_on: FactTerm | None = None
    excuses: tuple[Excuse, ...] = ()
    safer: tuple[SaferDay, ...] = ()
    alerts: tuple[int, ...] = ()
    consequence: Words | None = None
    note: Words | None = None
    status: Status = Status.IN_FORCE
    history: tuple[Ruling, ...] = ()

    @property
    def none(self) -> Rule:
        """Whether there is no such deadline: `none_when`, or a posture in which it does not live."""
        return AnyOf((self.none_when, *self.closed_in)) if self.closed_in else self.none_when

    @property
    def falls_on(self) -> Term:
        """The last day on which the thing can still be done."""
        return WorkingDay(self.ends) if self.rolls else self.ends


def done_from(start: Term, fact: FactTerm) -> Rule:
    """Done on a day on record from the day the count begins to the day asked: an earlier one was for another time."""
    return all_of(start <= fact, fact <= ASKED)


def as_it_stood(deadline: Deadline, day: dt.date) -> Deadline:
    """The deadline as its history left it on a day: none while it did not stand, and open where that is unsettled."""
    if not deadline.history:
        return deadline
    ruling = ruling_on(deadline.history, day)
    if ruling is None:
        return replace(deadline, none_when=YES, none_because=_not_yet(deadline.history[0]))
    stands = stands_by(ruling)
    if stands == NO:
        return replace(deadline, none_when=YES, none_because=ruling.note or _not_standing(ruling))
    unless = ruling.spares if stands == YES else any_of(stands, ruling.spares)
    return replace(deadline, none_when=any_of(deadline.none_when, unless))


def _not_yet(first: Ruling) -> Words:
    return Words(
        f"not in force before {first.begins}: {first.citation}",
        f"no regía antes del {first.begins}: {first.citation}",
    )


def _not_standing(ruling: Ruling) -> Words:
    return Words(
        f"not in force on that day: {ruling.citation}",
        f"no regía en esa fecha: {ruling.citation}",
    )
