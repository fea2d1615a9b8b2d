"""Returned although exempt, by the guidance of the day of the encounter; what is not known is asked."""

from __future__ import annotations

import datetime as dt
import re

import pytest
from django.urls import reverse
from django.utils import timezone

from amparo.law.facts import Value
from amparo.law.partial import Between, a_month, a_year
from amparo.office.border.returns import passages
from amparo.office.border.returns.models import Kind
from amparo.office.border.returns.screening import ASK, EXEMPT, RETURNABLE, UNCOVERED, applied, program_of, screen
from amparo.office.cases.statements.ledger import Origin
from amparo.office.cases.statements.models import Source, Statement
from amparo.office.cases.statements.services import state
from amparo.office.platform.accounts.roles import Role
from tests.office.builders import a_case, member, signed_in

DAY = dt.date(2026, 11, 25)
MET: dict[str, Value] = {
    "encountered_on": dt.date(2019, 9, 3),
    "entry_border": "southwest_land",
    "entry_manner": "between_ports",
    "clearly_admissible": False,
    "nationality": "HN",
}
NONE: dict[str, Value] = {
    "unaccompanied_child": False,
    "in_expedited_removal": False,
    "known_health_issue": False,
    "criminal_history_or_violence": False,
    "of_interest_to_governments": False,
    "returning_lpr": False,
    "parolee_or_advance_parole": False,
    "fear_interview_result": "none",
}


def test_illness_exempts_in_2019_and_a_return_is_flagged_with_its_citation() -> None:
    found = screen({**MET, "known_health_issue": True}, DAY, returned=True)
    assert (found.standing, found.flagged) == (EXEMPT, True)
    assert [one.name for one in found.exemptions] == ["known_health_issue"]
    assert "2019-01-28" in found.citation


def test_great_age_or_pregnancy_exempts_only_since_the_guidance_of_2021() -> None:
    vulnerable: dict[str, Value] = {**MET, **NONE, "particularly_vulnerable": True}
    assert screen(vulnerable, DAY, returned=True).standing == RETURNABLE
    later = screen({**vulnerable, "encountered_on": dt.date(2022, 3, 1)}, DAY, returned=True)
    assert later.standing == EXEMPT
    assert "2021-12-02" in later.citation


def test_who_was_met_when_no_program_stood_was_never_covered() -> None:
    found = screen({**MET, "encountered_on": dt.date(2021, 9, 1)}, DAY, returned=True)
    assert (found.standing, found.flagged) == (UNCOVERED, True)


def test_nobody_outside_the_hemisphere_was_covered_in_2022() -> None:
    asian: dict[str, Value] = {**MET, "encountered_on": dt.date(2022, 3, 1), "nationality": "IN"}
    assert screen(asian, DAY, returned=True).standing == UNCOVERED


def test_what_is_not_known_is_asked_and_never_taken_as_no() -> None:
    found = screen(MET, DAY, returned=True)
    assert found.standing == ASK
    assert not found.flagged
    assert "known_health_issue" in [fact.name for fact in found.ask]
    assert screen({}, DAY, returned=False).standing == ASK


def test_the_third_program_has_no_list_and_says_so() -> None:
    found = screen({**MET, **NONE, "encountered_on": dt.date(2025, 3, 1)}, DAY, returned=True)
    assert found.standing == ASK
    assert any("no exemption list" in one.en for one in found.why)


def test_who_was_not_returned_is_not_flagged() -> None:
    found = screen({**MET, "known_health_issue": True}, DAY, returned=False)
    assert (found.standing, found.flagged) == (EXEMPT, False)
    assert screen({**MET, "known_health_issue": True, "returned_to_mexico": True}, DAY, returned=False).flagged


def test_a_positive_interview_exempts_and_is_not_taken_for_an_exemption_at_the_return() -> None:
    found = screen({**MET, **NONE, "fear_interview_result": "positive"}, DAY, returned=True)
    assert (found.standing, found.found_since) == (EXEMPT, True)
    assert not screen({**MET, "known_health_issue": True}, DAY, returned=True).found_since


@pytest.mark.parametrize(
    ("day", "name"),
    [
        (dt.date(2019, 1, 27), None),
        (dt.date(2019, 1, 28), "first"),
        (dt.date(2021, 1, 20), "first"),
        (dt.date(2021, 1, 21), None),
        (dt.date(2021, 12, 6), "second"),
        (dt.date(2022, 8, 9), None),
        (dt.date(2025, 1, 21), "third"),
        (dt.date(2025, 5, 1), None),
        (dt.date(2026, 1, 1), "third_after_stay"),
        (None, None),
        (a_year(2020), "first"),
        (a_month(2019, 3), "first"),
        (a_year(2019), None),  # the first began within it
        (a_year(2021), None),
    ],
)
def test_the_program_is_that_of_the_day(day: dt.date | Between[dt.date] | None, name: str | None) -> None:
    found = program_of(day)
    assert (found.name if found else None) == name


def test_a_program_is_applied_until_it_is_ended_or_open() -> None:
    first, third = program_of(dt.date(2019, 9, 3)), program_of(dt.date(2025, 3, 1))
    assert first is not None
    assert third is not None
    assert applied(first, dt.date(2020, 5, 1))
    assert not applied(first, dt.date(2018, 5, 1))
    assert not applied(first, DAY)
    assert applied(third, dt.date(2025, 3, 1))
    assert not applied(third, DAY)


@pytest.mark.django_db
def test_the_page_flags_the_return_with_reason_and_request() -> None:
    by = member(Role.ATTORNEY)
    held = a_case(by)
    origin = Origin(Source.IN_PERSON, said_on=timezone.localdate())
    facts: dict[str, Value | None] = {**MET, "known_health_issue": True}
    facts.pop("nationality")
    state(held.case, held.case_key, held.first, by, origin, facts)
    page = signed_in(by).get(reverse("returns:returns", args=[held.number])).content.decode()
    text = re.sub(r"\s+", " ", re.sub(r"<[^>]+>", "", page))
    assert "Returned although exempt" in text
    assert "known physical or mental health issue CBP MPP Guiding Principles, 2019-01-28" in text
    assert "supports a request for disenrollment from MPP" in text


@pytest.mark.django_db
def test_the_page_asks_for_what_would_decide() -> None:
    by = member(Role.ATTORNEY)
    held = a_case(by)
    page = signed_in(by).get(reverse("returns:returns", args=[held.number])).content.decode()
    assert "It is not known whether they were exempt." in page
    assert reverse("casework:record", args=[held.number, 1, "entry"]) + "#encountered_on" in page


@pytest.mark.django_db
def test_an_encounter_known_by_its_month_agrees_with_a_day_within_it() -> None:
    by = member(Role.ATTORNEY)
    held = a_case(by)
    day = dt.date(2019, 9, 3)
    passages.add(
        held.case, held.case_key, by, held.first, kind=Kind.ENCOUNTER, on=day, details=passages.PassageDetails()
    )

    def page(known: Between[dt.date]) -> str:
        Statement.objects.filter(case=held.case).delete()
        state(held.case, held.case_key, held.first, by, Origin(Source.BY_PHONE), {"encountered_on": known})
        return signed_in(by).get(reverse("returns:returns", args=[held.number])).content.decode()

    assert "Among the facts the encounter was on" not in page(a_month(2019, 9))
    assert "The facts date the encounter 2018" in page(a_year(2018))
