"""A verification opens everything, and finds whatever was changed, moved, lost or has no key."""

from __future__ import annotations

import pytest

from amparo.office.cases.documents import store
from amparo.office.cases.documents.models import Document
from amparo.office.cases.people.models import Person
from amparo.office.outward.safekeeping.verifying import verify_office
from amparo.office.platform.encryption.models import CaseKey
from tests.office.builders import Held, World

pytestmark = pytest.mark.django_db


@pytest.fixture
def held(world: World) -> Held:
    return next(iter(world.cases.values()))


def test_all_that_an_office_holds_opens(world: World) -> None:
    found = verify_office()
    assert found.faults == []
    assert found.values > 100
    assert found.documents == Document.objects.count()


def test_a_changed_a_moved_and_a_lost_value_are_found(held: Held) -> None:
    one, other = Person.objects.filter(case=held.case).order_by("place")[:2]
    Person.objects.filter(pk=one.pk).update(sealed_names=bytes(other.sealed_names))
    changed = bytearray(other.sealed_contact)
    changed[-1] ^= 1
    Person.objects.filter(pk=other.pk).update(sealed_contact=bytes(changed))
    first, *_ = Document.objects.filter(case=held.case)
    store.path_of(first).write_bytes(b"\x01" + bytes(60))
    found = verify_office()
    assert found.count == 3
    assert {f"people_person.sealed_names of {one.pk}", f"people_person.sealed_contact of {other.pk}"} <= {
        fault.partition(": ")[0] for fault in found.faults
    }
    assert any(fault.startswith(f"the file of documents_document {first.pk}") for fault in found.faults)


def test_what_has_no_key_any_more_and_a_missing_file_are_found(held: Held) -> None:
    store.path_of(Document.objects.filter(case=held.case).first()).unlink()
    CaseKey.objects.filter(pk=held.case.pk).delete()
    found = verify_office()
    assert any("its key has been destroyed" in fault for fault in found.faults)
    assert any("is missing: No such file" in fault for fault in found.faults)
