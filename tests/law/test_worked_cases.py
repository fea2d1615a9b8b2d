"""Worked cases that a lawyer has checked, each a test."""

import datetime as dt
import json
from pathlib import Path

import pytest

from amparo.errors import CasesError
from amparo.law.adjournments import delays_from
from amparo.law.book import the_law
from amparo.screen.cases import read_cases, run

HERE = Path(__file__).resolve()
SHARED = HERE.parents[2].parent / "shared" / "law"
LAW = the_law()
CASES = read_cases(HERE.with_name("worked_cases.json"), LAW)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_a_worked_case_comes_out_as_expected(case):
    miss = run(case, LAW)
    assert miss is None, f"{case.question}: expected {case.expected}, found {miss.found}"


def terms_on(day):
    """The terms of the Remain in Mexico program that an encounter on this day falls under."""
    return next(
        period.terms
        for period in LAW.policies["mpp"].periods
        if period.entries_from.day <= day and (period.entries_until is None or day <= period.entries_until.day)
    )


def test_in_2021_the_officer_asks_about_fear_and_gives_a_day_to_consult():
    assert dict(terms_on(dt.date(2021, 12, 20))) == {
        "fear_asked_by_officer": True,
        "fear_standard": "reasonable_possibility",
        "consult_hours": 24,
    }


def test_in_2019_nobody_asked_and_the_standard_was_higher():
    assert dict(terms_on(dt.date(2019, 6, 10))) == {
        "fear_asked_by_officer": False,
        "fear_standard": "more_likely_than_not",
        "consult_hours": 0,
    }


def test_the_fee_is_a_hundred_dollars_without_waiver():
    assert dict(LAW.policies["asylum_fee_2025"].periods[0].terms) == {"fee_usd": 100, "waiver": False}


def test_adjournment_codes_make_the_delays_of_the_worked_clocks():
    stop, resume = dt.date(2025, 11, 4), dt.date(2026, 1, 13)
    assert delays_from([(stop, "01", resume)]) == ((stop, resume),)
    assert delays_from([(stop, "03", resume)]) == ()
    assert delays_from([(stop, "02", None)]) == ((stop, None),)


ELSEWHERE = {
    "P-MP-04": test_in_2021_the_officer_asks_about_fear_and_gives_a_day_to_consult,
    "P-MP-05": test_in_2019_nobody_asked_and_the_standard_was_higher,
}
"""Cases whose question is not one of ours, and the test that holds them."""


def test_every_shared_worked_case_is_held_here():
    path = SHARED / "worked_cases.json"
    if not path.exists():
        pytest.skip("the folder of shared cases is not beside this clone")
    wanted = {case["id"] for case in json.loads(path.read_text(encoding="utf-8"))}
    held = {case.name.rstrip("abcdefgh") for case in CASES} | set(ELSEWHERE)
    assert wanted - held == set()


def test_every_public_case_passes():
    path = SHARED / "cases_public.json"
    if not path.exists():
        pytest.skip("the folder of shared cases is not beside this clone")
    cases = read_cases(path, LAW)
    assert [miss.case.name for miss in (run(case, LAW) for case in cases) if miss] == []
    assert len(cases) >= 57


def clock_case(tmp_path, **more):
    case = {"id": "a", "question": "clock:asylum_ead", "as_of": "2026-02-01", "facts": {}, "expected": {"days": 1}}
    file = tmp_path / "cases.json"
    file.write_text(json.dumps({"cases": [case | more]}))
    return read_cases(file, LAW)[0]


def test_a_case_may_give_the_courts_codes_in_place_of_delays(tmp_path):
    put_off = [["2025-11-04", "01", "2026-01-13"], ["2026-01-13", "03", None]]
    assert clock_case(tmp_path, adjournments=put_off).facts["delays"] == ((dt.date(2025, 11, 4), dt.date(2026, 1, 13)),)


@pytest.mark.parametrize(
    ("more", "why"),
    [
        ({"adjournments": [["2025-11-04", "99", None]]}, "look it up in Appendix O"),
        ({"adjournments": [["2025-11-04"]]}, "an adjournment is"),
        ({"adjournments": [], "facts": {"delays": []}}, "from which delays follow"),
    ],
)
def test_codes_that_say_nothing_sure_are_refused(tmp_path, more, why):
    with pytest.raises(CasesError, match=why):
        clock_case(tmp_path, **more)
