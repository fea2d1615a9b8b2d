"""A deadline: from which day, how long, when there is none, and which earlier day is the safe one."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from amparo.law.facts import Words
from amparo.law.status import CHECKED_ON, KNOWN_AS_OF, Status
from amparo.law.tree import ASKED, NO, FactTerm, Rule, Term, WorkingDay, all_of


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
class Deadline:
    """The last day on which something can be done.

    `counted_from` is day zero; `ends` the day the count gives, before it rolls; `rolls` whether it then moves
    to the next working day. `none_when` proves that no such deadline exists. `done_when` tells whether the thing
    was done by the day asked (no: it was not; unknown: the record does not say), `done_on` gives the day on which
    it was: only both together, and the day it falls on, make a deadline met. `excuses` are what forgives missing it.
    `alerts` are months before the day at which to warn.
    """

    name: str
    label: Words
    citation: str
    counted_from: Term
    ends: Term
    rolls: bool = True
    none_when: Rule = NO
    none_because: Words | None = None
    done_when: Rule | None = None
    done_on: FactTerm | None = None
    excuses: tuple[Excuse, ...] = ()
    safer: tuple[SaferDay, ...] = ()
    alerts: tuple[int, ...] = ()
    consequence: Words | None = None
    note: Words | None = None
    status: Status = Status.IN_FORCE
    checked_on: dt.date = CHECKED_ON
    known_as_of: dt.date = KNOWN_AS_OF

    @property
    def falls_on(self) -> Term:
        """The last day on which the thing can still be done."""
        return WorkingDay(self.ends) if self.rolls else self.ends


def done_from(start: Term, fact: FactTerm) -> Rule:
    """Done on a day on record from the day the count begins to the day asked: an earlier one was for another time."""
    return all_of(start <= fact, fact <= ASKED)
