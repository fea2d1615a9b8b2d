"""The deadlines card says whether and when a deadline was met; pages show days that cannot be."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from amparo.law.facts import Value
from amparo.office.cases.statements.ledger import Origin
from amparo.office.cases.statements.models import Source
from amparo.office.cases.statements.services import state
from amparo.office.platform.accounts.models import User
from amparo.office.platform.accounts.roles import Role
from tests.office.builders import Held, a_case, member, signed_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def attorney() -> User:
    return member(Role.ATTORNEY, "Elena")


@pytest.fixture
def held(attorney: User) -> Held:
    return a_case(attorney)


def _page(held: Held, by: User, facts: Mapping[str, Value], room: str = "case_person", group: str = "") -> str:
    """The page of the second person of a case, of whom nothing else is known."""
    state(held.case, held.case_key, held.second, by, Origin(Source.BY_PHONE), dict(facts))
    browser: Client = signed_in(by)
    at = reverse(room, args=[held.number, 2, *([group] if group else [])])
    return " ".join(browser.get(at).content.decode().split())


def _filed(after: int) -> dict[str, Value]:
    """Somebody who came on a Tuesday in 2022, and filed so many days after the year was over."""
    return {"last_entry_on": dt.date(2022, 3, 1), "asylum_filed_on": dt.date(2023, 3, 1) + dt.timedelta(days=after)}


def test_filed_in_time_is_met_on_its_day(held: Held, attorney: User) -> None:
    assert "met on Wed 1 Mar 2023" in _page(held, attorney, _filed(0))


def test_filed_late_is_missed_and_the_excuses_are_asked_for(held: Held, attorney: User) -> None:
    page = _page(held, attorney, _filed(2))
    assert "missed by 2 days" in page
    assert "Filed on Fri 3 Mar 2023." in page
    assert "Ask whether it can be excused; a lawyer decides:" in page
    assert "extraordinary circumstances" in page
    assert "met on" not in page


def test_filed_on_a_day_nobody_knows_is_not_called_met(held: Held, attorney: User) -> None:
    page = _page(held, attorney, {"last_entry_on": dt.date(2022, 3, 1), "asylum_filed": True})
    assert "filed, the day is not known" in page
    assert "met on" not in page


@pytest.mark.parametrize(("room", "group"), [("case_person", ""), ("facts", ""), ("record", "court")])
def test_a_final_order_that_lies_ahead_is_shown(held: Held, attorney: User, room: str, group: str) -> None:
    ahead = timezone.localdate() + dt.timedelta(days=900)
    page = _page(held, attorney, {"final_order_on": ahead}, room, group)
    assert "Cannot be right: “Final order” lies after the day asked" in page
