"""Evidence: its chain only grows, its fingerprint is reckoned anew on demand, and it stays on the file."""

from __future__ import annotations

import io
import json
import zipfile

import pytest
from django.test import Client
from django.urls import reverse

from amparo.office.border.harm.details import Exhibit
from amparo.office.border.harm.models import Custody
from amparo.office.cases.documents import store
from amparo.office.cases.documents.models import Document
from amparo.office.platform.accounts.models import User
from amparo.office.platform.accounts.roles import Role
from amparo.office.platform.audit.models import AuditEntry
from tests.office.builders import Held, a_case, an_incident, member, signed_in
from tests.office.second_person import exported

pytestmark = pytest.mark.django_db


@pytest.fixture
def by() -> User:
    return member(Role.ATTORNEY, "Marta")


@pytest.fixture
def held(by: User) -> Held:
    return a_case(by)


@pytest.fixture
def browser(by: User) -> Client:
    return signed_in(by)


def _document(held: Held) -> Document:
    return Document.objects.get(case=held.case)


def _exhibit(held: Held) -> Exhibit:
    row = _document(held)
    about = held.case_key.unseal(row, "sealed_about")
    return Exhibit(row.pk, row.place, about["what"], about["sha256"])


def _compare(browser: Client, held: Held) -> str:
    return browser.post(reverse("harm:compare_evidence", args=[held.number, 1]), follow=True).content.decode()


def test_who_had_it_in_hand_is_added_and_shown_in_order(held: Held, by: User, browser: Client) -> None:
    an_incident(held, by, exhibits=(_exhibit(held),))
    address = reverse("harm:evidence", args=[held.number, 1])
    sent = {"act": "received", "on": "2026-03-09", "who": "Sister Inés", "text": "In an envelope."}
    assert browser.post(address, sent).status_code == 302
    assert browser.post(address, {**sent, "act": "handed", "who": "Dr. Ruiz", "on": "2026-03-12"}).status_code == 302
    page = browser.get(address).content.decode()
    assert page.index("Uploaded to this office") < page.index("Sister Inés") < page.index("Dr. Ruiz")
    assert _exhibit(held).sha256 in page
    assert "Marta" in page
    assert reverse("harm:incident", args=[held.number, held.incident]) in page


@pytest.mark.parametrize("wrong", [{"act": "burned"}, {"on": "2099-01-01"}, {"on": "0009-01-01"}, {"act": "compared"}])
def test_what_cannot_be_is_refused(held: Held, browser: Client, wrong: dict[str, str]) -> None:
    sent = {"act": "looked", "on": "2026-03-09", **wrong}
    assert browser.post(reverse("harm:evidence", args=[held.number, 1]), sent).status_code == 422
    assert not Custody.objects.exists()


def test_the_file_is_compared_with_its_fingerprint(held: Held, browser: Client) -> None:
    assert "The file is unchanged." in _compare(browser, held)
    assert AuditEntry.objects.filter(did="custody.compared", about="document 1 same").exists()
    path = store.path_of(_document(held))
    sealed = path.read_bytes()
    path.write_bytes(sealed[:-1] + bytes([sealed[-1] ^ 1]))
    assert "NOT the one that was uploaded" in _compare(browser, held)
    path.unlink()
    assert "The sealed file is missing" in _compare(browser, held)
    path.write_bytes(sealed)
    page = _compare(browser, held)
    assert page.count("Compared with its fingerprint") == 4
    assert "unchanged" in page


def test_evidence_stays_on_the_file_until_no_incident_needs_it(held: Held, by: User, browser: Client) -> None:
    an_incident(held, by, exhibits=(_exhibit(held),))
    address = reverse("documents:remove_document", args=[held.number, 1])
    assert "It is evidence of harm" in browser.post(address, follow=True).content.decode()
    assert _document(held).removed_at is None
    withdraw = reverse("harm:withdraw_incident", args=[held.number, held.incident])
    browser.post(withdraw, {"reason": "Not so.", "version": "1"})
    browser.post(address)
    assert _document(held).removed_at is not None
    record = browser.get(reverse("harm:incident", args=[held.number, held.incident])).content.decode()
    assert "no longer in the file" in record


def test_a_document_that_is_not_there_has_no_chain(held: Held, browser: Client) -> None:
    assert browser.get(reverse("harm:evidence", args=[held.number, 9])).status_code == 404
    assert browser.post(reverse("harm:compare_evidence", args=[held.number, 9])).status_code == 404


def test_it_leaves_the_office_with_the_whole_case(held: Held, by: User, browser: Client) -> None:
    an_incident(held, by, what="At the bridge.", exact="Under it", exhibits=(_exhibit(held),))
    browser.post(
        reverse("harm:evidence", args=[held.number, 1]), {"act": "looked", "on": "2026-03-09", "who": "Dr. Ruiz"}
    )
    answer = exported(browser, held.number)
    with zipfile.ZipFile(io.BytesIO(answer.content)) as packed:
        told = json.loads(packed.read(f"{held.number}/case.json"))
        page = packed.read(f"{held.number}/case.html").decode()
    (incident,), (entry,) = told["harm"], told["custody"]
    (version,) = incident["versions"]
    assert (version["kind"], version["exact"], version["against"]) == ("kidnapping", "Under it", [1])
    assert version["exhibits"][0]["document"] == entry["document"] == told["documents"][0]["id"]
    assert entry["who"] == "Dr. Ruiz"
    assert "At the bridge." in page
