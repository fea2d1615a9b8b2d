"""Every column of the database is declared by its room as clear or sealed; a new one fails until somebody decides."""

from __future__ import annotations

import pytest
from django.apps import apps
from django.db import connections, models

from amparo.office.platform.accounts.roles import Role
from amparo.office.platform.encryption.columns import Table
from amparo.office.platform.encryption.envelope import DATED, VERSION
from amparo.office.platform.rooms import every, rooms
from tests.office.builders import a_case, a_form, a_need, a_note, a_testimony, an_incident, member

OF_LIBRARIES = {
    # Django's and the sign-in library's own; seeds and recovery codes in `data` are sealed by accounts.adapters
    "account_emailaddress": {"id", "user_id", "email", "verified", "primary"},
    "account_emailconfirmation": {"id", "created", "sent", "key", "email_address_id"},
    "auth_group": {"id", "name"},
    "auth_group_permissions": {"id", "group_id", "permission_id"},
    "auth_permission": {"id", "name", "content_type_id", "codename"},
    "auth_user": set(),
    "django_content_type": {"id", "app_label", "model"},
    "django_migrations": {"id", "app", "name", "applied"},
    "mfa_authenticator": {"id", "user_id", "type", "data", "created_at", "last_used_at"},
    "short_memory": {"cache_key", "value", "expires"},
    "sqlite_sequence": {"name", "seq"},
}

DECLARED = {table.name: table for table in every(Table)}
SEALED = {name: set(table.sealed) for name, table in DECLARED.items() if table.sealed}
CLEAR = {name: set(table.clear) for name, table in DECLARED.items()} | OF_LIBRARIES

pytestmark = pytest.mark.django_db


def _columns() -> dict[str, set[str]]:
    found = {}
    for database in connections.all():
        with database.cursor() as cursor:
            for table in database.introspection.table_names(cursor):
                described = database.introspection.get_table_description(cursor, table)
                found[table] = {one.name for one in described}
    return found


def _undecided(columns: dict[str, set[str]]) -> set[str]:
    return {
        f"{table}.{name}"
        for table, names in columns.items()
        for name in names - CLEAR.get(table, set()) - SEALED.get(table, set())
    }


def test_every_column_is_named_as_clear_or_sealed() -> None:
    assert _undecided(_columns()) == set()


def test_a_new_column_would_be_noticed() -> None:
    assert _undecided({"people_person": {"id", "nickname"}}) == {"people_person.nickname"}


def test_each_table_is_declared_once_and_by_its_own_room() -> None:
    declared = [(room.label, part.name) for room in rooms() for part in room.parts if isinstance(part, Table)]
    assert len({name for _, name in declared}) == len(declared)
    assert [name for label, name in declared if not name.startswith(f"{label}_")] == []


def test_no_column_is_both_and_every_one_named_is_there() -> None:
    columns = _columns()
    for table, names in SEALED.items():
        assert not names & CLEAR[table]
        assert names <= columns[table]


def test_sealed_columns_hold_bytes_that_only_a_box_writes() -> None:
    for model in apps.get_models():
        for field in model._meta.concrete_fields:
            sealed = field.column in SEALED.get(model._meta.db_table, set())
            assert sealed == (isinstance(field, models.BinaryField) and field.column not in ("mac", "digest"))


def test_every_sealed_value_of_a_full_case_is_an_envelope() -> None:
    by = member(Role.ATTORNEY)
    held = a_case(by)
    a_note(held, by)
    an_incident(held, by)
    a_need(held, by)
    a_form(held, by)
    a_testimony(held, by, member(Role.PARALEGAL))
    seen = 0
    for model in apps.get_models():
        for name in SEALED.get(model._meta.db_table, set()):
            for value in model._default_manager.exclude(**{name: None}).values_list(name, flat=True):
                assert bytes(value)[:1] == (VERSION if name == "wrapped" else DATED)
                seen += 1
    assert seen > 12
