"""The audit log and the rows under codes, verified."""

from __future__ import annotations

from typing import Annotated

import typer

from amparo.cli import MISSED, WELL
from amparo.cli.arguments import KeyFile
from amparo.cli.office import within
from amparo.cli.office.opening import opened
from amparo.cli.terminal import console, margin, number, plain, progress

MOST_FAULTS = 100
ALONE = (
    "No head outside this machine: someone who can change its files can cut the end of the log, or write all of it "
    "anew, unseen. Name a witness in AMPARO_WITNESS, or keep what “amparo audit head” prints and give it with --head."
)


def verify(
    key_file: KeyFile = None,
    head: Annotated[
        list[str] | None, typer.Option("--head", metavar="PLACE:DIGEST", help="An end of the chain, kept elsewhere.")
    ] = None,
    since: Annotated[
        str, typer.Option("--since", metavar="PLACE:DIGEST", help="Verify the log after this end only, and no rows.")
    ] = "",
) -> int:
    """Verify the audit log and the rows; `MISSED` when something is not as it was written."""
    office = opened(key_file)
    elsewhere = [*(head or []), *within.audit.witnessed()]
    found = 0
    with progress("verifying") as bar:
        task = bar.add_task("", total=within.audit.to_look_at(rows=not since))
        for fault in within.audit.faults(office.heads, elsewhere, since, lambda done: bar.update(task, completed=done)):
            found += 1
            if found <= MOST_FAULTS:
                margin().print(plain(fault))
    if spooled := within.audit.spooled(office.spool):
        margin().print(plain(spooled))
    if not elsewhere and not since:
        margin().print(plain(ALONE))
    if found:
        margin().print(plain(f"{number(found)} faults: something is not as it was written."))
        return MISSED
    rows = "" if since else f", {number(within.audit.rows())} rows"
    console().print(plain(f"{number(within.audit.links())} links{rows}: everything as it was written."))
    return WELL


def head(key_file: KeyFile = None) -> None:
    """Print the end of the audit chain, to be kept elsewhere."""
    opened(key_file)
    console().print(plain(within.audit.head()))


def witness(key_file: KeyFile = None) -> None:
    """Print where the end of the chain is kept outside this machine, and since when."""
    opened(key_file)
    out = console()
    for line in within.audit.witnesses() or ["No witness is named: AMPARO_WITNESS"]:
        out.print(plain(line))
    out.print(plain(f"A witness knows this office as {within.audit.office_name()}"))
