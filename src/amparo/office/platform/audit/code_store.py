"""The three statements that a coded write costs, with their SQL made once: asked by way of the ORM they cost double."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any
from uuid import UUID

from django.db import connections, models

from amparo.office.platform.audit.models import RowCode

COLUMNS = ("table", "row", "version", "columns", "gone", "at", "mac")
_BY_NAME = {field.name: field for field in RowCode._meta.concrete_fields}
_FIELDS = [_BY_NAME[name] for name in COLUMNS]
_QUOTED = ", ".join(f'"{name}"' for name in COLUMNS)
_TABLE = RowCode._meta.db_table
_ONE = f"({', '.join(['%s'] * len(COLUMNS))})"

type Columns = tuple[type[models.Model], str, tuple[str, ...]]
_made: dict[Columns, tuple[str, Any, Any]] = {}


def row_of(
    model: type[models.Model], attributes: tuple[str, ...], key: object, database: str
) -> tuple[Any, ...] | None:
    """What one row holds in these attributes, as Django reads them; None where there is none."""
    connection = connections[database]
    place: Columns = (model, database, attributes)
    if place not in _made:
        rows = model._base_manager.using(database).filter(pk=key).values_list(*attributes)
        compiler = rows.query.get_compiler(database)
        sql, _ = compiler.as_sql()
        _made[place] = sql, compiler, compiler.get_converters(expression for expression, _, _ in compiler.select)
    sql, compiler, converters = _made[place]
    with connection.cursor() as cursor:
        cursor.execute(sql, [model._meta.pk.get_db_prep_value(key, connection)])
        rows_found = cursor.fetchall()
    if not rows_found:
        return None
    found = list(compiler.apply_converters(rows_found, converters)) if converters else rows_found
    return tuple(found[0])


def versions(table: int, rows: Iterable[UUID], database: str) -> Mapping[UUID, int]:
    """The newest version of each of these rows that has a code."""
    connection = connections[database]
    asked = [_BY_NAME["row"].get_db_prep_value(pk, connection) for pk in rows]
    places = ", ".join(["%s"] * len(asked))
    with connection.cursor() as cursor:
        cursor.execute(
            f'SELECT "row", MAX("version") FROM {_TABLE} WHERE "table" = %s AND "row" IN ({places}) GROUP BY "row"',  # noqa: S608
            [table, *asked],
        )
        return {found if isinstance(found, UUID) else UUID(found): version for found, version in cursor.fetchall()}


def insert(codes: Sequence[Sequence[Any]], database: str) -> None:
    """Add codes, each as `COLUMNS` names its parts."""
    if not codes:
        return
    connection = connections[database]
    values = [
        field.get_db_prep_save(value, connection) for code in codes for field, value in zip(_FIELDS, code, strict=True)
    ]
    with connection.cursor() as cursor:
        cursor.execute(f"INSERT INTO {_TABLE} ({_QUOTED}) VALUES {', '.join([_ONE] * len(codes))}", values)  # noqa: S608
