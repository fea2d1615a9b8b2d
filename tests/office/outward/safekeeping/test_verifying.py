"""A verification opens everything, and finds whatever was changed, moved, lost or has no key."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from amparo.office.border.checkins.models import Plan
from amparo.office.cases.documents import store
from amparo.office.cases.documents.models import Document
from amparo.office.cases.people.models import Person
from amparo.office.front_door.dropbox import collecting
from amparo.office.front_door.dropbox.codes import Code
from amparo.office.front_door.dropbox.models import Reply
from amparo.office.intake.alarms import keep_code
from amparo.office.outward.safekeeping.verifying import verify_office
from amparo.office.platform.encryption.models import CaseKey
from tests.office.builders import Held, World

pytestmark = pytest.mark.django_db


@pytest.fixture
def world(world_of_the_file: World, db: None) -> Iterator[World]:
    """One for all tests here: what they change of its files is put back."""
    files = {path: path.read_bytes() for path in map(store.path_of, Document.objects.all()) if path.exists()}
    yield world_of_the_file.as_made()
    for path, content in files.items():
        path.write_bytes(content)


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


def test_a_reply_that_its_code_does_not_open_is_found_and_one_of_a_code_that_nobody_here_knows_is_said(
    held: Held,
) -> None:
    code, former, stranger = Code.new(), Code.new(), Code.new()
    plan = Plan.objects.get(person=held.first)
    plan.lookup = code.lookup
    plan.sealed_code = held.case_key.seal(plan, "sealed_code", {"key": code.key.hex()})
    plan.save(update_fields=["lookup", "sealed_code"])
    keep_code(former.lookup, former.key.hex(), held.case_key, held.case)
    before = verify_office().codes
    for each in (code, former, stranger):
        collecting.answer(each.lookup, each.key, {"checkin": True})
    found = verify_office()
    assert (found.faults, found.codes - before) == ([], 1)
    Reply.objects.filter(lookup=former.lookup).update(sealed=Reply.objects.get(lookup=code.lookup).sealed)
    assert [fault.partition(":")[0] for fault in verify_office().faults] == [
        f"letterbox_reply.sealed of {former.lookup}"
    ]


def test_what_has_no_key_any_more_and_a_missing_file_are_found(held: Held) -> None:
    store.path_of(Document.objects.filter(case=held.case).first()).unlink()
    CaseKey.objects.filter(pk=held.case.pk).delete()
    found = verify_office()
    assert any("its key has been destroyed" in fault for fault in found.faults)
    assert any("is missing: No such file" in fault for fault in found.faults)
