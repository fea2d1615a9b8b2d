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


def _short(request: Request) -> tuple[int, int]:
    return request.earliest, request.minutes


def _long(request: Request) -> tuple[int, int]:
    return request.earliest, -request.minutes


def _shortest(request: Request) -> tuple[int, int]:
    return request.minutes, request.earliest


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
    for tier, alike in groupby(asked, key=lambda request: request.tier):
        line = sorted(alike, key=lambda request: (*way.line(request), *_first_come(request)))
        for day in range(desk.days):
            if tier > asked[-1].tier - way.listed:
                line = _listed(capacity, line, day, worth, reserved, seats)
                continue
            for snug in (True, False):  # first whoever leaves no minutes that nobody can use, then everybody
                line = _seated(capacity, line, day, snug, reserved, seats)
    for request in asked:  # whom a day given back lets come earlier
        held = seats.pop(request.id, None) or reserved.pop(request.id, None)
        if held is not None:
            capacity.give_back(held, request)
        seat = capacity.seat(request)
        if seat is not None:
            capacity.take(seat, request)
            seats[request.id] = seat
    for request in asked:  # what was kept for a last day has become free since
        seat = capacity.seat(request) if request.id not in seats else None
        if seat is not None:
            capacity.take(seat, request)
            seats[request.id] = seat
    honour(desk, asked, capacity, seats)
    return _plan_of(capacity, asked, seats)


def _seated(
    capacity: Capacity, line: list[Request], day: int, snug: bool, reserved: dict[str, Seat], seats: dict[str, Seat]
) -> list[Request]:
    """Seat whom this day serves, the first in line first; who is left in line."""
    left = []
    full = set[tuple[object, ...]]()  # for whom the day is full: it stays so until a reservation is given back
    for request in line:
        like = (
            request.language,
            request.minutes,
            request.interpreter_adds,
            request.excluded,
            request.gender,
            request.place,
        )
        if request.earliest > day or (like in full and request.id not in reserved):
            left.append(request)
            continue
        held = reserved.pop(request.id, None)
        if held is not None:
            capacity.give_back(held, request)
        seat = capacity.seat_on(request, day, snug=snug and request.last != day)
        if seat is not None:
            capacity.take(seat, request)
            seats[request.id] = seat
            if held is not None:
                full.clear()
            continue
        left.append(request)
        if held is not None:
            capacity.take(held, request)
            reserved[request.id] = held
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
    for request in line:
        if request.id in reserved and reserved[request.id].day == day:
            seats[request.id] = reserved.pop(request.id)
    elsewhere = [
        request for request in line if request.id not in seats and (request.place or request.language not in worth)
    ]
    for snug in (True, False):
        elsewhere = _seated(capacity, elsewhere, day, snug, reserved, seats)
    line = [request for request in line if request.id not in seats]
    for name, seat in on_lists(capacity, line, day, worth).items():
        seats[name] = seat
    for request in line:
        if request.id in seats:
            if request.id in reserved:
                capacity.give_back(reserved.pop(request.id), request)
            capacity.take(seats[request.id], request)
    return _seated(capacity, [request for request in line if request.id not in seats], day, False, reserved, seats)


def plan_by_list(desk: Desk, requests: Iterable[Request]) -> Plan:
    """The plan that a list gives: one after the other, each as early as possible, nothing kept free. The yardstick."""
    asked = sorted(requests, key=_first_come)
    refuse_unusable(desk, asked)
    capacity = Capacity(desk, asked)
    seats = {}
    for request in asked:
        seat = capacity.seat(request)
        if seat is not None:
            capacity.take(seat, request)
            seats[request.id] = seat
    return _plan_of(capacity, asked, seats)


def reason_without_room(desk: Desk, request: Request) -> Why:
    """Why somebody has no hour, where the desk as a whole is asked."""
    return Capacity(desk, (request,)).why_not(request)


def _first_come(request: Request) -> tuple[int, int, int, str]:
    return int(request.tier), request.last if request.last is not None else 1 << 30, request.earliest, request.id


def _reserve(capacity: Capacity, asked: Sequence[Request]) -> dict[str, Seat]:
    """A seat for everybody with a last day, as late as possible: the early days stay free for who comes first."""
    bound = sorted(
        (request for request in asked if request.last is not None),
        key=lambda request: (request.last, *_first_come(request)),
    )
    by_id = {request.id: request for request in bound}
    held: dict[str, Seat] = {}
    for request in bound:
        seat = capacity.seat(request, latest=True) or _room_made(capacity, request, held, by_id)
        if seat is not None:
            capacity.take(seat, request)
            held[request.id] = seat
    return held


def _room_made(capacity: Capacity, request: Request, held: dict[str, Seat], by_id: dict[str, Request]) -> Seat | None:
    """A seat after moving a single reservation elsewhere; None where no single move makes room."""
    if capacity.why_not(request) is not Why.FULL:
        return None
    last = capacity.last_day(request)
    for other, seat in list(held.items()):
        if not request.earliest <= seat.day <= last:
            continue
        moved = by_id[other]
        capacity.give_back(seat, moved)
        room = capacity.seat(request, latest=True)
        if room is not None:
            capacity.take(room, request)
            elsewhere = capacity.seat(moved, latest=True)
            capacity.give_back(room, request)
            if elsewhere is not None:
                capacity.take(elsewhere, moved)
                held[other] = elsewhere
                return room
        capacity.take(seat, moved)
    return None


def _plan_of(capacity: Capacity, asked: Sequence[Request], seats: dict[str, Seat]) -> Plan:
    unplaced = tuple(
        sorted(Unplaced(request.id, capacity.why_not(request)) for request in asked if request.id not in seats)
    )
    return Plan(bookings_of(capacity.desk, asked, seats), unplaced, missing_for(capacity.desk, asked, unplaced))


LACKING = frozenset({Why.FULL, Why.LANGUAGE, Why.CAP})
"""Reasons that more hours of a language would do away with."""


def missing_for(desk: Desk, asked: Iterable[Request], unplaced: Iterable[Unplaced]) -> tuple[Missing, ...]:
    """The hours that would have been needed for those without one, by language, and in which days."""
    lacking = {unplaced_request.request for unplaced_request in unplaced if unplaced_request.why in LACKING}
    people: defaultdict[str, list[Request]] = defaultdict(list)
    for request in asked:
        if request.id in lacking:
            people[request.language].append(request)
    return tuple(
        Missing(
            language,
            sum(request.minutes for request in those),
            min(request.earliest for request in those),
            max(desk.days - 1 if request.last is None else min(request.last, desk.days - 1) for request in those),
            tuple(sorted(request.id for request in those)),
        )
        for language, those in sorted(people.items())
    )
