"""Whole dockets: sample, screen, changes."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import polars as pl

from amparo.cli import SET_ASIDE, WELL
from amparo.cli.given import given
from amparo.cli.terminal import answer, console, known_as_of, margin, number, people, plain, print_json, progress, table
from amparo.errors import DocketError, PolicyFileError
from amparo.law.book import Law, the_law
from amparo.law.check import check_policy
from amparo.law.consistency import CONTRADICTIONS
from amparo.law.deadline import Standing
from amparo.law.policy_json import read_policy
from amparo.law.standing import KNOWN_AS_OF
from amparo.screen.files.docket_file import open_docket
from amparo.screen.files.output import check_suffix, frame_file
from amparo.screen.run import Comparison, Engine, Rejected, compare_file, rejects_path, screen_file
from amparo.screen.run_json import comparison_to_json, screening_to_json
from amparo.screen.sample import sample, sample_batches
from amparo.screen.tally import Summary

MOST_MOVEMENTS, MOST_CONTRADICTIONS = 40, 12
STANDS = {
    Standing.OPEN: "open",
    Standing.MET: "met",
    Standing.DONE: "done, day not known",
    Standing.MISSED: "missed",
    Standing.PASSED: "passed, not on record",
}
"""How people stand with a deadline, as the columns of a table are called."""


def write_sample(count: int, seed: int, out: Path, on: dt.date | None) -> None:
    """Write a fictional docket of so many people, as their files stand on a day. Raises DocketError."""
    check_suffix(out)
    day = KNOWN_AS_OF if on is None else on
    with frame_file(out) as file, progress("inventing people") as bar:
        task = bar.add_task("", total=max(1, count))
        for batch in [sample(0)] if count == 0 else sample_batches(count, seed, day):
            file.write(_as_written(batch) if out.suffix.lower() == ".csv" else batch)
            bar.advance(task, batch.height)
    console().print(plain(f"{people(count, 'invented person', 'invented people')} written to {out}"))


def _as_written(batch: pl.DataFrame) -> pl.DataFrame:
    words = {True: "yes", False: "no"}
    return batch.with_columns(pl.col(pl.Boolean).replace_strict(words, default=None, return_dtype=pl.String))


def run_screen(path: Path, day: dt.date, out: Path | None, engine: str, *, as_json: bool) -> int:
    """Screen a docket and print its figures; `SET_ASIDE` when rows were."""
    law = the_law()
    with given(path) as held:
        docket = open_docket(held.path, law.facts)
        with progress("screening") as bar:
            task = bar.add_task("", total=1.0)
            done = screen_file(
                docket,
                law,
                day,
                out,
                Engine(engine),
                lambda share: bar.update(task, completed=share),
                rejects_path(held.beside, out),
            )
        if as_json:
            print_json(screening_to_json(law, done, day))
        else:
            _print_summary(law, done.summary, held.name, day)
    if out is not None and not as_json:
        console().print(plain(f"Answers for each person: {out}"))
    return _tell_rejected(done.rejected)


def _print_summary(law: Law, summary: Summary, name: str, day: dt.date) -> None:
    out = console()
    out.print(plain(f"{people(summary.people)} in {name}, screened for {day:%A} {day.isoformat()}", "bold"))
    if not summary.people:
        out.print("Nobody to screen: the docket has no row that could be read.")
        return
    doors = table("Door", "#open", "#closed", "#ask", "closed most often by", "asked most often for")
    for door in summary.relief:
        elements = {one.element.name: one.element.label for one in law.requirements(door.relief)}
        doors.add_row(
            law.relief[door.relief].label.en,
            number(door.available),
            number(door.unavailable),
            number(door.unknown),
            *(str(elements[name] or name) if name else "" for name in (door.unavailable_most_by, door.unknown_most_by)),
        )
    out.print(doors)
    due = ", ".join(f"{number(many)} within {days} days" for days, many in summary.due.items())
    out.print(plain(f"People whose next deadline falls due: {due}.", "bold"))
    if summary.due_by_deadline:
        deadlines = table("Next deadline, within 90 days", "#people")
        for name, many in summary.due_by_deadline.items():
            deadlines.add_row(law.deadlines[name].label.en, number(many))
        out.print(deadlines)
    _print_standing(law, summary)
    _print_contradictions(summary)
    out.print(known_as_of())


def _print_standing(law: Law, summary: Summary) -> None:
    """How people stand with the deadlines of which facts can tell, where anybody has a last day."""
    rows = table("Deadline", *(f"#{word}" for word in STANDS.values()), "#none, or not known")
    for one in summary.deadlines:
        if one.no_deadline < summary.people:
            counts = [number(one.standing[standing]) for standing in STANDS]
            rows.add_row(law.deadlines[one.deadline].label.en, *counts, number(one.no_deadline))
    if rows.row_count:
        console().print(rows)


def _print_contradictions(summary: Summary) -> None:
    if not summary.contradicted:
        return
    have = "has" if summary.contradicted == 1 else "have"
    console().print(plain(f"{people(summary.contradicted)} {have} facts that cannot all be right.", "bold"))
    labels = {one.name: one.label.en for one in CONTRADICTIONS}
    rows = table("Cannot be right", "#people")
    for name, many in list(summary.contradictions.items())[:MOST_CONTRADICTIONS]:
        rows.add_row(labels[name], number(many))
    console().print(rows)
    more = len(summary.contradictions) - MOST_CONTRADICTIONS
    if more > 0:
        console().print(f"and {more} further kinds: --json lists them all")


def run_changes(
    path: Path, since: dt.date, until: dt.date, policy: Path | None, out: Path | None, *, as_json: bool
) -> int:
    """Follow a change through a docket and print who moved; `SET_ASIDE` when rows were. Raises DocketError."""
    if until < since:
        raise DocketError(f"--to {until} lies before --from {since}: the day before the change comes first")
    law = the_law()
    after = law if policy is None else _with_draft(law, policy)
    with given(path) as held:
        docket = open_docket(held.path, law.facts)
        with progress("comparing") as bar:
            task = bar.add_task("", total=1.0)
            done = compare_file(
                docket,
                (law, since),
                (after, until),
                out,
                lambda share: bar.update(task, completed=share),
                rejects_path(held.beside, out),
            )
    if as_json:
        print_json(comparison_to_json(done, since, until, policy.name if policy else None))
    else:
        _print_comparison(after, done, since, until, policy)
        if out is not None:
            console().print(plain(f"Everyone who moved: {out}"))
    return _tell_rejected(done.rejected)


def _with_draft(law: Law, path: Path) -> Law:
    with given(path) as held:
        draft = read_policy(held.path)
    problems = check_policy(law, draft)
    if problems:
        raise PolicyFileError(f"{path}: " + "; ".join(str(problem) for problem in problems[:5]))
    return law.with_policy(draft)


def _print_comparison(law: Law, done: Comparison, since: dt.date, until: dt.date, policy: Path | None) -> None:
    out = console()
    change = f"from {since} to {until}" + (f", with the draft {policy.name}" if policy else "")
    out.print(plain(f"{number(done.touched)} of {people(done.people)} touched, {change}", "bold"))
    if done.movements:
        moved = table("Door", "from", "to", "was decided by", "is decided by", "#people")
        for one in done.movements[:MOST_MOVEMENTS]:
            labels = {each.element.name: each.element.label for each in law.requirements(one.relief)}
            moved.add_row(
                law.relief[one.relief].label.en,
                answer(one.before),
                answer(one.after),
                *(str(labels.get(name) or name) if name else "" for name in (one.before_by, one.after_by)),
                number(one.people),
            )
        out.print(moved)
        if len(done.movements) > MOST_MOVEMENTS:
            out.print(f"and {len(done.movements) - MOST_MOVEMENTS} smaller movements: --out lists everyone")
    else:
        out.print("Nobody's answer is different.")
    out.print(known_as_of())


def _tell_rejected(rejected: Rejected) -> int:
    if rejected.path is None:
        return WELL
    rows = "1 row was" if rejected.rows == 1 else f"{number(rejected.rows)} rows were"
    margin().print(plain(f"{rows} set aside, with line, column, value and reason: {rejected.path}"))
    return SET_ASIDE
