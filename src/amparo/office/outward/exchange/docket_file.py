"""A docket file as an office takes it in: the columns of a docket, and those that only an office has."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from amparo.errors import DocketError, FactError
from amparo.law.facts import Kind, Value
from amparo.law.names import nearest
from amparo.law.values import parse_value
from amparo.law.vocabulary import FACTS
from amparo.office.cases.access.models import Stage, Status
from amparo.office.cases.people import addresses
from amparo.office.cases.people.contact import Channel
from amparo.office.cases.people.models import Part
from amparo.office.cases.people.persons import digits_of
from amparo.screen.files.csv_header import read_header
from amparo.screen.files.csv_text import text_batches
from amparo.screen.files.rejects import LINE, Reject
from amparo.screen.files.sniff import FileKind, kind_of
from amparo.screen.files.typed import TOTAL, TOTALS
from amparo.typed_text import plain, seen

PERSON, FAMILY = "person", "case"
TEXTS = {"given": 120, "surnames": 120, "also": 300, "detail": 200, "language": 80, PERSON: 200, FAMILY: 200}
CHOICES: Mapping[str, frozenset[str]] = {
    "part": frozenset(Part.values),
    "status": frozenset(Status.values) - {Status.ERASED},
    "stage": frozenset(Stage.values),
    "channel": frozenset(Channel.values),
}
OFFICE_COLUMNS = (*TEXTS, *CHOICES, "a_number")


@dataclass(frozen=True, slots=True)
class Row:
    """One person of a docket file."""

    line: int
    key: str
    family: str
    office: dict[str, str]
    facts: dict[str, Value]


@dataclass
class Read:
    """What a docket file holds: the rows that can be taken in, and what is wrong with the others."""

    rows: list[Row] = field(default_factory=list)
    rejects: list[Reject] = field(default_factory=list)
    warnings: list[Reject] = field(default_factory=list)  # rows that are taken in, and what to mend in them

    @property
    def set_aside(self) -> int:
        """How many rows are set aside."""
        return len({reject.line for reject in self.rejects})


def read(path: Path) -> Read:
    """Read a docket file whole. Raises DocketError when it is no CSV docket at all."""
    if kind_of(path) is not FileKind.CSV:
        raise DocketError(f"{path}: only CSV files are imported; save it as “CSV UTF-8”")
    header = read_header(path)
    _check(header.columns, path)
    found, keys = Read(), set[str]()
    for batch in text_batches(path, header):
        found.rejects += batch.rejects
        for held in batch.frame.iter_rows(named=True):
            line = held.pop(LINE)
            values = {name: _as_kept(name, text or "") for name, text in held.items()}
            wrong = list(_faults(line, values, keys))
            keys.add(values[PERSON])
            if wrong:
                found.rejects += wrong
            else:
                found.rows.append(_row(line, values))
                found.warnings += _warnings(line, values)
    found.rejects.sort()
    return found


def _as_kept(name: str, text: str) -> str:
    """A value as it is compared and kept: choices without case, all but free texts of facts without hidden signs."""
    if "\0" in text or (name in FACTS and FACTS[name].kind is Kind.TEXT):
        return text.strip()
    return plain(text).lower().replace(" ", "_") if name in CHOICES else seen(text)


def _check(names: tuple[str, ...], path: Path) -> None:
    known = {*OFFICE_COLUMNS, *FACTS}
    if PERSON not in names:
        raise DocketError(f"{path}: has no column “person”, the key of each row{nearest(PERSON, names)}")
    twice = sorted({name for name in names if names.count(name) > 1})
    if twice:
        raise DocketError(f"{path}: two columns are called “{twice[0]}”: rename or remove one")
    unknown = [name for name in names if name not in known]
    if unknown:
        raise DocketError(f"{path}: unknown column “{unknown[0]}”{nearest(unknown[0], known)}")


def _faults(line: int, values: dict[str, str], keys: set[str]) -> Iterator[Reject]:
    if not values[PERSON]:
        yield Reject(line, PERSON, "", "the key is empty")
    if values[PERSON] in keys:
        yield Reject(line, PERSON, values[PERSON], "stands more than once")
    if re.search(TOTALS, values[PERSON]):
        yield Reject(line, PERSON, values[PERSON], TOTAL)
    for name, text in values.items():
        if "\0" in text:
            yield Reject(line, name, text, "holds a character that cannot be kept")
        elif name in CHOICES and text and text not in CHOICES[name]:
            yield Reject(line, name, text, "must be one of: " + ", ".join(sorted(CHOICES[name])))
        elif name in TEXTS and len(text) > TEXTS[name]:
            yield Reject(line, name, text[:80], f"is longer than {TEXTS[name]} characters")
        elif name == "a_number":
            try:
                digits_of(text)
            except ValueError:
                yield Reject(line, name, text, "an A-number has seven to nine digits")
        elif name in FACTS:
            try:
                parse_value(FACTS[name], text)
            except FactError as wrong:
                yield Reject(line, name, text[:80], str(wrong))


def _warnings(line: int, values: dict[str, str]) -> Iterator[Reject]:
    detail = values.get("detail", "")
    if wrong := addresses.fault(values.get("channel", ""), detail):
        yield Reject(line, "detail", detail, wrong)


def _row(line: int, values: dict[str, str]) -> Row:
    facts = {name: parse_value(FACTS[name], text) for name, text in values.items() if name in FACTS}
    office = {name: text for name, text in values.items() if name in OFFICE_COLUMNS and text}
    known = {name: value for name, value in facts.items() if value is not None}
    return Row(line, values[PERSON], values.get(FAMILY, ""), office, known)
