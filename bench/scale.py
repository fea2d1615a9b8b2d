"""Ten million people in bounded memory: every rule, from a Parquet file to a file of answers."""

from __future__ import annotations

import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import polars as pl

from amparo.law.book import the_law
from amparo.screen.files.docket_file import open_docket
from amparo.screen.files.output import frame_file
from amparo.screen.run import screen_file
from amparo.screen.sample import sample_batches
from bench.core import DAY
from bench.measure import Report, progress, spread


def peak_mb() -> float:
    """The most memory this process held.

    `ru_maxrss` alone would not do on Linux: a new process starts with the peak of the one that started it.
    """
    status = Path("/proc/self/status")
    if status.exists():
        return next(int(line.split()[1]) / 1024 for line in status.read_text().splitlines() if line[:6] == "VmHWM:")
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (1024**2 if sys.platform == "darwin" else 1024)


def measure(path: Path, out: Path) -> None:
    """Screen a file, in a process of its own, and print seconds and the peak of memory in MB."""
    law = the_law()
    began = time.perf_counter()
    screen_file(open_docket(path, law.facts), law, DAY, out)
    took = time.perf_counter() - began
    print(f"{took} {peak_mb()}")


def write(path: Path, people: int) -> None:
    """A fictional docket as a file."""
    with frame_file(path) as file:
        for batch in sample_batches(people, 1):
            file.write(batch)


def run(sizes: tuple[int, ...], runs: int) -> Report:
    """Measure every size once a round, and tell."""
    report = Report([f"Screening a Parquet docket with every rule, answers to a file, median of {runs}, interleaved"])
    seconds: dict[int, list[float]] = {people: [] for people in sizes}
    peaks: dict[int, list[float]] = {people: [] for people in sizes}
    with tempfile.TemporaryDirectory(dir=os.environ.get("BENCH_DIR")) as folder:
        out = Path(folder) / "answers.parquet"
        dockets = {people: Path(folder) / f"docket-{people}.parquet" for people in sizes}
        for people, docket in dockets.items():
            progress(f"writing a docket of {people:,}")
            write(docket, people)
        for number in range(runs):
            progress(f"round {number + 1} of {runs}")
            for people, docket in dockets.items():
                command = [sys.executable, "-m", "bench.scale", str(docket), str(out)]
                done = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=True)
                took, peak = map(float, done.stdout.split())
                assert pl.scan_parquet(out).select(pl.len()).collect().item() == people
                seconds[people].append(took)
                peaks[people].append(peak)
    rate = {people: statistics.median(every) / people * 1e6 for people, every in seconds.items()}
    memory = {people: statistics.median(every) for people, every in peaks.items()}
    for people, every in seconds.items():
        report.lines.append(
            f"  {people:>11,} people  {rate[people]:6.2f} s per million  peak {memory[people]:7,.0f} MB  "
            f"{statistics.median(every):7.2f} s ({spread(every)})"
        )
    first, last = sizes[0], sizes[-1]
    report.goal(
        rate[last] <= 1.25 * rate[first],
        f"linear: {last:,} people cost {rate[last] / rate[first]:.2f} times as much each as {first:,} (goal 1.25)",
    )
    report.goal(
        memory[last] <= 1.5 * memory[first],
        f"bounded: the peak grew {memory[last] / memory[first]:.2f} times (goal 1.5) "
        f"while the docket grew {last / first:.0f} times",
    )
    return report


if __name__ == "__main__":
    measure(Path(sys.argv[1]), Path(sys.argv[2]))
