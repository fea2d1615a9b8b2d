"""How much room the disk of the office has left, and a reserve that is given up when nothing else is left of it."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

from amparo.office.platform.home import Home

LITTLE, LAST = 0.20, 0.05
"""Shares of the disk: with the first administrators are told, with the second everybody."""
MEGABYTE = 1_000_000


@dataclass(frozen=True, slots=True)
class Room:
    """Bytes of the disk that the office can still write, and all that it could if the disk were empty."""

    free: int
    size: int

    @property
    def share(self) -> float:
        """The part that is free."""
        return self.free / self.size if self.size else 0.0

    @property
    def percent(self) -> int:
        """The same, in whole percents and never too many."""
        return int(self.share * 100)

    @property
    def megabytes(self) -> int:
        """What is free, in millions of bytes."""
        return self.free // MEGABYTE


def room(folder: Path) -> Room:
    """What the disk of a folder has left. Raises OSError."""
    disk = os.statvfs(folder)
    return Room(disk.f_bavail * disk.f_frsize, (disk.f_blocks - disk.f_bfree + disk.f_bavail) * disk.f_frsize)


def least(home: Home) -> Room:
    """The room of the disk that has the least: the office's, or the dropbox's where that lies elsewhere."""
    return min((room(folder) for folder in {home.folder, home.letterbox.parent}), key=lambda each: each.share)


def look_after_reserve(home: Home, size: int) -> None:
    """Give the reserve up where less than a quarter of it is free besides; make it anew where there is room again."""
    free = room(home.folder).free
    if home.reserve.exists():
        if size == 0 or free < size // 4:
            give_up(home)
    elif size and free > 3 * size:
        _make(home.reserve, size)


def give_up(home: Home) -> None:
    """Let others have its room."""
    home.reserve.unlink(missing_ok=True)


def is_given_up(home: Home, size: int) -> bool:
    """Whether there should be a reserve and is none."""
    return size > 0 and not home.reserve.exists()


def _make(path: Path, size: int) -> None:
    """The system sets the room aside without anything being written. Raises OSError."""
    fresh = path.with_name(f".{path.name}.fresh")
    file = os.open(fresh, os.O_WRONLY | os.O_CREAT, 0o600)
    try:
        os.posix_fallocate(file, 0, size)
        fresh.replace(path)
    finally:
        os.close(file)
        fresh.unlink(missing_ok=True)
