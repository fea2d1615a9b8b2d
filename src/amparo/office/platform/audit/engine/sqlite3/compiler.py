"""The compilers that Django asks this engine for."""

from __future__ import annotations

from django.db.models.sql.compiler import SQLAggregateCompiler as SQLAggregateCompiler
from django.db.models.sql.compiler import SQLCompiler as SQLCompiler
from django.db.models.sql.compiler import SQLDeleteCompiler as Delete
from django.db.models.sql.compiler import SQLInsertCompiler as Insert
from django.db.models.sql.compiler import SQLUpdateCompiler as Update

from amparo.office.platform.audit.engine.compilers import NotingDelete, NotingInsert, NotingUpdate


class SQLInsertCompiler(NotingInsert, Insert):  # type: ignore[misc]  # it gives what it is asked for
    """INSERT that notes what it wrote."""


class SQLUpdateCompiler(NotingUpdate, Update):  # type: ignore[misc]  # it gives what it is asked for
    """UPDATE that notes what it wrote."""


class SQLDeleteCompiler(NotingDelete, Delete):  # type: ignore[misc]  # it gives what it is asked for
    """DELETE that notes what it removed."""
