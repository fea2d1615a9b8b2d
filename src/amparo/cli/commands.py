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
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
    epilog="A file may be - for standard input. Exit codes: 0 well; 1 a case or check missed; 2 the input is wrong; "
    "3 rows, requests or people were set aside, and the rest is done. Nothing here is legal advice.",
)
law_app = typer.Typer(
    help="Print the law as it is coded, or check it.",
    no_args_is_help=True,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
)
app.add_typer(law_app, name="law")


def _version(asked: bool) -> None:
    if asked:
        from amparo import __version__
        from amparo.law.standing import KNOWN_AS_OF

        print(f"amparo {__version__}, law as known on {KNOWN_AS_OF.isoformat()}")  # noqa: T201
        raise typer.Exit


@app.callback()
def _options(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version and go.")
    ] = False,
) -> None:
    """What every command has."""


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
AsJson = Annotated[bool, typer.Option("--json", help="Print everything as JSON; “amparo schema” describes it.")]
Out = Annotated[Path | None, typer.Option("--out", metavar="FILE", help="Write the result here (.csv or .parquet).")]


@app.command()
def sample(
    people: Annotated[int, typer.Option("--people", min=0, max=100_000_000, help="How many people to invent.")],
    out: Annotated[Path, typer.Option("--out", metavar="FILE", help="Where to write (.csv or .parquet).")],
    seed: Annotated[int, typer.Option("--seed", min=0, help="The same seed gives the same people.")] = 1,
    on: Annotated[
        dt.date | None,
        typer.Option(
            "--on",
            parser=_day,
            metavar="DAY",
            help="The day on which their files stand so; without it, the last day whose law is known.",
        ),
    ] = None,
) -> None:
    """Write a fictional docket: plausible people, with the gaps that real files have. Ask for the day or later."""
    from amparo.cli.screening import write_sample

    write_sample(people, seed, out, on)


@app.command()
def screen(
    docket: Docket,
    on: Annotated[dt.date, typer.Option("--on", parser=_day, metavar="DAY", help="The day to answer for, YYYY-MM-DD.")],
    out: Out = None,
    engine: Annotated[Engine, typer.Option("--engine", help="What reads the docket.")] = Engine.POLARS,
    as_json: AsJson = False,
) -> None:
    """Screen a whole docket: who finds which door open, closed or unknown, and which deadlines come next."""
    from amparo.cli.screening import run_screen

    raise typer.Exit(run_screen(docket, on, out, engine.value, as_json=as_json))


@app.command()
def explain(
    docket: Docket,
    person: Annotated[str, typer.Argument(metavar="PERSON", help="The key of one person in the docket.")],
    on: Annotated[dt.date, typer.Option("--on", parser=_day, metavar="DAY", help="The day to answer for, YYYY-MM-DD.")],
    as_json: AsJson = False,
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
    as_json: AsJson = False,
) -> None:
    """Follow a change of law through a docket: who moved, through which door, from what to what."""
    from amparo.cli.screening import run_changes

    raise typer.Exit(run_changes(docket, since, until, policy, out, as_json=as_json))


@app.command()
def cases(
    files: Annotated[list[Path], typer.Argument(metavar="FILE...", help="Worked cases as JSON.")],
    as_json: AsJson = False,
) -> None:
    """Hold the law against worked cases; print each miss."""
    from amparo.cli.casework import run_cases

    raise typer.Exit(run_cases(files, as_json=as_json))


@app.command()
def schema(
    name: Annotated[
        str, typer.Argument(metavar="NAME", help="What --json of a command prints, or a file it reads.")
    ] = "",
) -> None:
    """Print the JSON Schema of a result or a file; without a name, list them."""
    from amparo.cli.schemas import print_schema

    print_schema(name)


@law_app.command("list")
def law_list(as_json: AsJson = False) -> None:
    """List every option, deadline, clock, policy and fact."""
    from amparo.cli.lawbook import print_list

    print_list(as_json=as_json)


@law_app.command("show")
def law_show(
    name: Annotated[str, typer.Argument(metavar="NAME", help="An option, deadline, clock, policy or fact.")],
    as_json: AsJson = False,
) -> None:
    """Print one of them in full: its elements as sentences, each with its citation."""
    from amparo.cli.lawbook import print_one

    print_one(name, as_json=as_json)


@law_app.command("check")
def law_check(
    policy: Annotated[
        Path | None, typer.Option("--policy", metavar="FILE", help="Check this draft policy (JSON) as well.")
    ] = None,
    as_json: AsJson = False,
) -> None:
    """Check the declarations: names, types, citations, overlapping periods, elements that nobody can meet."""
    from amparo.cli.lawbook import check_law

    raise typer.Exit(check_law(policy, as_json=as_json))


Keyed = Annotated[
    Path | None, typer.Option("--key-file", metavar="FILE", help="Opens the office in place of a passphrase.")
]
Port = Annotated[int, typer.Option("--port", min=1, max=65535, help="Where to listen.")]


@app.command()
def demo(
    port: Port = 8000,
    people: Annotated[int, typer.Option("--people", min=1, max=20_000, help="How many clients to invent.")] = 300,
) -> None:
    """Serve a fictional office from a temporary folder, to try everything in."""
    from amparo.cli.office import run_demo

    run_demo(port, people)


@app.command()
def serve(
    host: Annotated[
        str, typer.Option("--host", help="The address to listen at; others need AMPARO_ORIGIN.")
    ] = "127.0.0.1",
    port: Annotated[
        int | None, typer.Option("--port", min=1, max=65535, help="Where to listen: 8000, the public pages 8080.")
    ] = None,
    public: Annotated[
        bool, typer.Option("--public", help="Serve the public pages instead: they need no key and can read nothing.")
    ] = False,
    key_file: Keyed = None,
) -> None:
    """Serve the office of AMPARO_HOME (./amparo-office without it), or its public pages."""
    from amparo.cli.office import serve_office, serve_public

    if public:
        serve_public(host, port or 8080)
    else:
        serve_office(host, port or 8000, key_file)


@app.command()
def plan(
    requests: Annotated[Path, typer.Argument(metavar="REQUESTS", help="JSON: interviewers, interpreters, requests.")],
    out: Annotated[
        Path | None, typer.Option("--out", metavar="FILE", help="Where the plan goes; else printed.")
    ] = None,
    bound: Annotated[
        bool, typer.Option("--bound", help="Also say how little people could wait at best (extra: desk).")
    ] = False,
) -> None:
    """Plan interviews: nobody rushed, nobody lost. Says what is missing where it cannot fit."""
    from amparo.cli.planning import plan_file

    raise typer.Exit(plan_file(requests, out, bound=bound))


@app.command()
def forecast(
    arrivals: Annotated[float, typer.Option("--arrivals", min=0, help="People a working day who ask, on average.")],
    interviewers: Annotated[int, typer.Option("--interviewers", min=1, help="How many interview.")],
    cap: Annotated[int, typer.Option("--cap", min=1, help="Interviews a day for each.")],
    absent: Annotated[
        float, typer.Option("--absent", min=0, max=1, help="The share that is away on a day, 0 to 1.")
    ] = 0.0,
    backlog: Annotated[int, typer.Option("--backlog", min=0, help="How many wait already.")] = 0,
    vulnerable: Annotated[
        float, typer.Option("--vulnerable", min=0, max=1, help="The share that goes first, 0 to 1.")
    ] = 0.0,
    weeks: Annotated[int, typer.Option("--weeks", min=1, max=104, help="How far ahead.")] = 12,
    then_cap: Annotated[int | None, typer.Option("--then-cap", min=0, help="And with this cap?")] = None,
    then_absent: Annotated[
        float | None, typer.Option("--then-absent", min=0, max=1, help="And with this share away?")
    ] = None,
    then_times: Annotated[
        float | None, typer.Option("--then-times", help="And with so many times the arrivals?")
    ] = None,
    then_transfer: Annotated[
        list[str] | None, typer.Option("--then-transfer", metavar="DAY:DIFFERENCE", help="And if 20:-2, two leave?")
    ] = None,
    as_json: AsJson = False,
) -> None:
    """Waiting and backlog by week under daily caps, and what a change would do to them."""
    from amparo.cli.forecasting import Then, tell_forecast

    then = Then(then_cap, then_absent, then_times, tuple(then_transfer or ()))
    tell_forecast(
        arrivals,
        interviewers,
        cap,
        absent=absent,
        backlog=backlog,
        vulnerable=vulnerable,
        weeks=weeks,
        then=then,
        as_json=as_json,
    )


@app.command()
def repair(
    plan: Annotated[Path, typer.Argument(metavar="PLAN", help="A plan that `amparo plan` wrote.")],
    absent: Annotated[
        list[str] | None, typer.Option("--absent", metavar="NAME:DAY", help="Somebody is away that day.")
    ] = None,
    leaves: Annotated[
        list[str] | None,
        typer.Option("--leaves", metavar="NAME:DAY", help="Somebody leaves for good from that day on."),
    ] = None,
    recused: Annotated[
        list[str] | None, typer.Option("--recused", metavar="NAME:REQUEST", help="Somebody does not meet that person.")
    ] = None,
    urgent: Annotated[
        Path | None, typer.Option("--urgent", metavar="FILE", help='JSON: {"requests": [...]} that came since.')
    ] = None,
    out: Annotated[
        Path | None, typer.Option("--out", metavar="FILE", help="Where the plan goes; else printed.")
    ] = None,
) -> None:
    """Mend a plan with the fewest changes to what people were told, and say whom to tell what."""
    from amparo.cli.planning import Happened, repair_file

    happened = Happened(absent or (), leaves or (), recused or (), urgent)
    raise typer.Exit(repair_file(plan, happened, out))


@app.command("import")
def import_(
    docket: Annotated[Path, typer.Argument(metavar="DOCKET", help="CSV: one row a person, a column a fact.")],
    by: Annotated[
        str, typer.Option("--by", metavar="E-MAIL", help="The attorney or paralegal whose cases they become.")
    ],
    team: Annotated[str, typer.Option("--team", metavar="NAME", help="The team that shares them.")] = "",
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Say what would happen; write nothing.")] = False,
    rejects: Annotated[Path | None, typer.Option("--rejects", metavar="FILE", help="Where rows set aside go.")] = None,
    source: Annotated[
        str, typer.Option("--source", metavar="NAME", help="Whose list it is: keys mean the same only within it.")
    ] = "",
    even_if_known: Annotated[
        bool,
        typer.Option("--even-if-known", help="Take in also whom the office may know: somebody has looked at each."),
    ] = False,
    key_file: Keyed = None,
) -> None:
    """Take a docket into the office. Taken in again, the same file doubles nobody."""
    from amparo.cli.office import import_docket

    told = import_docket(
        docket, by, team, key_file, dry_run=dry_run, rejects=rejects, source=source, even_if_known=even_if_known
    )
    raise typer.Exit(told)


office_app = typer.Typer(help="The office's folder.", no_args_is_help=True)
key_app = typer.Typer(help="The keys of the office.", no_args_is_help=True)
audit_app = typer.Typer(help="The record of who did what.", no_args_is_help=True)
letterbox_app = typer.Typer(help="What stands between the public pages and the office.", no_args_is_help=True)
app.add_typer(office_app, name="office")
app.add_typer(letterbox_app, name="letterbox")
app.add_typer(key_app, name="key")
app.add_typer(audit_app, name="audit")


@letterbox_app.command("role")
def letterbox_role(
    name: Annotated[str, typer.Argument(metavar="NAME", help="The role to make, or to give a new password.")],
    key_file: Keyed = None,
) -> None:
    """PostgreSQL: make the role of the public pages, which may put letters in and read none."""
    from amparo.cli.office import make_role

    make_role(name, key_file)


@office_app.command("new")
def office_new(
    name: Annotated[str, typer.Option("--name", help="The first administrator.", prompt="Name of the administrator")],
    email: Annotated[str, typer.Option("--email", help="Their e-mail address.", prompt="Their e-mail address")],
    key_file: Keyed = None,
) -> None:
    """Make an office in AMPARO_HOME, and a code for its first administrator."""
    from amparo.cli.office import new_office

    new_office(name, email, key_file)


@key_app.command("rotate")
def key_rotate(key_file: Keyed = None) -> None:
    """Wrap the key of every case with a new office key, also while the office is open. Killed, it goes on later."""
    from amparo.cli.office import rotate_key

    rotate_key(key_file)


@key_app.command("change")
def key_change(
    key_file: Keyed = None,
    to: Annotated[
        Path | None, typer.Option("--to", metavar="FILE", help="A key file, in place of a new passphrase.")
    ] = None,
) -> None:
    """Let another passphrase or key file open the office."""
    from amparo.cli.office import change_passphrase

    change_passphrase(key_file, to)


@key_app.command("file")
def key_file_new(
    path: Annotated[Path, typer.Argument(metavar="FILE", help="Where to write it, outside the office.")],
) -> None:
    """Make a key file."""
    from amparo.cli.office import make_key_file

    make_key_file(path)


@audit_app.command("verify")
def audit_verify(
    key_file: Keyed = None,
    head: Annotated[
        list[str] | None, typer.Option("--head", metavar="PLACE:DIGEST", help="An end of the chain, kept elsewhere.")
    ] = None,
) -> None:
    """Prove that no row was edited, removed, inserted, swapped or cut."""
    from amparo.cli.office import verify_audit

    raise typer.Exit(verify_audit(key_file, head or []))


@audit_app.command("head")
def audit_head(key_file: Keyed = None) -> None:
    """Print the end of the chain, to be kept where nobody of the office can change it."""
    from amparo.cli.office import print_head

    print_head(key_file)
