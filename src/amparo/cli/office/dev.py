"""For who develops Amparo: Django's own commands without a settings module, on offices that are gone afterwards."""

from __future__ import annotations

import os
import secrets
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Annotated

import typer

from amparo.cli import MISSED, WELL
from amparo.cli.arguments import KeyFile
from amparo.cli.office import within
from amparo.cli.office.demo import invent, temporary
from amparo.cli.office.opening import opened
from amparo.cli.terminal import console
from amparo.office.platform.encryption.openers import Opener
from amparo.office.platform.home import LETTERBOX, VARIABLE
from amparo.office.run.serving import PUBLIC_SETTINGS, SETTINGS


def check() -> int:
    """Check the office and its public pages; `MISSED` when something is wrong or a migration is missing."""
    codes = (
        _django(SETTINGS, "makemigrations", "--check", "--dry-run"),  # which checks models and settings first
        _django(PUBLIC_SETTINGS, "check"),
    )
    if any(codes):
        return MISSED
    console().print("Nothing is wrong, and no migration is missing.")
    return WELL


def makemigrations(
    apps: Annotated[list[str] | None, typer.Argument(metavar="[APP...]", help="Only these apps.")] = None,
    name: Annotated[str, typer.Option("--name", help="What to call the migration.")] = "",
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Show what would be written; write nothing.")] = False,
    empty: Annotated[bool, typer.Option("--empty", help="Write one without operations, to be filled by hand.")] = False,
) -> int:
    """Write the migrations of changed models; Django's exit code."""
    named = ["--name", name] if name else []
    options = [word for word, wanted in (("--dry-run", dry_run), ("--empty", empty)) if wanted]
    return _django(SETTINGS, "makemigrations", *named, *options, *(apps or ()))


def manage(
    words: Annotated[list[str], typer.Argument(metavar="COMMAND...", help="The command of Django and its arguments.")],
) -> int:
    """Run a command of Django on a database that is empty and gone afterwards; its exit code."""
    return _django(SETTINGS, *words)


def shell(
    people: Annotated[int, typer.Option("--people", min=1, help="How many clients to invent.")] = 20,
    mine: Annotated[
        bool, typer.Option("--mine", help="Open the office of AMPARO_HOME instead. Mind what you write.")
    ] = False,
    key_file: KeyFile = None,
) -> None:
    """Open a Python shell, with every model at hand, in a fictional office or in that of AMPARO_HOME."""
    if mine:
        opened(key_file)
        within.shell.start()
        return
    with temporary() as folder:
        invent(folder, Opener.passphrase(secrets.token_hex(16)), people)
        within.shell.start()


def _django(settings: str, *words: str) -> int:
    """Run a command of Django in a process of its own, in a folder that is gone afterwards; its exit code."""
    with tempfile.TemporaryDirectory(prefix="amparo-dev-") as folder:
        Path(folder, "letterbox").mkdir()
        ours = {name: value for name, value in os.environ.items() if name not in ("DATABASE_URL", LETTERBOX)}
        ours |= {VARIABLE: folder, "DJANGO_SETTINGS_MODULE": settings, "AMPARO_DEMO": "1"}
        return subprocess.run([sys.executable, "-m", "django", *words], env=ours, check=False).returncode  # noqa: S603
