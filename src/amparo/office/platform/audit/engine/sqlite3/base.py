"""The connection that Django makes for this engine."""

from __future__ import annotations

from django.db.backends.sqlite3 import base
from django.db.backends.sqlite3.operations import DatabaseOperations

from amparo.office.platform.audit.engine.written import CodesBeforeCommit


class Operations(DatabaseOperations):
    """SQLite's operations, with compilers that note what is written."""

    compiler_module = "amparo.office.platform.audit.engine.sqlite3.compiler"


class DatabaseWrapper(CodesBeforeCommit, base.DatabaseWrapper):
    """A connection to SQLite that codes what was written before it commits."""

    ops_class = Operations
