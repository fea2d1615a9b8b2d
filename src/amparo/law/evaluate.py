"""The reader for one person: what a tree answers, and what would still have to be asked.

Simplification happens in the same pass: once a part is no, an "all of" is no and asks nothing. What is left
in an unknown answer is what the open parts still ask.

A day known by its month or year alone is carried as its two ends, and so is every day counted from it: every step
of the calendar keeps the order of days. A rule is then yes only where it is yes on every one of those days, and no
only where it is no on every one.

A day that is not known at all lies between recorded days that it cannot come before or after (`law.day_order`). A
comparison that none of those days can meet is no; one that each of them meets is yes only where the event surely has
been (`law.reach`).
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

from amparo.law import calendar
from amparo.law.day_order import EVERYBODY_HAS, SAID_BY, Bound, bounds_of
from amparo.law.ends import NOWHERE, Within, compared, compared_between, compared_within
from amparo.law.facts import Facts, Words
from amparo.law.nodes import MENTIONS, NAMES, for_each
from amparo.law.partial import Between, known_between
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

    `value` is True, False or None (unknown) for a rule; a day, a number, two ends of it or None for a term. `ask`
    names the facts that are unknown, or not known to the day, and leave it so, and `why` the open points of law.
    Of an unknown answer, `may_hold` and `may_fail` say that it can be yes, or no, on some day that a date known in
    part can be: that is more than not known, and what merely is not proven must not rest on it. `within` is where a
    day lies that is not known.
    """

    value: bool | dt.date | int | Between[dt.date] | None
    ask: frozenset[str] = NOTHING
    why: frozenset[Words] = SETTLED
    may_hold: bool = False
    may_fail: bool = False
    within: Within = NOWHERE


_YES, _NO = Reading(True), Reading(False)
_NO_CASE = Reading(None)


class Reader:
    """Reads settled trees for one person on one day; a part that several trees share is read once."""

    __slots__ = ("_bounds", "_read", "asked", "facts")

    def __init__(self, facts: Facts, asked: dt.date, bounds: Mapping[str, Bound] | None = None) -> None:
        self.facts = facts
        self.asked = asked
        self._bounds = bounds
        self._read: dict[int, tuple[Node, Reading]] = {}

    @property
    def bounds(self) -> Mapping[str, Bound]:
        """Between which recorded days each unknown one lies."""
        if self._bounds is None:
            self._bounds = bounds_of(self.facts)
        return self._bounds

    def __call__(self, node: Node) -> Reading:
        """What the tree says. Raises KeyError for a node that `rewrite.written_out` should have replaced."""
        known = self._read.get(id(node))
        if known is not None:
            return known[1]
        reading = _READERS[type(node)](node, self)
        self._read[id(node)] = node, reading  # keeping the node keeps its id from being given to another
        return reading


def read(node: Node, facts: Facts, asked: dt.date) -> Reading:
    """Read one tree for a person's facts on the day asked."""
    return Reader(facts, asked)(node)


def _settled(node: Settled, reader: Reader) -> Reading:
    return _YES if node.answer else _NO


def _open(node: Open, reader: Reader) -> Reading:
    return Reading(None, NOTHING, frozenset((node.reason,)))


def _yes(node: Yes, reader: Reader) -> Reading:
    value = reader.facts.get(node.fact)
    return Reading(None, frozenset((node.fact,))) if value is None else _YES if value else _NO


def _fact_term(node: FactTerm, reader: Reader) -> Reading:
    value = reader.facts.get(node.fact)
    if value is None:
        return Reading(None, frozenset((node.fact,)), within=_within(node.fact, reader))
    if isinstance(value, Between):
        return Reading(value, frozenset((node.fact,)))
    return Reading(value)  # type: ignore[arg-type]


def _within(fact: str, reader: Reader) -> Within:
    bound = reader.bounds.get(fact)
    if bound is None:
        return NOWHERE
    said = SAID_BY.get(fact)
    return Within(*bound, fact in EVERYBODY_HAS or (said is not None and reader.facts.get(said) is True))


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
        bounded = _by_bounds(left, node.order, right)
        if bounded is not None:
            return bounded
        varies = left.may_hold or right.may_hold
        return Reading(None, left.ask | right.ask, left.why | right.why, varies, varies)
    if not isinstance(left.value, Between) and not isinstance(right.value, Between):
        return _YES if compared(left.value, node.order, right.value) else _NO
    always, ever = compared_between(_ends(left), node.order, _ends(right))
    if always is ever:
        return _YES if always else _NO
    return Reading(None, left.ask | right.ask, SETTLED, may_hold=True, may_fail=True)


def _by_bounds(left: Reading, order: str, right: Reading) -> Reading | None:
    """What a comparison says wherever its unknown days lie; None where that differs, or they may lie anywhere."""
    if left.within is NOWHERE and right.within is NOWHERE:
        return None
    found = compared_within(_where(left), order, _where(right))
    return None if found is None else _YES if found else _NO


def _where(term: Reading) -> Within:
    return term.within if term.value is None else Within(*_ends(term), surely=True)


def _ends(term: Reading) -> tuple[dt.date | int, dt.date | int]:
    value = term.value
    assert value is not None
    return (value.first, value.last) if isinstance(value, Between) else (value, value)


def _not(node: Not, reader: Reader) -> Reading:
    inner = reader(node.rule)
    if inner.value is None:
        return inner._replace(may_hold=inner.may_fail, may_fail=inner.may_hold)
    return _NO if inner.value else _YES


def _all_of(node: AllOf, reader: Reader) -> Reading:
    return _fold(node.rules, reader, settles=False)


def _any_of(node: AnyOf, reader: Reader) -> Reading:
    return _fold(node.rules, reader, settles=True)


def _fold(rules: tuple[Rule, ...], reader: Reader, *, settles: bool) -> Reading:
    open_parts: list[Reading] = []
    for rule in rules:
        part = reader(rule)
        if part.value is settles:
            return _YES if settles else _NO
        if part.value is None:
            open_parts.append(part)
    if not open_parts:
        return _NO if settles else _YES
    if len(open_parts) == 1:
        return open_parts[0]
    holds, fails = (any, all) if settles else (all, any)
    return Reading(
        None,
        NOTHING.union(*[part.ask for part in open_parts]),
        SETTLED.union(*[part.why for part in open_parts if part.why]),
        holds([part.may_hold for part in open_parts]),
        fails([part.may_fail for part in open_parts]),
    )


def _implied(node: Implied, reader: Reader) -> Reading:
    by = reader(node.by)
    if by.value is True:
        return _YES
    claim = reader(node.claim)
    if not by.may_hold or claim.value is True:
        return claim
    may_fail = claim.value is False or claim.may_fail
    return Reading(None, claim.ask | by.ask, claim.why | by.why, may_hold=True, may_fail=may_fail)


def _element(node: Element, reader: Reader) -> Reading:
    return reader(node.rule)


def _day(node: Day, reader: Reader) -> Reading:
    return Reading(node.day)


def _number(node: Number, reader: Reader) -> Reading:
    return Reading(node.number)


def _asked(node: Asked, reader: Reader) -> Reading:
    return Reading(reader.asked)


def _after(node: After, reader: Reader) -> Reading:
    return _counted(reader(node.start), lambda day: calendar.after(day, node.length, node.unit))


def _birthday(node: Birthday, reader: Reader) -> Reading:
    return _counted(reader(node.born), lambda day: calendar.birthday(day, node.age))


def _working_day(node: WorkingDay, reader: Reader) -> Reading:
    return _counted(reader(node.day), calendar.roll_forward)


def _counted(start: Reading, count: Callable[[dt.date], dt.date]) -> Reading:
    """A day counted from a day, or both ends counted; what leads to one day alone leaves nothing to ask."""
    value = start.value
    if value is None:
        return start if start.within is NOWHERE else start._replace(within=_counted_within(start.within, count))
    if isinstance(value, Between):
        return _between(count(value.first), count(value.last), start.ask)
    return Reading(count(value))  # type: ignore[arg-type]


def _counted_within(within: Within, count: Callable[[dt.date], dt.date]) -> Within:
    first, last = (None if end is None else count(end) for end in within[:2])  # type: ignore[arg-type]
    return Within(first, last, within.surely)


def _between(first: dt.date, last: dt.date, ask: frozenset[str]) -> Reading:
    return Reading(first) if first == last else Reading(known_between(first, last), ask)


def _latest(node: Latest, reader: Reader) -> Reading:
    return _extreme(node.days, reader, max)


def _earliest(node: Earliest, reader: Reader) -> Reading:
    return _extreme(node.days, reader, min)


def _extreme(days: tuple[Term, ...], reader: Reader, pick: Callable[..., dt.date]) -> Reading:
    readings = [reader(day) for day in days]
    unknown = [reading for reading in readings if reading.value is None]
    if unknown:
        varies = any(reading.may_hold for reading in unknown)
        return Reading(
            None,
            NOTHING.union(*(reading.ask for reading in unknown)),
            SETTLED.union(*(reading.why for reading in unknown)),
            varies,
            varies,
            _extreme_within(readings, pick),
        )
    firsts, lasts = zip(*(_ends(reading) for reading in readings), strict=True)
    return _between(pick(firsts), pick(lasts), NOTHING.union(*(reading.ask for reading in readings)))


def _extreme_within(readings: list[Reading], pick: Callable[..., dt.date]) -> Within:
    firsts, lasts, surely = zip(*map(_where, readings), strict=True)
    first, last = (None if None in days else pick(days) for days in (firsts, lasts))
    return Within(first, last, all(surely))


def _chosen(node: Chosen, reader: Reader) -> Reading:
    for position, (rule, term) in enumerate(node.cases):
        holds = reader(rule)
        if holds.value is True:
            return reader(term)
        if holds.value is None:
            return _undecided(node.cases[position:], reader)
    return _NO_CASE


def _undecided(cases: tuple[tuple[Rule, Term], ...], reader: Reader) -> Reading:
    """Which case holds is unknown: ask for what decides it and for what the possible cases need.

    Where a date known in part decides it, there is a day on some of its days (`may_hold`), and it is not known which.
    """
    ask: frozenset[str] = NOTHING
    why: frozenset[Words] = SETTLED
    first = reader(cases[0][0])
    varies = first.may_hold or first.may_fail
    for rule, term in cases:
        holds = reader(rule)
        if holds.value is False:
            continue
        needed = reader(term)
        ask |= holds.ask | needed.ask
        why |= holds.why | needed.why
        if holds.value is True:
            break
    return Reading(None, ask, why, varies, varies)


_WAYS: Mapping[type[Node], Callable[[Any, Reader], Reading]] = {
    Settled: _settled,
    Open: _open,
    Yes: _yes,
    FactTerm: _fact_term,
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
_READERS = for_each("evaluate", _WAYS, (kind for kind in NAMES if kind not in MENTIONS))
