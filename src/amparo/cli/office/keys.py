"""The keys of the office."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from amparo.cli.arguments import KeyFile
from amparo.cli.office import within
from amparo.cli.office.key_file import write_key_file
from amparo.cli.office.opening import opened, opener
from amparo.cli.terminal import console, number, plain, progress
from amparo.office.platform.encryption import vault
from amparo.office.platform.home import home


def rotate(key_file: KeyFile = None) -> None:
    """Wrap the key of every case with a new office key."""
    opened(key_file)
    with progress("wrapping keys anew") as bar:
        task = bar.add_task("", total=1)
        done = within.keys.rotate(lambda done, of: bar.update(task, completed=done, total=of))
    console().print(plain(f"{number(done)} case keys wrapped with a new office key; the old one is gone."))


def change(
    key_file: KeyFile = None,
    to: Annotated[
        Path | None, typer.Option("--to", metavar="FILE", help="A key file, in place of a new passphrase.")
    ] = None,
) -> None:
    """Let another passphrase or key file open the office."""
    opened(key_file)
    fresh = opener(to, twice=True, prompt="The new passphrase, at least 15 characters: ")
    vault.keyring().change_opener(fresh)
    within.safekeeping.on_record("opener.changed", fresh.kind)
    console().print(
        plain(
            f"From now on the office opens with the new {fresh.kind} in place of the one you opened it with. Other "
            "openers stay; backups of before open with the old as long as they have keys of their own."
        )
    )


def new_file(
    path: Annotated[Path, typer.Argument(metavar="FILE", help="Where to write it, outside the office.")],
) -> None:
    """Write a key file that nobody else may read. Raises OfficeError."""
    home().refuse_inside(path)
    write_key_file(path)
    console().print(
        plain(f"{path} is a key file. Keep a copy on paper or a stick: without it the office cannot be opened.")
    )
