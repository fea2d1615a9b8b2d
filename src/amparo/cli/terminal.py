"""How things look in a terminal: calm tables there, plain text when piped."""

from __future__ import annotations

import datetime as dt
import json
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache

from rich.box import SIMPLE_HEAD
from rich.console import Console, ConsoleOptions, RenderableType, RenderResult
from rich.padding import Padding
from rich.progress import BarColumn, Progress, TaskProgressColumn, TextColumn, TimeRemainingColumn
from rich.table import Table
from rich.text import Text

from amparo.cli import printable
from amparo.law.json_file import Json

MARKS = {True: ("may be available", "green"), False: ("not available", "dim"), None: ("needs an answer", "yellow")}
PIPED_WIDTH = 120
NARROW = 80
"""Columns under which a table would break its words apart."""


@cache
def console() -> Console:
    """Where results go: standard output, without color or wrapping tricks when it is no terminal."""
    width = None if sys.stdout.isatty() or "COLUMNS" in os.environ else PIPED_WIDTH
    return Console(width=width, highlight=False, markup=False, emoji=False)


@cache
def margin() -> Console:
    """Where notes about the run go: standard error."""
    return Console(stderr=True, highlight=False, markup=False, emoji=False)


class Rows(Table):
    """A table where there is room for one; on a narrow screen one row after another, each value under its name."""

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        """What is printed at the width there is."""
        if options.max_width >= NARROW:
            yield from super().__rich_console__(console, options)
            return
        if self.title:
            yield Text(str(self.title), style="bold")
        heads = [str(column.header) for column in self.columns]
        if heads[0]:
            yield Text(heads[0], style="bold")
        for first, *others in zip(*(column.cells for column in self.columns), strict=True):
            yield _cell(first)
            for head, cell in zip(heads[1:], others, strict=True):
                content = _cell(cell)
                if content.plain.strip():
                    named = Text.assemble((f"{head}: ", "dim"), content) if head else content
                    yield Padding(named, (0, 0, 0, 2), expand=False)
        yield Text("")


def _cell(cell: RenderableType) -> Text:
    return cell.copy() if isinstance(cell, Text) else Text(str(cell))


def table(*columns: str, title: str = "", spaced: bool = False) -> Table:
    """A table with these columns: a # before a name sets numbers right, a ! keeps days on one line.

    `spaced` parts the rows with a blank line.
    """
    made = Rows(
        box=SIMPLE_HEAD,
        title=title or None,
        title_justify="left",
        title_style="bold",
        pad_edge=False,
        leading=int(spaced),
    )
    for name in columns:
        made.add_column(
            name.lstrip("#!"),
            justify="right" if name.startswith("#") else "left",
            no_wrap=name.startswith("!"),
            overflow="fold",
        )
    return made


def answer(value: bool | None) -> Text:
    """An answer in words and a color; the words alone suffice."""
    word, style = MARKS[value]
    return Text(word, style=style)


def plain(text: str, style: str = "") -> Text:
    """A text with nothing in it that could steer the terminal."""
    return Text(printable(text), style=style)


def people(count: int, singular: str = "person", many: str = "people") -> str:
    """So many people, or of something else."""
    return f"{number(count)} {singular if count == 1 else many}"


def print_json(value: Json) -> None:
    """A result for other programs, on standard output as it is."""
    print(json.dumps(value, ensure_ascii=False, indent=2))  # noqa: T201


def number(count: int) -> str:
    """A whole number that can be read at a glance."""
    return f"{count:,}"


def day_words(day: dt.date, today: dt.date) -> str:
    """A day with its weekday and how far off it is."""
    away = (day - today).days
    if away == 0:
        distance = "today"
    elif away > 0:
        distance = f"in {away:,} day{'s' if away != 1 else ''}"
    else:
        distance = f"{-away:,} day{'s' if away != -1 else ''} ago"
    return f"{day:%a} {day.isoformat()}, {distance}"


def known_as_of(day: dt.date | None) -> Text:
    """The line that every answer carries: up to which day the law behind it is known, by the rule of which least is."""
    known = "The law behind this" + (f" is known up to {day.isoformat()}" if day else " is a draft alone")
    return Text(f"{known}; later changes are not in it. Not legal advice.", style="dim italic")


@contextmanager
def progress(what: str) -> Iterator[Progress]:
    """A bar on standard error while long work runs; nothing when that is no terminal."""
    bar = Progress(
        TextColumn(what),
        BarColumn(),
        TaskProgressColumn(),
        TimeRemainingColumn(),
        console=margin(),
        transient=True,
        disable=not margin().is_terminal,
    )
    with bar:
        yield bar
