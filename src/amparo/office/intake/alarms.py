"""The one road of danger: whatever page and code it comes by, an alarm stands first until a member takes it.

`raise_alarm` is called by whoever takes a message or hears from a client; `take` by the member who goes. Which alarms
exist for a member follows the gates of cases and of requests; of those that exist for nobody who is there,
`shown_alarms` tells.
"""

from __future__ import annotations

import datetime as dt
import hmac
from uuid import UUID

from django.db.models import F, Q, QuerySet
from django.utils import timezone

from amparo.office.cases.access.gate import visible
from amparo.office.cases.access.models import Case
from amparo.office.cases.access.rules import TAKES_CASES
from amparo.office.cases.people.models import Person
from amparo.office.intake.gate import visible_requests
from amparo.office.intake.models import Alarm, AlarmKind, FormerCode, Request, State
from amparo.office.platform.accounts.models import User
from amparo.office.platform.audit.record import record
from amparo.office.platform.encryption.case_keys import OpenKey, open_key


def raise_alarm(
    known_as: UUID,
    kind: AlarmKind,
    said_at: dt.datetime,
    *,
    request: Request | None = None,
    case: Case | None = None,
    person: Person | None = None,
    crowded: bool = False,
) -> None:
    """Somebody said that they are in danger, or asked to be called. The same message twice is one alarm."""
    if Alarm.objects.filter(pk=known_as).exists():
        return
    case = case or (request.case if request else None)
    row = Alarm(pk=known_as, kind=kind, said_at=said_at, request=request, case=case, person=person, crowded=crowded)
    row.save(force_insert=True)
    record(None, "alarm.rose", case.pk if case else None, f"alarm {row.pk} {kind}")


def open_alarms() -> QuerySet[Alarm]:
    """Those that nobody has taken."""
    return Alarm.objects.filter(taken_at=None)


def exists_for(user: User) -> Q:
    """Which alarms exist for a member: those of cases and of requests that do, and those of whom nothing is held."""
    walled = Request.objects.filter(walled=user.pk).values("pk")
    of_cases = Q(case__in=visible(user).values("pk")) & ~Q(request__in=walled)
    if user.role not in TAKES_CASES or not user.is_active:
        return of_cases
    of_requests = Q(case=None, request__in=visible_requests(user).values("pk"))
    return of_requests | of_cases | Q(case=None, request=None)


def take(user: User, row: Alarm) -> bool:
    """The member takes it, and with it whatever the same person cried before; whether it was still to be taken.

    A request that waited to be read is theirs from now on.
    """
    now = timezone.now()
    if not open_alarms().filter(pk=row.pk).update(taken_at=now, taken_by=user):
        return False
    open_alarms().filter(same_as(row), came_at__lte=row.came_at).update(taken_at=now, taken_by=user)
    record(user.pk, "alarm.taken", row.case_id, f"alarm {row.pk}")
    waiting = Request.objects.filter(alarms=row, state=State.WAITING)
    if user.role in TAKES_CASES and waiting.update(state=State.TAKEN, taken_by=user, version=F("version") + 1):
        record(user.pk, "request.taken", about=f"request {row.request_id}")
    return True


def take_of(user: User, rows: QuerySet[Alarm]) -> None:
    """What is written down of somebody takes their alarms along: whoever did that has seen them."""
    for row in rows.filter(taken_at=None):
        take(user, row)


def same_as(row: Alarm) -> Q:
    """The alarms of the same person, as far as is known."""
    if row.request_id is not None:
        return Q(request=row.request_id)
    if row.person_id is not None:
        return Q(person=row.person_id)
    return Q(case=row.case_id, request=None, person=None) if row.case_id is not None else Q(pk=row.pk)


def keep_code(lookup: str, key: str, case_key: OpenKey, case: Case, person: Person | None = None) -> None:
    """From now on a code holds no more; whose it was is kept with the case, for a cry for help."""
    row = FormerCode(lookup=lookup, case=case, person=person)
    row.sealed_key = case_key.seal(row, "sealed_key", key)
    row.save()


def former_key(lookup: str) -> bytes | None:
    """The key of a code that holds no more; None where it was of nobody of a case. Raises SealingError."""
    row = FormerCode.objects.filter(lookup=lookup).first()
    return bytes.fromhex(open_key(row.case_id).unseal(row, "sealed_key")) if row is not None else None


def former(lookup: str, key: str) -> FormerCode | None:
    """Whose code it was that holds no more. Raises ValueError where the key is not that of the code."""
    row = FormerCode.objects.filter(lookup=lookup).select_related("case", "person").first()
    if row is None:
        return None
    kept = str(open_key(row.case_id).unseal(row, "sealed_key"))
    if not hmac.compare_digest(kept.encode(), key.encode(errors="replace")):
        raise ValueError("not from whoever had the code")
    return row
