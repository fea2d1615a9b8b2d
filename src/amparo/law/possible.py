"""Whether anybody, on any day, could meet a rule: a search for one person who does.

Days are tried around every day the rule names, with the lengths it counts; open points of law may fall either
way. The search is exact for yes/no facts, choices and countries, and close enough for days: a rule that fails
it is either impossible or so narrow that a person should look at it.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from functools import partial
from typing import cast

from amparo.law import calendar
from amparo.law.evaluate import read
from amparo.law.facts import FIRST_DAY, LAST_DAY, Fact, Facts, Kind, Value
from amparo.law.rewrite import rebuilt, settled
from amparo.law.status import KNOWN_AS_OF
from amparo.law.tree import (
    After,
    AnyOf,
    Asked,
    Birthday,
    Day,
    Implied,
    Node,
    Number,
    OneOf,
    Open,
    Rule,
    Yes,
    facts_of,
    nodes_of,
)


def can_be_true(rule: Rule, facts: Mapping[str, Fact]) -> bool:
    """Whether some person on some day meets the rule. The tree must be written out."""
    free = _opened(rule)
    asked_matters = any(isinstance(node, Asked) for node in nodes_of(free))
    days = _days(free, KNOWN_AS_OF) if asked_matters else [KNOWN_AS_OF]
    return any(_search(cast(Rule, settled(free, day)), day, facts) for day in days)


def _opened(node: Node) -> Node:
    """Open points as facts that nobody knows, which may come out either way; proof as good as the claim it proves."""
    match node:
        case Open(reason):
            return Yes(f"open point: {reason}")
        case Implied(claim, by):
            return AnyOf((cast(Rule, _opened(claim)), cast(Rule, _opened(by))))
        case _:
            return rebuilt(node, _opened)


def _search(rule: Rule, day: dt.date, facts: Mapping[str, Fact]) -> bool:
    reading = read(rule, {}, day)
    if reading.value is not None:
        return bool(reading.value)
    candidates = {name: _values(name, rule, day, facts) for name in facts_of(rule)}
    return _extend(rule, {}, list(candidates), candidates, day)


def _extend(rule: Rule, known: Facts, left: list[str], candidates: Mapping[str, list[Value]], day: dt.date) -> bool:
    reading = read(rule, known, day)
    if reading.value is not None:
        return bool(reading.value)
    wanted = [name for name in left if name in reading.ask]
    if not wanted:
        return False
    first, rest = wanted[0], [name for name in left if name != wanted[0]]
    return any(_extend(rule, {**known, first: value}, rest, candidates, day) for value in candidates[first])


def _values(name: str, rule: Rule, day: dt.date, facts: Mapping[str, Fact]) -> list[Value]:
    fact = facts.get(name)
    kind = Kind.YES_NO if fact is None else fact.kind
    if kind is Kind.YES_NO:
        return [True, False]
    if kind is Kind.NUMBER:
        numbers = {node.number for node in nodes_of(rule) if isinstance(node, Number)}
        return [*sorted({near for number in numbers for near in (number - 1, number, number + 1)} | {0})]
    if kind is Kind.DATE:
        return list(_days(rule, day))
    named = {value for node in nodes_of(rule) if isinstance(node, OneOf) and node.fact == name for value in node.values}
    others = [value for value in (fact.choices if fact and fact.choices else ("HN", "FR")) if value not in named]
    return [*sorted(named), *others[:1]]


def _days(rule: Node, day: dt.date) -> list[dt.date]:
    """Days worth trying: those the rule names and the day asked, the lengths it counts away, and their neighbours."""
    nodes = nodes_of(rule)
    named = {node.day for node in nodes if isinstance(node, Day)} | {day}
    shifts = [
        partial(calendar.after, length=sign * abs(node.length), unit=node.unit)
        if node.unit is not calendar.Unit.WORKING_DAYS
        else partial(calendar.days_after, days=sign * 2 * node.length)
        for node in nodes
        if isinstance(node, After)
        for sign in (1, -1)
    ]
    shifts += [
        partial(calendar.years_after, years=sign * node.age)
        for node in nodes
        if isinstance(node, Birthday)
        for sign in (1, -1)
    ]
    reached = named | {shift(one) for one in named for shift in shifts}
    near = {calendar.days_after(one, step) for one in reached for step in (-1, 0, 1)} | {
        calendar.years_after(one, -1) for one in named
    }
    return sorted(one for one in near if FIRST_DAY <= one <= LAST_DAY)
