"""The bound: no plan waits less, whoever makes it; where it can be counted by hand it is what the hand counts."""

from __future__ import annotations

import sys
from dataclasses import replace

import pytest

from amparo.errors import DeskError
from amparo.scheduling import bound
from amparo.scheduling.bound import Bound, bound_of
from amparo.scheduling.measuring import waiting_of
from amparo.scheduling.model import Desk, Interpreter, Interviewer, Plan, Request, Tier
from amparo.scheduling.planning import plan, plan_by_list
from tests.scheduling.worlds import a_world

ANA = Interviewer("Ana", frozenset({"es"}), cap=1)
DESK = Desk((ANA,), days=5)


def asking(name: str, **more: object) -> Request:
    """Somebody who asks for an hour in Spanish."""
    return Request(name, **{"minutes": 60, "language": "es", **more})  # type: ignore[arg-type]


@pytest.mark.parametrize("seed", range(120))
def test_no_plan_waits_less_than_the_bound(seed: int) -> None:
    desk, requests = a_world(seed)
    for made in (plan(desk, requests), plan_by_list(desk, requests)):
        found = bound_of(desk, requests, made)
        assert found is not None
        assert found.weighted <= waiting_of(requests, made).weighted


def test_one_a_day_wait_as_long_as_the_hand_counts() -> None:
    people = [asking("a"), asking("b"), asking("child", tier=Tier.CHILD_ALONE)]
    made = plan(DESK, people)
    assert waiting_of(people, made).weighted == 3
    assert bound_of(DESK, people, made) == Bound(3, pytest.approx((0, 0, 0, 0, 0, 3), abs=1e-6))


def test_two_long_interviews_do_not_share_a_day_that_holds_one_and_a_half() -> None:
    desk = Desk((replace(ANA, cap=4, minutes=360),), days=5)
    people = [asking("a", minutes=240), asking("b", minutes=240)]
    found = bound_of(desk, people, plan(desk, people))
    assert found is not None
    assert found.weighted == 1


def test_an_interpreter_sits_beside_one_interviewer_a_day() -> None:
    desk = Desk((ANA, replace(ANA, name="Ben")), (Interpreter("Tomás", frozenset({"mam"})),), days=5)
    people = [asking(name, language="mam") for name in "ab"]
    made = plan(desk, people)
    assert waiting_of(people, made).weighted == 1
    found = bound_of(desk, people, made)
    assert found is not None
    assert found.above(1) == 0


def test_many_lengths_give_a_weaker_bound_that_holds(monkeypatch: pytest.MonkeyPatch) -> None:
    for seed in range(20):
        desk, requests = a_world(seed)
        made = plan(desk, requests)
        told_apart = bound_of(desk, requests, made)
        with monkeypatch.context() as patched:
            patched.setattr(bound, "LISTS", 0)
            together = bound_of(desk, requests, made)
        assert told_apart is not None
        assert together is not None
        assert together.weighted <= told_apart.weighted


def test_where_nobody_waits_or_nobody_is_placed_the_bound_is_nothing() -> None:
    found = bound_of(DESK, [], Plan(()))
    assert found is not None
    assert (found.weighted, found.above(0), found.above(1)) == (0, 0.0, float("inf"))
    assert Bound(4, (0.0,) * 6).above(5) == 0.25


def test_no_time_gives_no_bound_and_no_solver_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    people = [asking(f"p{number}") for number in range(5)]
    made = plan(DESK, people)
    assert bound_of(DESK, people, made, seconds=0.0) is None
    monkeypatch.setitem(sys.modules, "highspy", None)
    with pytest.raises(DeskError, match="extra “desk”"):
        bound_of(DESK, people, made)
