"""The suite runs on the database that it was told, and SQLite keeps what it has acknowledged."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from django.core.management import call_command
from django.db import connection

from amparo.errors import OfficeError
from amparo.office.run import serving
from amparo.office.run.settings import SQLITE_PRAGMAS
from tests.office.dropbox_steps import know_its_steps

pytestmark = pytest.mark.django_db


def test_the_database_is_the_one_that_was_named() -> None:
    wanted = "postgresql" if os.environ.get("DATABASE_URL", "").startswith("postgres") else "sqlite"
    assert connection.vendor == wanted


def test_no_step_of_the_database_is_forgotten() -> None:
    call_command("makemigrations", "--check", "--dry-run", verbosity=0)


@pytest.mark.django_db(transaction=True)
def test_an_office_starts_only_on_a_database_that_survives_a_power_cut() -> None:
    know_its_steps()
    serving.check_database()


def test_a_careless_sqlite_is_refused(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    import django.db
    from django.db import ConnectionHandler

    def office(pragmas: str) -> ConnectionHandler:
        settings = {"ENGINE": "django.db.backends.sqlite3", "NAME": tmp_path / "office.sqlite3"}
        return ConnectionHandler({"default": {**settings, "OPTIONS": {"init_command": pragmas}}})

    for pragmas in ("PRAGMA journal_mode=DELETE", SQLITE_PRAGMAS.replace("FULL", "NORMAL")):
        handler = office(pragmas)
        monkeypatch.setattr(django.db, "connections", handler)
        with pytest.raises(OfficeError, match="must be wal"):
            serving.check_database()
        handler["default"].close()
