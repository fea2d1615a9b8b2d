"""Incidents of a case: added, changed, withdrawn, each time by one more revision; nothing is overwritten."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, replace
from itertools import groupby, pairwise
from uuid import UUID

from django.http import Http404

from amparo.office.border.harm.details import IncidentDetails, differing
from amparo.office.border.harm.models import Incident, Revision
from amparo.office.cases.access.gate import CaseFile
from amparo.office.cases.access.models import Case
from amparo.office.cases.access.services import Changed
from amparo.office.platform.accounts.models import User
from amparo.office.platform.encryption.case_keys import OpenKey


@dataclass(frozen=True, slots=True)
class Version:
    """What one member wrote, when, and in what it differs from what stood before."""

    number: int
    details: IncidentDetails
    by: str
    at: dt.datetime
    changed: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Recorded:
    """An incident with all its versions, oldest first. The last one stands."""

    id: UUID
    versions: tuple[Version, ...]

    @property
    def last(self) -> Version:
        """The version that stands."""
        return self.versions[-1]

    @property
    def details(self) -> IncidentDetails:
        """What stands."""
        return self.last.details

    @property
    def version(self) -> int:
        """The number of the version that stands."""
        return self.last.number

    @property
    def earlier(self) -> list[Version]:
        """What stood before, newest first."""
        return list(reversed(self.versions[:-1]))


def incidents_of(file: CaseFile) -> list[Recorded]:
    """The incidents of a case, those withdrawn among them, earliest first, what has no day last. One query."""
    found = _read(file.case_key, Revision.objects.filter(incident__case=file.case).select_related("by"))
    return sorted(found, key=lambda incident: (incident.details.when.order, incident.versions[0].at))


def incident_of(file: CaseFile, incident: UUID) -> Recorded:
    """One incident of a case. Raises Http404."""
    rows = Revision.objects.filter(incident__case=file.case, incident=incident).select_related("by")
    for recorded in _read(file.case_key, rows):
        return recorded
    raise Http404


def add(case: Case, case_key: OpenKey, by: User, details: IncidentDetails) -> Incident:
    """A new incident. Call it within a deed."""
    row = Incident.objects.create(case=case)
    _write(case_key, row.pk, 1, by, details)
    return row


def change(file: CaseFile, incident: UUID, version: int, details: IncidentDetails) -> None:
    """Write an incident anew, beside what stood. Raises Changed when that is no longer the version that was shown."""
    _revise(file, incident, version, details, "harm.changed")


def withdraw(file: CaseFile, incident: UUID, version: int, reason: str) -> None:
    """Hold an incident to be so no more, and say why. It stays on record. Raises Changed."""
    _revise(file, incident, version, replace(incident_of(file, incident).details, withdrawn=reason), "harm.withdrawn")


def restore(file: CaseFile, incident: UUID, version: int) -> None:
    """Take a withdrawal back. Raises Changed."""
    _revise(file, incident, version, replace(incident_of(file, incident).details, withdrawn=""), "harm.restored")


def _revise(file: CaseFile, incident: UUID, version: int, details: IncidentDetails, did: str) -> None:
    standing = incident_of(file, incident)
    if standing.version != version:
        raise Changed(standing)
    if details == standing.details:
        return
    _write(file.case_key, incident, version + 1, file.user, details)
    file.record(did, f"incident {incident}")


def _write(case_key: OpenKey, incident: UUID, number: int, by: User, details: IncidentDetails) -> None:
    row = Revision(incident_id=incident, number=number, by=by)
    row.sealed_told = case_key.seal(row, "sealed_told", details.kept())
    row.save(force_insert=True)


def _read(case_key: OpenKey, rows: Iterable[Revision]) -> list[Recorded]:
    ordered = sorted(rows, key=lambda row: (row.incident_id, row.number))
    found = []
    for incident, revisions in groupby(ordered, key=lambda row: row.incident_id):
        kept = [(row, IncidentDetails.of(case_key.unseal(row, "sealed_told"))) for row in revisions]
        changes = [(), *(tuple(differing(before, after)) for (_, before), (_, after) in pairwise(kept))]
        versions = tuple(
            Version(row.number, details, row.by.name, row.at, changed)
            for (row, details), changed in zip(kept, changes, strict=True)
        )
        found.append(Recorded(incident, versions))
    return found


def erase_incidents(case: Case) -> None:
    """Destroy the incidents of the case with all their revisions."""
    Revision.objects.filter(incident__case=case).delete()
    Incident.objects.filter(case=case).delete()
