"""The desk as it stands: the office's rows as the library's desk, requests and plan, and back.

Everybody open is read and unsealed, whoever looks: a plan that left somebody out would give their hour away. What a
member is shown of it is decided by `board`.
"""

from __future__ import annotations

import datetime as dt
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from uuid import UUID

from django.db.models import Q, Value
from django.utils import timezone

from amparo.errors import DeskError
from amparo.office.cases.access.models import Assignment, Case, Status, Wall
from amparo.office.cases.access.rules import EVERYBODY
from amparo.office.interviews import languages, models
from amparo.office.interviews.requests import Needs, unsealed
from amparo.office.platform.accounts.models import User
from amparo.office.platform.accounts.roles import Role
from amparo.office.platform.encryption.case_keys import OpenKey, open_keys
from amparo.office.platform.ui.moments import office_day
from amparo.scheduling.checking import refuse_unusable
from amparo.scheduling.model import Booking as Hour
from amparo.scheduling.model import Desk, Interviewer, Plan, Request, Tier, Unplaced
from amparo.scheduling.model import Interpreter as Voice
from amparo.scheduling.planning import reason_without_room

WORKED = (Status.CONSULTATION, Status.OPEN)


@dataclass(frozen=True, slots=True)
class PlanState:
    """The desk, who is to be interviewed, and the plan that holds, from tomorrow on."""

    desk: Desk
    requests: Mapping[str, Request]
    plan: Plan
    number: int  # of the plan
    wanted: Mapping[str, models.Wanted]
    needs: Mapping[str, Needs]
    interviewers: Mapping[str, models.Interviewer]
    interpreters: Mapping[str, models.Interpreter]
    bookings: Mapping[str, models.Booking]
    aside: Mapping[str, str]  # requests that cannot be planned as they are written, and why
    away: Mapping[
        str, tuple[tuple[dt.date, dt.date], ...]
    ]  # first and last days away, of interviewers and interpreters
    week: tuple[models.Booking, ...]  # what lies in the week that was asked for
    unwritten: tuple[models.Booking, ...]  # whose day is over, and nobody wrote down what came of them
    case_keys: Mapping[UUID, OpenKey]

    def at(self, hour: Hour) -> dt.datetime:
        """When an hour of the plan begins, by the office's clock."""
        clock = dt.time(hour.starts // 60, hour.starts % 60)
        return dt.datetime.combine(self.desk.dates[hour.day], clock, timezone.get_default_timezone())

    def hour_of(self, booking: models.Booking) -> Hour | None:
        """A booking as an hour of the plan; None where it lies outside the days planned."""
        there = timezone.localtime(booking.appointment.at, timezone.get_default_timezone())
        day = bisect_left(self.desk.dates, office_day(there))
        if day == len(self.desk.dates) or self.desk.dates[day] != office_day(there):
            return None
        interpreter = voice_name(booking.interpreter_id) if booking.interpreter_id else ""
        starts = there.hour * 60 + there.minute
        name = interviewer_name(booking.interviewer_id)
        return Hour(day, starts, name, booking.wanted_id.hex, booking.minutes, interpreter, booking.place)


def interviewer_name(pk: int) -> str:
    """How the library knows an interviewer."""
    return f"u{pk}"


def voice_name(pk: int) -> str:
    """How the library knows an interpreter."""
    return f"v{pk}"


def plan_state(week: dt.date | None = None) -> PlanState:
    """The desk as it stands, and with a Monday also what lies in its week. Nine queries, however many wait."""
    today = timezone.localdate()
    profile = profile_of()
    people = list(models.Interviewer.objects.select_related("user").filter(user__is_active=True))
    voices = list(models.Interpreter.objects.all())
    away = _away(min(today, week) if week else today)
    desk = _desk(profile, people, voices, away, today)
    rows = list(models.Wanted.objects.filter(state=models.State.OPEN, case__status__in=WORKED).select_related("case"))
    bookings, of_week = _bookings_of({row.pk for row in rows}, week)
    begun = {booking.wanted_id: booking for booking in bookings if booking.started_at or _day(booking) <= today}
    rows = [row for row in rows if row.pk not in begun]
    case_keys = open_keys(
        {row.case_id for row in rows} | {booking.wanted.case_id for booking in (*of_week, *begun.values())}
    )
    needs = {row.pk.hex: unsealed(case_keys[row.case_id], row).needs for row in rows if row.case_id in case_keys}
    barred = _barred({row.case_id for row in rows}, people)
    recused = defaultdict[UUID, set[int]](set)
    of_these = models.Recusal.objects.filter(wanted__state=models.State.OPEN)
    for wanted, interviewer in of_these.values_list("wanted_id", "interviewer_id"):
        recused[wanted].add(interviewer)
    requests, aside = {}, {}
    for row in rows:
        if row.pk.hex not in needs:
            continue
        excluded = frozenset(map(interviewer_name, barred[row.case_id] | recused[row.pk]))
        request = request_of(row.pk.hex, needs[row.pk.hex], excluded, desk.dates)
        try:
            refuse_unusable(desk, [request])
            requests[row.pk.hex] = request
        except DeskError as wrong:
            aside[row.pk.hex] = str(wrong)
    held = PlanState(
        desk,
        requests,
        Plan(()),
        profile.plan,
        {row.pk.hex: row for row in rows},
        needs,
        {interviewer_name(person.pk): person for person in people},
        {voice_name(interpreter.pk): interpreter for interpreter in voices},
        {booking.wanted_id.hex: booking for booking in bookings if booking.wanted_id not in begun},
        aside,
        away,
        tuple(of_week),
        tuple(booking for booking in begun.values() if _day(booking) < today),
        case_keys,
    )
    return _planned(held)


def profile_of() -> models.Profile:
    """What the office has set for its desk."""
    return models.Profile.objects.filter(pk=1).first() or models.Profile()


def _planned(held: PlanState) -> PlanState:
    hours = [
        hour for booking in held.bookings.values() if (hour := held.hour_of(booking)) and hour.request in held.requests
    ]
    placed = {booking.request for booking in hours}
    without = [
        Unplaced(name, reason_without_room(held.desk, request))
        for name, request in held.requests.items()
        if name not in placed
    ]
    return replace(held, plan=Plan(tuple(sorted(hours)), tuple(sorted(without))))


def request_of(name: str, needs: Needs, excluded: frozenset[str], dates: tuple[dt.date, ...]) -> Request:
    """What somebody needs, as the library asks it: days as working days of the horizon."""
    last = bisect_right(dates, needs.last) - 1 if needs.last else None
    return Request(
        name,
        needs.minutes,
        languages.key_of(needs.language),
        Tier(needs.tier),
        bisect_left(dates, needs.earliest) if needs.earliest else 0,
        last,
        excluded,
        "" if needs.wish else needs.gender,
        needs.place,
        needs.interpreter_adds,
        prefers_gender=needs.gender if needs.wish else "",
    )


def _desk(
    profile: models.Profile,
    people: Iterable[models.Interviewer],
    voices: Iterable[models.Interpreter],
    away: Mapping[str, tuple[tuple[dt.date, dt.date], ...]],
    today: dt.date,
) -> Desk:
    empty = Desk((), first=today + dt.timedelta(days=1), days=profile.days)
    dates = empty.dates

    def absent(name: str, leaves_on: dt.date | None) -> frozenset[int]:
        days = set(range(bisect_left(dates, leaves_on), len(dates)) if leaves_on else ())
        for first, last in away.get(name, ()):
            days.update(range(bisect_left(dates, first), bisect_right(dates, last)))
        return frozenset(days)

    interviewers = tuple(
        Interviewer(
            interviewer_name(person.pk),
            languages.keys_of(person.languages),
            person.cap,
            person.minutes,
            person.gap,
            _minutes(person.opens),
            _minutes(person.closes),
            _weekdays(person.weekdays),
            absent(interviewer_name(person.pk), person.leaves_on),
            person.gender,
            frozenset(filter(None, (place.strip() for place in person.places.split(",")))),
        )
        for person in people
    )
    interpreters = tuple(
        Voice(
            voice_name(interpreter.pk),
            languages.keys_of(interpreter.languages),
            interpreter.minutes,
            _weekdays(interpreter.weekdays),
            absent(voice_name(interpreter.pk), interpreter.leaves_on),
        )
        for interpreter in voices
    )
    return Desk(interviewers, interpreters, dict(profile.rooms), empty.first, profile.days)


def _away(since: dt.date) -> Mapping[str, tuple[tuple[dt.date, dt.date], ...]]:
    found: defaultdict[str, list[tuple[dt.date, dt.date]]] = defaultdict(list)
    for absence in models.Absence.objects.filter(last__gte=since):
        name = (
            interviewer_name(absence.interviewer_id)
            if absence.interviewer_id
            else voice_name(absence.interpreter_id or 0)
        )
        found[name].append((absence.first, absence.last))
    return {name: tuple(days) for name, days in found.items()}


def _bookings_of(wanted: set[UUID], monday: dt.date | None) -> tuple[list[models.Booking], list[models.Booking]]:
    """The hours of those still to be interviewed, and everything that lies in a week."""
    which = Q(wanted__state=models.State.OPEN)
    in_week = Q()
    if monday is not None:
        first = dt.datetime.combine(monday, dt.time(), timezone.get_default_timezone())
        in_week = Q(appointment__at__gte=first, appointment__at__lt=first + dt.timedelta(days=7))
        which |= in_week & ~Q(wanted__state=models.State.WITHDRAWN)
    rows = models.Booking.objects.filter(which, appointment__cancelled_at=None).order_by("appointment__at")
    found = list(rows.select_related("appointment", "interviewer__user", "interpreter", "wanted__case"))
    week = [
        booking for booking in found if monday is not None and monday <= _day(booking) < monday + dt.timedelta(days=7)
    ]
    return [booking for booking in found if booking.wanted_id in wanted], week


def _barred(cases: set[UUID], people: Iterable[models.Interviewer]) -> Mapping[UUID, set[int]]:
    """For each case the interviewers for whom it does not exist: they are never booked for it. One query."""
    working = {person.user_id: person for person in people}
    on_it = Assignment.objects.filter(case__in=cases, user__in=working).values_list(
        "case_id", "user_id", Value("on it")
    )
    walled = Wall.objects.filter(case__in=cases, user__in=working).values_list("case_id", "user_id", Value("walled"))
    of_team = Case.objects.filter(pk__in=cases, team__members__in=working)
    in_team = of_team.values_list("pk", "team__members", Value("in the team"))
    how: defaultdict[tuple[UUID, int], set[str]] = defaultdict(set)
    for case, user, which in on_it.order_by().union(walled.order_by(), in_team.order_by()):
        how[case, user].add(which)
    return {
        case: {
            interviewer.pk
            for user, interviewer in working.items()
            if not _exists_for(interviewer.user, how[case, user])
        }
        for case in cases
    }


def _exists_for(user: User, how: set[str]) -> bool:
    """As `gate.visible` has it: assigned, or in the team unless a volunteer, and not walled off."""
    if "walled" in how or user.role not in EVERYBODY:
        return False
    return "on it" in how or ("in the team" in how and user.role != Role.VOLUNTEER)


def _day(booking: models.Booking) -> dt.date:
    return timezone.localtime(booking.appointment.at, timezone.get_default_timezone()).date()


def _minutes(clock: dt.time) -> int:
    return clock.hour * 60 + clock.minute


def _weekdays(kept: str) -> frozenset[int]:
    return frozenset(int(day) for day in kept.split(",") if day)
