"""Arguments and options that several commands have."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Annotated

import typer

from amparo.errors import FactError
from amparo.law.values import parse_day


def day(text: str) -> dt.date:
    """A day as typed. Raises typer.BadParameter."""
    try:
        return parse_day(text)
    except FactError as wrong:
        raise typer.BadParameter(str(wrong)) from None


Docket = Annotated[Path, typer.Argument(metavar="DOCKET", help="CSV or Parquet: one row a person, a column a fact.")]
On = Annotated[dt.date, typer.Option("--on", parser=day, metavar="DAY", help="The day to answer for, YYYY-MM-DD.")]
AsJson = Annotated[bool, typer.Option("--json", help="Print everything as JSON; “amparo schema” describes it.")]
Out = Annotated[Path | None, typer.Option("--out", metavar="FILE", help="Write the result here (.csv or .parquet).")]
PlanOut = Annotated[Path | None, typer.Option("--out", metavar="FILE", help="Where the plan goes; else printed.")]
_A_TABLE = "CSV or Parquet: any number of rows a person."
Proceedings = Annotated[
    Path | None, typer.Option("--proceedings", metavar="FILE", help=f"Proceedings and decisions. {_A_TABLE}")
]
Hearings = Annotated[
    Path | None, typer.Option("--hearings", metavar="FILE", help=f"Hearings, past and to come. {_A_TABLE}")
]
Filings = Annotated[Path | None, typer.Option("--filings", metavar="FILE", help=f"What was filed. {_A_TABLE}")]
Arrivals = Annotated[Path | None, typer.Option("--arrivals", metavar="FILE", help=f"Arrivals. {_A_TABLE}")]
Draft = Annotated[
    Path | None, typer.Option("--policy", metavar="FILE", help="A draft policy (JSON) that the second day has.")
]
KeyFile = Annotated[
    Path | None, typer.Option("--key-file", metavar="FILE", help="Opens the office in place of a passphrase.")
]
Port = Annotated[int, typer.Option("--port", min=1, max=65535, help="Where to listen.")]
