"""For how long a page waits for PostgreSQL: there are few threads, and one that waits for ever answers nobody.

SQLite's patience stands in the settings. Background jobs and commands have their own.
"""

from __future__ import annotations

from typing import Any

from django.db.backends.signals import connection_created

FOR_LOCKS = "8s"
"""Longer than what one page does to a row; within what the reader waits for a page."""
FOR_A_STATEMENT = "60s"


def limit_pages() -> None:
    """From now on each connection that this process opens waits no longer. What takes longer is answered with 503."""
    connection_created.connect(_limit, dispatch_uid="patience of pages")


def _limit(connection: Any, **_given: object) -> None:
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT set_config('lock_timeout', %s, false), set_config('statement_timeout', %s, false)",
                [FOR_LOCKS, FOR_A_STATEMENT],
            )
