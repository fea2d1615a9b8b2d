"""What the board shows: a week by interviewer with load against cap, and who has no hour and why.

A member sees names of cases that exist for them, a scheduler numbers; of every other interview only that the hour is
taken.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from uuid import UUID

from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from amparo.law.calendar import is_working_day
from amparo.office.cases.access.gate import visible
from amparo.office.cases.access.models import Case, Status
from amparo.office.cases.messages.clearance import WRITTEN, written_to
from amparo.office.cases.people.contact import Channel, SafeContact
from amparo.office.cases.people.models import Person
from amparo.office.cases.people.persons import Someone, unsealed
from amparo.office.interviews.models import Booking, Interviewer
from amparo.office.interviews.plan_state import PlanState, interviewer_name, plan_state
from amparo.office.interviews.proposing import broken
from amparo.office.platform.accounts.models import User
from amparo.office.platform.accounts.roles import Role
from amparo.office.platform.encryption.case_keys import OpenKey, open_keys
from amparo.office.platform.ui.moments import office_day
from amparo.scheduling.model import Booking as Hour
from amparo.scheduling.model import Missing, Unplaced, Why
from amparo.scheduling.planning import missing_for
from amparo.scheduling.repairing import Change, Notice, Timetable

MOST_WITHOUT = 60

WHY = {
    Why.WINDOW: _("The deadline is before the first day, or outside the days planned."),
    Why.TOO_LONG: _("No interviewer has a day long enough."),
    Why.LANGUAGE: _("Nobody speaks the language, and nobody interprets it."),
    Why.EXCLUDED: _("Everybody who could is recused, or the case does not exist for them."),
    Why.GENDER: _("No interviewer of the gender asked for could."),
    Why.PLACE: _("Nobody works at that place."),
    Why.CAP: _("The interviewers who could hold it have a cap of 0."),
    Why.FULL: _("Every day that would serve them is full."),
}
ROOM = _("There is room: reschedule, and they get an hour.")
TOLD = {
    Notice.OTHER_INTERVIEWER: _("same day and hour, another interviewer"),
    Notice.OTHER_HOUR: _("same day, another hour"),
    Notice.OTHER_DAY: _("another day"),
    Notice.NEW: _("a first hour"),
    Notice.NONE: _("the hour is lost, and no other serves"),
}


@dataclass(frozen=True, slots=True)
class Shown:
    """Somebody as the member may know them: a case that is not theirs has neither number nor name."""

    number: str = ""
    title: str = ""
    line: str = ""  # how it is safe to reach them
    rules: SafeContact | None = None


@dataclass(frozen=True, slots=True)
class Changes:
    """What a proposal changes for one person, as the member may know it."""

    shown: Shown
    notice: Notice
    words: str
    before: dt.datetime | None
    after: dt.datetime | None
    with_before: str
    with_after: str
    knew: bool  # they were told the hour before
    safe: str  # how they may be told


@dataclass(frozen=True, slots=True)
class Slot:
    """One interview on the board."""

    booking: Booking
    shown: Shown
    starts: dt.datetime
    ends: dt.datetime


@dataclass(frozen=True, slots=True)
class Day:
    """One interviewer's day, and how much of it is used."""

    date: dt.date
    works: bool
    slots: list[Slot]
    cap: int
    minutes: int

    @property
    def held(self) -> int:
        """How many interviews stand in it."""
        return len(self.slots)

    @property
    def used(self) -> int:
        """How many minutes of interviews stand in it."""
        return sum(slot.booking.minutes for slot in self.slots)

    @property
    def over(self) -> bool:
        """Whether it holds more than the interviewer can do."""
        return self.held > self.cap or self.used > self.minutes or (bool(self.slots) and not self.works)


@dataclass(frozen=True, slots=True)
class Without:
    """Somebody who has no hour."""

    shown: Shown
    why: str
    last: dt.date | None
    minutes: int
    language: str
    lost: bool


@dataclass(frozen=True, slots=True)
class Lacking:
    """Capacity that is missing, in hours."""

    hours: int
    language: str
    first: dt.date
    last: dt.date
    people: int


@dataclass(frozen=True, slots=True)
class Board:
    """A week of the desk."""

    monday: dt.date
    rows: list[tuple[Interviewer, list[Day]]]
    without: list[Without]
    hidden: int  # without an hour, of cases that the member does not see
    lacking: list[Lacking]
    broken: int
    people: int  # to be interviewed
    unwritten: list[Slot]  # whose day is over, and nobody wrote down what came of them


def board(user: User, monday: dt.date) -> Board:
    """The week of a Monday, and who has no hour."""
    held = plan_state(monday)
    week = [monday + dt.timedelta(days=number) for number in range(5)]
    bookings = held.week
    names = {unplaced_request.request for unplaced_request in held.plan.unplaced} | set(held.aside)
    waiting = {name: held.wanted[name] for name in names}
    persons = {wanted.person_id for wanted in waiting.values()}
    persons |= {booking.wanted.person_id for booking in (*bookings, *held.unwritten)}
    known = shown_people(user, persons, held.case_keys)
    rows = [
        (person, [_day(held, person, date, known) for date in week])
        for person in sorted(held.interviewers.values(), key=lambda interviewer: interviewer.user.name)
    ]
    reasons = _reasons(held)
    without = [_without(held, name, known, str(WHY[why]) if why else str(ROOM)) for name, why in reasons.items()]
    without += [_without(held, name, known, why) for name, why in held.aside.items()]
    own = [seat for seat in without if seat.shown.number]
    full = [held.requests[name] for name, why in reasons.items() if why is Why.FULL]
    without_room = [Unplaced(wanted.id, Why.FULL) for wanted in full]
    return Board(
        monday,
        rows,
        sorted(own, key=lambda seat: (seat.last or dt.date.max, seat.shown.number))[:MOST_WITHOUT],
        len(without) - len(own),
        [_lacking(held, missing) for missing in missing_for(held.desk, full, without_room)],
        len(broken(held)),
        len(held.requests),
        [slot for booking in held.unwritten if (slot := _slot(booking, known)).shown.number],
    )


def desk_cases(user: User) -> QuerySet[Case]:
    """The cases whose interviews a member may see at the desk; of a scheduler, by number and nothing else."""
    if user.role == Role.SCHEDULER and user.is_active:
        return Case.objects.exclude(status=Status.ERASED).exclude(walls__user=user)
    return visible(user)


def shown_people(
    user: User, persons: Iterable[UUID], opened: Mapping[UUID, OpenKey] | None = None
) -> Mapping[UUID, Shown]:
    """People as a member may know them; whoever is not theirs is left out."""
    cases = desk_cases(user)
    rows = list(Person.objects.filter(pk__in=set(persons), case__in=cases).select_related("case"))
    if user.role == Role.SCHEDULER:
        return {row.pk: Shown(row.case.number) for row in rows}
    case_keys = opened if opened is not None else open_keys({row.case_id for row in rows})
    return {row.pk: _of(unsealed(case_keys[row.case_id], row)) for row in rows if row.case_id in case_keys}


def changes_shown(user: User, held: PlanState, changes: Iterable[Change]) -> list[Changes]:
    """The changes of a proposal as a member may see them, those they may know first."""
    changes = list(changes)
    known = shown_people(user, {held.wanted[change.request].person_id for change in changes})
    now = timezone.now()
    listed = [
        Changes(
            known.get(held.wanted[change.request].person_id, Shown()),
            change.notice,
            str(TOLD[change.notice]),
            held.at(change.before) if change.before else None,
            held.at(change.after) if change.after else None,
            _who(held, change.before),
            _who(held, change.after),
            change.request in held.bookings and held.bookings[change.request].told_at is not None,
            _safe(known.get(held.wanted[change.request].person_id), now),
        )
        for change in changes
    ]
    return sorted(listed, key=lambda change: (not change.shown.number, change.shown.number))


def _who(held: PlanState, hour: Hour | None) -> str:
    if hour is None:
        return ""
    name = held.interviewers[hour.interviewer].user.name if hour.interviewer in held.interviewers else "—"
    return f"{name} + {held.interpreters[hour.interpreter].name}" if hour.interpreter in held.interpreters else name


def _safe(shown: Shown | None, now: dt.datetime) -> str:
    """How they may be told: by a message that the outbox may send, now or at their next hour, or by a person."""
    if shown is None or shown.rules is None:
        return ""
    rules = shown.rules
    if rules.channel in (Channel.NONE, Channel.IN_PERSON):
        return str(_("only in person"))
    if rules.channel not in WRITTEN or not written_to(rules.channel, rules.detail) or rules.never.strip():
        return str(_("a person has to tell them"))
    if rules.channel == Channel.LETTER or rules.is_open(now):
        return str(_("a message may go now"))
    return str(_("a message may go at their next hour")) if rules.times_known else str(_("a person has to tell them"))


def _of(someone: Someone) -> Shown:
    return Shown(someone.row.case.number, str(someone.names), someone.contact.line, someone.contact)


def monday_of(day: dt.date) -> dt.date:
    """The Monday of a week; of a weekend, of the week that comes."""
    return day - dt.timedelta(days=day.weekday()) if day.weekday() < 5 else day + dt.timedelta(days=7 - day.weekday())


def _slot(booking: Booking, known: Mapping[UUID, Shown]) -> Slot:
    starts = booking.appointment.at.astimezone(timezone.get_default_timezone())
    shown = known.get(booking.wanted.person_id, Shown())
    return Slot(booking, shown, starts, starts + dt.timedelta(minutes=booking.minutes))


def _day(held: PlanState, interviewer: Interviewer, date: dt.date, known: Mapping[UUID, Shown]) -> Day:
    theirs = (_slot(booking, known) for booking in held.week if booking.interviewer_id == interviewer.pk)
    slots = [slot for slot in theirs if office_day(slot.starts) == date]
    away = any(first <= date <= last for first, last in held.away.get(interviewer_name(interviewer.pk), ()))
    gone = interviewer.leaves_on is not None and date >= interviewer.leaves_on
    works = str(date.weekday()) in interviewer.weekdays.split(",") and is_working_day(date) and not away and not gone
    return Day(date, works, slots, interviewer.cap, interviewer.minutes)


def _reasons(held: PlanState) -> Mapping[str, Why | None]:
    """Why somebody has no hour; None where there is room, and only nobody has planned since they asked."""
    timetable = Timetable(held.desk, held.requests)
    for booking in held.plan.bookings:
        timetable.add(booking)
    found: dict[str, Why | None] = {}
    for each in held.plan.unplaced:
        has_room = each.why is Why.FULL and timetable.earliest(held.requests[each.request]) is not None
        found[each.request] = None if has_room else each.why
    return found


def _without(held: PlanState, name: str, known: Mapping[UUID, Shown], why: str) -> Without:
    wanted, needs = held.wanted[name], held.needs[name]
    shown = known.get(wanted.person_id, Shown())
    return Without(shown, why, needs.last, needs.minutes, needs.language, wanted.lost_at is not None)


def _lacking(held: PlanState, missing: Missing) -> Lacking:
    dates = held.desk.dates
    language = next((held.needs[name].language for name in missing.requests), missing.language)
    return Lacking(
        -(-missing.minutes // 60), language, dates[missing.first], dates[missing.last], len(missing.requests)
    )
