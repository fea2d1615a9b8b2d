"""The office's key in shares: made, handed out on paper, and checked one by one."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from amparo.cli import MISSED, WELL
from amparo.cli.arguments import KeyFile
from amparo.cli.office import within
from amparo.cli.office.opening import opened, typed_share
from amparo.cli.terminal import console, margin, plain
from amparo.errors import OfficeError
from amparo.office.outward.safekeeping import paper
from amparo.office.platform.encryption import vault
from amparo.office.platform.encryption.keyring_file import locks_at
from amparo.office.platform.encryption.shares import MOST, Share, WrongShare, check, of_set
from amparo.office.platform.home import home


def make(
    needed: Annotated[int, typer.Option("--needed", min=1, max=MOST, help="How many together open the office.")],
    of: Annotated[int, typer.Option("--of", min=1, max=MOST, help="How many there are.")],
    to: Annotated[
        Path | None,
        typer.Option("--to", metavar="FOLDER", help="Write a page for each, to print from a browser, and print none."),
    ] = None,
    key_file: KeyFile = None,
) -> None:
    """Make a new set of shares. Raises OfficeError."""
    opened(key_file)
    if to is not None:
        home().refuse_inside(to)
    vault.keyring().make_shares(needed, of, lambda made: _write(to, made) if to else _print(made))
    within.safekeeping.on_record("shares.made", f"{needed} of {of}")
    out = console()
    out.print(
        plain(f"From now on {needed} of these {of} shares open the office; of an earlier set no share does. ")
        + plain("They are kept nowhere. Give each to another person, on paper, and check each once: ")
        + plain("amparo office check-share, or the page *Check a share*.")
    )
    if to is not None:
        out.print(plain(f"The pages lie in {to.absolute()}: print them, then delete them."))
    elif sys.stdin.isatty():
        out.print(plain("They still stand above: clear this screen, and what the terminal keeps of it."))


def check_one() -> int:
    """Say whether a share is a right one of this office; `MISSED` when it is not. Opens nothing. Raises OfficeError."""
    folder = home()
    folder.refuse_absent()
    locks = locks_at(folder.keyring)
    try:
        share = check(typed_share("The words of the share:"), locks)
    except WrongShare as wrong:
        margin().print(plain(f"Not right: {wrong}."))
        return MISSED
    others = share.needed - 1
    alone = "it opens the office alone" if not others else f"with {others} more it opens the office"
    console().print(plain(f"Share {share.number} of {of_set(locks)} is right: {alone}. Nothing was opened or kept."))
    return WELL


def _print(made: tuple[Share, ...]) -> None:
    """One after another; on a terminal the next comes when the one before is on paper."""
    for share in made:
        print(paper.printed(share, len(made)))  # noqa: T201
        if sys.stdin.isatty():
            margin().print(plain("Copy or print it; then press Enter."))
            sys.stdin.readline()


def _write(folder: Path, made: tuple[Share, ...]) -> None:
    try:
        paper.write(folder, made)
    except OSError as wrong:
        raise OfficeError(f"the shares cannot be written to {folder}: {wrong.strerror}; none was made") from None
