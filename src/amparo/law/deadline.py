"""A deadline: from which day, how long, when there is none, and which earlier day is the safe one."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum

from amparo.law.calendar import months_after, roll_back
from amparo.law.evaluate import Reader
from amparo.law.facts import Words
from amparo.law.standing import CHECKED_ON, KNOWN_AS_OF, Status
from amparo.law.tree import ASKED, NO, Not, Rule, Term, WorkingDay, Yes, all_of, any_of


class State(StrEnum):
    """How a deadline stands on the day asked."""

    OPEN = "open"  # it can still be met
    MET = "met"  # what had to be done was done by the last day
    MISSED = "missed"  # the last day went by, and it was done later or is not done
    UNKNOWN = "unknown"  # the last day went by, or is not known, and whether it was met is not on record
    NONE = "none"  # there is no such deadline for this person


@dataclass(frozen=True, slots=True)
class SaferDay:
    """An earlier day under another reading, offered unless `when` is no; `reason` says whose reading it is.

    Where the deadline rolls to a working day, the safer day is moved back to one.
    """

    day: Term
    reason: str
    when: Rule


@dataclass(frozen=True, slots=True)
class Deadline:
    """The last day for something.

    `counted_from` is day zero; `ends` the day the count gives, before it rolls; `rolls` whether it then moves
    to the next working day. `none_when` proves that no such deadline exists. `met_when` is whether the thing was done
    at all and `met_on` the day it was done: a deadline is met by both together, never by the first alone. Without
    `met_when` no fact tells whether it was met. `excuses` are yes/no facts that may excuse whoever came late.
    `alerts` are months before the day at which to warn.
    """

    name: str
    label: Words
    citation: str
    counted_from: Term
    ends: Term
    rolls: bool = True
    none_when: Rule = NO
    none_because: str = ""
    met_when: Rule = NO
    met_on: Term | None = None
    excuses: tuple[str, ...] = ()
    safer: tuple[SaferDay, ...] = ()
    alerts: tuple[int, ...] = ()
    consequence: str = ""
    note: str = ""
    status: Status = Status.IN_FORCE
    checked_on: dt.date = CHECKED_ON
    known_as_of: dt.date = KNOWN_AS_OF

    @property
    def last_day(self) -> Term:
        """The last day on which the thing can still be done."""
        return WorkingDay(self.ends) if self.rolls else self.ends


def in_time(deadline: Deadline) -> Rule:
    """Whether the thing was done by the last day: by the day it was done or, where that is not on record, because the
    last day has not gone by yet."""
    if deadline.met_on is None:
        return NO
    return all_of(deadline.met_when, any_of(deadline.met_on <= deadline.last_day, deadline.last_day >= ASKED))


def missed(deadline: Deadline) -> Rule:
    """Whether the last day went by and the thing was done later, or is not done."""
    if deadline.met_on is None:
        return NO
    return all_of(deadline.last_day < ASKED, any_of(Not(deadline.met_when), deadline.last_day < deadline.met_on))


@dataclass(frozen=True, slots=True)
class DeadlineAnswer:
    """What a deadline comes to for one person.

    `last_day` None with `none` is "there is none", without it "unknown", and then `ask` and `why` say what is
    missing. `ask` may also name a fact that would lift a known deadline. `rolled_from` is the day the count
    gave when it fell on no working day; `safe_day` never lies after `last_day`. `done` is whether the thing is done,
    in time or late; `met_on` the day it was; `late` by how many days it was, or is by now. `excused_by` are the facts
    on record that may excuse coming late, `state_ask` those that would tell whether it was met, or excused.
    """

    deadline: Deadline
    last_day: dt.date | None
    none: bool = False
    state: State = State.UNKNOWN
    done: bool = False
    met_on: dt.date | None = None
    late: int | None = None
    excused_by: tuple[str, ...] = ()
    state_ask: tuple[str, ...] = ()
    safe_day: dt.date | None = None
    safe_because: tuple[str, ...] = ()
    counted_from: dt.date | None = None
    rolled_from: dt.date | None = None
    ask: tuple[str, ...] = ()
    why: tuple[str, ...] = ()
    alerts: tuple[dt.date, ...] = ()

    @property
    def met(self) -> bool:
        """Whether it was met: done, and in time."""
        return self.state is State.MET

    def days_left(self, today: dt.date) -> int | None:
        """Days until the last day, negative once it has passed; None when there is no such day."""
        return None if self.last_day is None else (self.last_day - today).days


def reckon(deadline: Deadline, read: Reader) -> DeadlineAnswer:
    """Work a deadline out for the person and day of a reader. Its trees must be settled for that day."""
    none = read(deadline.none_when)
    if none.value is True:
        return DeadlineAnswer(deadline, None, none=True, state=State.NONE, why=(deadline.none_because,))
    last = read(deadline.last_day)
    if not isinstance(last.value, dt.date):
        ask = tuple(sorted(last.ask | none.ask))
        return DeadlineAnswer(deadline, None, ask=ask, why=tuple(sorted(last.why)))
    counted, from_day = read(deadline.ends).value, read(deadline.counted_from).value
    assert isinstance(counted, dt.date)
    safe_day, because = _safest(deadline, read, last.value)
    stands = _standing(deadline, read, last.value)
    return DeadlineAnswer(
        deadline,
        last.value,
        state=stands.state,
        done=stands.done,
        met_on=stands.met_on,
        late=stands.late,
        excused_by=stands.excused_by,
        state_ask=stands.ask,
        safe_day=safe_day,
        safe_because=because,
        counted_from=from_day if isinstance(from_day, dt.date) else None,
        rolled_from=counted if counted != last.value else None,
        ask=tuple(sorted(none.ask)),
        alerts=_alerts(deadline, last.value),
    )


@dataclass(frozen=True, slots=True)
class _Standing:
    state: State
    done: bool = False
    met_on: dt.date | None = None
    late: int | None = None
    excused_by: tuple[str, ...] = ()
    ask: tuple[str, ...] = ()


def _standing(deadline: Deadline, read: Reader, last_day: dt.date) -> _Standing:
    """How a deadline with a last day stands on the reader's day."""
    today = read.asked
    if deadline.met_on is None:
        return _Standing(State.OPEN if today <= last_day else State.UNKNOWN)
    done, by = read(deadline.met_when), read(deadline.met_on).value
    is_done = done.value is True
    met_on = by if is_done and isinstance(by, dt.date) and by <= today else None
    kept, late = read(in_time(deadline)), read(missed(deadline))
    if kept.value is True:
        return _Standing(State.MET, is_done, met_on)
    if late.value is True:
        excuses = {name: read(Yes(name)).value for name in deadline.excuses}
        ask = tuple(name for name, value in excuses.items() if value is None) if True not in excuses.values() else ()
        excused_by = tuple(name for name, value in excuses.items() if value is True)
        return _Standing(State.MISSED, is_done, met_on, ((met_on or today) - last_day).days, excused_by, ask)
    if today <= last_day:
        return _Standing(State.OPEN, is_done, met_on)
    return _Standing(State.UNKNOWN, is_done, met_on, ask=tuple(sorted(kept.ask | late.ask)))


def _safest(deadline: Deadline, read: Reader, last_day: dt.date) -> tuple[dt.date | None, tuple[str, ...]]:
    found: list[tuple[dt.date, str]] = []
    for safer in deadline.safer:
        if read(safer.when).value is False:
            continue
        day = read(safer.day).value
        if isinstance(day, dt.date):
            day = roll_back(day) if deadline.rolls else day
            if day < last_day:
                found.append((day, safer.reason))
    if not found:
        return None, ()
    return min(day for day, _ in found), tuple(reason for _, reason in sorted(found))


def _alerts(deadline: Deadline, last_day: dt.date) -> tuple[dt.date, ...]:
    return tuple(months_after(last_day, -months) for months in deadline.alerts)
