"""The forms of relief, each once available, once not, once in doubt."""

import datetime as dt

import pytest

from amparo.law.book import the_law
from amparo.law.form_of_relief import Depth
from amparo.law.questions import answer
from amparo.screen.explain import State, explain

LAW = the_law()
NO_BARS = dict.fromkeys(
    (
        "persecutor",
        "particularly_serious_crime",
        "serious_nonpolitical_crime",
        "security_danger",
        "terrorism",
        "firmly_resettled",
    ),
    False,
)
GRANTED = {
    "parole": {
        "in_us": False,
        "urgent_humanitarian_reason": True,
        "parole_in_place_of_refugee_admission": False,
        "flight_or_security_risk": False,
    },
    "sij": {
        "in_us": True,
        "born_on": dt.date(2006, 1, 5),
        "unmarried": True,
        "sij_petition": "not_filed",
        "juvenile_court_dependency": True,
        "juvenile_court_had_jurisdiction": True,
        "juvenile_order_standing": "in_force",
        "reunification_not_viable": True,
        "return_not_in_best_interest": True,
        "sij_sought_for_protection": True,
        "order_changed_hhs_custody": False,
    },
    "u_visa": {
        "qualifying_crime_in_us": True,
        "substantial_abuse": True,
        "has_information_about_crime": True,
        "helpful_to_investigation": True,
        "law_enforcement_certification": True,
    },
    "t_visa": {
        "trafficking_victim": True,
        "present_on_account_of_trafficking": True,
        "cooperated_with_investigation": True,
        "extreme_hardship_if_removed": True,
    },
    "vawa": {
        "abused_by_family_member": True,
        "abused_during_marriage": True,
        "abuser_relation": "spouse",
        "abuser_status": "permanent_resident",
        "abuser_relation_standing": "ongoing",
        "abuser_marriage_valid": True,
        "resided_during_relation": True,
        "good_faith_marriage": True,
        "good_moral_character": True,
        "in_us": True,
        "marriage_fraud_before": False,
    },
    "derivative_asylum": {
        **NO_BARS,
        "principal_asylum_pending_or_granted": True,
        "principal_asylum_granted": False,
        "relation": "spouse",
        "in_us": True,
        "reinstated_removal_order": False,
    },
    "tps": {
        **NO_BARS,
        "nationality": "SD",
        "continuous_residence_since": dt.date(2023, 8, 16),
        "continuous_presence_since": dt.date(2023, 10, 20),
        "tps_history": "granted",
        "tps_reregistration": "in_time",
        "tps_inadmissibility": "none",
        "felony_conviction": False,
        "misdemeanor_convictions": 1,
    },
    "withholding": {**NO_BARS, "likely_persecution": True, "protected_ground": "religion"},
    "cat_withholding": {**NO_BARS, "likely_torture": True, "government_involvement": True},
}


def says(relief, day="2025-06-01", **facts):
    return answer(LAW, f"relief:{relief}", facts, dt.date.fromisoformat(day)).says


def met(relief):
    """What is said where every element written out is met: of an outline only that a lawyer decides."""
    return "yes" if LAW.relief[relief].depth is Depth.FULL else "unknown"


@pytest.mark.parametrize(
    ("pointing", "asked"),
    [
        ({}, False),
        ({"unaccompanied_child": False, "abused_by_family_member": True, "abuser_relation": "spouse"}, False),
        ({"unaccompanied_child": True}, True),
        ({"found_unaccompanied_before": True}, True),
        ({"parent_lost_or_harmful": True}, True),
        ({"abused_by_family_member": True, "abuser_relation": "parent"}, True),
        ({"juvenile_court_dependency": True}, True),
    ],
)
def test_a_minor_is_asked_about_a_juvenile_petition_where_something_points_to_it(pointing, asked):
    young = {"born_on": dt.date(2010, 1, 1), "in_us": True, "unmarried": True, **pointing}
    assert bool(answer(LAW, "relief:sij", young, dt.date(2025, 6, 1)).ask) is asked
    grown = {**young, "born_on": dt.date(1990, 1, 1), "sij_petition": "not_filed"}
    assert answer(LAW, "relief:sij", grown, dt.date(2025, 6, 1)).says == "no"


@pytest.mark.parametrize("relief", list(GRANTED))
def test_a_form_of_relief_is_available_when_every_element_is_met(relief):
    assert says(relief, **GRANTED[relief]) == met(relief)


@pytest.mark.parametrize("relief", [name for name in GRANTED if met(name) == "unknown"])
def test_an_outline_that_is_met_asks_nothing_more_and_leaves_it_to_a_lawyer(relief):
    (found,) = (one for one in explain(LAW, GRANTED[relief], dt.date(2025, 6, 1)).relief if one.relief.name == relief)
    assert found.state is State.LAWYER_DECIDES
    assert found.ask == ()
    assert [one.element.name for one in found.deciding if one.value is None] == ["lawyer_decides"]
    assert {one.element.name for one in found.deciding if one.value is True}


@pytest.mark.parametrize("relief", [name for name, form in LAW.relief.items() if form.points is not None])
def test_a_form_of_relief_to_which_nothing_points_asks_nothing(relief):
    (found,) = (one for one in explain(LAW, {}, dt.date(2020, 6, 1)).relief if one.relief.name == relief)
    assert found.state is (State.UNAVAILABLE if found.value is False else State.NOTHING_POINTS)
    assert found.ask == ()
    assert answer(LAW, f"relief:{relief}", {}, dt.date(2020, 6, 1)).ask == ()


@pytest.mark.parametrize("relief", list(GRANTED))
def test_a_form_of_relief_is_in_doubt_when_any_one_fact_is_unknown(relief):
    deciding = [name for name in GRANTED[relief] if name != "firmly_resettled" or relief == "tps"]
    for name in deciding:
        rest = {other: value for other, value in GRANTED[relief].items() if other != name}
        assert says(relief, **rest) == "unknown", name


@pytest.mark.parametrize(
    ("relief", "change"),
    [
        ("parole", {"urgent_humanitarian_reason": False, "significant_public_benefit": False}),
        ("sij", {"born_on": dt.date(2004, 5, 20)}),
        ("u_visa", {"law_enforcement_certification": False}),
        (
            "t_visa",
            {
                "cooperated_with_investigation": False,
                "under_18_when_trafficked": False,
                "trauma_prevents_cooperation": False,
            },
        ),
        ("vawa", {"abuser_relation": "adult_son_or_daughter"}),
        ("vawa", {"good_faith_marriage": False}),
        ("derivative_asylum", {"relation": "child", "beneficiary_unmarried": False}),
        ("tps", {"continuous_residence_since": dt.date(2023, 8, 17)}),
        ("tps", {"misdemeanor_convictions": 2}),
        ("tps", {"nationality": "HN"}),
        ("tps", {"firmly_resettled": True}),
        ("withholding", {"aggravated_felony_five_years": True}),
        ("cat_withholding", {"terrorism": True}),
    ],
)
def test_a_form_of_relief_is_closed_by_one_element(relief, change):
    day = "2025-10-01" if change.get("nationality") == "HN" else "2025-06-01"
    assert says(relief, day, **{**GRANTED[relief], **change}) == "no"


def test_age_or_trauma_excuse_from_helping_investigators():
    facts = {**GRANTED["t_visa"], "cooperated_with_investigation": False}
    assert says("t_visa", **facts, under_18_when_trafficked=True) == met("t_visa")
    assert says("t_visa", **facts, trauma_prevents_cooperation=True) == met("t_visa")


def test_a_parent_abused_by_a_citizen_son_needs_no_marriage():
    facts = {**GRANTED["vawa"], "abuser_relation": "adult_son_or_daughter", "abuser_status": "us_citizen"}
    for of_a_marriage in ("good_faith_marriage", "abuser_marriage_valid", "abused_during_marriage"):
        del facts[of_a_marriage]
    assert says("vawa", **facts) == "yes"


@pytest.mark.parametrize(
    ("country", "day", "found"),
    [
        ("HN", "2025-09-08", "yes"),
        ("HN", "2025-09-09", "no"),
        ("HN", "2026-01-15", "unknown"),
        ("HN", "2026-02-10", "no"),
        ("SD", "2026-07-02", "yes"),
        ("SD", "2026-07-03", "unknown"),
        ("LB", "2026-07-03", "unknown"),
        ("SD", "2020-01-01", "unknown"),
        ("HT", "2026-02-02", "yes"),
        ("HT", "2026-02-03", "unknown"),
        ("VE", "2020-01-01", "no"),
        ("XX", "2025-06-01", "unknown"),
        ("GT", "2025-06-01", "no"),
    ],
)
def test_a_designation_stands_ends_or_is_for_a_lawyer(country, day, found):
    assert answer(LAW, "element:tps.designated", {"nationality": country}, dt.date.fromisoformat(day)).says == found


def test_of_two_designations_either_serves():
    facts = {**GRANTED["tps"], "nationality": "VE", "continuous_residence_since": dt.date(2023, 7, 1)}
    facts["continuous_presence_since"] = dt.date(2023, 7, 1)
    assert says("tps", "2025-01-10", **facts) == "yes"
    assert says("tps", "2022-01-10", **facts) == "no"


def test_a_child_of_a_refugee_is_measured_at_the_interview():
    facts = {
        "petitioner_principal": True,
        "petitioner_status": "refugee",
        "relation": "child",
        "relation_existed_on_grant": True,
        "beneficiary_unmarried": True,
        "beneficiary_born_on": dt.date(2000, 5, 1),
        "beneficiary_previously_granted": False,
        "beneficiary_barred": False,
        "beneficiary_inadmissible": False,
        "i730_filed": False,
        "refugee_admitted_on": dt.date(2024, 1, 10),
    }
    assert says("i730", **facts, principal_refugee_interview_on=dt.date(2021, 4, 30)) == "yes"
    assert says("i730", **facts, principal_refugee_interview_on=dt.date(2021, 5, 1)) == "no"
