"""Everything that falls on a stretch of days, for whoever looks: dates and last days of the cases they may see.

A scheduler sees all dates of the office by number and kind, and nothing that is sealed.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import ClassVar
from uuid import UUID
from zoneinfo import ZoneInfo

from django.db.models import Q, QuerySet
from django.utils.translation import gettext

from amparo.law.book import the_law
from amparo.law.consistency import CONTRADICTIONS
from amparo.law.vocabulary import FACTS
from amparo.office.cases.access.gate import visible
from amparo.office.cases.access.models import Case, Status
from amparo.office.cases.calendar.models import HEARINGS, Appointment, Kind
from amparo.office.cases.deadlines.models import Kind as TicklerKind
from amparo.office.cases.deadlines.models import Tickler
from amparo.office.cases.deadlines.reckoning import what_read
from amparo.office.cases.people.models import Part, Person
from amparo.office.cases.people.persons import titles_of
from amparo.office.platform.accounts.models import User
from amparo.office.platform.accounts.roles import Role
from amparo.office.platform.encryption.case_keys import OpenKey, open_keys
from amparo.office.platform.rooms import every
from amparo.office.platform.ui.law_text import law_words
from amparo.office.platform.ui.moments import told_day

HALF_A_DAY = dt.timedelta(hours=14)
"""No clock on earth is further from UTC: days at a place are looked for that much wider."""


@dataclass(frozen=True, slots=True)
class Hosting:
    """Appointments that a member sits in, though their case may not be assigned to them."""

    heading: ClassVar[str] = "calendar"
    what: str
    hours: Callable[[User], QuerySet[Appointment]]

    def told(self) -> str:
        """In words."""
        return self.what


CANNOT_BE = {one.name: one.label for one in CONTRADICTIONS}


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing on one day. `title` is empty for those who may not know the name."""

    day: dt.date
    what: str
    number: str
    title: str
    at: dt.datetime | None = None
    zone: str = ""
    hearing: bool = False
    place: str = ""
    opens: bool = True
    row: str = ""
    """What the entry stands for, the same while it stands: its date, or a person's deadline. Not for reading."""
    whose: str = ""
    """Whose it is, by place in the case and never by name; nothing for what is the whole case's."""

    @property
    def order(self) -> tuple[dt.date, bool, dt.datetime, str]:
        """By day, then what has no hour, then by hour."""
        return self.day, self.at is not None, self.at or dt.datetime.min.replace(tzinfo=dt.UTC), self.number


def entries(
    user: User,
    first: dt.date,
    last: dt.date,
    *,
    mine: bool = False,
    names: bool = True,
    last_days: bool = True,
    most: int | None = None,
) -> list[Entry]:
    """What falls on the days from first to last, in order. Four queries.

    Without `last_days` only what has an hour; with `most` only the first so many hours.
    """
    schedules = user.role == Role.SCHEDULER
    dates = hours(user, first, last, mine=mine, most=most)
    due = [] if schedules or not last_days else list(_due(_whose(user, mine=mine), first, last))
    keys: set[UUID] = {row.case_id for row in dates} | {row.case_id for row in due}
    names = names and not schedules
    case_keys = open_keys(keys) if names or due else {}
    titles = titles_of(keys, case_keys) if names else {}
    found = told(dates, first, last, case_keys if names else {}, titles, opens=not schedules)
    for one in due:
        kept = case_keys[one.case_id].unseal(one, "sealed_what")
        what = what_of(one.kind, kept)
        found.append(
            Entry(
                one.day,
                what,
                one.case.number,
                titles.get(one.case_id, ""),
                row=f"{one.person_id} {one.kind} {what_read(kept)[0]}",
                whose=_whose_place(one.person),
            )
        )
    return sorted(found, key=lambda one: one.order)


def hours(
    user: User, first: dt.date, last: dt.date, *, mine: bool = False, most: int | None = None
) -> list[Appointment]:
    """What has an hour on these days, the first so many; still sealed. One query."""
    return list(_dates(user, _whose(user, mine=mine), _cases_of(user), first, last)[:most])


def told(
    rows: Iterable[Appointment],
    first: dt.date,
    last: dt.date,
    case_keys: Mapping[UUID, OpenKey],
    titles: Mapping[UUID, str],
    *,
    opens: bool = True,
) -> list[Entry]:
    """What has an hour, as it is shown, in order; without its place where the key of its case is not given."""
    found = []
    for row in rows:
        day = row.at.astimezone(ZoneInfo(row.zone)).date()
        if first <= day <= last:
            place = case_keys[row.case_id].unseal(row, "sealed_where")["place"] if row.case_id in case_keys else ""
            what, title = str(Kind(row.kind).label), titles.get(row.case_id, "")
            hearing = row.kind in HEARINGS
            number, of = row.case.number, str(row.pk)
            found.append(Entry(day, what, number, title, row.at, row.zone, hearing, place, opens=opens, row=of))
    return sorted(found, key=lambda one: one.order)


def what_of(kind: str, kept: str) -> str:
    """What a tickler entry is about, in the language of the page; and where its day is known in part, between which."""
    name, ends = what_read(kept)
    if kind == TicklerKind.CONTRADICTION:
        if name in CANNOT_BE:
            return f"{gettext('Cannot be right:')} {law_words(CANNOT_BE[name])}"
        return law_words(FACTS[name].label) if name in FACTS else name
    deadlines = the_law().deadlines
    label = law_words(deadlines[name].label) if name in deadlines else name
    if ends is None:
        return label
    told = {"what": label, "first": told_day(ends[0]), "last": told_day(ends[1])}
    return gettext("%(what)s (known in part: between %(first)s and %(last)s)") % told


def _whose_place(person: Person) -> str:
    told = gettext("client %(place)s") if person.part == Part.CLIENT else gettext("relative %(place)s")
    return told % {"place": person.place}


def _whose(user: User, *, mine: bool) -> QuerySet[Case]:
    seen = _cases_of(user)
    return seen.filter(assignments__user=user) if mine and user.role != Role.SCHEDULER else seen


def _cases_of(user: User) -> QuerySet[Case]:
    if user.role == Role.SCHEDULER and user.is_active:
        return Case.objects.exclude(status=Status.ERASED).exclude(walls__user=user)
    return visible(user)


def _dates(
    user: User, cases: QuerySet[Case], seen: QuerySet[Case], first: dt.date, last: dt.date
) -> QuerySet[Appointment]:
    theirs = Q(case__in=cases)
    for part in every(Hosting):
        theirs |= Q(pk__in=part.hours(user), case__in=seen)
    start = dt.datetime.combine(first, dt.time(), dt.UTC) - HALF_A_DAY
    end = dt.datetime.combine(last, dt.time.max, dt.UTC) + HALF_A_DAY
    rows = Appointment.objects.filter(theirs, cancelled_at=None, at__gte=start, at__lte=end)
    return rows.select_related("case").order_by("at")


def _due(cases: QuerySet[Case], first: dt.date, last: dt.date) -> QuerySet[Tickler]:
    kinds = (TicklerKind.DEADLINE, TicklerKind.AGEING_OUT)
    rows = Tickler.objects.filter(case__in=cases, kind__in=kinds, day__gte=first, day__lte=last)
    return rows.filter(case__status__in=(Status.CONSULTATION, Status.OPEN)).select_related("case", "person")
