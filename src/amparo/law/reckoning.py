"""What a deadline comes to for one person: its day, whether it was met, and by how many days it was missed."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from amparo.law.calendar import months_after, roll_back
from amparo.law.deadline import Deadline, Excuse
from amparo.law.evaluate import Reader, Reading
from amparo.law.facts import Words
from amparo.law.partial import Between, first_day, last_day


class DeadlineStatus(StrEnum):
    """Where somebody stands with a deadline. Never more is said than the record shows."""

    OPEN = "open"  # the deadline has not passed
    MET = "met"  # done, on a day on record, not after the deadline
    DONE = "done"  # done, the day is not on record: nobody can say whether in time
    MISSED = "missed"  # done after the deadline, or said not to be done and the deadline has passed
    PASSED = "passed"  # the deadline has passed and whether it was done is not on record
    ASK = "ask"  # hangs on a day that is known by its month or year alone


@dataclass(frozen=True, slots=True)
class DeadlineAnswer:
    """What a deadline comes to for one person.

    `falls_on` None with `none` is "there is none", without it "unknown", and then `ask` and `why` say what is
    missing. Counted from a day known by its month or year alone, `falls_on` is the earliest that it can be, the safe
    one, and `latest_day` the latest; else `latest_day` is None. `ask` may also name a fact that would lift a known
    deadline, or tell its day. `rolled_from` is the day the count gave when it fell on no working day; `safe_day`
    never lies after `falls_on`. `status` is None where there is no such deadline; `done_on` is the day the thing was
    done, `missed_by` the days after the deadline on which it was done or, while it is not done, that have gone by:
    at least so many, and `missed_by_at_most` where that is more. `excuses` are what may forgive that and is not
    ruled out, and `excuse_claimed` whether one of them is on record.
    """

    deadline: Deadline
    falls_on: dt.date | None
    latest_day: dt.date | None = None
    none: bool = False
    status: DeadlineStatus | None = None
    done_on: dt.date | Between[dt.date] | None = None
    missed_by: int | None = None
    missed_by_at_most: int | None = None
    excuses: tuple[Excuse, ...] = ()
    excuse_claimed: bool = False
    safe_day: dt.date | None = None
    safe_because: tuple[Words, ...] = ()
    counted_from: dt.date | Between[dt.date] | None = None
    rolled_from: dt.date | None = None
    ask: tuple[str, ...] = ()
    why: tuple[Words, ...] = ()
    alerts: tuple[dt.date, ...] = ()

    @property
    def last_day(self) -> dt.date | None:
        """`falls_on`, by the name that scripts written earlier know."""
        return self.falls_on

    @property
    def standing(self) -> DeadlineStatus | None:
        """`status`, by the name that scripts written earlier know."""
        return self.status

    @property
    def met(self) -> bool:
        """Done in time, on a day on record."""
        return self.status is DeadlineStatus.MET

    @property
    def done(self) -> bool:
        """Done, in time or not: nothing is left to be done by the deadline."""
        return self.status in (DeadlineStatus.MET, DeadlineStatus.DONE) or self.done_on is not None

    @property
    def may_last(self) -> dt.date | None:
        """The latest that the last day can be; None when there is no last day."""
        return self.latest_day or self.falls_on

    def days_left(self, today: dt.date) -> int | None:
        """Days until the (earliest) last day, negative once it has passed; None when there is no such day."""
        return None if self.falls_on is None else (self.falls_on - today).days


def reckon(deadline: Deadline, read: Reader) -> DeadlineAnswer:
    """Work a deadline out for the person and day of a reader. Its trees must be settled for that day."""
    none = read(deadline.none)
    if none.value is True:
        return DeadlineAnswer(deadline, None, none=True, why=_none_because(deadline, read))
    last = read(deadline.falls_on)
    if not isinstance(last.value, dt.date | Between):
        if deadline.points is not None and read(deadline.points).value is not True:
            return DeadlineAnswer(deadline, None)
        ask = tuple(sorted(last.ask | none.ask))
        return DeadlineAnswer(deadline, None, ask=ask, why=tuple(sorted(last.why | none.why)))
    counted, from_day = read(deadline.ends).value, read(deadline.counted_from).value
    first, latest = first_day(last.value), last_day(last.value)
    safe_day, because = _safest(deadline, read, first)
    stands = _outcome(deadline, read, last)
    excuses = (
        tuple(excuse for excuse in deadline.excuses if read(excuse.when).value is not False) if stands.late else ()
    )
    least, most = stands.late or (None, None)
    return DeadlineAnswer(
        deadline,
        first,
        latest_day=latest if latest != first else None,
        status=stands.status,
        done_on=stands.done_on,
        missed_by=least,
        missed_by_at_most=most if most != least else None,
        excuses=excuses,
        excuse_claimed=any(read(excuse.when).value is True for excuse in excuses),
        safe_day=safe_day,
        safe_because=because,
        counted_from=from_day if isinstance(from_day, dt.date | Between) else None,
        rolled_from=counted if isinstance(counted, dt.date) and counted != last.value else None,
        ask=tuple(sorted(none.ask | last.ask | stands.ask)),
        why=tuple(sorted(none.why)),
        alerts=_alerts(deadline, first),
    )


def _none_because(deadline: Deadline, read: Reader) -> tuple[Words, ...]:
    """Why there is no such deadline: what the posture of the case says, or what the deadline says of `none_when`."""
    postures = [posture for posture in deadline.closed_in if read(posture).value is True]
    reasons = [posture.says.yes for posture in postures if posture.says is not None]
    if read(deadline.none_when).value is True and deadline.none_because is not None:
        reasons.insert(0, deadline.none_because)
    return tuple(reasons)


class _Outcome(NamedTuple):
    """Where somebody stands, the day it was done, by how many days it was missed at least and at most."""

    status: DeadlineStatus
    done_on: dt.date | Between[dt.date] | None = None
    late: tuple[int, int] | None = None
    ask: frozenset[str] = frozenset()


def _outcome(deadline: Deadline, read: Reader, last: Reading) -> _Outcome:
    """Where somebody stands, whatever the days are that are known in part; `ASK` where it hangs on them."""
    done = Reading(None) if deadline.done_when is None else read(deadline.done_when)
    if done.may_hold or done.may_fail:
        return _Outcome(DeadlineStatus.ASK, ask=done.ask)
    if done.value is True:
        return _outcome_when_done(deadline, read, last)
    assert isinstance(last.value, dt.date | Between)
    gone_by = (read.asked - last_day(last.value)).days, (read.asked - first_day(last.value)).days
    if gone_by[1] <= 0:
        return _Outcome(DeadlineStatus.OPEN)
    if gone_by[0] <= 0:
        return _Outcome(DeadlineStatus.ASK, ask=last.ask)
    return _Outcome(DeadlineStatus.MISSED, late=gone_by) if done.value is False else _Outcome(DeadlineStatus.PASSED)


def _outcome_when_done(deadline: Deadline, read: Reader, last: Reading) -> _Outcome:
    """A day on record counts only when the thing is done: filing days that lie ahead are contradictions."""
    done = Reading(None) if deadline.done_on is None else read(deadline.done_on)
    if not isinstance(done.value, dt.date | Between) or first_day(done.value) > read.asked:
        return _Outcome(DeadlineStatus.DONE)
    assert isinstance(last.value, dt.date | Between)
    late = (
        (first_day(done.value) - last_day(last.value)).days,
        (last_day(done.value) - first_day(last.value)).days,
    )
    if last_day(done.value) > read.asked or late[0] <= 0 < late[1]:
        return _Outcome(DeadlineStatus.ASK, done.value, ask=done.ask | last.ask)
    return (
        _Outcome(DeadlineStatus.MISSED, done.value, late) if late[0] > 0 else _Outcome(DeadlineStatus.MET, done.value)
    )


def _safest(deadline: Deadline, read: Reader, last: dt.date) -> tuple[dt.date | None, tuple[Words, ...]]:
    found: list[tuple[dt.date, Words]] = []
    for safer in deadline.safer:
        if read(safer.when).value is False:
            continue
        day = read(safer.day).value
        if isinstance(day, dt.date | Between):
            day = first_day(day)
            day = roll_back(day) if deadline.rolls else day
            if day < last:
                found.append((day, safer.reason))
    if not found:
        return None, ()
    return min(day for day, _ in found), tuple(reason for _, reason in sorted(found))


def _alerts(deadline: Deadline, last: dt.date) -> tuple[dt.date, ...]:
    return tuple(months_after(last, -months) for months in deadline.alerts)
