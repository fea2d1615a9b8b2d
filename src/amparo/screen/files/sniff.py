"""What a file really is, whatever its name says."""

from __future__ import annotations

import codecs
from enum import StrEnum
from pathlib import Path

from amparo.errors import DocketError

LOOK = 65_536

_OTHERS = (
    (b"PK\x03\x04", "an Excel workbook or a zip archive: save the sheet as “CSV UTF-8”"),
    (b"\xd0\xcf\x11\xe0", "an old Excel workbook: save the sheet as “CSV UTF-8”"),
    (b"\x1f\x8b", "compressed with gzip: unpack it first"),
    (b"ARROW1", "an Arrow file: save it as Parquet"),
    (b"SQLite format 3", "a database: export the table as CSV"),
    (b"%PDF", "a PDF: a docket is a table, one row a person"),
    (b"{", "JSON: a docket is a table, one row a person"),
)
_MARKS = ((codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"), (codecs.BOM_UTF8, "utf-8-sig"))


class FileKind(StrEnum):
    """The two forms a docket can have."""

    CSV = "CSV"
    PARQUET = "Parquet"


def kind_of(path: Path) -> FileKind:
    """CSV or Parquet, by content. Raises DocketError for anything else, empty, cut off or misnamed."""
    try:
        size = path.stat().st_size
        with path.open("rb") as file:
            head = file.read(LOOK)
            file.seek(max(0, size - 4))
            tail = file.read(4)
    except IsADirectoryError:
        raise DocketError(f"{path}: is a folder, not a docket file") from None
    except OSError as wrong:
        raise DocketError(f"{path}: cannot be read: {wrong.strerror}") from None
    if not head.strip():
        raise DocketError(f"{path}: is empty; a docket needs at least a line of column names, “person” among them")
    if head.startswith(b"PAR1"):
        if tail != b"PAR1" or size < 12:
            raise DocketError(f"{path}: is cut off: the end of the Parquet file is missing; copy it again")
        return FileKind.PARQUET
    for mark, what in _OTHERS:
        if head.startswith(mark):
            raise DocketError(f"{path}: is {what}")
    if path.suffix.lower() == ".parquet":
        raise DocketError(f"{path}: is called .parquet but is not a Parquet file")
    if b"\x00" in head and encoding_of(head) != "utf-16":
        raise DocketError(f"{path}: is neither text nor Parquet; save the docket as “CSV UTF-8”")
    return FileKind.CSV


def encoding_of(head: bytes) -> str:
    """The encoding that the first bytes declare; UTF-8 when they declare none."""
    return next((encoding for mark, encoding in _MARKS if head.startswith(mark)), "utf-8")
