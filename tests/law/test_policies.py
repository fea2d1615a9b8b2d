"""Policies on both axes: whom they cover by entry, and how they stood on the day asked."""

import datetime as dt

import pytest

from amparo.law.book import the_law
from amparo.law.policy import ruling_on
from amparo.law.questions import answer
from amparo.law.status import Status

LAW = the_law()
CROSSING = {
    "entry_border": "southwest_land",
    "entry_manner": "between_ports",
    "clearly_admissible": False,
    "unaccompanied_child": False,
    "transited_third_country": True,
    "transit_protection_denied": False,
    "trafficking_victim": False,
    "transit_only_nonparty_countries": False,
    "authorized_parole_travel": False,
    "dhs_appointment": False,
    "app_not_usable": False,
    "acute_medical_emergency": False,
    "imminent_extreme_threat": False,
    "other_compelling_circumstances": False,
    "returning_lpr": False,
}


def ask(question, day, **facts):
    given = {
        name: dt.date.fromisoformat(value) if name.endswith("_on") and isinstance(value, str) else value
        for name, value in facts.items()
    }
    return answer(LAW, question, {**CROSSING, **given}, dt.date.fromisoformat(day))


@pytest.mark.parametrize(
    ("entry", "time", "says"),
    [
        ("2023-05-10", None, "no"),
        ("2023-05-11", 2358, "no"),
        ("2023-05-11", 2359, "yes"),
        ("2023-05-11", None, "unknown"),
        ("2023-05-12", None, "yes"),
        ("2025-05-11", None, "yes"),
        ("2025-05-12", None, "no"),
    ],
)
def test_lawful_pathways_begins_by_the_clock_and_ends_by_the_day(entry, time, says):
    facts = {"last_entry_on": entry} | ({"entry_time_eastern": time} if time is not None else {})
    found = ask("policy:lawful_pathways.applies", "2025-05-11" if entry < "2025-05-12" else "2025-05-12", **facts)
    assert found.says == says
    if says == "unknown":
        assert found.ask == ("entry_time_eastern",)


def test_lawful_pathways_is_for_a_lawyer_after_its_two_years():
    found = ask("policy:lawful_pathways.applies", "2026-01-01", last_entry_on="2023-09-10", born_on="1990-01-01")
    assert (found.says, found.ask) == ("unknown", ())
    assert "Ninth Circuit" in found.why[0].en


def test_who_came_as_a_child_and_asks_later_is_free_of_lawful_pathways():
    facts = {"last_entry_on": "2023-09-10", "born_on": "2008-01-01", "asylum_filed_on": "2025-10-01"}
    assert ask("policy:lawful_pathways.applies", "2026-01-01", **facts).says == "no"


def test_title_42_hands_over_to_lawful_pathways_within_a_minute():
    for time, expected in ((2358, "yes"), (2359, "no")):
        found = ask("policy:title_42.applies", "2023-05-11", encountered_on="2023-05-11", entry_time_eastern=time)
        assert found.says == expected


@pytest.mark.parametrize(
    ("met", "says"),
    [("2020-11-17", "yes"), ("2020-11-18", "no"), ("2021-01-29", "yes"), ("2021-01-30", "no")],
)
def test_title_42_spared_children_by_turns(met, says):
    assert ask("policy:title_42.applies", met, encountered_on=met, unaccompanied_child=True).says == says


@pytest.mark.parametrize(
    ("day", "says"),
    [
        ("2019-07-23", "yes"),
        ("2019-07-24", "unknown"),
        ("2019-09-11", "yes"),
        ("2020-06-29", "yes"),
        ("2020-06-30", "no"),
    ],
)
def test_the_transit_bar_followed_the_courts(day, says):
    assert ask("policy:transit_bar_2019.applies", day, last_entry_on="2019-07-16").says == says


@pytest.mark.parametrize(("time", "says"), [(0, "no"), (1, "yes"), (None, "unknown")])
def test_securing_the_border_began_a_minute_after_midnight(time, says):
    facts = {"last_entry_on": "2024-06-05"} | ({"entry_time_eastern": time} if time is not None else {})
    assert ask("policy:securing_the_border.applies", "2024-08-01", **facts).says == says


def test_securing_the_border_is_open_at_a_port_and_since_may_2025():
    facts = {"last_entry_on": "2024-08-01"}
    assert (
        ask("policy:securing_the_border.applies", "2024-09-01", entry_manner="port_of_entry", **facts).says == "unknown"
    )
    assert ask("policy:securing_the_border.applies", "2025-05-09", **facts).says == "unknown"


@pytest.mark.parametrize(
    ("day", "says"),
    [("2025-06-01", "yes"), ("2025-07-02", "unknown"), ("2025-08-01", "yes"), ("2026-04-24", "unknown")],
)
def test_the_proclamation_followed_the_courts(day, says):
    assert ask("policy:proclamation_10888.applies", day, last_entry_on="2025-02-01").says == says


MPP = {
    "nationality": "HN",
    "in_expedited_removal": False,
    "known_health_issue": False,
    "criminal_history_or_violence": False,
    "of_interest_to_governments": False,
    "parolee_or_advance_parole": False,
    "particularly_vulnerable": False,
    "fear_interview_result": "none",
}


@pytest.mark.parametrize(
    ("met", "amenable"),
    [
        ("2019-01-27", "no"),
        ("2019-01-28", "yes"),
        ("2021-01-20", "yes"),
        ("2021-01-21", "no"),
        ("2021-12-06", "yes"),
        ("2022-08-08", "yes"),
        ("2022-08-09", "no"),
        ("2025-01-21", "yes"),
        ("2025-04-15", "yes"),
        ("2025-04-16", "no"),
        ("2025-07-18", "unknown"),
    ],
)
def test_remain_in_mexico_covers_by_the_day_of_the_encounter(met, amenable):
    assert ask("policy:mpp.amenable", met, encountered_on=met, **MPP).says == amenable


def test_a_client_of_the_plaintiff_is_spared_since_july_2025():
    facts = {**MPP, "encountered_on": "2025-09-01", "immdef_client": True}
    assert ask("policy:mpp.amenable", "2025-09-02", **facts).says == "no"
    assert ask("policy:mpp.applies", "2025-09-02", **facts).says == "no"
    assert ask("policy:mpp.in_force", "2025-09-02", immdef_client=True).says == "no"
    assert ask("policy:mpp.in_force", "2025-09-02").ask == ("immdef_client",)


def test_exemptions_of_the_third_program_are_for_a_lawyer():
    facts = {**MPP, "encountered_on": "2025-02-01"}
    assert ask("policy:mpp.returnable", "2025-02-02", **facts).says == "unknown"
    assert ask("policy:mpp.returnable", "2025-02-02", **{**facts, "unaccompanied_child": True}).says == "no"


def test_the_second_program_was_for_the_western_hemisphere():
    for country, says in (("HT", "yes"), ("BR", "yes"), ("MX", "no"), ("UA", "no")):
        facts = {**MPP, "nationality": country, "encountered_on": "2022-02-02"}
        assert ask("policy:mpp.returnable", "2022-02-03", **facts).says == says


def test_a_person_returned_who_fears_mexico_may_ask_for_the_interview():
    facts = {**MPP, "encountered_on": "2019-09-02", "returned_to_mexico": True, "fears_mexico": True}
    assert ask("relief:mpp_fear_interview", "2019-11-15", **facts).says == "yes"
    refused = {**facts, "fear_interview_result": "negative"}
    assert ask("relief:mpp_fear_interview", "2019-11-15", **refused).ask == ("facts_changed_since_fear_interview",)
    assert ask("relief:mpp_fear_interview", "2019-11-15", **{**facts, "fear_interview_result": "positive"}).says == "no"
    assert ask("relief:mpp_fear_interview", "2022-12-01", **facts).says == "no"


def test_an_exemption_is_a_form_of_relief_of_its_own():
    facts = {**MPP, "encountered_on": "2019-09-02", "known_health_issue": True}
    assert ask("relief:mpp_exemption", "2019-11-15", **facts).says == "yes"


def test_a_period_stands_as_its_last_ruling_says():
    period = LAW.policies["transit_bar_2019"].periods[0]
    assert ruling_on(period.history, dt.date(2019, 7, 15)) is None
    assert ruling_on(period.history, dt.date(2019, 8, 1)).status is Status.ENJOINED_IN_PART
    assert ruling_on(period.history, dt.date(2021, 1, 1)).status is Status.VACATED
