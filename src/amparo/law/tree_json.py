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
    data: dict[str, Json] = {
        "name": element.name,
        "rule": to_json(element.rule),
        "citation": element.citation,
    }
    if element.label is not None:
        data["label"] = words_to_json(element.label)
    if element.says is not None:
        data["says"] = says_to_json(element.says)
    return data


def words_to_json(words: Words) -> dict[str, Json]:
    """A text in both languages."""
    return {"en": words.en, "es": words.es}


def text_to_json(words: Words) -> Json:
    """A text in both languages, or as it is where both are the same: a draft is often written in one."""
    return words.en if words.en == words.es else words_to_json(words)


def says_to_json(says: Says) -> dict[str, Json]:
    """The sentences for yes, no and unknown."""
    return {"yes": words_to_json(says.yes), "no": words_to_json(says.no), "unknown": words_to_json(says.unknown)}


def rule_from_json(data: Json, where: str = "rule") -> Rule:
    """A rule from its JSON. Raises PolicyFileError, naming the place, for anything that is none."""
    if where.count(".") + where.count("[") > DEEPEST:
        raise PolicyFileError(f"{where[:60]}…: is nested too deeply")
    name, inside = _one_key(data, RULES, where)
    return _RULE_READERS[RULES[name]](inside, f"{where}.{name}")


def term_from_json(data: Json, where: str = "term") -> Term:
    """A day or number from its JSON. Raises PolicyFileError."""
    name, inside = _one_key(data, TERMS, where)
    return _TERM_READERS[TERMS[name]](inside, f"{where}.{name}")


def element_from_json(data: Json, where: str = "element") -> Element:
    """An element from its JSON. Raises PolicyFileError."""
    fields = object_of(data, where, required=("name", "rule", "citation"), allowed=("label", "says"))
    return Element(
        text_of(fields["name"], f"{where}.name"),
        rule_from_json(fields["rule"], f"{where}.rule"),
        text_of(fields["citation"], f"{where}.citation"),
        words_of(fields["label"], f"{where}.label") if "label" in fields else None,
        says_of(fields["says"], f"{where}.says") if "says" in fields else None,
    )


def _one_key(data: Json, known: Collection[str], where: str) -> tuple[str, Json]:
    if not isinstance(data, dict) or len(data) != 1:
        raise PolicyFileError(f"{where}: expected an object with one key, one of {', '.join(known)}")
    ((name, inside),) = data.items()
    if name not in known:
        raise PolicyFileError(f"{where}: “{name}” is none of {', '.join(known)}{nearest(name, known)}")
    return name, inside


def object_of(data: Json, where: str, required: tuple[str, ...], allowed: tuple[str, ...] = ()) -> dict[str, Json]:
    """An object with these keys and no others. Raises PolicyFileError."""
    if not isinstance(data, dict):
        raise PolicyFileError(f"{where}: expected an object with {', '.join(required)}")
    for key in required:
        if key not in data:
            raise PolicyFileError(f"{where}: “{key}” is missing")
    for key in data:
        if key not in required and key not in allowed:
            raise PolicyFileError(f"{where}: “{key}” is not known here{nearest(key, (*required, *allowed))}")
    return data


def list_of(data: Json, where: str) -> list[Json]:
    """A list. Raises PolicyFileError."""
    if not isinstance(data, list):
        raise PolicyFileError(f"{where}: expected a list")
    return data


def text_of(data: Json, where: str) -> str:
    """A text that is not empty. Raises PolicyFileError."""
    if not isinstance(data, str) or not data.strip():
        raise PolicyFileError(f"{where}: expected a text")
    return data


def words_of(data: Json, where: str) -> Words:
    """A text in English and Spanish. Raises PolicyFileError."""
    fields = object_of(data, where, required=("en", "es"))
    return Words(text_of(fields["en"], f"{where}.en"), text_of(fields["es"], f"{where}.es"))


def text_or_words(data: Json, where: str) -> Words:
    """A text in English and Spanish, or one text that stands for both. Raises PolicyFileError."""
    return same(text_of(data, where)) if isinstance(data, str) else words_of(data, where)


def says_of(data: Json, where: str) -> Says:
    """The sentences for yes, no and unknown. Raises PolicyFileError."""
    fields = object_of(data, where, required=("yes", "no", "unknown"))
    return Says(*(words_of(fields[answer], f"{where}.{answer}") for answer in ("yes", "no", "unknown")))


def number_of(data: Json, where: str) -> int:
    """A whole number. Raises PolicyFileError."""
    if not isinstance(data, int) or isinstance(data, bool):
        raise PolicyFileError(f"{where}: expected a whole number")
    return data


def yes_no_of(data: Json, where: str) -> bool:
    """True or false. Raises PolicyFileError."""
    if not isinstance(data, bool):
        raise PolicyFileError(f"{where}: expected true or false")
    return data


def day_of(data: Json, where: str) -> dt.date:
    """A day written YYYY-MM-DD. Raises PolicyFileError."""
    try:
        return parse_day(text_of(data, where))
    except FactError as wrong:
        raise PolicyFileError(f"{where}: {wrong}") from None


def _rules_of(data: Json, where: str) -> tuple[Rule, ...]:
    return tuple(rule_from_json(rule, f"{where}[{place}]") for place, rule in enumerate(list_of(data, where)))


def _terms_of(data: Json, where: str) -> tuple[Term, ...]:
    terms = tuple(term_from_json(term, f"{where}[{place}]") for place, term in enumerate(list_of(data, where)))
    if not terms:
        raise PolicyFileError(f"{where}: expected at least one day")
    return terms


def _one_of(data: Json, where: str) -> OneOf:
    fields = object_of(data, where, required=("fact", "values"))
    values = tuple(text_of(value, f"{where}.values") for value in list_of(fields["values"], f"{where}.values"))
    return OneOf(text_of(fields["fact"], f"{where}.fact"), values)


def _compare(data: Json, where: str) -> Compare:
    parts = list_of(data, where)
    if len(parts) != 3 or parts[1] not in ORDERS:
        raise PolicyFileError(f"{where}: expected [term, order, term] with the order <, <= or =")
    left, order, right = parts
    return Compare(term_from_json(left, f"{where}[0]"), str(order), term_from_json(right, f"{where}[2]"))


def _implied(data: Json, where: str) -> Implied:
    fields = object_of(data, where, required=("claim", "by"))
    return Implied(rule_from_json(fields["claim"], f"{where}.claim"), rule_from_json(fields["by"], f"{where}.by"))


def _asked(data: Json, where: str) -> Term:
    if data is not True:
        raise PolicyFileError(f"{where}: expected true")
    return ASKED


def _after(data: Json, where: str) -> After:
    fields = object_of(data, where, required=("start", "length", "unit"))
    unit, length = text_of(fields["unit"], f"{where}.unit"), number_of(fields["length"], f"{where}.length")
    if unit not in list(Unit):
        raise PolicyFileError(f"{where}.unit: “{unit}” is none of {', '.join(Unit)}")
    if Unit(unit) is Unit.WORKING_DAYS and length < 0:
        raise PolicyFileError(f"{where}.length: working days are counted forward only")
    if abs(length) > CENTURY[Unit(unit)]:
        raise PolicyFileError(f"{where}.length: {length} {unit} is longer than a century")
    return After(term_from_json(fields["start"], f"{where}.start"), length, Unit(unit))


def _birthday(data: Json, where: str) -> Birthday:
    fields = object_of(data, where, required=("born", "age"))
    age = number_of(fields["age"], f"{where}.age")
    if not 0 <= age <= OLDEST:
        raise PolicyFileError(f"{where}.age: expected an age from 0 to {OLDEST}")
    return Birthday(term_from_json(fields["born"], f"{where}.born"), age)


def _chosen(data: Json, where: str) -> Chosen:
    cases = []
    for place, way in enumerate(list_of(data, where)):
        pair = list_of(way, f"{where}[{place}]")
        if len(pair) != 2:
            raise PolicyFileError(f"{where}[{place}]: expected [rule, term]")
        cases.append((rule_from_json(pair[0], f"{where}[{place}][0]"), term_from_json(pair[1], f"{where}[{place}][1]")))
    return Chosen(tuple(cases))


_RULES: Mapping[type[Node], Callable[[Json, str], Rule]] = {
    Settled: lambda data, where: Settled(yes_no_of(data, where)),
    Open: lambda data, where: Open(text_or_words(data, where)),
    Yes: lambda data, where: Yes(text_of(data, where)),
    OneOf: _one_of,
    Given: lambda data, where: Given(text_of(data, where)),
    Compare: _compare,
    Not: lambda data, where: Not(rule_from_json(data, where)),
    AllOf: lambda data, where: AllOf(_rules_of(data, where)),
    AnyOf: lambda data, where: AnyOf(_rules_of(data, where)),
    Implied: _implied,
    Element: element_from_json,
    InForce: lambda data, where: InForce(text_of(data, where)),
    Applies: lambda data, where: Applies(text_of(data, where)),
    Limited: lambda data, where: Limited(text_of(data, where)),
}

_TERMS: Mapping[type[Node], Callable[[Json, str], Term]] = {
    Day: lambda data, where: Day(day_of(data, where)),
    Number: lambda data, where: Number(number_of(data, where)),
    Asked: _asked,
    FactTerm: lambda data, where: FactTerm(text_of(data, where)),
    After: _after,
    Birthday: _birthday,
    WorkingDay: lambda data, where: WorkingDay(term_from_json(data, where)),
    Latest: lambda data, where: Latest(_terms_of(data, where)),
    Earliest: lambda data, where: Earliest(_terms_of(data, where)),
    Chosen: _chosen,
}

_RULE_READERS = for_each("tree_json", _RULES, RULES.values())
_TERM_READERS = for_each("tree_json", _TERMS, TERMS.values())
