"""What the office does not do any more is said, on Today and to the one who watches the server."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator

import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse

from amparo.office.platform import heartbeats
from amparo.office.platform.accounts.roles import Role
from amparo.office.run.worker import JOB_WORKERS
from tests.office.builders import member, signed_in
from tests.office.health import is_well

pytestmark = pytest.mark.django_db
NAMES = tuple(worker.name for worker in JOB_WORKERS)


@pytest.fixture
def kept() -> Iterator[None]:
    yield
    for name in NAMES:
        heartbeats._path(settings.HOME, name).unlink(missing_ok=True)


@pytest.mark.parametrize("name", NAMES)
def test_a_worker_that_is_silent_is_told_to_everybody(kept: None, name: str) -> None:
    for each in NAMES:
        heartbeats.beat(settings.HOME, each)
    watcher, attorney = Client(), signed_in(member(Role.ATTORNEY))
    assert is_well(watcher.get("/health/").content.decode())
    assert b"background-jobs" not in attorney.get(reverse("today:today")).content
    long_ago = time.time() - heartbeats.LATE[name] - 5
    os.utime(heartbeats._path(settings.HOME, name), (long_ago, long_ago))
    answer = watcher.get("/health/")
    assert (answer.status_code, name in answer.content.decode()) == (503, True)
    for role in (Role.ATTORNEY, Role.ADMINISTRATOR, Role.SCHEDULER):
        assert b"The office does not do all its work" in signed_in(member(role)).get(reverse("today:today")).content


def test_each_worker_has_its_bounds() -> None:
    assert set(heartbeats.LATE) == set(NAMES)
    for worker in JOB_WORKERS:
        assert worker.every < heartbeats.LATE[worker.name] <= worker.silence
