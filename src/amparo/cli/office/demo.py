"""A fictional office, to try everything in."""

from __future__ import annotations

import os
import secrets
import shutil
import tempfile
from pathlib import Path
from typing import Annotated

import typer

from amparo.cli.arguments import Port
from amparo.cli.office import within
from amparo.cli.terminal import progress
from amparo.office import serving
from amparo.office.home import LETTERBOX, VARIABLE
from amparo.office.sealing.keyring import Opener


def demo(
    port: Port = 8000,
    people: Annotated[int, typer.Option("--people", min=1, max=20_000, help="How many clients to invent.")] = 300,
) -> None:
    """Invent an office in a temporary folder and serve it."""
    serving.check_free("127.0.0.1", port)
    folder = Path(tempfile.mkdtemp(prefix="amparo-demo-"))
    owner = os.getpid()
    os.environ.update({VARIABLE: str(folder), "AMPARO_DEMO": "1"})
    for name in ("DATABASE_URL", LETTERBOX):  # a real office's, which a fictional one must not touch
        os.environ.pop(name, None)
    try:
        serving.make_office(Opener.passphrase(secrets.token_hex(16)))
        _fill(people)
        public = _public_beside(port)
        serving.serve("127.0.0.1", port, lambda: within.inventing.tell(port, public))
    finally:
        if os.getpid() == owner:
            shutil.rmtree(folder, ignore_errors=True)


def _public_beside(port: int) -> int:
    """Serve the public pages of the fictional office too, in a process of their own; where. They end with this one."""
    public = next((one for one in range(port + 1, min(port + 20, 65_536)) if serving.is_free("127.0.0.1", one)), 0)
    return public if public and serving.beside("127.0.0.1", public) else 0


def _fill(people: int) -> None:
    with progress("inventing an office") as bar:
        task = bar.add_task("", total=people)
        within.inventing.fill(people, tell=lambda done: bar.update(task, completed=done))
