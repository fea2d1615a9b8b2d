"""Every row that decides lies under a code: edited, put back, removed or invented, it is found, and nothing else is."""

from __future__ import annotations

import datetime as dt
import random
from collections.abc import Iterator

import pytest
from django.apps import apps
from django.db import DatabaseError, connection, transaction
from django.db.models import F

from amparo.errors import SealingError
from amparo.office.cases.access.models import Assignment, Case, Wall
from amparo.office.cases.calendar.models import Appointment
from amparo.office.cases.people.models import Person
from amparo.office.platform.accounts.models import User
from amparo.office.platform.accounts.roles import Role
from amparo.office.platform.audit import first_codes, row_codes, sealer
from amparo.office.platform.audit.guarded import coded_columns, number_of
from amparo.office.platform.audit.models import CodeBatch, CodedColumns, Link, RowCode
from amparo.office.platform.audit.verify import faults
from amparo.office.platform.encryption import resealed
from amparo.office.platform.encryption.case_keys import open_key
from amparo.office.platform.encryption.envelope import sealed_at
from tests.office.builders import Held, member
from tests.office.full_case import a_full_case
from tests.office.platform.audit.tampering import Tampering

pytestmark = [pytest.mark.django_db, pytest.mark.one_moment("what stands under a code asks no clock")]


@pytest.fixture(autouse=True)
def _fresh() -> Iterator[None]:
    yield
    resealed.forget()


@pytest.fixture
def held() -> Held:
    found = a_full_case()
    _settle()
    return found


def _settle() -> None:
    """Code what the test wrote, as its commit would, and chain all of it."""
    row_codes.code_now()
    assert first_codes.code_first()
    while sealer.seal_pending():
        pass


def _found() -> list[str]:
    return [str(fault) for fault in faults([sealer.head()])]


def test_no_tampering_is_missed_and_an_office_at_work_has_no_fault(held: Held) -> None:
    tampering = Tampering(random.Random(16))
    tampering.remember()
    tampering.work()
    Wall.objects.create(case=held.case, user=member(Role.VOLUNTEER), made_by=User.objects.all()[0])
    _settle()
    assert _found() == []
    head, missed, tried = sealer.head(), [], set()
    for kind in tampering.kinds * 2:
        with transaction.atomic():
            try:
                with transaction.atomic():
                    done = kind()
            except DatabaseError:
                done = ""  # the database itself refuses it
            if done:
                tried.add(kind.__name__)
                if not any(faults([head])):
                    missed.append((kind.__name__, done))
            transaction.set_rollback(True)
    assert missed == []
    assert len(tried) >= len(tampering.kinds) - 1


def test_an_older_sealed_value_does_not_open_in_its_place(held: Held) -> None:
    older = bytes(held.first.sealed_names)
    held.first.sealed_names = held.case_key.seal(held.first, "sealed_names", {"given": "Rosa", "surnames": "Paz"})
    held.first.save(update_fields=["sealed_names"])
    row_codes.code_now()
    with connection.cursor() as cursor:
        cursor.execute("UPDATE people_person SET sealed_names = %s WHERE part = %s", [older, held.first.part])
    put_back = Person.objects.get(pk=held.first.pk)
    with pytest.raises(SealingError, match="older value"):
        open_key(held.case.pk).unseal(put_back, "sealed_names")
    assert open_key(held.case.pk).unseal(held.first, "sealed_names") == {"given": "Rosa", "surnames": "Paz"}


def test_what_was_read_just_before_it_was_written_over_is_no_older_value_put_back(held: Held) -> None:
    read, before = Person.objects.get(pk=held.first.pk), held.case_key.unseal(held.first, "sealed_names")
    held.first.sealed_names = held.case_key.seal(held.first, "sealed_names", {"given": "Rosa", "surnames": "Paz"})
    held.first.save(update_fields=["sealed_names"])
    row_codes.code_now()
    assert open_key(held.case.pk).unseal(read, "sealed_names") == before
    in_columns = (Person, read.pk, "sealed_names", bytes(read.sealed_names))
    assert open_key(held.case.pk).unseal_in(*in_columns) == before
    Person.objects.filter(pk=read.pk).delete()
    assert open_key(held.case.pk).unseal(read, "sealed_names") == before


def test_a_value_sealed_again_is_always_later_whatever_the_clock_says(
    held: Held, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("time.time_ns", lambda: 0)
    before = sealed_at(bytes(held.first.sealed_names))
    again = held.case_key.seal(held.first, "sealed_names", {"given": "Rosa"})
    assert sealed_at(again) == before + 1


def test_whatever_the_orm_writes_is_coded(held: Held) -> None:
    other, third = member(Role.PARALEGAL), member(Role.PARALEGAL)
    case = held.case
    writes = {
        "bulk_create": lambda: Assignment.objects.bulk_create([Assignment(case=case, user=other)]),
        "ignored conflicts": lambda: Assignment.objects.bulk_create(
            [Assignment(case=case, user=other), Assignment(case=case, user=third)], ignore_conflicts=True
        ),
        "update": lambda: Assignment.objects.filter(user=other).update(lead=True),
        "of an expression": lambda: Case.objects.filter(pk=case.pk).update(version=F("version") + 1),
        "bulk_update": lambda: Assignment.objects.bulk_update([*map(_led, Assignment.objects.all())], ["lead"]),
        "update_or_create": lambda: Assignment.objects.update_or_create(
            case=case, user=other, defaults={"lead": False}
        ),
        "members of a team": lambda: case.team.members.add(third) if case.team else None,
        "members taken off": lambda: case.team.members.clear() if case.team else None,
        "removed": lambda: Assignment.objects.filter(user=other).delete(),
        "removed with what stands on it": lambda: Appointment.objects.filter(pk=held.date.pk).delete(),
    }  # fmt: skip
    for name, write in writes.items():
        try:
            with transaction.atomic():
                write()
        except DatabaseError:
            continue
        row_codes.code_now()
        assert (name, _found()) == (name, [])


def _led(row: Assignment) -> Assignment:
    row.lead = not row.lead
    return row


def test_a_row_without_a_code_is_new_to_nobody_once_its_table_is_marked(held: Held) -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO docket_wall (case_id, user_id, made_by_id, since) SELECT case_id, user_id, user_id, since"
            " FROM docket_assignment"
        )
    assert "a row was inserted" in _found()[0]
    number = number_of("docket_wall")
    RowCode.objects.filter(table=number).delete()
    assert any("removed" in one for one in _found())  # whoever takes the mark away takes it out of its batch


def test_an_office_of_an_earlier_version_gets_its_codes_and_then_they_hold() -> None:
    held = a_full_case()
    connection.written.taken()  # type: ignore[attr-defined]
    for model in (RowCode, CodeBatch, CodedColumns, Link):
        model._base_manager.all().delete()
    assert first_codes.code_first(seconds=0.0) is False  # it stops in time and goes on
    _settle()
    assert _found() == []
    Assignment.objects.filter(case=held.case).update(lead=False)
    connection.written.taken()  # type: ignore[attr-defined]
    assert "docket_assignment" in _found()[0]


def test_other_columns_are_coded_anew_and_what_was_changed_before_is_still_found(
    held: Held, monkeypatch: pytest.MonkeyPatch
) -> None:
    fewer = {**coded_columns(), "docket_case": coded_columns()["docket_case"] - {"stage"}}
    with monkeypatch.context() as earlier:
        earlier.setattr(row_codes, "coded_columns", lambda: fewer)
        Case.objects.update(version=F("version") + 1)
        _settle()
        assert _found() == []
    with connection.cursor() as cursor:
        cursor.execute("UPDATE docket_case SET number = 'x' WHERE number = %s", [held.number])
    _settle()
    assert [one for one in _found() if "docket_case" in one]
    assert len(_found()) == 1


def test_a_transaction_that_is_undone_leaves_no_code_and_no_fault(held: Held) -> None:
    with transaction.atomic():
        Assignment.objects.update(lead=F("lead"))
        Wall.objects.create(case=held.case, user=member(Role.VOLUNTEER), made_by=User.objects.all()[0])
        transaction.set_rollback(True)
    _settle()
    assert _found() == []


@pytest.mark.django_db(transaction=True)
def test_a_write_on_its_own_and_its_code_come_together() -> None:
    user = member(Role.PARALEGAL)
    codes = RowCode.objects.filter(table=number_of("accounts_user"))
    assert codes.count() == 1
    user.speaks = "Mam"
    user.save()
    User.objects.filter(pk=user.pk).update(last_login=dt.datetime(2026, 1, 1, tzinfo=dt.UTC))
    assert codes.count() == 2


def test_tables_have_numbers_of_their_own_and_every_table_has_codes_or_a_reason() -> None:
    assert len({number_of(name) for name in coded_columns()}) == len(coded_columns())
    known = {model._meta.db_table for model in apps.get_models(include_auto_created=True)}
    assert set(coded_columns()) <= known
