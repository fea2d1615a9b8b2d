"""Elements that cannot all be met are told as no, though each of them is unknown for itself."""

import datetime as dt

from amparo.law.book import the_law
from amparo.law.evaluate import Reader
from amparo.screen.explain import explain
from amparo.screen.files.docket_file import facts_of_row
from amparo.screen.sample import sample

LAW = the_law()
DAY = dt.date(2026, 6, 25)
FOR_A_REFUGEE = {
    "urgent_humanitarian_reason": True,
    "present_without_admission": False,
    "parole_in_place_of_refugee_admission": True,
    "compelling_public_interest": False,
    "flight_or_security_risk": False,
}
"""Who is here was admitted, so parole cannot be asked for; of a refugee abroad it cannot either."""


def parole(facts):
    return next(one for one in explain(LAW, facts, DAY).relief if one.relief.name == "parole")


def test_what_fails_one_way_or_another_is_no_and_says_so():
    found = parole(FOR_A_REFUGEE)
    assert found.value is False
    assert [one.element.name for one in found.deciding] == ["not_together"]
    assert "cannot all be met" in found.reason.en
    assert found.ask == ()


def test_it_is_open_as_long_as_one_way_is_left():
    left = parole({**FOR_A_REFUGEE, "compelling_public_interest": True})
    assert left.value is None
    assert left.ask == ("in_us",)


def test_what_is_closed_by_an_element_names_that_element_alone():
    found = parole({**FOR_A_REFUGEE, "in_us": True})
    assert [one.element.name for one in found.deciding] == ["applicant"]


def test_a_choice_that_decides_nothing_leaves_an_element_decided():
    facts = {"abused_by_family_member": True, "abuser_status": "us_citizen", "abuser_relation": "spouse"}
    ended = {"abuser_relation_ended_on": dt.date(2026, 1, 1), "divorce_connected_with_abuse": True}
    element = LAW.on(DAY).element("vawa", "relation_holds")
    assert Reader({**facts, **ended}, DAY)(element).value is True
    assert Reader({**facts, **ended, "divorce_connected_with_abuse": False}, DAY)(element).value is None


def test_a_reader_that_spares_what_is_blank_says_what_one_says_that_reads_all():
    today = LAW.on(DAY)
    rows = enumerate(sample(30, seed=4).iter_rows(named=True))
    people = [dict(list(facts_of_row(row, LAW.facts).items())[place::7]) for place, row in rows]
    people += [{"born_on": dt.date(year, 3, 9)} for year in (1962, 1990, 2003, 2015, 2019, 2021, 2023, 2025, 2026)]
    for facts in people:
        whole, sparing = Reader(facts, DAY), today.reader(facts)
        for name in LAW.relief:
            for requirement in today.requirements(name):
                assert sparing(requirement.rule) == whole(requirement.rule)
