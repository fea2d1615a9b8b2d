"""Measuring: sides interleaved, medians, ratios first."""

from __future__ import annotations

import statistics
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field


@dataclass
class Report:
    """What a benchmark found: its lines, and for each goal whether it was reached."""

    lines: list[str]
    verdicts: list[str] = field(default_factory=list)

    def goal(self, reached: bool, told: str) -> None:
        """Note a goal and whether it was reached."""
        self.verdicts.append(f"  {'reached' if reached else 'NOT REACHED'}: {told}")

    def text(self) -> str:
        """The lines, then the goals."""
        return "\n".join([*self.lines, *self.verdicts])


def interleaved(sides: Mapping[str, Callable[[], object]], runs: int) -> dict[str, float]:
    """The median seconds of each side over so many rounds, in each of which every side runs once, after one to warm.

    A side that returns a float has timed itself, and that counts: so preparing need not be measured.
    """
    seconds: dict[str, list[float]] = {name: [] for name in sides}
    for number in range(runs + 1):
        progress(f"round {number} of {runs}" if number else f"warming up {len(sides)} sides")
        for name, side in sides.items():
            began = time.perf_counter()
            found = side()
            took = time.perf_counter() - began
            if number:
                seconds[name].append(found if isinstance(found, float) else took)
    return {name: statistics.median(found) for name, found in seconds.items()}


def spread(values: Sequence[float]) -> str:
    """The smallest and the largest of several seconds."""
    return f"{min(values):.2f} to {max(values):.2f}"


def progress(told: str) -> None:
    """A line for who waits, apart from the figures."""
    print(f"    ... {told}", file=sys.stderr, flush=True)
