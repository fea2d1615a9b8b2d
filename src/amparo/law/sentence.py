"""A tree as a sentence that a lawyer can read against the text it stands for."""

from __future__ import annotations

from collections.abc import Mapping

from amparo.law.calendar import Unit
from amparo.law.facts import Fact, Kind
from amparo.law.nodes import not_a_node
from amparo.law.tree import (
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
    Settled,
    Term,
    WorkingDay,
    Yes,
)

_DAYS = {"<": "is before", "<=": "is on or before", "=": "is the same day as"}
_NUMBERS = {"<": "is below", "<=": "is at most", "=": "is"}


def sentence(node: Node, facts: Mapping[str, Fact]) -> str:
    """The tree in English, with the labels of the facts."""
    match node:
        case Settled(answer):
            return "always" if answer else "never"
        case Open(reason):
            return f"open, ask a lawyer ({reason.en})"
        case Yes(fact):
            return _label(fact, facts)
        case Not(Yes(fact)):
            return f"not: {_label(fact, facts)}"
        case OneOf(fact, values):
            return f"{_label(fact, facts)} is {_joined([_value(fact, value, facts) for value in values], 'or')}"
        case Given(fact):
            return f"{_label(fact, facts)} is on record"
        case Compare(left, order, right):
            words = _NUMBERS if _numeric(left, facts) or _numeric(right, facts) else _DAYS
            return f"{sentence(left, facts)} {words[order]} {sentence(right, facts)}"
        case Not(rule):
            return f"not ({sentence(rule, facts)})"
        case AllOf(rules):
            return _joined([_part(rule, facts) for rule in rules], "and") or "always"
        case AnyOf(rules):
            return _joined([_part(rule, facts) for rule in rules], "or") or "never"
        case Implied(Settled(False), by):
            return f"it is known that {sentence(by, facts)}"
        case Implied(claim, by):
            return f"{_part(claim, facts)} (which follows when {sentence(by, facts)})"
        case Element(rule=rule):
            return sentence(rule, facts)
        case InForce(policy):
            return f"the policy {policy} is in force on the day asked"
        case Applies(policy):
            return f"the policy {policy} applies"
        case Limited(relief):
            return f"a policy that limits {relief} applies"
        case _:
            return _term(node, facts)


def _term(node: Term, facts: Mapping[str, Fact]) -> str:
    match node:
        case Day(day):
            return day.isoformat()
        case Number(number):
            return str(number)
        case Asked():
            return "the day asked"
        case FactTerm(fact):
            return _label(fact, facts)
        case After(start, length, unit):
            where = "after" if length >= 0 else "before"
            return f"{_length(abs(length), unit)} {where} {sentence(start, facts)}"
        case Birthday(born, age):
            return f"the day of reaching {age} ({sentence(born, facts)})"
        case WorkingDay(day):
            return f"{sentence(day, facts)}, moved to a working day"
        case Latest(days):
            return f"the later of {_joined([sentence(day, facts) for day in days], 'and')}"
        case Earliest(days):
            return f"the earlier of {_joined([sentence(day, facts) for day in days], 'and')}"
        case Chosen(cases):
            return "; ".join(f"if {sentence(rule, facts)}: {sentence(term, facts)}" for rule, term in cases)
        case _:
            raise not_a_node(node)


def _part(rule: Node, facts: Mapping[str, Fact]) -> str:
    inner = rule
    while isinstance(inner, Element):
        inner = inner.rule
    text = sentence(inner, facts)
    return f"({text})" if isinstance(inner, AllOf | AnyOf) and len(inner.rules) > 1 else text


def _label(fact: str, facts: Mapping[str, Fact]) -> str:
    if fact not in facts:
        return fact
    label = facts[fact].label.en
    return label if label[:2].isupper() or label[1:2] in "-." else label[0].lower() + label[1:]


def _value(fact: str, value: str, facts: Mapping[str, Fact]) -> str:
    if fact in facts and value in facts[fact].choices:
        return facts[fact].choices[value].en
    return value


def _numeric(node: Node, facts: Mapping[str, Fact]) -> bool:
    if isinstance(node, FactTerm):
        return node.fact in facts and facts[node.fact].kind is Kind.NUMBER
    return isinstance(node, Number)


def _length(length: int, unit: Unit) -> str:
    words = unit.value.replace("_", " ")
    return f"{length} {words[:-1] if length == 1 else words}"


def _joined(parts: list[str], word: str) -> str:
    if len(parts) < 2:
        return "".join(parts)
    separator = ", " if len(parts) > 2 else " "
    return separator.join([*parts[:-1], f"{word} {parts[-1]}"])
