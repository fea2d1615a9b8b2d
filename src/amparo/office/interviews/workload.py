"""The workload report: how many interviews a day, minutes against need, how many were rushed, week by week.

It counts interviews and days, never absences, recusals or reasons: nobody is measured by how often they were away.
An interview was rushed when its time ran out before all was said, or when it was held on a day with more interviews
than its interviewer's cap.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter, defaultdict
from dataclasses import dataclass

from django.utils import timezone

from amparo.office.interviews.models import Booking, Outcome

WEEKS = 12
HELD = (Outcome.DONE, Outcome.MORE, Outcome.CUT, Outcome.BROKEN_OFF)


@dataclass(frozen=True, slots=True)
class Load:
    """One interviewer in these weeks."""

    name: str
    interviews: int
    days: int
    most: int
    cap: int

    @property
    def each_day(self) -> float:
        """Interviews on a day on which they interviewed."""
        return self.interviews / self.days if self.days else 0.0


@dataclass(frozen=True, slots=True)
class Week:
    """What was held in one week."""

    monday: dt.date
    interviews: int
    needed: int  # minutes
    held: int  # minutes
    rushed: int
    absent: int  # of the people to be interviewed

    @property
    def rushed_share(self) -> float:
        """Of those held, how many were rushed; 0 where none was held."""
        return self.rushed / self.interviews if self.interviews else 0.0

    @property
    def rushed_percent(self) -> int:
        """The same, of a hundred."""
        return round(100 * self.rushed_share)


@dataclass(frozen=True, slots=True)
class Workload:
    """The report."""

    weeks: list[Week]
    loads: list[Load]

    @property
    def interviews(self) -> int:
        """How many were held."""
        return sum(week.interviews for week in self.weeks)


def workload(today: dt.date | None = None, weeks: int = WEEKS) -> Workload:
    """The weeks that end with this one. One query."""
    today = today or timezone.localdate()
    this = today - dt.timedelta(days=today.weekday())
    mondays = [this - dt.timedelta(weeks=back) for back in reversed(range(weeks))]
    zone = timezone.get_default_timezone()
    first = dt.datetime.combine(mondays[0], dt.time(), zone)
    rows = list(
        Booking.objects.filter(ended_at__isnull=False, appointment__at__gte=first)
        .select_related("appointment", "interviewer__user")
        .order_by("appointment__at")
    )
    held = [row for row in rows if row.outcome in HELD]
    days = Counter((booking.interviewer_id, _date(booking)) for booking in held)
    found: defaultdict[dt.date, list[Booking]] = defaultdict(list)
    for row in rows:
        date = _date(row)
        found[date - dt.timedelta(days=date.weekday())].append(row)
    return Workload([_week(monday, found[monday], days) for monday in mondays], _loads(held, days))


def is_rushed(booking: Booking, held_that_day: int) -> bool:
    """Whether an interview was rushed."""
    return booking.outcome == Outcome.CUT or held_that_day > booking.cap_then


def _week(monday: dt.date, rows: list[Booking], days: Counter[tuple[int, dt.date]]) -> Week:
    held = [row for row in rows if row.outcome in HELD]
    return Week(
        monday,
        len(held),
        sum(booking.minutes for booking in held),
        sum(_minutes(booking) for booking in held),
        sum(is_rushed(booking, days[booking.interviewer_id, _date(booking)]) for booking in held),
        len(rows) - len(held),
    )


def _loads(held: list[Booking], days: Counter[tuple[int, dt.date]]) -> list[Load]:
    people = {booking.interviewer_id: booking.interviewer for booking in held}
    loads = []
    for key, interviewer in people.items():
        counts = [count for (who, _day), count in days.items() if who == key]
        loads.append(Load(interviewer.user.name, sum(counts), len(counts), max(counts), interviewer.cap))
    return sorted(loads, key=lambda load: load.name)


def _minutes(booking: Booking) -> int:
    if booking.started_at is None or booking.ended_at is None:
        return 0
    return min(round((booking.ended_at - booking.started_at).total_seconds() / 60), 24 * 60)


def _date(booking: Booking) -> dt.date:
    return timezone.localtime(booking.appointment.at, timezone.get_default_timezone()).date()
