"""A fictional office, to try everything in."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Annotated

import typer

from amparo.cli.arguments import Port
from amparo.cli.office import kept, within
from amparo.cli.office.key_file import write_key_file
from amparo.cli.office.steps import steps
from amparo.cli.terminal import margin, plain
from amparo.errors import OfficeError
from amparo.office.platform.encryption.openers import Opener
from amparo.office.platform.home import LETTERBOX, VARIABLE
from amparo.office.run import serving

HERE = "127.0.0.1"


def demo(
    port: Port = 8000,
    people: Annotated[int, typer.Option("--people", min=1, max=20_000, help="How many clients to invent.")] = 300,
    fresh: Annotated[
        bool, typer.Option("--fresh", help="Invent the office anew, though one of today is kept.")
    ] = False,
    place: Annotated[
        Path | None,
        typer.Option("--kept", metavar="FOLDER", help="Where the office is kept between runs, in place of the cache."),
    ] = None,
) -> None:
    """Serve an invented office from a temporary folder until stopped. Raises OfficeError."""
    _check_free(port)
    with temporary() as folder:
        try:
            _made(folder, people, place.absolute() if place else kept.cache(), fresh=fresh)
        except OSError as wrong:
            raise OfficeError(f"the office cannot be made in {folder}: {wrong.strerror}") from None
        wait_for_public, public = _public_beside(port)
        serving.serve(HERE, port, lambda: within.inventing.tell(port, public if wait_for_public() else 0))


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
    with steps() as progress:
        progress.begins("an empty office")
        serving.make_office(opener)
        fill = (
            within.inventing.fill
        )  # what it imports swallows a Ctrl+C, so it is read in before people are told to wait
        progress.begins("people, and what they said", people)
        fill(people, tell=progress.done, begins=progress.begins)


def _check_free(port: int) -> None:
    if not serving.is_free(HERE, port) and "MAKELEVEL" in os.environ and (other := serving.next_free(HERE, port)):
        raise OfficeError(f"something else listens at port {port}; {other} is free: make run PORT={other}")
    serving.check_free(HERE, port)


def _made(folder: Path, people: int, place: Path | None, *, fresh: bool) -> None:
    """Have an open office in a folder: a copy of the one kept today, or one that is made and, if possible, kept."""
    if place is None or people > kept.MOST:
        _invented(folder, people)
        return
    with ExitStack() as until_done:
        try:
            until_done.enter_context(kept.held(place, waits=_waits))
        except OSError as wrong:
            _not_kept(place, wrong)
            _invented(folder, people)
            return
        whole = kept.Kept(place, people)
        if not fresh and (since := whole.since):
            _say(f"Opening the office that was invented at {since:%H:%M} today; amparo demo --fresh makes a new one.")
            whole.copy_to(folder)
            fictional(folder / kept.OFFICE)
            serving.open_office(Opener.key_file(folder / kept.KEY))
            return
        _invented(folder, people)
        try:
            whole.keep(folder)
        except OSError as wrong:
            _not_kept(place, wrong)


def _invented(folder: Path, people: int) -> None:
    _say(f"Inventing an office of {people} people, once a day:")
    write_key_file(folder / kept.KEY)
    invent(folder / kept.OFFICE, Opener.key_file(folder / kept.KEY), people)
    within.inventing.close()


def _waits() -> None:
    _say("Another run is inventing an office; this one waits for it.")


def _not_kept(place: Path, wrong: OSError) -> None:
    _say(f"The office is not kept for the next run: {place}: {wrong.strerror}.")


def _say(text: str) -> None:
    margin().print(plain(text))


def _public_beside(port: int) -> tuple[Callable[[], bool], int]:
    """Serve the public pages of the fictional office too, in a process of their own; where. They end with this one."""
    public = serving.next_free(HERE, port)
    return (serving.beside(HERE, public) if public else lambda: False), public
