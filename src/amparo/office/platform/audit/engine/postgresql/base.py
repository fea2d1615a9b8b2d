"""The connection that Django makes for this engine."""

from __future__ import annotations

from django.db.backends.postgresql import base
from django.db.backends.postgresql.operations import DatabaseOperations

from amparo.office.platform.audit.engine.written import CodesBeforeCommit


class Operations(DatabaseOperations):
    """PostgreSQL's operations, with compilers that note what is written."""

    compiler_module = "amparo.office.platform.audit.engine.postgresql.compiler"


class DatabaseWrapper(CodesBeforeCommit, base.DatabaseWrapper):
    """A connection to PostgreSQL that codes what was written before it commits."""

    ops_class = Operations
