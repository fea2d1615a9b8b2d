"""Tables of records beside a docket, each a file with any number of rows a person: proceedings, filings, hearings."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import polars as pl

from amparo.errors import DocketError
from amparo.law.record import Record, RecordKind
from amparo.law.records import RECORD_KINDS
from amparo.screen.docket import PERSON
from amparo.screen.files.docket_file import facts_of_row, open_docket

MOST_WRONG = 5
"""So many rows that cannot be read are named in an error."""


def read_tables(
    proceedings: Path | None = None,
    filings: Path | None = None,
    arrivals: Path | None = None,
    hearings: Path | None = None,
) -> dict[str, pl.DataFrame]:
    """The tables of records by kind, of those files that are given. Raises DocketError as `read_table`."""
    files = {"proceedings": proceedings, "hearings": hearings, "filings": filings, "arrivals": arrivals}
    return {name: read_table(path, RECORD_KINDS[name]) for name, path in files.items() if path is not None}


def read_table(path: Path, kind: RecordKind) -> pl.DataFrame:
    """A table of records, CSV or Parquet: `person`, and a column for each field that is known.

    Raises DocketError when it is none, or where any row cannot be read: an order or a filing that was set aside would
    make the answers of its person wrong, and nobody would see it.
    """
    people: list[pl.DataFrame] = []
    wrong: list[str] = []
    for batch in open_docket(path, kind.fields).batches(once=False):
        people.append(batch.people)
        wrong += [f"line {reject.line}, {reject.column}: {reject.reason}" for reject in batch.rejects]
    if wrong:
        more = f"; and {len(wrong) - MOST_WRONG} more" if len(wrong) > MOST_WRONG else ""
        raise DocketError(f"{path}: these rows cannot be read: {'; '.join(wrong[:MOST_WRONG])}{more}")
    return pl.concat(people, how="diagonal")


def records_of(tables: Mapping[str, pl.DataFrame], person: str) -> dict[str, list[Record]]:
    """The records of one person in tables, in the order of the files."""
    return {
        name: [
            facts_of_row(row, RECORD_KINDS[name].fields)
            for row in table.filter(pl.col(PERSON) == person).iter_rows(named=True)
        ]
        for name, table in tables.items()
    }
