"""The law as one value: with drafts, on a day, by question."""

import datetime as dt
import sys
from concurrent.futures import ThreadPoolExecutor

import pytest

from amparo.errors import UnknownName
from amparo.law.book import LawOnDay, the_law
from amparo.law.facts import Kind
from amparo.law.questions import answer
from amparo.law.rewrite import written_out
from amparo.law.tree import YES, InForce, facts_of
from tests.law.test_check import draft

LAW = the_law()
DAY = dt.date(2019, 11, 15)
FEARS = {"likely_torture": True, "government_involvement": True}


def test_a_draft_policy_closes_the_relief_it_limits():
    with_draft = LAW.with_policy(draft(limits=("cat_deferral",)))
    facts = {**FEARS, "last_entry_on": DAY}
    assert answer(LAW, "relief:cat_deferral", facts, DAY).says == "yes"
    assert answer(with_draft, "relief:cat_deferral", facts, DAY).says == "no"
    assert answer(with_draft, "element:cat_deferral.banned", facts, DAY).says == "yes"
    assert answer(with_draft, "relief:cat_deferral", FEARS, DAY).ask == ("last_entry_on",)
    assert "draft" not in LAW.policies


def test_relief_that_nothing_limits_has_no_such_element():
    with pytest.raises(UnknownName):
        answer(LAW, "element:cat_deferral.banned", {}, DAY)


def test_a_draft_takes_the_place_of_a_policy_of_its_name():
    changed = LAW.with_policy(draft(name="transit_bar_2019"))
    assert answer(changed, "policy:transit_bar_2019.applies", {"last_entry_on": DAY}, DAY).says == "yes"


def test_files_of_cases_that_ask_for_an_option_are_answered_as_before():
    facts = {**FEARS, "last_entry_on": DAY}
    assert answer(LAW, "option:cat_deferral", facts, DAY) == answer(LAW, "relief:cat_deferral", facts, DAY)


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("relief:asilum", "no form of relief called “asilum”; did you mean “asylum”"),
        ("element:asylum.timly", "no element of asylum called “timly”; did you mean “timely”"),
        ("element:asylum", "no element of asylum called “”"),
        ("policy:mpp.aplies", "no question about mpp called “aplies”; did you mean “applies”"),
        ("policy:zzz.applies", "no policy called “zzz”"),
        ("deadline:one_year", "no deadline called “one_year”; did you mean “one_year_asylum”"),
        ("clock:zzz", "no clock called “zzz”"),
        ("weather:today", "is no question"),
    ],
)
def test_a_name_the_law_does_not_know_is_told_with_the_nearest(question, told):
    with pytest.raises(UnknownName) as wrong:
        answer(LAW, question, {}, DAY)
    assert told in str(wrong.value)


def test_a_tree_that_names_no_policy_cannot_be_written_out():
    with pytest.raises(UnknownName, match="no policy is called “zzz”"):
        written_out(InForce("zzz"), LAW.policies)


def test_answers_carry_days_readings_and_reasons():
    found = answer(
        LAW, "deadline:i730", {"petitioner_status": "asylee", "asylum_granted_on": dt.date(2018, 5, 27)}, DAY
    )
    assert (found.says, found.day) == ("known", dt.date(2020, 5, 27))
    assert answer(LAW, "deadline:i730", {}, DAY).says == "unknown"
    assert answer(LAW, "clock:ead", {"asylum_filed": False}, DAY).says == "none"
    assert answer(LAW, "clock:ead", {"asylum_filed_on": dt.date(2019, 3, 1), "delays": ()}, DAY).readings["days"] == 259


def test_every_fact_is_used_somewhere():
    used = set()
    for name in LAW.relief:
        for one in LAW.requirements(name):
            used |= set(facts_of(written_out(one.element, LAW.policies)))
        used |= set(facts_of(LAW.relief[name].points or YES))
    for name in LAW.policies:
        used |= set(facts_of(written_out(LAW.policy_question(name, "applies"), LAW.policies)))
    for deadline in LAW.deadlines.values():
        for node in (
            deadline.ends,
            deadline.none_when,
            deadline.done_when,
            deadline.done_on,
            *(safer.when for safer in deadline.safer),
        ):
            used |= set(facts_of(node)) if node is not None else set()
    for clock in LAW.clocks.values():
        used |= set(clock.reads)
    assert set(LAW.facts) - used == set()


def test_every_fact_asks_in_both_languages():
    for fact in LAW.facts.values():
        assert fact.question.en.endswith("?")
        assert fact.question.es.startswith("¿") or "¿" in fact.question.es
        assert fact.kind is not Kind.TEXT
        assert str(fact.label) == fact.label.en


def test_the_first_questions_of_a_day_may_come_all_at_once():
    often = sys.getswitchinterval()
    sys.setswitchinterval(1e-6)
    try:
        for days in range(12):
            on_day = LawOnDay(LAW, DAY + dt.timedelta(days=days))
            with ThreadPoolExecutor(4) as threads:
                list(threads.map(on_day.requirements, ["withholding"] * 4))
    finally:
        sys.setswitchinterval(often)
