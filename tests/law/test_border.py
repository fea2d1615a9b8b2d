"""Landings by sea, and the rules of the border: a boat escapes none, and none reaches a coast it does not name."""

import datetime as dt

import pytest

from amparo.law.book import the_law
from amparo.law.questions import answer
from amparo.law.tree import Limited, nodes_of

LAW = the_law()
LANDED = {
    "entry_border": "sea",
    "entry_manner": "between_ports",
    **dict.fromkeys(
        (
            "clearly_admissible",
            "unaccompanied_child",
            "transit_protection_denied",
            "trafficking_victim",
            "authorized_parole_travel",
            "dhs_appointment",
            "app_not_usable",
            "acute_medical_emergency",
            "imminent_extreme_threat",
            "other_compelling_circumstances",
            "returning_lpr",
        ),
        False,
    ),
    "transited_third_country": True,
}
DAYS = {
    "lawful_pathways": ("2023-09-10", "2024-02-01"),
    "securing_the_border": ("2024-08-01", "2024-11-01"),
    "proclamation_10888": ("2025-02-01", "2025-03-01"),
    "title_42": ("2021-05-01", "2021-05-01"),
    "transit_bar_2019": ("2019-10-01", "2019-11-01"),
}


def applies(policy, coast, **facts):
    entry, asked = (dt.date.fromisoformat(day) for day in DAYS[policy])
    days = {"last_entry_on": entry, "encountered_on": entry}
    given = {**LANDED, **days, **({"coast_landed": coast} if coast else {}), **facts}
    return answer(LAW, f"policy:{policy}.applies", given, asked)


@pytest.mark.parametrize(
    ("policy", "near_mexico", "gulf", "canada", "other"),
    [
        ("lawful_pathways", "yes", "unknown", "no", "no"),
        ("securing_the_border", "yes", "yes", "no", "no"),
        ("proclamation_10888", "unknown", "unknown", "no", "no"),
        ("title_42", "yes", "unknown", "yes", "no"),
        ("transit_bar_2019", "no", "no", "no", "no"),
    ],
)
def test_each_rule_reaches_the_coasts_that_it_names(policy, near_mexico, gulf, canada, other):
    said = [applies(policy, coast).says for coast in ("near_mexico", "gulf_or_caribbean", "near_canada", "other")]
    assert said == [near_mexico, gulf, canada, other]


@pytest.mark.parametrize("policy", [name for name in DAYS if name != "transit_bar_2019"])
def test_by_sea_the_coast_is_asked_and_nobody_escapes_for_want_of_it(policy):
    found = applies(policy, None)
    assert (found.says, "coast_landed" in found.ask) == ("unknown", True)


@pytest.mark.parametrize(("met", "says"), [("2020-05-20", "no"), ("2020-05-21", "yes")])
def test_title_42_reached_the_adjacent_coasts_from_its_amendment_on(met, says):
    day = dt.date.fromisoformat(met)
    facts = {**LANDED, "coast_landed": "near_mexico", "encountered_on": day}
    assert answer(LAW, "policy:title_42.applies", facts, day).says == says


def test_the_southern_border_is_cited_where_it_is_defined_and_the_exceptions_where_they_stand():
    policy = LAW.policies["securing_the_border"]
    assert "Proclamation 10773 sec. 4(d)" in policy.citation
    (period,) = policy.periods
    assert "2024-10-01" in period.history[1].citation
    assert {one.citation for one in period.excepts} == {"Proclamation 10773 sec. 3(b)", "8 CFR 208.35(a)(2)(i)"}


@pytest.mark.parametrize(
    ("asked", "says"),
    [("2025-01-19", "no"), ("2025-03-01", "unknown"), ("2025-07-15", "unknown"), ("2025-08-01", "no")],
)
def test_from_january_to_july_2025_the_proclamation_also_kept_people_from_being_screened(asked, says):
    facts = {**LANDED, "entry_border": "southwest_land", "last_entry_on": dt.date(2025, 1, 20)}
    found = answer(LAW, "policy:proclamation_10888_no_screening.applies", facts, dt.date.fromisoformat(asked))
    assert found.says == says
    if says == "unknown":
        assert "withholding" in found.why[0].en


def test_it_closes_no_form_of_relief_that_the_statutes_keep_open():
    assert LAW.policies["proclamation_10888_no_screening"].limits == ()
    for relief in ("withholding", "cat_withholding", "cat_deferral"):
        trees = [one.element for one in LAW.requirements(relief)]
        assert not any(isinstance(node, Limited) for tree in trees for node in nodes_of(tree))
