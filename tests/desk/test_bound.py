"""The bound lies at or below every plan, and touches the best one where that is known."""

from __future__ import annotations

from dataclasses import replace

import pytest

from amparo.desk import bound as bounding
from amparo.desk.bound import WEIGHTS, held_against
from amparo.desk.model import Booking, Desk, Interviewer, Plan, Request, Tier
from amparo.desk.planning import plan, plan_by_list
from amparo.errors import DeskError
from tests.desk.worlds import a_world

ANA = Interviewer("Ana", frozenset({"es"}), cap=1)


@pytest.mark.parametrize("seed", range(60))
def test_no_plan_lies_below_the_bound(seed: int) -> None:
    desk, requests = a_world(seed)
    for made in (plan(desk, requests), plan_by_list(desk, requests)):
        held = held_against(desk, requests, made)
        assert held is not None
        assert held.least <= held.weighted + 1e-6


def test_the_bound_is_the_best_plan_where_days_are_whole() -> None:
    """One interview a day: three people wait 0, 1 and 2 days, the most vulnerable first."""
    requests = [Request(f"r{tier}", 60, "es", tier) for tier in (Tier.ORDINARY, Tier.CHILD_ALONE, Tier.MEDICAL)]
    held = held_against(Desk((ANA,)), requests, plan(Desk((ANA,)), requests))
    assert held is not None
    assert held.least == pytest.approx(WEIGHTS[1] * 1 + WEIGHTS[5] * 2)
    assert held.above == pytest.approx(0)
    assert held.days == (0, 1, 0, 0, 0, 2)


def test_a_plan_that_lets_people_wait_lies_above_it() -> None:
    """The control: a bound that were always met would show nothing."""
    requests = [Request("r1", 60, "es")]
    late = Plan((Booking(7, 540, "Ana", "r1", 60),))
    held = held_against(Desk((ANA,)), requests, late)
    assert held is not None
    assert (held.weighted, held.least) == (7, pytest.approx(0))
    assert held.above == float("inf")


def test_nobody_to_interview_is_no_waiting() -> None:
    held = held_against(Desk((ANA,)), [], Plan(()))
    assert held is not None
    assert held.above == 0


def test_many_people_are_bound_without_gender_and_place_and_never_higher(monkeypatch: pytest.MonkeyPatch) -> None:
    for seed in range(12):
        desk, requests = a_world(seed)
        made = plan(desk, requests)
        fine = held_against(desk, requests, made)
        monkeypatch.setattr(bounding, "FINE", 0)
        coarse = held_against(desk, requests, made)
        monkeypatch.undo()
        assert fine is not None
        assert coarse is not None
        assert coarse.least <= fine.least + 1e-6


def test_a_day_nobody_could_keep_has_no_bound() -> None:
    """A plan that breaks its promises can lie where no plan may: then there is nothing to hold it against."""
    requests = [Request(f"r{number}", 60, "es", last=0) for number in range(3)]
    broken = Plan(tuple(Booking(0, 540 + 60 * number, "Ana", f"r{number}", 60) for number in range(3)))
    assert held_against(replace(Desk((ANA,)), days=1), requests, broken) is None


def test_without_the_solver_it_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bounding, "find_spec", lambda name: None)
    with pytest.raises(DeskError, match=r"amparo\[desk\]"):
        held_against(Desk((ANA,)), [], Plan(()))
