"""Whether requests can be read at all, and whether a plan keeps every promise. It shares no code with the planner."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from amparo.errors import DeskError
from amparo.scheduling.model import LONGEST, Booking, Desk, Interviewer, Plan, Request


def refuse_unusable(desk: Desk, requests: Sequence[Request]) -> None:
    """Raises DeskError for names used twice and numbers that no office can mean. One odd request stops nothing else."""
    twice = [name for name, count in Counter(person.id for person in requests).items() if count > 1]
    if twice:
        raise DeskError(f"the request “{twice[0]}” stands there twice: give each its own name")
    named = Counter(
        [
            *(interviewer.name for interviewer in desk.interviewers),
            *(interpreter.name for interpreter in desk.interpreters),
        ]
    )
    if any(count > 1 for count in named.values()):
        raise DeskError(f"“{named.most_common(1)[0][0]}” is the name of two people here: tell them apart")
    if not 1 <= desk.days <= 400:
        raise DeskError(f"a plan covers 1 to 400 working days, not {desk.days}")
    for interviewer in desk.interviewers:
        if not (0 <= interviewer.cap <= 1440 and 0 <= interviewer.minutes <= 1440 and 0 <= interviewer.gap <= 1440):
            raise DeskError(f"the day of {interviewer.name} cannot be: cap, minutes and gap lie between 0 and 1,440")
        if not 0 <= interviewer.opens <= interviewer.closes <= 1440:
            raise DeskError(
                f"the day of {interviewer.name} cannot be: it opens before it closes, both in minutes after midnight"
            )
    for request in requests:
        if request.minutes < 1 or request.interpreter_adds < 0 or request.earliest < 0:
            raise DeskError(f"the request “{request.id}” needs minutes above 0 and days from 0 on")


def faults_of(desk: Desk, requests: Iterable[Request], plan: Plan) -> list[str]:
    """Every promise that a plan breaks, in words; empty when it keeps them all."""
    asked = {request.id: request for request in requests}
    staff = {interviewer.name: interviewer for interviewer in desk.interviewers}
    return [
        *_lost_or_doubled(asked, plan),
        *(fault for booking in plan.bookings for fault in _of_booking(desk, asked, staff, booking)),
        *_of_days(desk, staff, plan),
        *_of_interpreters(desk, asked, plan),
        *_of_rooms(desk, plan),
    ]


def _lost_or_doubled(asked: dict[str, Request], plan: Plan) -> Iterator[str]:
    times = Counter(
        [
            *(booking.request for booking in plan.bookings),
            *(unplaced_request.request for unplaced_request in plan.unplaced),
        ]
    )
    for name in asked:
        if times[name] != 1:
            yield f"{name} stands {times[name]} times in the plan"
    for name in times:
        if name not in asked:
            yield f"{name} never asked"


def _of_booking(
    desk: Desk, asked: dict[str, Request], staff: dict[str, Interviewer], booking: Booking
) -> Iterator[str]:
    if booking.interviewer not in staff or booking.request not in asked:
        yield f"{booking.request} meets someone unknown"
        return
    request, interviewer = asked[booking.request], staff[booking.interviewer]
    needed = request.minutes + (request.interpreter_adds if booking.interpreter else 0)
    if booking.minutes != needed or (booking.minutes > LONGEST and booking.minutes > interviewer.minutes):
        yield f"{booking.request} gets {booking.minutes} minutes and needs {needed}"
    if not request.earliest <= booking.day < desk.days or (request.last is not None and booking.day > request.last):
        yield f"{booking.request} is placed on day {booking.day}, outside the days that serve"
    if not booking.interpreter and request.language not in interviewer.languages:
        yield f"{booking.request} meets {booking.interviewer} without a common language"
    if booking.interviewer in request.excluded:
        yield f"{booking.request} meets {booking.interviewer}, who is excluded"
    if request.gender and interviewer.gender != request.gender:
        yield f"{booking.request} asked for another gender"
    if request.place and interviewer.places and request.place not in interviewer.places:
        yield f"{booking.interviewer} does not work at {request.place}"


def _of_days(desk: Desk, staff: dict[str, Interviewer], plan: Plan) -> Iterator[str]:
    dates = desk.dates
    held: defaultdict[tuple[str, int], list[Booking]] = defaultdict(list)
    for booking in plan.bookings:
        held[booking.interviewer, booking.day].append(booking)
    for (name, day), bookings in held.items():
        interviewer = staff.get(name)
        if interviewer is None or day >= len(dates):
            continue
        if dates[day].weekday() not in interviewer.weekdays or day in interviewer.absent:
            yield f"{name} does not work on day {day}"
        if len(bookings) > interviewer.cap:
            yield f"{name} has {len(bookings)} interviews on day {day}, above the cap of {interviewer.cap}"
        if sum(booking.minutes for booking in bookings) > interviewer.minutes:
            yield f"{name} has too many minutes on day {day}"
        ordered = sorted(bookings, key=lambda booking: booking.starts)
        if ordered[0].starts < interviewer.opens or ordered[-1].ends > interviewer.closes:
            yield f"{name} works outside the hours on day {day}"
        for before, after in pairwise(ordered):
            if after.starts < before.ends + interviewer.gap:
                yield f"{name} has no gap between {before.request} and {after.request}"


def _of_interpreters(desk: Desk, asked: dict[str, Request], plan: Plan) -> Iterator[str]:
    known = {linguist.name: linguist for linguist in desk.interpreters}
    beside: defaultdict[tuple[str, int], list[Booking]] = defaultdict(list)
    for booking in plan.bookings:
        if booking.interpreter:
            beside[booking.interpreter, booking.day].append(booking)
    for (name, day), bookings in beside.items():
        interpreter = known.get(name)
        if interpreter is None:
            yield f"{name} is no interpreter here"
            continue
        if desk.dates[day].weekday() not in interpreter.weekdays or day in interpreter.absent:
            yield f"{name} does not work on day {day}"
        if sum(booking.minutes for booking in bookings) > interpreter.minutes:
            yield f"{name} interprets too many minutes on day {day}"
        if any(
            asked[booking.request].language not in interpreter.languages
            for booking in bookings
            if booking.request in asked
        ):
            yield f"{name} does not speak a language they interpret on day {day}"
        for before, after in pairwise(sorted(bookings, key=lambda booking: booking.starts)):
            if after.starts < before.ends:
                yield f"{name} interprets {before.request} and {after.request} at once"


def _of_rooms(desk: Desk, plan: Plan) -> Iterator[str]:
    sitting: defaultdict[tuple[str, int], set[str]] = defaultdict(set)
    where: defaultdict[tuple[str, int], set[str]] = defaultdict(set)
    for booking in plan.bookings:
        if booking.place:
            sitting[booking.place, booking.day].add(booking.interviewer)
            where[booking.interviewer, booking.day].add(booking.place)
    for (place, day), people in sitting.items():
        if place in desk.rooms and len(people) > desk.rooms[place]:
            yield f"{place} has fewer rooms than people on day {day}"
    for (name, day), places in where.items():
        if len(places) > 1:
            yield f"{name} is at two places on day {day}"
