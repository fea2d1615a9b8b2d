"""CSV as batches of texts, each row with the line it stands on.

Blocks without quotation marks are counted and split at full speed; from the first quotation mark on the file is
read record by record, because a quoted value may hold separators and line ends.
"""

from __future__ import annotations

import codecs
import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

import numpy as np
import polars as pl

from amparo.errors import DocketError
from amparo.screen.files.rejects import LINE, Reject
from amparo.screen.files.sniff import LOOK, encoding_of

BLOCK = 48 * 1024 * 1024
RECORDS = 100_000
SEPARATORS = ",;\t|"
LONGEST_VALUE = 1_000_000


@dataclass(frozen=True, slots=True)
class TextBatch:
    """Rows as texts, with the column `LINE`; rows of the wrong length apart; bytes of the file read so far."""

    frame: pl.DataFrame
    rejects: list[Reject]
    read: int


@dataclass(frozen=True, slots=True)
class Header:
    """The first line: its names as they stand, the separator, how many lines it takes."""

    names: tuple[str, ...]
    separator: str
    lines: int


def read_header(path: Path) -> Header:
    """The column names of a CSV file. Raises DocketError when it is no UTF-8 text."""
    with path.open("rb") as file:
        head = file.read(LOOK)
    encoding = encoding_of(head)
    try:
        text = codecs.getincrementaldecoder(encoding)().decode(head)
    except UnicodeDecodeError:
        raise _not_text(path, 1) from None
    first = text.lstrip("\ufeff").splitlines()[0] if text.strip() else ""
    separator = max(SEPARATORS, key=first.count)
    rows = csv.reader(io.StringIO(text.lstrip("\ufeff"), newline=""), delimiter=separator)
    try:
        names = next(rows)
    except csv.Error as wrong:
        raise DocketError(f"{path}, line 1: the column names cannot be read: {wrong}") from None
    return Header(tuple(names), separator, rows.line_num)


def text_batches(path: Path, header: Header, names: tuple[str, ...]) -> Iterator[TextBatch]:
    """The rows after the header in batches, columns called `names`. Raises DocketError, naming the line."""
    reading = _Reading(path, header, names)
    with path.open("rb") as file:
        blocks = reading.blocks(file)
        for block in blocks:
            if b'"' in block:
                yield from reading.records(block, blocks)
                return
            yield reading.split(block)


class _Reading:
    """Where a reading of one file stands: the line that comes next, the bytes that are done."""

    def __init__(self, path: Path, header: Header, names: tuple[str, ...]) -> None:
        self.path = path
        self.header = header
        self.names = names
        self.line = 1
        self.read = 0

    def blocks(self, file: BinaryIO) -> Iterator[bytes]:
        """The file as UTF-8, in blocks that end with a line, the header left out."""
        decoder = codecs.getincrementaldecoder(encoding_of(file.read(4)))()
        file.seek(0)
        left, skip = b"", self.header.lines
        while True:
            raw = file.read(BLOCK)
            self.read += len(raw)
            try:
                text = decoder.decode(raw, final=not raw)
            except UnicodeDecodeError as wrong:
                lines = left.count(b"\n") + raw[: wrong.start].count(b"\n")
                raise _not_text(self.path, self.line + lines) from None
            data = (left + text.encode()).replace(b"\r\n", b"\n")
            half = b"\r" if raw and data.endswith(b"\r") else b""  # its line feed may come with the next block
            data = data.removesuffix(half).replace(b"\r", b"\n")
            while skip and b"\n" in data:
                data = data.partition(b"\n")[2]
                skip, self.line = skip - 1, self.line + 1
            if not raw:
                if data and not skip:
                    yield data if data.endswith(b"\n") else data + b"\n"
                return
            cut = data.rfind(b"\n") + 1
            left = data[cut:] + half
            if cut and not skip:
                yield data[:cut]

    def split(self, block: bytes) -> TextBatch:
        """A block without quotation marks, split by counting its separators."""
        bytes_ = np.frombuffer(block, np.uint8)
        ends = np.flatnonzero(bytes_ == ord("\n"))
        separators = np.flatnonzero(bytes_ == ord(self.header.separator))
        columns = np.diff(np.searchsorted(separators, ends), prepend=0) + 1
        starts = np.concatenate(([0], ends[:-1] + 1))
        right = columns == len(self.names)
        blank = ends == starts
        wrong = np.flatnonzero(~right & ~blank)
        rejects = [Reject(self.line + int(place), "", "", self._length(int(columns[place]))) for place in wrong]
        keep = right & ~blank
        lines = np.flatnonzero(keep) + self.line
        if not keep.all():
            block = b"".join(block[starts[place] : ends[place] + 1] for place in np.flatnonzero(keep))
        self.line += len(ends)
        return TextBatch(self._frame(block, lines.tolist()), rejects, self.read)

    def _frame(self, block: bytes, lines: list[int]) -> pl.DataFrame:
        if not lines:
            return pl.DataFrame(schema={LINE: pl.Int64(), **dict.fromkeys(self.names, pl.String())})
        frame = pl.read_csv(
            block,
            has_header=False,
            new_columns=list(self.names),
            separator=self.header.separator,
            quote_char=None,
            infer_schema=False,
        )
        return frame.with_columns(pl.Series(LINE, lines, dtype=pl.Int64))

    def records(self, first: bytes, blocks: Iterator[bytes]) -> Iterator[TextBatch]:
        """The rest of the file, record by record."""
        csv.field_size_limit(LONGEST_VALUE)
        base = self.line - 1
        rows = csv.reader(_lines(first, blocks), delimiter=self.header.separator)
        found: list[list[str]] = []
        lines: list[int] = []
        rejects: list[Reject] = []
        last = 0
        try:
            for row in rows:
                line, last = base + last + 1, rows.line_num
                if len(row) == len(self.names):
                    found.append(row)
                    lines.append(line)
                elif row:
                    rejects.append(Reject(line, "", "", self._length(len(row))))
                if len(found) + len(rejects) >= RECORDS:
                    yield self._records(found, lines, rejects)
                    found, lines, rejects = [], [], []
        except csv.Error:
            raise DocketError(
                f"{self.path}, line {base + last + 1}: a quotation mark opens here and is never closed"
            ) from None
        yield self._records(found, lines, rejects)

    def _records(self, rows: list[list[str]], lines: list[int], rejects: list[Reject]) -> TextBatch:
        frame = pl.DataFrame(rows, schema=dict.fromkeys(self.names, pl.String()), orient="row")
        return TextBatch(frame.with_columns(pl.Series(LINE, lines, dtype=pl.Int64)), rejects, self.read)

    def _length(self, columns: int) -> str:
        return f"the row has {columns} values, the header {len(self.names)}"


def _lines(first: bytes, blocks: Iterator[bytes]) -> Iterator[str]:
    yield from io.StringIO(first.decode(), newline="")
    for block in blocks:
        yield from io.StringIO(block.decode(), newline="")


def _not_text(path: Path, line: int) -> DocketError:
    return DocketError(f"{path}, line {line}: is not UTF-8 text; save the docket as “CSV UTF-8”")
