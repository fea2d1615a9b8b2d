"""Writing to the docket: cases begun, changed, staffed, walled off, erased. Each in the transaction of its write."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from typing import ClassVar

from django.db import connection, transaction
from django.db.models.functions import Length
from django.utils import timezone
from django.utils.translation import gettext_noop

from amparo.errors import OfficeError
from amparo.office.cases.access.gate import CaseFile
from amparo.office.cases.access.models import Assignment, Case, Receipt, Stage, Status, Team, Wall
from amparo.office.platform.accounts.models import User
from amparo.office.platform.audit.record import record
from amparo.office.platform.encryption import scrubbing
from amparo.office.platform.encryption.case_keys import OpenKey, new_key
from amparo.office.platform.encryption.models import CaseKey
from amparo.office.platform.rooms import every


class Changed(OfficeError):
    """Somebody else changed it since it was shown; `now` is what stands there."""

    def __init__(self, now: object) -> None:
        super().__init__("changed by somebody else meanwhile")
        self.now = now


KEPT_KEYS = dt.timedelta(days=2)


def begin(
    user: User, *, status: str = Status.CONSULTATION, team: Team | None, lead: User | None
) -> tuple[Case, OpenKey]:
    """A new case with its own key, assigned to whoever begins it."""
    case = Case.objects.create(number=next_number(), status=status, team=team)
    case_key = new_key(case)
    for member in {user, lead or user}:
        Assignment.objects.create(case=case, user=member, lead=member == (lead or user))
    record(user.pk, "case.begun", case.pk)
    return case, case_key


def next_number() -> str:
    """The next free number of the year: 2026-0043."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(4242002)")
    year = timezone.localdate().year
    ordered = Case.objects.filter(number__startswith=f"{year}-").order_by(Length("number").desc(), "-number")
    last = ordered.values_list("number", flat=True).first() or f"{year}-0"
    return f"{year}-{int(last.partition('-')[2]) + 1:05d}"


def change(file: CaseFile, version: int, *, status: str, stage: str, team: Team | None, heard_from_on: dt.date) -> None:
    """Change where a case stands. Raises Changed when it is no longer the version that was shown."""
    fields = {"status": status, "stage": stage, "team": team, "heard_from_on": heard_from_on}
    closed = timezone.localdate() if status in (Status.CLOSED, Status.DECLINED) else None
    hit = Case.objects.filter(pk=file.case.pk, version=version).update(
        **fields, version=version + 1, closed_on=file.case.closed_on or closed if closed else None
    )
    if not hit:
        raise Changed(Case.objects.get(pk=file.case.pk))
    file.record("case.changed", f"{status} {stage}")


def assign(file: CaseFile, user: User, *, lead: bool) -> None:
    """Let a member work on the case; `lead` makes them answer for it."""
    if Wall.objects.filter(case=file.case, user=user).exists():
        raise OfficeError(gettext_noop("An ethical wall excludes this member from the case. Lift the wall first."))
    Assignment.objects.update_or_create(case=file.case, user=user, defaults={"lead": lead})
    file.record("case.assigned", f"user {user.pk}")


def unassign(file: CaseFile, user: User) -> None:
    """Take a member off the case."""
    if user == file.user and not Assignment.objects.filter(case=file.case, lead=True).exclude(user=user).exists():
        raise OfficeError(gettext_noop("Name another responsible attorney before you take yourself off the case."))
    Assignment.objects.filter(case=file.case, user=user).delete()
    file.record("case.unassigned", f"user {user.pk}")


def may_wall(file: CaseFile, user: User) -> None:
    """Raises OfficeError where the member of the file cannot wall that member off."""
    if user == file.user:
        raise OfficeError(gettext_noop("You cannot exclude yourself by an ethical wall: someone else has to do it."))


def wall(file: CaseFile, user: User) -> None:
    """From now on the case does not exist for that member."""
    may_wall(file, user)
    Wall.objects.get_or_create(case=file.case, user=user, defaults={"made_by": file.user})
    Assignment.objects.filter(case=file.case, user=user).delete()
    file.record("wall.raised", f"user {user.pk}")


def unwall(file: CaseFile, user: User) -> None:
    """Take a wall down again."""
    Wall.objects.filter(case=file.case, user=user).delete()
    file.record("wall.lowered", f"user {user.pk}")


def heard_from(file: CaseFile, day: dt.date | None = None) -> None:
    """The client was heard from; a day that is earlier than the one on record changes nothing."""
    day = day or timezone.localdate()
    Case.objects.filter(pk=file.case.pk, heard_from_on__lt=day).update(heard_from_on=day)


@dataclass(frozen=True, slots=True)
class Erasing:
    """What erasing a case takes from a room: `takes` says it in words, `erase` destroys it."""

    heading: ClassVar[str] = "erasing takes"
    takes: str
    erase: Callable[[Case], None]

    def in_few_words(self) -> str:
        """In words."""
        return self.takes


def erase(file: CaseFile) -> None:
    """Destroy the case for good: its key first, then every row under it. The number and the audit remain."""
    _destroy(file.case)
    file.record("case.erased")
    scrubbing.erased("case")


def finish_erasing(_now: dt.datetime) -> None:
    """After a restore with the keys of a later backup: what was erased before that one was made is erased here too."""
    for case in Case.objects.filter(key=None).exclude(status=Status.ERASED):
        with transaction.atomic():
            _destroy(case)
            record(None, "case.erased", case.pk)
            scrubbing.erased("case")


def _destroy(case: Case) -> None:
    CaseKey.objects.filter(case=case).delete()
    erase_rooms(case)
    Assignment.objects.filter(case=case).delete()
    Wall.objects.filter(case=case).delete()
    Case.objects.filter(pk=case.pk).update(
        status=Status.ERASED, stage=Stage.NONE, team=None, closed_on=timezone.localdate(), version=case.version + 1
    )


def forget_keys(now: dt.datetime) -> None:
    """Forget which forms were sent days ago: nobody sends them again."""
    Receipt.objects.filter(at__lt=now - KEPT_KEYS).delete()


def erase_rooms(case: Case) -> None:
    """Destroy what every room holds of the case, from the top down: what stands on something goes before it."""
    for part in reversed(every(Erasing)):
        part.erase(case)
