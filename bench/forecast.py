"""Waits and backlog by week: all replications at once, against the same office played person by person."""

from __future__ import annotations

import importlib
import math
import time
from collections import deque
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from importlib.util import find_spec
from typing import Any

import numpy as np

from amparo.scheduling.forecast import Demand, Staffing, forecast
from amparo.scheduling.playing import play
from amparo.scheduling.waiting import waits
from bench.measure import Report, interleaved
from bench.queueing import mean_wait, simulate_mmc, waiting_chance

DEMAND = Demand(arrivals=26.0, backlog=120, vulnerable=0.7)
OFFICE = Staffing(interviewers=5, cap=6, absent=0.1)
DAYS, WEEK = 60, 5
OURS = "Amparo, every replication at once"
SIMPY = "SimPy, an event for every person"
LOOP = "a Python loop over people"
AGREE = 4.0
"""Standard errors within which two means must lie: both are random."""
QUEUES = ((0.8, 1.0, 1), (4.0, 1.0, 5), (9.0, 1.2, 9))
"""Arrival rate, service rate and servers for which Erlang's formula is held against the simulation."""


@dataclass
class Tally:
    """One replication: by week how many were interviewed and the days they had waited, by class (0 goes first)."""

    held: list[list[int]] = field(default_factory=lambda: [[0] * (DAYS // WEEK) for _ in range(2)])
    waited: list[list[int]] = field(default_factory=lambda: [[0] * (DAYS // WEEK) for _ in range(2)])
    backlog: list[int] = field(default_factory=list)

    def interview(self, kind: int, came: int, day: int) -> None:
        """Note an interview."""
        self.held[kind][day // WEEK] += 1
        self.waited[kind][day // WEEK] += day - came

    def evening(self, day: int, left: int) -> None:
        """Note who waits at the end of a week."""
        if day % WEEK == WEEK - 1:
            self.backlog.append(left)


type Luck = tuple[list[int], list[int], list[int]]
type Loop = Callable[[Luck], Tally]


def run(replications: int = 2_000, by_person: int = 40, runs: int = 7) -> Report:
    """Measure replications a second of `forecast()` and of the loops, which play so many by person a round."""
    loops: dict[str, Loop] = {LOOP: by_a_loop}
    if find_spec("simpy"):
        loops[SIMPY] = by_simpy
    report = Report([f"A forecast of {DAYS} working days, {replications:,} replications, weeks told with their ranges"])
    sides: dict[str, Callable[[], object]] = {OURS: lambda: forecast(DEMAND, OFFICE, DAYS, replications)}
    sides |= {name: _side(loop, by_person) for name, loop in loops.items()}
    seconds = interleaved(sides, runs)
    rates = {name: (replications if name == OURS else by_person) / took for name, took in seconds.items()}
    for name, rate in rates.items():
        report.lines.append(
            f"  {name:36} {rate:10,.0f} replications a second (1/{rates[OURS] / rate:,.0f}), medians of {runs}"
        )
    against = SIMPY if SIMPY in loops else LOOP
    if against == LOOP:
        report.lines.append("  SimPy is not installed: held against the Python loop instead")
    ratio = rates[OURS] / rates[against]
    report.goal(ratio >= 50, f"{ratio:,.0f} times as many replications a second as {against} (goal 50)")
    _same(report, against, loops[against])
    _agree(report, against, loops[against])
    _erlang(report)
    return report


def by_a_loop(luck: Luck) -> Tally:
    """The office person by person, in plain Python."""
    first, others, room = luck
    lines: tuple[deque[int], deque[int]] = (deque(), deque())
    tally = Tally()
    for day, places in enumerate(room):
        lines[0].extend([day] * first[day])
        lines[1].extend([day] * others[day])
        for _ in range(min(places, len(lines[0]) + len(lines[1]))):
            kind = 0 if lines[0] else 1
            tally.interview(kind, lines[kind].popleft(), day)
        tally.evening(day, len(lines[0]) + len(lines[1]))
    return tally


def by_simpy(luck: Luck) -> Tally:
    """The office in SimPy: people put themselves in the line of their class, the office gets them out."""
    simpy: Any = importlib.import_module("simpy")
    first, others, room = luck
    world = simpy.Environment()
    lines = simpy.Store(world), simpy.Store(world)  # faster than one PriorityStore
    tally = Tally()

    def people() -> Iterator[object]:
        for day in range(DAYS):
            for line, came in zip(lines, (first[day], others[day]), strict=True):
                for _ in range(came):
                    line.put(day)
            yield world.timeout(1)

    def office() -> Iterator[object]:
        yield world.timeout(0.5)  # when all of the morning have come
        for day, places in enumerate(room):
            for _ in range(min(places, len(lines[0].items) + len(lines[1].items))):
                kind = 0 if lines[0].items else 1
                came: Any = yield lines[kind].get()
                tally.interview(kind, came, day)
            tally.evening(day, len(lines[0].items) + len(lines[1].items))
            yield world.timeout(1)

    world.process(people())
    world.process(office())
    world.run()
    return tally


def _luck(draw: np.random.Generator) -> Luck:
    """One replication's people and room, by NumPy's own Poisson and binomial numbers and not by ours."""
    assert isinstance(DEMAND.arrivals, float)
    first = draw.poisson(DEMAND.arrivals * DEMAND.vulnerable, DAYS)
    others = draw.poisson(DEMAND.arrivals * (1 - DEMAND.vulnerable), DAYS)
    backlog = draw.binomial(DEMAND.backlog, DEMAND.vulnerable)
    first[0] += backlog
    others[0] += DEMAND.backlog - backlog
    room = draw.binomial(OFFICE.interviewers, 1 - OFFICE.absent, DAYS) * OFFICE.cap
    return first.tolist(), others.tolist(), room.tolist()


def _side(loop: Loop, replications: int) -> Callable[[], float]:
    """A side that plays so many replications and times itself, the drawing included."""
    draw = np.random.default_rng(1)

    def timed() -> float:
        began = time.perf_counter()
        for _ in range(replications):
            loop(_luck(draw))
        return time.perf_counter() - began

    return timed


def _same(report: Report, name: str, loop: Loop, replications: int = 50) -> None:
    """Give a loop the very people and room of some of our replications: every week must come out the same."""
    played = play(DEMAND, OFFICE, DAYS, replications, 3)
    lines = played.vulnerable, played.others
    ends = np.arange(WEEK - 1, DAYS, WEEK)
    ours = [waits(line, ends) for line in lines]
    backlog = lines[0].left()[ends] + lines[1].left()[ends]
    same = 0
    for number in range(replications):
        first, others, room = (one[:, number].tolist() for one in (lines[0].came, lines[1].came, played.room))
        same += loop((first, others, room)) == Tally(
            held=[one.heard[:, number].tolist() for one in ours],
            waited=[one.days[:, number].tolist() for one in ours],
            backlog=backlog[:, number].tolist(),
        )
    report.goal(same == replications, f"{same} of {replications} replications come out in {name} as in ours, exactly")


def _agree(report: Report, name: str, loop: Loop, replications: int = 400) -> None:
    """Hold the weeks of `forecast()` against those of a loop with luck of its own."""
    draw = np.random.default_rng(2)
    tallies = [loop(_luck(draw)) for _ in range(replications)]
    ours = forecast(DEMAND, OFFICE, DAYS, 20_000)
    apart = []
    for kind in range(2):
        for number, week in enumerate(ours.weeks):
            told = week.others if kind else week.vulnerable
            means = [one.waited[kind][number] / one.held[kind][number] for one in tallies if one.held[kind][number]]
            if told and len(means) > replications / 10:
                apart.append(_apart(told.mean, np.array(means)))
    for number, week in enumerate(ours.weeks):
        # Half of the loop's replications end the week with no more than our median: a share has its own error.
        below = np.mean([one.backlog[number] < week.backlog.median for one in tallies])
        equal = np.mean([one.backlog[number] == week.backlog.median for one in tallies])
        apart.append(float(max(below - 0.5, 0.5 - below - equal, 0) / math.sqrt(0.25 / replications)))
    report.lines.append(
        f"  {len(apart)} figures (waits of both classes and median backlog, by week) against {replications} "
        f"replications of {name}: at most {max(apart):.1f} standard errors apart"
    )
    report.goal(max(apart) <= AGREE, f"same answers as {name} within {AGREE:.0f} standard errors")


def _erlang(report: Report) -> None:
    """Hold the simulated M/M/c line against Erlang's formula."""
    apart = []
    for arrival_rate, service_rate, servers in QUEUES:
        found = simulate_mmc(arrival_rate, service_rate, servers, customers=12_000, warm_up=2_000)
        chance = waiting_chance(arrival_rate, service_rate, servers)
        wait = mean_wait(arrival_rate, service_rate, servers)
        apart += [_apart(chance, found.waited), _apart(wait, found.wait)]
        report.lines.append(
            f"  M/M/{servers}, load {arrival_rate / service_rate / servers:.2f}: chance to wait {chance:.4f}, "
            f"simulated {found.waited.mean():.4f}; mean wait {wait:.4f}, simulated {found.wait.mean():.4f}"
        )
    report.goal(max(apart) <= AGREE, f"Erlang C within {max(apart):.1f} standard errors (goal {AGREE:.0f})")


def _apart(exact: float, found: np.ndarray[Any, np.dtype[np.float64]]) -> float:
    """How many standard errors the mean of what was found lies from a figure."""
    error = float(found.std(ddof=1)) / math.sqrt(len(found))
    return abs(float(found.mean()) - exact) / error if error else 0.0 if found[0] == exact else math.inf


if __name__ == "__main__":
    print(run().text())
