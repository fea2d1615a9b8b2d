"""Repairs change as little as can be: whoever was told an hour keeps it unless they must move, and nobody is lost."""

from __future__ import annotations

from dataclasses import replace
from random import Random

import pytest

from amparo.errors import DeskError
from amparo.scheduling.checking import faults_of
from amparo.scheduling.model import Booking, Desk, Interviewer, Plan, Request, Tier
from amparo.scheduling.planning import plan
from amparo.scheduling.repairing import Notice, absent, left, recused, repair
from tests.scheduling.worlds import a_world

ANA = Interviewer("Ana", frozenset({"es"}), cap=2)
BEN = replace(ANA, name="Ben")
DESK = Desk((ANA, BEN), days=5)


def asking(name: str, **more: object) -> Request:
    """Somebody who asks for an hour in Spanish."""
    return Request(name, **{"minutes": 60, "language": "es", **more})  # type: ignore[arg-type]


@pytest.mark.parametrize("seed", range(200))
def test_after_anything_that_happens_the_plan_keeps_every_promise_and_whoever_can_stay_stays(seed: int) -> None:
    desk, requests = a_world(seed)
    before = plan(desk, requests)
    assert repair(desk, requests, before).changes == ()
    draw = Random(seed)
    if before.bookings:
        hit = draw.choice(before.bookings)
        desk = absent(desk, hit.interviewer, [hit.day, min(hit.day + 1, desk.days - 1)])
        other = draw.choice(before.bookings)
        requests = recused(requests, other.interviewer, other.request)
    requests = [*requests, asking("urgent", tier=Tier.CHILD_ALONE, last=3)]
    mended = repair(desk, requests, before)
    assert faults_of(desk, requests, mended.plan) == []
    now = {one.request: one for one in mended.plan.bookings}
    moved = {one.request for one in mended.changes}
    assert all(now.get(one.request) == one for one in before.bookings if one.request not in moved)
    assert repair(desk, requests, before) == mended
    assert repair(desk, requests, mended.plan).changes == ()


def test_who_is_hit_by_an_absence_keeps_day_and_hour_with_somebody_else() -> None:
    people = [asking(name) for name in "ab"]
    before = Plan((Booking(0, 540, "Ana", "a", 60), Booking(1, 540, "Ana", "b", 60)))
    mended = repair(absent(DESK, "Ana", [0]), people, before)
    (change,) = mended.changes
    assert (change.request, change.notice) == ("a", Notice.OTHER_INTERVIEWER)
    assert change.after == Booking(0, 540, "Ben", "a", 60)


def test_else_the_day_else_the_earliest_day() -> None:
    people = [asking(name) for name in "abc"]
    before = Plan((Booking(0, 540, "Ana", "a", 60), Booking(0, 540, "Ben", "b", 60), Booking(0, 615, "Ben", "c", 60)))
    (change,) = repair(absent(DESK, "Ana", [0]), people, before).changes
    assert (change.request, change.notice, change.after and change.after.day) == ("a", Notice.OTHER_DAY, 1)
    roomy = replace(DESK, interviewers=(ANA, replace(BEN, cap=3)))
    (change,) = repair(absent(roomy, "Ana", [0]), people, before).changes
    assert (change.notice, change.after and change.after.starts) == (Notice.OTHER_HOUR, 690)


def test_somebody_urgent_moves_as_few_as_possible_and_the_least_vulnerable() -> None:
    desk = Desk((replace(ANA, cap=1),), days=3)
    people = [asking("ill", tier=Tier.MEDICAL, last=0), asking("well", last=2)]
    before = Plan((Booking(0, 540, "Ana", "ill", 60), Booking(1, 540, "Ana", "well", 60)))
    urgent = asking("child", tier=Tier.CHILD_ALONE, earliest=1, last=1)
    mended = repair(desk, [*people, urgent], before)
    assert [(one.request, one.notice) for one in mended.changes] == [("child", Notice.NEW), ("well", Notice.OTHER_DAY)]
    assert {one.request: one.day for one in mended.plan.bookings} == {"ill": 0, "child": 1, "well": 2}


def test_who_cannot_be_placed_any_more_is_told_and_not_lost() -> None:
    desk = absent(Desk((ANA,), days=2), "Ana", [0, 1])
    before = Plan((Booking(0, 540, "Ana", "a", 60),))
    mended = repair(desk, [asking("a")], before)
    assert [one.notice for one in mended.changes] == [Notice.NONE]
    assert [one.request for one in mended.plan.unplaced] == ["a"]


def test_who_leaves_for_good_meets_nobody_any_more_and_those_before_keep_their_hour() -> None:
    people = [asking(name) for name in "abc"]
    before = Plan(tuple(Booking(day, 540, "Ana", name, 60) for day, name in enumerate("abc")))
    mended = repair(left(DESK, "Ana", 1), people, before)
    assert [(one.request, one.notice) for one in mended.changes] == [
        ("b", Notice.OTHER_INTERVIEWER),
        ("c", Notice.OTHER_INTERVIEWER),
    ]
    assert {one.interviewer for one in mended.plan.bookings if one.day >= 1} == {"Ben"}


def test_hours_that_are_missing_after_an_absence_are_told() -> None:
    desk = absent(Desk((ANA,), days=2), "Ana", [0, 1])
    (missing,) = repair(desk, [asking("a")], Plan((Booking(0, 540, "Ana", "a", 60),))).plan.missing
    assert (missing.language, missing.minutes, missing.requests) == ("es", 60, ("a",))


def test_of_two_who_could_it_is_the_one_preferred() -> None:
    desk = Desk((replace(ANA, gender="m"), replace(BEN, gender="f")), days=2)
    (one,) = repair(desk, [asking("a", prefers_gender="f")], Plan(())).plan.bookings
    assert one.interviewer == "Ben"


def test_a_name_or_a_booking_that_nobody_knows_is_refused() -> None:
    with pytest.raises(DeskError, match="nobody here"):
        absent(DESK, "Zoe", [0])
    with pytest.raises(DeskError, match="not among the requests"):
        repair(DESK, [], Plan((Booking(0, 540, "Ana", "a", 60),)))
