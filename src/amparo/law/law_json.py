"""The law as JSON, for programs that show or compare it: what is declared, and one declaration in full."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence

from amparo.law.book import Law, Placed
from amparo.law.clock import Clock
from amparo.law.deadline import Deadline
from amparo.law.facts import Fact, Words
from amparo.law.form_of_relief import Relief
from amparo.law.json_file import Json
from amparo.law.policy import Policy
from amparo.law.policy_json import period_to_json, policy_to_json, ruling_to_json
from amparo.law.sentence import sentence
from amparo.law.source import Source, Sourced, oldest_known
from amparo.law.tree_json import element_to_json, to_json

type Declared = Relief | Deadline | Clock | Policy | Fact

FORMAT = 1
_KINDS = {Relief: "option", Deadline: "deadline", Clock: "clock", Policy: "policy", Fact: "fact"}
"""The words of format 1, which scripts read: a form of relief is called an option there."""


def list_to_json(law: Law) -> Json:
    """Everything that is declared: by kind, each with name, label, citation and status."""
    kinds: tuple[tuple[str, Mapping[str, Declared]], ...] = (
        ("options", law.relief),
        ("deadlines", law.deadlines),
        ("clocks", law.clocks),
        ("policies", law.policies),
        ("facts", law.facts),
    )
    listed: dict[str, Json] = {
        kind: [_head(declaration) for declaration in declared.values()] for kind, declared in kinds
    }
    return {"format": FORMAT, "known_as_of": _day(law.known_as_of), **listed}


def declared_to_json(law: Law, found: Sequence[Declared]) -> Json:
    """Declarations of one name in full: rules as trees and as sentences, each element with its citation."""
    return {
        "format": FORMAT,
        "known_as_of": _day(oldest_known(each for each in found if isinstance(each, Sourced)) or law.known_as_of),
        "declared": [{**_head(declaration), **_more(law, declaration)} for declaration in found],
    }


def _head(declaration: Declared) -> dict[str, Json]:
    fields: dict[str, Json] = {
        "kind": _KINDS[type(declaration)],
        "name": declaration.name,
        "label": _words(declaration.label),
    }
    if isinstance(declaration, Fact):
        return {**fields, "type": str(declaration.kind), "sensitivity": str(declaration.sensitivity)}
    return {**fields, "citation": declaration.citation, "status": str(declaration.status), **_days(declaration)}


def _more(law: Law, declaration: Declared) -> dict[str, Json]:
    match declaration:
        case Relief():
            requirements: list[Json] = [
                {
                    "bars": each.bars,
                    **element_to_json(each.element),
                    "sentence": sentence(each.element.rule, law.facts),
                }
                for each in law.requirements(declaration.name)
            ]
            note = str(declaration.note or "")
            return {"requirements": requirements, "note": note, **_sources(declaration)}
        case Deadline():
            terms = {
                "counted_from": declaration.counted_from,
                "last_day": declaration.falls_on,
                "none_when": declaration.none,
            }
            fields: dict[str, Json] = {
                name: {"tree": to_json(term), "sentence": sentence(term, law.facts)} for name, term in terms.items()
            }
            return {
                **fields,
                "consequence": str(declaration.consequence or ""),
                "note": str(declaration.note or ""),
                "history": [ruling_to_json(ruling) for ruling in declaration.history],
                **_sources(declaration),
            }
        case Clock():
            return {
                "shows": {name: _words(words) for name, words in declaration.shows.items()},
                "reads": list(declaration.reads),
                "periods": [period_to_json(period) for period in declaration.periods],
                **_sources(declaration),
            }
        case Policy():
            return {"policy": policy_to_json(declaration), **_sources(declaration)}
        case Fact():
            choices: dict[str, Json] = {value: _words(words) for value, words in declaration.choices.items()}
            return {"question": _words(declaration.question), "choices": choices, "help": str(declaration.help or "")}


def sources_to_json(law: Law, placed: Sequence[Placed], on: dt.date) -> Json:
    """What rests on which sources, and how many days before this one each was last checked."""
    rows: list[Json] = [
        {
            "kind": each.kind,
            "name": each.name,
            "element": each.element or each.row or None,
            **_days(each.declared),
            "days_since_checked": (on - each.declared.checked_on).days if each.declared.checked_on else None,
            "sources": [_source(source) for source in each.declared.sources],
        }
        for each in placed
    ]
    return {"format": FORMAT, "on": on.isoformat(), "known_as_of": _day(law.known_as_of), "declared": rows}


def _days(declared: Sourced) -> dict[str, Json]:
    return {"checked_on": _day(declared.checked_on), "known_as_of": _day(declared.known_as_of)}


def _sources(declared: Sourced) -> dict[str, Json]:
    fields: dict[str, Json] = {"sources": [_source(source) for source in declared.sources]}
    if isinstance(declared, Relief) and declared.within:
        fields["within"] = [{"element": part.element, **_days(part), **_sources(part)} for part in declared.within]
    return fields


def _source(source: Source) -> Json:
    return {
        "citation": source.citation,
        "read_at": source.read_at,
        "checked_on": source.checked_on.isoformat(),
        "confidence": source.confidence.value,
    }


def _day(day: dt.date | None) -> Json:
    return None if day is None else day.isoformat()


def _words(words: Words) -> Json:
    return {"en": words.en, "es": words.es}
