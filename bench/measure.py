"""Measuring: sides interleaved, medians, ratios first."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable, Mapping


def interleaved(sides: Mapping[str, Callable[[], object]], runs: int) -> dict[str, float]:
    """The median seconds of each side over so many rounds, in each of which every side runs once, after one to warm."""
    seconds: dict[str, list[float]] = {name: [] for name in sides}
    for side in sides.values():
        side()
    for _ in range(runs):
        for name, side in sides.items():
            began = time.perf_counter()
            side()
            seconds[name].append(time.perf_counter() - began)
    return {name: statistics.median(found) for name, found in seconds.items()}


def verdict(reached: bool, told: str) -> str:
    """A goal and whether it was reached."""
    return f"  {'reached' if reached else 'NOT REACHED'}: {told}"
