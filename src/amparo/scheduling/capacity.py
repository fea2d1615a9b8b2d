"""What is still free, of every interviewer on every day, in arrays: the planner asks it thousands of times a second."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
import numpy.typing as npt

from amparo.scheduling.model import Desk, Request, Why

type Bools = npt.NDArray[np.bool_]

NOBODY = -1


@dataclass(frozen=True, slots=True)
class Seat:
    """A place in the plan: which interviewer on which day, for how long, and beside which interpreter."""

    interviewer: int
    day: int
    minutes: int
    interpreter: int = NOBODY


class Capacity:
    """Free interviews, minutes and hours. What is taken can be given back."""

    def __init__(self, desk: Desk, requests: Iterable[Request]) -> None:
        self.desk = desk
        requests = tuple(requests)
        self._filling = _fillings({request.minutes for request in requests}, desk)
        weekdays = [date.weekday() for date in desk.dates]
        people, days = len(desk.interviewers), desk.days
        works = np.array(
            [
                [wd in interviewer.weekdays and d not in interviewer.absent for d, wd in enumerate(weekdays)]
                for interviewer in desk.interviewers
            ],
            dtype=bool,
        ).reshape(people, days)
        self.count = works * np.array([[interviewer.cap] for interviewer in desk.interviewers]).reshape(people, 1)
        self.work = works * np.array([[interviewer.minutes] for interviewer in desk.interviewers]).reshape(people, 1)
        self.gap = np.array([interviewer.gap for interviewer in desk.interviewers], dtype=np.int64)
        length = np.array(
            [[interviewer.closes - interviewer.opens + interviewer.gap] for interviewer in desk.interviewers]
        ).reshape(people, 1)
        self.clock = works * length
        self._caps = np.array([max(1, interviewer.cap) for interviewer in desk.interviewers], dtype=np.int64)
        self._tongues = np.array([len(interviewer.languages) for interviewer in desk.interviewers], dtype=np.int64)
        self.held = np.zeros((people, days), dtype=np.int64)
        self.beside = np.full((people, days), NOBODY)  # the interpreter who sits beside
        self.interpreting = np.zeros((people, days), dtype=np.int64)  # how many interviews need that interpreter
        self.interpreted = np.array(
            [
                [
                    interpreter.minutes if wd in interpreter.weekdays and d not in interpreter.absent else 0
                    for d, wd in enumerate(weekdays)
                ]
                for interpreter in desk.interpreters
            ],
            dtype=np.int64,
        ).reshape(len(desk.interpreters), days)
        self.engaged = np.full((len(desk.interpreters), days), NOBODY)
        self.places = sorted({request.place for request in requests if request.place})
        self.place = np.full((people, days), NOBODY)
        self.at_place = np.zeros((people, days), dtype=np.int64)
        self.rooms = np.array([[desk.rooms.get(place, people)] * days for place in self.places], dtype=np.int64)
        self._spoken = lru_cache(maxsize=None)(self._who_speaks)
        self._may = lru_cache(maxsize=None)(self._who_may)

    def seat(self, request: Request, *, latest: bool = False) -> Seat | None:
        """The earliest (or latest) free day that serves somebody, with whoever suits best that day; None for none."""
        first, last = request.earliest, self.last_day(request)
        if first > last:
            return None
        direct, interpreted = self._candidates(request)
        window = slice(first, last + 1)
        found: tuple[int, Bools, bool] | None = None
        for rows, needs_interpreter in ((direct, False), (interpreted, True)):
            if not len(rows):
                continue
            free = self._free(rows, window, request, needs_interpreter)
            days = free.any(axis=0)
            if not days.any():
                continue
            at = len(days) - 1 - int(days[::-1].argmax()) if latest else int(days.argmax())
            better = found is None or (at > found[0] if latest else at < found[0])
            if better:
                found = (at, free[:, at], needs_interpreter)
        if found is None:
            return None
        at, free_rows, needs_interpreter = found
        rows = (interpreted if needs_interpreter else direct)[free_rows]
        return self._best(rows, first + at, request, needs_interpreter)

    def seat_on(self, request: Request, day: int, *, snug: bool) -> Seat | None:
        """A seat on one day; `snug`: only where interviews that are asked for could still fill the rest of the day."""
        if not request.earliest <= day <= self.last_day(request):
            return None
        for rows, needs_interpreter in zip(self._candidates(request), (False, True), strict=True):
            if not len(rows):
                continue
            able = rows[self._free(rows, slice(day, day + 1), request, needs_interpreter)[:, 0]]
            if snug and len(able):
                rest = self.work[able, day] - request.minutes - (request.interpreter_adds if needs_interpreter else 0)
                able = able[self._filling[self.count[able, day] - 1, rest] == rest]
            if len(able):
                return self._best(able, day, request, needs_interpreter)
        return None

    def take(self, seat: Seat, request: Request) -> None:
        """Hold a seat."""
        self._change(seat, request, 1)

    def give_back(self, seat: Seat, request: Request) -> None:
        """Let go of a seat."""
        self._change(seat, request, -1)

    def last_day(self, request: Request) -> int:
        """The last day of the horizon that serves somebody."""
        return self.desk.days - 1 if request.last is None else min(request.last, self.desk.days - 1)

    def why_not(self, request: Request) -> Why:
        """Why somebody has no seat, the most telling reason first."""
        people = self.desk.interviewers
        if request.earliest > self.last_day(request) or request.earliest >= self.desk.days:
            return Why.WINDOW
        speaks = [person for person in people if request.language in person.languages]
        interpretable = any(request.language in interpreter.languages for interpreter in self.desk.interpreters)
        able = [*speaks, *(people if interpretable else ())]
        if not able:
            return Why.LANGUAGE
        if all(interviewer.name in request.excluded for interviewer in able):
            return Why.EXCLUDED
        able = [interviewer for interviewer in able if interviewer.name not in request.excluded]
        if request.gender and all(interviewer.gender != request.gender for interviewer in able):
            return Why.GENDER
        able = [interviewer for interviewer in able if not request.gender or interviewer.gender == request.gender]
        if request.place and all(
            interviewer.places and request.place not in interviewer.places for interviewer in able
        ):
            return Why.PLACE
        if all(interviewer.cap == 0 for interviewer in able):
            return Why.CAP
        longest = max(
            (
                min(interviewer.minutes, interviewer.closes - interviewer.opens)
                for interviewer in able
                if interviewer.cap > 0
            ),
            default=0,
        )
        return Why.TOO_LONG if request.minutes > longest else Why.FULL

    def _candidates(self, request: Request) -> tuple[npt.NDArray[np.intp], npt.NDArray[np.intp]]:
        may = self._may(request.excluded, request.gender, request.place)
        speaks = self._spoken(request.language)
        interpretable = any(request.language in interpreter.languages for interpreter in self.desk.interpreters)
        others = may & ~speaks if interpretable else np.zeros_like(may)
        return np.flatnonzero(may & speaks), np.flatnonzero(others)

    def _who_speaks(self, language: str) -> Bools:
        return np.array([language in interviewer.languages for interviewer in self.desk.interviewers], dtype=bool)

    def _who_may(self, excluded: frozenset[str], gender: str, place: str) -> Bools:
        return np.array(
            [
                interviewer.name not in excluded
                and (not gender or interviewer.gender == gender)
                and (not place or not interviewer.places or place in interviewer.places)
                for interviewer in self.desk.interviewers
            ],
            dtype=bool,
        )

    def _free(self, rows: npt.NDArray[np.intp], window: slice, request: Request, needs_interpreter: bool) -> Bools:
        minutes = request.minutes + (request.interpreter_adds if needs_interpreter else 0)
        free: Bools = (
            (self.count[rows, window] > 0)
            & (self.work[rows, window] >= minutes)
            & (self.clock[rows, window] >= minutes + self.gap[rows, None])
        )
        if request.place in self.places:
            where = self.places.index(request.place)
            here = self.place[rows, window]
            free &= (here == where) | ((here == NOBODY) & (self.rooms[where, window] > 0))
        if needs_interpreter:
            free &= self._interpreter_free(rows, window, request.language, minutes)
        return free

    def _interpreter_free(self, rows: npt.NDArray[np.intp], window: slice, language: str, minutes: int) -> Bools:
        speaks = self._interpreters(language)
        able = self.interpreted[speaks, window] >= minutes
        unengaged = (able & (self.engaged[speaks, window] == NOBODY)).any(axis=0)
        beside = self.beside[rows, window]
        mine = np.zeros(beside.shape, dtype=bool)
        for place, interpreter in enumerate(speaks):
            mine |= (beside == interpreter) & able[place]
        free: Bools = mine | ((beside == NOBODY) & unengaged)
        return free

    def _interpreters(self, language: str) -> list[int]:
        return [place for place, interpreter in enumerate(self.desk.interpreters) if language in interpreter.languages]

    def _best(self, rows: npt.NDArray[np.intp], day: int, request: Request, needs_interpreter: bool) -> Seat:
        beside = self.beside[:, day]
        held = self.held[rows]
        order = [rows, held.sum(axis=1), held[:, day] / self._caps[rows], self._tongues[rows]]
        if needs_interpreter:
            order.append(beside[rows] == NOBODY)  # whoever has the interpreter beside already
        chosen = int(rows[np.lexsort(order)[0]])  # then those who speak least: the others are kept
        minutes = request.minutes + (request.interpreter_adds if needs_interpreter else 0)
        if not needs_interpreter:
            return Seat(chosen, day, minutes)
        if beside[chosen] != NOBODY:
            return Seat(chosen, day, minutes, int(beside[chosen]))
        able = [
            interpreter
            for interpreter in self._interpreters(request.language)
            if self.engaged[interpreter, day] == NOBODY and self.interpreted[interpreter, day] >= minutes
        ]
        return Seat(
            chosen,
            day,
            minutes,
            min(able, key=lambda interpreter: (len(self.desk.interpreters[interpreter].languages), interpreter)),
        )

    def _change(self, seat: Seat, request: Request, sign: int) -> None:
        row, day = seat.interviewer, seat.day
        self.count[row, day] -= sign
        self.held[row, day] += sign
        self.work[row, day] -= sign * seat.minutes
        self.clock[row, day] -= sign * (seat.minutes + self.gap[row])
        if request.place in self.places:
            self._sit(row, day, self.places.index(request.place), sign)
        if seat.interpreter != NOBODY:
            self.interpreted[seat.interpreter, day] -= sign * seat.minutes
            self.interpreting[row, day] += sign
            engaged = bool(self.interpreting[row, day])
            self.beside[row, day] = seat.interpreter if engaged else NOBODY
            self.engaged[seat.interpreter, day] = row if engaged else NOBODY

    def _sit(self, row: int, day: int, where: int, sign: int) -> None:
        before = int(self.at_place[row, day])
        self.at_place[row, day] += sign
        if before == 0 and sign > 0:
            self.place[row, day], self.rooms[where, day] = where, self.rooms[where, day] - 1
        elif before == 1 and sign < 0:
            self.place[row, day], self.rooms[where, day] = NOBODY, self.rooms[where, day] + 1


def _fillings(lengths: Iterable[int], desk: Desk) -> npt.NDArray[np.int64]:
    """By how many interviews may still be held and the minutes that are left: the most minutes they can use."""
    most = max((interviewer.minutes for interviewer in desk.interviewers), default=0)
    cap = max((interviewer.cap for interviewer in desk.interviewers), default=0)
    filling = np.zeros((cap + 1, most + 1), dtype=np.int64)
    for count in range(1, cap + 1):
        filling[count] = filling[count - 1]
        for length in lengths:
            if length <= most:
                np.maximum(
                    filling[count, length:],
                    length + filling[count - 1, : most + 1 - length],
                    out=filling[count, length:],
                )
    return filling
