"""A whole docket screened."""

from __future__ import annotations

import datetime as dt
from enum import StrEnum
from typing import Annotated

import typer

from amparo.cli.arguments import Arrivals, AsJson, Docket, Filings, Hearings, On, Out, Proceedings
from amparo.cli.asides import tell_rejected
from amparo.cli.given import given
from amparo.cli.terminal import answer, console, known_as_of, number, people, plain, print_json, progress, table
from amparo.cli.wording import because, policies_named, relief_label
from amparo.law.book import Law, the_law
from amparo.law.consistency import CONTRADICTIONS
from amparo.law.reckoning import DeadlineStatus
from amparo.screen.closing import limit_of, limiting
from amparo.screen.files.docket_file import open_docket
from amparo.screen.files.record_file import read_tables
from amparo.screen.run import Engine, rejects_path, screen_file
from amparo.screen.run_json import screening_to_json
from amparo.screen.tally import Summary

MOST_MOVEMENTS, MOST_CONTRADICTIONS = 40, 12
STANDS = {
    DeadlineStatus.OPEN: "open",
    DeadlineStatus.MET: "met",
    DeadlineStatus.DONE: "filed, day not known",
    DeadlineStatus.MISSED: "missed",
    DeadlineStatus.PASSED: "passed, not on record",
    DeadlineStatus.ASK: "day known in part",
}
"""How people stand with a deadline, as the columns of a table are called."""


class Reads(StrEnum):
    """What reads a whole docket."""

    POLARS = "polars"
    SPARK = "spark"


def screen(
    docket: Docket,
    on: On,
    out: Out = None,
    engine: Annotated[Reads, typer.Option("--engine", help="What reads the docket.")] = Reads.POLARS,
    proceedings: Proceedings = None,
    hearings: Hearings = None,
    filings: Filings = None,
    arrivals: Arrivals = None,
    as_json: AsJson = False,
) -> int:
    """Screen a docket and print its figures; `SET_ASIDE` when rows were."""
    law = the_law()
    with given(docket) as held:
        opened = open_docket(held.path, law.facts)
        with progress("screening") as bar:
            task = bar.add_task("", total=1.0)
            done = screen_file(
                opened,
                law,
                on,
                out,
                Engine(engine.value),
                lambda share: bar.update(task, completed=share),
                rejects_path(held.beside, out),
                read_tables(proceedings, filings, arrivals, hearings),
            )
        if as_json:
            print_json(screening_to_json(law, done, on))
        else:
            _print_summary(law, done.summary, held.name, on)
    if out is not None and not as_json:
        console().print(plain(f"Answers for each person: {out}"))
    return tell_rejected(done.rejected)


def _print_summary(law: Law, summary: Summary, name: str, day: dt.date) -> None:
    out = console()
    out.print(plain(f"{people(summary.people)} in {name}, screened for {day:%A} {day.isoformat()}", "bold"))
    if not summary.people:
        out.print("Nobody to screen: the docket has no row that could be read.")
        return
    relief = table("Form of relief", "#may be available", "#needs an answer", "#not available")
    for count in summary.relief:
        counts = (number(count.available), number(count.unknown), number(count.unavailable))
        relief.add_row(relief_label(law, count.relief), *counts)
    out.print(relief)
    _print_reasons(law, summary, day)
    due = ", ".join(f"{number(many)} within {days} days" for days, many in summary.due.items())
    out.print(plain(f"People whose next deadline falls due: {due}.", "bold"))
    if summary.due_by_deadline:
        deadlines = table("Next deadline, within 90 days", "#people")
        for name, many in summary.due_by_deadline.items():
            deadlines.add_row(law.deadlines[name].label.en, number(many))
        out.print(deadlines)
    _print_statuses(law, summary)
    _print_contradictions(summary)
    out.print(known_as_of(law.known_as_of))


def _print_reasons(law: Law, summary: Summary, day: dt.date) -> None:
    """What most often makes each form of relief not available, and what most often leaves it open.

    Where that is a policy, those are named that can close the form of relief on that day.
    """
    reasons = table("Form of relief", "", "Most often because", spaced=True)
    for count in summary.relief:
        for value, name in ((False, count.unavailable_most_by), (None, count.unknown_most_by)):
            if name:
                limits = limiting(law, day, count.relief) if name == limit_of(law, count.relief) else ()
                reason = plain(because(law, count.relief, name, value, policies_named(law, limits, "or")))
                reasons.add_row(relief_label(law, count.relief), answer(value), reason)
    if reasons.row_count:
        console().print(reasons)


def _print_statuses(law: Law, summary: Summary) -> None:
    """How people stand with the deadlines of which facts can tell, where anybody has a last day."""
    some = [
        status
        for status in STANDS
        if status is not DeadlineStatus.ASK or any(deadline.by_status[status] for deadline in summary.deadlines)
    ]
    rows = table("Deadline", *(f"#{STANDS[status]}" for status in some), "#none, or not known")
    for deadline in summary.deadlines:
        if deadline.no_deadline < summary.people:
            counts = [number(deadline.by_status[status]) for status in some]
            rows.add_row(law.deadlines[deadline.deadline].label.en, *counts, number(deadline.no_deadline))
    if rows.row_count:
        console().print(rows)


def _print_contradictions(summary: Summary) -> None:
    if not summary.contradicted:
        return
    have = "has" if summary.contradicted == 1 else "have"
    console().print(plain(f"{people(summary.contradicted)} {have} facts that cannot all be right.", "bold"))
    labels = {contradiction.name: contradiction.label.en for contradiction in CONTRADICTIONS}
    rows = table("Cannot be right", "#people")
    for name, many in list(summary.contradictions.items())[:MOST_CONTRADICTIONS]:
        rows.add_row(labels[name], number(many))
    console().print(rows)
    more = len(summary.contradictions) - MOST_CONTRADICTIONS
    if more > 0:
        console().print(f"and {more} further kinds: --json lists them all")
