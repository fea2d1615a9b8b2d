"""Prepared queries find what the same query finds that is worked out each time."""

from __future__ import annotations

import datetime as dt

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from amparo.office.cases.access import gate
from amparo.office.cases.access.models import Case, Wall
from amparo.office.cases.access.rules import EVERYBODY
from amparo.office.platform.accounts.models import Session, User
from amparo.office.platform.prepared import Prepared
from tests.office.builders import RELATIONS, World

pytestmark = pytest.mark.django_db


@pytest.fixture
def world(world_of_the_file: World, db: None) -> World:
    """One for all tests here: none of them writes to a file on disk."""
    return world_of_the_file.as_made()


def test_the_gate_finds_the_cases_that_lists_show_and_no_others(world: World) -> None:
    for user in (*world.users.values(), world.spare, world.walled):
        shown = set(gate.visible(user).values_list("number", flat=True))
        held = [world.cases[role, relation].case for role in EVERYBODY for relation in RELATIONS[:-1]]
        for case in held:
            found, again = gate._found(user, case.number), gate._found_again(user, case)
            assert (found == case, again == case) == (case.number in shown,) * 2, (user, case)
            if found is not None:
                plain = Case.objects.select_related("team").get(pk=case.pk)
                assert (vars(found).keys(), found.team) == (vars(plain).keys(), plain.team)
        assert gate._found(user, "26-999999") is None


def test_a_wall_is_seen_at_once_though_the_query_was_asked_before(world: World) -> None:
    user, case = world.users["attorney"], world.cases["attorney", "own"].case
    assert gate._found(user, case.number) == case
    wall = Wall.objects.create(case=case, user=user, made_by=world.spare)
    assert gate._found(user, case.number) is gate._found_again(user, case) is None
    wall.delete()
    user.is_active = False
    assert gate._found(user, case.number) is gate._found_again(user, case) is None


def test_values_are_told_apart_and_given_as_the_database_holds_them() -> None:
    now = timezone.now()
    fields = [Session._meta.get_field(name) for name in ("session_key", "started_at", "expire_date")]
    made = Prepared(
        lambda key, after, until: Session.objects.filter(
            session_key=key, started_at__gt=after, expire_date__lt=until, started_at__lt=until
        ),
        *fields,  # type: ignore[arg-type]
    )
    day = dt.timedelta(days=1)
    for name in ("a", "' OR 1=1 --", "%s"):
        Session.objects.create(session_key=name, started_at=now - day, expire_date=now + day)
        assert [row.pk for row in made.rows(name, now - 2 * day, now + 2 * day)] == [name]
        assert made.first(name, now, now + 2 * day) is None
        assert made.first(name, now - 2 * day, now) is None


def test_a_query_that_does_something_with_a_value_is_refused() -> None:
    of_name = Prepared(lambda name: User.objects.filter(name__contains=name), User._meta.get_field("name"))
    with pytest.raises(ValueError, match="not every value"):
        of_name.rows("a")
    with pytest.raises(ValueError, match="no value to stand"):
        Prepared(lambda key: User.objects.filter(is_active=key), User._meta.get_field("is_active")).rows(True)


def test_whoever_writes_to_a_case_asks_for_its_row(world: World) -> None:
    user, case = world.users["attorney"], world.cases["attorney", "own"].case
    with CaptureQueriesContext(connection) as asked, transaction.atomic():
        assert gate._found_again(user, case) == case
    assert any("FOR UPDATE" in one["sql"] for one in asked.captured_queries) == (connection.vendor == "postgresql")
