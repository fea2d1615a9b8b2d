"""The reader for one person: what a tree answers, and what would still have to be asked.

Simplification happens in the same pass: once a part is no, an "all of" is no and asks nothing. What is left
in an unknown answer is what the open parts still ask.
"""

from __future__ import annotations

import datetime as dt
from typing import NamedTuple

from amparo.law import calendar
from amparo.law.facts import Facts, Words
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
SETTLED: frozenset[Words] = frozenset()
"""No open point of law."""


class Reading(NamedTuple):
    """What a tree says of one person on one day.

    `value` is True, False or None (unknown) for a rule, a day or number or None for a term; `ask` names the
    unknown facts left in it, and `why` the open points of law, when the value is None.
    """

    value: bool | dt.date | int | None
    ask: frozenset[str] = NOTHING
    why: frozenset[Words] = SETTLED


_YES, _NO = Reading(True), Reading(False)
_NO_CASE = Reading(None)


class Reader:
    """Reads settled trees for one person on one day; a part that several trees share is read once."""

    __slots__ = ("_read", "asked", "facts")

    def __init__(self, facts: Facts, asked: dt.date) -> None:
        self.facts = facts
        self.asked = asked
        self._read: dict[int, tuple[Node, Reading]] = {}

    def __call__(self, node: Node) -> Reading:
        """What the tree says. Raises KeyError for a node that `rewrite.written_out` should have replaced."""
        known = self._read.get(id(node))
        if known is not None:
            return known[1]
        reading: Reading = _READERS[type(node)](node, self)  # type: ignore[operator]
        self._read[id(node)] = node, reading  # keeping the node keeps its id from being given to another
        return reading


def read(node: Node, facts: Facts, asked: dt.date) -> Reading:
    """Read one tree for a person's facts on the day asked."""
    return Reader(facts, asked)(node)


def _settled(node: Settled, reader: Reader) -> Reading:
    return _YES if node.answer else _NO


def _open(node: Open, reader: Reader) -> Reading:
    return Reading(None, NOTHING, frozenset((node.reason,)))


def _fact(node: Yes | FactTerm, reader: Reader) -> Reading:
    value = reader.facts.get(node.fact)
    return Reading(None, frozenset((node.fact,))) if value is None else Reading(value)  # type: ignore[arg-type]


def _one_of(node: OneOf, reader: Reader) -> Reading:
    value = reader.facts.get(node.fact)
    if value is None:
        return Reading(None, frozenset((node.fact,)))
    return _YES if value in node.values else _NO


def _given(node: Given, reader: Reader) -> Reading:
    return _YES if reader.facts.get(node.fact) is not None else _NO


def _compare(node: Compare, reader: Reader) -> Reading:
    left, right = reader(node.left), reader(node.right)
    if left.value is None or right.value is None:
        return Reading(None, left.ask | right.ask, left.why | right.why)
    return _YES if compared(left.value, node.order, right.value) else _NO


def compared(left: dt.date | int, order: str, right: dt.date | int) -> bool:
    """Whether two days, or two numbers, stand in that order."""
    if order == "<=":
        return left <= right  # type: ignore[operator]
    return left < right if order == "<" else left == right  # type: ignore[operator]


def _not(node: Not, reader: Reader) -> Reading:
    inner = reader(node.rule)
    return inner if inner.value is None else (_NO if inner.value else _YES)


def _all_of(node: AllOf, reader: Reader) -> Reading:
    return _fold(node.rules, reader, settles=False)


def _any_of(node: AnyOf, reader: Reader) -> Reading:
    return _fold(node.rules, reader, settles=True)


def _fold(rules: tuple[Rule, ...], reader: Reader, *, settles: bool) -> Reading:
    ask: frozenset[str] = NOTHING
    why: frozenset[Words] = SETTLED
    unknown = False
    for rule in rules:
        part = reader(rule)
        if part.value is settles:
            return _YES if settles else _NO
        if part.value is None:
            unknown = True
            ask |= part.ask
            why |= part.why
    if unknown:
        return Reading(None, ask, why)
    return _NO if settles else _YES


def _implied(node: Implied, reader: Reader) -> Reading:
    return _YES if reader(node.by).value is True else reader(node.claim)


def _element(node: Element, reader: Reader) -> Reading:
    return reader(node.rule)


def _day(node: Day, reader: Reader) -> Reading:
    return Reading(node.day)


def _number(node: Number, reader: Reader) -> Reading:
    return Reading(node.number)


def _asked(node: Asked, reader: Reader) -> Reading:
    return Reading(reader.asked)


def _after(node: After, reader: Reader) -> Reading:
    start = reader(node.start)
    return start if start.value is None else Reading(calendar.after(start.value, node.length, node.unit))  # type: ignore[arg-type]


def _birthday(node: Birthday, reader: Reader) -> Reading:
    born = reader(node.born)
    return born if born.value is None else Reading(calendar.birthday(born.value, node.age))  # type: ignore[arg-type]


def _working_day(node: WorkingDay, reader: Reader) -> Reading:
    day = reader(node.day)
    return day if day.value is None else Reading(calendar.roll_forward(day.value))


def _latest(node: Latest, reader: Reader) -> Reading:
    return _extreme(node.days, reader, max)


def _earliest(node: Earliest, reader: Reader) -> Reading:
    return _extreme(node.days, reader, min)


def _extreme(days: tuple[Term, ...], reader: Reader, pick: object) -> Reading:
    readings = [reader(day) for day in days]
    unknown = [one for one in readings if one.value is None]
    if unknown:
        return Reading(
            None,
            NOTHING.union(*(one.ask for one in unknown)),
            SETTLED.union(*(one.why for one in unknown)),
        )
    return Reading(pick(one.value for one in readings))  # type: ignore[operator]


def _chosen(node: Chosen, reader: Reader) -> Reading:
    for position, (rule, term) in enumerate(node.cases):
        holds = reader(rule)
        if holds.value is True:
            return reader(term)
        if holds.value is None:
            return _undecided(node.cases[position:], reader)
    return _NO_CASE


def _undecided(cases: tuple[tuple[Rule, Term], ...], reader: Reader) -> Reading:
    """Which case holds is unknown: ask for what decides it and for what the possible cases need."""
    ask: frozenset[str] = NOTHING
    why: frozenset[Words] = SETTLED
    for rule, term in cases:
        holds = reader(rule)
        if holds.value is False:
            continue
        needed = reader(term)
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
