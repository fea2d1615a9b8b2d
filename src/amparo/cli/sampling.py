"""Fictional dockets, to try things with."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Annotated

import polars as pl
import typer

from amparo.cli.arguments import day
from amparo.cli.terminal import console, people, plain, progress
from amparo.law.status import KNOWN_AS_OF
from amparo.screen.files.output import check_suffix, frame_file
from amparo.screen.sample import sample as invented
from amparo.screen.sample import sample_batches


def sample(
    people_: Annotated[int, typer.Option("--people", min=0, max=100_000_000, help="How many people to invent.")],
    out: Annotated[Path, typer.Option("--out", metavar="FILE", help="Where to write (.csv or .parquet).")],
    seed: Annotated[int, typer.Option("--seed", min=0, help="The same seed gives the same people.")] = 1,
    on: Annotated[
        dt.date | None,
        typer.Option(
            "--on",
            parser=day,
            metavar="DAY",
            help="The day on which their files stand so; without it, the day up to which the law is known.",
        ),
    ] = None,
) -> None:
    """Write a fictional docket of so many people, as their files stand on a day. Raises DocketError."""
    check_suffix(out)
    standing = KNOWN_AS_OF if on is None else on
    with frame_file(out) as file, progress("inventing people") as bar:
        task = bar.add_task("", total=max(1, people_))
        for batch in [invented(0)] if people_ == 0 else sample_batches(people_, seed, standing):
            file.write(_as_written(batch) if out.suffix.lower() == ".csv" else batch)
            bar.advance(task, batch.height)
    console().print(plain(f"{people(people_, 'invented person', 'invented people')} written to {out}"))


def _as_written(batch: pl.DataFrame) -> pl.DataFrame:
    words = {True: "yes", False: "no"}
    return batch.with_columns(pl.col(pl.Boolean).replace_strict(words, default=None, return_dtype=pl.String))
