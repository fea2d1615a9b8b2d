"""One person explained: what decided, what to ask, what comes next."""

import datetime as dt
from pathlib import Path

import pytest

from amparo.law.book import the_law
from amparo.law.day_order import DAYS, IN_ORDER
from amparo.law.vocabulary import FACTS
from amparo.screen.explain import contradictions, explain
from amparo.screen.explanation_json import explanation_to_json
from amparo.screen.files.docket_file import open_docket

LAW = the_law()
DAY = dt.date(2019, 11, 15)

NO_BARS = {
    "persecutor": False,
    "particularly_serious_crime": False,
    "serious_nonpolitical_crime": False,
    "security_danger": False,
    "terrorism": False,
    "firmly_resettled": False,
    "safe_third_country": False,
    "prior_asylum_denied": False,
}
CLAIM = {
    **NO_BARS,
    "physically_present_or_arriving": True,
    "past_persecution": True,
    "protected_ground": "religion",
    "reinstated_removal_order": False,
    "unaccompanied_child": False,
    "entry_border": "air",
    "last_entry_on": dt.date(2019, 2, 1),
}


def relief(facts, name, day=DAY):
    return next(one for one in explain(LAW, facts, day).relief if one.relief.name == name)


def test_scripts_written_for_the_earlier_names_go_on_working():
    told = explain(LAW, {**CLAIM, "terrorism": None}, DAY)
    assert told.options == told.relief
    assert told.relief[0].option is told.relief[0].relief
    assert [one.options for one in told.questions] == [one.relief for one in told.questions]
    assert [one.last_day for one in told.deadlines] == [one.falls_on for one in told.deadlines]


def test_available_relief_lists_every_element():
    asylum = relief(CLAIM, "asylum")
    assert asylum.value is True
    names = [one.element.name for one in asylum.deciding if one.depth == 0]
    assert names == ["present", "fear", "nexus", "timely", "barred", "banned", "reinstated", "posture"]
    assert asylum.ask == ()


def test_unavailable_relief_lists_what_closed_it_and_the_facts_behind_it():
    asylum = relief({**CLAIM, "prior_asylum_denied": True, "changed_circumstances": False}, "asylum")
    assert asylum.value is False
    assert [(one.element.name, one.value, one.depth) for one in asylum.deciding] == [
        ("barred", True, 0),
        ("prior_denial", True, 1),
    ]
    assert asylum.deciding[0].facts == ("prior_asylum_denied", "changed_circumstances")
    assert asylum.deciding[1].element.citation == "INA 208(a)(2)(C), (D)"


def test_a_policy_that_closes_relief_is_named():
    transit = {
        "entry_border": "southwest_land",
        "transited_third_country": True,
        "transit_protection_denied": False,
        "trafficking_victim": False,
        "transit_only_nonparty_countries": False,
        "last_entry_on": dt.date(2019, 8, 1),
    }
    asylum = relief({**CLAIM, **transit}, "asylum")
    assert asylum.value is False
    assert "transit_bar_2019" in [one.element.name for one in asylum.deciding]


def test_relief_in_question_lists_only_what_matters():
    asylum = relief({**CLAIM, "terrorism": None} | {"past_persecution": True}, "asylum")
    assert asylum.value is None or asylum.value is True
    unknown = {name: value for name, value in CLAIM.items() if name != "terrorism"}
    asylum = relief(unknown, "asylum")
    assert (asylum.value, asylum.ask) == (None, ("terrorism",))


def test_questions_come_by_how_much_they_decide():
    unknown = {name: value for name, value in CLAIM.items() if name not in ("terrorism", "past_persecution")}
    questions = explain(LAW, {**unknown, "likely_persecution": True}, DAY).questions
    waiting = [one.decides for one in questions if one.due_in is None]
    assert waiting == sorted(waiting, reverse=True)
    terrorism = next(one for one in questions if one.fact.name == "terrorism")
    assert {"asylum", "withholding"} <= set(terrorism.relief)


def test_an_open_point_of_law_is_told_and_never_answers_yes():
    facts = {**CLAIM, "entry_border": "southwest_land", "entry_manner": "between_ports", "returning_lpr": False}
    facts |= {"clearly_admissible": False, "last_entry_on": dt.date(2026, 5, 1), "transited_third_country": False}
    facts |= {"trafficking_victim": False, "dhs_appointment": False, "acute_medical_emergency": False}
    facts |= {"imminent_extreme_threat": False, "other_compelling_circumstances": False}
    asylum = relief(facts, "asylum", dt.date(2026, 6, 1))
    assert asylum.value is None
    assert asylum.ask == ()
    assert any("2026-04-24" in reason.en for reason in asylum.why)


def test_deadlines_tell_days_left_and_what_they_were_counted_from():
    told = explain(LAW, CLAIM, DAY)
    year = next(one for one in told.deadlines if one.deadline.name == "one_year_asylum")
    assert (year.falls_on, year.counted_from, year.rolled_from) == (
        dt.date(2020, 2, 3),
        dt.date(2019, 2, 1),
        dt.date(2020, 2, 1),
    )
    assert year.days_left(DAY) == 80
    assert year.safe_day == dt.date(2020, 1, 31)


@pytest.mark.parametrize(
    ("facts", "name"),
    [
        ({"asylum_filed": False, "asylum_filed_on": dt.date(2019, 3, 1)}, "filed_yet_not_filed"),
        ({"i730_filed": False, "i730_filed_on": dt.date(2019, 3, 1)}, "i730_filed_yet_not_filed"),
        ({"last_entry_on": dt.date(2020, 3, 1)}, "entered_after_today"),
        ({"last_entry_on": dt.date(2019, 3, 1), "born_on": dt.date(2019, 4, 1)}, "born_after_entry"),
        (
            {"unaccompanied_child": True, "born_on": dt.date(2000, 1, 1), "encountered_on": dt.date(2019, 1, 1)},
            "unaccompanied_adult",
        ),
        ({"entry_border": "air", "entry_manner": "between_ports"}, "between_ports_by_air"),
        ({"in_us": True, "in_mexico": True}, "in_two_countries"),
        ({"asylum_filed_on": dt.date(2019, 3, 1), "asylum_denied_on": dt.date(2019, 2, 1)}, "decided_before_filed"),
        ({"petitioner_status": "refugee", "asylum_granted_on": dt.date(2019, 2, 1)}, "asylee_and_refugee"),
    ],
)
def test_facts_that_do_not_go_together_are_told(facts, name):
    assert [one.name for one in explain(LAW, facts, DAY).contradictions] == [name]


@pytest.mark.parametrize("name", [one for one in DAYS if not FACTS[one].may_lie_ahead])
def test_a_day_that_cannot_lie_ahead_is_told_when_it_does(name):
    found = contradictions(LAW, {name: DAY + dt.timedelta(days=1)}, DAY)
    assert len(found) == 1, name
    assert contradictions(LAW, {name: DAY}, DAY) == ()


@pytest.mark.parametrize("name", [one for one in DAYS if FACTS[one].may_lie_ahead])
def test_a_day_that_may_lie_ahead_is_left_in_peace(name):
    assert contradictions(LAW, {name: DAY + dt.timedelta(days=400)}, DAY) == ()


@pytest.mark.parametrize(("first", "then"), IN_ORDER)
def test_days_in_the_wrong_order_are_told_and_the_same_day_is_not(first, then):
    day = dt.date(2018, 5, 4)
    wrong = contradictions(LAW, {first: day, then: day - dt.timedelta(days=1)}, DAY)
    assert f"{then}_before_{first}" in [one.name for one in wrong]
    assert contradictions(LAW, {first: day, then: day}, DAY) == ()


REPORTS = Path(__file__).parents[3] / "shared" / "reports" / "docket"


@pytest.mark.skipif(not REPORTS.is_dir(), reason="the reported dockets are not here")
@pytest.mark.parametrize(
    ("file", "name"),
    [("born_in_the_future", "born_on_lies_ahead"), ("filed_in_the_future", "asylum_filed_on_lies_ahead")],
)
def test_a_reported_docket_with_a_day_ahead_is_contradicted(file, name):
    day = dt.date(2026, 6, 25)
    facts = open_docket(REPORTS / f"{file}.csv", LAW.facts).person("A1")
    assert [one.name for one in explain(LAW, facts, day).contradictions] == [name]


def test_facts_that_go_together_are_left_in_peace():
    assert explain(LAW, CLAIM, DAY).contradictions == ()


def test_as_json_everything_is_plain():
    facts = {**CLAIM, "asylum_filed_on": dt.date(2019, 3, 1), "delays": ((dt.date(2019, 4, 1), None),)}
    told = explanation_to_json("A", facts, explain(LAW, facts, DAY))
    assert told["facts"]["delays"] == "2019-04-01/"
    assert told["options"][0]["answer"] == "yes"
    year = next(one for one in told["deadlines"] if one["name"] == "one_year_asylum")
    assert (year["last_day"], year["days_left"], year["met"]) == ("2020-02-03", 80, True)
    clock = next(one for one in told["clocks"] if one["name"] == "ead")
    assert clock["readings"] == {"days": 30, "may_file_on": None, "eligible_on": None, "running": False}
    assert told["known_as_of"] == min(one["known_as_of"] for one in told["options"] if one["known_as_of"])


def of_asylum(**entry):
    explanation = explain(LAW, {**CLAIM, **entry}, dt.date(2026, 6, 25))
    (asylum,) = [one for one in explanation.relief if one.relief.name == "asylum"]
    return asylum, explanation


def test_an_answer_is_as_old_as_the_oldest_rule_that_mattered_for_it():
    reached, explanation = of_asylum(last_entry_on=dt.date(2024, 8, 1), entry_border="southwest_land")
    assert reached.known_as_of == LAW.policies["securing_the_border"].known_as_of
    assert explanation.known_as_of <= reached.known_as_of


def test_a_rule_that_cannot_reach_somebody_does_not_make_their_answer_older():
    by_air, _ = of_asylum(last_entry_on=dt.date(2024, 8, 1), entry_border="air")
    assert by_air.known_as_of >= LAW.relief["asylum"].within[0].known_as_of


def test_where_asylum_is_closed_by_itself_no_policy_makes_the_answer_older():
    barred, _ = of_asylum(last_entry_on=dt.date(2024, 8, 1), entry_border="southwest_land", persecutor=True)
    assert barred.value is False
    assert barred.known_as_of == LAW.relief["asylum"].known_as_of
