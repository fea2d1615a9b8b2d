"""The reader for one person: what a tree answers, and what would still have to be asked.

Simplification happens in the same pass: once a part is no, an "all of" is no and asks nothing. What is left
in an unknown answer is what the open parts still ask.
"""

from __future__ import annotations

import datetime as dt
from typing import NamedTuple

from amparo.law import calendar
from amparo.law.facts import Facts
from amparo.law.tree import (
    After,
    AllOf,
    AnyOf,
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
    Latest,
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

NOTHING: frozenset[str] = frozenset()


class Reading(NamedTuple):
    """What a tree says of one person on one day.

    `value` is True, False or None (unknown) for a rule, a day or number or None for a term; `ask` names the
    unknown facts left in it, and `why` the open points of law, when the value is None.
    """

    value: bool | dt.date | int | None
    ask: frozenset[str] = NOTHING
    why: frozenset[str] = NOTHING


_YES, _NO = Reading(True), Reading(False)
_NO_CASE = Reading(None)


def read(node: Node, facts: Facts, asked: dt.date) -> Reading:
    """Read an expanded tree (see `Law.expand`) for a person's facts on the day asked.

    Raises KeyError for a node that `Law.expand` should have replaced.
    """
    return _READERS[type(node)](node, facts, asked)  # type: ignore[no-any-return, operator]


def _settled(node: Settled, facts: Facts, asked: dt.date) -> Reading:
    return _YES if node.answer else _NO


def _open(node: Open, facts: Facts, asked: dt.date) -> Reading:
    return Reading(None, NOTHING, frozenset((node.reason,)))


def _fact(node: Yes | FactTerm, facts: Facts, asked: dt.date) -> Reading:
    value = facts.get(node.fact)
    return Reading(None, frozenset((node.fact,))) if value is None else Reading(value)  # type: ignore[arg-type]


def _one_of(node: OneOf, facts: Facts, asked: dt.date) -> Reading:
    value = facts.get(node.fact)
    if value is None:
        return Reading(None, frozenset((node.fact,)))
    return _YES if value in node.values else _NO


def _given(node: Given, facts: Facts, asked: dt.date) -> Reading:
    return _YES if facts.get(node.fact) is not None else _NO


def _compare(node: Compare, facts: Facts, asked: dt.date) -> Reading:
    left, right = read(node.left, facts, asked), read(node.right, facts, asked)
    if left.value is None or right.value is None:
        return Reading(None, left.ask | right.ask, left.why | right.why)
    return _YES if compared(left.value, node.order, right.value) else _NO


def compared(left: dt.date | int, order: str, right: dt.date | int) -> bool:
    """Whether two days, or two numbers, stand in that order."""
    if order == "<=":
        return left <= right  # type: ignore[operator]
    return left < right if order == "<" else left == right  # type: ignore[operator]


def _not(node: Not, facts: Facts, asked: dt.date) -> Reading:
    inner = read(node.rule, facts, asked)
    return inner if inner.value is None else (_NO if inner.value else _YES)


def _all_of(node: AllOf, facts: Facts, asked: dt.date) -> Reading:
    return _fold(node.rules, facts, asked, settles=False)


def _any_of(node: AnyOf, facts: Facts, asked: dt.date) -> Reading:
    return _fold(node.rules, facts, asked, settles=True)


def _fold(rules: tuple[Rule, ...], facts: Facts, asked: dt.date, *, settles: bool) -> Reading:
    ask: frozenset[str] = NOTHING
    why: frozenset[str] = NOTHING
    unknown = False
    for rule in rules:
        part = read(rule, facts, asked)
        if part.value is settles:
            return _YES if settles else _NO
        if part.value is None:
            unknown = True
            ask |= part.ask
            why |= part.why
    if unknown:
        return Reading(None, ask, why)
    return _NO if settles else _YES


def _implied(node: Implied, facts: Facts, asked: dt.date) -> Reading:
    return _YES if read(node.by, facts, asked).value is True else read(node.claim, facts, asked)


def _element(node: Element, facts: Facts, asked: dt.date) -> Reading:
    return read(node.rule, facts, asked)


def _day(node: Day, facts: Facts, asked: dt.date) -> Reading:
    return Reading(node.day)


def _number(node: Number, facts: Facts, asked: dt.date) -> Reading:
    return Reading(node.number)


def _asked(node: Asked, facts: Facts, asked: dt.date) -> Reading:
    return Reading(asked)


def _after(node: After, facts: Facts, asked: dt.date) -> Reading:
    start = read(node.start, facts, asked)
    return start if start.value is None else Reading(calendar.after(start.value, node.length, node.unit))  # type: ignore[arg-type]


def _birthday(node: Birthday, facts: Facts, asked: dt.date) -> Reading:
    born = read(node.born, facts, asked)
    return born if born.value is None else Reading(calendar.birthday(born.value, node.age))  # type: ignore[arg-type]


def _working_day(node: WorkingDay, facts: Facts, asked: dt.date) -> Reading:
    day = read(node.day, facts, asked)
    return day if day.value is None else Reading(calendar.roll_forward(day.value))  # type: ignore[arg-type]


def _latest(node: Latest, facts: Facts, asked: dt.date) -> Reading:
    return _extreme(node.days, facts, asked, max)


def _earliest(node: Earliest, facts: Facts, asked: dt.date) -> Reading:
    return _extreme(node.days, facts, asked, min)


def _extreme(days: tuple[Term, ...], facts: Facts, asked: dt.date, pick: object) -> Reading:
    readings = [read(day, facts, asked) for day in days]
    unknown = [one for one in readings if one.value is None]
    if unknown:
        return Reading(
            None,
            NOTHING.union(*(one.ask for one in unknown)),
            NOTHING.union(*(one.why for one in unknown)),
        )
    return Reading(pick(one.value for one in readings))  # type: ignore[operator]


def _chosen(node: Chosen, facts: Facts, asked: dt.date) -> Reading:
    for position, (rule, term) in enumerate(node.cases):
        holds = read(rule, facts, asked)
        if holds.value is True:
            return read(term, facts, asked)
        if holds.value is None:
            return _undecided(node.cases[position:], facts, asked)
    return _NO_CASE


def _undecided(cases: tuple[tuple[Rule, Term], ...], facts: Facts, asked: dt.date) -> Reading:
    """Which case holds is unknown: ask for what decides it and for what the possible cases need."""
    ask: frozenset[str] = NOTHING
    why: frozenset[str] = NOTHING
    for rule, term in cases:
        holds = read(rule, facts, asked)
        if holds.value is False:
            continue
        needed = read(term, facts, asked)
        ask |= holds.ask | needed.ask
        why |= holds.why | needed.why
        if holds.value is True:
            break
    return Reading(None, ask, why)


_READERS = {
    Settled: _settled,
    Open: _open,
    Yes: _fact,
    FactTerm: _fact,
    OneOf: _one_of,
    Given: _given,
    Compare: _compare,
    Not: _not,
    AllOf: _all_of,
    AnyOf: _any_of,
    Implied: _implied,
    Element: _element,
    Day: _day,
    Number: _number,
    Asked: _asked,
    After: _after,
    Birthday: _birthday,
    WorkingDay: _working_day,
    Latest: _latest,
    Earliest: _earliest,
    Chosen: _chosen,
}
