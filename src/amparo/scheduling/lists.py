"""Whole lists for those who come last in line: what is left of an interviewer's day, filled with as many as can be.

Who comes one after the other takes the hour that suits them and leaves minutes that suit nobody. Here the rest of a day
is filled at once: first as many people as can be met, then who has waited long, then the fuller day, then the language
that most wait for.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from math import gcd

import numpy as np

from amparo.scheduling.capacity import Capacity, Seat
from amparo.scheduling.model import Desk, Request

PERSON, WAITED, MINUTE, LANGUAGE = 20_000, 2_000, 10, 1_000
"""What one more person on a list is worth, a day that they have waited, a minute, and the language most wait for.

Who has waited for ten days outweighs a person: else whoever needs long would always give way to those who need little.
"""


def wanted(desk: Desk, asked: Iterable[Request]) -> dict[str, int]:
    """By language, how much is asked for against what those who speak it can give: up to LANGUAGE."""
    minutes = Counter[str]()
    for request in asked:
        minutes[request.language] += request.minutes
    offered = {
        language: sum(
            interviewer.minutes / len(interviewer.languages)
            for interviewer in desk.interviewers
            if language in interviewer.languages
        )
        for language in minutes
    }
    share = {language: minutes[language] / offered[language] for language in sorted(minutes) if offered[language] > 0}
    most = max(share.values(), default=1.0)
    return {language: round(LANGUAGE * each / most) for language, each in share.items()}


def on_lists(capacity: Capacity, line: Sequence[Request], day: int, worth: Mapping[str, int]) -> dict[str, Seat]:
    """Seats on one day for people in line, the interviewers with the fewest languages first. Nothing is taken yet.

    Only for whom an interviewer speaks to without an interpreter, at no place of their own.
    """
    pools: defaultdict[str, defaultdict[int, list[Request]]] = defaultdict(lambda: defaultdict(list))
    for request in line:
        if request.earliest <= day <= capacity.last_day(request) and request.language in worth and not request.place:
            pools[request.language][request.minutes].append(request)
    if not pools:
        return {}
    lengths = {minutes for pool in pools.values() for minutes in pool}
    unit, shortest = gcd(*lengths), min(lengths)
    people = capacity.desk.interviewers
    seats: dict[str, Seat] = {}
    for row in sorted(range(len(people)), key=lambda row: (len(people[row].languages), row)):
        interviewer = people[row]
        count = min(int(capacity.count[row, day]), int(capacity.work[row, day]) // shortest)
        if count < 1:
            continue
        may = []
        for language in sorted(interviewer.languages & pools.keys()):
            for minutes, pool in pools[language].items():
                able = _first_who_may(pool, interviewer.name, interviewer.gender, count)
                alike = PERSON + MINUTE * minutes + worth[language]
                may += [(minutes, alike + WAITED * (day - request.earliest), request) for request in able]
        room = [min(int(capacity.work[row, day]), int(capacity.clock[row, day]) - n * interviewer.gap)
                for n in range(count + 1)]  # fmt: skip
        for request in _best_list(_no_more_than_needed(may, count), room, unit):
            pools[request.language][request.minutes].remove(request)
            seats[request.id] = Seat(row, day, request.minutes)
    return seats


def _first_who_may(pool: Sequence[Request], name: str, gender: str, count: int) -> list[Request]:
    found: list[Request] = []
    for request in pool:
        if name not in request.excluded and request.gender in ("", gender):
            found.append(request)
            if len(found) == count:
                break
    return found


def _no_more_than_needed(may: Sequence[tuple[int, int, Request]], count: int) -> list[tuple[int, int, Request]]:
    """Of equal length, only the worthiest that a list could hold."""
    kept, seen = [], Counter[int]()
    for option in sorted(may, key=lambda each: (each[0], -each[1], each[2].earliest, each[2].id)):
        seen[option[0]] += 1
        if seen[option[0]] <= count:
            kept.append(option)
    return kept


def _best_list(may: Sequence[tuple[int, int, Request]], room: Sequence[int], unit: int) -> list[Request]:
    """Those who together are worth most. `room`: the minutes that so many interviews may take in all."""
    widest, most = max(room[1:]) // unit, len(room) - 1
    if widest < 1 or not may:
        return []
    worth = np.full((most + 1, widest + 1), -1, dtype=np.int64)
    worth[0, 0] = 0  # so many people, exactly so many minutes
    chosen = []
    for minutes, value, _ in may:
        width = minutes // unit
        better = np.zeros(worth.shape, dtype=bool)
        if width <= widest:
            before = worth[:-1, : widest + 1 - width]
            with_one = np.where(before >= 0, before + value, -1)
            better[1:, width:] = with_one > worth[1:, width:]
            worth[1:, width:] = np.maximum(worth[1:, width:], with_one)
        chosen.append(better)
    for people, minutes in enumerate(room):
        worth[people, max(0, minutes // unit + 1) :] = -1
    people, width = (int(at) for at in np.unravel_index(int(worth.argmax()), worth.shape))
    found = []
    for (minutes, _, request), better in zip(reversed(may), reversed(chosen), strict=True):
        if better[people, width]:
            found.append(request)
            people, width = people - 1, width - minutes // unit
    return found
