"""Hearings that were stated, as a fact or a record, and stand in no calendar yet."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from uuid import UUID

from amparo.law.records.hearings import DAY
from amparo.office.cases.calendar.models import Kind
from amparo.office.cases.people.persons import Someone
from amparo.office.cases.statements.ledger import Entered, Ledger, Origin

FACT = "hearing_on"
KINDS: Mapping[object, str] = {"master": Kind.MASTER, "individual": Kind.MERITS}
"""The kind of the calendar for each that is stated."""


@dataclass(frozen=True, slots=True)
class StatedHearing:
    """A hearing to come of which somebody told the day. `kind` is that of the calendar, "" where it is not known."""

    statement: str
    someone: Someone
    day: dt.date
    kind: str
    place: str
    origin: Origin

    @property
    def in_words(self) -> str:
        """The kind, in words."""
        return str(Kind(self.kind).label) if self.kind else ""


def stated(people: Iterable[Someone], ledgers: Mapping[UUID, Ledger], today: dt.date) -> list[StatedHearing]:
    """The hearings that were stated, from today on, by day: each day once, none that the calendar has."""
    found: dict[tuple[UUID, dt.date], StatedHearing] = {}
    for someone in people:
        ledger = ledgers.get(someone.row.pk, Ledger())
        taken = {given.fields.get(DAY) for given in ledger.given if not given.gone}
        for hearing in _of(someone, ledger):
            if hearing.day >= today and hearing.day not in taken:
                found.setdefault((someone.row.pk, hearing.day), hearing)
    return sorted(found.values(), key=lambda hearing: hearing.day)


def on_that_day(someone: Someone, ledger: Ledger, day: dt.date) -> frozenset[str]:
    """What was stated of a hearing of somebody on a day: a hearing of the calendar on it takes the place of all."""
    return frozenset(hearing.statement for hearing in _of(someone, ledger) if hearing.day == day)


def _of(someone: Someone, ledger: Ledger) -> Iterator[StatedHearing]:
    """Records first: they know more of a hearing than the fact."""
    for record in ledger.current_records.get("hearings", ()):
        day, about = record.fields.get(DAY), record.fields.get("about")
        fell_through = record.fields.get("outcome") in ("adjourned", "cancelled")
        if isinstance(record, Entered) and isinstance(day, dt.date) and about != "fear_review" and not fell_through:
            kind = Kind.BOND if about == "bond" else KINDS.get(record.fields.get("kind"), "")
            yield StatedHearing(record.key, someone, day, kind, str(record.fields.get("place", "")), record.origin)
    for said in ledger.counting.get(FACT, ()):
        if isinstance(said.value, dt.date):
            kind = KINDS.get(ledger.facts.get("hearing_kind"), "")
            yield StatedHearing(str(said.id), someone, said.value, kind, "", said.origin)
