"""The next step about a form of relief: whole for each form, and the fee of the day."""

import datetime as dt

import pytest

from amparo.law.book import the_law
from amparo.law.next_step import NEXT_STEPS, NO_FEE, NOT_KNOWN
from amparo.law.status import KNOWN_AS_OF
from amparo.law.venue import VENUES
from amparo.screen.explain import State, explain
from tests.law.test_relief import GRANTED

LAW = the_law()


def test_each_form_of_relief_has_its_next_step_and_no_other_has_one():
    assert set(NEXT_STEPS) == set(LAW.relief)


@pytest.mark.parametrize(
    ("relief", "day", "told"),
    [
        ("asylum", dt.date(2025, 7, 21), NO_FEE.en),
        ("asylum", dt.date(2025, 7, 22), "$100, cannot be waived"),
        ("tps", dt.date(2025, 7, 21), NOT_KNOWN.en),
        ("tps", dt.date(2025, 12, 31), "$500, cannot be waived"),
        ("tps", dt.date(2026, 1, 1), "$510, cannot be waived"),
        ("sij", dt.date(2025, 7, 22), "$250, cannot be waived"),
        ("vawa", dt.date(2026, 6, 1), NO_FEE.en),
    ],
)
def test_the_fee_is_that_of_the_day(relief, day, told):
    assert NEXT_STEPS[relief].fee.on(day).en == told


def test_a_fee_asked_of_a_day_after_the_law_is_known_says_of_which_day_it_is():
    told = NEXT_STEPS["asylum"].fee.on(KNOWN_AS_OF + dt.timedelta(days=1))
    assert told.en.endswith(f"as known on {KNOWN_AS_OF}")
    assert told.es.endswith(f"según se conocía el {KNOWN_AS_OF}")


def test_the_next_step_is_told_only_where_the_form_of_relief_may_be_available():
    for answer in explain(LAW, GRANTED["u_visa"], dt.date(2025, 6, 1)).relief:
        may_be = answer.state in (State.AVAILABLE, State.LAWYER_DECIDES)
        assert (answer.next_step is not None) is may_be


def _step(relief, **facts):
    (found,) = (one for one in explain(LAW, facts, dt.date(2025, 6, 1)).relief if one.relief.name == relief)
    return found.next_step


def test_the_next_step_goes_where_the_case_stands():
    claim = GRANTED["withholding"]
    assert _step("withholding", **claim).forum == NEXT_STEPS["withholding"].forum
    in_court = _step("withholding", **claim, hearing_on=dt.date(2025, 9, 1))
    assert "immigration court" in in_court.forum.en
    assert in_court.form == NEXT_STEPS["withholding"].form
    appeal = _step(
        "withholding", **claim, judge_decision_on=dt.date(2025, 5, 20), asylum_denied_on=dt.date(2025, 5, 20)
    )
    assert "EOIR-26" in appeal.form.en
    assert "EOIR" in appeal.fee.on(dt.date(2025, 6, 1)).en


def test_every_venue_is_told_in_two_languages_with_its_citation():
    for relief, venues in VENUES.items():
        assert relief in LAW.relief
        for venue in venues:
            assert venue.citation
            assert venue.forum.en != venue.forum.es
        assert len({venue.name for venue in venues}) == len(venues)
