"""A change of law followed through a docket."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Annotated

import typer

from amparo.cli.arguments import Arrivals, AsJson, Docket, Filings, Hearings, Out, Proceedings, day
from amparo.cli.asides import tell_rejected
from amparo.cli.given import given
from amparo.cli.terminal import answer, console, known_as_of, number, people, plain, print_json, progress, table
from amparo.cli.wording import because, policies_named, relief_label
from amparo.errors import DocketError, PolicyFileError
from amparo.law.book import Law, the_law
from amparo.law.check import check_policy
from amparo.law.policy_json import read_policy
from amparo.screen.files.docket_file import open_docket
from amparo.screen.files.record_file import read_tables
from amparo.screen.run import Comparison, compare_file, rejects_path
from amparo.screen.run_json import comparison_to_json

MOST_MOVEMENTS = 40


def changes(
    docket: Docket,
    since: Annotated[dt.date, typer.Option("--from", parser=day, metavar="DAY", help="The day before the change.")],
    until: Annotated[dt.date, typer.Option("--to", parser=day, metavar="DAY", help="The day after it.")],
    policy: Annotated[
        Path | None, typer.Option("--policy", metavar="FILE", help="A draft policy (JSON) that the second day has.")
    ] = None,
    out: Out = None,
    proceedings: Proceedings = None,
    hearings: Hearings = None,
    filings: Filings = None,
    arrivals: Arrivals = None,
    as_json: AsJson = False,
) -> int:
    """Follow a change through a docket and print who moved; `SET_ASIDE` when rows were. Raises DocketError."""
    if until < since:
        raise DocketError(f"--to {until} lies before --from {since}: the day before the change comes first")
    law = the_law()
    after = law if policy is None else _with_draft(law, policy)
    with given(docket) as held:
        opened = open_docket(held.path, law.facts)
        with progress("comparing") as bar:
            task = bar.add_task("", total=1.0)
            done = compare_file(
                opened,
                (law, since),
                (after, until),
                out,
                lambda share: bar.update(task, completed=share),
                rejects_path(held.beside, out),
                read_tables(proceedings, filings, arrivals, hearings),
            )
    if as_json:
        print_json(comparison_to_json(law, done, since, until, policy.name if policy else None))
    else:
        _print_comparison((law, after), done, since, until, policy)
        if out is not None:
            console().print(plain(f"Everyone who moved: {out}"))
    return tell_rejected(done.rejected)


def _with_draft(law: Law, path: Path) -> Law:
    with given(path) as held:
        draft = read_policy(held.path)
    problems = check_policy(law, draft)
    if problems:
        raise PolicyFileError(f"{path}: " + "; ".join(str(problem) for problem in problems[:5]))
    return law.with_policy(draft)


def _print_comparison(
    laws: tuple[Law, Law], done: Comparison, since: dt.date, until: dt.date, policy: Path | None
) -> None:
    before, law = laws
    out = console()
    change = f"from {since} to {until}" + (f", with the draft {policy.name}" if policy else "")
    out.print(plain(f"{number(done.touched)} of {people(done.people)} touched, {change}", "bold"))
    if done.movements:
        moved = table("Form of relief", "from", "to", "because", "#people", spaced=True)
        for movement in done.movements[:MOST_MOVEMENTS]:
            reasons = (
                (
                    "before",
                    _because(before, movement.relief, movement.before, movement.before_by, movement.before_policies),
                ),
                ("now", _because(law, movement.relief, movement.after, movement.after_by, movement.after_policies)),
            )
            moved.add_row(
                relief_label(law, movement.relief),
                answer(movement.before),
                answer(movement.after),
                plain("\n".join(f"{when}: {reason}" for when, reason in reasons if reason)),
                number(movement.people),
            )
        out.print(moved)
        if len(done.movements) > MOST_MOVEMENTS:
            out.print(f"and {len(done.movements) - MOST_MOVEMENTS} smaller movements: --out lists everyone")
    else:
        out.print("Nobody's answer is different.")
    out.print(known_as_of(law.known_as_of))


def _because(law: Law, relief: str, answer: bool | None, decided_by: str | None, policies: tuple[str, ...]) -> str:
    named = policies_named(law, policies, "and" if answer is False else "or")
    return because(law, relief, decided_by, answer, named)
