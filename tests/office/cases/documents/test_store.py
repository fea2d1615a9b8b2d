"""Documents lie sealed, come back whole, and are given out only to be saved."""

from __future__ import annotations

import datetime as dt
from contextlib import suppress

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import DatabaseError, transaction
from django.db.backends.base.base import BaseDatabaseWrapper
from django.test import Client, RequestFactory
from django.urls import reverse
from django.utils import timezone

from amparo.errors import SealingError
from amparo.office.cases.documents import store
from amparo.office.cases.documents.inspection import Inspected
from amparo.office.cases.documents.kinds import LARGEST
from amparo.office.cases.documents.models import Document
from amparo.office.cases.documents.receiving import InMemory
from amparo.office.outward.safekeeping.verifying import strays
from amparo.office.platform.accounts.roles import Role
from amparo.office.platform.encryption import scrubbing
from tests.office.builders import Held, a_case, a_pdf, member, signed_in
from tests.office.second_person import two_do

SEEN = Inspected("application/pdf", "pdf", 1, (), scanned=False)
pytestmark = pytest.mark.django_db
LETTER = b"A letter from Rosa. " * 200


@pytest.fixture
def held() -> Held:
    return a_case(member(Role.ATTORNEY))


@pytest.fixture
def browser(held: Held) -> Client:
    return signed_in(held.case.assignments.get().user)


def _take(browser: Client, held: Held, content: bytes = LETTER, name: str = "carta.txt", what: str = "Letter"):
    sent = {"file": SimpleUploadedFile(name, content), "what": what}
    return browser.post(reverse("documents:upload", args=[held.number]), sent)


def test_a_file_too_large_is_told_its_size_and_the_limit_and_not_that_there_is_none(
    held: Held, browser: Client
) -> None:
    told = _take(browser, held, b"%PDF-1.7\n" + bytes(40 * 1024 * 1024), "scan.pdf").content.decode()
    assert "40.0\xa0MB" in told
    assert "larger than 25 MB" in told
    assert "This field is required" not in told
    video = _take(browser, held, b"\0\0\0\x18ftypmp42" + bytes(26 * 1024 * 1024), "crossing.mp4").content.decode()
    assert "The video is larger than 25 MB" in video


def test_files_sent_together_take_no_more_memory_than_one_may(rf: RequestFactory) -> None:
    request = rf.post("/", {f"file{n}": SimpleUploadedFile("a.bin", bytes(15 * 1024 * 1024)) for n in range(4)})
    request.upload_handlers = [InMemory(request)]
    sizes = [(file.size, len(file.read())) for file in request.FILES.values()]
    assert sum(kept for _size, kept in sizes) <= LARGEST
    assert {size for size, _kept in sizes} == {15 * 1024 * 1024}


def test_it_lies_sealed_and_comes_back_whole(held: Held, browser: Client) -> None:
    assert _take(browser, held).status_code == 302
    row = Document.objects.get(place=2)
    lying = store.path_of(row).read_bytes()
    assert b"Rosa" not in lying
    assert store.path_of(row).stat().st_mode & 0o077 == 0
    assert store.content(held.case_key, row) == LETTER


def test_it_is_given_out_to_be_saved_and_never_shown(held: Held, browser: Client) -> None:
    _take(browser, held, name="../../<b>año.txt")
    answer = browser.get(reverse("documents:download", args=[held.number, 2]))
    assert answer.content == LETTER
    assert answer["Content-Disposition"].startswith("attachment")
    assert "a%C3%B1o.txt" in answer["Content-Disposition"]
    assert answer["Content-Type"] == "application/octet-stream"
    assert answer["Content-Security-Policy"].startswith("sandbox")
    assert answer["X-Content-Type-Options"] == "nosniff"


def test_a_changed_lost_or_swapped_file_is_noticed(held: Held, browser: Client) -> None:
    _take(browser, held)
    _take(browser, held, b"another letter")
    one, two = Document.objects.get(place=2), Document.objects.get(place=3)
    first, second = store.path_of(one).read_bytes(), store.path_of(two).read_bytes()
    store.path_of(one).write_bytes(second)
    with pytest.raises(SealingError):
        store.content(held.case_key, one)
    changed = bytearray(first)
    changed[-1] ^= 1
    store.path_of(one).write_bytes(bytes(changed))
    with pytest.raises(SealingError):
        store.content(held.case_key, one)
    store.path_of(one).unlink()
    with pytest.raises(SealingError, match="missing"):
        store.content(held.case_key, one)
    assert browser.get(reverse("documents:download", args=[held.number, 2])).status_code == 503


@pytest.mark.parametrize("content", [b"", b"MZ\x90", b"<html><script>x</script>", b"\0\1\2"])
def test_what_is_refused_is_told_beside_the_field_and_leaves_nothing(
    held: Held, browser: Client, content: bytes
) -> None:
    answer = _take(browser, held, content, what="My own words")
    assert answer.status_code == 422
    assert 'class="error"' in answer.content.decode()
    assert "My own words" in answer.content.decode()
    assert Document.objects.count() == 1


def test_without_a_file_or_a_word_on_it_nothing_is_taken(held: Held, browser: Client) -> None:
    assert browser.post(reverse("documents:upload", args=[held.number]), {"what": "x"}).status_code == 422
    assert _take(browser, held, what="").status_code == 422


def test_a_removed_document_can_be_put_back_for_a_month_and_is_gone_after(held: Held, browser: Client) -> None:
    address = reverse("documents:remove_document", args=[held.number, 1])
    assert browser.post(address).status_code == 302
    assert browser.get(reverse("documents:download", args=[held.number, 1])).status_code == 404
    assert "Restore" in browser.get(reverse("casework:case", args=[held.number])).content.decode()
    assert browser.post(address, {"restore": "1"}).status_code == 302
    assert browser.get(reverse("documents:download", args=[held.number, 1])).status_code == 200
    browser.post(address)
    row = Document.objects.get()
    assert store.clear_removed(timezone.now() + dt.timedelta(days=29)) == 0
    assert store.clear_removed(timezone.now() + dt.timedelta(days=31)) == 1
    assert not store.path_of(row).exists()


@pytest.mark.django_db(transaction=True)
def test_erasing_the_case_deletes_its_files(held: Held, browser: Client) -> None:
    path = store.path_of(Document.objects.get())
    assert path.exists()
    two_do(browser, reverse("casework:erase", args=[held.number]), {"number": held.number})
    assert not path.exists()


@pytest.mark.django_db(transaction=True)
def test_an_upload_that_is_not_recorded_leaves_no_file_and_one_whose_commit_failed_on_its_way_keeps_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    held = a_case(member(Role.ATTORNEY))
    by, files = held.case.assignments.get().user, settings.HOME.documents
    before = set(files.glob("*/*"))
    with suppress(ZeroDivisionError), transaction.atomic():
        store.take(held.case, held.case_key, by, name="a.pdf", what="a", content=a_pdf(), seen=SEEN)
        assert len(set(files.glob("*/*")) - before) == 1
        raise ZeroDivisionError
    assert set(files.glob("*/*")) == before
    strays_before = strays()
    monkeypatch.setattr(BaseDatabaseWrapper, "_commit", _lost)
    with pytest.raises(DatabaseError), transaction.atomic():
        store.take(held.case, held.case_key, by, name="a.pdf", what="a", content=a_pdf(), seen=SEEN)
    monkeypatch.undo()
    assert len(set(files.glob("*/*")) - before) == 1  # it may have been recorded: the answer alone was lost
    assert strays() == strays_before + 1


def _lost(_connection: object) -> None:
    raise DatabaseError("the connection was lost")


@pytest.mark.django_db(transaction=True)
def test_an_erasure_whose_files_cannot_be_deleted_is_one_all_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    held = a_case(member(Role.ATTORNEY))
    monkeypatch.setattr(store, "_unlink", _read_only)
    monkeypatch.setattr(scrubbing, "scrub", _read_only)
    with transaction.atomic():
        store.erase_in(held.case)
        scrubbing.erased("case")
    assert not Document.objects.filter(case=held.case).exists()


def _read_only(_given: object) -> None:
    raise OSError(30, "Read-only file system")
