"""Lines of people day by day: who is heard when, and how long each waited, exactly.

A line is first come, first served, so its k-th person came on the first day by which k had come and is heard on
the first day by which k were heard. Sums of waits follow from the two cumulative counts alone, without going
through the people and without approximation. All arrays are days x replications; a wait is in working days, 0
for somebody heard on the day of coming.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from amparo.scheduling.draws import Counts, Numbers


@dataclass(frozen=True, slots=True, eq=False)
class Line:
    """People of one class: how many came and how many were heard, on each day of each replication."""

    came: Counts
    heard: Counts

    def left(self) -> Counts:
        """How many wait at the end of each day."""
        return after_each_day(self.came - self.heard)[1:]


@dataclass(frozen=True, slots=True, eq=False)
class Waits:
    """By week and replication: the days waited by those heard that week (all together), and how many they were.

    `longest` is how long the first in line has waited at the end of the week, 0 where nobody is left from
    before that week's last day.
    """

    days: Counts
    heard: Counts
    longest: Counts

    def mean(self) -> Numbers:
        """The mean wait in days of those heard in the week; NaN where nobody was."""
        return _divided(self.days, self.heard)


def serve(first: Counts, others: Counts, room: Counts) -> tuple[Line, Line]:
    """Hear as many as there is room for each day, all of the first class before any of the others."""
    heard_first, heard_others = np.empty_like(first), np.empty_like(others)
    waiting_first, waiting_others = np.zeros_like(room[0]), np.zeros_like(room[0])
    for day, places in enumerate(room):
        waiting_first += first[day]
        waiting_others += others[day]
        np.minimum(waiting_first, places, out=heard_first[day])
        np.minimum(waiting_others, places - heard_first[day], out=heard_others[day])
        waiting_first -= heard_first[day]
        waiting_others -= heard_others[day]
    return Line(first, heard_first), Line(others, heard_others)


def waits(line: Line, ends: Counts) -> Waits:
    """The exact waits of a line, by weeks that end on the given days (the last of them the last day)."""
    days = np.arange(len(line.came))[:, np.newaxis]
    came = after_each_day(line.came)
    heard = after_each_day(line.heard)[ends + 1]
    front = _day_of_first_left(came[1:], heard)
    came_on = after_each_day(line.came * days)  # the sum of the days on which they came
    of_heard = np.take_along_axis(came_on, front, axis=0) + front * (heard - np.take_along_axis(came, front, axis=0))
    heard_on = after_each_day(line.heard * days)[ends + 1]
    return Waits(
        days=_in_each(heard_on - of_heard),
        heard=_in_each(heard),
        longest=np.maximum(ends[:, np.newaxis] - front, 0),
    )


def waited_by_everyone(line: Line) -> Numbers:
    """By replication: the mean days waited by all who came, those still in line counted to the end of the last day.

    Each evening in line is one day of waiting, so this is a sum of the lines and exact. NaN where nobody came.
    """
    came = line.came.sum(axis=0)
    return _divided(line.left().sum(axis=0), came)


def _divided(days: Counts, people: Counts) -> Numbers:
    """Days for each person; NaN where there is nobody."""
    means: Numbers = np.full(days.shape, np.nan)
    np.divide(days, people, out=means, where=people > 0)
    return means


def after_each_day(counts: Counts) -> Counts:
    """Cumulative counts, with a row of nothing before the first day."""
    total = np.zeros((len(counts) + 1, counts.shape[1]), dtype=np.int64)
    for day, more in enumerate(counts):  # a row at a time: several times faster than cumsum down the columns
        np.add(total[day], more, out=total[day + 1])
    return total


def _in_each(cumulative: Counts) -> Counts:
    """What each week added."""
    return np.diff(cumulative, axis=0, prepend=np.zeros((1, cumulative.shape[1]), dtype=np.int64))


def _day_of_first_left(came: Counts, heard: Counts) -> Counts:
    """The day on which the first person not yet heard came or will come; one past the last day if there is none.

    One search over all replications, laid end to end so far apart that their counts cannot mix.
    """
    days, replications = came.shape
    number = np.arange(replications)
    apart = number * (int(came[-1].max()) + 1)
    found = np.searchsorted((came + apart).T.ravel(), (heard + apart).T.ravel(), side="right")
    return np.asarray(found.reshape(replications, len(heard)).T - number * days, dtype=np.int64)
