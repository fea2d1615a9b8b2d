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
from typing import Any, BinaryIO

import numpy as np
import polars as pl

from amparo.errors import DocketError
from amparo.screen.files.blanks import blank, without_blank_rows
from amparo.screen.files.csv_header import Header, lines_in, not_text
from amparo.screen.files.rejects import LINE, Reject
from amparo.screen.files.sniff import encoding_of

BLOCK = 48 * 1024 * 1024
RECORDS = 100_000
LONGEST_VALUE = 1_000_000


@dataclass(frozen=True, slots=True)
class TextBatch:
    """Rows as texts, with the column `LINE`; rows of the wrong length apart; bytes of the file read so far."""

    frame: pl.DataFrame
    rejects: list[Reject]
    read: int


def text_batches(path: Path, header: Header) -> Iterator[TextBatch]:
    """The rows after the header in batches, their columns those of the header that have a name.

    Rows in which nothing stands are passed over, and so are columns without a name and without a value. Raises
    DocketError, naming the line.
    """
    reading = _Reading(path, header)
    with path.open("rb") as file:
        blocks = reading.blocks(file)
        for block in blocks:
            if b'"' in block:
                yield from reading.records(block, blocks)
                return
            yield reading.split(block)


_NAMELESS = "\x00column "
"""What a column without a name is called in here: no file can have one of that name."""

type _Places = np.ndarray[Any, Any]


class _Reading:
    """Where a reading of one file stands: the line that comes next, the bytes that are done."""

    def __init__(self, path: Path, header: Header) -> None:
        self.path = path
        self.header = header
        self.names = tuple(name or f"{_NAMELESS}{place}" for place, name in enumerate(header.names, 1))
        self.line = 1
        self.read = 0

    def blocks(self, file: BinaryIO) -> Iterator[bytes]:
        """The file as UTF-8, in blocks that end with a line, the header left out."""
        first = file.read(4)
        decoder = codecs.getincrementaldecoder(encoding_of(first))()
        file.seek(0)
        left, skip, passed = b"", self.header.lines, 0
        while True:
            raw = file.read(BLOCK)
            self.read += len(raw)
            try:
                text = decoder.decode(raw, final=not raw)
            except UnicodeDecodeError as wrong:
                read = wrong.object[: wrong.start].decode(encoding_of(first), errors="ignore")
                raise not_text(self.path, 1 + passed + lines_in(left.decode() + read), first + raw) from None
            data = (left + text.encode()).replace(b"\r\n", b"\n")
            half = b"\r" if raw and data.endswith(b"\r") else b""  # its line feed may come with the next block
            data = data.removesuffix(half).replace(b"\r", b"\n")
            while skip and b"\n" in data:
                data = data.partition(b"\n")[2]
                skip, self.line, passed = skip - 1, self.line + 1, passed + 1
            if not raw:
                if data and not skip:
                    yield data if data.endswith(b"\n") else data + b"\n"
                return
            cut = data.rfind(b"\n") + 1
            left = data[cut:] + half
            passed += data[:cut].count(b"\n")
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
        lines = np.arange(self.line, self.line + len(ends))
        self.line += len(ends)
        rejects: list[Reject] = []
        if not right.all():
            block, lines, rejects = self._fitted(block, starts, ends, lines, right)
        return self._batch(self._frame(block, lines.tolist()), rejects)

    def _fitted(
        self, block: bytes, starts: _Places, ends: _Places, lines: _Places, right: _Places
    ) -> tuple[bytes, _Places, list[Reject]]:
        """The rows of a block that have as many values as the header, their lines, and the rejects of the others.

        Blank lines are passed over, and values that lie beyond the header and are blank.
        """
        kept, rejects = [], []
        keep = right.copy()
        for place, (start, end) in enumerate(zip(starts, ends, strict=True)):
            row = block[start:end]
            if not right[place]:
                values = row.decode().split(self.header.separator)
                if all(map(blank, values)):
                    continue
                fitted = self._fit(values)
                if fitted is None:
                    rejects.append(Reject(int(lines[place]), "", "", self._length(len(values))))
                    continue
                row, keep[place] = self.header.separator.join(fitted).encode(), True
            kept.append(row + b"\n")
        return b"".join(kept), lines[keep], rejects

    def _fit(self, values: list[str]) -> list[str] | None:
        """A row with as many values as the header has columns; None when something stands where no column is."""
        size = len(self.names)
        return values[:size] if len(values) >= size and all(map(blank, values[size:])) else None

    def _batch(self, frame: pl.DataFrame, rejects: list[Reject]) -> TextBatch:
        """A batch without blank rows and without columns that have no name; a value in such a column is told."""
        rows = without_blank_rows(frame, self.names)
        for place, name in enumerate(self.names, 1):
            if name.startswith(_NAMELESS):
                held = rows.filter(
                    ~pl.col(name).map_elements(blank, return_dtype=pl.Boolean, skip_nulls=True).fill_null(True)
                )
                why = f"column {place} has no name and this value: name the column or empty it"
                rejects += [Reject(line, "", value, why) for line, value in held.select(LINE, name).iter_rows()]
                rows = rows.filter(~pl.col(LINE).is_in(held[LINE].implode())).drop(name)
        return TextBatch(rows, rejects, self.read)

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
                fitted = self._fit(row)
                if fitted is not None:
                    found.append(fitted)
                    lines.append(line)
                elif not all(map(blank, row)):
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
        return self._batch(frame.with_columns(pl.Series(LINE, lines, dtype=pl.Int64)), rejects)

    def _length(self, columns: int) -> str:
        return f"the row has {columns} values, the header {len(self.header.names)}"


def _lines(first: bytes, blocks: Iterator[bytes]) -> Iterator[str]:
    yield from io.StringIO(first.decode(), newline="")
    for block in blocks:
        yield from io.StringIO(block.decode(), newline="")
