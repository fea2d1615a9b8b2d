"""Days of records that cannot come the other way round, within one record and among those of a person.

What is said of one record holds of that record alone; what is said among records holds as far as they are entered, and
its sentence says so: an earlier one may be missing. Days known in part count only where every reading agrees.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from amparo.law.consistency import Contradiction
from amparo.law.evaluate import Reader
from amparo.law.facts import Facts, Value, Words
from amparo.law.partial import Between, first_day, last_day
from amparo.law.record import Record, Records
from amparo.law.tree import NO, YES, Rule, date_of

type Days = tuple[dt.date, dt.date]
"""The first and the last day that something can have been on."""


@dataclass(frozen=True, slots=True)
class InOrder:
    """Two days of one record: `then` is never before `first`, the same day may be both. `wrong` says that it is."""

    kind: str
    first: str
    then: str
    wrong: Words

    @property
    def contradiction(self) -> Contradiction:
        """The same, with the rule that is yes of a record that breaks it."""
        return Contradiction(f"{self.kind}_{self.then}_before_{self.first}", self._rule, self.wrong)

    @property
    def _rule(self) -> Rule:
        return date_of(self.then) < date_of(self.first)


@dataclass(frozen=True, slots=True)
class Which:
    """Records of a kind that `where` is yes for, by one of their days."""

    kind: str
    day: str
    where: Rule = YES


@dataclass(frozen=True, slots=True)
class Follows:
    """Something that can only come after another: no `later` record lies before every `earlier` one on record."""

    name: str
    later: Which
    earlier: Which
    wrong: Words

    @property
    def contradiction(self) -> Contradiction:
        """The same by its name. The rule is no: it is about several records, and no tree reads those."""
        return Contradiction(self.name, NO, self.wrong)


@dataclass(frozen=True, slots=True)
class FollowsFact:
    """A day in the life of the person that every record of some kinds follows, or that follows the first of them."""

    name: str
    fact: str
    records: tuple[Which, ...]
    wrong: Words
    first_of_them: bool = False

    @property
    def contradiction(self) -> Contradiction:
        """The same by its name."""
        return Contradiction(self.name, NO, self.wrong)


type Order = InOrder | Follows | FollowsFact


def within(orders: Sequence[Order], kind: str, record: Record, day: dt.date) -> tuple[Contradiction, ...]:
    """What cannot be right in one record."""
    read = Reader(record, day)
    found = (order.contradiction for order in orders if isinstance(order, InOrder) and order.kind == kind)
    return tuple(contradiction for contradiction in found if read(contradiction.rule).value is True)


def out_of_order(orders: Sequence[Order], facts: Facts, records: Records, day: dt.date) -> tuple[Contradiction, ...]:
    """What cannot all be right in the records of a person, each once: within each, among them, beside their facts."""
    return tuple(order.contradiction for order in orders if _broken(order, facts, records, day))


def _broken(order: Order, facts: Facts, records: Records, day: dt.date) -> bool:
    match order:
        case InOrder():
            return any(within((order,), order.kind, record, day) for record in records.get(order.kind, ()))
        case Follows():
            return _before_all(_surely(order.later, records, day), _perhaps(order.earlier, records, day))
        case FollowsFact():
            given = _days(facts.get(order.fact))
            if given is None:
                return False
            if order.first_of_them:
                return any(_before_all([given], _perhaps(which, records, day)) for which in order.records)
            return any(last < given[0] for which in order.records for _, last in _surely(which, records, day))


def _before_all(later: Sequence[Days], earlier: Sequence[Days | None]) -> bool:
    """Whether one of `later` surely lies before all of `earlier`; no where there are none, or a day is not known."""
    whole = [days for days in earlier if days is not None]
    if not whole or len(whole) < len(earlier):
        return False
    begins = min(first for first, _ in whole)
    return any(last < begins for _, last in later)


def _surely(which: Which, records: Records, day: dt.date) -> list[Days]:
    """The days of the records that are surely such."""
    return [days for record, certain in _such(which, records, day) if certain and (days := _of(which, record))]


def _perhaps(which: Which, records: Records, day: dt.date) -> list[Days | None]:
    """The days of the records that are such or may be."""
    return [_of(which, record) for record, _ in _such(which, records, day)]


def _such(which: Which, records: Records, day: dt.date) -> Iterator[tuple[Record, bool]]:
    for record in records.get(which.kind, ()):
        holds = Reader(record, day)(which.where).value
        if holds is not False:
            yield record, holds is True


def _of(which: Which, record: Record) -> Days | None:
    return _days(record.get(which.day))


def _days(value: Value | None) -> Days | None:
    return (first_day(value), last_day(value)) if isinstance(value, dt.date | Between) else None
