"""Dates of a case as pages show them, and how they are written."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from amparo.office.cases.access.gate import CaseFile
from amparo.office.cases.access.models import Case
from amparo.office.cases.access.services import Changed
from amparo.office.cases.calendar.models import HEARINGS, Appointment, Kind
from amparo.office.cases.deadlines.reckoning import write
from amparo.office.cases.people.models import Person
from amparo.office.cases.statements.reading import ledger_in
from amparo.office.platform.encryption.case_keys import OpenKey

ZONES = (
    ("America/Denver", _("Mountain: El Paso, Ciudad Juárez")),
    ("America/Los_Angeles", _("Pacific: San Diego, Tijuana")),
    ("America/Chicago", _("Central: Laredo, Brownsville, Matamoros")),
    ("America/New_York", _("Eastern: New York, Miami")),
    ("America/Phoenix", _("Arizona, without daylight saving time")),
    ("America/Mexico_City", _("Central Mexico, without daylight saving time")),
    ("America/Tegucigalpa", _("Central America")),
    ("America/Anchorage", _("Alaska")),
    ("Pacific/Honolulu", _("Hawaii")),
    ("America/Puerto_Rico", _("Puerto Rico")),
)
"""Where hearings are held and clients wait. Juárez and Matamoros keep the hours of the city across the river."""


@dataclass(frozen=True, slots=True)
class Dated:
    """One date of a case, unsealed."""

    row: Appointment
    place: str
    note: str

    @property
    def kind(self) -> str:
        """What happens, in words."""
        return str(Kind(self.row.kind).label)

    @property
    def is_hearing(self) -> bool:
        """Whether a judge sits."""
        return self.row.kind in HEARINGS

    @property
    def day(self) -> dt.date:
        """The day, at the place."""
        return self.row.at.astimezone(ZoneInfo(self.row.zone)).date()

    @property
    def past(self) -> bool:
        """Whether it is over, by two hours."""
        return self.row.at < timezone.now() - dt.timedelta(hours=2)


def unsealed(case_key: OpenKey, row: Appointment) -> Dated:
    """A date as it is once unsealed. Raises SealingError."""
    unsealed = case_key.unseal(row, "sealed_where")
    return Dated(row, unsealed["place"], unsealed["note"])


def dates_of(file: CaseFile) -> list[Dated]:
    """The dates of a case that were not cancelled, earliest first."""
    return [unsealed(file.case_key, row) for row in Appointment.objects.filter(case=file.case, cancelled_at=None)]


def add(
    case: Case,
    case_key: OpenKey,
    *,
    kind: str,
    at: dt.datetime,
    zone: str,
    place: str = "",
    note: str = "",
    person: Person | None = None,
    stands_for: Iterable[str] = (),
) -> Appointment:
    """A new date of a case, and of one of its people; a hearing moves their deadlines.

    `stands_for` names the statements, of a fact or a record, whose place it takes.
    """
    row = Appointment(case=case, kind=kind, at=at, zone=zone, person=person, stands_for=sorted(stands_for))
    row.sealed_where = case_key.seal(row, "sealed_where", {"place": place, "note": note})
    row.save(force_insert=True)
    _reckon(case_key, row)
    return row


def change(
    file: CaseFile,
    row: Appointment,
    version: int,
    *,
    kind: str,
    at: dt.datetime,
    zone: str,
    place: str,
    note: str,
    person: Person | None = None,
) -> None:
    """Write a date anew. Raises Changed when it is no longer the version that was shown."""
    sealed = file.case_key.seal(row, "sealed_where", {"place": place, "note": note})
    standing = Appointment.objects.filter(pk=row.pk, version=version, cancelled_at=None)
    if not standing.update(kind=kind, at=at, zone=zone, person=person, sealed_where=sealed, version=version + 1):
        raise Changed(unsealed(file.case_key, Appointment.objects.get(pk=row.pk)))
    file.record("date.changed", f"date {row.pk}")
    _reckon(file.case_key, row, Appointment(case=row.case, kind=kind, person=person))


def cancel(file: CaseFile, row: Appointment, version: int) -> None:
    """Take a date off the calendar; the row stays. Raises Changed when it is not the version that was shown."""
    standing = Appointment.objects.filter(pk=row.pk, version=version, cancelled_at=None)
    if not standing.update(cancelled_at=timezone.now(), version=version + 1):
        raise Changed(unsealed(file.case_key, Appointment.objects.get(pk=row.pk)))
    file.record("date.cancelled", f"date {row.pk}")
    _reckon(file.case_key, row)


def take_back(file: CaseFile, row: Appointment) -> None:
    """Take a hearing off the calendar again that stood for statements: they count as before."""
    standing = Appointment.objects.filter(pk=row.pk, cancelled_at=None)
    standing.update(cancelled_at=timezone.now(), stands_for=[], version=row.version + 1)
    file.record("date.taken_back", f"date {row.pk}")
    _reckon(file.case_key, row)


def _reckon(case_key: OpenKey, *rows: Appointment) -> None:
    """Write the deadlines of those anew whose hearing was added, changed or cancelled, or was before."""
    if not any(row.kind in HEARINGS for row in rows):
        return
    whose = {row.person_id: row.person for row in rows}
    if None in whose:
        first = Person.objects.filter(case=rows[0].case_id, place=1).first()
        whose = {**whose, None: first}
    for person in {person.pk: person for person in whose.values() if person is not None}.values():
        write(person.case_id, case_key, person.pk, ledger_in(case_key, person))


def erase_in(case: Case) -> None:
    """Destroy the dates of the case."""
    Appointment.objects.filter(case=case).delete()
