"""Making a plan: no last day missed, then the most vulnerable earliest, then the least waiting, then a fair load.

First everybody with a last day gets a seat as late as their days allow, the tightest first, moving earlier reservations
aside where that makes room. Then tier by tier and day by day each gives that reservation back for a free seat: first
where what is left of the interviewer's day can still be used, then anywhere. The last tier, for which nothing has to be
kept free, fills what is left of each day with whole lists. Nobody's last day is lost by somebody else's early one.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from amparo.scheduling.capacity import Capacity, Seat
from amparo.scheduling.checking import refuse_unusable
from amparo.scheduling.hours import bookings_of
from amparo.scheduling.lists import on_lists, wanted
from amparo.scheduling.measuring import waiting_of
from amparo.scheduling.model import Desk, Missing, Plan, Request, Unplaced, Why
from amparo.scheduling.wishes import honour


@dataclass(frozen=True, slots=True)
class Way:
    """One way to go through the line of a tier: whom first, and for how many of the last tiers whole lists."""

    listed: int
    line: Callable[[Request], tuple[int, int]]


def _short(one: Request) -> tuple[int, int]:
    return one.earliest, one.minutes


def _long(one: Request) -> tuple[int, int]:
    return one.earliest, -one.minutes


def _shortest(one: Request) -> tuple[int, int]:
    return one.minutes, one.earliest


WAYS = tuple(Way(listed, line) for listed in (1, 2, 3, 4) for line in (_short, _shortest, _long))
"""The first serves best where there are many; where there are few, luck decides, and several are tried."""
EFFORT = 6_000
"""So many requests are gone through in all: 500 twelve times, 3,000 twice, more once."""


def plan(desk: Desk, requests: Iterable[Request]) -> Plan:
    """The plan of a desk. The same requests in any order give the same plan. Raises DeskError for what cannot be read.

    Nobody is lost: whoever has no hour stands among the unplaced with the reason. Of several plans, that by which the
    fewest lose their last day or their hour, then the least waiting, weighted by tier.
    """
    asked = sorted(requests, key=_first_come)
    refuse_unusable(desk, asked)
    best: tuple[tuple[int, int, int], Plan] | None = None
    for way in WAYS[: max(1, EFFORT // max(1, len(asked)))]:
        made = _planned(desk, asked, way)
        waiting = waiting_of(asked, made)
        cost = waiting.missed, waiting.unplaced, waiting.weighted
        if best is None or cost < best[0]:
            best = cost, made
        if not any(cost):
            break
    assert best is not None
    return best[1]


def _planned(desk: Desk, asked: Sequence[Request], way: Way) -> Plan:
    capacity = Capacity(desk, asked)
    reserved = _reserve(capacity, asked)
    seats: dict[str, Seat] = {}
    worth = wanted(desk, asked)
    for tier, alike in groupby(asked, key=lambda one: one.tier):
        line = sorted(alike, key=lambda one: (*way.line(one), *_first_come(one)))
        for day in range(desk.days):
            if tier > asked[-1].tier - way.listed:
                line = _listed(capacity, line, day, worth, reserved, seats)
                continue
            for snug in (True, False):  # first whoever leaves no minutes that nobody can use, then everybody
                line = _seated(capacity, line, day, snug, reserved, seats)
    for one in asked:  # whom a day given back lets come earlier
        held = seats.pop(one.id, None) or reserved.pop(one.id, None)
        if held is not None:
            capacity.give_back(held, one)
        seat = capacity.seat(one)
        if seat is not None:
            capacity.take(seat, one)
            seats[one.id] = seat
    for one in asked:  # what was kept for a last day has become free since
        seat = capacity.seat(one) if one.id not in seats else None
        if seat is not None:
            capacity.take(seat, one)
            seats[one.id] = seat
    honour(desk, asked, capacity, seats)
    return _told(capacity, asked, seats)


def _seated(
    capacity: Capacity, line: list[Request], day: int, snug: bool, reserved: dict[str, Seat], seats: dict[str, Seat]
) -> list[Request]:
    """Seat whom this day serves, the first in line first; who is left in line."""
    left = []
    full = set[tuple[object, ...]]()  # for whom the day is full: it stays so until a reservation is given back
    for one in line:
        like = one.language, one.minutes, one.interpreter_adds, one.excluded, one.gender, one.place
        if one.earliest > day or (like in full and one.id not in reserved):
            left.append(one)
            continue
        held = reserved.pop(one.id, None)
        if held is not None:
            capacity.give_back(held, one)
        seat = capacity.seat_on(one, day, snug=snug and one.last != day)
        if seat is not None:
            capacity.take(seat, one)
            seats[one.id] = seat
            if held is not None:
                full.clear()
            continue
        left.append(one)
        if held is not None:
            capacity.take(held, one)
            reserved[one.id] = held
        else:
            full.add(like)
    return left


def _listed(
    capacity: Capacity,
    line: list[Request],
    day: int,
    worth: Mapping[str, int],
    reserved: dict[str, Seat],
    seats: dict[str, Seat],
) -> list[Request]:
    """Seat whom this day serves on whole lists, and who cannot stand on one where there is room."""
    for one in line:
        if one.id in reserved and reserved[one.id].day == day:
            seats[one.id] = reserved.pop(one.id)
    elsewhere = [one for one in line if one.id not in seats and (one.place or one.language not in worth)]
    for snug in (True, False):
        elsewhere = _seated(capacity, elsewhere, day, snug, reserved, seats)
    line = [one for one in line if one.id not in seats]
    for name, seat in on_lists(capacity, line, day, worth).items():
        seats[name] = seat
    for one in line:
        if one.id in seats:
            if one.id in reserved:
                capacity.give_back(reserved.pop(one.id), one)
            capacity.take(seats[one.id], one)
    return _seated(capacity, [one for one in line if one.id not in seats], day, False, reserved, seats)


def plan_by_list(desk: Desk, requests: Iterable[Request]) -> Plan:
    """The plan that a list gives: one after the other, each as early as possible, nothing kept free. The yardstick."""
    asked = sorted(requests, key=_first_come)
    refuse_unusable(desk, asked)
    capacity = Capacity(desk, asked)
    seats = {}
    for one in asked:
        seat = capacity.seat(one)
        if seat is not None:
            capacity.take(seat, one)
            seats[one.id] = seat
    return _told(capacity, asked, seats)


def reason_without_room(desk: Desk, one: Request) -> Why:
    """Why somebody has no hour, where the desk as a whole is asked."""
    return Capacity(desk, (one,)).why_not(one)


def _first_come(one: Request) -> tuple[int, int, int, str]:
    return int(one.tier), one.last if one.last is not None else 1 << 30, one.earliest, one.id


def _reserve(capacity: Capacity, asked: Sequence[Request]) -> dict[str, Seat]:
    """A seat for everybody with a last day, as late as possible: the early days stay free for who comes first."""
    bound = sorted((one for one in asked if one.last is not None), key=lambda one: (one.last, *_first_come(one)))
    by_id = {one.id: one for one in bound}
    held: dict[str, Seat] = {}
    for one in bound:
        seat = capacity.seat(one, latest=True) or _room_made(capacity, one, held, by_id)
        if seat is not None:
            capacity.take(seat, one)
            held[one.id] = seat
    return held


def _room_made(capacity: Capacity, one: Request, held: dict[str, Seat], by_id: dict[str, Request]) -> Seat | None:
    """A seat after moving a single reservation elsewhere; None where no single move makes room."""
    if capacity.why_not(one) is not Why.FULL:
        return None
    last = capacity.last_day(one)
    for other, seat in list(held.items()):
        if not one.earliest <= seat.day <= last:
            continue
        moved = by_id[other]
        capacity.give_back(seat, moved)
        room = capacity.seat(one, latest=True)
        if room is not None:
            capacity.take(room, one)
            elsewhere = capacity.seat(moved, latest=True)
            capacity.give_back(room, one)
            if elsewhere is not None:
                capacity.take(elsewhere, moved)
                held[other] = elsewhere
                return room
        capacity.take(seat, moved)
    return None


def _told(capacity: Capacity, asked: Sequence[Request], seats: dict[str, Seat]) -> Plan:
    unplaced = tuple(sorted(Unplaced(one.id, capacity.why_not(one)) for one in asked if one.id not in seats))
    return Plan(bookings_of(capacity.desk, asked, seats), unplaced, missing_for(capacity.desk, asked, unplaced))


LACKING = frozenset({Why.FULL, Why.LANGUAGE, Why.CAP})
"""Reasons that more hours of a language would do away with."""


def missing_for(desk: Desk, asked: Iterable[Request], unplaced: Iterable[Unplaced]) -> tuple[Missing, ...]:
    """The hours that would have been needed for those without one, by language, and in which days."""
    lacking = {one.request for one in unplaced if one.why in LACKING}
    people: defaultdict[str, list[Request]] = defaultdict(list)
    for one in asked:
        if one.id in lacking:
            people[one.language].append(one)
    return tuple(
        Missing(
            language,
            sum(one.minutes for one in those),
            min(one.earliest for one in those),
            max(desk.days - 1 if one.last is None else min(one.last, desk.days - 1) for one in those),
            tuple(sorted(one.id for one in those)),
        )
        for language, those in sorted(people.items())
    )
