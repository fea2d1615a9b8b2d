"""An office made by an earlier version opens with everything in it: kept as SQLite, as a small office has it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tarfile
from pathlib import Path
from typing import Any

import pytest

from tests.office.upgrade.reading import Everything

HERE = Path(__file__).parent
OFFICES = sorted(HERE.glob("office-*.tar.xz"))
CHANGED: dict[str, frozenset[str]] = {
    "accounts_user": frozenset({"last_login"}),
}
"""Columns that a migration changes on purpose, by table. Name a column here only with the migration that says why."""

MAKE = "import json; from tests.office.upgrade.make import home, make; print(json.dumps(make(home().folder)))"


@pytest.fixture(scope="module", params=OFFICES, ids=lambda path: path.name.partition(".")[0])
def opened(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """An office of before, opened by the version of today: what it told then, and what is found in it now."""
    folder = tmp_path_factory.mktemp("office")
    with tarfile.open(request.param) as packed:
        packed.extractall(folder, filter="data")
    now = run(folder, "-m", "tests.office.upgrade.opening")
    return {"then": json.loads((folder / "told.json").read_text("utf-8")), "now": json.loads(now)}


def run(folder: Path, *words: str) -> str:
    """What Python prints in a process of its own, whose office lies in that folder."""
    ours = ("DATABASE_URL", "DJANGO_SETTINGS_MODULE", "AMPARO_LETTERBOX", "AMPARO_DEMO")
    kept = {name: value for name, value in os.environ.items() if name not in ours}
    done = subprocess.run(
        [sys.executable, *words],
        capture_output=True,
        text=True,
        check=False,
        env={**kept, "AMPARO_HOME": str(folder)},
        cwd=HERE.parents[2],
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def lost(then: Everything, now: Everything) -> list[str]:
    """What stood in an office and does not, or not as it stood."""
    found = []
    for table, rows in then.items():
        for key, columns in rows.items():
            after = now.get(table, {}).get(key)
            if after is None:
                found.append(f"{table} {key}")
                continue
            kept = columns.items() if table not in CHANGED else _without(columns, CHANGED[table])
            found += [f"{table} {key} {name}" for name, value in kept if after.get(name) != value]
    return found


def _without(columns: dict[str, str], changed: frozenset[str]) -> list[tuple[str, str]]:
    return [(name, value) for name, value in columns.items() if name not in changed]


def test_every_row_column_and_seal_reads_as_it_did(opened: dict[str, Any]) -> None:
    then, now = opened["then"]["everything"], opened["now"]["everything"]
    assert lost(then, now) == []
    assert sum(len(rows) for rows in then.values()) > 100
    assert {table for table, rows in then.items() if len(now[table]) != len(rows)} == set()


def test_every_seal_opens_and_every_document_is_the_same(opened: dict[str, Any]) -> None:
    now = opened["now"]["everything"]
    sealed = [
        (table, name, value)
        for table, rows in now.items()
        for columns in rows.values()
        for name, value in columns.items()
        if name.startswith("sealed_") or table == "documents on the disk"
    ]
    assert [(table, name) for table, name, value in sealed if value.startswith("bytes ")] == []
    assert len(now["documents on the disk"]) == 2
    assert len(sealed) > 60


def test_the_audit_proves_and_who_signed_in_still_may(opened: dict[str, Any]) -> None:
    assert opened["now"]["faults"] == []
    assert opened["now"]["may sign in"]
    assert opened["now"]["seed"] == "JBSWY3DPEHPK3PXP"


def test_codes_messages_and_answers_given_before_still_hold(opened: dict[str, Any]) -> None:
    assert "La llamamos el sábado." in json.dumps(opened["now"]["under the known code"], ensure_ascii=False)
    assert "Estamos en el puente." in opened["now"]["letter that waited"]


def test_every_page_that_answered_answers(opened: dict[str, Any]) -> None:
    assert sum(len(addresses) for addresses in opened["then"]["pages"].values()) > 200
    assert opened["now"]["refused"] == {}


def test_a_lost_row_and_a_changed_word_would_be_noticed() -> None:
    then: Everything = {"people_person": {"1": {"part": "client"}, "2": {"part": "client"}}}
    now: Everything = {"people_person": {"1": {"part": "relative"}}}
    assert lost(then, now) == ["people_person 1 part", "people_person 2"]


def test_another_can_be_made_with_something_in_nearly_every_table(tmp_path: Path) -> None:
    assert OFFICES
    rows = json.loads(run(tmp_path / "office", "-c", MAKE))["everything"]
    assert sum(1 for table in rows.values() if table) > 45
