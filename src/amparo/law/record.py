"""Records beside facts: what a person has several of, in time, and the facts that follow from them.

A record is a row of fields: a proceeding and its decision, a filing, an arrival. A `Fold` says which record gives a
fact on the day asked: the first application received and not rejected, the order that stands. Like a rule it is data,
read by three readers: here for one person, in `screen.record_columns` by Polars, in `screen.record_spark` by Spark.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType

from amparo.law.evaluate import Reader
from amparo.law.facts import Fact, Facts, Value, Words
from amparo.law.partial import Between, first_day, last_day, narrowest
from amparo.law.tree import ASKED, YES, FactTerm, Rule, all_of, date_of

type Record = Mapping[str, Value]
"""The known fields of one record; a field that is left out is unknown."""

type Records = Mapping[str, Sequence[Record]]
"""A person's records by kind, in the order in which they were entered. A kind that is left out has none on record."""

NO_RECORDS: Records = MappingProxyType({})
ROOM = 2**20
"""A day and the place of a record within its person's make one number: so many records fit into one day."""
NEVER = 2**30 * ROOM
"""Later than every day, and with a minus before every day: days are numbered from 0001-01-01."""


@dataclass(frozen=True, slots=True)
class RecordKind:
    """A kind of record: a table of its own, one row a record. `days` are the fields that place it in time."""

    name: str
    label: Words
    label_of_one: Words
    fields: Mapping[str, Fact]
    days: tuple[str, ...]


class Take(StrEnum):
    """Which of several records gives the fact."""

    FIRST = "first"
    LAST = "last"


@dataclass(frozen=True, slots=True)
class Fold:
    """A fact that follows from the records of a kind on the day asked.

    Among the records for which `where` is yes, the first or last by the day `by` gives the field `gives`; without
    `gives` the fact is yes. Without `by`, any one of them does. Records whose day lies after the day asked do not
    count; where it looks `ahead`, those whose day lies before it do not. Where `only` is no of that record, the fact
    is known not to be, and is left out even where it was given otherwise: an order that was reopened stands no
    longer. What hangs on an unknown field gives nothing.

    What was given otherwise is a contradiction, except where it may have been said of another record: where it looks
    ahead, a day that is past or that of a later record; with `of_that_record`, anything, for it belongs to that day.
    """

    fact: str
    kind: str
    where: Rule
    citation: str
    by: str | None = None
    take: Take = Take.LAST
    gives: str | None = None
    only: Rule = YES
    ahead: bool = False
    of_that_record: bool = False

    @property
    def counts(self) -> Rule:
        """Whether a record counts: `where`, and on or before the day asked, or on or after it."""
        if self.by is None:
            return self.where
        day = date_of(self.by)
        return all_of(self.where, day >= ASKED if self.ahead else day <= ASKED)

    @property
    def lists_days(self) -> bool:
        """Whether a day given otherwise is held against the days of all records that count."""
        return self.ahead and not self.of_that_record

    @property
    def day(self) -> FactTerm | None:
        """The day by which records are put in order."""
        return None if self.by is None else date_of(self.by)


@dataclass(frozen=True, slots=True)
class Folded:
    """Facts with what follows from records; `differing` names the facts that were given otherwise.

    `behind` names, by fact, the places of the records that it follows from, among the records of their kind.
    """

    facts: Facts
    behind: Mapping[str, tuple[int, ...]]
    differing: tuple[str, ...]


def folded(folds: Sequence[Fold], facts: Facts, records: Records, day: dt.date) -> Folded:
    """The facts of a person on a day, those that follow from records put in place of those given.

    A fact that is given otherwise is named as differing: one of both must be wrong. Where one of them only says
    more of a day than the other, that one counts.
    """
    whole = dict(facts)
    behind: dict[str, tuple[int, ...]] = {}
    differing: list[str] = []
    for fold in folds:
        rows = records.get(fold.kind, ())
        if not rows:
            continue
        winners = _winners(fold, rows, day)
        outcome = _given(fold, [rows[place] for place in winners], day)
        if outcome is None:
            continue
        behind[fold.fact] = winners
        given = facts.get(fold.fact)
        if outcome is NOT:
            whole.pop(fold.fact, None)
        else:
            assert not isinstance(outcome, _Not)
            agreed = outcome if given is None else narrowest((outcome, given))
            if agreed is None and not _of_another(fold, facts[fold.fact], rows, day):
                differing.append(fold.fact)
            whole[fold.fact] = outcome if agreed is None else agreed
    return Folded(whole, behind, tuple(differing))


@dataclass(frozen=True, slots=True)
class _Not:
    """The fact is known not to be."""


NOT = _Not()


def _of_another(fold: Fold, given: Value, rows: Sequence[Record], asked: dt.date) -> bool:
    """Whether what was given may have been said of another record than the one that gives the fact."""
    if fold.by is None or not fold.lists_days:
        return fold.of_that_record
    assert isinstance(given, dt.date | Between)
    counting = (record[fold.by] for record in rows if Reader(record, asked)(fold.counts).value is True)
    days = {first_day(day) for day in counting if isinstance(day, dt.date | Between)}
    return last_day(given) < asked or first_day(given) in days


def _winners(fold: Fold, rows: Sequence[Record], asked: dt.date) -> tuple[int, ...]:
    """The places of the records of which one gives the fact; none where it may be that no record counts."""
    candidates: list[tuple[int, int]] = []
    cut: int | None = None
    for place, record in enumerate(rows):
        read = Reader(record, asked)
        counts = read(fold.counts).value
        if counts is False:
            continue
        near, far = _reach(fold, read, place, certain=counts is True)
        if far is not None:
            cut = far if cut is None else min(cut, far)
        candidates.append((near, place))
    return () if cut is None else tuple(place for near, place in candidates if near <= cut)


def _reach(fold: Fold, read: Reader, place: int, *, certain: bool) -> tuple[int, int | None]:
    """How near to the front a record can stand, and how far from it at the most: None where it may not count at all.

    The lower the nearer. Of two whole days that are the same the earlier record is the first and the later the last.
    """
    if fold.day is None:
        return 0, (0 if certain else None)
    day = read(fold.day).value
    if not isinstance(day, dt.date | Between):
        return -NEVER, None
    first, last = first_day(day).toordinal(), last_day(day).toordinal()
    if fold.take is Take.LAST:
        first, last, place = -last, -first, ROOM - 1 - place
    whole = first == last
    near = first * ROOM + (place if whole else 0)
    return near, (last * ROOM + (place if whole else ROOM - 1)) if certain else None


def _given(fold: Fold, winners: Sequence[Record], asked: dt.date) -> Value | _Not | None:
    """What these records give: a value, `NOT`, or None where they leave it open."""
    stands = {Reader(record, asked)(fold.only).value for record in winners}
    if stands == {False}:
        return NOT
    if stands != {True}:
        return None
    if fold.gives is None:
        return True
    values = {record.get(fold.gives) for record in winners}
    return values.pop() if len(values) == 1 else None
