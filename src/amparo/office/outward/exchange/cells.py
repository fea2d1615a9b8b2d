"""Cells that no spreadsheet takes for a formula."""

from __future__ import annotations

import csv
import io
import unicodedata
from collections.abc import Iterable, Sequence

_STARTERS = frozenset("=+-@|%\t\r\n;,")
_IGNORED = frozenset("\"'`´’‘“”«» ")


def safe(text: str) -> str:
    """The text, with an apostrophe before it where a spreadsheet might begin to compute.

    Spreadsheets skip spaces, quotes and invisible characters first, and take full-width signs for plain ones.
    """
    plain = unicodedata.normalize("NFKC", text)
    for char in plain:
        if char in _STARTERS:
            return "'" + text
        if char not in _IGNORED and unicodedata.category(char) not in ("Cf", "Cc", "Zs", "Mn"):
            break
    return text


def table(columns: Sequence[str], rows: Iterable[Sequence[object]]) -> bytes:
    """A CSV file: UTF-8 with a mark for spreadsheets, every cell safe, no line ends within cells."""
    held = io.StringIO()
    writer = csv.writer(held, quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    writer.writerow(columns)
    for row in rows:
        writer.writerow([safe(" ".join(str(cell).splitlines())) for cell in row])
    return held.getvalue().encode("utf-8-sig", errors="replace")
