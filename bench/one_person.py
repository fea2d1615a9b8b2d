"""One person explained, and how soon the help is there."""

from __future__ import annotations

import datetime as dt
import subprocess
import sys
from pathlib import Path

from amparo.law.book import the_law
from amparo.screen.explain import explain
from amparo.screen.files.docket_file import facts_of_row
from amparo.screen.sample import sample
from bench.measure import Report, interleaved

DAYS = (dt.date(2019, 11, 15), dt.date(2022, 3, 15), dt.date(2024, 6, 5), dt.date(2025, 8, 15), dt.date(2026, 6, 25))


def run(runs: int) -> Report:
    """Measure, and tell."""
    law = the_law()
    whole = facts_of_row(sample(1, 8).row(0, named=True), law.facts)
    few = {name: value for name, value in whole.items() if name in ("nationality", "last_entry_on", "past_persecution")}
    sides = {
        f"{len(facts):3} facts, {day}": (lambda facts=facts, day=day: explain(law, facts, day))
        for facts in (whole, few, {})
        for day in DAYS
    }
    seconds = interleaved(sides, max(runs, 50))
    report = Report(["One person, every option explained"])
    report.lines += [f"  {value * 1000:6.2f} ms  {name}" for name, value in seconds.items()]
    worst = max(seconds.values())
    report.goal(worst < 0.002, f"one person explained in {worst * 1000:.2f} ms at the slowest (goal 2)")
    command = str(Path(sys.executable).with_name("amparo"))
    starts = {
        "amparo --help": lambda: subprocess.run([command, "--help"], capture_output=True, check=True),
        "python -c pass": lambda: subprocess.run([sys.executable, "-c", "pass"], capture_output=True, check=True),
    }
    found = interleaved(starts, max(runs, 9))
    report.lines.append("Starting")
    report.lines += [f"  {value * 1000:6.0f} ms  {name}" for name, value in found.items()]
    report.goal(found["amparo --help"] < 0.15, f"help in {found['amparo --help'] * 1000:.0f} ms (goal 150)")
    return report
