"""Word that comes: by message from the public page, or told to a member."""

from __future__ import annotations

import datetime as dt
import hmac
import re
from enum import StrEnum
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext, gettext_noop

from amparo.office.border.checkins.models import Answer, Kind, Plan
from amparo.office.border.checkins.rounds import escalate, locked, look_at
from amparo.office.cases.access.models import Case
from amparo.office.front_door.dropbox.models import SealedMessage
from amparo.office.intake import incoming
from amparo.office.intake.alarms import raise_alarm
from amparo.office.intake.models import AlarmKind
from amparo.office.platform.accounts.models import User
from amparo.office.platform.audit.record import record
from amparo.office.platform.encryption.case_keys import OpenKey, open_key

KIND = "checkin"


class CheckIn(StrEnum):
    """What somebody can say by pressing one button."""

    SAFE = "safe"
    CALL = "call"
    DANGER = "danger"


ESCALATED_AT_ONCE = {CheckIn.CALL: Kind.CALL, CheckIn.DANGER: Kind.DANGER}
ALARMS = {CheckIn.CALL: AlarmKind.CALL, CheckIn.DANGER: AlarmKind.DANGER}
IN_WORDS = {
    CheckIn.SAFE: gettext_noop("I am safe"),
    CheckIn.CALL: gettext_noop("Call me"),
    CheckIn.DANGER: gettext_noop("I am in danger"),
}


def take(message: SealedMessage, content: dict[str, Any]) -> None:
    """Record what a message of the check-in page says; the same message twice is one. Raises ValueError."""
    lookup, word = str(content["lookup"]), CheckIn(content["word"])
    if not re.fullmatch(r"[0-9a-f]{32}", lookup):
        raise ValueError("no lookup")
    now = timezone.now()
    said_at = dt.datetime.fromisoformat(str(content["at"]))
    if said_at.tzinfo is None:
        raise ValueError("no moment")
    with transaction.atomic():
        known = Plan.objects.filter(lookup=lookup).values_list("pk", flat=True).first()
        plan = locked(known) if known else None
        if plan is None or plan.lookup != lookup:
            incoming.press(message, content, gettext(IN_WORDS[word]), ALARMS.get(word), min(said_at, message.at, now))
            return
        case_key = open_key(plan.case_id)
        key = str(case_key.unseal(plan, "sealed_code")["key"])
        if not hmac.compare_digest(key.encode(), str(content["key"]).encode(errors="replace")):
            raise ValueError("not from whoever has the code")
        hear(plan, case_key, word, min(said_at, message.at, now), now, known_as=message.pk, crowded=message.crowded)


def hear(
    plan: Plan,
    case_key: OpenKey,
    word: CheckIn,
    at: dt.datetime,
    now: dt.datetime,
    *,
    by: User | None = None,
    note: str = "",
    known_as: UUID | None = None,
    crowded: bool = False,
) -> None:
    """Somebody was heard from. What was missed is answered; a call for help escalates at once and is an alarm."""
    if known_as is not None and Answer.objects.filter(pk=known_as).exists():
        return
    row = Answer(plan=plan, at=at, taken_at=now, by=by)
    if known_as is not None:
        row.pk = known_as
    row.sealed_answer = case_key.seal(row, "sealed_answer", {"what": word.value, "note": note})
    row.save(force_insert=True)
    record(by.pk if by else None, "checkin.came", plan.case_id, f"answer {row.pk}")
    if word in ESCALATED_AT_ONCE:
        escalate(plan, ESCALATED_AT_ONCE[word], now, answer=row)
        raise_alarm(row.pk, ALARMS[word], at, case=plan.case, person=plan.person, crowded=crowded)
    if plan.heard_at is None or plan.heard_at < at:
        Plan.objects.filter(pk=plan.pk).update(heard_at=at)
    day = timezone.localdate(at)
    Case.objects.filter(pk=plan.case_id, heard_from_on__lt=day).update(heard_from_on=day)
    look_at(plan.pk, now)
