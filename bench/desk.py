"""The plan of an interview office: seconds, memory, and how far from the best plan there can be.

The waiting of a plan, weighted by tier, is held against a linear relaxation that no plan can beat; the head of
`amparo.scheduling.bound` proves it. How much of the distance is the relaxation's own is seen where offices are so
small that CP-SAT proves the best plan. At 500 and 5,000 the bound was the same to the last digit when it also knew
the gender and the place asked for, at five times the cost.
"""

from __future__ import annotations

import importlib
import math
import statistics
import subprocess
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from importlib.util import find_spec
from types import MappingProxyType
from typing import Any

import numpy as np

from amparo.scheduling.bound import AFTER, bound_of
from amparo.scheduling.capacity import NOBODY, Seat
from amparo.scheduling.checking import faults_of
from amparo.scheduling.hours import bookings_of
from amparo.scheduling.measuring import WEIGHTS, Waiting, waiting_of
from amparo.scheduling.model import Desk, Interpreter, Interviewer, Plan, Request, Tier, Unplaced, Why
from amparo.scheduling.planning import plan, plan_by_list
from amparo.scheduling.repairing import Timetable, repair
from bench.measure import Report, interleaved, progress
from bench.scale import peak_mb

SIZES = ((500, 20, 5), (5_000, 100, 5), (50_000, 500, 1))
"""Requests, interviewers, rounds that are measured."""
LOAD = 0.75
"""Interviews asked for, of those there is room for, from the first day to the last on which somebody new may come."""
GAP, MEND, MENDED = 0.01, 1.0, 5_000
PLAN, LIST = "plan()", "plan_by_list()"
LIMIT = 60.0
"""Seconds that CP-SAT is given."""
SMALL = ((60, 4), (100, 6), (150, 8))
"""Requests and interviewers of offices whose best plan CP-SAT can prove; whom nobody there could meet is left out."""
SEARCHED = 500
"""CP-SAT is asked up to here: at 5,000 the plain model, 20 days a person, held 9 GB and had no plan after 5 minutes."""
SPOKEN = {
    "Spanish": 0.42,
    "Haitian Creole": 0.10,
    "Portuguese": 0.08,
    "Russian": 0.08,
    "Chinese": 0.07,
    "French": 0.06,
    "Arabic": 0.05,
    "Punjabi": 0.05,
    "English": 0.05,  # every interviewer speaks it
}
INTERPRETED = {"K'iche'": 0.02, "Tigrinya": 0.02}  # no interviewer speaks them
TIERS = (0.04, 0.06, 0.10, 0.10, 0.15, 0.55)
BOUND_BY_A_DAY = (0.1, 0.1, 0.1, 0.3, 0.6, 0.05)
"""How many have a last day, by tier."""
MINUTES = {60: 0.2, 90: 0.35, 120: 0.3, 150: 0.15}
PLACES = ("jail", "clinic")


@dataclass(frozen=True, slots=True)
class World:
    """An invented office and who asks it."""

    desk: Desk
    requests: tuple[Request, ...]
    until: int  # the days in which people come


def invent(requests: int, interviewers: int, seed: int = 7) -> World:
    """A seeded office: two in five wait from the first day, the others come evenly; some rooms, absences, wishes."""
    draw = np.random.default_rng(seed)
    staff = tuple(_interviewers(draw, interviewers))
    rare = [frozenset({*INTERPRETED, more}) for more in ("Arabic", "Punjabi", "Russian")]
    voices = tuple(
        Interpreter(f"interpreter {number}", rare[number % 3], absent=_absences(draw))
        for number in range(max(2, interviewers // 10))
    )
    desk = Desk(staff, voices, MappingProxyType({place: max(2, interviewers // 12) for place in PLACES}))
    days = sum(share * minutes for minutes, share in MINUTES.items())
    a_day = sum(min(one.cap, one.minutes / days) * len(one.weekdays) / 5 for one in staff) * 0.97
    until = math.ceil(requests / a_day / LOAD)
    asked = (_meetable(desk, one) for one in _requests(draw, requests, interviewers, until))
    return World(desk, tuple(asked), until)


def _meetable(desk: Desk, one: Request) -> Request:
    """The request without wishes that two interviewers of this office cannot meet: everybody can be placed."""
    able = [
        each
        for each in desk.interviewers
        if (one.language in each.languages or one.language in INTERPRETED)
        and each.name not in one.excluded
        and one.gender in ("", each.gender)
        and (not one.place or not each.places or one.place in each.places)
    ]
    return one if len(able) > 1 else replace(one, excluded=frozenset(), gender="", place="")


def _interviewers(draw: np.random.Generator, count: int) -> Iterator[Interviewer]:
    tongues = [language for language in SPOKEN if language != "English"]
    owed = Counter[str]()
    for number in range(count):
        for language in tongues:
            owed[language] += SPOKEN[language]  # type: ignore[assignment]
        first = max(tongues, key=lambda language: owed[language])
        owed[first] -= sum(SPOKEN[language] for language in tongues)  # type: ignore[assignment]
        second = {"Spanish"} if number % 5 == 0 else {"French"} if number % 7 == 0 else set()
        junior = number % 6 == 5
        yield Interviewer(
            f"interviewer {number}",
            frozenset({"English", first, *second}),
            cap=3 if junior else 4,
            minutes=300 if junior else 360,
            weekdays=frozenset(range(5)) - ({int(draw.integers(5))} if draw.random() < 0.1 else set()),
            absent=_absences(draw),
            gender="f" if draw.random() < 0.55 else "m",
            places=frozenset() if draw.random() < 0.7 else frozenset({"office", str(draw.choice(PLACES))}),
        )


def _absences(draw: np.random.Generator) -> frozenset[int]:
    return frozenset(int(day) for day in np.flatnonzero(draw.random(60) < 0.03))


def _requests(draw: np.random.Generator, count: int, interviewers: int, until: int) -> Iterator[Request]:
    shares = SPOKEN | INTERPRETED
    languages = draw.choice(list(shares), count, p=np.array(list(shares.values())))
    tiers = draw.choice(len(TIERS), count, p=np.array(TIERS))
    minutes = draw.choice(list(MINUTES), count, p=np.array(list(MINUTES.values())))
    comes = np.where(draw.random(count) < 0.4, 0, draw.integers(0, until, count))
    for number in range(count):
        tier, earliest = int(tiers[number]), int(comes[number])
        excluded = draw.integers(interviewers, size=2) if draw.random() < 0.05 else ()
        wish = draw.random()
        yield Request(
            f"request {number:05}",
            int(minutes[number]),
            str(languages[number]),
            Tier(tier),
            earliest,
            earliest + int(draw.integers(4, 21)) if draw.random() < BOUND_BY_A_DAY[tier] else None,
            frozenset(f"interviewer {one}" for one in excluded),
            "f" if wish < 0.08 else "m" if wish < 0.1 else "",
            str(draw.choice(PLACES)) if draw.random() < 0.06 else "",
        )


# --- CP-SAT -----------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Searched:
    """What CP-SAT found: its plan if any, its own bound on the weighted waiting, seconds to build and to search."""

    made: Plan | None
    bound: float
    status: str
    size: int
    build: float
    search: float


def by_cp_sat(world: World, days: int, window: int, seconds: float = LIMIT) -> Searched:
    """The plain model: each request with one interviewer on one of the first days that serve it, or with none.

    Nobody is left out for less than a hundred thousand, with a last day a million. The same rules as the planner.
    """
    cp: Any = importlib.import_module("ortools.sat.python.cp_model")
    began = time.perf_counter()
    desk, model = world.desk, cp.CpModel()
    weekdays = [date.weekday() for date in desk.dates]
    here = [
        [d for d in range(days) if weekdays[d] in one.weekdays and d not in one.absent] for one in desk.interviewers
    ]
    seats: list[tuple[Request, Seat, Any]] = []
    held: defaultdict[tuple[int, int], list[tuple[int, Any]]] = defaultdict(list)
    voiced: defaultdict[tuple[int, int], list[tuple[int, Any]]] = defaultdict(list)
    beside: dict[tuple[int, int, int], Any] = {}
    sits: dict[tuple[int, str, int], Any] = {}
    costs: list[Any] = []
    for one in world.requests:
        mine = []
        end = min(days, one.earliest + window, days if one.last is None else one.last + 1)
        for row, person in enumerate(desk.interviewers):
            if person.name in one.excluded or one.gender not in ("", person.gender):
                continue
            if one.place and person.places and one.place not in person.places:
                continue
            direct = one.language in person.languages
            able = [k for k, each in enumerate(desk.interpreters) if one.language in each.languages]
            for day in here[row]:
                if not one.earliest <= day < end:
                    continue
                for voice in (NOBODY,) if direct else able:
                    if voice != NOBODY:
                        each = desk.interpreters[voice]
                        if weekdays[day] not in each.weekdays or day in each.absent:
                            continue
                    minutes = one.minutes + (0 if direct else one.interpreter_adds)
                    x = model.new_bool_var("")
                    mine.append(x)
                    seats.append((one, Seat(row, day, minutes, voice), x))
                    costs.append(WEIGHTS[one.tier] * (day - one.earliest) * x)
                    held[row, day].append((minutes, x))
                    if voice != NOBODY:
                        voiced[voice, day].append((minutes, x))
                        if (row, voice, day) not in beside:
                            beside[row, voice, day] = model.new_bool_var("")
                        model.add_implication(x, beside[row, voice, day])
                    if one.place:
                        if (row, one.place, day) not in sits:
                            sits[row, one.place, day] = model.new_bool_var("")
                        model.add_implication(x, sits[row, one.place, day])
        none = model.new_bool_var("")
        model.add_exactly_one([*mine, none])
        costs.append((1_000_000 if one.last is not None else 100_000) * none)
    for (row, _), those in held.items():
        person = desk.interviewers[row]
        model.add(sum(x for _, x in those) <= person.cap)
        model.add(sum(minutes * x for minutes, x in those) <= person.minutes)
        length = person.closes - person.opens + person.gap
        model.add(sum((minutes + person.gap) * x for minutes, x in those) <= length)
    for (voice, _), those in voiced.items():
        model.add(sum(minutes * x for minutes, x in those) <= desk.interpreters[voice].minutes)
    _one_each(model, beside, (0, 2))  # an interviewer has one interpreter a day,
    _one_each(model, beside, (1, 2))  # an interpreter one interviewer,
    _one_each(model, sits, (0, 2))  # and an interviewer one place
    for place, rooms in desk.rooms.items():
        for day in range(days):
            those_here = [x for (_, at, on), x in sits.items() if at == place and on == day]
            if those_here:
                model.add(sum(those_here) <= rooms)
    model.minimize(sum(costs))
    build = time.perf_counter() - began
    solver = cp.CpSolver()
    solver.parameters.max_time_in_seconds = seconds
    status = solver.solve(model)
    search = time.perf_counter() - began - build
    made = None
    if status in (cp.OPTIMAL, cp.FEASIBLE):
        found = {one.id: seat for one, seat, x in seats if solver.boolean_value(x)}
        left = sorted(Unplaced(one.id, Why.FULL) for one in world.requests if one.id not in found)
        made = Plan(bookings_of(desk, world.requests, found), tuple(left))
    return Searched(made, max(0.0, solver.best_objective_bound), solver.status_name(status), len(seats), build, search)


def _one_each(model: Any, chosen: Mapping[tuple[Any, ...], Any], alike: Sequence[int]) -> None:
    """At most one of those that are alike in these places of their names."""
    groups: defaultdict[tuple[Any, ...], list[Any]] = defaultdict(list)
    for name, x in chosen.items():
        groups[tuple(name[place] for place in alike)].append(x)
    for those in groups.values():
        model.add_at_most_one(those)


# --- Measuring --------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Measured:
    """One plan, made in a process of its own: seconds, MB before and at the peak, what came of it."""

    seconds: float
    before: float
    peak: float
    waiting: Waiting
    faults: int
    used: int  # days


def measure(side: str, requests: int, interviewers: int) -> None:
    """Make one plan, in a process of its own, and print what `Measured` holds."""
    world = invent(requests, interviewers)
    before = peak_mb()
    began = time.perf_counter()
    made = (plan if side == PLAN else plan_by_list)(world.desk, world.requests)
    took = time.perf_counter() - began
    peak = peak_mb()
    found = waiting_of(world.requests, made)
    faults = len(faults_of(world.desk, world.requests, made))
    used = max(one.day for one in made.bookings) + 1
    print(took, before, peak, *found.days, found.unplaced, found.missed, faults, used)


def _measured(side: str, requests: int, interviewers: int) -> Measured:
    command = [sys.executable, "-m", "bench.desk", side, str(requests), str(interviewers)]
    done = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=True)
    seconds, before, peak, *others = map(float, done.stdout.split())
    counts = [round(one) for one in others]
    tiers = len(WEIGHTS)
    waiting = Waiting(tuple(counts[:tiers]), counts[tiers], counts[tiers + 1])
    return Measured(seconds, before, peak, waiting, counts[-2], counts[-1])


def run(sizes: Sequence[tuple[int, int, int]] = SIZES, limit: float = LIMIT) -> Report:
    """Measure every size: the plan, the list, the bound, CP-SAT, mending."""
    report = Report(
        [
            f"The desk: requests planned over 60 working days, rounds interleaved, each plan in a process of its own; "
            f"a day of waiting weighs {', '.join(map(str, WEIGHTS))} by tier"
        ]
    )
    for requests, interviewers, rounds in sizes:
        world = invent(requests, interviewers)
        made = _sides(report, world, rounds)
        if find_spec("highspy"):
            _against_bound(report, world)
        if find_spec("ortools") and requests <= SEARCHED:
            _against_cp_sat(report, world, made, limit)
        if requests == MENDED:
            _mend(report, world)
    if find_spec("highspy") and find_spec("ortools"):
        _to_the_best(report, limit)
    return report


def _sides(report: Report, world: World, rounds: int) -> Measured:
    """The plan against the list, by size; what the plan is."""
    desk, requests, people = world.desk, len(world.requests), len(world.desk.interviewers)
    rows: dict[str, list[Measured]] = {PLAN: [], LIST: []}
    for number in range(rounds):
        progress(f"{requests:,} requests: round {number + 1} of {rounds}")
        for side, found in rows.items():
            found.append(_measured(side, requests, people))
    needed = sum(one.minutes for one in world.requests)
    here = [date.weekday() for date in desk.dates]
    made = rows[PLAN][0]
    room = sum(
        one.minutes
        for one in desk.interviewers
        for day in range(made.used)
        if here[day] in one.weekdays and day not in one.absent
    )
    report.lines.append(
        f"  {requests:,} requests x {people} interviewers, {len(desk.interpreters)} interpreters; people come in "
        f"{world.until} days, {made.used} are needed; {needed / room:.0%} of their minutes are asked for"
    )
    for side, found in rows.items():
        one = found[0]
        report.lines.append(
            f"    {side:15} {statistics.median(each.seconds for each in found):7.2f} s (median of {len(found)})  peak "
            f"{max(each.peak for each in found):5,.0f} MB ({max(each.peak - each.before for each in found):,.0f} of "
            f"it planning)  {_told(one.waiting)}"
        )
    listed = rows[LIST][0].waiting
    faults = sum(one.faults for found in rows.values() for one in found)
    report.goal(faults == 0, f"{requests:,} requests: {faults} faults in {2 * rounds} plans (goal 0)")
    report.goal(
        made.waiting.missed <= listed.missed and made.waiting.missed == 0,
        f"{requests:,} requests: {made.waiting.missed} last days missed, by the list {listed.missed} (goal 0); "
        f"{made.waiting.unplaced} without an hour, by the list {listed.unplaced}",
    )
    return made


def _told(waiting: Waiting) -> str:
    return (
        f"days waited by tier {' / '.join(f'{one:,}' for one in waiting.days)}, weighted {waiting.weighted:,}; "
        f"{waiting.unplaced} without an hour, {waiting.missed} of them with a last day"
    )


def _against_bound(report: Report, world: World) -> None:
    """How far the plan lies above the bound."""
    requests = len(world.requests)
    progress(f"{requests:,} requests: the bound")
    made = plan(world.desk, world.requests)
    began = time.perf_counter()
    found = bound_of(world.desk, world.requests, made)
    took = time.perf_counter() - began
    if found is None:
        report.lines.append("    the bound was not proved in ten minutes")
        return
    gap = found.above(waiting_of(world.requests, made).weighted)
    report.lines.append(
        f"    bound           {took:7.2f} s  by tier {' / '.join(f'{one:,.0f}' for one in found.days)}, "
        f"weighted {found.weighted:,}"
    )
    report.goal(gap <= GAP, f"{requests:,} requests: {gap:.1%} above the bound (goal {GAP:.0%})")


def _against_cp_sat(report: Report, world: World, made: Measured, limit: float) -> None:
    """What a solver finds in a minute, and what it proves."""
    requests = len(world.requests)
    days = min(world.desk.days, made.used + AFTER)
    progress(f"{requests:,} requests: CP-SAT")
    found = by_cp_sat(world, days, 20, limit)
    told = "no plan"
    if found.made is not None:
        broken = len(faults_of(world.desk, world.requests, found.made))
        told = f"{_told(waiting_of(world.requests, found.made))}; {broken} faults"
    report.lines.append(
        f"    CP-SAT          {found.build + found.search:7.2f} s ({found.build:.1f} to build {found.size:,} choices "
        f"in the first {days} days; {found.search:.1f} of {limit:.0f} to search)  {found.status}: {told}; its own "
        f"bound {found.bound:,.0f}"
    )


def _to_the_best(report: Report, limit: float) -> None:
    """Offices so small that the best plan is known: how far the plan lies above it, and it above the bound."""
    sums, proved = np.zeros(4, dtype=np.int64), 0
    for requests, people in SMALL:
        for seed in range(3):
            progress(f"{requests} requests, office {seed + 1}: the best plan")
            world = invent(requests, people, seed)
            able = {one.request for one in plan(world.desk, world.requests).bookings}
            world = replace(world, requests=tuple(one for one in world.requests if one.id in able))
            made = plan(world.desk, world.requests)
            days = min(world.desk.days, max(one.day for one in made.bookings) + 1 + AFTER)
            best = by_cp_sat(world, days, 20, limit)
            bound = bound_of(world.desk, world.requests, made)
            if best.made is None or bound is None or best.status != "OPTIMAL":
                continue
            plans = made, best.made, plan_by_list(world.desk, world.requests)
            mine, least, listed = (waiting_of(world.requests, one).weighted for one in plans)
            sums += [listed, mine, least, bound.weighted]
            proved += 1
    listed, mine, least, lowest = (int(one) for one in sums)
    if proved:
        report.lines.append(
            f"  {proved} offices of {SMALL[0][0]} to {SMALL[-1][0]} requests whose best plan CP-SAT proved: waiting by "
            f"the list {listed:,}, planned {mine:,}, the best plan {least:,}, the bound {lowest:,}: the plan is "
            f"{mine / least - 1:.1%} above the best, the best {least / lowest - 1:.1%} above the bound"
        )


def _mend(report: Report, world: World) -> None:
    """One interviewer in twenty is away on one day each."""
    desk, draw = world.desk, np.random.default_rng(3)
    made = plan(desk, world.requests)
    booked = Counter((one.interviewer, one.day) for one in made.bookings)
    away: dict[str, int] = {}
    for row in draw.choice(len(desk.interviewers), max(1, len(desk.interviewers) // 20), replace=False):
        name = desk.interviewers[row].name
        away[name] = int(draw.choice([day for (who, day), count in booked.items() if who == name and count]))
    left = replace(
        desk,
        interviewers=tuple(
            replace(one, absent=one.absent | {away[one.name]}) if one.name in away else one for one in desk.interviewers
        ),
    )
    took = interleaved({"repair()": lambda: repair(left, world.requests, made)}, 5)["repair()"]
    mended = repair(left, world.requests, made)
    hit = {one.request for one in made.bookings if away.get(one.interviewer) == one.day}
    others = sum(one.request not in hit for one in mended.changes)
    asked = {one.id: one for one in world.requests}
    kept = Timetable(left, asked)
    for booking in made.bookings:
        if booking.request not in hit:
            kept.add(booking)
    stuck = sum(kept.earliest(asked[one]) is None for one in hit)  # nobody else moved, no day that serves has room
    faults = len(faults_of(left, world.requests, mended.plan))
    kinds = Counter(one.notice.name for one in mended.changes)
    report.lines.append(
        f"    repair()        {took:7.2f} s (median of 5) after {len(away)} interviewers are away a day each: "
        f"{len(mended.changes)} bookings moved, {len(hit)} were hit "
        f"({stuck} found every day full), {others} others moved, {faults} faults; "
        f"{', '.join(f'{count} {kind}' for kind, count in sorted(kinds.items()))}"
    )
    report.goal(took < MEND, f"{len(world.requests):,} requests mended in {took:.2f} s (goal below {MEND:.0f} s)")
    report.goal(
        others <= stuck and not faults,
        f"{others} others moved for {len(hit)} hit, {stuck} of whom no free day serves (goal at most {stuck})",
    )


if __name__ == "__main__":
    if len(sys.argv) == 4:
        measure(sys.argv[1], int(sys.argv[2]), int(sys.argv[3]))
    else:
        print(run().text())
