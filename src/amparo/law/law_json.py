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
    listed: dict[str, Json] = {kind: [_head(one) for one in declared.values()] for kind, declared in kinds}
    return {"format": FORMAT, "known_as_of": KNOWN_AS_OF.isoformat(), **listed}


def declared_to_json(law: Law, found: Sequence[Declared]) -> Json:
    """Declarations of one name in full: rules as trees and as sentences, each element with its citation."""
    return {
        "format": FORMAT,
        "known_as_of": KNOWN_AS_OF.isoformat(),
        "declared": [{**_head(one), **_more(law, one)} for one in found],
    }


def _head(one: Declared) -> dict[str, Json]:
    told: dict[str, Json] = {"kind": _KINDS[type(one)], "name": one.name, "label": _words(one.label)}
    if isinstance(one, Fact):
        return {**told, "type": str(one.kind), "sensitivity": str(one.sensitivity)}
    checked = one.checked_on.isoformat() if one.checked_on else None
    return {**told, "citation": one.citation, "status": str(one.status), "checked_on": checked}


def _more(law: Law, one: Declared) -> dict[str, Json]:
    match one:
        case Relief():
            requirements: list[Json] = [
                {
                    "bars": each.bars,
                    **element_to_json(each.element),
                    "sentence": sentence(each.element.rule, law.facts),
                }
                for each in law.requirements(one.name)
            ]
            return {"requirements": requirements, "note": str(one.note or "")}
        case Deadline():
            terms = {"counted_from": one.counted_from, "last_day": one.falls_on, "none_when": one.none_when}
            told: dict[str, Json] = {
                name: {"tree": to_json(term), "sentence": sentence(term, law.facts)} for name, term in terms.items()
            }
            return {**told, "consequence": str(one.consequence or ""), "note": str(one.note or "")}
        case Clock():
            return {"shows": {name: _words(words) for name, words in one.shows.items()}, "reads": list(one.reads)}
        case Policy():
            return {"policy": policy_to_json(one)}
        case Fact():
            choices: dict[str, Json] = {value: _words(words) for value, words in one.choices.items()}
            return {"question": _words(one.question), "choices": choices, "help": str(one.help or "")}


def _words(words: Words) -> Json:
    return {"en": words.en, "es": words.es}
