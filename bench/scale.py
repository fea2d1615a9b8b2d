"""Ten million people in bounded memory: every rule, from a Parquet file to a file of answers."""

from __future__ import annotations

import os
import resource
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
from bench.measure import verdict


def measure(path: Path, out: Path) -> None:
    """Screen a file, in a process of its own, and print seconds and the peak of memory in MB."""
    law = the_law()
    began = time.perf_counter()
    screen_file(open_docket(path, law.facts), law, DAY, out)
    took = time.perf_counter() - began
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"{took} {peak}")


def run(sizes: tuple[int, ...]) -> list[str]:
    """Measure each size once, in turn, and tell."""
    told = ["Screening a Parquet docket of 122 facts with every rule, answers to a file"]
    per_million: list[float] = []
    peaks: list[float] = []
    with tempfile.TemporaryDirectory(dir=os.environ.get("BENCH_DIR")) as folder:
        for people in sizes:
            docket, out = Path(folder) / "docket.parquet", Path(folder) / "answers.parquet"
            with frame_file(docket) as file:
                for batch in sample_batches(people, 1):
                    file.write(batch)
            command = [sys.executable, "-m", "bench.scale", str(docket), str(out)]
            done = subprocess.run(command, capture_output=True, text=True, check=True)
            took, peak = map(float, done.stdout.split())
            assert pl.scan_parquet(out).select(pl.len()).collect().item() == people
            per_million.append(took / people * 1e6)
            peaks.append(peak)
            told.append(
                f"  {people:>11,} people  {took:7.2f} s  {per_million[-1]:6.2f} s per million  peak {peak:7,.0f} MB"
            )
    told.append(
        verdict(
            per_million[-1] <= 1.25 * per_million[0],
            f"linear: {per_million[-1] / per_million[0]:.2f} times the first size's cost per person",
        )
    )
    told.append(f"  peak grew {peaks[-1] / peaks[0]:.2f} times while the docket grew {sizes[-1] / sizes[0]:.0f} times")
    return told


if __name__ == "__main__":
    measure(Path(sys.argv[1]), Path(sys.argv[2]))
