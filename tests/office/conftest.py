"""An unsealed office for every test of it."""

from __future__ import annotations

import secrets
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from django.conf import settings
from django.db import DEFAULT_DB_ALIAS, transaction
from pytest_django import DjangoDbBlocker

from amparo.office.cases.people import directory
from amparo.office.cases.search import conflicts
from amparo.office.front_door.dropbox import codes
from amparo.office.front_door.public_site.texts import forget_office
from amparo.office.platform import disk
from amparo.office.platform.encryption import vault
from amparo.office.platform.encryption.keyring import Keyring
from amparo.office.platform.encryption.openers import Opener
from tests import moments
from tests.office.builders import World, world_of


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Whoever uses the database may use the dropbox too, which with SQLite is a database of its own."""
    for item in items:
        marker = item.get_closest_marker("django_db")
        if item.path.is_relative_to(Path(__file__).parent) and (marker or "db" in getattr(item, "fixturenames", ())):
            item.add_marker(
                pytest.mark.django_db(**{"databases": "__all__", **(marker.kwargs if marker else {})}), False
            )


@pytest.fixture(autouse=True)
def _fresh_notice() -> None:
    forget_office()


@pytest.fixture(scope="session", autouse=True)
def _unsealed(tmp_path_factory: pytest.TempPathFactory) -> None:
    key_file = tmp_path_factory.mktemp("key") / "office.key"
    key_file.write_bytes(secrets.token_bytes(64))
    settings.HOME.keyring.unlink(missing_ok=True)
    vault.unlock(Keyring.create(settings.HOME.keyring, Opener.key_file(key_file)))


@pytest.fixture(scope="session", autouse=True)
def _light_codes() -> None:
    """Receipt codes are stretched at the least cost, as passwords are. The true one stays: people hold codes of it."""
    assert (codes.MEMORY_KIB, codes.PASSES) == (8_192, 1)
    codes.MEMORY_KIB = 8


@pytest.fixture(autouse=True)
def _fresh_directory(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(directory, "_directory", directory.Directory())


@pytest.fixture(autouse=True)
def _a_large_disk(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is told of little room is tried where it is asked for, and not where a test happens to run."""
    monkeypatch.setattr(disk, "least", lambda home: disk.Room(900, 1_000))
    monkeypatch.setattr(settings, "RESERVE", 0)


@pytest.fixture(autouse=True)
def _no_pauses(monkeypatch: pytest.MonkeyPatch) -> None:
    """A conflict check answers when it is ready; that it waits till then is tried where it is asked for."""
    monkeypatch.setattr(conflicts, "sleep", lambda _: None)


@pytest.fixture
def world(db: None) -> World:
    """Members of every role and cases that stand to them in every way."""
    return world_of()


@pytest.fixture(scope="module")
def world_of_the_file(
    request: pytest.FixtureRequest, _unsealed: None, django_db_setup: None, django_db_blocker: DjangoDbBlocker
) -> Iterator[World]:
    """One world for all tests of a file, which takes long to make. What a test writes is undone after it, in the
    database; a file on disk that it changes stays changed."""
    with django_db_blocker.unblock(), ExitStack() as undone:
        for database in {DEFAULT_DB_ALIAS, settings.LETTERBOX}:
            undone.enter_context(transaction.atomic(using=database))
            undone.callback(transaction.set_rollback, True, using=database)
        with moments.just_before_those_of(request.node):
            made = world_of()
        yield made


@pytest.fixture
def shared() -> Path:
    """The folder of blank forms and corpora; tests that need it are skipped where it is absent."""
    folder = Path(__file__).parents[2].parent / "shared"
    if not folder.exists():
        pytest.skip("the folder ../shared with forms and corpora is absent")
    return folder
