"""Worked cases: a question about a person on a day, and the answer that a lawyer has checked.

A file is a JSON object with `cases`: each has `id`, `question` (`kind:name`), `as_of`, `facts` (left out = unknown)
and `expected`: `answer` (yes, no, unknown, none) or what it is `not`, `date`, `safe_day` (null where there is none),
`alerts` (days), `ask` (sorted names) or `ask_includes` (names among them), the `standing` of a deadline (met, done,
missed, passed, open, ask) and `missed_by` in days, `contradictions` (names of what cannot be right in the facts), or
the readings of a clock. Counted from a day known by month or year alone, `date` is the earliest day, `latest` the
latest, and a reading is `[from, to]`. What is expected must be
answered; what is not mentioned is not compared. Where hearings were put off, `adjournments` ([day put off, the court's
code, day of the next hearing or null]) stand for the delays of the EAD clock. `records` gives `proceedings`,
`hearings`, `filings` and `arrivals`, each a list of records; what follows from them stands in place of facts.
"""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from amparo.errors import AmparoError, CasesError, FactError
from amparo.law.adjournments import delays_from
from amparo.law.book import Law
from amparo.law.facts import Fact, Facts, Kind, Value
from amparo.law.json_file import read_json
from amparo.law.names import nearest
from amparo.law.partial import Between
from amparo.law.questions import UNKNOWN, Answer, answer
from amparo.law.record import NO_RECORDS, Record, Records
from amparo.law.records import RECORD_KINDS
from amparo.law.values import parse_day, parse_value, period
from amparo.screen.explain import contradictions


@dataclass(frozen=True, slots=True)
class Case:
    """One worked case. `expected` is kept as the file has it."""

    name: str
    question: str
    day: dt.date
    facts: Facts
    expected: Mapping[str, object]
    why: str
    records: Records = NO_RECORDS


@dataclass(frozen=True, slots=True)
class Miss:
    """A case that came out otherwise: what was expected and what the law as coded says."""

    case: Case
    found: Mapping[str, object]

    @property
    def wanted(self) -> Mapping[str, object]:
        """What was expected and not found."""
        return {key: value for key, value in self.case.expected.items() if not _is_met(key, value, self.found)}

    @property
    def instead(self) -> Mapping[str, object]:
        """What was found in its place."""
        return {key: self.found.get(_ABOUT.get(key, key), "not in the answer") for key in self.wanted}


def read_cases(path: Path, law: Law) -> list[Case]:
    """The cases in a file. Raises CasesError, with the case and what is wrong with it."""
    data = read_json(path, CasesError)
    cases = data.get("cases") if isinstance(data, dict) else None
    if not isinstance(cases, list):
        raise CasesError(f"{path}: expected an object with a list called “cases”")
    return [_case(case, law, f"{path}, case {place}") for place, case in enumerate(cases, 1)]


def _case(data: object, law: Law, where: str) -> Case:
    if not isinstance(data, dict):
        raise CasesError(f"{where}: expected an object")
    where = f"{where} ({data['id']})" if "id" in data else where
    for key in ("question", "as_of", "facts", "expected"):
        if key not in data:
            raise CasesError(f"{where}: “{key}” is missing")
    if not isinstance(data["facts"], dict) or not isinstance(data["expected"], dict) or not data["expected"]:
        raise CasesError(f"{where}: “facts” and “expected” must be objects, and something must be expected")
    try:
        return Case(
            name=str(data.get("id", where)),
            question=str(data["question"]),
            day=parse_day(str(data["as_of"])),
            facts=_facts(data, law),
            expected=data["expected"],
            why=str(data.get("why", "")),
            records=records_from_json(data.get("records", {})),
        )
    except FactError as wrong:
        raise CasesError(f"{where}: {wrong}") from None


def _facts(data: Mapping[str, Any], law: Law) -> Facts:
    facts = facts_from_json(data["facts"], law.facts)
    if "adjournments" not in data:
        return facts
    if "delays" in facts:
        raise FactError("give either the fact “delays” or “adjournments”, from which delays follow")
    return {**facts, "delays": delays_from(_adjournment(each) for each in data["adjournments"])}


def _adjournment(data: object) -> tuple[dt.date, str, dt.date | None]:
    match data:
        case [str() as day, str() as code, str() | None as until]:
            return parse_day(day), code, parse_day(until) if until is not None else None
        case _:
            raise FactError("an adjournment is [day put off, code, day of the next hearing or null]")


def facts_from_json(data: Mapping[str, object], vocabulary: Mapping[str, Fact]) -> Facts:
    """Facts from plain JSON values; null is unknown. Raises FactError, naming the fact."""
    known = {}
    for name, value in data.items():
        if name not in vocabulary:
            raise FactError(f"there is no fact called “{name}”{nearest(name, vocabulary)}")
        try:
            parsed = _value(vocabulary[name], value)
        except FactError as wrong:
            raise FactError(f"{name}: {wrong}") from None
        if parsed is not None:
            known[name] = parsed
    return known


def records_from_json(data: object) -> Records:
    """Records from plain JSON: `{kind: [{field: value}]}`. Raises FactError, naming the kind and the field."""
    if not isinstance(data, dict):
        raise FactError("“records” must be an object: for each kind a list of records")
    known: dict[str, Sequence[Record]] = {}
    for name, rows in data.items():
        if name not in RECORD_KINDS:
            raise FactError(f"there are no records called “{name}”{nearest(name, RECORD_KINDS)}")
        if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
            raise FactError(f"{name}: a list of records is expected, each an object of fields")
        try:
            known[name] = tuple(facts_from_json(row, RECORD_KINDS[name].fields) for row in rows)
        except FactError as wrong:
            raise FactError(f"{name}: {wrong}") from None
    return known


def _value(fact: Fact, data: object) -> Value | None:
    match fact.kind, data:
        case _, None:
            return None
        case Kind.YES_NO, bool():
            return data
        case ((Kind.NUMBER | Kind.DATE), int()) if not isinstance(data, bool):
            return parse_value(fact, str(data))
        case Kind.PERIODS, list():
            return tuple(_period(period) for period in data)
        case _, str():
            return parse_value(fact, data)
        case _:
            raise FactError(f"{json.dumps(data)} is no {fact.kind}")


def _period(data: object) -> tuple[dt.date, dt.date | None]:
    match data:
        case [str() as began, str() | None as until]:
            return period(parse_day(began), parse_day(until) if until is not None else None)
        case _:
            raise FactError("a period is [from, until], until null while it still runs")


def run(case: Case, law: Law) -> Miss | None:
    """Put the question to the law: None when every expected thing is found, else the miss.

    Raises CasesError for a question that the law does not know.
    """
    try:
        given = answer(law, case.question, case.facts, case.day, case.records)
    except AmparoError as wrong:
        raise CasesError(f"case {case.name}: {wrong}") from None
    found = _as_json(given)
    if "contradictions" in case.expected:
        found["contradictions"] = _contradictions(case, law)
    miss = Miss(case, found)
    return miss if miss.wanted else None


_ABOUT = {"not": "answer", "ask_includes": "ask"}
"""Which part of an answer something expected is about, where its name is another."""


def _is_met(key: str, value: object, found: Mapping[str, object]) -> bool:
    there = found.get(_ABOUT.get(key, key))
    match key:
        case "not":
            return there is not None and there != value
        case "ask_includes":
            return isinstance(value, list) and isinstance(there, list) and set(map(str, value)) <= set(there)
        case _:
            return key in found and there == value


def _contradictions(case: Case, law: Law) -> list[str]:
    found = contradictions(law, case.facts, case.day, case.records)
    return [contradiction.name for contradiction in found]


def _as_json(given: Answer) -> dict[str, object]:
    found: dict[str, object] = {}
    if given.day is not None:
        found["date"] = given.day.isoformat()
        if given.latest_day is not None:
            found["latest"] = given.latest_day.isoformat()
    elif given.readings is None or given.says == UNKNOWN:
        found["answer"] = given.says
    found["ask"] = list(given.ask)
    if given.status is not None:
        found |= {"standing": given.status, "missed_by": given.missed_by}
        found["safe_day"] = None if given.safe_day is None else given.safe_day.isoformat()
        found["alerts"] = [day.isoformat() for day in given.alerts]
    for name, reading in (given.readings or {}).items():
        found[name] = _reading(reading)
    return found


def _reading(value: object) -> object:
    if isinstance(value, Between):
        return [_reading(value.first), _reading(value.last)]
    return value.isoformat() if isinstance(value, dt.date) else value
