"""The least that people must wait whoever plans: a linear relaxation that no plan can beat.

The waiting is weighted by tier. Take any plan that gives all these people an hour and misses no last day, and count

- by language, minutes and tier: who waits at the end of each day. A person waits at the end of exactly `day - earliest`
  days, so the weighted sum of these counts is the objective itself. The counts obey the balance (who waited, plus who
  came, minus who was met), and nobody waits past a last day;
- by kind of interviewer (equal languages, cap, minutes, gap and hours) and day: how many were met, by minutes, with
  and without an interpreter. Every interviewer present has one list of interviews that day, which fits into cap,
  minutes and hours; so the interviews of a kind fit into as many lists as interviewers of it are present;
- by kind of interpreter and day: the same, with the largest cap and the longest day of any interviewer.

So every plan is a solution of the linear program. The program also allows fractions, ignores exclusions, the gender
and the place asked for, rooms, who sits beside whom, and which of two like people came first; days after those looked
at cost nothing and have room for everybody. Its optimum therefore lies at or below that of every plan; and because
every plan waits whole days, so does the next whole number above it.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import combinations_with_replacement

from amparo.scheduling.linear_program import LinearProgram
from amparo.scheduling.measuring import WEIGHTS
from amparo.scheduling.model import Desk, Interpreter, Interviewer, Plan, Request

AFTER = 5
"""Days that are looked at after the last one that a plan uses."""
SECONDS = 600.0
LISTS = 3_000
"""So many kinds of lists are told apart; where lengths make more, minutes and caps are taken for a day as a whole."""
CLOSE = 1e-6
"""What HiGHS may be off by, as a share."""


@dataclass(frozen=True, slots=True)
class Bound:
    """The weighted waiting that no plan can beat; the days by tier in the solution of the relaxation itself."""

    weighted: int
    days: tuple[float, ...]

    def above(self, weighted: int) -> float:
        """How far a plan's weighted waiting lies above, as a share; 0 where neither waits."""
        return weighted / self.weighted - 1 if self.weighted else math.inf if weighted else 0.0


type Kind = tuple[str, int, int]
"""Language, minutes, what an interpreter adds."""
type Crew = tuple[frozenset[str], int, int, int, int]
"""Languages, cap, minutes, gap, hours and a gap (the last interview needs none after it)."""
type Terms = Mapping[int, Sequence[tuple[int, float]]]
"""By minutes, the columns that count the interviews of such a length."""


def bound_of(desk: Desk, requests: Iterable[Request], made: Plan, seconds: float = SECONDS) -> Bound | None:
    """The bound for those whom a plan gives an hour; None where HiGHS proves none in time. Raises DeskError without it.

    Whoever has no hour in the plan is left out: the bound says what the others must wait at least.
    """
    placed = {booking.request for booking in made.bookings}
    asked = [request for request in requests if request.id in placed]
    if not asked:
        return Bound(0, (0.0,) * len(WEIGHTS))
    days = min(desk.days, max(booking.day for booking in made.bookings) + 1 + AFTER)
    program = LinearProgram()
    met, waits = _people(program, desk, asked, days)
    _met_by_interviewers(program, desk, met, days)
    solved = program.solve(seconds)
    if solved is None:
        return None
    least, quantities = solved
    waiting = tuple(sum(quantities[column] for column in waits[tier]) for tier in range(len(WEIGHTS)))
    return Bound(max(0, math.ceil(least - CLOSE * max(1.0, least))), waiting)


def _people(
    program: LinearProgram, desk: Desk, asked: Iterable[Request], days: int
) -> tuple[dict[Kind, list[list[int]]], dict[int, list[int]]]:
    """Who is met on each day, by kind, and who waits at its end, by tier."""
    lines: defaultdict[tuple[Kind, int], list[Request]] = defaultdict(list)
    for request in sorted(asked, key=lambda person: person.id):
        lines[(request.language, request.minutes, request.interpreter_adds), int(request.tier)].append(request)
    met: dict[Kind, list[list[int]]] = {}
    waits: dict[int, list[int]] = {tier: [] for tier in range(len(WEIGHTS))}
    for (kind, tier), people in lines.items():
        by_day = met.setdefault(kind, [[] for _ in range(days)])
        before: list[tuple[int, float]] = []
        for day in range(days):
            may_wait = sum(person.earliest <= day and (person.last is None or person.last > day) for person in people)
            whole = days == desk.days and day == days - 1  # the last day of the horizon: nobody is left
            left = program.column(WEIGHTS[tier], 0.0 if whole else float(may_wait))
            served = program.column()
            came = float(sum(person.earliest == day for person in people))
            program.row([(left, 1.0), (served, 1.0), *before], came, came)
            before = [(left, -1.0)]
            by_day[day].append(served)
            waits[tier].append(left)
    return met, waits


def _met_by_interviewers(program: LinearProgram, desk: Desk, met: Mapping[Kind, list[list[int]]], days: int) -> None:
    """Everybody met is on the list of an interviewer, and on that of an interpreter where one is needed."""
    weekdays = [date.weekday() for date in desk.dates]
    crews: defaultdict[Crew, list[Interviewer]] = defaultdict(list)
    for interviewer in desk.interviewers:
        crews[
            interviewer.languages,
            interviewer.cap,
            interviewer.minutes,
            interviewer.gap,
            interviewer.closes - interviewer.opens + interviewer.gap,
        ].append(interviewer)
    voices: defaultdict[tuple[frozenset[str], int], list[Interpreter]] = defaultdict(list)
    for voice in desk.interpreters:
        voices[voice.languages, voice.minutes].append(voice)
    most = (
        max(interviewer.cap for interviewer in desk.interviewers),
        max(interviewer.minutes for interviewer in desk.interviewers),
    )
    for day in range(days):
        sums: defaultdict[Kind, list[int]] = defaultdict(list)  # who meets them
        heard: defaultdict[Kind, list[int]] = defaultdict(list)  # with an interpreter
        for (spoken, cap, minutes, gap, clock), people in crews.items():
            here = sum(weekdays[day] in person.weekdays and day not in person.absent for person in people)
            filled: defaultdict[int, list[tuple[int, float]]] = defaultdict(list)
            for kind in met:
                language, length, adds = kind
                if not here or (language not in spoken and not any(language in each for each, _ in voices)):
                    continue
                column = program.column()
                sums[kind].append(column)
                if language not in spoken:
                    heard[kind].append(column)
                filled[length if language in spoken else length + adds].append((column, 1.0))
            _fill(program, filled, here, cap, minutes, gap, clock)
        said: defaultdict[Kind, list[int]] = defaultdict(list)
        for (spoken, minutes), group in voices.items():
            here = sum(weekdays[day] in number.weekdays and day not in number.absent for number in group)
            filled = defaultdict(list)
            for kind in heard:
                if here and kind[0] in spoken:
                    column = program.column()
                    said[kind].append(column)
                    filled[kind[1] + kind[2]].append((column, 1.0))
            _fill(program, filled, here, most[0], min(minutes, most[1]), 0, 1440)
        for kind, columns in heard.items():
            program.row([*((number, 1.0) for number in columns), *((number, -1.0) for number in said[kind])], 0.0, 0.0)
        for kind, by_day in met.items():
            program.row(
                [*((number, 1.0) for number in by_day[day]), *((number, -1.0) for number in sums[kind])], 0.0, 0.0
            )


def _fill(program: LinearProgram, filled: Terms, here: int, cap: int, minutes: int, gap: int, clock: int) -> None:
    """As many lists as people are here hold all these interviews."""
    if not filled:
        return
    lengths = tuple(sorted(filled))
    if math.comb(len(lengths) + cap, cap) > LISTS:
        terms = [(length, column) for length, those in filled.items() for column, _ in those]
        program.row([(column, 1.0) for _, column in terms], 0.0, float(cap * here))
        program.row([(column, float(length)) for length, column in terms], 0.0, float(minutes * here))
        program.row([(column, float(length + gap)) for length, column in terms], 0.0, float(clock * here))
        return
    lists = [(program.column(), way) for way in fillings(lengths, cap, minutes, gap, clock)]
    program.row([(column, 1.0) for column, _ in lists], 0.0, float(here))
    for length, interviews in filled.items():
        program.row(
            [*interviews, *((column, -float(way[length])) for column, way in lists if way[length])], -math.inf, 0.0
        )


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
        Counter(some) for some in sorted(fit) if not any(tuple(sorted((*some, length))) in fit for length in lengths)
    )
