"""The rules of a case that was opened from a request: they hold in place of those of the request."""

from __future__ import annotations

from collections.abc import Iterable
from uuid import UUID

from django.db.models import BinaryField
from django.db.models.functions import Substr

from amparo.office.cases.people.contact import SafeContact
from amparo.office.cases.people.models import Person
from amparo.office.cases.people.persons import unsealed as person
from amparo.office.platform.encryption.case_keys import open_keys
from amparo.office.platform.encryption.envelope import HEAD


def rules_of_cases(cases: Iterable[UUID]) -> dict[UUID | None, SafeContact]:
    """How it is safe to reach the first person of a case: once there is one, its rules hold and no older ones."""
    wanted = set(cases)
    case_keys = open_keys(wanted)
    people = Person.objects.filter(case__in=wanted, place=1)
    return {row.case_id: person(case_keys[row.case_id], row).contact for row in people if row.case_id in case_keys}


def sealings_of_cases(cases: Iterable[UUID]) -> dict[UUID, bytes]:
    """What tells that the rules of a case were written anew, without opening them. Those of an erased case are none."""
    head = Substr("sealed_contact", 1, HEAD, output_field=BinaryField())
    people = Person.objects.filter(case__in=set(cases), case__key__isnull=False, place=1)
    return {case: bytes(sealed) for case, sealed in people.values_list("case_id", head)}
