"""Who opens the office: the passphrases, key files and shares, listed, added, removed."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from amparo.cli.arguments import KeyFile
from amparo.cli.office import within
from amparo.cli.office.opening import opened, opener
from amparo.cli.terminal import console, plain, table
from amparo.office.platform.encryption import vault
from amparo.office.platform.encryption.keyring_file import kinds_at, locks_at
from amparo.office.platform.encryption.openers import FIRST, SHARES, Lock
from amparo.office.platform.home import home

Name = Annotated[str, typer.Argument(metavar="NAME", help="Whose it is, “Elena” or “the stick in the safe”.")]


def openers() -> None:
    """List who opens the office. Needs no passphrase; opens nothing. Raises OfficeError."""
    folder = home()
    folder.refuse_absent()
    listed = table("Opener", "Opens with", "!Since")
    locks = locks_at(folder.keyring)
    for lock in locks:
        listed.add_row(plain(lock.name), plain(_opens_with(lock)), plain(lock.since or "not known"))
    if not locks:  # an office of an earlier version has one, and its file says no more
        listed.add_row(FIRST, " or ".join(kinds_at(folder.keyring)), "not known")
    console().print(listed)


def add(
    name: Name,
    key_file: KeyFile = None,
    to: Annotated[
        Path | None, typer.Option("--to", metavar="FILE", help="A key file, in place of a passphrase of their own.")
    ] = None,
) -> None:
    """Add someone who opens the office. Raises OfficeError."""
    opened(key_file)
    fresh = opener(to, twice=True, prompt=f"A passphrase for {name}, at least 15 characters: ")
    vault.keyring().add_opener(name, fresh)
    within.safekeeping.on_record("opener.added", fresh.kind)
    console().print(
        plain(f"{name} opens the office with a {fresh.kind} too, and nothing was encrypted anew. Back it up now.")
    )


def remove(name: Name, key_file: KeyFile = None) -> None:
    """Remove someone who opens the office. Raises OfficeError."""
    opened(key_file)
    vault.keyring().remove_opener(name)
    within.safekeeping.on_record("opener.removed")
    console().print(
        plain(
            f"{name} opens the office no more. Backups and copies made before still open with it; `amparo key rotate` "
            "gives all that is there a key that those copies do not hold."
        )
    )


def _opens_with(lock: Lock) -> str:
    return f"{lock.how['needed']} of {len(lock.how['checks'])} shares" if lock.kind == SHARES else f"a {lock.kind}"
