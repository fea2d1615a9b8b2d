"""Trees as JSON and back, so that an office can keep a draft policy in a file.

Every node is an object with one key that names it: `{"yes": "past_persecution"}`, `{"all": [...]}`,
`{"compare": [{"value": "last_entry_on"}, "<=", {"day": "2019-07-16"}]}`. `docs/policy-files.md` lists them.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Collection, Mapping

from amparo.errors import FactError, PolicyFileError
from amparo.law.calendar import Unit
from amparo.law.facts import Says, Words, same
from amparo.law.json_file import Json
from amparo.law.names import nearest
from amparo.law.nodes import NAMES, RULES, TERMS, for_each, not_a_node
from amparo.law.tree import (
    ASKED,
    After,
    AllOf,
    AnyOf,
    Applies,
    Asked,
    Birthday,
    Chosen,
    Compare,
    Day,
    Earliest,
    Element,
    FactTerm,
    Given,
    Implied,
    InForce,
    Latest,
    Limited,
    Node,
    Not,
    Number,
    OneOf,
    Open,
    Rule,
    Settled,
    Term,
    WorkingDay,
    Yes,
)
from amparo.law.values import parse_day

DEEPEST = 100
"""How many steps a rule may lie below its file: no law is read further down."""

CENTURY = {Unit.YEARS: 100, Unit.MONTHS: 1_200, Unit.DAYS: 36_525, Unit.WORKING_DAYS: 25_000}
"""The longest length that is counted, by unit."""

OLDEST = 120
"""The greatest age that is counted, in years."""

ORDERS = ("<", "<=", "=")
"""How two terms can be compared."""


def to_json(node: Node) -> Json:
    """The tree as plain lists, objects, texts and numbers. Raises TypeError for what is no node."""
    inside = _inside(node)
    return {NAMES[type(node)]: inside}


def _inside(node: Node) -> Json:
    match node:
        case Settled(answer):
            return answer
        case Open(reason):
            return text_to_json(reason)
        case Yes(name) | Given(name) | InForce(name) | Applies(name) | Limited(name) | FactTerm(name):
            return name
        case OneOf(fact, values):
            return {"fact": fact, "values": list(values)}
        case Compare(left, order, right):
            return [to_json(left), order, to_json(right)]
        case Not(inner) | WorkingDay(inner):
            return to_json(inner)
        case AllOf(parts) | AnyOf(parts) | Latest(parts) | Earliest(parts):
            return [to_json(part) for part in parts]
        case Implied(claim, by):
            return {"claim": to_json(claim), "by": to_json(by)}
        case Element():
            return element_to_json(node)
        case Day(day):
            return day.isoformat()
        case Number(number):
            return number
        case Asked():
            return True
        case After(start, length, unit):
            return {"start": to_json(start), "length": length, "unit": unit.value}
        case Birthday(born, age):
            return {"born": to_json(born), "age": age}
        case Chosen(cases):
            return [[to_json(rule), to_json(term)] for rule, term in cases]
        case _:
            raise not_a_node(node)


def element_to_json(element: Element) -> dict[str, Json]:
    """A named element with its citation, its label and its sentences where it has them."""
    told: dict[str, Json] = {
        "name": element.name,
        "rule": to_json(element.rule),
        "citation": element.citation,
    }
    if element.label is not None:
        told["label"] = words_to_json(element.label)
    if element.says is not None:
        told["says"] = says_to_json(element.says)
    return told


def words_to_json(words: Words) -> dict[str, Json]:
    """A text in both languages."""
    return {"en": words.en, "es": words.es}


def text_to_json(words: Words) -> Json:
    """A text in both languages, or as it is where both are the same: a draft is often written in one."""
    return words.en if words.en == words.es else words_to_json(words)


def says_to_json(says: Says) -> dict[str, Json]:
    """The sentences for yes, no and unknown."""
    return {"yes": words_to_json(says.yes), "no": words_to_json(says.no), "unknown": words_to_json(says.unknown)}


def rule_from_json(told: Json, where: str = "rule") -> Rule:
    """A rule from its JSON. Raises PolicyFileError, naming the place, for anything that is none."""
    if where.count(".") + where.count("[") > DEEPEST:
        raise PolicyFileError(f"{where[:60]}…: is nested too deeply")
    name, inside = _one_key(told, RULES, where)
    return _RULE_READERS[RULES[name]](inside, f"{where}.{name}")


def term_from_json(told: Json, where: str = "term") -> Term:
    """A day or number from its JSON. Raises PolicyFileError."""
    name, inside = _one_key(told, TERMS, where)
    return _TERM_READERS[TERMS[name]](inside, f"{where}.{name}")


def element_from_json(told: Json, where: str = "element") -> Element:
    """An element from its JSON. Raises PolicyFileError."""
    fields = object_of(told, where, required=("name", "rule", "citation"), allowed=("label", "says"))
    return Element(
        text_of(fields["name"], f"{where}.name"),
        rule_from_json(fields["rule"], f"{where}.rule"),
        text_of(fields["citation"], f"{where}.citation"),
        words_of(fields["label"], f"{where}.label") if "label" in fields else None,
        says_of(fields["says"], f"{where}.says") if "says" in fields else None,
    )


def _one_key(told: Json, known: Collection[str], where: str) -> tuple[str, Json]:
    if not isinstance(told, dict) or len(told) != 1:
        raise PolicyFileError(f"{where}: expected an object with one key, one of {', '.join(known)}")
    ((name, inside),) = told.items()
    if name not in known:
        raise PolicyFileError(f"{where}: “{name}” is none of {', '.join(known)}{nearest(name, known)}")
    return name, inside


def object_of(told: Json, where: str, required: tuple[str, ...], allowed: tuple[str, ...] = ()) -> dict[str, Json]:
    """An object with these keys and no others. Raises PolicyFileError."""
    if not isinstance(told, dict):
        raise PolicyFileError(f"{where}: expected an object with {', '.join(required)}")
    for key in required:
        if key not in told:
            raise PolicyFileError(f"{where}: “{key}” is missing")
    for key in told:
        if key not in required and key not in allowed:
            raise PolicyFileError(f"{where}: “{key}” is not known here{nearest(key, (*required, *allowed))}")
    return told


def list_of(told: Json, where: str) -> list[Json]:
    """A list. Raises PolicyFileError."""
    if not isinstance(told, list):
        raise PolicyFileError(f"{where}: expected a list")
    return told


def text_of(told: Json, where: str) -> str:
    """A text that is not empty. Raises PolicyFileError."""
    if not isinstance(told, str) or not told.strip():
        raise PolicyFileError(f"{where}: expected a text")
    return told


def words_of(told: Json, where: str) -> Words:
    """A text in English and Spanish. Raises PolicyFileError."""
    fields = object_of(told, where, required=("en", "es"))
    return Words(text_of(fields["en"], f"{where}.en"), text_of(fields["es"], f"{where}.es"))


def text_or_words(told: Json, where: str) -> Words:
    """A text in English and Spanish, or one text that stands for both. Raises PolicyFileError."""
    return same(text_of(told, where)) if isinstance(told, str) else words_of(told, where)


def says_of(told: Json, where: str) -> Says:
    """The sentences for yes, no and unknown. Raises PolicyFileError."""
    fields = object_of(told, where, required=("yes", "no", "unknown"))
    return Says(*(words_of(fields[answer], f"{where}.{answer}") for answer in ("yes", "no", "unknown")))


def number_of(told: Json, where: str) -> int:
    """A whole number. Raises PolicyFileError."""
    if not isinstance(told, int) or isinstance(told, bool):
        raise PolicyFileError(f"{where}: expected a whole number")
    return told


def yes_no_of(told: Json, where: str) -> bool:
    """True or false. Raises PolicyFileError."""
    if not isinstance(told, bool):
        raise PolicyFileError(f"{where}: expected true or false")
    return told


def day_of(told: Json, where: str) -> dt.date:
    """A day written YYYY-MM-DD. Raises PolicyFileError."""
    try:
        return parse_day(text_of(told, where))
    except FactError as wrong:
        raise PolicyFileError(f"{where}: {wrong}") from None


def _rules_of(told: Json, where: str) -> tuple[Rule, ...]:
    return tuple(rule_from_json(one, f"{where}[{place}]") for place, one in enumerate(list_of(told, where)))


def _terms_of(told: Json, where: str) -> tuple[Term, ...]:
    terms = tuple(term_from_json(one, f"{where}[{place}]") for place, one in enumerate(list_of(told, where)))
    if not terms:
        raise PolicyFileError(f"{where}: expected at least one day")
    return terms


def _one_of(told: Json, where: str) -> OneOf:
    fields = object_of(told, where, required=("fact", "values"))
    values = tuple(text_of(one, f"{where}.values") for one in list_of(fields["values"], f"{where}.values"))
    return OneOf(text_of(fields["fact"], f"{where}.fact"), values)


def _compare(told: Json, where: str) -> Compare:
    parts = list_of(told, where)
    if len(parts) != 3 or parts[1] not in ORDERS:
        raise PolicyFileError(f"{where}: expected [term, order, term] with the order <, <= or =")
    left, order, right = parts
    return Compare(term_from_json(left, f"{where}[0]"), str(order), term_from_json(right, f"{where}[2]"))


def _implied(told: Json, where: str) -> Implied:
    fields = object_of(told, where, required=("claim", "by"))
    return Implied(rule_from_json(fields["claim"], f"{where}.claim"), rule_from_json(fields["by"], f"{where}.by"))


def _asked(told: Json, where: str) -> Term:
    if told is not True:
        raise PolicyFileError(f"{where}: expected true")
    return ASKED


def _after(told: Json, where: str) -> After:
    fields = object_of(told, where, required=("start", "length", "unit"))
    unit, length = text_of(fields["unit"], f"{where}.unit"), number_of(fields["length"], f"{where}.length")
    if unit not in list(Unit):
        raise PolicyFileError(f"{where}.unit: “{unit}” is none of {', '.join(Unit)}")
    if Unit(unit) is Unit.WORKING_DAYS and length < 0:
        raise PolicyFileError(f"{where}.length: working days are counted forward only")
    if abs(length) > CENTURY[Unit(unit)]:
        raise PolicyFileError(f"{where}.length: {length} {unit} is longer than a century")
    return After(term_from_json(fields["start"], f"{where}.start"), length, Unit(unit))


def _birthday(told: Json, where: str) -> Birthday:
    fields = object_of(told, where, required=("born", "age"))
    age = number_of(fields["age"], f"{where}.age")
    if not 0 <= age <= OLDEST:
        raise PolicyFileError(f"{where}.age: expected an age from 0 to {OLDEST}")
    return Birthday(term_from_json(fields["born"], f"{where}.born"), age)


def _chosen(told: Json, where: str) -> Chosen:
    cases = []
    for place, one in enumerate(list_of(told, where)):
        pair = list_of(one, f"{where}[{place}]")
        if len(pair) != 2:
            raise PolicyFileError(f"{where}[{place}]: expected [rule, term]")
        cases.append((rule_from_json(pair[0], f"{where}[{place}][0]"), term_from_json(pair[1], f"{where}[{place}][1]")))
    return Chosen(tuple(cases))


_RULES: Mapping[type[Node], Callable[[Json, str], Rule]] = {
    Settled: lambda told, where: Settled(yes_no_of(told, where)),
    Open: lambda told, where: Open(text_or_words(told, where)),
    Yes: lambda told, where: Yes(text_of(told, where)),
    OneOf: _one_of,
    Given: lambda told, where: Given(text_of(told, where)),
    Compare: _compare,
    Not: lambda told, where: Not(rule_from_json(told, where)),
    AllOf: lambda told, where: AllOf(_rules_of(told, where)),
    AnyOf: lambda told, where: AnyOf(_rules_of(told, where)),
    Implied: _implied,
    Element: element_from_json,
    InForce: lambda told, where: InForce(text_of(told, where)),
    Applies: lambda told, where: Applies(text_of(told, where)),
    Limited: lambda told, where: Limited(text_of(told, where)),
}

_TERMS: Mapping[type[Node], Callable[[Json, str], Term]] = {
    Day: lambda told, where: Day(day_of(told, where)),
    Number: lambda told, where: Number(number_of(told, where)),
    Asked: _asked,
    FactTerm: lambda told, where: FactTerm(text_of(told, where)),
    After: _after,
    Birthday: _birthday,
    WorkingDay: lambda told, where: WorkingDay(term_from_json(told, where)),
    Latest: lambda told, where: Latest(_terms_of(told, where)),
    Earliest: lambda told, where: Earliest(_terms_of(told, where)),
    Chosen: _chosen,
}

_RULE_READERS = for_each("tree_json", _RULES, RULES.values())
_TERM_READERS = for_each("tree_json", _TERMS, TERMS.values())
