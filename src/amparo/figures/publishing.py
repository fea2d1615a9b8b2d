"""A release as it is kept and given out: JSON in, JSON out, and a CSV file for spreadsheets.

What a rest is made of is nobody's business: that somebody of a small country is there at all may tell who it is.
"""

from __future__ import annotations

import csv
import datetime as dt
import io
from collections.abc import Mapping, Sequence
from typing import Any

from amparo.errors import FiguresError
from amparo.figures.dimensions import HARMS, OTHER_HARM, OTHER_HARMS, STANDARD, Dimension, harm, need
from amparo.figures.grouping import Group, Groups, label
from amparo.figures.tables import Cross, Margin, Release
from amparo.law.facts import Words

FORMAT = 1


def kept(release: Release) -> dict[str, Any]:
    """The release as JSON values."""
    return {
        "format": FORMAT,
        "on": release.on.isoformat(),
        "until": release.until.isoformat(),
        "limit": release.limit,
        "base": release.base,
        "total": release.total,
        "margins": [
            {"dimension": margin.dimension, "groups": _groups_kept(margin.groups), "counts": list(margin.counts)}
            for margin in release.margins
        ],
        "crosses": [
            {
                "down": cross.down,
                "across": cross.across,
                "rows": _groups_kept(cross.rows),
                "columns": _groups_kept(cross.columns),
                "row_totals": list(cross.row_totals),
                "column_totals": list(cross.column_totals),
                "cells": [list(row) for row in cross.cells],
            }
            for cross in release.crosses
        ],
    }


def read(document: Mapping[str, Any]) -> Release:
    """A release from JSON values. Raises FiguresError for a format of another time."""
    if document.get("format") != FORMAT:
        raise FiguresError(f"This release is of format {document.get('format')!r}; this version reads format {FORMAT}.")
    return Release(
        dt.date.fromisoformat(document["on"]),
        dt.date.fromisoformat(document["until"]),
        document["limit"],
        document["base"],
        document["total"],
        tuple(
            Margin(margin["dimension"], _groups(margin["groups"]), tuple(margin["counts"]))
            for margin in document["margins"]
        ),
        tuple(
            Cross(
                cross["down"],
                cross["across"],
                _groups(cross["rows"]),
                _groups(cross["columns"]),
                tuple(cross["row_totals"]),
                tuple(cross["column_totals"]),
                tuple(tuple(row) for row in cross["cells"]),
            )
            for cross in document["crosses"]
        ),
    )


def dimension_named(name: str) -> Dimension:
    """A dimension by the name it has in a release."""
    if name in STANDARD:
        return STANDARD[name]
    kind, _, what = name.partition(":")
    if kind == "need":
        return need(what)
    words = OTHER_HARM if what == OTHER_HARMS else HARMS.get(what, Words(what, what))
    return harm(frozenset(), what, words)


HIDDEN = "·"
"""How a hidden cell is written."""


def lines_of(release: Release, language: str = "en") -> list[list[str]]:
    """Every figure as a line: by what, which, by what else, which, people. Hidden cells are written `·`."""
    found = [["", "", "", "", str(release.total)]]
    for margin in release.margins:
        by = dimension_named(margin.dimension)
        for group, count in zip(margin.groups, margin.counts, strict=True):
            found.append([in_language(by.label, language), in_language(label(by, group), language), "", "", str(count)])
    for cross in release.crosses:
        down, across = dimension_named(cross.down), dimension_named(cross.across)
        for row, cells in zip(cross.rows, cross.cells, strict=True):
            for column, cell in zip(cross.columns, cells, strict=True):
                words = (down.label, label(down, row), across.label, label(across, column))
                found.append([*(in_language(word, language) for word in words), HIDDEN if cell is None else str(cell)])
    return found


def csv_of(release: Release, head: Sequence[str], language: str = "en") -> bytes:
    """The lines as CSV: UTF-8 with a mark for spreadsheets, and no cell that one would take for a formula.

    Every text is a word of this library or a code that was checked, but a port may be written by anybody.
    """
    held = io.StringIO()
    writer = csv.writer(held, quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    writer.writerow(head)
    for line in lines_of(release, language):
        writer.writerow([_plain(cell) for cell in line])
    return held.getvalue().encode("utf-8-sig", errors="replace")


def in_language(words: Words, language: str) -> str:
    """The words in one of the two languages; English for any other."""
    return words.es if language == "es" else words.en


def _plain(cell: str) -> str:
    """One line, and an apostrophe before anything but a letter, a digit or our own mark."""
    line = " ".join(cell.split())
    return line if not line or line[0].isalnum() or line == HIDDEN else "'" + line


def _groups_kept(groups: Groups) -> list[dict[str, Any]]:
    return [{"rest": True} if group.rest else {"codes": sorted(group.codes)} for group in groups]


def _groups(items: Sequence[Mapping[str, Any]]) -> Groups:
    return tuple(Group(frozenset(item.get("codes", ())), bool(item.get("rest"))) for item in items)
