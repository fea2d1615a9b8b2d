"""The first lines of a CSV file: what its columns are called, what parts them, and where the rows begin."""

from __future__ import annotations

import codecs
import csv
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from amparo.errors import DocketError
from amparo.screen.files.sniff import LOOK, encoding_of
from amparo.typed_text import plain

SEPARATORS = ",;\t|"
_DECLARED = re.compile(r'"?sep=(.?|\\t|tab)"?', re.IGNORECASE)
"""`sep=;` as spreadsheets write it, in quotation marks or with the tabulator spelled out, as scripts do."""


@dataclass(frozen=True, slots=True)
class Header:
    """The names of the columns, "" for one without a name; the separator; how many lines come before the rows."""

    names: tuple[str, ...]
    separator: str
    lines: int

    @property
    def columns(self) -> tuple[str, ...]:
        """The names of the columns that have one, in order."""
        return tuple(filter(None, self.names))


def read_header(path: Path) -> Header:
    """The column names of a CSV file, lines before them that hold nothing passed over.

    Spreadsheets write `sep=;` first to say what parts the columns; some leave lines empty above the table. A name is
    read without case, with spaces as underscores: `Born on` is `born_on`. Raises DocketError, naming the line.
    """
    with path.open("rb") as file:
        head = file.read(LOOK)
    text = _text(path, head).lstrip("\ufeff")
    declared, line = "", 0
    rest = io.StringIO(text, newline="")
    for row in rest:
        line += 1
        declaration = _DECLARED.fullmatch(row.rstrip("\r\n" + SEPARATORS) if '"' in row else row.rstrip("\r\n"))
        if declaration:
            declared = "\t" if declaration[1].lower() in ("\\t", "tab") else declaration[1]
        elif plain(row).strip(SEPARATORS + " "):
            separator = declared or max(SEPARATORS, key=row.count)
            rows = csv.reader(io.StringIO(row + rest.read(), newline=""), delimiter=separator)
            names = _named(path, line, rows)
            return Header(names, separator, line - 1 + rows.line_num)
    return Header((), declared or ",", line)


def _named(path: Path, line: int, rows: Iterator[list[str]]) -> tuple[str, ...]:
    try:
        names = next(rows)
    except csv.Error as wrong:
        raise DocketError(f"{path}, line {line}: the column names cannot be read: {wrong}") from None
    return tuple("_".join(plain(name).lower().split()) for name in names)


def _text(path: Path, head: bytes) -> str:
    """The text at the head of a file; bytes further down that are no text are told when their line is read."""
    try:
        return codecs.getincrementaldecoder(encoding_of(head))().decode(head)
    except UnicodeDecodeError as wrong:
        until = wrong.object[: wrong.start].decode(encoding_of(head), errors="ignore")
        if not plain(until.rpartition("\n")[0].replace("\r", "\n")):  # the names themselves cannot be read
            raise not_text(path, 1 + lines_in(until), head) from None
        return until


def lines_in(text: str) -> int:
    """How many lines end in a text: by a line feed, a carriage return, or both."""
    return text.count("\n") + text.count("\r") - text.count("\r\n")


def not_text(path: Path, line: int, held: bytes) -> DocketError:
    """What to say of a file whose bytes, from this line on, are not the text that they should be."""
    what = "is not UTF-8 text"
    if encoding_of(held[:4]) == "utf-8" and b"\0" not in held:
        what += "; it looks like Windows-1252, which spreadsheets save as plain “CSV”"
    return DocketError(f"{path}, line {line}: {what}; save the docket as “CSV UTF-8”")
