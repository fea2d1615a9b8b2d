"""Worked cases against the law."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Annotated

import typer

from amparo.cli import MISSED, WELL
from amparo.cli.arguments import AsJson
from amparo.cli.given import given
from amparo.cli.terminal import console, plain, print_json
from amparo.cli.wording import labels, question
from amparo.law.book import Law, the_law
from amparo.law.json_file import Json
from amparo.screen.cases import Case, Miss, read_cases, run

FORMAT = 1
PARTS = {
    "answer": "answer",
    "date": "day",
    "ask": "open questions",
    "standing": "status",
    "missed_by": "days missed by",
    "safe_day": "safer day",
    "alerts": "alerts",
    "not": "anything but",
    "ask_includes": "among the open questions",
    "contradictions": "cannot be right",
}
"""The parts of an answer in a file of cases, and what people call them."""


def cases(
    files: Annotated[list[Path], typer.Argument(metavar="FILE...", help="Worked cases as JSON.")],
    as_json: AsJson = False,
) -> int:
    """Run every case of every file and print the misses; `MISSED` when there is one."""
    law, out = the_law(), console()
    held: list[Case] = []
    for file in files:
        with given(file) as answers:
            held += read_cases(answers.path, law)
    misses = [miss for miss in (run(case, law) for case in held) if miss is not None]
    if as_json:
        print_json({"format": FORMAT, "passed": len(held) - len(misses), "misses": [_miss(miss) for miss in misses]})
    else:
        for miss in misses:
            out.print(plain(_in_words(law, miss)))
        out.print(f"{len(held) - len(misses)} passed, {len(misses)} failed")
    return MISSED if misses else WELL


def _miss(miss: Miss) -> Json:
    case = miss.case
    return {
        "id": case.name,
        "question": case.question,
        "as_of": case.day.isoformat(),
        "expected": _plain(case.expected),
        "found": _plain(miss.found),
        "why": case.why,
    }


def _plain(values: Mapping[str, object]) -> Json:
    values_json: Json = json.loads(json.dumps(dict(values), default=str))
    return values_json


def _in_words(law: Law, miss: Miss) -> str:
    case = miss.case
    lines = [
        f"{case.name}  {question(law, case.question)}, on {case.day}",
        f"    expected  {_words(law, case.question, miss.wanted)}",
        f"    found     {_words(law, case.question, miss.instead)}",
    ]
    return "\n".join([*lines, f"    why       {case.why}"] if case.why else lines)


def _words(law: Law, asked: str, values: Mapping[str, object]) -> str:
    """What was expected or found, in words."""
    clock = law.clocks.get(asked.removeprefix("clock:"))
    shows = clock.shows if clock else {}
    return "; ".join(
        f"{shows[name].en if name in shows else PARTS.get(name, name)}: {_value(law, value)}"
        for name, value in values.items()
    )


def _value(law: Law, value: object) -> str:
    match value:
        case None:
            return "nothing"
        case bool():
            return "yes" if value else "no"
        case list():
            return ", ".join(labels(law, map(str, value))) or "none"
        case _:
            return str(value)
