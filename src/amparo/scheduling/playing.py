"""The model of an office by working days, and many replications of it played at once.

So many people come in the morning (Poisson); each interviewer is there or not, each day by itself; those there
hear at most `cap` people each; vulnerable people go first and each class is first come, first served. Everybody
stays until heard. People in the backlog count as come on the first day, because how long they have waited
already is not known.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

import numpy as np

from amparo.errors import DeskError
from amparo.scheduling.draws import Counts, Numbers, binomial, poisson
from amparo.scheduling.figures import measured, share, whole
from amparo.scheduling.waiting import Line, serve

MOST_PEOPLE, MOST_STAFF, MOST_CAP, MOST_DAYS = 10_000_000, 100_000, 100, 10_000
MOST_ARRIVALS = 100_000.0
MOST_CELLS = 10_000_000
"""Days x replications held in memory at once, at about a hundred bytes each."""


@dataclass(frozen=True, slots=True)
class Staffing:
    """Who interviews. Raises DeskError when made from figures that cannot be.

    `cap` is interviews a day for each interviewer; `absent` the chance that one is away on a day; `changes` are
    pairs of a day (0 is the first) and how many interviewers more (or fewer, negative) there are from then on.
    """

    interviewers: int
    cap: int
    absent: float = 0.0
    changes: tuple[tuple[int, int], ...] = ()

    def __post_init__(self) -> None:
        whole(self.interviewers, "Staffing.interviewers", 0, MOST_STAFF)
        whole(self.cap, "Staffing.cap", 0, MOST_CAP)
        share(self.absent, "Staffing.absent")
        _check_changes(self.changes, self.interviewers)

    def by_day(self, days: int) -> Counts:
        """How many interviewers belong to the office on each day, there or away."""
        steps = np.zeros(days, dtype=np.int64)
        for day, more in self.changes:
            if day < days:
                steps[day] += more
        return self.interviewers + np.cumsum(steps)


@dataclass(frozen=True, slots=True)
class Demand:
    """Who comes. Raises DeskError when made from figures that cannot be.

    `arrivals` is the mean number of people a working day, or several such means that repeat in turn from the
    first day (five are Monday to Friday; as many as there are days, one for each); `backlog` is how many wait at
    the start; `vulnerable` is the share of both who go first.
    """

    arrivals: float | tuple[float, ...]
    backlog: int = 0
    vulnerable: float = 0.0

    def __post_init__(self) -> None:
        for number, mean in enumerate(self.means()):
            measured(mean, f"Demand.arrivals (mean {number + 1})", 0, MOST_ARRIVALS)
        whole(self.backlog, "Demand.backlog", 0, MOST_PEOPLE)
        share(self.vulnerable, "Demand.vulnerable")

    def means(self) -> tuple[float, ...]:
        """The mean arrivals that repeat from the first day. Raises DeskError when there are none."""
        if self.arrivals == ():
            raise DeskError("Demand.arrivals is empty: give one mean a day, or a tuple such as five for a week.")
        return self.arrivals if isinstance(self.arrivals, tuple) else (self.arrivals,)

    def times(self, factor: float) -> Demand:
        """The same demand with that many times the arrivals; the backlog stays."""
        factor = measured(factor, "The factor of Demand.times", 0, MOST_ARRIVALS)
        return replace(self, arrivals=tuple(mean * factor for mean in self.means()))


@dataclass(frozen=True, slots=True, eq=False)
class Played:
    """The replications as they were played, days x replications: both lines, who was there, room that day."""

    vulnerable: Line
    others: Line
    present: Counts
    room: Counts


def play(demand: Demand, staffing: Staffing, days: int, replications: int, seed: int) -> Played:
    """Play the days, all replications at once. Raises DeskError for sizes that cannot be."""
    whole(days, "The number of days", 1, MOST_DAYS)
    whole(replications, "The number of replications", 1, MOST_CELLS)
    whole(seed, "The seed", 0, 2**63 - 1)
    if days * replications > MOST_CELLS:
        raise DeskError(
            f"{days:,} days in {replications:,} replications are more than {MOST_CELLS:,} days to play: "
            "ask for fewer days or fewer replications."
        )
    # A stream for each kind of luck, so that none shifts another.
    first, later, there, waiting = (np.random.default_rng(stream) for stream in np.random.SeedSequence(seed).spawn(4))
    size = (days, replications)
    means = np.resize(np.array(demand.means(), dtype=np.float64), days)
    vulnerable = _by_day(first.random(size), means * demand.vulnerable, poisson)
    others = _by_day(later.random(size), means * (1 - demand.vulnerable), poisson)
    backlog = binomial(waiting.random(replications), demand.backlog, demand.vulnerable)
    vulnerable[0] += backlog
    others[0] += demand.backlog - backlog
    chance = 1 - staffing.absent
    present = _by_day(
        there.random(size), staffing.by_day(days), lambda luck, number: binomial(luck, int(number), chance)
    )
    room = present * staffing.cap
    return Played(*serve(vulnerable, others, room), present, room)


def _check_changes(changes: object, interviewers: int) -> None:
    """Refuse transfers that are no pairs of whole numbers or that leave fewer than no interviewers."""
    if not isinstance(changes, tuple) or not all(isinstance(change, tuple) and len(change) == 2 for change in changes):
        raise DeskError(
            f"Staffing.changes is {changes!r}: give pairs of a day and a difference, such as ((20, -2),) for two "
            "fewer from the twenty-first day on."
        )
    for day, more in changes:
        whole(day, "The day of a change of Staffing", 0, MOST_DAYS)
        whole(more, f"The difference of the change of Staffing on day {day}", -MOST_STAFF, MOST_STAFF)
    left = interviewers
    for day, more in sorted(changes, key=lambda change: (change[0], -change[1])):  # who comes that day before who goes
        left += more
        whole(left, f"The number of interviewers after the changes of Staffing on day {day}", 0, MOST_STAFF)


def _by_day(luck: Numbers, figures: Numbers | Counts, draw: Callable[[Numbers, float], Counts]) -> Counts:
    """Draw every day with its own figure; days with the same figure together."""
    kinds = np.unique(figures)
    if len(kinds) == 1:
        return draw(luck, float(kinds[0]))
    drawn = np.empty(luck.shape, dtype=np.int64)
    for kind in kinds:
        rows = figures == kind
        drawn[rows] = draw(luck[rows], float(kind))
    return drawn
