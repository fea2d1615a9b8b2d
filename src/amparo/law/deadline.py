"""A deadline: from which day, how long, when there is none, and which earlier day is the safe one."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum

from amparo.law.calendar import months_after, roll_back
from amparo.law.evaluate import Reader
from amparo.law.facts import Words
from amparo.law.standing import CHECKED_ON, KNOWN_AS_OF, Status
from amparo.law.tree import ASKED, NO, FactTerm, Rule, Term, WorkingDay, all_of


class Standing(StrEnum):
    """Where somebody stands with a deadline. Never more is said than the record shows."""

    OPEN = "open"  # the deadline has not passed
    MET = "met"  # done, on a day on record, not after the deadline
    DONE = "done"  # done, the day is not on record: nobody can say whether in time
    MISSED = "missed"  # done after the deadline, or said not to be done and the deadline has passed
    PASSED = "passed"  # the deadline has passed and whether it was done is not on record


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


@dataclass(frozen=True, slots=True)
class DeadlineAnswer:
    """What a deadline comes to for one person.

    `falls_on` None with `none` is "there is none", without it "unknown", and then `ask` and `why` say what is
    missing. `ask` may also name a fact that would lift a known deadline. `rolled_from` is the day the count
    gave when it fell on no working day; `safe_day` never lies after `falls_on`. `standing` is None where there is
    none; `done_on` is the day the thing was done, `missed_by` the days after the deadline on which it was
    done or, while it is not done, that have gone by; `excuses` what may forgive that and is not ruled out, and
    `excuse_claimed` whether one of them is on record.
    """

    deadline: Deadline
    falls_on: dt.date | None
    none: bool = False
    standing: Standing | None = None
    done_on: dt.date | None = None
    missed_by: int | None = None
    excuses: tuple[Excuse, ...] = ()
    excuse_claimed: bool = False
    safe_day: dt.date | None = None
    safe_because: tuple[Words, ...] = ()
    counted_from: dt.date | None = None
    rolled_from: dt.date | None = None
    ask: tuple[str, ...] = ()
    why: tuple[Words, ...] = ()
    alerts: tuple[dt.date, ...] = ()

    @property
    def last_day(self) -> dt.date | None:
        """`falls_on`, by the name that scripts written earlier know."""
        return self.falls_on

    @property
    def met(self) -> bool:
        """Done in time, on a day on record."""
        return self.standing is Standing.MET

    @property
    def done(self) -> bool:
        """Done, in time or not: nothing is left to be done by the deadline."""
        return self.standing in (Standing.MET, Standing.DONE) or self.done_on is not None

    def days_left(self, today: dt.date) -> int | None:
        """Days until the deadline, negative once it has passed; None when there is no such day."""
        return None if self.falls_on is None else (self.falls_on - today).days


def reckon(deadline: Deadline, read: Reader) -> DeadlineAnswer:
    """Work a deadline out for the person and day of a reader. Its trees must be settled for that day."""
    none = read(deadline.none_when)
    if none.value is True:
        return DeadlineAnswer(
            deadline, None, none=True, why=() if deadline.none_because is None else (deadline.none_because,)
        )
    last = read(deadline.falls_on)
    if not isinstance(last.value, dt.date):
        ask = tuple(sorted(last.ask | none.ask))
        return DeadlineAnswer(deadline, None, ask=ask, why=tuple(sorted(last.why)))
    counted, from_day = read(deadline.ends).value, read(deadline.counted_from).value
    assert isinstance(counted, dt.date)
    safe_day, because = _safest(deadline, read, last.value)
    standing, done_on, missed_by = _standing(deadline, read, last.value)
    excuses = tuple(one for one in deadline.excuses if read(one.when).value is not False) if missed_by else ()
    return DeadlineAnswer(
        deadline,
        last.value,
        standing=standing,
        done_on=done_on,
        missed_by=missed_by,
        excuses=excuses,
        excuse_claimed=any(read(one.when).value is True for one in excuses),
        safe_day=safe_day,
        safe_because=because,
        counted_from=from_day if isinstance(from_day, dt.date) else None,
        rolled_from=counted if counted != last.value else None,
        ask=tuple(sorted(none.ask)),
        alerts=_alerts(deadline, last.value),
    )


def _standing(deadline: Deadline, read: Reader, falls_on: dt.date) -> tuple[Standing, dt.date | None, int | None]:
    """Where somebody stands, the day it was done, and by how many days it was missed.

    A day on record counts only when the thing is done: filing days that lie ahead are contradictions.
    """
    done = None if deadline.done_when is None else read(deadline.done_when).value
    on_record = None if deadline.done_on is None else read(deadline.done_on).value
    if done is True:
        if not isinstance(on_record, dt.date) or on_record > read.asked:
            return Standing.DONE, None, None
        late = (on_record - falls_on).days
        return (Standing.MISSED, on_record, late) if late > 0 else (Standing.MET, on_record, None)
    gone_by = (read.asked - falls_on).days
    if gone_by <= 0:
        return Standing.OPEN, None, None
    return (Standing.MISSED, None, gone_by) if done is False else (Standing.PASSED, None, None)


def _safest(deadline: Deadline, read: Reader, falls_on: dt.date) -> tuple[dt.date | None, tuple[Words, ...]]:
    found: list[tuple[dt.date, Words]] = []
    for safer in deadline.safer:
        if read(safer.when).value is False:
            continue
        day = read(safer.day).value
        if isinstance(day, dt.date):
            day = roll_back(day) if deadline.rolls else day
            if day < falls_on:
                found.append((day, safer.reason))
    if not found:
        return None, ()
    return min(day for day, _ in found), tuple(reason for _, reason in sorted(found))


def _alerts(deadline: Deadline, falls_on: dt.date) -> tuple[dt.date, ...]:
    return tuple(months_after(falls_on, -months) for months in deadline.alerts)
