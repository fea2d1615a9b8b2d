"""What the documents show works: every command line and snippet is run, every command and option that they name exists.

A block of a file is named by a comment above it, `<!-- draft.json -->`; it lies in the folder in which the commands of
the same document run, beside a small docket.
"""

from __future__ import annotations

import re
import shlex
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from amparo.cli import SET_ASIDE, WELL, main
from amparo.cli.terminal import console, margin
from amparo.cli.tree import tree

ROOT = Path(__file__).parents[1]
DOCS = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").glob("*.md"), ROOT / "bench" / "README.md"])
_BLOCK = re.compile(r"(?:<!-- (?P<file>[\w.-]+) -->\n)?^```(?P<kind>\w*)\n(?P<text>.*?)^```$", re.MULTILINE | re.DOTALL)
_INLINE = re.compile(r"`(amparo [^`]+)`")
SERVED = ("serve", "demo", "dev", "office", "key", "audit", "dropbox", "letterbox", "import")
"""Commands that need an office, go on until they are stopped or take long: tests/cli and tests/office/run run them."""
PEOPLE = "person,last_entry_on,entry_border\nA,2025-08-01,southwest_land\nB,2019-02-01,southwest_land\n"


def blocks(path: Path) -> Iterator[re.Match[str]]:
    return _BLOCK.finditer(path.read_text(encoding="utf-8"))


def commands(path: Path) -> list[str]:
    lines = [line for block in blocks(path) if not block["kind"] for line in block["text"].splitlines()]
    told = [re.sub(r"\s+#.*", "", line) for line in lines]
    bare = [line.removeprefix(".venv/bin/").removeprefix("AMPARO_LETTERBOX=/srv/letterbox ") for line in told]
    return [line for line in bare if line.startswith("amparo ")]


def named(path: Path) -> list[str]:
    """Every command line of a document, in blocks and within sentences."""
    inline = [one.replace("…", " ").replace("...", " ") for one in _INLINE.findall(path.read_text(encoding="utf-8"))]
    return [*commands(path), *(" ".join(one.split()) for one in inline)]


@pytest.fixture
def amparo(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Callable[[str], tuple[int, str]]:
    monkeypatch.chdir(tmp_path)

    def run(line: str) -> tuple[int, str]:
        console.cache_clear()
        margin.cache_clear()
        monkeypatch.setattr(sys, "argv", shlex.split(line))
        code = 0
        try:
            main()
        except SystemExit as ended:
            code = int(ended.code or 0)
        told = capsys.readouterr()
        return code, told.out + told.err

    return run


def laid_out(path: Path) -> None:
    Path("docket.csv").write_text(PEOPLE, encoding="utf-8")
    for block in blocks(path):
        if block["file"]:
            Path(block["file"]).write_text(block["text"], encoding="utf-8")


@pytest.mark.parametrize("path", [one for one in DOCS if commands(one)], ids=lambda one: one.name)
def test_every_command_line_of_a_document_does_what_it_should(
    path: Path, amparo: Callable[[str], tuple[int, str]]
) -> None:
    laid_out(path)
    for line in commands(path):
        if line.split()[1] not in SERVED:
            code, told = amparo(line)
            assert code == WELL, f"{line}\n{told}"


@pytest.mark.parametrize("path", DOCS, ids=lambda one: one.name)
def test_every_command_and_option_that_a_document_names_exists(path: Path) -> None:
    wrong = [line for line in named(path) if (told := _missing(line)) is not None and told]
    assert wrong == []


def _missing(line: str) -> str:
    """What a command line names that does not exist; "" when all of it does."""
    command: Any = tree()
    words = [word for word in shlex.split(line)[1:] if word]
    while words and hasattr(command, "commands") and not words[0].startswith("-"):
        found = command.commands.get(words[0].rstrip(",;"))
        if found is None:
            return words[0]
        command, words = found, words[1:]
    whole = getattr(command, "loaded", command)
    known = {option for one in whole.params for option in one.opts} | {"--help", "-h"}
    return next((word for word in words if word.startswith("--") and word not in known), "")


def test_a_command_that_does_not_exist_would_be_found() -> None:
    assert _missing("amparo scren docket.csv") == "scren"
    assert _missing("amparo screen docket.csv --onn 2026-01-01") == "--onn"
    assert _missing("amparo law show asylum") == ""


DONE_ELSEWHERE = {"tutorial-room.md"}
"""Documents whose snippets are files of one whole: test_tutorial_room.py writes and runs them."""
PYTHON = [
    (path, block["text"])
    for path in DOCS
    if path.name not in DONE_ELSEWHERE
    for block in blocks(path)
    if block["kind"] == "python"
]


@pytest.mark.parametrize(("path", "text"), PYTHON, ids=[f"{path.name}-{n}" for n, (path, _) in enumerate(PYTHON)])
def test_every_snippet_of_python_runs_as_it_stands(
    path: Path, text: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    laid_out(path)
    exec(compile(text, path.name, "exec"), {})
    assert capsys.readouterr().out


def test_the_plan_of_the_document_places_everybody(amparo: Callable[[str], tuple[int, str]]) -> None:
    laid_out(ROOT / "docs" / "interviews.md")
    assert "2 of 2 placed" in amparo("amparo plan requests.json --out plan.json")[1]
    told = amparo("amparo repair plan.json --urgent new.json --out mended.json")[1]
    assert "to notify: a first hour" in told


def test_the_draft_of_the_document_touches_whom_it_says(amparo: Callable[[str], tuple[int, str]]) -> None:
    path = ROOT / "docs" / "policy-files.md"
    laid_out(path)
    (line,) = [one for one in commands(path) if " changes " in one]
    code, told = amparo(line)
    assert code in (WELL, SET_ASIDE)
    assert "2 of 3 people touched" in told
