"""A docket file opened for screening: its columns checked, its rows in batches, bad rows apart."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import polars as pl

from amparo.errors import DocketError
from amparo.law.facts import Fact, Facts, Kind, Value
from amparo.law.names import nearest
from amparo.law.partial import Between
from amparo.law.values import parse_value
from amparo.screen.columns import column_type
from amparo.screen.compiler import latest_of
from amparo.screen.docket import PERSON
from amparo.screen.files import csv_text
from amparo.screen.files.csv_header import Header, read_header
from amparo.screen.files.rejects import LINE, Reject
from amparo.screen.files.sniff import FileKind, kind_of
from amparo.screen.files.typed import key_hashes, typed

ROWS = 250_000


@dataclass(frozen=True, slots=True)
class Batch:
    """Some people of a docket, typed; the rows set aside among them; the share of the file that is read."""

    people: pl.DataFrame
    rejects: list[Reject]
    share: float


@dataclass(frozen=True)
class DocketFile:
    """A docket on disk. `columns` are its names in order; `header` is None for Parquet."""

    path: Path
    kind: FileKind
    columns: tuple[str, ...]
    facts: Mapping[str, Fact]
    header: Header | None

    def batches(self, *, once: bool = True) -> Iterator[Batch]:
        """The people in batches, in the order of the file, at least one batch; repeated keys are all set aside.

        Not `once`, a key may stand on any number of rows. Raises DocketError when the file turns out to be damaged.
        """
        repeated = self._repeated() if once else pl.Series([], dtype=pl.UInt64)
        empty = True
        for rows in self._texts():
            people, rejects = typed(rows.frame, self.facts, repeated)
            yield Batch(people, [*rows.rejects, *rejects], rows.read)
            empty = False
        if empty:
            kinds = {name: pl.String() if name == PERSON else column_type(self.facts[name]) for name in self.columns}
            yield Batch(pl.DataFrame(schema=kinds), [], 1.0)

    def person(self, key: str) -> Facts:
        """The facts of one person. Raises DocketError when there is none, or the row cannot be read."""
        for batch in self.batches():
            found = batch.people.filter(pl.col(PERSON) == key)
            if found.height:
                return facts_of_row(found.row(0, named=True), self.facts)
            lines = {reject.line for reject in batch.rejects if (reject.column, reject.value) == (PERSON, key)}
            if lines:
                raise DocketError(f"{self.path}: “{key}” stands more than once: lines {_listed(lines)}")
        raise DocketError(f"{self.path}: nobody in it has the key “{key}”, or the row was set aside; screen it to see")

    def _repeated(self) -> pl.Series:
        """The hashes of keys that stand more than once: eight bytes a person while they are counted."""
        hashes = [key_hashes(rows.frame).to_numpy() for rows in self._texts(only_key=True)]
        every = np.sort(np.concatenate(hashes)) if hashes else np.empty(0, np.uint64)
        return pl.Series(np.unique(every[1:][every[1:] == every[:-1]]), dtype=pl.UInt64)

    def _texts(self, *, only_key: bool = False) -> Iterator[_Rows]:
        if self.header is not None:
            size = max(1, self.path.stat().st_size)
            for batch in csv_text.text_batches(self.path, self.header):
                yield _Rows(batch.frame, batch.rejects, batch.read / size)
        else:
            yield from self._parquet([PERSON] if only_key else list(self.columns))

    def _parquet(self, columns: list[str]) -> Iterator[_Rows]:
        try:
            source = pl.scan_parquet(self.path, glob=False)
            height = source.select(pl.len()).collect().item()
            for start in range(0, height, ROWS):
                rows = source.select(columns).slice(start, ROWS).collect()
                rows = rows.with_columns(pl.int_range(start + 1, start + rows.height + 1, dtype=pl.Int64).alias(LINE))
                yield _Rows(_readable(rows, self.facts, self.path), [], min(1.0, (start + ROWS) / height))
        except (pl.exceptions.PolarsError, OSError) as wrong:
            raise _damaged(self.path, wrong) from None


@dataclass(frozen=True, slots=True)
class _Rows:
    frame: pl.DataFrame
    rejects: list[Reject]
    read: float


def open_docket(path: Path, facts: Mapping[str, Fact]) -> DocketFile:
    """Open a docket file. Raises DocketError when it is no docket: wrong kind of file, no key, unknown columns."""
    kind = kind_of(path)
    if kind is FileKind.CSV:
        header = read_header(path)
        names = header.columns
    else:
        header = None
        names = _parquet_names(path)
    _check_names(names, facts, path)
    return DocketFile(path, kind, names, facts, header)


def _parquet_names(path: Path) -> tuple[str, ...]:
    try:
        return tuple(pl.read_parquet_schema(path))
    except (pl.exceptions.PolarsError, OSError) as wrong:
        raise _damaged(path, wrong) from None


def _check_names(names: tuple[str, ...], facts: Mapping[str, Fact], path: Path) -> None:
    if PERSON not in names:
        raise DocketError(f"{path}: has no column “person”, the key of each row{nearest(PERSON, names)}")
    twice = sorted({name for name in names if names.count(name) > 1})
    if twice:
        raise DocketError(f"{path}: two columns are called “{twice[0]}”: rename or remove one")
    unknown = [name for name in names if name != PERSON and name not in facts]
    if unknown:
        listed = "; ".join(
            f"“{name}” is no fact{nearest(name, facts).replace('; did', ', did')}" for name in unknown[:5]
        )
        more = f"; and {len(unknown) - 5} more" if len(unknown) > 5 else ""
        raise DocketError(f"{path}: unknown columns: {listed}{more}. “amparo law list” shows every fact")


def _readable(rows: pl.DataFrame, facts: Mapping[str, Fact], path: Path) -> pl.DataFrame:
    """Parquet columns as typed facts where they are, as text where they must be read. Raises DocketError."""
    columns = []
    for name in rows.columns:
        column, held = pl.col(name), rows.schema[name]
        wanted = pl.String() if name in (PERSON, LINE) else column_type(facts[name])
        if name == LINE or held == wanted:
            columns.append(column)
        elif isinstance(held, pl.Datetime):
            columns.append(column.dt.date() if isinstance(wanted, pl.Date) else column.cast(pl.String))
        elif held.is_float() and wanted.is_integer():
            columns.append(
                pl.when(column == column.round())
                .then(column.cast(pl.Int64, strict=False).cast(pl.String))
                .otherwise(column.cast(pl.String))
            )
        elif held.is_nested() or (held.is_temporal() and not isinstance(held, pl.Date)) or held == pl.Object:
            raise DocketError(f"{path}: the column {name} is of the type {held}, which no fact can be read from")
        elif held == pl.Binary:
            columns.append(column.cast(pl.String, strict=False))
        else:
            columns.append(column.cast(pl.String))
    return rows.select(columns)


def facts_of_row(row: Mapping[str, object], facts: Mapping[str, Fact]) -> Facts:
    """The known facts of one typed row; a day with a last day beside it is known by its month or year alone."""
    known: dict[str, Value] = {}
    for name, value in row.items():
        if value is None or name not in facts:
            continue
        if facts[name].kind is Kind.PERIODS:
            value = parse_value(facts[name], str(value))
        elif isinstance(value, dt.date) and isinstance(last := row.get(latest_of(name)), dt.date):
            value = Between(value, last)
        known[name] = value  # type: ignore[assignment]
    return known


def _listed(lines: set[int]) -> str:
    return ", ".join(str(line) for line in sorted(lines))


def _damaged(path: Path, wrong: Exception) -> DocketError:
    return DocketError(
        f"{path}: the Parquet file is damaged ({str(wrong).splitlines()[0][:120]}); copy or make it again"
    )
