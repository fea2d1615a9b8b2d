"""What somebody needs who is to be interviewed: asked for, changed, withdrawn; sealed in their case."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, fields
from typing import Any
from uuid import UUID

from django.http import Http404
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from amparo.office.cases.access.gate import CaseFile
from amparo.office.cases.access.models import Case
from amparo.office.cases.access.services import Changed
from amparo.office.cases.calendar import dates
from amparo.office.cases.people.models import Person
from amparo.office.interviews.models import Booking, Interviewer, Profile, Recusal, State, Wanted
from amparo.office.platform.encryption.case_keys import OpenKey
from amparo.scheduling.model import Tier
from amparo.scheduling.needs import Minutes

KINDS = {
    "intake": _("Intake interview"),
    "declaration": _("Declaration"),
    "fear_preparation": _("Preparation of a fear interview"),
    "fear_interview": _("Fear interview"),
    "asylum_interview": _("Preparation of an asylum interview"),
}
TIERS = {
    Tier.CHILD_ALONE: _("A child alone"),
    Tier.MEDICAL: _("Medical need"),
    Tier.RECENT_HARM: _("Harmed not long ago"),
    Tier.DETAINED: _("Detained"),
    Tier.HEARING_SOON: _("A hearing is near"),
    Tier.ORDINARY: _("None of these"),
}


@dataclass(frozen=True, slots=True)
class Needs:
    """What somebody needs. `minutes` with an interviewer who speaks the language; days as dates, None for no bound."""

    kind: str
    minutes: int
    language: str  # in words
    tier: int = Tier.ORDINARY
    child: bool = False
    trauma: bool = False
    earliest: dt.date | None = None
    last: dt.date | None = None
    gender: str = ""
    wish: bool = False  # the gender is a wish: granted where it costs nobody a day
    place: str = ""
    interpreter_adds: int = 30
    note: str = ""
    again: int = 0  # the interviewer to go on with, where this goes on with an interview before; 0 for none

    @classmethod
    def of(cls, kept: Mapping[str, Any]) -> Needs:
        """The needs as they were sealed; unknown keys are left out."""
        names = {field.name for field in fields(cls)}
        values = {name: value for name, value in kept.items() if name in names}
        for name in ("earliest", "last"):
            values[name] = dt.date.fromisoformat(values[name]) if values.get(name) else None
        return cls(**values)

    def kept(self) -> dict[str, Any]:
        """The needs as they are sealed."""
        values = asdict(self)
        return {**values, **{name: values[name].isoformat() if values[name] else "" for name in ("earliest", "last")}}

    @property
    def kind_label(self) -> str:
        """What is to be talked about, in words."""
        return str(KINDS.get(self.kind, self.kind))

    @property
    def tier_label(self) -> str:
        """Why they come first, in words."""
        return str(TIERS[Tier(self.tier)])


@dataclass(frozen=True, slots=True)
class Asked:
    """A request for an interview, unsealed."""

    row: Wanted
    needs: Needs


def unsealed(case_key: OpenKey, row: Wanted) -> Asked:
    """A request as it is once unsealed. Raises SealingError."""
    return Asked(row, Needs.of(case_key.unseal(row, "sealed_needs")))


def asked_of(file: CaseFile) -> list[Asked]:
    """The requests of a case, the newest first."""
    rows = Wanted.objects.filter(case=file.case).select_related("person", *_BOOKED).order_by("-asked_at")
    return [unsealed(file.case_key, row) for row in rows]


def one_of(file: CaseFile, wanted: UUID) -> Asked:
    """One request of a case. Raises Http404."""
    row = Wanted.objects.filter(case=file.case, pk=wanted).select_related("person", *_BOOKED).first()
    if row is None:
        raise Http404
    return unsealed(file.case_key, row)


_BOOKED = ("booking__appointment", "booking__interviewer__user", "booking__interpreter")


def booking_of(row: Wanted) -> Booking | None:
    """The hour that somebody has, unless it was taken off the calendar."""
    booking: Booking | None = getattr(row, "booking", None)
    return booking if booking is not None and booking.appointment.cancelled_at is None else None


def version_with_hour(row: Wanted) -> str:
    """Something that is another once the request changes, or is given an hour, another hour, or none."""
    booking = booking_of(row)
    hour = f"{booking.appointment_id} {booking.appointment.version}" if booking is not None else "none"
    return f"{row.version} {hour}"


def minutes_of(profile: Profile) -> Minutes:
    """The minutes that the office has set, the library's where it set none."""
    kinds = {**Minutes().kinds, **profile.kinds}
    return Minutes(kinds, profile.child, profile.trauma, profile.interpreter)


def ask(file: CaseFile, person: Person, needs: Needs) -> Wanted:
    """Ask for an interview of somebody."""
    row = Wanted(case=file.case, person=person, asked_by=file.user)
    row.sealed_needs = file.case_key.seal(row, "sealed_needs", needs.kept())
    row.save(force_insert=True)
    file.record("interview.asked", f"interview {row.pk}")
    return row


def change(file: CaseFile, row: Wanted, version: int, needs: Needs) -> None:
    """Write what somebody needs anew. Raises Changed when it is no longer the version that was shown."""
    sealed = file.case_key.seal(row, "sealed_needs", needs.kept())
    standing = Wanted.objects.filter(pk=row.pk, version=version, state=State.OPEN)
    if not standing.update(sealed_needs=sealed, version=version + 1):
        raise Changed(unsealed(file.case_key, Wanted.objects.get(pk=row.pk)))
    file.record("interview.changed", f"interview {row.pk}")


def withdraw(file: CaseFile, row: Wanted, shown: str) -> None:
    """No interview is needed; its hour becomes free, and the appointment leaves the calendar.

    Raises Changed when it or its hour is no longer as it was `shown` (see `version_with_hour`).
    """
    now = one_of(file, row.pk)
    standing = Wanted.objects.filter(pk=row.pk, version=now.row.version, state=State.OPEN)
    if version_with_hour(now.row) != shown or not standing.update(state=State.WITHDRAWN, version=now.row.version + 1):
        raise Changed(now)
    give_back(file, [row])
    file.record("interview.withdrawn", f"interview {row.pk}")


def recuse(file: CaseFile, row: Wanted, interviewer: Interviewer, reason: str) -> None:
    """An interviewer will not meet this person. Their hour becomes free; nobody asks why, and nothing counts it."""
    recusal = Recusal.objects.filter(wanted=row, interviewer=interviewer).first()
    recusal = recusal or Recusal(wanted=row, interviewer=interviewer)
    recusal.sealed_reason = file.case_key.seal(recusal, "sealed_reason", reason)
    recusal.save()
    booking = booking_of(row)
    if booking is not None and booking.interviewer_id == interviewer.pk:
        give_back(file, [row])
        Wanted.objects.filter(pk=row.pk).update(lost_at=timezone.now())
    file.record("interview.recused", f"interview {row.pk} interviewer {interviewer.pk}")


def give_back(file: CaseFile, rows: Iterable[Wanted]) -> None:
    """Free the hours of requests that have not begun."""
    for booking in Booking.objects.filter(wanted__in=list(rows), started_at=None).select_related("appointment"):
        dates.cancel(file, booking.appointment, booking.appointment.version)
        booking.delete()


def erase_in(case: Case) -> None:
    """Destroy the interviews asked for, with their bookings."""
    Wanted.objects.filter(case=case).delete()
