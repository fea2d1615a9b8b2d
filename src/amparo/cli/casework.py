"""Worked cases against the law."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

from amparo.cli.terminal import console, plain
from amparo.law.book import the_law
from amparo.screen.cases import Miss, read_cases, run


def run_cases(files: list[Path]) -> int:
    """Run every case of every file and print the misses; 1 when there is one."""
    law, out = the_law(), console()
    cases = [case for file in files for case in read_cases(file, law)]
    misses = [miss for miss in (run(case, law) for case in cases) if miss is not None]
    for miss in misses:
        out.print(plain(_told(miss)))
    out.print(f"{len(cases) - len(misses)} passed, {len(misses)} failed")
    return 1 if misses else 0


def _told(miss: Miss) -> str:
    case = miss.case
    wanted = {name: value for name, value in case.expected.items() if miss.found.get(name, ...) != value}
    found = {name: miss.found.get(name, "(nothing)") for name in wanted}
    lines = [
        f"{case.name}  {case.question}  on {case.day}",
        f"    expected {_json(wanted)}",
        f"    found    {_json(found)}",
    ]
    return "\n".join([*lines, f"    why      {case.why}"] if case.why else lines)


def _json(values: Mapping[str, object]) -> str:
    return json.dumps(values, ensure_ascii=False)
