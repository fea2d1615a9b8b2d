"""Who asks for a language meets whoever speaks it, however either of them wrote its name."""

from pathlib import Path

import pytest

from amparo.scheduling.files import read, written
from amparo.scheduling.model import Desk, Interpreter, Interviewer, Request
from amparo.scheduling.planning import plan

REPORT = Path(__file__).parents[2].parent / "shared" / "reports" / "language" / "desk.json"


@pytest.mark.parametrize(("spoken", "asked"), [("Spanish", "Español"), ("es", "ES"), ("castellano", "spanish ")])
def test_an_interviewer_meets_whoever_asks_for_their_language(spoken: str, asked: str) -> None:
    desk = Desk((Interviewer("Ana", frozenset({spoken})),), days=1)
    assert [one.request for one in plan(desk, [Request("a", 60, asked)]).bookings] == ["a"]


def test_an_interpreter_is_found_under_another_spelling() -> None:
    desk = Desk((Interviewer("Ana", frozenset({"es"})),), (Interpreter("Tomás", frozenset({"Kanjobal"})),), days=1)
    (one,) = plan(desk, [Request("a", 60, "q’anjob’al")]).bookings
    assert one.interpreter == "Tomás"


@pytest.mark.skipif(not REPORT.exists(), reason="the folder ../shared with reports is absent")
def test_everybody_of_the_report_has_an_hour(tmp_path: Path) -> None:
    held = read(REPORT)
    made = plan(held.desk, held.requests)
    assert (len(made.bookings), made.unplaced) == (2, ())
    again = tmp_path / "plan.json"
    again.write_text(written(made, held.desk, held.requests), encoding="utf-8")
    assert read(again).requests == held.requests
