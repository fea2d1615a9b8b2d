"""A quarter ahead: waits and backlog by week under daily caps, and what a change of staff or demand would do.

The model is in `playing`; here its replications become figures for people who decide.
"""

from __future__ import annotations

from dataclasses import dataclass, fields, replace
from typing import Any, TypedDict, Unpack

import numpy as np

from amparo.errors import DeskError
from amparo.scheduling.draws import Counts, Numbers
from amparo.scheduling.playing import Demand, Played, Staffing, play
from amparo.scheduling.waiting import waited_by_everyone, waits

__all__ = [
    "Change",
    "Demand",
    "Forecast",
    "Number",
    "Staffing",
    "Wait",
    "Week",
    "WeekGap",
    "WhatIf",
    "compare",
    "forecast",
]

WEEK = 5
"""Working days in a week; the first day of a forecast is a Monday."""
LOW, HIGH = 0.1, 0.9
"""The shares of replications below the two ends of every range."""


@dataclass(frozen=True, slots=True)
class Wait:
    """A mean wait in working days (0: the same day) over the replications, and its 10 % and 90 % points."""

    mean: float
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Number:
    """A number of people, interviews or days: its median over the replications, and its 10 % and 90 % points."""

    median: float
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Week:
    """One week, of `days` working days.

    `vulnerable` and `others` are the waits of those interviewed that week, None when in no replication anybody
    was. Mind that these say nothing of those still in line: fewer interviews can make them shorter. `longest` is
    how many days the longest waiting has waited at the week's end, and `backlog` how many wait then: these two,
    never shorter with less room or more arrivals, are the ones to steer by. `held` is interviews in the week,
    `full` the share of days on which every place was used (a day with nobody there counts).
    """

    number: int
    days: int
    vulnerable: Wait | None
    others: Wait | None
    longest: Number
    backlog: Number
    held: Number
    full: float


@dataclass(frozen=True, slots=True)
class Forecast:
    """What is to be expected, by week, and the waits of all who come within the forecast.

    `vulnerable` and `others` count those still in line up to the end of the last day: what happens to them later
    is not seen. None when nobody of that class came.
    """

    weeks: tuple[Week, ...]
    vulnerable: Wait | None
    others: Wait | None
    replications: int
    seed: int


@dataclass(frozen=True, slots=True)
class WeekGap:
    """What the change adds in a week (negative: takes away), measured within each replication."""

    number: int
    vulnerable: Wait | None
    others: Wait | None
    longest: Number
    backlog: Number
    held: Number


@dataclass(frozen=True, slots=True)
class WhatIf:
    """The office as it is and as it would be, with the same people at the same luck, and the gap by week."""

    now: Forecast
    then: Forecast
    gaps: tuple[WeekGap, ...]


class Change(TypedDict, total=False):
    """What a what-if may change: any field of Staffing or of Demand."""

    interviewers: int
    cap: int
    absent: float
    changes: tuple[tuple[int, int], ...]
    arrivals: float | tuple[float, ...]
    backlog: int
    vulnerable: float


@dataclass(frozen=True, slots=True, eq=False)
class _Weekly:
    """Figures by week and replication, and the waits of everyone by replication."""

    days: Counts
    vulnerable: Numbers
    others: Numbers
    longest: Counts
    backlog: Counts
    held: Counts
    full: Numbers
    all_vulnerable: Numbers
    all_others: Numbers


def forecast(demand: Demand, staffing: Staffing, days: int = 60, replications: int = 2_000, seed: int = 1) -> Forecast:
    """What so many working days ahead will bring, week by week; a last week may be short.

    The same seed gives the same answer, and a longer forecast begins with the shorter one. Raises DeskError.
    """
    return _forecast_of(_weekly(play(demand, staffing, days, replications, seed)), seed)


def compare(
    demand: Demand,
    staffing: Staffing,
    *,
    days: int = 60,
    replications: int = 2_000,
    seed: int = 1,
    **change: Unpack[Change],
) -> WhatIf:
    """The forecast beside the one with some fields changed, such as `cap=4` or `arrivals=demand.times(2).arrivals`.

    Both use the same random numbers, so that the gaps come from the change. Raises DeskError.
    """
    for_staffing = {field.name for field in fields(Staffing)}
    known = for_staffing | {field.name for field in fields(Demand)}
    if unknown := sorted(set(change) - known):
        raise DeskError(f"Nothing of that name can be changed: {', '.join(unknown)}. Choose from {sorted(known)}.")
    to_staffing: dict[str, Any] = {name: value for name, value in change.items() if name in for_staffing}
    to_demand: dict[str, Any] = {name: value for name, value in change.items() if name not in for_staffing}
    other_demand, other_staffing = replace(demand, **to_demand), replace(staffing, **to_staffing)
    now = _weekly(play(demand, staffing, days, replications, seed))
    then = _weekly(play(other_demand, other_staffing, days, replications, seed))
    return WhatIf(_forecast_of(now, seed), _forecast_of(then, seed), _gaps(now, then))


def _weekly(played: Played) -> _Weekly:
    days = len(played.room)
    ends = np.append(np.arange(WEEK - 1, days - 1, WEEK), days - 1)
    starts = np.arange(0, days, WEEK)
    vulnerable, others = waits(played.vulnerable, ends), waits(played.others, ends)
    full = played.vulnerable.heard + played.others.heard == played.room
    lengths = np.diff(ends, prepend=-1)
    return _Weekly(
        days=lengths,
        vulnerable=vulnerable.mean(),
        others=others.mean(),
        longest=np.maximum(vulnerable.longest, others.longest),
        backlog=played.vulnerable.left()[ends] + played.others.left()[ends],
        held=vulnerable.heard + others.heard,
        full=np.add.reduceat(full, starts, axis=0, dtype=np.int64).mean(axis=1) / lengths,
        all_vulnerable=waited_by_everyone(played.vulnerable),
        all_others=waited_by_everyone(played.others),
    )


def _forecast_of(weekly: _Weekly, seed: int) -> Forecast:
    vulnerable, others = _waits(weekly.vulnerable), _waits(weekly.others)
    longest, backlog, held = (_numbers(counts) for counts in (weekly.longest, weekly.backlog, weekly.held))
    weeks = tuple(
        Week(
            number=week + 1,
            days=int(days),
            vulnerable=vulnerable[week],
            others=others[week],
            longest=longest[week],
            backlog=backlog[week],
            held=held[week],
            full=float(weekly.full[week]),
        )
        for week, days in enumerate(weekly.days)
    )
    (all_vulnerable,) = _waits(weekly.all_vulnerable[np.newaxis])
    (all_others,) = _waits(weekly.all_others[np.newaxis])
    return Forecast(weeks, all_vulnerable, all_others, replications=weekly.held.shape[1], seed=seed)


def _gaps(now: _Weekly, then: _Weekly) -> tuple[WeekGap, ...]:
    vulnerable, others = _waits(then.vulnerable - now.vulnerable), _waits(then.others - now.others)
    longest, backlog = _numbers(then.longest - now.longest), _numbers(then.backlog - now.backlog)
    held = _numbers(then.held - now.held)
    return tuple(
        WeekGap(week + 1, vulnerable[week], others[week], longest[week], backlog[week], held[week])
        for week in range(len(held))
    )


def _waits(by_week: Numbers) -> list[Wait | None]:
    """The mean and the range of each week over the replications that have one (not NaN)."""
    return [_wait(week[~np.isnan(week)]) for week in by_week]


def _wait(means: Numbers) -> Wait | None:
    if not len(means):
        return None
    low, high = np.quantile(means, (LOW, HIGH))
    return Wait(float(means.mean()), float(low), float(high))


def _numbers(by_week: Counts) -> list[Number]:
    return [Number(*points) for points in np.quantile(by_week, (0.5, LOW, HIGH), axis=1).T.tolist()]
