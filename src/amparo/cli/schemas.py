"""The published schemas in a terminal."""

from __future__ import annotations

import json
from importlib.resources import files
from typing import Annotated

import typer

from amparo.cli.terminal import console, plain, table
from amparo.errors import UnknownName
from amparo.law.names import nearest

ENDING = ".schema.json"


def schema(
    name: Annotated[
        str, typer.Argument(metavar="NAME", help="What --json of a command prints, or a file it reads.")
    ] = "",
) -> None:
    """One schema as it stands, or a list of all. Raises UnknownName."""
    held = {
        entry.name.removesuffix(ENDING): entry
        for entry in files("amparo.schemas").iterdir()
        if entry.name.endswith(ENDING)
    }
    if name and name not in held:
        raise UnknownName(f"no schema is called “{name}”{nearest(name, held)}; “amparo schema” lists them")
    if name:
        print(held[name].read_text(encoding="utf-8").rstrip())  # noqa: T201
        return
    rows = table("Schema", "of")
    for each in sorted(held):
        rows.add_row(each, plain(json.loads(held[each].read_text(encoding="utf-8"))["description"]))
    console().print(rows)
