"""A plan goes into a file and comes out as it was, with the desk and the requests it was made for."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from amparo.errors import DeskError
from amparo.scheduling.files import read_plan, written
from amparo.scheduling.model import Plan
from amparo.scheduling.planning import plan
from tests.scheduling.worlds import a_world


@pytest.mark.parametrize("seed", range(60))
def test_what_was_written_is_read_again(tmp_path: Path, seed: int) -> None:
    desk, requests = a_world(seed)
    made = plan(desk, requests)
    path = tmp_path / "plan.json"
    path.write_text(written(made, desk, requests), encoding="utf-8")
    held, before = read_plan(path)
    assert held.desk == desk
    assert held.set_aside == ()
    assert set(held.requests) == set(requests)
    assert before == Plan(made.bookings)


@pytest.mark.parametrize(
    ("booking", "told"),
    [({}, "cannot be read"), ({"day": "2099-01-01", "starts": "09:00"}, "cannot be read"), ("x", "cannot be read")],
)
def test_a_booking_that_cannot_be_read_is_told(tmp_path: Path, booking: object, told: str) -> None:
    path = tmp_path / "plan.json"
    path.write_text(json.dumps({"format": 1, "first": "2026-01-05", "days": 5, "bookings": [booking]}))
    with pytest.raises(DeskError, match=told):
        read_plan(path)


def test_requests_without_a_plan_are_told_apart(tmp_path: Path) -> None:
    path = tmp_path / "requests.json"
    path.write_text(json.dumps({"format": 1, "first": "2026-01-05", "days": 5}))
    with pytest.raises(DeskError, match="no plan"):
        read_plan(path)
