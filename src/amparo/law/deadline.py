"""A deadline: from which day, how long, when there is none, and which earlier day is the safe one."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from amparo.law.calendar import months_after, roll_back
from amparo.law.evaluate import Reader
from amparo.law.facts import Words
from amparo.law.standing import CHECKED_ON, KNOWN_AS_OF, Status
from amparo.law.tree import NO, Rule, Term, WorkingDay


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
    to the next working day. `none_when` proves that no such deadline exists, `met_when` that it is kept.
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


@dataclass(frozen=True, slots=True)
class DeadlineAnswer:
    """What a deadline comes to for one person.

    `last_day` None with `none` is "there is none", without it "unknown", and then `ask` and `why` say what is
    missing. `ask` may also name a fact that would lift a known deadline. `rolled_from` is the day the count
    gave when it fell on no working day; `safe_day` never lies after `last_day`.
    """

    deadline: Deadline
    last_day: dt.date | None
    none: bool = False
    met: bool = False
    safe_day: dt.date | None = None
    safe_because: tuple[str, ...] = ()
    counted_from: dt.date | None = None
    rolled_from: dt.date | None = None
    ask: tuple[str, ...] = ()
    why: tuple[str, ...] = ()
    alerts: tuple[dt.date, ...] = ()

    def days_left(self, today: dt.date) -> int | None:
        """Days until the last day, negative once it has passed; None when there is no such day."""
        return None if self.last_day is None else (self.last_day - today).days


def reckon(deadline: Deadline, read: Reader) -> DeadlineAnswer:
    """Work a deadline out for the person and day of a reader. Its trees must be settled for that day."""
    none = read(deadline.none_when)
    if none.value is True:
        return DeadlineAnswer(deadline, None, none=True, why=(deadline.none_because,))
    last = read(deadline.last_day)
    if not isinstance(last.value, dt.date):
        ask = tuple(sorted(last.ask | none.ask))
        return DeadlineAnswer(deadline, None, ask=ask, why=tuple(sorted(last.why)))
    counted, from_day = read(deadline.ends).value, read(deadline.counted_from).value
    assert isinstance(counted, dt.date)
    safe_day, because = _safest(deadline, read, last.value)
    return DeadlineAnswer(
        deadline,
        last.value,
        met=read(deadline.met_when).value is True,
        safe_day=safe_day,
        safe_because=because,
        counted_from=from_day if isinstance(from_day, dt.date) else None,
        rolled_from=counted if counted != last.value else None,
        ask=tuple(sorted(none.ask)),
        alerts=_alerts(deadline, last.value),
    )


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
