"""Needs to be counted. For cases that the gate let through; nothing here may be published as it stands."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from uuid import UUID

from amparo.office.border.needs.models import Kind, Need, State
from amparo.office.platform.encryption.case_keys import open_keys


@dataclass(frozen=True, slots=True)
class Counted:
    """One need. `person` is None where it is that of everybody in the case."""

    case: UUID
    person: UUID | None
    kind: Kind
    state: State
    urgent: bool


def needs(cases: Iterable[UUID]) -> Iterator[Counted]:
    """The needs of these cases, met or not. Two queries."""
    wanted = set(cases)
    case_keys = open_keys(wanted)
    for row in Need.objects.filter(case__in=wanted).order_by("case", "pk"):
        if row.case_id in case_keys:
            kind = Kind(case_keys[row.case_id].unseal(row, "sealed_told")["kind"])
            yield Counted(row.case_id, row.person_id, kind, State(row.state), row.urgent)
