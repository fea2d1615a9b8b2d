"""How things look in a terminal: calm tables there, plain text when piped."""

from __future__ import annotations

import datetime as dt
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache

from rich.box import SIMPLE_HEAD
from rich.console import Console
from rich.progress import BarColumn, Progress, TaskProgressColumn, TextColumn, TimeRemainingColumn
from rich.table import Table
from rich.text import Text

from amparo.cli import printable
from amparo.law.standing import KNOWN_AS_OF

MARKS = {True: ("open", "green"), False: ("closed", "dim"), None: ("ask", "yellow")}
PIPED_WIDTH = 120


@cache
def console() -> Console:
    """Where results go: standard output, without colour or wrapping tricks when it is no terminal."""
    width = None if sys.stdout.isatty() else PIPED_WIDTH
    return Console(width=width, highlight=False, markup=False, emoji=False)


@cache
def margin() -> Console:
    """Where notes about the run go: standard error."""
    return Console(stderr=True, highlight=False, markup=False, emoji=False)


def table(*columns: str, title: str = "", spaced: bool = False) -> Table:
    """A table with these columns: a # before a name sets numbers right, a ! keeps days on one line.

    `spaced` parts the rows with a blank line.
    """
    made = Table(
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
    """An answer in a word and a colour; the word alone suffices."""
    word, style = MARKS[value]
    return Text(word, style=style)


def plain(text: str, style: str = "") -> Text:
    """A text with nothing in it that could steer the terminal."""
    return Text(printable(text), style=style)


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


def known_as_of() -> Text:
    """The line that every answer carries."""
    return Text(
        f"Law as known on {KNOWN_AS_OF.isoformat()}; later changes are not in it. Not legal advice.", style="dim italic"
    )


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
