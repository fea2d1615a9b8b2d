"""Days of a list that can hardly be meant are taken in as the list has them, and named: nothing is taken silently."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from django.utils import timezone

from amparo.office.cases.deadlines.models import Kind, Tickler
from amparo.office.outward.exchange import docket_file, importing
from amparo.office.outward.exchange.importing import Imports
from amparo.office.platform.accounts.roles import Role
from tests.office.builders import member

pytestmark = pytest.mark.django_db


def _import(folder: Path, columns: str, *rows: str, dry_run: bool = False) -> Imports:
    path = folder / "docket.csv"
    path.write_text("\n".join([columns, *rows]) + "\n", "utf-8")
    read = docket_file.read(path)
    assert read.set_aside == 0
    by = member(Role.ATTORNEY)
    return importing.preview(read.rows, by) if dry_run else importing.take_in(read.rows, by, None, path.name)


def _saturday() -> dt.date:
    today = timezone.localdate()
    return today + dt.timedelta(days=(5 - today.weekday()) % 7 + 7)


@pytest.mark.parametrize("dry_run", [True, False])
def test_a_hearing_on_a_saturday_a_holiday_or_in_the_past_is_to_be_asked(tmp_path: Path, *, dry_run: bool) -> None:
    year = timezone.localdate().year + 1
    told = _import(
        tmp_path,
        "person,given,hearing_on",
        f"p1,Rosa,{_saturday()}",
        f"p2,Axel,{year}-12-25",
        "p3,Selma,2020-01-07",
        f"p4,Nabil,{_first_tuesday(year)}",
        dry_run=dry_run,
    )
    assert told.people == 4
    assert told.asides == []
    asked = [(one.line, one.column, one.reason) for one in told.asked]
    assert (2, "hearing_on", "This is a Saturday or Sunday, when courts seldom sit.") in asked
    assert (3, "hearing_on", "This is a federal holiday, when courts do not commonly sit.") in asked
    assert (4, "hearing_on", "This day is past.") in asked
    assert {line for line, _, _ in asked} == {2, 3, 4}


def _first_tuesday(year: int) -> dt.date:
    """In the second week of a February: no holiday of any year falls there."""
    day = dt.date(year, 2, 2)
    return day + dt.timedelta(days=(1 - day.weekday()) % 7)


@pytest.mark.parametrize("dry_run", [True, False])
def test_facts_that_cannot_all_be_right_are_to_be_asked(tmp_path: Path, *, dry_run: bool) -> None:
    told = _import(
        tmp_path,
        "person,given,born_on,asylum_filed_on",
        "p1,Rosa,2015-05-01,2012-05-01",
        "p2,Axel,2031-05-01,",
        "p3,Selma,1990-05-01,2012-05-01",
        dry_run=dry_run,
    )
    assert {(one.line, one.column, one.value) for one in told.asked} >= {
        (2, "asylum_filed_on, born_on", "2012-05-01, 2015-05-01"),
    }
    assert {one.line for one in told.asked} == {2, *([3] if timezone.localdate() < dt.date(2031, 5, 1) else [])}
    if not dry_run:
        assert Tickler.objects.filter(kind=Kind.CONTRADICTION).count() == len(told.asked)


def test_who_was_taken_in_before_is_not_asked_about_again(tmp_path: Path) -> None:
    by = member(Role.ATTORNEY)
    path = tmp_path / "docket.csv"
    path.write_text("person,given,hearing_on\np1,Rosa,2020-01-07\n", "utf-8")
    rows = docket_file.read(path).rows
    assert len(importing.take_in(rows, by, None, path.name).asked) == 1
    assert importing.take_in(rows, by, None, path.name).asked == []
