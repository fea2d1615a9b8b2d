"""Which open question comes first, and why."""

import datetime as dt

import pytest

from amparo.law.book import the_law
from amparo.screen.explain import explain
from amparo.screen.files.docket_file import facts_of_row
from amparo.screen.ranking import ASKED_FIRST, weights_of
from amparo.screen.sample import sample

LAW = the_law()
DAY = dt.date(2026, 6, 25)
BARS = {
    *("persecutor", "terrorism", "security_danger", "serious_nonpolitical_crime"),
    *("particularly_serious_crime", "firmly_resettled"),
}


@pytest.mark.parametrize("day", [dt.date(2019, 11, 15), dt.date(2024, 6, 5), DAY])
def test_an_empty_file_is_asked_ten_things_first_and_no_bar_is_among_them(day):
    found = explain(LAW, {}, day)
    assert len(found.asked_first) == ASKED_FIRST == 10
    assert not BARS & {one.fact.name for one in found.asked_first}
    assert {one.fact.name for one in found.questions} >= BARS


def test_what_is_due_soonest_is_asked_before_what_only_decides_more():
    entered = DAY - dt.timedelta(days=345)
    facts = {"last_entry_on": entered, "nationality": "HN", "unaccompanied_child": False}
    first, *others = explain(LAW, facts, DAY).questions
    assert "asylum" in first.relief
    assert first.due_in == 20
    assert first.reason.en.endswith("“File for asylum (Form I-589)” is due in 20 days")
    assert any(one.decides > first.decides for one in others)


def test_every_question_has_one_reason_in_both_languages():
    for row in sample(10, seed=4).iter_rows(named=True):
        for one in explain(LAW, facts_of_row(row, LAW.facts), DAY).questions:
            assert one.reason.en
            assert one.reason.es
            assert one.decides > 0
            assert one.relief or one.deadlines


def test_a_form_of_relief_counts_once_however_many_questions_it_has():
    found = explain(LAW, {}, DAY)
    alone = [one for one in found.questions if not one.deadlines]
    forms = {name for one in found.questions for name in one.relief}
    assert sum(one.decides for one in alone) <= len(forms)


def test_a_bar_weighs_less_than_a_requirement_beside_it():
    weights = weights_of(LAW.on(DAY), "withholding")
    assert 0 < weights["persecutor"] < weights["protected_ground"]
