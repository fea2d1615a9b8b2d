"""Writing who interviews and who interprets, their days away, and what the office has set for its desk."""

from __future__ import annotations

import datetime as dt
from typing import Any

from amparo.office.cases.access.services import Changed
from amparo.office.interviews.models import Absence, Interpreter, Interviewer, Profile
from amparo.office.platform.accounts.models import User
from amparo.office.platform.audit.record import record


def begin(by: User, user: User, **fields: Any) -> Interviewer:
    """Let a member interview."""
    row = Interviewer.objects.create(user=user, **fields)
    record(by.pk, "desk.changed", about=f"interviewer {row.pk}")
    return row


def change(by: User, row: Interviewer, version: int, **fields: Any) -> None:
    """Change an interviewer's day, cap or languages. Raises Changed when somebody else did meanwhile."""
    if not Interviewer.objects.filter(pk=row.pk, version=version).update(**fields, version=version + 1):
        raise Changed(Interviewer.objects.get(pk=row.pk))
    record(by.pk, "desk.changed", about=f"interviewer {row.pk}")


def set_interpreter(by: User, row: Interpreter | None, **fields: Any) -> Interpreter:
    """A new interpreter, or a change of one."""
    if row is None:
        row = Interpreter.objects.create(**fields)
    else:
        Interpreter.objects.filter(pk=row.pk).update(**fields)
    record(by.pk, "desk.changed", about=f"interpreter {row.pk}")
    return row


def away(by: User, who: Interviewer | Interpreter, first: dt.date, last: dt.date) -> Absence:
    """Somebody is away from the first to the last day. Nobody is asked why."""
    whose = {"interviewer": who} if isinstance(who, Interviewer) else {"interpreter": who}
    row = Absence.objects.create(first=first, last=last, **whose)
    record(by.pk, "desk.away", about=f"{next(iter(whose))} {who.pk}")
    return row


def back(by: User, row: Absence) -> None:
    """They are here after all."""
    record(by.pk, "desk.back", about=f"interviewer {row.interviewer_id} interpreter {row.interpreter_id}")
    row.delete()


def set_profile(by: User, **fields: Any) -> None:
    """What the office sets for its desk: minutes, rooms, how far a plan looks."""
    Profile.objects.get_or_create(pk=1)
    Profile.objects.filter(pk=1).update(**fields)
    record(by.pk, "desk.changed", about="minutes and rooms")
