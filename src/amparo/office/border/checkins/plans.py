"""Plans as members make them: agreed, changed, paused, ended; a code made; escalations handled. Each within a write."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from enum import StrEnum
from zoneinfo import ZoneInfo

from django.utils import timezone
from django.utils.translation import gettext_noop

from amparo.errors import OfficeError
from amparo.office.border.checkins import agreeing
from amparo.office.border.checkins.agreeing import Agreed
from amparo.office.border.checkins.answers import CheckIn, hear
from amparo.office.border.checkins.models import OPEN, Answer, Due, Escalation, How, Plan, Terms
from amparo.office.border.checkins.rounds import look_at
from amparo.office.cases.access.gate import CaseFile
from amparo.office.cases.access.models import Case
from amparo.office.cases.access.services import Changed
from amparo.office.cases.messages import outbox
from amparo.office.cases.people.persons import Someone
from amparo.office.front_door.dropbox import collecting
from amparo.office.front_door.dropbox.codes import Code
from amparo.office.intake.alarms import keep_code, take_of
from amparo.office.intake.models import Alarm
from amparo.office.platform.encryption.case_keys import open_key


class Stop(StrEnum):
    """Why terms end."""

    CHANGE = "change"
    PAUSE = "pause"
    END = "end"


class Outcome(StrEnum):
    """What a member did about an escalation."""

    HEARD = "heard"  # they were reached, and are safe
    TRIED = "tried"  # not reached: it stays open
    SETTLED = "settled"  # no more steps for this check-in


def agree(file: CaseFile, someone: Someone, agreed: Agreed, version: int) -> Plan:
    """Agree on a rhythm with somebody, in place of the one before; also how a paused one goes on. Raises Changed."""
    now = timezone.now()
    plan = Plan.objects.select_for_update().filter(person=someone.row).first()
    if plan is not None and plan.version != version:
        raise Changed(plan)
    if plan is None:
        plan = Plan(case=file.case, person=someone.row)
        plan.save(force_insert=True)
    else:
        _stop(file, plan, Stop.CHANGE, "", now)
        Plan.objects.filter(pk=plan.pk).update(ended_at=None, version=version + 1)
    row = Terms(plan=plan, start=now, by=file.user)
    row.sealed_terms = agreeing.sealed(file.case_key, row, agreed)
    coming = agreeing.value(row, agreed).next(0)
    row.next_at = coming[1] if coming else None
    row.save(force_insert=True)
    file.record("checkin.agreed", f"person {someone.place}")
    look_at(plan.pk, now)
    return plan


def resume(file: CaseFile, plan: Plan) -> None:
    """Go on with what was agreed last, from today on."""
    last = Terms.objects.filter(plan=plan).order_by("-start").first()
    if last is None or plan.ended_at is not None or last.end is None:
        raise OfficeError(gettext_noop("It is not paused."))
    agreed = agreeing.unsealed(file.case_key, last)
    now = timezone.now()
    _stop(file, plan, Stop.CHANGE, "", now)
    row = Terms(plan=plan, start=now, by=file.user)
    agreed = replace(agreed, first=_first_again(agreed, now))
    row.sealed_terms = agreeing.sealed(file.case_key, row, agreed)
    coming = agreeing.value(row, agreed).next(0)
    row.next_at = coming[1] if coming else None
    row.save(force_insert=True)
    Plan.objects.filter(pk=plan.pk).update(version=plan.version + 1)
    file.record("checkin.resumed", f"plan {plan.pk}")


def stop(file: CaseFile, plan: Plan, what: Stop, why: str) -> None:
    """Pause or end it, for a reason. What was missed before stays and goes on escalating until somebody settles it."""
    now = timezone.now()
    look_at(plan.pk, now)  # what came due until now is counted first
    _stop(file, plan, what, why, now)
    Plan.objects.filter(pk=plan.pk).update(ended_at=now if what is Stop.END else None, version=plan.version + 1)
    file.record("checkin.ended" if what is Stop.END else "checkin.paused", f"plan {plan.pk}")


def new_code(file: CaseFile, plan: Plan) -> Code:
    """A code for somebody, in place of any before. Only who is told its words knows them."""
    code = Code.new()
    if plan.lookup and plan.sealed_code:
        collecting.forget(plan.lookup)
        keep_code(plan.lookup, file.case_key.unseal(plan, "sealed_code")["key"], file.case_key, file.case, plan.person)
    plan.lookup = code.lookup
    plan.sealed_code = file.case_key.seal(plan, "sealed_code", {"key": code.key.hex()})
    plan.save(update_fields=["lookup", "sealed_code"])
    collecting.answer(code.lookup, code.key, {"checkin": True})
    file.record("checkin.code_made", f"plan {plan.pk}")
    return code


def key_under(lookup: str) -> bytes | None:
    """The key of the code of a plan; None where no plan has that code. Raises SealingError."""
    plan = Plan.objects.filter(lookup=lookup).first()
    if plan is None or not plan.sealed_code:
        return None
    return bytes.fromhex(open_key(plan.case_id).unseal(plan, "sealed_code")["key"])


def heard_by_member(file: CaseFile, plan: Plan, word: CheckIn, note: str) -> None:
    """A member heard from them."""
    now = timezone.now()
    hear(plan, file.case_key, word, now, now, by=file.user, note=note)


def handle(file: CaseFile, row: Escalation, outcome: Outcome, note: str) -> None:
    """A member says what was done about an escalation. It stays open until they were reached, or it is settled.

    Raises Changed where it was closed meanwhile.
    """
    now = timezone.now()
    if not Escalation.objects.filter(OPEN, pk=row.pk).exists():
        raise Changed(row)
    notes = file.case_key.unseal(row, "sealed_note") if row.sealed_note else []
    step = {"at": now.isoformat(), "by": file.user.name, "outcome": outcome.value, "note": note}
    row.sealed_note = file.case_key.seal(row, "sealed_note", [*notes, step])
    if outcome is not Outcome.TRIED:
        row.handled_at, row.handled_by = now, file.user
    row.save(update_fields=["sealed_note", "handled_at", "handled_by"])
    if outcome is Outcome.SETTLED and row.due_id is not None:
        Due.objects.filter(pk=row.due_id, closed_at=None).update(closed_at=now, how=How.SETTLED)
        outbox.cancel(row.plan.person_id, f"checkin {row.due_id}")
    file.record("checkin.handled", f"escalation {row.pk} {outcome}")
    if row.answer_id is not None:
        take_of(file.user, Alarm.objects.filter(pk=row.answer_id))
    if outcome is Outcome.HEARD:
        hear(row.plan, file.case_key, CheckIn.SAFE, now, now, by=file.user, note=note)


def _stop(file: CaseFile, plan: Plan, what: Stop, why: str, now: dt.datetime) -> None:
    """No terms are in force from now on, whatever clock they were made by."""
    for row in Terms.objects.filter(plan=plan):
        if row.end is None or row.end > now:
            if row.end is None:
                content = {"what": what.value, "why": why, "by": file.user.name}
                row.sealed_end = file.case_key.seal(row, "sealed_end", content)
            row.end = now
            coming = agreeing.value(row, agreeing.unsealed(file.case_key, row)).next(row.counted)
            row.next_at = coming[1] if coming else None
            row.save(update_fields=["end", "next_at", "sealed_end"])


def _first_again(agreed: Agreed, now: dt.datetime) -> str:
    """Today, by their clock."""
    return now.astimezone(ZoneInfo(agreed.zone)).date().isoformat()


def erase_in(case: Case) -> None:
    """Destroy the plans of the case, what was said, their escalations, and what lies under their codes."""
    for lookup in Plan.objects.filter(case=case, lookup__isnull=False).values_list("lookup", flat=True):
        collecting.forget(str(lookup))
    for model in (Escalation, Due, Answer, Terms):
        model._default_manager.filter(plan__case=case).delete()
    Plan.objects.filter(case=case).delete()
