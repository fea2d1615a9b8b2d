"""Small offices that interview, invented anew from a number."""

from __future__ import annotations

from random import Random

from amparo.scheduling.model import Desk, Interpreter, Interviewer, Request, Tier

LANGUAGES = ("es", "en", "ht", "fr", "mam", "ar")
PLACES = ("El Paso", "Juárez")


def a_world(seed: int, *, people: int = 25, staff: int = 3, days: int = 12) -> tuple[Desk, list[Request]]:
    """A desk and its requests; the same for the same number."""
    draw = Random(seed)
    interviewers = tuple(_interviewer(draw, place, days) for place in range(draw.randrange(1, staff + 1)))
    interpreters = tuple(
        Interpreter(f"t{place}", frozenset(draw.sample(LANGUAGES, 2)), draw.choice((60, 240, 360)))
        for place in range(draw.randrange(3))
    )
    rooms = {place: draw.randrange(3) for place in PLACES if draw.random() < 0.6}
    desk = Desk(interviewers, interpreters, rooms, days=days)
    return desk, [_request(draw, place, desk) for place in range(people)]


def _interviewer(draw: Random, place: int, days: int) -> Interviewer:
    return Interviewer(
        f"i{place}",
        frozenset(draw.sample(LANGUAGES, draw.randrange(1, 4))),
        cap=draw.randrange(5),
        minutes=draw.choice((0, 120, 300, 360)),
        gap=draw.choice((0, 10, 15, 30)),
        opens=9 * 60,
        closes=draw.choice((12, 17)) * 60,
        weekdays=frozenset(draw.sample(range(5), draw.randrange(1, 6))),
        absent=frozenset(draw.sample(range(days), 2)),
        gender=draw.choice("fm"),
        places=frozenset(draw.sample(PLACES, draw.randrange(3))),
    )


def _request(draw: Random, place: int, desk: Desk) -> Request:
    earliest = draw.randrange(desk.days + 2)
    last = draw.choice((None, None, earliest + draw.randrange(-2, 8)))
    excluded = [one.name for one in desk.interviewers if draw.random() < 0.15]
    return Request(
        f"r{place:03d}",
        draw.choice((30, 60, 90, 120, 180, 600)),
        draw.choice((*LANGUAGES, "klingon")),
        Tier(draw.randrange(6)),
        earliest,
        last,
        frozenset(excluded),
        draw.choice(("", "", "", "f")),
        draw.choice(("", "", *PLACES)),
        prefers_gender=draw.choice(("", "", "f", "m")),
    )
