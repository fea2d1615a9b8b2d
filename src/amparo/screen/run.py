"""A docket file screened from end to end, batch by batch: answers to one file, rejects to another, figures back."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

import polars as pl

from amparo.errors import DocketError
from amparo.law.book import Law
from amparo.screen.changes import (
    AFTER,
    AFTER_BY,
    AFTER_POLICIES,
    BEFORE,
    BEFORE_BY,
    BEFORE_POLICIES,
    RELIEF,
    changes,
)
from amparo.screen.closing import SEPARATOR
from amparo.screen.docket import PERSON, answers
from amparo.screen.files.docket_file import DocketFile
from amparo.screen.files.output import RejectsWriter, answers_as_words, check_suffix, frame_file, rejects_file
from amparo.screen.record_columns import NO_TABLES, Tables, found_in, with_found
from amparo.screen.tally import Summary, Tally

KIND = (RELIEF, BEFORE, AFTER, BEFORE_BY, AFTER_BY, BEFORE_POLICIES, AFTER_POLICIES)
"""What tells one kind of movement from another."""

type Progress = Callable[[float], None]
"""Told after every batch which share of the docket is done, 0 to 1."""


def unheard(_share: float) -> None:
    """Progress that nobody watches."""


class Engine(StrEnum):
    """What reads the trees for a whole docket."""

    POLARS = "polars"
    SPARK = "spark"


@dataclass(frozen=True, slots=True)
class Rejected:
    """How many rows were set aside, and the file that says why; None when every row could be read."""

    rows: int
    path: Path | None


@dataclass(frozen=True, slots=True)
class Screening:
    """A docket screened: its figures, and what was set aside."""

    summary: Summary
    rejected: Rejected


@dataclass(frozen=True, slots=True)
class Movement:
    """So many people moved in one form of relief from one answer to another, decided by these elements.

    Where a policy decided, `before_policies` and `after_policies` name it; of an unknown answer those that perhaps did.
    """

    people: int
    relief: str
    before: bool | None
    after: bool | None
    before_by: str | None
    after_by: str | None
    before_policies: tuple[str, ...] = ()
    after_policies: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Comparison:
    """What a change moved: kinds of movement, most people first; how many people in all; what was set aside."""

    people: int
    touched: int
    movements: tuple[Movement, ...]
    rejected: Rejected


def rejects_path(docket: Path, out: Path | None) -> Path:
    """Where rejects go: beside the answers, else beside the docket."""
    beside = out if out is not None else docket
    return beside.with_name(f"{docket.stem}.rejects.csv")


def screen_file(
    docket: DocketFile,
    law: Law,
    day: dt.date,
    out: Path | None = None,
    engine: Engine = Engine.POLARS,
    progress: Progress = unheard,
    rejects_to: Path | None = None,
    tables: Tables = NO_TABLES,
) -> Screening:
    """Screen a docket for a day; answers go to `out`, if given, as yes, no and unknown; rejects to `rejects_to`,
    else to `rejects_path`. Facts that follow from the `tables` of records stand in place of others.

    Raises DocketError when the docket is damaged or a file cannot be written; then no file has changed.
    """
    _check_out(docket, out)
    tally = Tally(law, day)
    with ExitStack() as files:
        writer = files.enter_context(frame_file(out)) if out is not None else None
        rejects = files.enter_context(rejects_file(rejects_to or rejects_path(docket.path, out)))
        people = _people(docket, rejects, progress)
        for found in _answered(people, law, day, engine, tables):
            tally.add(found)
            if writer is not None:
                writer.write(answers_as_words(found))
    return Screening(tally.summary(), Rejected(rejects.rows, rejects.path))


def compare_file(
    docket: DocketFile,
    before: tuple[Law, dt.date],
    after: tuple[Law, dt.date],
    out: Path | None = None,
    progress: Progress = unheard,
    rejects_to: Path | None = None,
    tables: Tables = NO_TABLES,
) -> Comparison:
    """Follow a docket from one law and day to another; each person moved goes to `out`, if given.

    Rejects go where those of `screen_file` go. Raises DocketError like `screen_file`.
    """
    _check_out(docket, out)
    number = touched = 0
    kinds: Counter[tuple[str | bool | None, ...]] = Counter()
    with ExitStack() as files:
        writer = files.enter_context(frame_file(out)) if out is not None else None
        rejects = files.enter_context(rejects_file(rejects_to or rejects_path(docket.path, out)))
        for people in _people(docket, rejects, progress):
            moved = changes(people, before, after, tables)
            number += people.height
            touched += moved[PERSON].n_unique()
            for *kind, many in moved.group_by(KIND).len().iter_rows():
                kinds[tuple(kind)] += many
            if writer is not None:
                writer.write(answers_as_words(moved))
    movements = sorted(
        (_movement(many, *kind) for kind, many in kinds.items()),  # type: ignore[arg-type]
        key=lambda movement: (-movement.people, movement.relief, str(movement)),
    )
    return Comparison(number, touched, tuple(movements), Rejected(rejects.rows, rejects.path))


def _movement(
    people: int,
    relief: str,
    before: bool | None,
    after: bool | None,
    before_by: str | None,
    after_by: str | None,
    *policies: str | None,
) -> Movement:
    before_policies, after_policies = (tuple(names.split(SEPARATOR)) if names else () for names in policies)
    return Movement(people, relief, before, after, before_by, after_by, before_policies, after_policies)


def _check_out(docket: DocketFile, out: Path | None) -> None:
    if out is None:
        return
    check_suffix(out)
    if out.exists() and out.samefile(docket.path):
        raise DocketError(f"{out}: is the docket itself; give the answers another name")


def _people(docket: DocketFile, rejects: RejectsWriter, progress: Progress) -> Iterator[pl.DataFrame]:
    for batch in docket.batches():
        rejects.add(batch.rejects)
        yield batch.people
        progress(batch.share)


def _answered(
    people: Iterator[pl.DataFrame], law: Law, day: dt.date, engine: Engine, tables: Tables
) -> Iterator[pl.DataFrame]:
    if engine is Engine.POLARS:
        found = found_in(tables, day)
        return (answers(with_found(batch, found, law.facts, day), law, day).collect() for batch in people)
    from amparo.screen.spark import answer_batches

    return answer_batches(people, law, day, tables)
