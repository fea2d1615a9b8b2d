"""From days to hours: the interviews of an interviewer's day one after the other, the gap between them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from amparo.scheduling.capacity import NOBODY, Seat
from amparo.scheduling.model import Booking, Desk, Request


def bookings_of(desk: Desk, asked: Sequence[Request], seats: Mapping[str, Seat]) -> tuple[Booking, ...]:
    """The bookings of all seats, the most vulnerable first in each day."""
    days: defaultdict[tuple[int, int], list[Request]] = defaultdict(list)
    for request in asked:
        if request.id in seats:
            seat = seats[request.id]
            days[seat.interviewer, seat.day].append(request)
    found = []
    for (place, day), people in days.items():
        interviewer = desk.interviewers[place]
        at = interviewer.opens
        for person in sorted(people, key=lambda person: (int(person.tier), person.id)):
            seat = seats[person.id]
            beside = desk.interpreters[seat.interpreter].name if seat.interpreter != NOBODY else ""
            found.append(Booking(day, at, interviewer.name, person.id, seat.minutes, beside, person.place))
            at += seat.minutes + interviewer.gap
    return tuple(sorted(found))
