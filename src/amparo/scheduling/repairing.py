"""Mending a plan that people were told of: after an absence, a transfer, a recusal, an urgent arrival.

Whoever was told an hour keeps it unless they must move. Who must move keeps day and hour with somebody else, else the
day, else comes as early as possible. For somebody urgent who finds no room, as few others as possible are moved, the
least vulnerable first, and never past their own last day.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from amparo.errors import DeskError
from amparo.scheduling.model import Booking, Desk, Interpreter, Interviewer, Plan, Request, Tier, Unplaced
from amparo.scheduling.planning import missing_for, reason_without_room


class Notice(StrEnum):
    """What somebody must be told."""

    OTHER_INTERVIEWER = "the same day and hour, with another interviewer"
    OTHER_HOUR = "the same day, at another hour"
    OTHER_DAY = "another day"
    NEW = "a first hour"
    NONE = "the hour is lost, and no other serves"


@dataclass(frozen=True, slots=True, order=True)
class Change:
    """What changes for one person: what they were told, and what holds now."""

    request: str
    notice: Notice
    before: Booking | None
    after: Booking | None


@dataclass(frozen=True, slots=True)
class Repaired:
    """The plan that holds now, and whom it changes something for."""

    plan: Plan
    changes: tuple[Change, ...]


def absent(desk: Desk, name: str, days: Iterable[int]) -> Desk:
    """The desk when somebody is away on these days. Raises DeskError for a name nobody has."""
    away = frozenset(days)
    if name not in {
        *(interviewer.name for interviewer in desk.interviewers),
        *(interpreter.name for interpreter in desk.interpreters),
    }:
        raise DeskError(f"“{name}” is nobody here")

    def without[Person: (Interviewer, Interpreter)](person: Person) -> Person:
        return replace(person, absent=person.absent | away) if person.name == name else person

    interviewers, interpreters = map(without, desk.interviewers), map(without, desk.interpreters)
    return replace(desk, interviewers=tuple(interviewers), interpreters=tuple(interpreters))


def left(desk: Desk, name: str, day: int) -> Desk:
    """The desk when somebody leaves for good, that day the first without them. Raises DeskError for nobody's name."""
    return absent(desk, name, range(day, desk.days))


def recused(requests: Iterable[Request], name: str, request: str) -> list[Request]:
    """The requests when an interviewer does not meet somebody, for a reason that nobody asks."""
    return [
        replace(person, excluded=person.excluded | {name}) if person.id == request else person for person in requests
    ]


def repair(desk: Desk, requests: Iterable[Request], before: Plan) -> Repaired:
    """The plan of before as it can still hold on the desk of now, mended where it cannot, newcomers added.

    Bookings that break no promise stay as they are. Raises DeskError for bookings of requests that are not given.
    """
    asked = {request.id: request for request in requests}
    strangers = [booked.request for booked in before.bookings if booked.request not in asked]
    if strangers:
        raise DeskError(f"the plan books “{strangers[0]}”, who is not among the requests: give them all")
    timetable = Timetable(desk, asked)
    was = {booked.request: booked for booked in before.bookings}
    for booking in sorted(before.bookings, key=lambda booked: (int(asked[booked.request].tier), booked)):
        if timetable.allows(booking):
            timetable.add(booking)
    waiting = sorted((request for request in asked.values() if request.id not in timetable.held), key=_urgency)
    for request in waiting:
        found = timetable.earliest(request, was.get(request.id)) or _by_moving(timetable, request)
        if found is not None:
            timetable.add(found)
    held = timetable.held
    lost = tuple(
        sorted(
            Unplaced(name, reason_without_room(desk, request)) for name, request in asked.items() if name not in held
        )
    )
    after = Plan(tuple(sorted(held.values())), lost, missing_for(desk, asked.values(), lost))
    return Repaired(after, changes_between(asked, before, after))


def changes_between(asked: Iterable[str], before: Plan, after: Plan) -> tuple[Change, ...]:
    """What two plans mean for each of those who asked, by request; who keeps everything is left out."""
    was, now = ({booking.request: booking for booking in held.bookings} for held in (before, after))
    return tuple(sorted(_changes(asked, was, now), key=lambda change: change.request))


def _urgency(request: Request) -> tuple[int, int, int, str]:
    return request.last if request.last is not None else 1 << 30, int(request.tier), request.earliest, request.id


def _by_moving(timetable: Timetable, request: Request) -> Booking | None:
    """Room for somebody who finds none, by moving one person who can be moved. Only for those who come before them."""
    if request.last is None and request.tier is Tier.ORDINARY:
        return None
    others = sorted(timetable.held.values(), key=lambda held: (-int(timetable.asked[held.request].tier), held))
    for other in others:
        movable = timetable.asked[other.request]
        if movable.tier < request.tier or (movable.tier == request.tier and request.last is None):
            continue
        if other.day < request.earliest or (request.last is not None and other.day > request.last):
            continue
        timetable.remove(other)
        room = timetable.earliest(request)
        if room is not None:
            timetable.add(room)
            elsewhere = timetable.earliest(movable, other)
            timetable.remove(room)
            if elsewhere is not None:
                timetable.add(elsewhere)
                return room
        timetable.add(other)
    return None


def _changes(asked: Iterable[str], was: Mapping[str, Booking], now: Mapping[str, Booking]) -> Iterable[Change]:
    for name in asked:
        before, after = was.get(name), now.get(name)
        if before == after:
            continue
        if after is None:
            if before is not None:
                yield Change(name, Notice.NONE, before, None)
        elif before is None:
            yield Change(name, Notice.NEW, None, after)
        elif before.day != after.day:
            yield Change(name, Notice.OTHER_DAY, before, after)
        elif before.starts != after.starts:
            yield Change(name, Notice.OTHER_HOUR, before, after)
        else:
            yield Change(name, Notice.OTHER_INTERVIEWER, before, after)


class Timetable:
    """The hours of everybody as they stand while a plan is mended."""

    def __init__(self, desk: Desk, asked: Mapping[str, Request]) -> None:
        self.desk = desk
        self.asked = asked
        self.held: dict[str, Booking] = {}
        self._weekdays = [date.weekday() for date in desk.dates]
        self._people = {interviewer.name: interviewer for interviewer in desk.interviewers}
        self._days: defaultdict[tuple[str, int], list[Booking]] = defaultdict(list)
        self._beside: defaultdict[tuple[str, int], list[Booking]] = defaultdict(list)

    def add(self, booking: Booking) -> None:
        """Write an interview in."""
        self.held[booking.request] = booking
        self._days[booking.interviewer, booking.day].append(booking)
        if booking.interpreter:
            self._beside[booking.interpreter, booking.day].append(booking)

    def remove(self, booking: Booking) -> None:
        """Strike an interview out."""
        del self.held[booking.request]
        self._days[booking.interviewer, booking.day].remove(booking)
        if booking.interpreter:
            self._beside[booking.interpreter, booking.day].remove(booking)

    def allows(self, booking: Booking) -> bool:
        """Whether an interview breaks no promise, given all that are written in."""
        request, interviewer = self.asked[booking.request], self._people.get(booking.interviewer)
        if interviewer is None or not self._may(interviewer, request) or not self._serves(request, booking.day):
            return False
        if booking.minutes != request.minutes + (request.interpreter_adds if booking.interpreter else 0):
            return False
        if not booking.interpreter and request.language not in interviewer.languages:
            return False
        if booking.interpreter and not self._interprets(booking, request):
            return False
        return self._works(interviewer, booking.day) and self._fits(interviewer, booking)

    def earliest(self, request: Request, announced: Booking | None = None) -> Booking | None:
        """The hour that suits somebody best: what they were told if anybody can, else that day, else the earliest."""
        if announced is not None:
            for day, starts in ((announced.day, announced.starts), (announced.day, None)):
                found = self._on(request, day, starts) if self._serves(request, day) else None
                if found is not None:
                    return found
        last = self.desk.days - 1 if request.last is None else min(request.last, self.desk.days - 1)
        for day in range(request.earliest, last + 1):
            found = self._on(request, day, None)
            if found is not None:
                return found
        return None

    def hours_on(self, request: Request, day: int) -> list[Booking]:
        """Every hour of a day at which somebody could come without anybody else being moved, the earliest first."""
        if not self._serves(request, day):
            return []
        found = []
        for interviewer in self.desk.interviewers:
            if self._may(interviewer, request) and self._works(interviewer, day):
                for interpreter in self._voices(interviewer, request, day):
                    minutes = request.minutes + (request.interpreter_adds if interpreter else 0)
                    for at in self._starts(interviewer, day):
                        booking = Booking(day, at, interviewer.name, request.id, minutes, interpreter, request.place)
                        if self.allows(booking):
                            found.append(booking)
        return sorted(found)

    def _on(self, request: Request, day: int, starts: int | None) -> Booking | None:
        found = []
        for interviewer in self.desk.interviewers:
            if not self._may(interviewer, request) or not self._works(interviewer, day):
                continue
            for interpreter in self._voices(interviewer, request, day):
                minutes = request.minutes + (request.interpreter_adds if interpreter else 0)
                for at in self._starts(interviewer, day) if starts is None else (starts,):
                    booking = Booking(day, at, interviewer.name, request.id, minutes, interpreter, request.place)
                    if self.allows(booking):
                        wished = request.prefers_gender in ("", interviewer.gender)
                        found.append(
                            (bool(interpreter), not wished, len(interviewer.languages), at, interviewer.name, booking)
                        )
                        break
        return min(found)[-1] if found else None

    def _voices(self, interviewer: Interviewer, request: Request, day: int) -> Sequence[str]:
        if request.language in interviewer.languages:
            return ("",)
        weekday = self._weekdays[day]
        return [
            interpreter.name
            for interpreter in self.desk.interpreters
            if request.language in interpreter.languages
            and weekday in interpreter.weekdays
            and day not in interpreter.absent
        ]

    def _starts(self, interviewer: Interviewer, day: int) -> list[int]:
        held = self._days[interviewer.name, day]
        return sorted({interviewer.opens, *(booking.ends + interviewer.gap for booking in held)})

    def _may(self, interviewer: Interviewer, request: Request) -> bool:
        return (
            interviewer.name not in request.excluded
            and (not request.gender or interviewer.gender == request.gender)
            and (not request.place or not interviewer.places or request.place in interviewer.places)
        )

    def _serves(self, request: Request, day: int) -> bool:
        return request.earliest <= day < self.desk.days and (request.last is None or day <= request.last)

    def _works(self, interviewer: Interviewer, day: int) -> bool:
        return self._weekdays[day] in interviewer.weekdays and day not in interviewer.absent

    def _fits(self, interviewer: Interviewer, booking: Booking) -> bool:
        held = self._days[interviewer.name, booking.day]
        if len(held) >= interviewer.cap or sum(each.minutes for each in held) + booking.minutes > interviewer.minutes:
            return False
        if booking.starts < interviewer.opens or booking.ends > interviewer.closes:
            return False
        apart = all(
            booking.starts >= each.ends + interviewer.gap or each.starts >= booking.ends + interviewer.gap
            for each in held
        )
        return apart and self._has_room(booking, held)

    def _has_room(self, booking: Booking, held: Sequence[Booking]) -> bool:
        if not booking.place:
            return True
        if any(each.place and each.place != booking.place for each in held):
            return False
        if booking.place not in self.desk.rooms or any(each.place == booking.place for each in held):
            return True
        sitting = {each.interviewer for each in self._of_day(booking.day) if each.place == booking.place}
        return len(sitting) < self.desk.rooms[booking.place]

    def _of_day(self, day: int) -> Iterable[Booking]:
        return (each for (_, at), held in self._days.items() if at == day for each in held)

    def _interprets(self, booking: Booking, request: Request) -> bool:
        known = next((each for each in self.desk.interpreters if each.name == booking.interpreter), None)
        if known is None or request.language not in known.languages:
            return False
        if self._weekdays[booking.day] not in known.weekdays or booking.day in known.absent:
            return False
        held = self._beside[booking.interpreter, booking.day]
        if any(each.interviewer != booking.interviewer for each in held):
            return False
        if any(
            each.interpreter not in ("", booking.interpreter) for each in self._days[booking.interviewer, booking.day]
        ):
            return False
        return sum(each.minutes for each in held) + booking.minutes <= known.minutes
