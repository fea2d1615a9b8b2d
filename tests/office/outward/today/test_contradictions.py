"""What cannot be right in the facts of a case stands on Today, for whoever answers for it, and leads to the person."""

from __future__ import annotations

import datetime as dt

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone, translation

from amparo.law.consistency import CONTRADICTIONS
from amparo.law.facts import Value
from amparo.law.vocabulary import FACTS
from amparo.office.cases.access.models import Team
from amparo.office.cases.deadlines.models import Kind, Tickler
from amparo.office.cases.deadlines.reckoning import write
from amparo.office.cases.deadlines.telling import what_of
from amparo.office.cases.statements.ledger import Origin
from amparo.office.cases.statements.models import Source
from amparo.office.cases.statements.reading import ledger_in
from amparo.office.cases.statements.services import state
from amparo.office.platform.accounts.models import User
from amparo.office.platform.accounts.roles import Role
from tests.office.builders import Held, a_case, member, signed_in

pytestmark = pytest.mark.django_db


def _said(held: Held, by: User, facts: dict[str, Value | None]) -> None:
    """The second person said so, and it was saved."""
    state(held.case, held.case_key, held.second, by, Origin(Source.BY_PHONE), facts)
    write(held.case.pk, held.case_key, held.second.pk, ledger_in(held.case_key, held.second))


def _born_after_filing(held: Held, by: User) -> None:
    today = timezone.localdate()
    _said(held, by, {"born_on": today - dt.timedelta(days=30), "asylum_filed_on": today - dt.timedelta(days=90)})


def _today(user: User, whose: str = "") -> str:
    return " ".join(signed_in(user).get(reverse("today:today") + whose).content.decode().split())


def test_born_after_filing_stands_on_today_and_leads_to_the_person() -> None:
    by = member(Role.ATTORNEY)
    held = a_case(by)
    _born_after_filing(held, by)
    page = _today(by)
    assert "Contradictions to resolve" in page
    assert "lies before “Date of birth”" in page
    link = reverse("casework:case_person", args=[held.number, 2]) + "#contradictions"
    assert link in page
    assert 'id="contradictions"' in signed_in(by).get(link.partition("#")[0]).content.decode()


def test_it_stands_for_whoever_answers_for_the_case_and_for_nobody_else() -> None:
    by, colleague, stranger = member(Role.ATTORNEY), member(Role.PARALEGAL), member(Role.ATTORNEY)
    team = Team.objects.create(name="Border")
    team.members.set([by, colleague])
    held = a_case(by, team=team)
    _born_after_filing(held, by)
    assert "lies before" not in _today(colleague, "?whose=mine")
    assert "lies before" in _today(colleague, "?whose=all")
    assert "lies before" not in _today(stranger, "?whose=all")


def test_once_the_day_is_right_it_is_gone() -> None:
    by = member(Role.ATTORNEY)
    held = a_case(by)
    _said(held, by, {"born_on": timezone.localdate() + dt.timedelta(days=9)})
    assert "lies after the day asked" in _today(by)
    held.second.statements.all().delete()
    _said(held, by, {"born_on": timezone.localdate() - dt.timedelta(days=9000)})
    assert "lies after the day asked" not in _today(by)


def test_it_has_the_day_on_which_the_last_of_its_facts_was_written_down() -> None:
    by = member(Role.ATTORNEY)
    held = a_case(by)
    _born_after_filing(held, by)
    row = Tickler.objects.get(person=held.second, kind=Kind.CONTRADICTION)
    assert row.day == timezone.localdate()


def test_today_asks_no_more_than_fifteen_things_with_many_of_them() -> None:
    by = member(Role.ATTORNEY)
    for number in range(6):
        _born_after_filing(a_case(by, given=f"Rosa {number}"), by)
    browser = signed_in(by)
    with CaptureQueriesContext(connection) as queries:
        assert browser.get(reverse("today:today")).status_code == 200
    assert len(queries) <= 15


@pytest.mark.parametrize("language", ["en", "es"])
def test_every_contradiction_is_told_in_words(language: str) -> None:
    assert {one.name for one in CONTRADICTIONS}.isdisjoint(FACTS)
    with translation.override(language):
        for one in CONTRADICTIONS:
            assert getattr(one.label, language) in what_of(Kind.CONTRADICTION, one.name)
