"""Compilers that note which guarded rows a statement wrote. The database itself says which (RETURNING)."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import AbstractContextManager, nullcontext
from typing import Any

from django.core.exceptions import EmptyResultSet
from django.db import transaction
from django.db.models.sql.constants import ROW_COUNT

from amparo.office.platform.audit.engine.written import Written
from amparo.office.platform.audit.guarded import coded_columns

NOTHING: frozenset[str] = frozenset()


class _Noting:
    connection: Any
    query: Any
    using: str

    def _coded(self) -> frozenset[str]:
        return coded_columns().get(self.query.get_meta().db_table, NOTHING)

    def _together(self) -> AbstractContextManager[object]:
        """A statement on its own becomes a transaction, so that row and code come together or not at all."""
        if self.connection.in_atomic_block or not self.connection.get_autocommit():
            return nullcontext()
        return transaction.atomic(using=self.using, savepoint=False)

    def _note(self, keys: Iterable[object], columns: frozenset[str] = NOTHING) -> None:
        written: Written = self.connection.written
        written.add(self.query.get_meta().concrete_model, keys, columns)


class NotingInsert(_Noting):
    """INSERT, alone and in bulk."""

    def execute_sql(self, returning_fields: Any = None) -> Any:
        """The same, and the primary keys noted."""
        ask = super().execute_sql  # type: ignore[misc]
        if not self._coded():
            return ask(returning_fields)
        key = self.query.get_meta().pk
        known = [_plain(key, getattr(row, key.attname)) for row in self.query.objs]
        with self._together():
            if self.query.on_conflict is None and None not in known:
                rows = ask(returning_fields)
                self._note(known)
                return rows
            asked = list(returning_fields or ())
            rows = ask([key, *asked])
            self._note(row[0] for row in rows)
            return [tuple(row[1:]) for row in rows] if asked else []


class NotingUpdate(_Noting):
    """UPDATE of any number of rows."""

    def execute_sql(self, result_type: Any) -> Any:
        """The number of rows written, and each of them noted."""
        if not self._matters():
            return super().execute_sql(result_type)  # type: ignore[misc]
        return len(self.execute_returning_sql(None))

    def execute_returning_sql(self, returning_fields: Any) -> Any:
        """What the rows hold afterwards, and each of them noted."""
        ask = super().execute_returning_sql  # type: ignore[misc]
        if not self._matters():
            return ask(returning_fields)
        asked = list(returning_fields or ())
        with self._together():
            try:
                rows = ask([self.query.get_meta().pk, *asked])
            except EmptyResultSet:
                return []
            self._note((row[0] for row in rows), frozenset(field.column for field, _, _ in self.query.values))
        return [tuple(row[1:]) for row in rows]

    def _matters(self) -> bool:
        return bool(self.query.values) and any(field.column in self._coded() for field, _, _ in self.query.values)


class NotingDelete(_Noting):
    """DELETE of any number of rows."""

    def execute_sql(self, result_type: Any = ROW_COUNT) -> Any:
        """The number of rows removed, and each of them noted."""
        if not self._coded():
            return super().execute_sql(result_type)  # type: ignore[misc]
        meta = self.query.get_meta()
        try:
            sql, params = self.as_sql()  # type: ignore[attr-defined]
        except EmptyResultSet:
            return 0
        column = meta.pk.get_col(meta.db_table)
        with self._together(), self.connection.cursor() as cursor:
            cursor.execute(f"{sql} RETURNING {self.connection.ops.quote_name(meta.pk.column)}", params)
            rows = cursor.fetchall()
            converters = self.get_converters([column])  # type: ignore[attr-defined]
            keys = [row[0] for row in (self.apply_converters(rows, converters) if converters else rows)]  # type: ignore[attr-defined]
            self._note(keys)
        return len(keys)


def _plain(key: Any, value: object) -> object:
    """The primary key that a row brings along; None where the database shall give it one."""
    return None if value is None or hasattr(value, "resolve_expression") else key.to_python(value)
