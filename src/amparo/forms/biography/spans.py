"""Gaps and overlaps between the spans of addresses, jobs and schools: what a form asks without a break.

A day known by its month or year can be any day of it, so a gap is shown only where no record can reach, and an overlap
only where two must both have been.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from amparo.law.calendar import ONE_DAY, months_after
from amparo.law.facts import Value
from amparo.law.partial import Between, first_day, last_day
from amparo.law.record import Record

YEARS = 5
"""How far back forms ask for addresses and jobs."""
A_MOVE = 7
"""Days by which two may overlap, or lie apart, without a word: people move within a week."""


@dataclass(frozen=True, slots=True)
class Gap:
    """Days of which nothing is told, both ends included."""

    first: dt.date
    last: dt.date


@dataclass(frozen=True, slots=True)
class Overlap:
    """Two records, by their places in what was given, that must both have been on some of these days."""

    one: int
    other: int
    first: dt.date
    last: dt.date


def since(today: dt.date) -> dt.date:
    """The first of the days that forms ask about."""
    return months_after(today, -12 * YEARS)


def gaps(records: Sequence[Record], begin: dt.date, today: dt.date) -> tuple[Gap, ...]:
    """The days from `begin` to today that no record can cover. Without any record there is nothing to lie between.

    A record without a beginning can reach back however far, one without an end goes on.
    """
    found: list[Gap] = []
    reached = begin - ONE_DAY
    for first, last in sorted(_at_most(record, today) for record in records):
        if first > reached + ONE_DAY:
            found.append(Gap(max(reached + ONE_DAY, begin), min(first - ONE_DAY, today)))
        reached = max(reached, last)
    if records and reached < today:
        found.append(Gap(reached + ONE_DAY, today))
    return tuple(gap for gap in found if (gap.last - gap.first).days >= A_MOVE)


def between(records: Sequence[Record], today: dt.date) -> tuple[Gap, ...]:
    """The gaps between the first and the last record, where no beginning is asked for: schools."""
    spans = [_at_most(record, today) for record in records if "from_on" in record]
    if not spans:
        return ()
    begin, end = min(first for first, _ in spans), max(last for _, last in spans)
    return gaps(records, begin, end)


def overlaps(records: Sequence[Record], today: dt.date) -> tuple[Overlap, ...]:
    """The pairs of records that must overlap by more than a move."""
    spans = [_at_least(record, today) for record in records]
    found = []
    for one, mine in enumerate(spans):
        for other, theirs in enumerate(spans[one + 1 :], one + 1):
            if mine is not None and theirs is not None:
                first, last = max(mine[0], theirs[0]), min(mine[1], theirs[1])
                if (last - first).days > A_MOVE:
                    found.append(Overlap(one, other, first, last))
    return tuple(found)


def _at_most(record: Record, today: dt.date) -> tuple[dt.date, dt.date]:
    """The longest that it can have been."""
    began, until = _day(record.get("from_on")), _day(record.get("until_on"))
    return (
        first_day(began) if began is not None else dt.date.min,
        last_day(until) if until is not None else today,
    )


def _at_least(record: Record, today: dt.date) -> tuple[dt.date, dt.date] | None:
    """The shortest that it must have been; None where its beginning is not known."""
    began, until = _day(record.get("from_on")), _day(record.get("until_on"))
    if began is None:
        return None
    return last_day(began), first_day(until) if until is not None else today


def _day(value: Value | None) -> dt.date | Between[dt.date] | None:
    return value if isinstance(value, dt.date | Between) else None
