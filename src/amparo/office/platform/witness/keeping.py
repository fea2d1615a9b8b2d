"""The ends of chains as a witness keeps them: one file for each office, to which lines are only added."""

from __future__ import annotations

import datetime as dt
import os
import re
import threading
from dataclasses import dataclass
from enum import Enum
from pathlib import Path

OFFICE = re.compile(r"[0-9a-f]{32}")
END = re.compile(r"([0-9]{1,18}):([0-9a-f]{64})")
MOST_OFFICES = 100
"""Offices that one witness serves: whoever reaches it can name one."""


class Answer(Enum):
    """What a witness says to an end."""

    KEPT = "kept"
    KNOWN = "known"
    CONFLICT = "conflict"
    FULL = "full"


@dataclass(frozen=True, slots=True)
class End:
    """The end of a chain: how many links it had, and the digest of the last."""

    place: int
    digest: str

    @classmethod
    def of(cls, text: str) -> End:
        """The end written as `place:digest`. Raises ValueError for anything else."""
        found = END.fullmatch(text)
        if found is None:
            raise ValueError("not an end of a chain")
        return cls(int(found[1]), found[2])

    def __str__(self) -> str:
        return f"{self.place}:{self.digest}"


class EndStore:
    """A folder of ends. Chains only grow: an end before the newest, or another at its place, contradicts it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.folder.mkdir(parents=True, exist_ok=True)
        self.folder.chmod(0o700)
        self._one_at_a_time = threading.Lock()
        self._newest: dict[str, End] = {}

    def keep(self, office: str, end: End, now: dt.datetime) -> Answer:
        """Keep an end with the moment at which it came; it lies on the disk when this returns."""
        with self._one_at_a_time:
            newest = self._newest.get(office) or self._read_newest(office)
            if newest == end:
                return Answer.KNOWN
            if newest is not None and end.place <= newest.place:
                return Answer.CONFLICT
            if newest is None and sum(1 for _ in self.folder.glob("*.ends")) >= MOST_OFFICES:
                return Answer.FULL
            with os.fdopen(os.open(self._file(office), os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600), "w") as file:
                file.write(f"{end} {_written(now)}\n")
                file.flush()
                os.fsync(file.fileno())
            self._newest[office] = end
            return Answer.KEPT

    def ends(self, office: str, most: int) -> list[str]:
        """At most so many lines, spread over all that were kept, with the last: `place:digest` and when it came."""
        path = self._file(office)
        if not path.exists():
            return []
        with path.open() as file:
            count = sum(1 for _ in file)
            file.seek(0)
            step = max(1, -(-count // most))
            return [line.rstrip() for number, line in enumerate(file) if number % step == 0 or number == count - 1]

    def _read_newest(self, office: str) -> End | None:
        lines = self.ends(office, 1)
        return End.of(lines[-1].split(" ")[0]) if lines else None

    def _file(self, office: str) -> Path:
        return self.folder / f"{office}.ends"


def _written(moment: dt.datetime) -> str:
    return moment.astimezone(dt.UTC).replace(tzinfo=None).isoformat(timespec="seconds") + "Z"
