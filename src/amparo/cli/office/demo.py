"""A fictional office, to try everything in."""

from __future__ import annotations

import os
import secrets
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated

import typer

from amparo.cli.arguments import Port
from amparo.cli.office import within
from amparo.cli.terminal import progress
from amparo.office.platform.encryption.keyring import Opener
from amparo.office.platform.home import LETTERBOX, VARIABLE
from amparo.office.run import serving


def demo(
    port: Port = 8000,
    people: Annotated[int, typer.Option("--people", min=1, max=20_000, help="How many clients to invent.")] = 300,
) -> None:
    """Invent an office in a temporary folder and serve it until stopped. Raises OfficeError."""
    serving.check_free("127.0.0.1", port)
    with temporary() as folder:
        invent(folder, Opener.passphrase(secrets.token_hex(16)), people)
        public = _public_beside(port)
        serving.serve("127.0.0.1", port, lambda: within.inventing.tell(port, public))


@contextmanager
def temporary() -> Iterator[Path]:
    """A folder for an office, gone when the process that made it leaves the block."""
    folder, owner = Path(tempfile.mkdtemp(prefix="amparo-demo-")), os.getpid()
    try:
        yield folder
    finally:
        if os.getpid() == owner:  # and not a worker that was forked within the block
            shutil.rmtree(folder, ignore_errors=True)


def fictional(folder: Path) -> None:
    """From here on this process is about the fictional office in a folder, whatever real one the shell names."""
    os.environ.update({VARIABLE: str(folder), "AMPARO_DEMO": "1"})
    for name in ("DATABASE_URL", LETTERBOX):
        os.environ.pop(name, None)


def invent(folder: Path, opener: Opener, people: int) -> None:
    """Make a fictional office of so many clients in a folder; it is open afterwards. Raises OfficeError."""
    fictional(folder)
    serving.make_office(opener)
    with progress("inventing an office") as bar:
        task = bar.add_task("", total=people)
        within.inventing.fill(people, tell=lambda done: bar.update(task, completed=done))


def _public_beside(port: int) -> int:
    """Serve the public pages of the fictional office too, in a process of their own; where. They end with this one."""
    public = next((one for one in range(port + 1, min(port + 20, 65_536)) if serving.is_free("127.0.0.1", one)), 0)
    return public if public and serving.beside("127.0.0.1", public) else 0
