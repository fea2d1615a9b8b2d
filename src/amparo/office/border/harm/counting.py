"""Incidents to be counted. For cases that the gate let through; nothing here may be published as it stands."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Exists, OuterRef

from amparo.office.border.harm.details import IncidentDetails
from amparo.office.border.harm.models import Kind, Revision
from amparo.office.cases.people.counted import Detail, people_of_cases
from amparo.office.platform.encryption.case_keys import OpenKey, open_keys

CALLED = {Kind.OFFICIALS: "by_officials", Kind.SEPARATION: "family_separation"}
"""What the figures call otherwise than this room."""


@dataclass(frozen=True, slots=True)
class Counted:
    """One incident as one person met it. `person` is None where nobody of the case is named.

    `day` is the first day on which it can have been, for a month its first; None where that is unknown.
    """

    case: UUID
    person: UUID | None
    kind: Kind
    day: dt.date | None


def incidents(cases: Iterable[UUID]) -> Iterator[Counted]:
    """The incidents of these cases that stand, once for each person and by their main kind. Two queries."""
    wanted = set(cases)
    case_keys = open_keys(wanted)
    later = Revision.objects.filter(incident=OuterRef("incident"), number__gt=OuterRef("number"))
    rows = Revision.objects.filter(~Exists(later), incident__case__in=wanted).select_related("incident")
    for row in rows.order_by("incident__case", "incident"):
        case = row.incident.case_id
        if case not in case_keys:
            continue
        details = IncidentDetails.of(case_keys[case].unseal(row, "sealed_told"))
        if not details.withdrawn:
            for person in details.against or (None,):
                yield Counted(case, person, details.kind, details.when.first)


def harmed(case_keys: Mapping[UUID, OpenKey]) -> dict[UUID, Detail]:
    """Which kinds of harm are on record; what names nobody was done to everybody in the case."""
    found: defaultdict[UUID, set[str]] = defaultdict(set)
    listed = list(incidents(case_keys))
    people = people_of_cases(counted.case for counted in listed if counted.person is None)
    for counted in listed:
        for person in [counted.person] if counted.person else people[counted.case]:
            found[person].add(CALLED.get(counted.kind, counted.kind.value))
    return {person: Detail(harms=frozenset(kinds)) for person, kinds in found.items()}
