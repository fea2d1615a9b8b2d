"""A screened docket in figures, counted batch by batch: people by relief and by the status of deadlines."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

import polars as pl

from amparo.law.book import Law
from amparo.law.reckoning import DeadlineStatus
from amparo.screen.docket import CONTRADICTED, DECIDED_BY, NEXT_DEADLINE, NEXT_DEADLINE_ON, STATUS, dated


@dataclass(frozen=True, slots=True)
class ReliefCount:
    """For how many people a form of relief is available, not available or unknown, and what most often decides it."""

    relief: str
    available: int
    unavailable: int
    unknown: int
    unavailable_most_by: str | None
    unknown_most_by: str | None


@dataclass(frozen=True, slots=True)
class DeadlineCount:
    """How many people stand how with a deadline; `no_deadline` those for whom there is none or it is not known.

    Together they are everybody in the docket.
    """

    deadline: str
    by_status: Mapping[DeadlineStatus, int]
    no_deadline: int


@dataclass(frozen=True, slots=True)
class Summary:
    """A screened docket in figures.

    `due` counts people whose next deadline lies within so many days; `deadlines` those of which facts can tell
    whether they were met; `contradicted` people with facts that cannot be right, `contradictions` by what it is
    (a person may stand in several).
    """

    people: int
    relief: tuple[ReliefCount, ...]
    due: Mapping[int, int]
    due_by_deadline: Mapping[str, int]
    deadlines: tuple[DeadlineCount, ...]
    contradicted: int
    contradictions: Mapping[str, int]


HORIZONS = (7, 30, 90)


class Tally:
    """Counts answers batch by batch, so that a docket of any size can be summed up."""

    def __init__(self, law: Law, day: dt.date) -> None:
        self._relief = list(law.relief)
        self._day = day
        self._people = 0
        self._counts: dict[tuple[str, bool | None, str | None], int] = {}
        self._due = dict.fromkeys(HORIZONS, 0)
        self._by_deadline: dict[str, int] = {}
        self._by_status: dict[str, Counter[str | None]] = {name: Counter() for name in dated(law)}
        self._contradicted = 0
        self._contradictions: Counter[str] = Counter()

    def add(self, batch: pl.DataFrame) -> None:
        """Count a batch of answers."""
        self._people += batch.height
        for relief in self._relief:
            counted = batch.group_by(relief, relief + DECIDED_BY).len()
            for value, decided_by, number in counted.iter_rows():
                key = (relief, value, decided_by)
                self._counts[key] = self._counts.get(key, 0) + number
        for days in self._due:
            last = self._day + dt.timedelta(days=days)
            self._due[days] += batch.select((pl.col(NEXT_DEADLINE_ON) <= last).sum()).item()
        last = self._day + dt.timedelta(days=HORIZONS[-1])
        soon = batch.filter(pl.col(NEXT_DEADLINE_ON) <= last).group_by(NEXT_DEADLINE).len()
        for name, number in soon.iter_rows():
            self._by_deadline[name] = self._by_deadline.get(name, 0) + number
        for name, stand in self._by_status.items():
            stand.update(dict(batch.group_by(name + STATUS).len().iter_rows()))
        wrong = batch[CONTRADICTED].drop_nulls()
        self._contradicted += wrong.len()
        self._contradictions.update(wrong.str.split(";").explode().to_list())

    def summary(self) -> Summary:
        """What has been counted so far."""
        relief = tuple(self._count_of(relief) for relief in self._relief)
        deadlines = tuple(
            DeadlineCount(name, {status: counted[status.value] for status in DeadlineStatus}, counted[None])
            for name, counted in self._by_status.items()
        )
        return Summary(
            self._people,
            relief,
            dict(self._due),
            _ranked(self._by_deadline),
            deadlines,
            self._contradicted,
            _ranked(self._contradictions),
        )

    def _count_of(self, relief: str) -> ReliefCount:
        def count(value: bool | None) -> int:
            return sum(number for (name, found, _), number in self._counts.items() if (name, found) == (relief, value))

        def most(value: bool | None) -> str | None:
            found = {
                element: number
                for (name, answer, element), number in self._counts.items()
                if (name, answer) == (relief, value) and element is not None
            }
            return max(found, key=lambda element: (found[element], element)) if found else None

        return ReliefCount(relief, count(True), count(False), count(None), most(False), most(None))


def _ranked(counted: Mapping[str, int]) -> dict[str, int]:
    """Most people first, ties by name."""
    return dict(sorted(counted.items(), key=lambda item: (-item[1], item[0])))
