"""Alarms as pages show them: those that exist for a member, one line a person; of the others, that they wait.

Both come of one question to the database, since every page that begins a day asks it.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from uuid import UUID

from django.db.models import Case as When
from django.db.models import Exists, OuterRef, Q, Value
from django.db.models import When as If
from django.utils import timezone

from amparo.office.cases.access.gate import members_who_see
from amparo.office.cases.access.models import Assignment, Case, Wall
from amparo.office.cases.access.rules import EVERYBODY, TAKES_CASES
from amparo.office.cases.people.models import Person
from amparo.office.cases.people.persons import names_of
from amparo.office.intake.alarms import exists_for, open_alarms, same_as
from amparo.office.intake.models import Alarm, AlarmKind, Request, RequestKey
from amparo.office.intake.requests import unsealed
from amparo.office.platform.accounts.models import User
from amparo.office.platform.accounts.roles import Role
from amparo.office.platform.encryption.case_keys import OpenKey, open_keys

UNTAKEN = dt.timedelta(minutes=30)
"""After so long without anybody who took it, others are told that an alarm waits."""
A_DAY = dt.timedelta(days=1)
MOST, AT_ONCE = 20, 200
TOLD = (Role.ATTORNEY, Role.ADMINISTRATOR)
"""Who is told, without content, that somebody cries for help whom nobody goes to."""
GRAVEST = tuple(AlarmKind)


@dataclass(frozen=True, slots=True)
class Alarmed:
    """Somebody who cried for help: the gravest that they said and waits, and how often they said anything."""

    row: Alarm  # the latest of the gravest
    last: Alarm  # the latest: taking it takes all before it
    times: int
    name: str = ""

    @property
    def grave(self) -> bool:
        """Whether they said that they are in danger, or may have."""
        return self.row.kind != AlarmKind.CALL

    @property
    def late(self) -> bool:
        """Whether the office read it long after it was said."""
        return self.row.came_at - self.row.said_at > dt.timedelta(minutes=5)

    @property
    def erased(self) -> bool:
        """Whether nothing is held any more of whoever it was."""
        return self.row.request_id is None and self.row.case_id is None


@dataclass(frozen=True, slots=True)
class Untaken:
    """An alarm of which a member may know no more than that it waits. Administrators learn whom to call."""

    said_at: dt.datetime
    kind: str
    call: list[str] = field(default_factory=list)  # who answers for it, and its team

    @property
    def grave(self) -> bool:
        """Whether somebody said that they are in danger, or may have."""
        return self.kind != AlarmKind.CALL


@dataclass(frozen=True, slots=True)
class Alarms:
    """What waits to be taken, the gravest first."""

    shown: list[Alarmed]
    more: int
    untaken: list[Untaken]

    def __bool__(self) -> bool:
        """Whether anything waits."""
        return bool(self.shown or self.untaken)


@dataclass(frozen=True, slots=True)
class Waiting:
    """The rows of a member before anything of them is unsealed."""

    groups: list[list[Alarm]]  # one person each, the latest first
    more: int
    hidden: list[Alarm]

    @property
    def cases(self) -> set[UUID]:
        """The cases of which something is shown."""
        return {rows[0].case_id for rows in self.groups if rows[0].case_id is not None}


def waiting(user: User) -> Waiting:
    """The alarms that wait, of those that exist for a member and of those that do not. One query."""
    order = When(*(If(kind=kind, then=Value(place)) for place, kind in enumerate(GRAVEST)))
    rows = open_alarms().annotate(theirs=Exists(Alarm.objects.filter(exists_for(user), pk=OuterRef("pk"))))
    rows = rows.select_related("case__team", "person", "request").order_by("crowded", order, "-said_at")
    shown: list[Alarm] = []
    hidden: list[Alarm] = []
    for row in rows[:AT_ONCE]:
        (shown if row.theirs else hidden).append(row)
    groups = list(_by_person(shown).values())
    return Waiting(groups[:MOST], max(len(groups) - MOST, 0), hidden if user.role in TOLD else [])


def alarms_of(user: User) -> Alarms:
    """Everything that waits for a member. Two to six queries, one where nothing waits."""
    held = waiting(user)
    return named(user, held, open_keys(held.cases) if held.cases else {})


def named(user: User, held: Waiting, case_keys: Mapping[UUID, OpenKey]) -> Alarms:
    """The same with the names of whose they are, by the keys of their cases."""
    requests = {rows[0].request for rows in held.groups if rows[0].request is not None and rows[0].case_id is None}
    names = _names_of_requests(request for request in requests if request is not None)
    unnamed = {rows[0].case_id for rows in held.groups if rows[0].case_id is not None and rows[0].person is None}
    first = {client.case_id: client for client in Person.objects.filter(case__in=unnamed, place=1)} if unnamed else {}
    shown = []
    for rows in held.groups:
        latest, case = rows[0], rows[0].case_id
        name = names.get(latest.request_id, "") if latest.request_id else ""
        if case is not None and case in case_keys and (person := latest.person or first.get(case)) is not None:
            name = str(names_of(case_keys[case], person))
        gravest = min(rows, key=lambda row: GRAVEST.index(AlarmKind(row.kind)))
        shown.append(Alarmed(gravest, latest, len(rows), name))
    return Alarms(shown, held.more, _untaken(user, held.hidden))


def of_request(row: Request) -> list[Alarm]:
    """The alarms of one request, taken or not, the latest first."""
    return list(row.alarms.select_related("taken_by").order_by("-said_at")[:MOST])


def of_case(case: Case) -> list[Alarm]:
    """The alarms of a case: all that wait, and those taken within a day; the latest first."""
    lately = Q(taken_at=None) | Q(taken_at__gte=timezone.now() - A_DAY)
    return list(
        Alarm.objects.filter(lately, case=case).select_related("taken_by", "person").order_by("-said_at")[:MOST]
    )


def lately_taken(user: User) -> list[Alarm]:
    """What was taken within a day, of what exists for a member: who has it, and since when."""
    rows = Alarm.objects.filter(exists_for(user), taken_at__gte=timezone.now() - A_DAY)
    return list(rows.select_related("taken_by", "case", "person", "request").order_by("-taken_at")[:MOST])


def _by_person(rows: Iterable[Alarm]) -> dict[str, list[Alarm]]:
    found: dict[str, list[Alarm]] = {}
    for row in rows:
        found.setdefault(str(same_as(row)), []).append(row)
    return {key: sorted(same, key=lambda alarm: alarm.came_at, reverse=True) for key, same in found.items()}


def _names_of_requests(rows: Iterable[Request]) -> dict[UUID, str]:
    wanted = {row.pk: row for row in rows}
    if not wanted:
        return {}
    case_keys = open_keys(wanted, RequestKey)
    return {pk: unsealed(case_keys[pk], row).name for pk, row in wanted.items() if pk in case_keys}


def _untaken(user: User, hidden: list[Alarm]) -> list[Untaken]:
    """Those that nobody there sees, or nobody has taken for long. A member who is walled off is told nothing."""
    before = timezone.now() - UNTAKEN
    parts = []
    for row in hidden:
        if user.role != Role.ADMINISTRATOR and _walled(user, row):
            continue
        if row.came_at <= before or not _somebody_sees(row):
            parts.append(Untaken(row.said_at, row.kind, _whom(row) if user.role == Role.ADMINISTRATOR else []))
        if len(parts) == MOST:
            break
    return parts


def _somebody_sees(row: Alarm) -> bool:
    there = User.objects.filter(is_active=True, role__in=TAKES_CASES)
    members = members_who_see(row.case_id) if row.case_id is not None else there
    if row.request is not None:
        members = members.exclude(pk__in=row.request.walled.values("pk"))
    return members.exists()


def _walled(user: User, row: Alarm) -> bool:
    of_case = row.case_id is not None and Wall.objects.filter(case=row.case_id, user=user).exists()
    return of_case or (row.request is not None and row.request.walled.filter(pk=user.pk).exists())


def _whom(row: Alarm) -> list[str]:
    """Who answers for the case, if they are still there, and its team: nothing of the client."""
    if row.case is None:
        return []
    there = Assignment.objects.filter(case=row.case, user__is_active=True, user__role__in=EVERYBODY)
    walled = Wall.objects.filter(case=row.case).values("user")
    names = list(there.exclude(user__in=walled).order_by("-lead").values_list("user__name", flat=True)[:3])
    return [*names, *([row.case.team.name] if row.case.team else [])]
