"""The table of commands: whole, quick to list, and each entry there."""

from __future__ import annotations

import ast
import os
import subprocess
import sys
from importlib import import_module
from importlib.resources import files

import pytest

from amparo.cli.office import within
from amparo.cli.table import COMMANDS, DROPBOX, Command, Group
from amparo.cli.tree import tree

EVERY = [
    ((one.name,), one) if isinstance(one, Command) else ((one.name, each.name), each)
    for one in COMMANDS
    for each in (one.commands if isinstance(one, Group) else (one,))
]
HEAVY = ("polars", "numpy", "pandas", "pyarrow", "django", "cryptography", "holidays", "rich.table", "babel")
STARTS = "import sys; sys.argv[0] = 'amparo'; from amparo.cli import main; import atexit; "
TELLS = "atexit.register(lambda: print('LOADED', *sorted(sys.modules)))\nmain()"


def loaded(*words: str, **more: str) -> set[str]:
    """The modules that are read in by the time a command has ended."""
    done = subprocess.run(
        [sys.executable, "-c", STARTS + TELLS, *words], capture_output=True, text=True, env={**os.environ, **more}
    )
    return set(done.stdout.rpartition("LOADED ")[2].split())


@pytest.mark.parametrize("words", [("--help",), (), ("--version",), ("scren",), ("law", "--help"), ("key",)])
def test_help_reads_in_nothing_heavy_and_no_command(words):
    found = loaded(*words)
    assert "amparo.cli.table" in found
    assert [one for one in HEAVY if one in found] == []
    ours = {one for one in found if one.startswith("amparo")}
    assert ours == {"amparo", "amparo.cli", "amparo.cli.table", "amparo.cli.tree", "amparo.errors"} | {
        "amparo.law",
        "amparo.law.status",
    }


def test_completing_a_name_reads_in_no_command_either():
    found = loaded(_AMPARO_COMPLETE="complete_bash", COMP_WORDS="amparo sc", COMP_CWORD="1")
    assert "typer" in found
    assert [one for one in HEAVY if one in found] == []


@pytest.mark.parametrize(
    ("typed", "offered"),
    [("amparo sc", "screen"), ("amparo law sh", "show"), ("amparo explain --js", "--json"), ("amparo drop", "dropbox")],
)
def test_names_and_options_are_completed(typed, offered):
    done = subprocess.run(
        [sys.executable, "-c", STARTS + "main()"],
        capture_output=True,
        text=True,
        env={
            **os.environ,
            "_AMPARO_COMPLETE": "complete_bash",
            "COMP_WORDS": typed,
            "COMP_CWORD": str(len(typed.split()) - 1),
        },
    )
    assert offered in done.stdout.split()


@pytest.mark.parametrize(("words", "command"), EVERY, ids=lambda one: " ".join(one) if isinstance(one, tuple) else "")
def test_every_command_is_where_the_table_says(words, command):
    module, _, function = command.at.partition(":")
    assert callable(getattr(import_module(f"amparo.cli.{module}"), function))


def test_no_line_of_the_list_of_commands_is_cut_short(amparo):
    for words in ((), *((one.name,) for one in COMMANDS if isinstance(one, Group))):
        listed = amparo(*words, "--help")[1]
        assert "..." not in listed.replace("[ARGS]...", "")


def test_letterbox_goes_on_as_a_name_of_dropbox(amparo):
    assert "letterbox" not in amparo("--help")[1]
    told = [amparo(name, "role", "--help") for name in ("dropbox", "letterbox")]
    assert told[0][0] == told[1][0] == 0
    assert told[0][1].replace("dropbox", "letterbox") == told[1][1]
    assert {one.name: one.commands for one in COMMANDS if isinstance(one, Group)}["letterbox"] is DROPBOX


def test_what_is_read_in_once_an_office_is_open_is_named_for_the_checker():
    named = {one.name.removesuffix(".py") for one in files(within).iterdir() if one.name.endswith(".py")}
    told = (files(within) / "__init__.py").read_text()
    assert all(f"import {name} as {name}" in told for name in named - {"__init__"})


def test_no_function_of_the_terminal_imports():
    for path in sorted(p for p in (files("amparo") / "cli").rglob("*.py")):  # type: ignore[attr-defined]
        inside = [
            one
            for function in ast.walk(ast.parse(path.read_text()))
            if isinstance(function, ast.FunctionDef)
            for one in ast.walk(function)
            if isinstance(one, ast.Import | ast.ImportFrom)
        ]
        assert inside == [], path


def test_the_tree_has_every_command_of_the_table():
    whole = tree()
    for words, _ in EVERY:
        one = whole
        for word in words:
            one = one.commands[word]
        assert one.loaded.name == words[-1]
