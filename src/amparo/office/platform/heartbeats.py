"""When each worker last did its round, as times of empty files: they can be touched also when the disk is full."""

from __future__ import annotations

import os
import time
from collections.abc import Mapping
from pathlib import Path

from amparo.office.platform.home import Home

LATE = {"chain and collect": 60.0, "send and tidy": 600.0, "long work": 6 * 3_600.0}
"""Seconds without a round after which it is said that a worker does not do its work."""


def beat(home: Home, worker: str) -> None:
    """A worker has done its round."""
    path, now = _path(home, worker), time.time()
    try:
        path.parent.mkdir(mode=0o700, exist_ok=True)
        path.touch(mode=0o600)
        os.utime(path, (now, now))
    except OSError:  # no place for an empty file: what is not said is taken as silence
        return


def age(home: Home, worker: str) -> float | None:
    """Seconds since its last round; None where no worker of that name was ever begun here."""
    try:
        return max(0.0, time.time() - _path(home, worker).stat().st_mtime)
    except OSError:
        return None


def late(home: Home) -> Mapping[str, float]:
    """The workers that do not do their work, each with the seconds since its last round."""
    ages = {worker: age(home, worker) for worker in LATE}
    return {worker: held for worker, held in ages.items() if held is not None and held > LATE[worker]}


def _path(home: Home, worker: str) -> Path:
    return home.folder / "heartbeats" / worker.replace(" ", "-")
