"""One look after another at what is due: what `escalation` says is written down, each plan in a transaction of its own.

A look that is broken off leaves nothing; the next says the same again. A plan that cannot be read holds up no other.
"""

from __future__ import annotations

import datetime as dt
import logging
from uuid import UUID

from django.db import DatabaseError, transaction
from django.db.models import Exists, OuterRef, Q
from django.utils import timezone

from amparo.errors import SealingError
from amparo.office.border.checkins import agreeing, escalation
from amparo.office.border.checkins.agreeing import Agreed
from amparo.office.border.checkins.escalation import SLACK, Round, look
from amparo.office.border.checkins.escalation import Due as DueValue
from amparo.office.border.checkins.models import Due, Escalation, How, Kind, Plan, Terms
from amparo.office.cases.access.models import Case
from amparo.office.cases.messages import outbox
from amparo.office.cases.messages.people import PERSON
from amparo.office.cases.messages.wording import Purpose
from amparo.office.platform.audit.record import record
from amparo.office.platform.encryption.case_keys import OpenKey, open_key

REMINDER_LASTS = dt.timedelta(hours=22)
_log = logging.getLogger(__name__)


def look_at_all(now: dt.datetime | None = None) -> int:
    """Look at every plan that may need it; at how many."""
    now = now or timezone.now()
    keys = list(_restless(now))
    for pk in keys:
        try:
            look_at(pk, now)
        except (SealingError, DatabaseError):
            _log.warning("a check-in could not be looked at; it is tried again", exc_info=True)
    return len(keys)


def _restless(now: dt.datetime) -> list[UUID]:
    """Plans of which something is due, missed, or told by a clock that ran ahead."""
    of_it = Due.objects.filter(plan=OuterRef("pk"), void=False)
    rows = Plan.objects.filter(
        Q(Exists(Terms.objects.filter(plan=OuterRef("pk"), next_at__lte=now)))
        | Q(Exists(of_it.filter(Q(closed_at=None) | Q(at__gt=now + SLACK))))
        | Q(heard_at__gt=now + SLACK)
    )
    return list(rows.values_list("pk", flat=True))


def locked(pk: UUID) -> Plan | None:
    """A plan that nobody else writes to meanwhile. Its case is locked first, as in every write: none wait in a ring."""
    Case.objects.select_for_update(of=("self",)).filter(checkin_plans=pk).first()
    return Plan.objects.select_for_update(of=("self",)).filter(pk=pk).first()


@transaction.atomic
def look_at(pk: UUID, now: dt.datetime) -> None:
    """Look at one plan. Raises SealingError when its case is erased."""
    plan = locked(pk)
    if plan is None:
        return
    case_key = open_key(plan.case_id)
    dues = list(Due.objects.filter(Q(closed_at=None) | Q(at__gt=now), plan=plan, void=False))
    of_plan = Terms.objects.filter(plan=plan).filter(
        Q(pk__in={due.terms_id for due in dues}) | Q(next_at__isnull=False)
    )
    rows = {row.pk: row for row in of_plan}
    agreed = {key: agreeing.unsealed(case_key, row) for key, row in rows.items()}
    values = {key: agreeing.value(row, agreed[key]) for key, row in rows.items()}
    taken: dict[UUID, set[int]] = {}
    for due, place in Escalation.objects.filter(due__in=dues, void=False).values_list("due", "place"):
        taken.setdefault(due, set()).add(place)
    by_value = {
        DueValue(
            values[due.terms_id], due.place, due.at, due.opens_at, due.how == How.SETTLED,
            frozenset(taken.get(due.pk, ())),
        ): due
        for due in dues
    }  # fmt: skip
    found = look([(values[key], row.counted) for key, row in rows.items()], list(by_value), plan.heard_at, now)
    _Writing(plan, case_key, now, by_value, agreed).write(found)
    _count(rows, values, found)


class _Writing:
    """What one look changes, as it is written down."""

    def __init__(
        self, plan: Plan, case_key: OpenKey, now: dt.datetime, dues: dict[DueValue, Due], agreed: dict[UUID, Agreed]
    ) -> None:
        self.plan, self.case_key, self.now, self.dues, self.agreed = plan, case_key, now, dues, agreed

    def write(self, found: Round) -> None:
        if found.heard_at != self.plan.heard_at:
            Plan.objects.filter(pk=self.plan.pk).update(heard_at=found.heard_at)
        for due in found.void:
            Due.objects.filter(pk=self.dues[due].pk).update(void=True)
            Escalation.objects.filter(due=self.dues[due]).update(void=True)
        for due, step in found.take_back:
            Escalation.objects.filter(due=self.dues[due], place=step).update(void=True)
        for due in found.come:
            row = Due(plan=self.plan, terms_id=due.terms.id, place=due.place, at=due.at, opens_at=due.opens_at)
            row.save(force_insert=True)
            self.dues[due] = row
        for due in found.answered:
            if self.dues[due].closed_at is None:
                Due.objects.filter(pk=self.dues[due].pk).update(closed_at=self.now, how=How.HEARD)
                outbox.cancel(self.plan.person_id, _event(self.dues[due]))
        for due, step in found.escalate:
            self._escalate(self.dues[due], step)

    def _escalate(self, due: Due, step: int) -> None:
        kind = self.agreed[due.terms_id].kinds[step]
        escalate(self.plan, kind, self.now, due=due, place=step)
        if kind == Kind.REMIND:
            outbox.put(
                PERSON,
                self.plan.person_id,
                Purpose.CHECKIN,
                _event(due),
                due_at=self.now,
                until=self.now + REMINDER_LASTS,
            )


def escalate(plan: Plan, kind: str, now: dt.datetime, **of: object) -> Escalation:
    """A step is taken; it is on record."""
    row = Escalation(case_id=plan.case_id, plan=plan, kind=kind, at=now, **of)
    row.save(force_insert=True)
    record(None, "checkin.rose", plan.case_id, f"escalation {row.pk} {kind}")
    return row


def _count(rows: dict[UUID, Terms], values: dict[UUID, escalation.Terms], found: Round) -> None:
    for due in found.void:
        row = rows[due.terms.id]
        row.counted = min(row.counted, due.place)
    for due in found.come:
        row = rows[due.terms.id]
        row.counted = max(row.counted, due.place + 1)
    for key, row in rows.items():
        coming = values[key].next(row.counted)
        row.next_at = coming[1] if coming else None
        Terms.objects.filter(pk=key).exclude(counted=row.counted, next_at=row.next_at).update(
            counted=row.counted, next_at=row.next_at
        )


def _event(due: Due) -> str:
    return f"checkin {due.pk}"
