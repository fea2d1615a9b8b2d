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
    wishing = [one for one in asked if one.id in seats and not one.gender and not _granted(desk, one, seats[one.id])]
    if not wishing:
        return
    alike: defaultdict[tuple[int, int], list[Request]] = defaultdict(list)  # by day and minutes
    for one in asked:
        if one.id in seats and _plain(one, seats[one.id]):
            alike[seats[one.id].day, one.minutes].append(one)
    for one in wishing:
        seat = seats[one.id]
        if _granted(desk, one, seat):  # by a swap for somebody else
            continue
        capacity.give_back(seat, one)
        free = capacity.seat_on(replace(one, gender=one.prefers_gender), seat.day, snug=False)
        if free is not None and (free.interpreter == NOBODY or seat.interpreter != NOBODY):
            seats[one.id] = free
        capacity.take(seats[one.id], one)
        if seats[one.id] is seat and _plain(one, seat):
            _swap(desk, one, alike[seat.day, one.minutes], seats)


def _swap(desk: Desk, one: Request, others: Sequence[Request], seats: dict[str, Seat]) -> None:
    """Equal minutes on an equal day: what is free stays as it is, whoever sits where."""
    mine = seats[one.id]
    for other in others:
        theirs = seats[other.id]
        if not (_may(desk, one, theirs) and _granted(desk, one, theirs) and _may(desk, other, mine)):
            continue
        if _granted(desk, other, theirs) and not _granted(desk, other, mine):
            continue
        seats[one.id], seats[other.id] = theirs, mine
        return


def _plain(one: Request, seat: Seat) -> bool:
    """Whether a seat is nothing but an interviewer's time: no interpreter, no room."""
    return seat.interpreter == NOBODY and not one.place


def _granted(desk: Desk, one: Request, seat: Seat) -> bool:
    return one.prefers_gender in ("", desk.interviewers[seat.interviewer].gender)


def _may(desk: Desk, one: Request, seat: Seat) -> bool:
    interviewer = desk.interviewers[seat.interviewer]
    return (
        one.language in interviewer.languages
        and interviewer.name not in one.excluded
        and one.gender in ("", interviewer.gender)
    )
