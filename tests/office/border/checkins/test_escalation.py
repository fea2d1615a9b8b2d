"""No missed check-in is ever dropped: histories of time, clocks, restarts and word, against an oracle of its own.

The oracle shares no code with `escalation`: it reads due moments off a table of every minute of every zone, remembers
all that happened and works each look out anew.
"""

from __future__ import annotations

import datetime as dt
import os
from dataclasses import dataclass, field
from functools import cache
from itertools import pairwise
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from amparo.office.border.checkins import escalation
from amparo.office.border.checkins.escalation import DAYS, HOURS, Due, Rhythm, Terms, look

MINUTE, HOUR, DAY = dt.timedelta(minutes=1), dt.timedelta(hours=1), dt.timedelta(days=1)
SLACK = dt.timedelta(minutes=5)
ZONES = (
    "America/Ciudad_Juarez",
    "America/Tijuana",
    "America/Matamoros",
    "America/Monterrey",  # without summer time since 2022
    "America/Phoenix",
    "America/New_York",
    "Europe/Berlin",
)
STARTS = (dt.datetime(2026, 3, 6, 7, tzinfo=dt.UTC), dt.datetime(2026, 10, 30, 7, tzinfo=dt.UTC))
"""Two days before the clocks change: in March and November at the border, in March and October elsewhere."""
STEPS = (2 * HOUR, 6 * HOUR, 12 * HOUR, 24 * HOUR)


# --- the oracle ---------------------------------------------------------------------------------------------


@cache
def minutes_of(zone: str, year_month: tuple[int, int]) -> dict[tuple[dt.date, dt.time], dt.datetime]:
    """When a clock first shows a day and an hour, by watching it for four months."""
    moment = dt.datetime(*year_month, 1, tzinfo=dt.UTC) - 12 * DAY
    seen: dict[tuple[dt.date, dt.time], dt.datetime] = {}
    clock = ZoneInfo(zone)
    for _ in range(120 * 24 * 4):  # all hours here are quarters
        there = moment.astimezone(clock)
        seen.setdefault((there.date(), there.time()), moment)
        moment += 15 * MINUTE
    return seen


@cache
def moments(rhythm: Rhythm, start: dt.datetime, count: int = 60) -> list[tuple[dt.datetime, dt.datetime]]:
    """Due moments of a rhythm and from when on word counts for each; none is left out that matters here."""
    seen = minutes_of(rhythm.zone, (start.year, start.month))

    def shown(day: dt.date) -> dt.datetime:
        at = seen.get((day, rhythm.by))
        later = (dt.datetime.combine(day, rhythm.by) + HOUR).time()
        return at if at is not None else seen[day, later]

    if rhythm.unit == DAYS:
        days = [rhythm.first + (number - 1) * rhythm.every * DAY for number in range(count)]
        found = [shown(day) for day in days if (day + DAY, dt.time(12)) in seen]
    else:
        found = [shown(rhythm.first) + (number - 1) * rhythm.every * HOUR for number in range(count * 5)]
    return [(due, before + (due - before) / 2) for before, due in pairwise(found)]


@dataclass
class Oracle:
    """Everything that happened, and what must stand after each look."""

    start: dt.datetime
    terms: list[tuple[Terms, dt.datetime, dt.datetime | None]] = field(default_factory=list)
    heard: list[dt.datetime] = field(default_factory=list)
    came: set[tuple[Any, dt.datetime]] = field(default_factory=set)
    opens: dict[tuple[Any, dt.datetime], dt.datetime] = field(default_factory=dict)
    settled: set[tuple[Any, dt.datetime]] = field(default_factory=set)

    def looked(self, now: dt.datetime) -> dict[tuple[Any, dt.datetime], tuple[set[int], set[int]] | None]:
        """For each due moment the steps that must have been taken, and may; None where no more may be."""
        self.heard = [at if at <= now + SLACK else now for at in self.heard]
        gone = {key for key in self.came if key[1] > now + SLACK}
        self.came -= gone
        self.settled -= gone
        for one, begins, ends in self.terms:
            for due, opens in moments(one.rhythm, self.start):
                if begins <= due <= now and (ends is None or due < ends):
                    self.came.add((one.id, due))
                    self.opens[one.id, due] = opens
        return {key: self._steps(key, now) for key in self.came}

    def _steps(self, key: tuple[Any, dt.datetime], now: dt.datetime) -> tuple[set[int], set[int]] | None:
        if key in self.settled or any(at >= self.opens[key] for at in self.heard):
            return None
        steps = next(one.steps for one, _, _ in self.terms if one.id == key[0])
        must = {number for number, after in enumerate(steps) if key[1] + after <= now}
        return must, {number for number, after in enumerate(steps) if key[1] + after <= now + SLACK}


# --- the office, with nothing but what it writes down ---------------------------------------------------------


@dataclass
class Office:
    """What would stand in the database: nothing else outlives a look, so each look is one after a restart."""

    terms: list[list[Any]] = field(default_factory=list)  # [Terms, counted]
    dues: dict[tuple[Any, int], Due] = field(default_factory=dict)
    heard_at: dt.datetime | None = None
    complaints: list[str] = field(default_factory=list)

    def look(self, now: dt.datetime) -> None:
        """A round of the jobs."""
        found = look([(one, counted) for one, counted in self.terms], list(self.dues.values()), self.heard_at, now)
        self.heard_at = found.heard_at
        for due in found.void:
            del self.dues[due.terms.id, due.place]
            row = next(row for row in self.terms if row[0].id == due.terms.id)
            row[1] = min(row[1], due.place)
        for due, step in found.take_back:
            self._write(due, self.dues[due.terms.id, due.place].steps_taken - {step})
        for due in found.come:
            if (due.terms.id, due.place) in self.dues:
                self.complaints.append(f"{due.at} came twice")
            self.dues[due.terms.id, due.place] = due
            row = next(row for row in self.terms if row[0].id == due.terms.id)
            row[1] = max(row[1], due.place + 1)
        for due, step in found.escalate:
            taken = self.dues[due.terms.id, due.place].steps_taken
            if step in taken:
                self.complaints.append(f"{due.at} rose twice to {step}")
            self._write(due, taken | {step})

    def _write(self, due: Due, taken: frozenset[int]) -> None:
        now = self.dues[due.terms.id, due.place]
        self.dues[due.terms.id, due.place] = Due(now.terms, now.place, now.at, now.opens_at, now.settled, taken)

    def settle(self, number: int) -> tuple[Any, dt.datetime] | None:
        """A member settles one of those on record."""
        if not self.dues:
            return None
        key = sorted(self.dues, key=str)[number % len(self.dues)]
        now = self.dues[key]
        self.dues[key] = Due(now.terms, now.place, now.at, now.opens_at, True, now.steps_taken)
        return now.terms.id, now.at


@dataclass
class World:
    """One history, told to both."""

    start: dt.datetime
    now: dt.datetime
    office: Office
    oracle: Oracle
    posted: list[dt.datetime] = field(default_factory=list)

    def change(self, rhythm: Rhythm, steps: tuple[dt.timedelta, ...]) -> None:
        """Other terms from now on."""
        self.pause()
        terms = Terms(len(self.oracle.terms), rhythm, steps, self.now)
        self.office.terms.append([terms, 0])
        self.oracle.terms.append((terms, self.now, None))

    def pause(self) -> None:
        """No terms from now on."""
        for row in self.office.terms:
            end = self.now if row[0].end is None else min(row[0].end, self.now)
            old = row[0]
            row[0] = Terms(old.id, old.rhythm, old.steps, old.start, end)
            for key, due in self.office.dues.items():
                if due.terms.id == old.id:
                    self.office.dues[key] = Due(row[0], due.place, due.at, due.opens_at, due.settled, due.steps_taken)
        self.oracle.terms = [
            (one, begins, self.now if ends is None else min(ends, self.now)) for one, begins, ends in self.oracle.terms
        ]

    def arrive(self, number: int) -> None:
        """A message that was posted comes, perhaps long after, perhaps again, perhaps before an older one."""
        if self.posted:
            at = min(self.posted[number % len(self.posted)], self.now)
            self.oracle.heard.append(at)
            known = self.office.heard_at
            self.office.heard_at = at if known is None else max(known, at)

    def look(self) -> list[str]:
        """The jobs are done once; what is not as it must be."""
        before = {key: due.steps_taken for key, due in self.office.dues.items()}
        self.office.look(self.now)
        wanted = self.oracle.looked(self.now)
        here = {(due.terms.id, due.at): due for due in self.office.dues.values()}
        said = list(self.office.complaints)
        said += [f"{key} is lost" for key in wanted.keys() - here.keys()]
        said += [f"{key} was never due" for key in here.keys() - wanted.keys()]
        for key in wanted.keys() & here.keys():
            steps, due = wanted[key], here[key]
            if steps is None:
                grew = due.steps_taken - before.get((due.terms.id, due.place), frozenset())
                said += [f"{key} is answered or settled, and rose"] * bool(grew)
            elif not steps[0] <= due.steps_taken <= steps[1]:
                said.append(f"{key} rose to {sorted(due.steps_taken)}, and must to {sorted(steps[0])} at {self.now}")
        return said


def play(history: list[tuple[Any, ...]], start: dt.datetime) -> list[str]:
    """Play a history; everything that is not as it must be after some look."""
    world = World(start, start, Office(), Oracle(start))
    said: list[str] = []
    for what, *more in [*history, ("look",)]:
        match what:
            case "pass":
                world.now += more[0]
            case "set the clock":
                world.now = max(start, world.now + more[0])
            case "post":
                world.posted.append(world.now)
            case "arrive":
                world.arrive(more[0])
            case "change":
                world.change(Rhythm(*more[0], first=world.now.date() + more[1] * DAY), more[2])
            case "pause":
                world.pause()
            case "settle":
                key = world.office.settle(more[0])
                if key is not None:
                    world.oracle.settled.add(key)
            case "look":
                said += world.look()
    return said


rhythms = some.tuples(
    some.integers(1, 3), some.just(DAYS), some.sampled_from([dt.time(h, m) for h in range(24) for m in (0, 30)]),
    some.sampled_from(ZONES),
) | some.tuples(
    some.integers(4, 30), some.just(HOURS), some.sampled_from([dt.time(0, 30), dt.time(2, 30), dt.time(18)]),
    some.sampled_from(ZONES),
)  # fmt: skip
steps = some.sampled_from([STEPS, (HOUR,), (0 * HOUR, 3 * HOUR), (24 * HOUR, 2 * HOUR)])
events = some.one_of(
    some.tuples(some.just("pass"), some.integers(1, 40).map(lambda n: n * 7 * MINUTE)),
    some.tuples(some.just("pass"), some.integers(1, 60).map(lambda n: n * HOUR)),
    some.tuples(some.just("look")),
    some.tuples(some.just("look")),
    some.tuples(some.just("set the clock"), some.integers(-50, 50).map(lambda n: n * HOUR)),
    some.tuples(some.just("set the clock"), some.integers(-9, 9).map(lambda n: n * MINUTE)),
    some.tuples(some.just("post")),
    some.tuples(some.just("arrive"), some.integers(0, 5)),
    some.tuples(some.just("change"), rhythms, some.integers(0, 2), steps),
    some.tuples(some.just("pause")),
    some.tuples(some.just("settle"), some.integers(0, 9)),
)
first = some.tuples(some.just("change"), rhythms, some.integers(0, 1), steps)
histories = some.tuples(first, some.lists(events, max_size=14)).map(lambda told: [told[0], *told[1]])


@pytest.mark.one_moment("plays many histories, each with clocks of its own")
@settings(max_examples=int(os.environ.get("AMPARO_HISTORIES", "2000")), deadline=None)
@given(histories, some.sampled_from(STARTS))
def test_every_missed_check_in_has_risen_exactly_as_its_age_demands(
    history: list[tuple[Any, ...]], start: dt.datetime
) -> None:
    assert play(history, start) == []


# --- the oracle notices -------------------------------------------------------------------------------------

EVENING = (1, DAYS, dt.time(18), "America/Ciudad_Juarez")
ASLEEP = [("change", EVENING, 0, STEPS), ("pass", 80 * HOUR), ("look",), ("pass", HOUR), ("look",)]
AHEAD = [
    ("change", EVENING, 0, STEPS), ("set the clock", 50 * HOUR), ("post",), ("arrive", 0), ("look",),
    ("set the clock", -50 * HOUR), ("look",), ("pass", 70 * HOUR), ("look",),
]  # fmt: skip


@pytest.mark.parametrize("history", [ASLEEP, AHEAD], ids=["asleep for three days", "a clock that ran ahead"])
def test_a_history_that_is_hard_passes(history: list[tuple[Any, ...]]) -> None:
    assert play(history, STARTS[0]) == []


def test_forgetting_what_is_older_than_a_day_is_noticed(monkeypatch: pytest.MonkeyPatch) -> None:
    whole = Terms.come
    monkeypatch.setattr(
        Terms, "come", lambda self, counted, now: (due for due in whole(self, counted, now) if due.at > now - DAY)
    )
    assert any("lost" in one for one in play(ASLEEP, STARTS[0]))


def test_believing_a_clock_that_ran_ahead_is_noticed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(escalation, "SLACK", 1000 * DAY)
    assert play(AHEAD, STARTS[0]) != []


def test_taking_only_the_first_step_is_noticed(monkeypatch: pytest.MonkeyPatch) -> None:
    whole = Due.demanded
    monkeypatch.setattr(Due, "demanded", lambda self, now: frozenset(sorted(whole(self, now))[:1]))
    assert any("must to" in one for one in play(ASLEEP, STARTS[0]))


def test_word_for_one_day_read_as_word_for_the_next_is_noticed(monkeypatch: pytest.MonkeyPatch) -> None:
    history = [
        ("change", EVENING, 0, STEPS), ("pass", 19 * HOUR), ("post",), ("arrive", 0), ("look",), ("pass", 30 * HOUR),
    ]  # fmt: skip
    assert play(history, STARTS[0]) == []
    monkeypatch.setattr(Terms, "opens", lambda self, place: self.rhythm.due(place - 1))
    assert play(history, STARTS[0]) != []


# --- on real days -------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("zone", "day", "utc"),
    [
        ("America/Ciudad_Juarez", dt.date(2026, 3, 7), "01:00"),  # 18:00 -7, the clocks change that night
        ("America/Ciudad_Juarez", dt.date(2026, 3, 8), "00:00"),
        ("America/Ciudad_Juarez", dt.date(2026, 11, 1), "01:00"),
        ("America/Tijuana", dt.date(2026, 3, 8), "01:00"),
        ("America/Matamoros", dt.date(2026, 3, 8), "23:00"),
        ("America/Monterrey", dt.date(2026, 3, 8), "00:00"),  # no summer time any more
        ("America/Monterrey", dt.date(2022, 7, 1), "23:00"),  # and still, that year
    ],
)
def test_six_in_the_evening_is_six_by_their_clock(zone: str, day: dt.date, utc: str) -> None:
    assert f"{Rhythm(1, DAYS, dt.time(18), zone, day).due(0):%H:%M}" == utc


def test_an_hour_that_the_clocks_skip_is_the_one_after_and_one_that_comes_twice_is_the_first() -> None:
    skipped = Rhythm(1, DAYS, dt.time(2, 30), "America/Denver", dt.date(2026, 3, 8)).due(0)
    assert skipped.astimezone(ZoneInfo("America/Denver")).time() == dt.time(3, 30)
    twice = Rhythm(1, DAYS, dt.time(1, 30), "America/Denver", dt.date(2026, 11, 1)).due(0)
    assert twice == dt.datetime(2026, 11, 1, 7, 30, tzinfo=dt.UTC)


def test_every_twelve_hours_are_twelve_hours_also_when_the_clocks_change() -> None:
    rhythm = Rhythm(12, HOURS, dt.time(18), "America/Denver", dt.date(2026, 3, 7))
    assert {rhythm.due(n + 1) - rhythm.due(n) for n in range(9)} == {12 * HOUR}
