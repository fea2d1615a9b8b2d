"""What a long run is doing: a line for each step with its seconds, and on a terminal a bar within it."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from rich.progress import Progress, TaskID

from amparo.cli.terminal import margin, number, plain, progress

EACH = 5.0
"""Seconds between two lines of one step where there is no terminal."""


@dataclass
class Steps:
    """The steps of one run; `begins` names the next, `done` tells how far it is."""

    bar: Progress
    began: float = field(default_factory=time.monotonic)
    what: str = ""
    total: int = 0
    said: float = 0.0
    task: TaskID | None = None

    def begins(self, what: str, total: int = 0) -> None:
        """The step before has ended, and another begins: of so many people, if that is known."""
        self.ends()
        self.what, self.total = what, total
        self.said = time.monotonic()
        self.task = self.bar.add_task(what, total=total or None)
        if self.bar.disable:
            self._say(f"{what} ...")

    def done(self, count: int) -> None:
        """So many of the step are done."""
        if self.task is not None:
            self.bar.update(self.task, completed=count)
        if self.bar.disable and time.monotonic() - self.said >= EACH:
            self.said = time.monotonic()
            self._say(f"{self.what}: {number(count)} of {number(self.total)}")

    def ends(self) -> None:
        """The step has ended."""
        if self.task is None:
            return
        self.bar.remove_task(self.task)
        self.task = None
        if not self.bar.disable:
            self._say(self.what)

    def _say(self, text: str) -> None:
        margin().print(plain(f"  {time.monotonic() - self.began:4.0f} s  {text}"))


@contextmanager
def steps() -> Iterator[Steps]:
    """The steps of what runs within, on standard error."""
    with progress("") as bar:
        shown = Steps(bar)
        yield shown
        shown.ends()
