"""The rules of a case that was opened from a request: they hold in place of those of the request."""

from __future__ import annotations

from collections.abc import Iterable
from uuid import UUID

from amparo.office.people.contact import SafeContact
from amparo.office.people.models import Person
from amparo.office.people.persons import unsealed as person
from amparo.office.sealing.boxes import boxes_of


def rules_of_cases(cases: Iterable[UUID]) -> dict[UUID | None, SafeContact]:
    """How it is safe to reach the first person of a case: once there is one, its rules hold and no older ones."""
    wanted = set(cases)
    boxes = boxes_of(wanted)
    people = Person.objects.filter(case__in=wanted, place=1)
    return {row.case_id: person(boxes[row.case_id], row).contact for row in people if row.case_id in boxes}
