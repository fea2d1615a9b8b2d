"""The audit log verified."""

from __future__ import annotations

from typing import Annotated

import typer

from amparo.cli import MISSED, WELL
from amparo.cli.arguments import KeyFile
from amparo.cli.office import within
from amparo.cli.office.opening import opened
from amparo.cli.terminal import console, margin, number, plain

MOST_FAULTS = 100


def verify(
    key_file: KeyFile = None,
    head: Annotated[
        list[str] | None, typer.Option("--head", metavar="PLACE:DIGEST", help="An end of the chain, kept elsewhere.")
    ] = None,
) -> int:
    """Verify the audit log; `MISSED` when something is not as it was written."""
    office = opened(key_file)
    faults = within.audit.faults(office.heads, head or [])
    for fault in faults[:MOST_FAULTS]:
        margin().print(plain(fault))
    if faults:
        margin().print(plain(f"{number(len(faults))} faults: the audit is not as it was written."))
        return MISSED
    console().print(plain(f"{number(within.audit.links())} links, every row as it was written."))
    return WELL


def head(key_file: KeyFile = None) -> None:
    """Print the end of the audit chain, to be kept elsewhere."""
    opened(key_file)
    console().print(plain(within.audit.head()))
