"""Nothing of the office writes a row under a code but by way of the ORM, whose statements are noted and coded."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

from django.conf import settings

import amparo
from amparo.office.platform.audit.engine.written import CodesBeforeCommit
from amparo.office.platform.audit.guarded import coded_columns

SOURCE = Path(amparo.__file__).parent
WRITES = re.compile(r"\b(?:INSERT\s+INTO|UPDATE|DELETE\s+FROM|TRUNCATE(?:\s+TABLE)?)\s+\"?([a-z_{][a-z_]*)")
KEYS_OF_BACKUPS = {f"office/outward/safekeeping/{name}.py" for name in ("keys_apart", "putting_back")}
NAMED_ELSEWHERE = {"office/platform/audit/code_store.py", *KEYS_OF_BACKUPS}
"""Where the name of the table is put in: codes themselves, which are chained; keys that a backup keeps apart."""


def written_by_hand(text: str) -> Iterator[str]:
    """Tables that SQL in Python writes, `{` for one whose name is put in later."""
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.JoinedStr):
            parts = [part.value if isinstance(part, ast.Constant) else "{" for part in node.values]
            yield from WRITES.findall("".join(str(part) for part in parts))
        elif isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield from WRITES.findall(node.value)


def test_no_sql_of_ours_writes_a_row_under_a_code() -> None:
    found = [
        (str(path.relative_to(SOURCE)), table)
        for path in sorted(SOURCE.rglob("*.py"))
        for table in written_by_hand(path.read_text(encoding="utf-8"))
        if table in coded_columns() or (table == "{" and str(path.relative_to(SOURCE)) not in NAMED_ELSEWHERE)
    ]
    assert found == []


def test_such_sql_would_be_seen() -> None:
    wrong = 'cursor.execute(f"UPDATE {table} SET x = 1"); cursor.execute("DELETE FROM docket_wall")'
    assert sorted(written_by_hand(wrong)) == ["docket_wall", "{"]


def test_every_database_of_the_office_notes_what_is_written() -> None:
    from django.db import connections

    assert settings.DATABASES
    assert all(isinstance(connection, CodesBeforeCommit) for connection in connections.all())
