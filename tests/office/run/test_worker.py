"""Workers of the background jobs: begun anew when they die or hang, later the more often they do, and never noisier."""

from __future__ import annotations

import datetime as dt
import os
import time
from collections.abc import Iterator
from dataclasses import dataclass, field

import pytest
from django.conf import settings
from django.db import DatabaseError, connections

from amparo.errors import OfficeError
from amparo.office.platform import heartbeats
from amparo.office.platform.rooms import Job
from amparo.office.run import worker
from amparo.office.run.worker import JOB_WORKERS, JobWorkers, Running

FIRST = JOB_WORKERS[0]


@dataclass
class System:
    """What the processes of the workers do, and what is done with them."""

    now: float = 1_000.0
    begun: list[str] = field(default_factory=list)
    dead: set[int] = field(default_factory=set)
    killed: list[int] = field(default_factory=list)


@pytest.fixture
def system(monkeypatch: pytest.MonkeyPatch) -> Iterator[System]:
    held = System()

    def begin(each: worker.JobWorker, *_: object) -> int:
        held.begun.append(each.name)
        return len(held.begun)

    monkeypatch.setattr(worker, "_begun", begin)
    monkeypatch.setattr(worker, "_is_dead", lambda pid: pid in held.dead)
    monkeypatch.setattr(worker.os, "kill", lambda pid, _: held.killed.append(pid))
    monkeypatch.setattr(worker.time, "monotonic", lambda: held.now)
    yield held
    for each in JOB_WORKERS:
        heartbeats._path(settings.HOME, each.name).unlink(missing_ok=True)


def test_each_is_begun_once_and_has_done_nothing_late_yet(system: System) -> None:
    workers = JobWorkers()
    workers.start()
    workers.look_after()
    assert system.begun == [each.name for each in JOB_WORKERS]
    assert heartbeats.late(settings.HOME) == {}


def test_one_that_dies_again_and_again_is_begun_anew_later_each_time(system: System) -> None:
    workers = JobWorkers()
    workers.start()
    waits = []
    for _ in range(9):
        system.dead.add(workers.running[FIRST.name].pid)
        died, count = system.now, len(system.begun)
        while len(system.begun) == count:
            workers.look_after()
            system.now += 1
        waits.append(round(system.now - 1 - died))
    assert waits[:5] == [0, 0, 2, 6, 14]
    assert waits[-1] == worker.LONGEST_PAUSE - 1
    assert set(system.begun[len(JOB_WORKERS) :]) == {FIRST.name}
    system.now += worker.STEADY + 1  # it ran well for a while: it is begun at once again
    system.dead.add(workers.running[FIRST.name].pid)
    workers.look_after()
    assert workers.running[FIRST.name].failures == 1


def test_one_that_is_silent_is_ended_and_one_that_works_long_is_not(system: System) -> None:
    workers = JobWorkers()
    workers.start()
    system.now += FIRST.silence + 1
    workers.look_after()
    assert system.killed == []  # it has been heard of
    long_ago = time.time() - FIRST.silence - 5
    os.utime(heartbeats._path(settings.HOME, FIRST.name), (long_ago, long_ago))
    workers.look_after()
    assert system.killed == [workers.running[FIRST.name].pid]


def test_a_child_that_somebody_else_waited_for_is_dead() -> None:
    assert worker._is_dead(4_194_305)


def test_the_pause_is_none_at_first_and_at_most_a_minute() -> None:
    assert [Running(1, 0.0, failures).again_at for failures in (0, 1, 3, 40)] == [0, 1, 7, 60]


@pytest.mark.django_db
def test_a_worker_goes_on_after_a_round_that_failed_and_ends_with_its_parent(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    outcomes: list[Exception | None] = [RuntimeError("a secret word"), None]
    rounds, parents = [], iter([7, 7, 1])

    def a_round() -> None:
        rounds.append(1)
        if wrong := outcomes[len(rounds) - 1]:
            raise wrong

    beats: list[str] = []
    monkeypatch.setattr(worker.os, "getppid", lambda: next(parents))
    monkeypatch.setattr(worker.time, "sleep", lambda _: None)
    monkeypatch.setattr(worker, "beat", lambda _, name: beats.append(name))
    monkeypatch.setattr(connections, "close_all", lambda: None)
    worker._work(7, worker.JobWorker("tried", 0.0, 10, a_round))
    assert (len(rounds), beats) == (2, ["tried"])
    assert "could not do its round" in caplog.text


@pytest.mark.parametrize("wrong", [DatabaseError("away"), OSError(28, "full"), OfficeError("no")])
def test_a_job_that_fails_holds_up_no_other(wrong: Exception, caplog: pytest.LogCaptureFixture) -> None:
    done: list[dt.datetime] = []

    def fails(_: dt.datetime) -> None:
        raise wrong

    worker._each_of([Job("fails", fails, 60.0), Job("works", done.append, 60.0)])
    assert len(done) == 1
    assert "a job of the round failed: fails" in caplog.text


@pytest.mark.django_db
def test_what_runs_each_second_each_minute_and_long_runs_in_an_office() -> None:
    for do in (worker.begin, worker.chain_and_collect, worker.tidy, worker.take_time):
        do()
    worker.wait_briefly()
