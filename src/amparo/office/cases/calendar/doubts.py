"""Questions about a hearing before it is taken: a court seldom sits on that day, or the day can hardly be meant."""

from __future__ import annotations

import datetime as dt
from uuid import UUID

from django import forms
from django.utils import timezone
from django.utils.translation import gettext

from amparo.law.calendar import federal_holidays
from amparo.office.cases.access.models import Case
from amparo.office.cases.calendar.models import HEARINGS, Appointment
from amparo.office.platform.ui.moments import day_at

SATURDAY = 5


def doubts_of(case: Case, kind: str, at: dt.datetime, zone: str, same: UUID | None = None) -> list[str]:
    """What is asked about a hearing; nothing for other dates. `same` is the date itself where one is changed."""
    if kind not in HEARINGS:
        return []
    found = _no_court_day(day_at(at, zone))
    if at < timezone.now():
        found.append(gettext("This hour is past."))
    twice = Appointment.objects.filter(case=case, kind__in=HEARINGS, cancelled_at=None)
    minute = at.replace(second=0, microsecond=0)
    others = twice if same is None else twice.exclude(pk=same)
    if others.filter(at__gte=minute, at__lt=minute + dt.timedelta(minutes=1)).exists():
        found.append(gettext("A hearing of this case already stands at this minute."))
    return found


def doubts_of_day(day: dt.date, today: dt.date) -> list[str]:
    """What is asked about a hearing of which only the day is known."""
    return _no_court_day(day) + ([gettext("This day is past.")] if day < today else [])


def _no_court_day(day: dt.date) -> list[str]:
    found = []
    if day.weekday() >= SATURDAY:
        found.append(gettext("This is a Saturday or Sunday, when courts seldom sit."))
    if day in federal_holidays(day.year):
        found.append(gettext("This is a federal holiday, when courts do not commonly sit."))
    return found


def answer_for(kind: str, at: dt.datetime) -> str:
    """What the tick says, so that it answers for this date and no other."""
    return f"{kind} {at.astimezone(dt.UTC).isoformat(timespec='minutes')}"


def ask(form: forms.Form, case: Case, kind: str, at: dt.datetime, zone: str, same: UUID | None = None) -> bool:
    """Whether the date of a form may be taken: nothing is asked, or it was answered that just this date is right.

    Otherwise the form shows the questions with a tick, and all that was typed.
    """
    questions = doubts_of(case, kind, at, zone, same)
    answer = answer_for(kind, at)
    if not questions or form.data.get("it_is_right") == answer:
        return True
    form.questions, form.answer = questions, answer  # type: ignore[attr-defined]  # read by look/fields.html
    form.add_error(None, gettext("Not saved yet: please look at this date once more."))
    return False
