"""What each part of the law rests on, and what has not been looked at for long."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from typing import Annotated

import typer
from rich.text import Text

from amparo.cli import MISSED, WELL
from amparo.cli.arguments import AsJson, day
from amparo.cli.terminal import console, number, people, plain, print_json, table
from amparo.errors import UnknownName
from amparo.law.book import Law, Placed, the_law
from amparo.law.law_json import sources_to_json
from amparo.law.names import nearest
from amparo.law.source import Confidence, Source, Sourced

NINETY = 90
STYLE = {Confidence.CONFIRMED: "green", Confidence.FROM_KNOWLEDGE: "yellow", Confidence.OPEN: "red"}


def sources(
    name: Annotated[
        str, typer.Argument(metavar="NAME", help="A form of relief, deadline, clock or policy; without it, all.")
    ] = "",
    as_json: AsJson = False,
) -> None:
    """Where each text was read, when, and how sure it is. Raises UnknownName."""
    law = the_law()
    found = [placed for placed in law.sourced() if name in ("", placed.name)]
    if not found:
        names = sorted({placed.name for placed in law.sourced()})
        raise UnknownName(f"nothing that has sources is called “{name}”{nearest(name, names)}")
    if as_json:
        print_json(sources_to_json(law, found, _today()))
        return
    for placed in found:
        console().print(plain(str(placed), "bold"))
        for line in source_lines(placed.declared, "  "):
            console().print(line)
    console().print(plain(_sums(found)))


def source_lines(declared: Sourced, indent: str) -> Iterator[Text]:
    """Where the wording was read and when, how sure that is, and up to which day the rule is known."""
    for source in declared.sources:
        place = f"read at {source.read_at}" if source.read_at else "could not be read"
        line = plain(f"{indent}Source: ") + plain(source.citation, "cyan")
        yield line + plain(f"; {place}; checked on {source.checked_on}; ") + _sure(source)
    known = f"Known up to {declared.known_as_of}" if declared.known_as_of else "A draft, never checked"
    yield plain(f"{indent}{known}", "dim")


def _sure(source: Source) -> Text:
    return plain(source.confidence.value, STYLE[source.confidence])


def _sums(found: Sequence[Placed]) -> str:
    every = [source for placed in found for source in placed.declared.sources]
    confidences = ", ".join(
        f"{number(sum(source.confidence is confidence for source in every))} {confidence.value}"
        for confidence in Confidence
    )
    rules = people(len(found), "declaration", "declarations")
    return f"{people(len(every), 'source', 'sources')} of {rules}: {confidences}."


def stale(
    days: Annotated[int, typer.Option("--days", min=0, help="So many days may have gone by since a check.")] = NINETY,
    on: Annotated[
        dt.date | None, typer.Option("--on", parser=day, metavar="DAY", help="Counted to this day; without it, today.")
    ] = None,
    as_json: AsJson = False,
) -> int:
    """List what was last checked longer ago; `MISSED` when there is anything."""
    law, counted_to = the_law(), on or _today()
    old = stale_on(law, counted_to, days)
    if as_json:
        print_json(sources_to_json(law, old, counted_to))
    else:
        _print_stale(law, old, counted_to, days)
    return MISSED if old else WELL


def stale_on(law: Law, on: dt.date, days: int) -> list[Placed]:
    """What was last checked more than so many days before a day, longest ago first; what was never checked leads."""
    old = [
        placed
        for placed in law.sourced()
        if placed.declared.checked_on is None or (on - placed.declared.checked_on).days > days
    ]
    return sorted(old, key=lambda placed: placed.declared.checked_on or dt.date.min)


def _print_stale(law: Law, old: Sequence[Placed], on: dt.date, days: int) -> None:
    out, many = console(), sum(1 for _ in law.sourced())
    if not old:
        out.print(f"All {many} declarations were checked within {days} days before {on}.")
        return
    rows = table("Declared", "!last checked", "#days before", "!known up to")
    for placed in old:
        checked = placed.declared.checked_on
        ago = number((on - checked).days) if checked else ""
        rows.add_row(plain(str(placed)), str(checked or "never"), ago, str(placed.declared.known_as_of or ""))
    out.print(rows)
    out.print(f"{len(old)} of {many} declarations were last checked more than {days} days before {on}.")


def _today() -> dt.date:
    return dt.datetime.now().astimezone().date()
