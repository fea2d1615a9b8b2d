"""The waiting that no plan can beat: the optimum of a linear relaxation, to hold a plan against.

A day that somebody waits weighs 32, 16, 8, 4, 2 or 1, by tier. Take any plan that places everybody and misses no last
day, and count in it

- by language, minutes, gender asked for, place asked for, and tier: who waits at the end of each day. A person waits
  at the end of exactly `day - earliest` days, so the weighted sum of these counts is the objective itself. The counts
  obey the balance (who waited, plus who came, minus who was met), and nobody waits past a last day;
- by kind of interviewer (equal languages, gender, places, cap, minutes, gap and hours) and day: how many were met, by
  minutes, with and without an interpreter. Every interviewer present has one list of interviews that day, which fits
  into cap, minutes and hours; so the interviews of a kind fit into as many lists as interviewers of it are present;
- by kind of interpreter and day: the same, with the largest cap and the longest day of any interviewer.

So every plan is a solution of the linear programme; the programme also allows fractions, ignores exclusions, rooms,
being at one place a day, who sits beside whom, and which of two like people came first. Its optimum therefore lies at
or below that of every plan. Without `fine` gender and place are ignored as well, and days after the ones looked at cost
nothing and have room for everybody: both only lower it.
"""

from __future__ import annotations

import importlib
import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from importlib.util import find_spec
from itertools import combinations_with_replacement
from typing import Any

import numpy as np

from amparo.desk.model import Desk, Interpreter, Interviewer, Plan, Request
from amparo.errors import DeskError

WEIGHTS = (32, 16, 8, 4, 2, 1)
"""What a day of waiting weighs, by tier."""
FINE, AFTER = 5_000, 5
"""Up to so many requests gender and place are looked at; so many days more than the plan used."""


@dataclass(frozen=True, slots=True)
class Held:
    """A plan beside the bound: days waited by tier and weighted, the least weighted, and the seconds to find it."""

    days: tuple[int, ...]
    weighted: int
    least: float

    @property
    def above(self) -> float:
        """How far the plan lies above the bound, as a share; 0 where nobody has to wait."""
        return self.weighted / self.least - 1 if self.least > 0 else (0.0 if not self.weighted else math.inf)


def held_against(desk: Desk, requests: Iterable[Request], made: Plan) -> Held | None:
    """A plan beside the bound; None where the bound could not be proved, as when nobody could be placed in time.

    Those without an hour wait in neither. Raises DeskError where HiGHS is not installed.
    """
    if find_spec("highspy") is None:
        raise DeskError("the bound needs HiGHS: pip install 'amparo[desk]'")
    placed = {one.request: one for one in made.bookings}
    asked = tuple(one for one in requests if one.id in placed)
    days = [0] * len(WEIGHTS)
    for one in asked:
        days[one.tier] += placed[one.id].day - one.earliest
    used = max((one.day for one in made.bookings), default=0) + 1
    found = bound(desk, asked, used + AFTER, fine=len(asked) <= FINE)
    weighted = sum(weight * count for weight, count in zip(WEIGHTS, days, strict=True))
    return Held(tuple(days), weighted, found.weighted) if found else None


@dataclass(slots=True)
class Programme:
    """A linear programme, row by row, for HiGHS."""

    costs: list[float] = field(default_factory=list)
    uppers: list[float] = field(default_factory=list)
    lowest: list[float] = field(default_factory=list)
    highest: list[float] = field(default_factory=list)
    starts: list[int] = field(default_factory=lambda: [0])
    columns: list[int] = field(default_factory=list)
    values: list[float] = field(default_factory=list)

    def column(self, cost: float = 0.0, upper: float = math.inf) -> int:
        """A quantity from 0 to a limit, and what it costs."""
        self.costs.append(cost)
        self.uppers.append(upper)
        return len(self.costs) - 1

    def row(self, terms: Sequence[tuple[int, float]], lowest: float, highest: float) -> None:
        """A sum that lies between two numbers."""
        for column, value in terms:
            self.columns.append(column)
            self.values.append(value)
        self.starts.append(len(self.columns))
        self.lowest.append(lowest)
        self.highest.append(highest)

    def solve(self, seconds: float = 600.0) -> tuple[float, list[float]] | None:
        """The least cost and the quantities, or None where HiGHS did not prove it in time."""
        highspy: Any = importlib.import_module("highspy")
        problem = highspy.HighsLp()
        problem.num_col_, problem.num_row_ = len(self.costs), len(self.lowest)
        problem.col_cost_ = np.array(self.costs)
        problem.col_lower_ = np.zeros(len(self.costs))
        problem.col_upper_ = np.array(self.uppers)
        problem.row_lower_, problem.row_upper_ = np.array(self.lowest), np.array(self.highest)
        problem.a_matrix_.format_ = highspy.MatrixFormat.kRowwise
        problem.a_matrix_.start_ = np.array(self.starts, dtype=np.int32)
        problem.a_matrix_.index_ = np.array(self.columns, dtype=np.int32)
        problem.a_matrix_.value_ = np.array(self.values)
        solver = highspy.Highs()
        solver.setOptionValue("output_flag", False)
        solver.setOptionValue("time_limit", seconds)
        solver.setOptionValue("solver", "ipm")
        solver.passModel(problem)
        solver.run()
        if solver.getModelStatus() != highspy.HighsModelStatus.kOptimal:
            return None
        return float(solver.getInfo().objective_function_value), list(solver.getSolution().col_value)


@dataclass(frozen=True, slots=True)
class Bound:
    """What no plan can beat, and the days by tier in the programme's own solution."""

    weighted: float
    days: tuple[float, ...]


type Kind = tuple[str, int, int, str, str]
"""Language, minutes, what an interpreter adds, gender asked for, place asked for."""
type Crew = tuple[frozenset[str], str, frozenset[str], int, int, int, int]
"""Languages, gender, places, cap, minutes, gap, hours and a gap (the last interview needs none after it)."""


@cache
def fillings(lengths: tuple[int, ...], cap: int, minutes: int, gap: int, clock: int) -> tuple[Counter[int], ...]:
    """The ways to fill a day to which nothing can be added, as how many interviews of each length."""
    fit = {
        some
        for count in range(cap + 1)
        for some in combinations_with_replacement(lengths, count)
        if sum(some) <= minutes and sum(some) + gap * count <= clock
    }
    return tuple(
        Counter(some) for some in sorted(fit) if not any(tuple(sorted((*some, one))) in fit for one in lengths)
    )


def bound(desk: Desk, requests: Sequence[Request], used: int, *, fine: bool) -> Bound | None:
    """The bound that the head of this file describes. `used`: the days of the horizon that are looked at."""
    if not requests or not desk.interviewers:
        return Bound(0.0, (0.0,) * len(WEIGHTS))
    days = min(desk.days, used)
    programme = Programme()
    met, waits = _people(programme, desk, requests, days, fine=fine)
    weekdays = [date.weekday() for date in desk.dates]
    crews: defaultdict[Crew, list[Interviewer]] = defaultdict(list)
    for one in desk.interviewers:
        wish = (one.gender, one.places) if fine else ("", frozenset[str]())
        length = one.closes - one.opens + one.gap
        crews[one.languages, *wish, one.cap, one.minutes, one.gap, length].append(one)
    voices: defaultdict[tuple[frozenset[str], int], list[Interpreter]] = defaultdict(list)
    for voice in desk.interpreters:
        voices[voice.languages, voice.minutes].append(voice)
    lengths = tuple(sorted({kind[1] + extra for kind in met for extra in (0, kind[2])}))
    most = max(one.cap for one in desk.interviewers), max(one.minutes for one in desk.interviewers)
    for day in range(days):
        sums: defaultdict[Kind, list[int]] = defaultdict(list)  # who meets them
        heard: defaultdict[Kind, list[int]] = defaultdict(list)  # with an interpreter
        for (spoken, gender, places, cap, minutes, gap, clock), people in crews.items():
            here = sum(weekdays[day] in one.weekdays and day not in one.absent for one in people)
            filled: defaultdict[int, list[tuple[int, float]]] = defaultdict(list)
            for kind in met:
                language, length, adds, asked, place = kind
                if not here or (fine and asked and asked != gender) or (place and places and place not in places):
                    continue
                if language not in spoken and not any(language in each for each, _ in voices):
                    continue
                column = programme.column()
                sums[kind].append(column)
                if language not in spoken:
                    heard[kind].append(column)
                filled[length if language in spoken else length + adds].append((column, 1.0))
            _fill(programme, filled, here, fillings(lengths, cap, minutes, gap, clock))
        said: defaultdict[Kind, list[int]] = defaultdict(list)
        for (spoken, minutes), group in voices.items():
            here = sum(weekdays[day] in one.weekdays and day not in one.absent for one in group)
            filled = defaultdict(list)
            for kind in heard:
                if here and kind[0] in spoken:
                    column = programme.column()
                    said[kind].append(column)
                    filled[kind[1] + kind[2]].append((column, 1.0))
            _fill(programme, filled, here, fillings(lengths, most[0], min(minutes, most[1]), 0, 1440))
        for kind, columns in heard.items():
            programme.row([*((one, 1.0) for one in columns), *((one, -1.0) for one in said[kind])], 0.0, 0.0)
        for kind, by_day in met.items():
            programme.row([*((one, 1.0) for one in by_day[day]), *((one, -1.0) for one in sums[kind])], 0.0, 0.0)
    solved = programme.solve()
    if solved is None:
        return None
    told = tuple(sum(solved[1][column] for column in waits[tier]) for tier in range(len(WEIGHTS)))
    return Bound(solved[0], told)


def _people(
    programme: Programme, desk: Desk, requests: Sequence[Request], days: int, *, fine: bool
) -> tuple[dict[Kind, list[list[int]]], dict[int, list[int]]]:
    """Who is met on each day, by kind, and who waits at its end, by tier."""
    lines: defaultdict[tuple[Kind, int], list[Request]] = defaultdict(list)
    for one in requests:
        wish = (one.gender, one.place) if fine else ("", "")
        lines[(one.language, one.minutes, one.interpreter_adds, *wish), int(one.tier)].append(one)
    met: dict[Kind, list[list[int]]] = {}
    waits: dict[int, list[int]] = {tier: [] for tier in range(len(WEIGHTS))}
    for (kind, tier), people in lines.items():
        by_day = met.setdefault(kind, [[] for _ in range(days)])
        before: list[tuple[int, float]] = []
        for day in range(days):
            may_wait = sum(one.earliest <= day and (one.last is None or one.last > day) for one in people)
            whole = days == desk.days and day == days - 1  # the last day of the horizon: nobody is left
            left = programme.column(WEIGHTS[tier], 0.0 if whole else float(may_wait))
            served = programme.column()
            came = float(sum(one.earliest == day for one in people))
            programme.row([(left, 1.0), (served, 1.0), *before], came, came)
            before = [(left, -1.0)]
            by_day[day].append(served)
            waits[tier].append(left)
    return met, waits


def _fill(
    programme: Programme,
    filled: Mapping[int, Sequence[tuple[int, float]]],
    here: int,
    ways: Sequence[Counter[int]],
) -> None:
    """As many lists as people are here hold all these interviews."""
    if not filled:
        return
    lists = [(programme.column(), way) for way in ways]
    programme.row([(column, 1.0) for column, _ in lists], 0.0, float(here))
    for length, interviews in filled.items():
        programme.row(
            [*interviews, *((column, -float(way[length])) for column, way in lists if way[length])], -math.inf, 0.0
        )
