"""Files that are whole or not there: written beside their place under another name, then put in it.

Everything here says something of a client, so only the owner of the account may read it.
"""

from __future__ import annotations

import csv
import os
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import TextIO

import polars as pl

from amparo.errors import DocketError
from amparo.screen.files.rejects import Reject

SUFFIXES = (".csv", ".parquet")


def check_suffix(path: Path) -> None:
    """Raises DocketError unless the name ends in .csv or .parquet."""
    if path.suffix.lower() not in SUFFIXES:
        raise DocketError(f"{path}: the name must end in {' or '.join(SUFFIXES)}, which says what to write")


class FrameWriter:
    """Writes frames one after another into one CSV or Parquet file."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._parquet = path.suffix.lower() == ".parquet"
        self._parts = 0

    def write(self, frame: pl.DataFrame) -> None:
        """Add the rows of a frame. All frames must have the same columns."""
        if self._parquet:
            part = self._part(self._parts)
            frame.write_parquet(part)
        else:
            with self._path.open("ab") as file:
                frame.write_csv(file, include_header=self._parts == 0)
        self._parts += 1

    def finish(self) -> None:
        """Join the parts of a Parquet file, in the order in which they came, without holding them in memory."""
        if self._parquet:
            parts = [self._part(number) for number in range(self._parts)]
            pl.scan_parquet(parts, glob=False).sink_parquet(self._path, maintain_order=True)

    def _part(self, number: int) -> Path:
        return self._path.with_name(f"{number:06d}.part")


@contextmanager
def whole_file(path: Path) -> Iterator[Path]:
    """A path to write to; it takes the place of `path` when the block ends well, else nothing changes.

    Raises DocketError when it cannot be written, a full disk included.
    """
    try:
        with tempfile.TemporaryDirectory(prefix=".amparo-", dir=path.parent) as folder:
            draft = Path(folder) / f"draft{path.suffix.lower()}"
            draft.touch(mode=0o600)
            yield draft
            draft.chmod(0o600)
            with draft.open("rb") as file:
                os.fsync(file.fileno())
            draft.replace(path)
    except pl.exceptions.PolarsError as wrong:
        raise DocketError(
            f"{path}: could not be written ({str(wrong).splitlines()[0]}); nothing was replaced"
        ) from None
    except OSError as wrong:
        raise DocketError(f"{path}: could not be written ({wrong.strerror or wrong}); nothing was replaced") from None


@contextmanager
def frame_file(path: Path) -> Iterator[FrameWriter]:
    """A writer of frames into a file that is whole when the block ends, or unchanged. Raises DocketError."""
    with whole_file(path) as draft:
        writer = FrameWriter(draft)
        yield writer
        writer.finish()


class RejectsWriter:
    """Writes rejects as they come; the file begins with the first. `rows` counts the rows set aside."""

    def __init__(self, path: Path, files: ExitStack) -> None:
        self.rows = 0
        self.path: Path | None = None
        self._wanted = path
        self._files = files
        self._file: TextIO | None = None

    def add(self, rejects: list[Reject]) -> None:
        """Write the rejects of one batch."""
        if not rejects:
            return
        if self._file is None:
            draft = self._files.enter_context(whole_file(self._wanted))
            self._file = self._files.enter_context(draft.open("w", encoding="utf-8", newline=""))
            self.path = self._wanted
            csv.writer(self._file).writerow(Reject._fields)
        self.rows += len({reject.line for reject in rejects})
        rows = (reject._replace(value=_safe(reject.value)) for reject in rejects)
        csv.writer(self._file).writerows(sorted(rows))


@contextmanager
def rejects_file(path: Path) -> Iterator[RejectsWriter]:
    """A writer of rejects; there is no file when there are none. Raises DocketError when it cannot be written."""
    with ExitStack() as files:
        yield RejectsWriter(path, files)


def _safe(value: str) -> str:
    """A value that a spreadsheet will not run as a formula."""
    return f"'{value}" if value.startswith(("=", "+", "-", "@", "\t", "\r")) else value


def answers_as_words(frame: pl.DataFrame) -> pl.DataFrame:
    """Answers as yes, no and unknown in place of true, false and null."""
    words = pl.Enum(["yes", "no", "unknown"])
    return frame.with_columns(
        pl.when(pl.col(name))
        .then(pl.lit("yes"))
        .when(~pl.col(name))
        .then(pl.lit("no"))
        .otherwise(pl.lit("unknown"))
        .cast(words)
        .alias(name)
        for name, kind in frame.schema.items()
        if kind == pl.Boolean
    )
