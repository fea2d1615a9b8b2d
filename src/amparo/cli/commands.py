"""The commands and their words. What they need is imported when they run, so that help comes at once."""

from __future__ import annotations

import datetime as dt
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

app = typer.Typer(
    name="amparo",
    help="Casework for people who represent asylum seekers: facts in, law applied, answers out.",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
    epilog="Nothing here is legal advice. Exit codes: 0 well, 1 a case or check missed, 2 the input is wrong.",
)
law_app = typer.Typer(
    help="Print the law as it is coded, or check it.",
    no_args_is_help=True,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
)
app.add_typer(law_app, name="law")


class Engine(StrEnum):
    """What reads a whole docket."""

    POLARS = "polars"
    SPARK = "spark"


def _day(text: str) -> dt.date:
    from amparo.errors import FactError
    from amparo.law.values import parse_day

    try:
        return parse_day(text)
    except FactError as wrong:
        raise typer.BadParameter(str(wrong)) from None


Docket = Annotated[Path, typer.Argument(metavar="DOCKET", help="CSV or Parquet: one row a person, a column a fact.")]
Out = Annotated[Path | None, typer.Option("--out", metavar="FILE", help="Write the result here (.csv or .parquet).")]


@app.command()
def sample(
    people: Annotated[int, typer.Option("--people", min=0, max=100_000_000, help="How many people to invent.")],
    out: Annotated[Path, typer.Option("--out", metavar="FILE", help="Where to write (.csv or .parquet).")],
    seed: Annotated[int, typer.Option("--seed", min=0, help="The same seed gives the same people.")] = 1,
) -> None:
    """Write a fictional docket: plausible people, with the gaps that real files have."""
    from amparo.cli.screening import write_sample

    write_sample(people, seed, out)


@app.command()
def screen(
    docket: Docket,
    on: Annotated[dt.date, typer.Option("--on", parser=_day, metavar="DAY", help="The day to answer for, YYYY-MM-DD.")],
    out: Out = None,
    engine: Annotated[Engine, typer.Option("--engine", help="What reads the docket.")] = Engine.POLARS,
) -> None:
    """Screen a whole docket: who finds which door open, closed or unknown, and which deadlines come next."""
    from amparo.cli.screening import run_screen

    raise typer.Exit(run_screen(docket, on, out, engine.value))


@app.command()
def explain(
    docket: Docket,
    person: Annotated[str, typer.Argument(metavar="PERSON", help="The key of one person in the docket.")],
    on: Annotated[dt.date, typer.Option("--on", parser=_day, metavar="DAY", help="The day to answer for, YYYY-MM-DD.")],
    as_json: Annotated[bool, typer.Option("--json", help="Print everything as JSON.")] = False,
) -> None:
    """Explain one person: every door with what decided it, what to ask next, deadlines and clocks."""
    from amparo.cli.explaining import run_explain

    run_explain(docket, person, on, as_json=as_json)


@app.command()
def changes(
    docket: Docket,
    since: Annotated[dt.date, typer.Option("--from", parser=_day, metavar="DAY", help="The day before the change.")],
    until: Annotated[dt.date, typer.Option("--to", parser=_day, metavar="DAY", help="The day after it.")],
    policy: Annotated[
        Path | None, typer.Option("--policy", metavar="FILE", help="A draft policy (JSON) that the second day has.")
    ] = None,
    out: Out = None,
) -> None:
    """Follow a change of law through a docket: who moved, through which door, from what to what."""
    from amparo.cli.screening import run_changes

    raise typer.Exit(run_changes(docket, since, until, policy, out))


@app.command()
def cases(
    files: Annotated[list[Path], typer.Argument(metavar="FILE...", help="Worked cases as JSON.")],
) -> None:
    """Hold the law against worked cases; print each miss."""
    from amparo.cli.casework import run_cases

    raise typer.Exit(run_cases(files))


@law_app.command("list")
def law_list() -> None:
    """List every option, deadline, clock, policy and fact."""
    from amparo.cli.lawbook import print_list

    print_list()


@law_app.command("show")
def law_show(
    name: Annotated[str, typer.Argument(metavar="NAME", help="An option, deadline, clock, policy or fact.")],
) -> None:
    """Print one of them in full: its elements as sentences, each with its citation."""
    from amparo.cli.lawbook import print_one

    print_one(name)


@law_app.command("check")
def law_check(
    policy: Annotated[
        Path | None, typer.Option("--policy", metavar="FILE", help="Check this draft policy (JSON) as well.")
    ] = None,
) -> None:
    """Check the declarations: names, types, citations, overlapping periods, elements that nobody can meet."""
    from amparo.cli.lawbook import check_law

    raise typer.Exit(check_law(policy))
