"""The fictional office of today, kept between runs: each run serves a copy, so nobody's tries are in the next one.

A kept office is a folder `demo-DAY-PEOPLE-CODE` with the office, its key and, written last, a list of what is in it.
It is used on its day only, for some hours, and by the code that made it: what is in it stands so many days from today.
"""

from __future__ import annotations

import datetime as dt
import fcntl
import hashlib
import json
import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from zoneinfo import ZoneInfo

import amparo
from amparo.errors import OfficeError
from amparo.office.platform.home import TIME_ZONE, Home

OFFICE, KEY, LIST = "office", "office.key", "made.json"
FRESH_FOR = dt.timedelta(hours=6)
"""How long an office is shown as new: after that, check-ins and hearings of its day lie too far back."""
MOST = 2_000
"""How many people an office may have to be kept: a larger one takes a disk's room."""


def cache() -> Path | None:
    """Where this account keeps what can be made again; None when it has no such place."""
    named = os.environ.get("XDG_CACHE_HOME")
    try:
        return Path(named).absolute() / "amparo" if named else Path.home() / ".cache" / "amparo"
    except RuntimeError:
        return None


@contextmanager
def held(place: Path, waits: Callable[[], None]) -> Iterator[None]:
    """Hold the folder of kept offices alone; `waits` is called where another run is just making its office.

    Raises OSError where the folder cannot be made or held, and OfficeError where it is an office of true people.
    """
    if Home(place).exists:
        raise OfficeError(f"there is an office in {place}; keep a fictional one elsewhere: --kept FOLDER")
    place.mkdir(mode=0o700, parents=True, exist_ok=True)
    with (place / ".making").open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            waits()
            fcntl.flock(lock, fcntl.LOCK_EX)  # a process that dies lets go of it
        yield


@dataclass(frozen=True, slots=True)
class Kept:
    """A fictional office of so many people as it may lie in a folder, made at any time today by this code."""

    place: Path
    people: int

    @property
    def folder(self) -> Path:
        """Where it lies once it is whole."""
        return self.place / f"demo-{_now():%Y-%m-%d}-{self.people}-{_code()}"

    @property
    def since(self) -> dt.datetime | None:
        """When it was made; None where it is not there, not whole or not of these hours."""
        try:
            listed = json.loads((self.folder / LIST).read_text())
            made = dt.datetime.fromisoformat(listed["at"]).astimezone(ZoneInfo(TIME_ZONE))
            whole = listed["files"] == _files(self.folder)
        except (OSError, ValueError, KeyError, TypeError):
            return None
        return made if whole and dt.timedelta(0) <= _now() - made < FRESH_FOR else None

    def copy_to(self, folder: Path) -> None:
        """Copy office and key into a folder that is empty. Raises OSError."""
        shutil.copy(self.folder / KEY, folder / KEY)
        shutil.copytree(self.folder / OFFICE, folder / OFFICE)

    def keep(self, folder: Path) -> None:
        """Keep a copy of an office that was just made, and none of earlier ones. Raises OSError, with nothing kept."""
        self.forget()
        half = self.place / f"half-{os.getpid()}"
        try:
            half.mkdir(mode=0o700)
            shutil.copy(folder / KEY, half / KEY)
            shutil.copytree(folder / OFFICE, half / OFFICE)
            (half / LIST).write_text(json.dumps({"at": _now().isoformat(), "files": _files(half)}))
            _to_disk(half)
            half.rename(self.folder)
        except OSError:
            shutil.rmtree(half, ignore_errors=True)
            raise

    def forget(self) -> None:
        """Remove what was kept before: other days, other code, halves that a killed run left."""
        for path in self.place.iterdir():
            if path.name.startswith("half-") or (path.name.startswith("demo-") and (path / LIST).exists()):
                shutil.rmtree(path, ignore_errors=True)


def _now() -> dt.datetime:
    return dt.datetime.now(ZoneInfo(TIME_ZONE))


def _code() -> str:
    """A fingerprint of the program: an office is shown by the code that invented it."""
    digest = hashlib.sha256(TIME_ZONE.encode())
    root = Path(amparo.__file__).parent
    for path in sorted(root.rglob("*")):
        if path.is_file() and path.suffix != ".pyc":
            digest.update(f"{path.relative_to(root)} {path.stat().st_size} ".encode())
            digest.update(path.read_bytes())
    return digest.hexdigest()[:12]


def _files(folder: Path) -> dict[str, int]:
    """The size of each file of an office in bytes."""
    return {
        str(path.relative_to(folder)): path.stat().st_size
        for part in (OFFICE, KEY)
        for path in sorted([folder / part, *(folder / part).rglob("*")])
        if path.is_file()
    }


def _to_disk(folder: Path) -> None:
    """Wait until all files of a folder lie on the disk: what is kept must be whole after a power cut too."""
    for path in [*folder.rglob("*"), folder]:
        held = os.open(path, os.O_RDONLY)
        try:
            os.fsync(held)
        finally:
            os.close(held)
