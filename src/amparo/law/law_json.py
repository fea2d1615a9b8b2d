"""The law as JSON, for programs that show or compare it: what is declared, and one declaration in full."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from amparo.law.book import Law
from amparo.law.clock import Clock
from amparo.law.deadline import Deadline
from amparo.law.facts import Fact, Words
from amparo.law.form_of_relief import Relief
from amparo.law.json_file import Json
from amparo.law.policy import Policy
from amparo.law.policy_json import policy_to_json
from amparo.law.sentence import sentence
from amparo.law.status import KNOWN_AS_OF
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
    return {"format": FORMAT, "known_as_of": KNOWN_AS_OF.isoformat(), **listed}


def declared_to_json(law: Law, found: Sequence[Declared]) -> Json:
    """Declarations of one name in full: rules as trees and as sentences, each element with its citation."""
    return {
        "format": FORMAT,
        "known_as_of": KNOWN_AS_OF.isoformat(),
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
    checked = declaration.checked_on.isoformat() if declaration.checked_on else None
    return {**fields, "citation": declaration.citation, "status": str(declaration.status), "checked_on": checked}


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
            return {"requirements": requirements, "note": str(declaration.note or "")}
        case Deadline():
            terms = {
                "counted_from": declaration.counted_from,
                "last_day": declaration.falls_on,
                "none_when": declaration.none_when,
            }
            fields: dict[str, Json] = {
                name: {"tree": to_json(term), "sentence": sentence(term, law.facts)} for name, term in terms.items()
            }
            return {**fields, "consequence": str(declaration.consequence or ""), "note": str(declaration.note or "")}
        case Clock():
            return {
                "shows": {name: _words(words) for name, words in declaration.shows.items()},
                "reads": list(declaration.reads),
            }
        case Policy():
            return {"policy": policy_to_json(declaration)}
        case Fact():
            choices: dict[str, Json] = {value: _words(words) for value, words in declaration.choices.items()}
            return {"question": _words(declaration.question), "choices": choices, "help": str(declaration.help or "")}


def _words(words: Words) -> Json:
    return {"en": words.en, "es": words.es}
