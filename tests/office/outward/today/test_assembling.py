"""Today and the calendar know no room: they show what rooms declare."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest
from django.urls import reverse
from django.utils import timezone

from amparo.office.cases.access.on_calendar import Days, Entry, FoundDays, OnCalendar
from amparo.office.cases.calendar import entries, feeds
from amparo.office.outward import today
from amparo.office.platform import rooms
from amparo.office.platform.accounts.models import User
from amparo.office.platform.accounts.roles import Role
from tests.office.builders import a_case, member, signed_in

KNOWN = ("amparo.office.platform.", "amparo.office.outward.today", "amparo.office.cases.access.")
NAMES = "amparo.office.cases.people.persons"
"""Who a case is called by: the one thing that it asks a room for, once for all of them."""


def test_today_imports_no_room_that_stands_on_it() -> None:
    trees = [ast.parse(path.read_text()) for path in Path(today.__file__).parent.glob("*.py")]
    asked = {
        node.module
        for tree in trees
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom) and node.module and node.module.startswith("amparo.")
    }
    assert {name for name in asked if not name.startswith(KNOWN)} == {NAMES}


@pytest.fixture
def with_visits(monkeypatch: pytest.MonkeyPatch) -> None:
    """One more room, which puts a visit on today into calendars."""

    def find(days: Days) -> FoundDays:
        day = timezone.localdate()
        visits = [Entry(day, "A visit", number, "") for number in days.cases.values_list("number", flat=True)]
        return FoundDays(frozenset(), lambda opened: visits if days.first <= day <= days.last else [])

    theirs = OnCalendar("visits", find)
    declared = rooms.every
    monkeypatch.setattr(entries, "every", lambda kind: (*declared(kind), *([theirs] if kind is OnCalendar else [])))


@pytest.mark.django_db
@pytest.mark.usefixtures("with_visits")
def test_what_a_room_adds_stands_in_the_calendar_and_in_the_feed_and_not_before_a_scheduler() -> None:
    by, scheduler = member(Role.ATTORNEY), member(Role.SCHEDULER)
    held = a_case(by)
    assert "A visit" in _calendar(by)
    assert f"{held.number} A visit" in feeds.calendar_of(by).decode()
    assert "A visit" not in _calendar(scheduler)


def _calendar(user: User) -> str:
    return signed_in(user).get(reverse("calendar:calendar")).content.decode()
