"""Plans keep every promise: caps, minutes, languages, exclusions, days; nobody is lost, and the same gives the same."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import replace
from pathlib import Path
from random import Random

import pytest

from amparo.errors import DeskError
from amparo.scheduling.checking import faults_of
from amparo.scheduling.files import read, written
from amparo.scheduling.model import Booking, Desk, Interpreter, Interviewer, Plan, Request, Tier, Unplaced, Why
from amparo.scheduling.needs import Minutes
from amparo.scheduling.planning import plan, plan_by_list
from tests.scheduling.worlds import a_world

ANA = Interviewer("Ana", frozenset({"es"}), cap=2)
DESK = Desk((ANA,), days=5)


def asking(name: str, **more: object) -> Request:
    """Somebody who asks for an hour in Spanish."""
    return Request(name, **{"minutes": 60, "language": "es", **more})  # type: ignore[arg-type]


@pytest.mark.parametrize("seed", range(250))
def test_a_plan_breaks_no_promise_loses_nobody_and_is_the_same_again(seed: int) -> None:
    desk, requests = a_world(seed)
    made = plan(desk, requests)
    assert faults_of(desk, requests, made) == []
    shuffled = list(requests)
    Random(seed + 1).shuffle(shuffled)
    assert plan(desk, shuffled) == made
    assert faults_of(desk, requests, plan_by_list(desk, requests)) == []


def test_the_most_vulnerable_come_first_and_nobodys_last_day_is_lost_by_it() -> None:
    people = [asking("child", tier=Tier.CHILD_ALONE), asking("ill", tier=Tier.MEDICAL), asking("now", last=0)]
    made = {one.request: one.day for one in plan(DESK, people).bookings}
    assert made == {"child": 0, "now": 0, "ill": 1}
    listed = plan_by_list(DESK, people)
    assert [one.request for one in listed.unplaced] == ["now"]


def test_a_reservation_moves_aside_for_whom_it_makes_room() -> None:
    ben = Interviewer("Ben", frozenset({"es", "ht"}), cap=1, minutes=60)
    eva = Interviewer("Eva", frozenset({"es"}), cap=1, minutes=60, absent=frozenset({1}))
    desk = Desk((ben, eva), days=2)
    people = [asking("a", last=1), asking("b", last=1), asking("c", language="ht", last=0)]
    made = plan(desk, people)
    assert made.unplaced == ()
    assert faults_of(desk, people, made) == []


def test_an_interpreter_makes_possible_what_nobody_speaks_and_adds_the_time() -> None:
    desk = replace(DESK, interpreters=(Interpreter("Tomás", frozenset({"mam"})),))
    (one,) = plan(desk, [asking("m", language="mam")]).bookings
    assert (one.interpreter, one.minutes) == ("Tomás", 90)


def test_whoever_speaks_more_is_kept_for_whom_nobody_else_speaks_to() -> None:
    polyglot = Interviewer("Ada", frozenset({"es", "ht"}), cap=1)
    desk = Desk((polyglot, replace(ANA, cap=1)), days=1)
    made = plan(desk, [asking("s", tier=Tier.MEDICAL), asking("h", language="ht")])
    assert {one.request: one.interviewer for one in made.bookings} == {"s": "Ana", "h": "Ada"}


def test_the_rest_of_a_day_is_filled_with_as_many_as_can_be_met() -> None:
    desk = Desk((replace(ANA, cap=4),), days=3)
    people = [asking(name, minutes=minutes) for name, minutes in zip("abcdef", (150, 150, 60, 60, 90, 90), strict=True)]
    made = plan(desk, people)
    assert Counter(one.day for one in made.bookings) == {0: 4, 1: 2}
    assert sum(one.minutes for one in made.bookings if one.day == 0) == 360


def test_who_needs_long_is_met_although_people_who_need_little_keep_coming() -> None:
    desk = Desk((replace(ANA, cap=2, minutes=120),), days=40)
    short = [asking(f"s{day:02d}{place}", earliest=day) for day in range(38) for place in "ab"]
    made = plan(desk, [asking("long", minutes=120), *short])
    (day,) = [one.day for one in made.bookings if one.request == "long"]
    assert day <= 12


def test_odd_minutes_fill_days_as_well() -> None:
    desk = Desk((replace(ANA, cap=30, minutes=480, closes=1440, gap=0),), days=5)
    people = [asking(f"p{minutes:02d}", minutes=minutes) for minutes in range(7, 61, 2)]
    made = plan(desk, people)
    assert faults_of(desk, people, made) == []
    assert made.unplaced == ()


def test_a_gender_preferred_is_granted_within_the_day_and_costs_nobody_a_day() -> None:
    ben = replace(ANA, name="Ben", gender="m", cap=1)
    eva = replace(ANA, name="Eva", gender="f", cap=1)
    desk = Desk((ben, eva), days=2)
    people = [asking("a"), asking("b", prefers_gender="f"), asking("c", prefers_gender="f"), asking("d")]
    made = {one.request: (one.day, one.interviewer) for one in plan(desk, people).bookings}
    assert sorted(day for day, _ in made.values()) == [0, 0, 1, 1]
    assert (made["b"][1], made["c"][1]) in {("Eva", "Eva"), ("Eva", "Ben"), ("Ben", "Eva")}
    alone = Desk((ben,), days=2)
    (one,) = plan(alone, [asking("x", prefers_gender="f", last=0)]).bookings
    assert (one.day, one.interviewer) == (0, "Ben")  # a wish is no condition
    roomy = Desk((ben, replace(eva, languages=frozenset({"es", "fr"}))), days=1)
    (one,) = plan(roomy, [asking("x", prefers_gender="f")]).bookings
    assert one.interviewer == "Eva"


@pytest.mark.parametrize("seed", range(30))
def test_wishes_move_nobody_to_another_day(seed: int) -> None:
    desk, requests = a_world(seed)
    without = plan(desk, [replace(one, prefers_gender="") for one in requests])
    made = plan(desk, requests)
    assert {one.request: one.day for one in made.bookings} == {one.request: one.day for one in without.bookings}
    asked = {one.id: one for one in requests}
    gender = {one.name: one.gender for one in desk.interviewers}

    def granted(some: Plan) -> int:
        return sum(asked[one.request].prefers_gender == gender[one.interviewer] for one in some.bookings)

    assert granted(made) >= granted(without)


def test_where_it_cannot_fit_it_says_how_many_hours_of_what_are_missing() -> None:
    made = plan(DESK, [asking(f"p{number:02d}", last=1) for number in range(6)])
    assert len(made.bookings) == 4
    (missing,) = made.missing
    assert (missing.language, missing.minutes, missing.first, missing.last) == ("es", 120, 0, 1)
    assert missing.requests == tuple(one.request for one in made.unplaced)


@pytest.mark.parametrize(
    ("more", "why"),
    [
        ({"language": "klingon"}, Why.LANGUAGE),
        ({"earliest": 3, "last": 2}, Why.WINDOW),
        ({"earliest": 99}, Why.WINDOW),
        ({"minutes": 1_000_000}, Why.TOO_LONG),
        ({"excluded": frozenset({"Ana"})}, Why.EXCLUDED),
        ({"gender": "f"}, Why.GENDER),
    ],
)
def test_who_cannot_be_placed_is_told_why_and_the_rest_is_planned(more: dict[str, object], why: Why) -> None:
    made = plan(DESK, [asking("odd", **more), asking("well")])
    assert made.unplaced == (Unplaced("odd", why),)
    assert [one.request for one in made.bookings] == ["well"]


def test_a_cap_of_nothing_plans_nothing_and_says_so() -> None:
    made = plan(Desk((replace(ANA, cap=0),)), [asking("a", last=3)])
    assert (made.bookings, made.unplaced) == ((), (Unplaced("a", Why.CAP),))
    (missing,) = made.missing
    assert (missing.language, missing.minutes, missing.first, missing.last) == ("es", 60, 0, 3)
    assert plan(Desk(()), [asking("a")]).unplaced[0].why is Why.LANGUAGE
    assert plan(DESK, []) == Plan(())


@pytest.mark.parametrize(
    ("desk", "requests", "told"),
    [
        (DESK, [asking("a"), asking("a")], "twice"),
        (DESK, [asking("a", minutes=0)], "minutes above 0"),
        (Desk((ANA, ANA)), [], "two people"),
        (Desk((replace(ANA, opens=1200),)), [], "cannot be"),
        (Desk((replace(ANA, minutes=1_000_000),)), [], "between 0 and 1,440"),
        (Desk((replace(ANA, cap=-1),)), [], "between 0 and 1,440"),
        (replace(DESK, days=0), [], "1 to 400"),
    ],
)
def test_what_no_office_can_mean_is_refused(desk: Desk, requests: list[Request], told: str) -> None:
    with pytest.raises(DeskError, match=told):
        plan(desk, requests)


@pytest.mark.parametrize(
    "tampered",
    [
        Booking(0, 540, "Ana", "a", 30),
        Booking(9, 540, "Ana", "a", 60),
        Booking(0, 500, "Ana", "a", 60),
        Booking(0, 1000, "Ana", "a", 60),
        Booking(0, 540, "Nobody", "a", 60),
        Booking(0, 540, "Ana", "stranger", 60),
        Booking(0, 540, "Ana", "a", 90, "Tomás"),
    ],
)
def test_the_checker_finds_what_is_wrong(tampered: Booking) -> None:
    assert faults_of(DESK, [asking("a")], Plan((tampered,)))


def test_the_checker_finds_caps_gaps_rooms_and_lost_people() -> None:
    three = [asking(name) for name in "abc"]
    close = Plan(tuple(Booking(0, 540 + 60 * place, "Ana", name, 60) for place, name in enumerate("abc")))
    told = " ".join(faults_of(DESK, three, close))
    assert "above the cap" in told
    assert "no gap" in told
    assert faults_of(DESK, three, Plan(())) == [f"{name} stands 0 times in the plan" for name in "abc"]
    full = replace(DESK, rooms={"El Paso": 0})
    at = Plan((Booking(0, 540, "Ana", "a", 60, place="El Paso"),))
    assert "fewer rooms" in " ".join(faults_of(full, [asking("a", place="El Paso")], at))


def test_minutes_grow_with_the_need_and_never_shrink() -> None:
    ours = Minutes()
    assert ours.needed("declaration") == 120
    assert ours.needed("declaration", child=True, trauma=True) == 180
    with pytest.raises(DeskError, match="choose one of"):
        ours.needed("chat")


# --- files ----------------------------------------------------------------------------------------------


def a_file(folder: Path, **more: object) -> Path:
    """A file of a desk."""
    told = {
        "format": 1, "first": "2026-01-05", "days": 5,
        "interviewers": [{"name": "Ana", "languages": ["es"], "cap": 2}],
        "requests": [{"id": "r1", "minutes": 60, "language": "es", "tier": "child_alone", "last": 1}],
    }  # fmt: skip
    path = folder / "desk.json"
    path.write_text(json.dumps({**told, **more}), encoding="utf-8")
    return path


def test_a_file_is_read_planned_and_written(tmp_path: Path) -> None:
    held = read(a_file(tmp_path, rooms={"El Paso": 2}, interpreters=[{"name": "T", "languages": ["mam"]}]))
    assert held.set_aside == ()
    told = json.loads(written(plan(held.desk, held.requests), held.desk, held.requests))
    assert told["bookings"] == [
        {"request": "r1", "interviewer": "Ana", "day": "2026-01-05", "starts": "09:00", "minutes": 60}
    ]


@pytest.mark.parametrize(
    ("request_told", "why"),
    [
        ({"id": "x", "minutes": 60, "language": "es", "tier": "soon"}, "is no tier"),
        ({"id": "x", "minutes": "60", "language": "es"}, "whole number"),
        ({"id": "x", "minutes": 0, "language": "es"}, "above 0"),
        ({"id": "x", "minutes": 60}, "language"),
        ({"id": "x", "minutes": 60, "language": "es", "langauge": "es"}, "slip of the pen"),
        ({"id": "x", "minutes": 60, "language": "es", "excluded": ["Nobody"]}, "is nobody here"),
        ({"id": "r1", "minutes": 60, "language": "es"}, "twice"),
        ("r2", "is not written as"),
    ],
)
def test_one_odd_request_is_set_aside_and_the_rest_is_planned(tmp_path: Path, request_told: object, why: str) -> None:
    good = {"id": "r1", "minutes": 60, "language": "es"}
    held = read(a_file(tmp_path, requests=[good, request_told]))
    assert [one.id for one in held.requests] == ["r1"]
    assert why in held.set_aside[0].why


@pytest.mark.parametrize(
    ("more", "told"),
    [
        ({"format": 2}, "no file of a desk"),
        ({"first": "soon"}, "first day"),
        ({"days": 0}, "1 to 400"),
        ({"rooms": {"El Paso": -1}}, "number for each place"),
        ({"interviewers": [{"name": "Ana"}]}, "languages"),
        ({"requests": {}}, "is a list"),
    ],
)
def test_a_file_that_cannot_be_read_as_a_whole_is_refused(tmp_path: Path, more: dict[str, object], told: str) -> None:
    with pytest.raises(DeskError, match=told):
        read(a_file(tmp_path, **more))


def test_files_that_are_none_are_refused(tmp_path: Path) -> None:
    with pytest.raises(DeskError, match="cannot be read"):
        read(tmp_path / "absent.json")
    (tmp_path / "x.json").write_text("{")
    with pytest.raises(DeskError, match="is not JSON"):
        read(tmp_path / "x.json")
