"""Whom people would rather speak to: granted within the day they have, so that it costs nobody a day.

First a free seat of that day with somebody of the gender preferred, else a swap with whoever meets such a person that
day for as long: both keep their day, and nobody loses a wish that was granted.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from amparo.scheduling.capacity import NOBODY, Capacity, Seat
from amparo.scheduling.model import Desk, Request


def honour(desk: Desk, asked: Sequence[Request], capacity: Capacity, seats: dict[str, Seat]) -> None:
    """Change seats within their days until no single change grants one more preference."""
    wishing = [
        request
        for request in asked
        if request.id in seats and not request.gender and not _granted(desk, request, seats[request.id])
    ]
    if not wishing:
        return
    alike: defaultdict[tuple[int, int], list[Request]] = defaultdict(list)  # by day and minutes
    for request in asked:
        if request.id in seats and _plain(request, seats[request.id]):
            alike[seats[request.id].day, request.minutes].append(request)
    for request in wishing:
        seat = seats[request.id]
        if _granted(desk, request, seat):  # by a swap for somebody else
            continue
        capacity.give_back(seat, request)
        free = capacity.seat_on(replace(request, gender=request.prefers_gender), seat.day, snug=False)
        if free is not None and (free.interpreter == NOBODY or seat.interpreter != NOBODY):
            seats[request.id] = free
        capacity.take(seats[request.id], request)
        if seats[request.id] is seat and _plain(request, seat):
            _swap(desk, request, alike[seat.day, request.minutes], seats)


def _swap(desk: Desk, request: Request, others: Sequence[Request], seats: dict[str, Seat]) -> None:
    """Equal minutes on an equal day: what is free stays as it is, whoever sits where."""
    mine = seats[request.id]
    for other in others:
        theirs = seats[other.id]
        if not (_may(desk, request, theirs) and _granted(desk, request, theirs) and _may(desk, other, mine)):
            continue
        if _granted(desk, other, theirs) and not _granted(desk, other, mine):
            continue
        seats[request.id], seats[other.id] = theirs, mine
        return


def _plain(request: Request, seat: Seat) -> bool:
    """Whether a seat is nothing but an interviewer's time: no interpreter, no room."""
    return seat.interpreter == NOBODY and not request.place


def _granted(desk: Desk, request: Request, seat: Seat) -> bool:
    return request.prefers_gender in ("", desk.interviewers[seat.interviewer].gender)


def _may(desk: Desk, request: Request, seat: Seat) -> bool:
    interviewer = desk.interviewers[seat.interviewer]
    return (
        request.language in interviewer.languages
        and interviewer.name not in request.excluded
        and request.gender in ("", interviewer.gender)
    )
