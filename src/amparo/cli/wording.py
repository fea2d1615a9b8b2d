"""Facts, questions and values as people say them: names of facts are for files and programs, and stay in JSON."""

from __future__ import annotations

from collections.abc import Iterable

from amparo.law.book import Law
from amparo.law.countries import COUNTRIES
from amparo.law.facts import Fact, Kind, Value
from amparo.law.form_of_relief import Requirement
from amparo.law.values import written


def labels(law: Law, names: Iterable[str]) -> list[str]:
    """What facts are called, in the order of their names."""
    return [law.facts[name].label.en if name in law.facts else name for name in names]


def value_in_words(fact: Fact, value: Value | None) -> str:
    """The value of a fact in words: a choice by its label, a country by its name, periods from day to day."""
    match value:
        case str() if fact.kind is Kind.CHOICE and value in fact.choices:
            return fact.choices[value].en
        case str() if fact.kind is Kind.COUNTRY and value in COUNTRIES:
            return COUNTRIES[value].en
        case tuple():
            return "; ".join(f"{began} to {until}" if until else f"since {began}" for began, until in value)
        case _:
            return written(value)


def relief_label(law: Law, name: str) -> str:
    """What a form of relief is called."""
    return law.relief[name].label.en


def element_label(law: Law, relief: str, name: str | None) -> str:
    """What an element of a form of relief is called; "" without one."""
    found = _requirement(law, relief, name)
    return str(found.element.label or found.element.name.replace("_", " ")) if found else ""


def because(law: Law, relief: str, name: str | None, answer: bool | None, policies: str = "") -> str:
    """The element that decided a form of relief, as a whole sentence that is true with this answer; "" without one.

    The sentence ends with the policies through which it did, as `policies_named` gives them.
    """
    found = _requirement(law, relief, name)
    if found is None:
        return ""
    value = None if answer is None else answer is not found.bars
    says = found.element.says
    sentence = says.of(value).en if says else f"{element_label(law, relief, name)}: {yes_or_no(value)}"
    return f"{sentence.removesuffix('.')}: {policies}." if policies else sentence


def policies_named(law: Law, policies: Iterable[str], joined: str) -> str:
    """Policies by label and citation, joined by a word: “and” where each closes, “or” where it may be any of them."""
    named = [f"{law.policies[policy].label.en} ({law.policies[policy].citation})" for policy in policies]
    return f" {joined} ".join(named)


def yes_or_no(value: bool | None) -> str:
    """An answer to a question of yes or no, in words."""
    return "not known" if value is None else "yes" if value else "no"


def _requirement(law: Law, relief: str, name: str | None) -> Requirement | None:
    return next((requirement for requirement in law.requirements(relief) if requirement.element.name == name), None)


def question(law: Law, asked: str) -> str:
    """A question of a worked case (`deadline:i730`) in words; as it stands where it names nothing."""
    kind, _, name = asked.partition(":")
    first, _, part = name.partition(".")
    match kind:
        case "relief" | "option" if name in law.relief:
            return f"form of relief: {relief_label(law, name)}"
        case "element" if first in law.relief:
            return f"{relief_label(law, first)}: {element_label(law, first, part) or part}"
        case "deadline" if name in law.deadlines:
            return f"deadline: {law.deadlines[name].label.en}"
        case "clock" if name in law.clocks:
            return law.clocks[name].label.en
        case "policy" if first in law.policies:
            element = law.policies[first].questions.get(part)
            return ": ".join([law.policies[first].label.en, *([str(element.label)] if element else [])])
        case _:
            return asked
