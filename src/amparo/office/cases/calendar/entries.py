"""Everything that falls on a stretch of days, for whoever looks: what each room adds, of the cases they may see.

A scheduler sees all dates of the office by number and kind, and nothing that is sealed.
"""

from __future__ import annotations

import datetime as dt

from django.db.models import QuerySet

from amparo.office.cases.access.gate import visible
from amparo.office.cases.access.models import Case, Status
from amparo.office.cases.access.on_calendar import Days, Entry, OnCalendar
from amparo.office.cases.access.on_today import Opened
from amparo.office.cases.people.persons import titles_of
from amparo.office.platform.accounts.models import User
from amparo.office.platform.accounts.roles import Role
from amparo.office.platform.encryption.case_keys import open_keys
from amparo.office.platform.rooms import every


def entries(user: User, first: dt.date, last: dt.date, *, mine: bool = False, names: bool = True) -> list[Entry]:
    """What falls on the days from first to last, in order. Two queries, and one for each room that adds to them."""
    days = days_of(user, first, last, mine=mine, names=names)
    schedules = user.role == Role.SCHEDULER
    found = [part.find(days) for part in every(OnCalendar) if part.for_schedulers or not schedules]
    keys = frozenset().union(*(room.cases for room in found))
    case_keys = open_keys(keys) if keys else {}
    opened = Opened(case_keys, titles_of(keys, case_keys) if keys and days.names else {})
    return sorted((entry for room in found for entry in room.read(opened)), key=lambda entry: entry.order)


def days_of(user: User, first: dt.date, last: dt.date, *, mine: bool, names: bool = True) -> Days:
    """The days as a member may look at them."""
    schedules, seen = user.role == Role.SCHEDULER, _cases_of(user)
    cases = seen.filter(assignments__user=user) if mine and not schedules else seen
    return Days(user, first, last, cases, seen, names and not schedules, opens=not schedules)


def _cases_of(user: User) -> QuerySet[Case]:
    if user.role == Role.SCHEDULER and user.is_active:
        return Case.objects.exclude(status=Status.ERASED).exclude(walls__user=user)
    return visible(user)
