"""Files that a command is given: by a name, or on standard input as `-`."""

from __future__ import annotations

import shutil
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from amparo.errors import AmparoError

STANDARD_INPUT = "standard input"
_DASH = Path("-")


@dataclass(frozen=True, slots=True)
class Given:
    """A file to read: where it lies, what to call it, and where results that have no place of their own go."""

    path: Path
    name: str
    beside: Path


@contextmanager
def given(path: Path) -> Iterator[Given]:
    """A file that can be read from the front as often as it takes, also when it came through a pipe.

    `-`, `/dev/stdin` and other pipes are first copied into a folder that only this account can read and that is gone
    when the block ends. Errors name them as what they are. Raises AmparoError when nothing can be read.
    """
    if path != _DASH and not _is_stream(path):
        yield Given(path, path.name, path)
        return
    name = STANDARD_INPUT if str(path) in ("-", "/dev/stdin") else path.name
    with tempfile.TemporaryDirectory(prefix="amparo-") as folder:
        copy = Path(folder) / "input"
        copy.touch(mode=0o600)
        try:
            with copy.open("wb") as file:
                if str(path) in ("-", "/dev/stdin"):
                    shutil.copyfileobj(sys.stdin.buffer, file)
                else:
                    with path.open("rb") as source:
                        shutil.copyfileobj(source, file)
        except OSError as wrong:
            raise AmparoError(f"{name}: cannot be read: {wrong.strerror}") from None
        try:
            yield Given(copy, name, Path.cwd() / "input")
        except AmparoError as wrong:
            raise type(wrong)(str(wrong).replace(str(copy), name)) from None


def _is_stream(path: Path) -> bool:
    try:
        return path.is_fifo() or path.is_char_device() or path.is_socket()
    except OSError:
        return False
