"""What a form is filled from: everything that is on record of one person, each value with its origin."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType

from amparo.errors import FactError, FormsError
from amparo.forms.biography import BIOGRAPHY
from amparo.forms.biography.participants import PARTICIPANTS
from amparo.law.facts import Facts
from amparo.law.json_file import read_json
from amparo.law.names import nearest
from amparo.law.record import Record, RecordKind
from amparo.law.records import RECORD_KINDS
from amparo.law.vocabulary import FACTS
from amparo.screen.cases import facts_from_json

FORMAT = 1
STATED: Mapping[str, RecordKind] = MappingProxyType({**RECORD_KINDS, **BIOGRAPHY})
"""Every kind of record that a person can have: those of the law, and those that only forms ask."""

NOBODY: Mapping[str, Record] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Held:
    """One record of a person with the key by which its statements are found."""

    key: str
    fields: Record


@dataclass(frozen=True, slots=True)
class ClientFile:
    """What is on record of a person. A field that is left out is not known.

    `records` are those that stand, by kind, in the order in which they were entered; a group that is told once may have
    several, each with its own fields, of which the last to tell one counts. `participants` are who else a
    form names: representative, preparer, interpreter. `asked` is what only this form asks, by form and by name.
    """

    today: dt.date
    a_number: str = ""
    facts: Facts = field(default_factory=lambda: MappingProxyType({}))
    records: Mapping[str, Sequence[Held]] = field(default_factory=lambda: MappingProxyType({}))
    participants: Mapping[str, Record] = NOBODY
    asked: Mapping[str, Mapping[str, object]] = field(default_factory=lambda: MappingProxyType({}))


def read_client_file(path: Path, today: dt.date) -> ClientFile:
    """The file of a person from JSON. Raises FormsError, naming the place that is wrong."""
    try:
        return client_file(read_json(path, FormsError), today)
    except FactError as wrong:
        raise FormsError(f"{path}: {wrong}") from None


def client_file(data: object, today: dt.date) -> ClientFile:
    """The file of a person from plain JSON values.

    `{"format": 1, "a_number", "facts", "records": {kind: [{field: value}]}, "representative", "preparer",
    "interpreter", "asked": {form: {name: value}}}`, all but the format left out where nothing is known. Raises
    FactError, naming what is wrong.
    """
    if not isinstance(data, dict):
        raise FactError("the file of a person must be an object")
    if data.get("format") != FORMAT:
        raise FactError(f"“format” must be {FORMAT}")
    allowed = ("format", "a_number", "facts", "records", "asked", *PARTICIPANTS)
    for name in data:
        if name not in allowed:
            raise FactError(f"there is no part called “{name}”{nearest(name, allowed)}")
    records: dict[str, list[Held]] = {}
    for kind, rows in _object(data, "records").items():
        if kind not in STATED:
            raise FactError(f"there are no records called “{kind}”{nearest(kind, STATED)}")
        if not isinstance(rows, list):
            raise FactError(f"{kind}: a list of records is expected")
        records[kind] = [
            Held(str(place), _fields(row, STATED[kind], f"{kind}, record {place}")) for place, row in enumerate(rows, 1)
        ]
    return ClientFile(
        today,
        str(data.get("a_number", "")),
        facts_from_json(_object(data, "facts"), FACTS),
        records,
        {name: _fields(data[name], kind, name) for name, kind in PARTICIPANTS.items() if name in data},
        {form: dict(answers) for form, answers in _object(data, "asked").items() if isinstance(answers, dict)},
    )


def _object(data: Mapping[str, object], name: str) -> Mapping[str, object]:
    part = data.get(name, {})
    if not isinstance(part, dict):
        raise FactError(f"“{name}” must be an object")
    return part


def _fields(row: object, kind: RecordKind, where: str) -> Facts:
    if not isinstance(row, dict):
        raise FactError(f"{where}: an object of fields is expected")
    try:
        return facts_from_json(row, kind.fields)
    except FactError as wrong:
        raise FactError(f"{where}: {wrong}") from None
