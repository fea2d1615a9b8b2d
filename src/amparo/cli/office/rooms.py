"""What every room of the office declares, printed."""

from __future__ import annotations

from typing import Annotated

import typer

from amparo.cli.office import within
from amparo.cli.terminal import console, print_json, table
from amparo.office.run import serving


def rooms(
    as_json: Annotated[
        bool, typer.Option("--json", help="Print everything as JSON, with who may open each page.")
    ] = False,
) -> None:
    """Print the rooms in their order, and what each declares. Needs no office and opens none."""
    serving.set_up()
    if as_json:
        print_json({"rooms": within.rooms.everything()})
        return
    shown = table("Room", "Gives", "What", spaced=False)
    for room in within.rooms.summaries():
        first = room.name
        for heading, line in ((f"({room.label})", room.about), *room.lines):
            shown.add_row(first, heading, line)
            first = ""
    console().print(shown)
