"""A docket imported into the office."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from amparo.cli import SET_ASIDE, WELL
from amparo.cli.arguments import KeyFile
from amparo.cli.office import within
from amparo.cli.office.opening import opened
from amparo.cli.terminal import console, margin, number, plain, progress
from amparo.screen.files.output import rejects_file
from amparo.screen.files.rejects import Reject

SHOWN = 100
"""How many reasons are printed; all of them stand in the file."""


def import_docket(
    docket: Annotated[Path, typer.Argument(metavar="DOCKET", help="CSV: one row a person, a column a fact.")],
    by: Annotated[
        str, typer.Option("--by", metavar="E-MAIL", help="The attorney or paralegal whose cases they become.")
    ],
    team: Annotated[str, typer.Option("--team", metavar="NAME", help="The team that shares them.")] = "",
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Say what would happen; write nothing.")] = False,
    rejects: Annotated[Path | None, typer.Option("--rejects", metavar="FILE", help="Where rows set aside go.")] = None,
    source: Annotated[
        str, typer.Option("--source", metavar="NAME", help="Whose list it is: keys mean the same only within it.")
    ] = "",
    even_if_known: Annotated[
        bool,
        typer.Option("--even-if-known", help="Import also people whom the office may know: each was compared by hand."),
    ] = False,
    key_file: KeyFile = None,
) -> int:
    """Import a docket file; `SET_ASIDE` when rows were. Raises OfficeError, DocketError."""
    opened(key_file)
    read = within.importing.ready(docket, by, team, source, known_too=even_if_known)
    out = console()
    if dry_run:
        preview = within.importing.preview(read)
        out.print(plain("Nothing was written. It would be:", "bold"))
    else:
        with progress("importing") as bar:
            task = bar.add_task("", total=max(1, len(read.read.rows)))
            preview = within.importing.import_all(read, lambda done: bar.update(task, completed=done))
    out.print(
        plain(
            f"{number(preview.people)} people in {number(preview.cases)} new cases, "
            f"{number(preview.statements)} statements"
        )
    )
    if preview.known:
        out.print(plain(f"{number(preview.known)} people were imported before and were left alone"))
    for reject in (*read.read.warnings, *preview.asides[:SHOWN]):
        margin().print(plain(f"line {reject.line}, {reject.column}: {reject.reason}", "yellow"))
    _name_asked(sorted(preview.asked), docket.with_suffix(".to-ask.csv"))
    return _put_aside(sorted([*read.read.rejects, *preview.asides]), rejects or docket.with_suffix(".rejects.csv"))


def _put_aside(aside: list[Reject], target: Path) -> int:
    if not aside:
        return WELL
    with rejects_file(target) as file:
        file.add(aside)
    count = number(len({reject.line for reject in aside}))
    margin().print(plain(f"{count} rows set aside, with line, column, value and reason: {target}"))
    return SET_ASIDE


def _name_asked(asked: list[Reject], target: Path) -> None:
    """Name days that can hardly be meant; all of them stand in a file beside the docket."""
    if not asked:
        return
    margin().print(plain(f"Days to be asked: {number(len(asked))}. They are imported as the list has them:", "bold"))
    for reject in asked[:SHOWN]:
        margin().print(plain(f"line {reject.line}, {reject.column}: {reject.value}: {reject.reason}", "yellow"))
    with rejects_file(target) as file:
        file.add(asked)
    margin().print(plain(f"all of them, with line, column, value and question: {target}"))
