"""Working out the tickler of a person: last days from the facts, and contradictions that wait to be settled.

A contradiction is of two kinds: two statements on one fact that differ, and facts that cannot all be right.
"""

from __future__ import annotations

import datetime as dt
import time
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from uuid import UUID

from django.db import transaction
from django.db.models import F, Min, Q, QuerySet
from django.utils import timezone

from amparo.law.book import the_law
from amparo.law.evaluate import Reader
from amparo.law.facts import Facts
from amparo.law.reckoning import reckon
from amparo.law.tree import facts_of
from amparo.office.cases.access.gate import CaseFile
from amparo.office.cases.access.models import Case, Status
from amparo.office.cases.deadlines.models import Kind, Reckoned, Tickler
from amparo.office.cases.people.models import Part, Person
from amparo.office.cases.statements.ledger import Entered, Ledger
from amparo.office.cases.statements.ledger_on_day import LedgerOnDay
from amparo.office.cases.statements.models import Statement
from amparo.office.cases.statements.reading import read, rows_of, with_given
from amparo.office.platform.encryption.case_keys import OpenKey, open_keys
from amparo.office.platform.ui.moments import office_day

AGEING_OUT = "age_out_21"
PAST = dt.timedelta(days=14)
AHEAD = dt.timedelta(days=400)
AT_ONCE = 50
ROUND = dt.timedelta(seconds=20)
"""For so long deadlines are worked out within one round of the background jobs."""
WORKED_ON = (Status.CONSULTATION, Status.OPEN)


@dataclass(frozen=True, slots=True)
class Entry:
    """Something to be kept in the tickler."""

    kind: Kind
    day: dt.date
    what: str


@dataclass(frozen=True, slots=True)
class LastDay:
    """The day to go by, today or later while it may lie ahead; and the ends of one that is known in part."""

    day: dt.date
    ends: tuple[dt.date, dt.date] | None = None


def entries_of(ledger: Ledger, today: dt.date) -> list[Entry]:
    """What the tickler of a person holds: last days from a fortnight ago to a year ahead, and contradictions."""
    known = LedgerOnDay(ledger, today)
    found = [
        Entry(Kind.CONTRADICTION, office_day(statements[-1].recorded_at), name)
        for name, statements in ledger.disputed.items()
    ]
    return [*found, *_cannot_be(known)] + [
        Entry(Kind.AGEING_OUT if name == AGEING_OUT else Kind.DEADLINE, last.day, what_kept(name, last.ends))
        for name, last in last_days(known.facts, today).items()
        if today - PAST <= last.day <= today + AHEAD
    ]


def _cannot_be(known: LedgerOnDay) -> Iterator[Entry]:
    """What cannot all be right by the law's own order of things, on the day the last of it was written down."""
    for contradiction in known.contradictions():
        names = facts_of(contradiction.rule)
        moments = [statement.recorded_at for name in names for statement in known.ledger.live.get(name, ())]
        behind = [record for name in names for record in known.behind(name)]
        if not names:  # about records among each other: no fact tells of it
            behind += [record for standing in known.ledger.current_records.values() for record in standing]
        moments += [record.recorded_at for record in behind if isinstance(record, Entered)]
        yield Entry(Kind.CONTRADICTION, office_day(max(moments)) if moments else known.day, contradiction.name)


def last_days(facts: Facts, today: dt.date) -> Mapping[str, LastDay]:
    """The safe last day of every deadline that runs and is not done, by its name.

    One that may have passed and may lie ahead, since the day it is counted from is known in part, stands under today.
    """
    law = the_law()
    on_day, reader = law.on(today), Reader(facts, today)
    found: dict[str, LastDay] = {}
    for name in law.deadlines:
        answer = reckon(on_day.deadline(name), reader)
        if answer.falls_on is not None and not answer.done:
            day = answer.safe_day or answer.falls_on
            if answer.latest_day is None:
                found[name] = LastDay(day)
            else:
                may_lie_ahead = day < today <= answer.latest_day
                found[name] = LastDay(today if may_lie_ahead else day, (answer.falls_on, answer.latest_day))
    return found


def what_kept(name: str, ends: tuple[dt.date, dt.date] | None) -> str:
    """What is sealed of an entry: the name of the deadline or fact; with its ends where the day is known in part."""
    return " ".join((name, *(end.isoformat() for end in ends or ())))


def what_read(kept: str) -> tuple[str, tuple[dt.date, dt.date] | None]:
    """What `what_kept` made."""
    name, *ends = kept.split(" ")
    if not ends:
        return name, None
    first, last = map(dt.date.fromisoformat, ends)
    return name, (first, last)


def write(case: UUID, case_key: OpenKey, person: UUID, ledger: Ledger, today: dt.date | None = None) -> None:
    """Write the tickler of a person anew."""
    today = today or timezone.localdate()
    Tickler.objects.filter(person_id=person).delete()
    rows = []
    for entry in entries_of(ledger, today):
        row = Tickler(case_id=case, person_id=person, kind=entry.kind, day=entry.day)
        row.sealed_what = case_key.seal(row, "sealed_what", entry.what)
        rows.append(row)
    Tickler.objects.bulk_create(rows)
    Reckoned.objects.update_or_create(person_id=person, defaults={"on": today})


def write_all_stale(within: dt.timedelta = ROUND) -> None:
    """Work out ticklers that are not of today, for so long at most: what else that worker does must not wait."""
    until = time.monotonic() + within.total_seconds()
    while time.monotonic() < until and write_stale(AT_ONCE):
        pass


def stale(cases: QuerySet[Case]) -> QuerySet[Person]:
    """The people of these cases whose tickler was last worked out on an earlier day, or never."""
    return Person.objects.filter(
        case__in=cases.filter(status__in=WORKED_ON), part__in=(Part.CLIENT, Part.RELATIVE)
    ).exclude(reckoned__on=timezone.localdate())


def write_stale(most: int = 200) -> int:
    """Work out ticklers that were last worked out on an earlier day; how many were. A background job calls this.

    First those of whom nothing was ever worked out, then those whose next day is nearest.
    """
    today = timezone.localdate()
    people = stale(Case.objects.all()).annotate(next=Min("ticklers__day", filter=Q(ticklers__day__gte=today)))
    order = (F("reckoned__on").asc(nulls_first=True), F("next").asc(nulls_last=True), "pk")
    wanted = list(people.order_by(*order).values_list("pk", "case_id")[:most])
    write_many(wanted, today)
    return len(wanted)


def write_many(people: Iterable[tuple[UUID, UUID]], today: dt.date) -> None:
    """The ticklers of many people (person, case), each case in its own transaction."""
    by_case: dict[UUID, list[UUID]] = {}
    for person, case in people:
        by_case.setdefault(case, []).append(person)
    case_keys = open_keys(by_case)
    for case, members in by_case.items():
        if case not in case_keys:
            continue
        with transaction.atomic():
            statements = Statement.objects.filter(case_id=case, person__in=members)
            ledgers = with_given(read(case_keys[case], rows_of(statements)), [case], members)
            for person in members:
                write(case, case_keys[case], person, ledgers.get(person, Ledger()), today)


@dataclass(frozen=True, slots=True)
class Ageing:
    """Somebody who turns 21 on a day, while a family petition may still turn on it; `ends` if in part known."""

    day: dt.date
    ends: tuple[dt.date, dt.date] | None


def ageing_of(file: CaseFile) -> dict[UUID, Ageing]:
    """Who of a case ages out within the tickler's reach, by person."""
    rows = Tickler.objects.filter(case=file.case, kind=Kind.AGEING_OUT)
    return {row.person_id: Ageing(row.day, what_read(file.case_key.unseal(row, "sealed_what"))[1]) for row in rows}


def erase_in(case: Case) -> None:
    """Destroy the deadlines and contradictions kept at hand."""
    Tickler.objects.filter(case=case).delete()
