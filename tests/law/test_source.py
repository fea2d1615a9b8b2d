"""What the law rests on: every rule says where it was read, and up to which day it is known."""

import datetime as dt
from dataclasses import replace
from types import MappingProxyType

import pytest

from amparo.law.book import the_law
from amparo.law.check import check
from amparo.law.law_json import declared_to_json, sources_to_json
from amparo.law.relief.tps_designations import DESIGNATIONS
from amparo.law.source import Confidence, Within, confirmed, from_knowledge, oldest_known, unsettled
from amparo.law.status import KNOWN_AS_OF

LAW = the_law()
READ = confirmed("8 CFR 1.2", "ecfr.gov", "2026-11-01")
DAY = dt.date(2026, 11, 28)


def with_parole(**change):
    parole = replace(LAW.relief["parole"], **change)
    return replace(LAW, relief=MappingProxyType({**LAW.relief, "parole": parole}))


def problems(law):
    return [str(one) for one in check(law)]


@pytest.mark.parametrize("placed", list(LAW.sourced()), ids=str)
def test_every_rule_has_sources_of_its_own_and_a_day_up_to_which_it_is_known(placed):
    one = placed.declared
    assert one.sources
    assert one.known_as_of is not None
    assert one.known_as_of <= KNOWN_AS_OF
    assert one.checked_on is not None
    assert one.known_as_of <= one.checked_on, "nobody knows more than was read"


def test_the_days_are_those_of_each_rule_and_not_one_for_all():
    assert len({placed.declared.known_as_of for placed in LAW.sourced()}) > 5
    assert LAW.known_as_of == min(placed.declared.known_as_of for placed in LAW.sourced())


def test_what_was_not_read_again_is_given_from_knowledge_and_what_is_open_says_so():
    held = {source.confidence for placed in LAW.sourced() for source in placed.declared.sources}
    assert held == set(Confidence)


def test_a_rule_is_as_old_as_the_source_that_was_left_longest():
    rule = replace(LAW.relief["parole"], sources=(READ, from_knowledge("INA 1", "2026-10-02")))
    assert rule.checked_on == dt.date(2026, 10, 2)
    assert replace(rule, sources=()).checked_on is None
    assert oldest_known([rule, LAW.policies["mpp"]]) == LAW.policies["mpp"].known_as_of
    assert oldest_known([replace(rule, known_as_of=None)]) is None


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({"sources": ()}, "relief parole: has no source"),
        ({"known_as_of": None}, "relief parole: does not say up to which day it is known"),
        ({"known_as_of": dt.date(2026, 11, 1)}, "later than anything that was read"),
        ({"sources": (replace(READ, citation=" "),)}, "has a source without citation"),
        ({"sources": (replace(READ, read_at=""),)}, "what was read has a place"),
        ({"sources": (replace(READ, confidence=Confidence.FROM_KNOWLEDGE),)}, "given from knowledge has none"),
        (
            {"within": (Within(element="nothing", sources=(READ,), known_as_of=KNOWN_AS_OF),)},
            "there is no such element",
        ),
        ({"within": (Within(element="reason"),)}, "relief parole, element reason: has no source"),
    ],
)
def test_the_check_refuses_what_has_no_source_or_day(change, told):
    found = problems(with_parole(**change))
    assert any(told in one for one in found), found


def test_each_designation_of_a_country_has_its_own_source():
    rows = [placed for placed in LAW.sourced() if placed.row]
    assert len(rows) == len(DESIGNATIONS)
    assert str(rows[0]).startswith("relief tps, designation AF of ")


def test_a_policy_that_closes_is_cited_and_no_citation_points_nowhere():
    (banned,) = [one.element for one in LAW.requirements("asylum") if one.element.name == "banned"]
    for policy in LAW.limiting("asylum"):
        assert policy.citation in banned.citation
    cited = [placed.declared for placed in LAW.sourced() if not placed.element and not placed.row]
    assert not any("text of" in one.citation for one in cited)


def test_json_tells_of_each_source_where_it_was_read_and_how_sure_it_is():
    told = declared_to_json(LAW, [LAW.policies["securing_the_border"]])
    assert told["known_as_of"] == "2025-05-09"
    (one,) = told["declared"]
    by_citation = {source["citation"]: source for source in one["sources"]}
    assert by_citation["Proclamation 10773 secs. 3(b), 4(b), 4(d)"] == {
        "citation": "Proclamation 10773 secs. 3(b), 4(b), 4(d)",
        "read_at": "whitehouse.gov text of 2024-06-04",
        "checked_on": "2026-11-28",
        "confidence": "confirmed",
    }
    rows = sources_to_json(LAW, list(LAW.sourced()), DAY)["declared"]
    assert [row["days_since_checked"] for row in rows if row["name"] == "address_change_court"] == [4]


def test_open_sources_are_read_and_leave_the_rule_open():
    assert unsettled("x", "y", "2026-11-28").confidence is Confidence.OPEN
