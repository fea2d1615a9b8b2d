"""The deadlines card says whether and when a deadline was met; pages show days that cannot be."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from amparo.law.facts import Value
from amparo.law.partial import a_month, a_year
from amparo.office.cases.deadlines.models import Tickler
from amparo.office.cases.deadlines.reckoning import what_read, write
from amparo.office.cases.statements.ledger import Origin
from amparo.office.cases.statements.models import Source
from amparo.office.cases.statements.reading import ledger_in
from amparo.office.cases.statements.services import state
from amparo.office.platform.accounts.models import User
from amparo.office.platform.accounts.roles import Role
from amparo.office.platform.ui.templatetags.ui import plain_day
from tests.office.builders import Held, a_case, member, signed_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def attorney() -> User:
    return member(Role.ATTORNEY, "Elena")


@pytest.fixture
def held(attorney: User) -> Held:
    return a_case(attorney)


def _page(held: Held, by: User, facts: Mapping[str, Value], room: str = "casework:case_person", group: str = "") -> str:
    """The page of the second person of a case, of whom nothing else is known."""
    state(held.case, held.case_key, held.second, by, Origin(Source.BY_PHONE), dict(facts))
    browser: Client = signed_in(by)
    at = reverse(room, args=[held.number, 2, *([group] if group else [])])
    return " ".join(browser.get(at).content.decode().split())


def _reckoned(held: Held, by: User, facts: Mapping[str, Value]) -> None:
    """What the background job works out from these facts of the second person."""
    state(held.case, held.case_key, held.second, by, Origin(Source.BY_PHONE), dict(facts))
    write(held.case.pk, held.case_key, held.second.pk, ledger_in(held.case_key, held.second))


def _filed(after: int) -> dict[str, Value]:
    """Somebody who came on a Tuesday in 2022, and filed so many days after the year was over."""
    return {"last_entry_on": dt.date(2022, 3, 1), "asylum_filed_on": dt.date(2023, 3, 1) + dt.timedelta(days=after)}


def test_filed_in_time_is_met_on_its_day(held: Held, attorney: User) -> None:
    assert "met on Wed 1 Mar 2023" in _page(held, attorney, _filed(0))


def test_filed_late_is_missed_and_the_excuses_are_asked_for(held: Held, attorney: User) -> None:
    page = _page(held, attorney, _filed(2))
    assert "missed by 2 days" in page
    assert "Filed on Fri 3 Mar 2023." in page
    assert "Excused? Ask; an attorney decides:" in page
    assert "extraordinary circumstances" in page
    assert "met on" not in page


def test_filed_on_a_day_nobody_knows_is_not_called_met(held: Held, attorney: User) -> None:
    page = _page(held, attorney, {"last_entry_on": dt.date(2022, 3, 1), "asylum_filed": True})
    assert "filed, the day is not known" in page
    assert "met on" not in page


@pytest.mark.parametrize(
    ("room", "group"), [("casework:case_person", ""), ("casework:facts", ""), ("casework:record", "court")]
)
def test_a_final_order_that_lies_ahead_is_shown(held: Held, attorney: User, room: str, group: str) -> None:
    ahead = timezone.localdate() + dt.timedelta(days=900)
    page = _page(held, attorney, {"final_order_on": ahead}, room, group)
    assert "Cannot be right: “Final order” lies after the day asked" in page


def test_a_child_born_in_a_year_turns_21_between_two_days(held: Held, attorney: User) -> None:
    year = timezone.localdate().year + 1
    _reckoned(held, attorney, {"beneficiary_born_on": a_year(year - 21)})
    page = _page(held, attorney, {})
    first, last = (plain_day(dt.date(year, *day)) for day in ((1, 1), (12, 31)))
    assert f"between {first} and {last}" in page
    assert f"The day it is counted from is known only as {year - 21}." in page
    assert f'Safe day: <span class="when"><time datetime="{year}-01-01">' in page
    assert f"turns 21</strong> between {first} and {last}. Safe day:" in page
    assert f"known only as {year - 21}" in page


def test_what_may_have_passed_is_asked_about_and_not_called_missed(held: Held, attorney: User) -> None:
    year = timezone.localdate().year
    page = _page(held, attorney, {"beneficiary_born_on": a_year(year - 21)})
    assert "not known for certain: ask for the whole day" in page
    assert "passed; not on record" not in page
    _reckoned(held, attorney, {})
    (row,) = Tickler.objects.filter(person=held.second)
    assert row.day == timezone.localdate()
    assert what_read(held.case_key.unseal(row, "sealed_what")) == (
        "age_out_21",
        (dt.date(year, 1, 1), dt.date(year, 12, 31)),
    )


def test_missed_whatever_the_day_was_is_missed_by_at_least_so_many_days(held: Held, attorney: User) -> None:
    page = _page(held, attorney, {"last_entry_on": dt.date(2022, 3, 1), "asylum_filed_on": a_month(2023, 4)})
    assert "missed by at least 31 days" in page
    assert "Filed on" not in page
    assert "Filed in April 2023." in page


def test_a_year_that_holds_the_last_day_is_neither_met_nor_missed(held: Held, attorney: User) -> None:
    page = _page(held, attorney, {"last_entry_on": dt.date(2022, 3, 1), "asylum_filed_on": a_year(2023)})
    assert "missed by" not in page
    assert "not known for certain: ask for the whole day" in page


def test_an_age_is_told_as_far_as_it_is_known_and_a_birth_without_its_weekday(held: Held, attorney: User) -> None:
    year = timezone.localdate().year
    page = _page(
        held, attorney, {"born_on": a_year(year - 18), "beneficiary_born_on": dt.date(1986, 5, 22)}, "casework:facts"
    )
    assert "18 years old" in page  # 17 or 18, but for the last day of a year
    assert "<strong>22 May 1986</strong>" in page
