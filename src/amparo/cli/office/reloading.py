"""A fictional office served for who develops Amparo: it starts anew whenever a file of the program changes."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

import typer

import amparo
from amparo.cli.arguments import Port
from amparo.cli.office.demo import fictional, invent, temporary
from amparo.cli.office.key_file import write_key_file
from amparo.cli.terminal import margin
from amparo.errors import OfficeError
from amparo.office.platform.encryption.openers import Opener
from amparo.office.platform.home import Home
from amparo.office.run import serving

PROGRAM = Path(amparo.__file__).parent
READ = frozenset({".py", ".html", ".txt", ".toml", ".css", ".js", ".svg", ".mo", ".json"})
"""Kinds of files that a running office has read in."""
EACH = 0.5
"""Seconds between two looks at the files."""
HERE = "127.0.0.1"
TO_END = (signal.SIGINT, signal.SIGTERM)
TOLD, PATIENCE = 4, 10.0
"""So often a process is told to end, and so many seconds it is waited for each time, before it is killed."""


def server(
    port: Port = 8000,
    people: Annotated[int, typer.Option("--people", min=1, max=20_000, help="How many clients to invent.")] = 30,
    home: Annotated[
        Path | None,
        typer.Option("--home", metavar="FOLDER", help="Keep the fictional office here, or open the one kept here."),
    ] = None,
    watch: Annotated[
        list[Path] | None, typer.Option("--watch", metavar="FOLDER", help="Restart also when a file here changes.")
    ] = None,
) -> None:
    """Serve a fictional office, and its public pages at the next port, until stopped. Raises OfficeError."""
    serving.check_free(HERE, port)
    with ExitStack() as until_stopped:
        folder = home.absolute() if home else until_stopped.enter_context(temporary())
        key = _made(folder, people)
        until_stopped.callback(lambda: None if home else key.unlink(missing_ok=True))
        running = Running(port, key)
        until_stopped.callback(running.stop)
        is_told = until_stopped.enter_context(told_to_end())
        for changed in changes((PROGRAM, *(watch or ())), is_told):
            running.look_after(anew=changed)


def _made(folder: Path, people: int) -> Path:
    """The key file of the fictional office in a folder, which is made first where there is none."""
    key = folder.with_name(folder.name + ".key")
    if not Home(folder).exists:
        key.unlink(missing_ok=True)
        write_key_file(key)
        invent(folder, Opener.key_file(key), people)
    elif not key.exists():
        raise OfficeError(f"the office in {folder} was not made by amparo dev server; this opens fictional ones only")
    fictional(folder)
    return key


@contextmanager
def told_to_end() -> Iterator[Callable[[], bool]]:
    """Gives what says whether this process was told to end, by Ctrl+C or SIGTERM.

    It is asked for, not raised: an exception that comes while the interpreter tidies up would be swallowed.
    """
    told: list[int] = []
    before = {each: signal.signal(each, lambda number, _: told.append(number)) for each in TO_END}
    try:
        yield lambda: bool(told)
    finally:
        for each, handler in before.items():
            signal.signal(each, handler)


def changes(folders: tuple[Path, ...], is_told: Callable[[], bool]) -> Iterator[bool]:
    """Until told to end, again and again whether files in these folders were written, made or removed meanwhile."""
    before = states(folders)
    if is_told():
        return
    yield True
    while not is_told():
        time.sleep(EACH)
        now = states(folders)
        yield now != before
        before = now


def states(folders: tuple[Path, ...]) -> Mapping[Path, int]:
    """When each file that an office reads in was last written, in nanoseconds."""
    found = {}
    for folder in folders:
        for path in folder.rglob("*"):
            if path.suffix in READ:
                with _gone():
                    found[path] = path.stat().st_mtime_ns
    return found


@contextmanager
def _gone() -> Iterator[None]:
    """A file that an editor has replaced meanwhile counts at the next look."""
    try:
        yield
    except FileNotFoundError:
        return


def _end(process: subprocess.Popen[bytes]) -> None:
    """Tell a process to end until it does: what is read in at its beginning may swallow the first time it is told."""
    for _ in range(TOLD):
        process.terminate()
        try:
            process.wait(PATIENCE)
        except subprocess.TimeoutExpired:
            continue
        return
    process.kill()
    process.wait()


@dataclass
class Running:
    """The processes that serve the office and its public pages, as long as nothing changes."""

    port: int
    key: Path
    office: subprocess.Popen[bytes] | None = None
    public: subprocess.Popen[bytes] | None = None

    def look_after(self, *, anew: bool) -> None:
        """Start the office `anew`, and the public pages once it answers: they need what it tells of itself."""
        if anew:
            if self.office is not None:
                margin().print("A file changed: the office starts anew.")
            self.stop()
            self.office = self._serve("--port", str(self.port), "--key-file", str(self.key))
        elif self.public is None and self.office is not None and not serving.is_free(HERE, self.port):
            self.public = self._serve("--public", "--port", str(self.port + 1))

    def stop(self) -> None:
        """End both."""
        for process in (self.public, self.office):
            if process is not None:
                _end(process)
        self.public = self.office = None

    def _serve(self, *words: str) -> subprocess.Popen[bytes]:
        ours = {name: value for name, value in os.environ.items() if name != "DJANGO_SETTINGS_MODULE"}
        return subprocess.Popen([sys.executable, "-m", "amparo", "serve", *words], env=ours)  # noqa: S603
