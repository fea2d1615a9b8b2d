"""The figures count what the rooms below know: returns, fear, harm, needs."""

from __future__ import annotations

import datetime as dt

import pytest
from django.urls import reverse
from django.utils import timezone

from amparo.figures.dimensions import age
from amparo.figures.rows import UNKNOWN, Fear, Returned
from amparo.law.partial import a_year
from amparo.office.border.harm.models import Kind as Harm
from amparo.office.border.needs.models import Kind, Need, State
from amparo.office.border.returns import fear, passages
from amparo.office.border.returns.models import FearStatement, Passage
from amparo.office.cases.statements.ledger import Origin
from amparo.office.cases.statements.models import Source, Statement
from amparo.office.cases.statements.services import state
from amparo.office.outward.reports.rows import office_rows
from amparo.office.platform.accounts.models import User
from amparo.office.platform.accounts.roles import Role
from tests.office.builders import Held, a_case, a_need, a_whereabouts, an_incident, member, signed_in

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate


@pytest.fixture
def by() -> User:
    return member(Role.ATTORNEY)


@pytest.fixture
def held(by: User) -> Held:
    return a_case(by)


def _row(held: Held) -> Returned:
    (found,) = [one for one in office_rows() if one.person == str(held.first.pk)]
    return found


def test_a_return_on_record_is_counted_with_its_first_day_and_port(held: Held, by: User) -> None:
    day = TODAY() - dt.timedelta(days=40)
    told = passages.PassageDetails(port="nogales")
    passages.add(held.case, held.case_key, by, held.first, kind="return", on=day, details=told)
    row = _row(held)
    assert (row.returned_on, row.port) == (day, "nogales")


def test_what_was_withdrawn_is_not_counted(held: Held) -> None:
    Passage.objects.update(withdrawn_at=timezone.now())
    FearStatement.objects.update(withdrawn_at=timezone.now())
    assert office_rows() == []


def test_a_result_goes_before_a_statement_without_one(held: Held, by: User) -> None:
    assert _row(held).fear is Fear.STATED
    heard = fear.Stated(to="port", result="negative")
    fear.add(held.case, held.case_key, by, held.first, on=TODAY() - dt.timedelta(days=3), details=heard)
    fear.add(held.case, held.case_key, by, held.first, on=TODAY(), details=fear.Stated(to="phone"))
    assert _row(held).fear is Fear.NEGATIVE


def test_harm_is_counted_under_the_names_of_the_figures(held: Held, by: User) -> None:
    an_incident(held, by, kind=Harm.OFFICIALS)
    an_incident(held, by, kind=Harm.THREATS, against=())
    assert _row(held).harms == {"by_officials", "threats"}


def test_a_kind_of_need_is_met_when_all_of_it_is(held: Held, by: User) -> None:
    for kind in (Kind.MENTAL, Kind.MENTAL, Kind.FOOD):
        a_need(held, by, kind=kind, person=None)
    Need.objects.filter(pk=held.need).update(state=State.MET, next_on=None)
    assert _row(held).needs == {"mental_health": False, "food": True}
    Need.objects.update(state=State.ENDED, next_on=None)
    assert _row(held).needs == {}


def test_a_figure_never_carries_whereabouts(held: Held, by: User) -> None:
    a_whereabouts(held, [by], city="Xochiquetzal")
    assert "Xochiquetzal" not in repr(office_rows())
    browser = signed_in(by)
    asked = {"until": TODAY().isoformat(), "limit": "5", "rounding": "1"}
    for answer in (browser.get(reverse("reports:new_release"), asked), browser.get(reverse("reports:figures"))):
        assert "Xochiquetzal" not in answer.content.decode()


@pytest.mark.parametrize(("years_ago", "expected"), [(40, "adult"), (10, "child"), (18, UNKNOWN)])
def test_an_age_is_counted_where_every_day_of_the_year_of_birth_gives_it(
    held: Held, by: User, years_ago: int, expected: str
) -> None:
    day = TODAY().replace(month=6, day=15)
    passages.add(
        held.case,
        held.case_key,
        by,
        held.first,
        kind="return",
        on=day - dt.timedelta(days=400),
        details=passages.PassageDetails(),
    )
    Statement.objects.all().delete()
    born = a_year((day - dt.timedelta(days=400)).year - years_ago)
    state(held.case, held.case_key, held.first, by, Origin(Source.BY_PHONE), {"born_on": born})
    assert age(_row(held)) == expected
