"""Needs to be counted. For cases that the gate let through; nothing here may be published as it stands."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from uuid import UUID

from amparo.office.border.needs.models import Kind, Need, State
from amparo.office.cases.people.counted import Detail, people_of_cases
from amparo.office.platform.encryption.case_keys import OpenKey, open_keys

CALLED = {Kind.MENTAL: "mental_health"}
"""What the figures call otherwise than this room."""


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


def needing(case_keys: Mapping[UUID, OpenKey]) -> dict[UUID, Detail]:
    """Which needs there were and whether all of a kind are met; what is no longer needed is left out."""
    open_needs = [counted for counted in needs(case_keys) if counted.state != State.ENDED]
    people = people_of_cases(counted.case for counted in open_needs if counted.person is None)
    found: defaultdict[UUID, dict[str, bool]] = defaultdict(dict)
    for counted in open_needs:
        for person in [counted.person] if counted.person else people[counted.case]:
            kind = CALLED.get(counted.kind, counted.kind.value)
            found[person][kind] = found[person].get(kind, True) and counted.state == State.MET
    return {person: Detail(needs=kinds) for person, kinds in found.items()}
