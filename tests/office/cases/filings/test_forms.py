"""A form says what the file knows, is looked at by two, and once filed it is what was approved."""

from __future__ import annotations

import datetime as dt
import io
import json
import zipfile
from collections.abc import Mapping
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from pypdf import PdfReader

from amparo.forms.client_file import STATED
from amparo.law.values import parse_value
from amparo.office.cases.access import services
from amparo.office.cases.access.models import Assignment
from amparo.office.cases.filings import blanks
from amparo.office.cases.filings.models import Comment, PreparedForm, State
from amparo.office.cases.statements.ledger import Origin
from amparo.office.cases.statements.models import Source
from amparo.office.cases.statements.reading import ledger_in
from amparo.office.cases.statements.services import enter_record, state
from amparo.office.platform.accounts.models import User
from amparo.office.platform.accounts.roles import Role
from tests.office.builders import Held, a_case, a_form, member, signed_in
from tests.office.cases.filings.given import GIVEN
from tests.office.second_person import exported

pytestmark = pytest.mark.django_db

BLANKS = Path(__file__).parents[5] / "shared" / "forms"
HOME = {
    "street": "2210 Wyoming Avenue",
    "unit_kind": "apartment",
    "unit": "3",
    "city": "El Paso",
    "state": "Texas",
    "zip_code": "79903",
    "country": "US",
    "use": "both",
    "from_on": "2026-09-14",
}
BEFORE = {**HOME, "street": "1400 Magoffin Avenue", "use": "home", "from_on": "2026-02-03", "until_on": "2026-09-14"}


def tell(held: Held, by: User, kind: str, fields: Mapping[str, str]) -> None:
    """State a record of the first person, as their papers say it."""
    facts = STATED[kind].fields
    values = {name: parse_value(facts[name], text) for name, text in fields.items()}
    enter_record(held.case, held.case_key, held.first, by, Origin(Source.DOCUMENT), kind, values)


@pytest.fixture
def by() -> User:
    return member(Role.ATTORNEY, "Marta")


@pytest.fixture
def held(by: User) -> Held:
    """A case with a form for a change of address, of which everything is known."""
    held = a_case(by)
    for address in (BEFORE, HOME):
        tell(held, by, "addresses", address)
    state(held.case, held.case_key, held.first, by, Origin(Source.DOCUMENT), {"born_on": dt.date(1986, 5, 17)})
    a_form(held, by)
    Comment.objects.all().delete()
    return held


@pytest.fixture
def second(held: Held) -> User:
    """Another attorney of the case."""
    user = member(Role.ATTORNEY, "Inés")
    Assignment.objects.create(case=held.case, user=user)
    return user


def at(held: Held, name: str = "form", *more: object) -> str:
    return reverse(f"filings:{name}", args=[held.number, held.form, *more])


def page(browser: Client, held: Held, name: str = "form") -> str:
    return browser.get(at(held, name)).content.decode()


def go_on(user: User, held: Held, step: str) -> int:
    version = PreparedForm.objects.get().version
    return signed_in(user).post(at(held, "step"), {"step": step, "version": version}).status_code


def test_a_form_is_begun_on_its_page_and_says_what_the_file_knows(by: User) -> None:
    held, browser = a_case(by), signed_in(by)
    tell(held, by, "addresses", HOME)
    address = reverse("filings:begin_form", args=[held.number])
    assert browser.get(address).status_code == 200
    sent = browser.post(address, {"person": "1", "form": "ar-11_2022-11-02"})
    held.form = PreparedForm.objects.get().pk
    assert sent.headers["Location"] == at(held)
    shown = page(browser, held)
    for text in ("Quiñónez Tábora", "212345678", "2210 Wyoming Avenue", "TX", "Previous physical address", "missing"):
        assert text in shown
    assert "Ask for a review" not in shown  # something is missing


def test_a_family_petition_is_for_a_relative_of_the_person(by: User) -> None:
    held, browser = a_case(by), signed_in(by)
    sent = browser.post(reverse("filings:begin_form", args=[held.number]), {"person": "1", "form": "i-730_2025-01-20"})
    assert sent.status_code == 422
    assert not PreparedForm.objects.exists()


def test_what_is_missing_keeps_a_form_from_a_second_person(by: User) -> None:
    held = a_case(by)
    a_form(held, by)
    assert go_on(by, held, "review") == 409
    assert PreparedForm.objects.get().state == State.DRAFT


def test_a_second_person_approves_and_what_is_filed_is_what_was_approved(held: Held, by: User, second: User) -> None:
    assert go_on(by, held, "review") == 302
    assert go_on(by, held, "approve") == 409  # not alone, where there is somebody else
    assert go_on(second, held, "approve") == 302
    row = PreparedForm.objects.get()
    assert (row.state, row.approved_by) == (State.APPROVED, second)
    day = timezone.localdate() - dt.timedelta(days=1)
    sent = {"day": day.isoformat(), "how": "mail", "tracking": "9400 1", "signed": "on", "paid": "on"}
    browser = signed_in(by)
    assert browser.post(at(held, "file_form"), {**sent, "version": row.version}).status_code == 302
    (record,) = ledger_in(held.case_key, held.first).records["filings"]
    assert record == {"form": "ar11", "filed_with": "uscis", "mailed_on": day}
    assert "9400 1" in page(browser, held)
    version = PreparedForm.objects.get().version
    receipt = {"receipt": "IOE0000000001", "received": timezone.localdate().isoformat(), "version": version}
    assert browser.post(at(held, "receipt"), receipt).status_code == 302
    (record,) = ledger_in(held.case_key, held.first).records["filings"]
    assert (record["received_on"], record["receipt_number"]) == (timezone.localdate(), "IOE0000000001")
    assert go_on(by, held, "reopen") == 409  # what was filed stays


def test_alone_in_the_office_one_may_approve_and_the_page_says_so(held: Held, by: User) -> None:
    assert go_on(by, held, "review") == 302
    assert "No one else here can approve it" in page(signed_in(by), held)
    assert go_on(by, held, "approve") == 302


def test_a_file_that_changed_since_the_approval_is_not_filed(held: Held, by: User) -> None:
    go_on(by, held, "review")
    go_on(by, held, "approve")
    tell(held, by, "addresses", {**HOME, "street": "9 Montana Avenue", "from_on": "2026-11-01"})
    browser = signed_in(by)
    assert "The file has changed since" in page(browser, held)
    sent = {"day": timezone.localdate().isoformat(), "how": "online", "signed": "on", "paid": "on"}
    refused = browser.post(at(held, "file_form"), {**sent, "version": PreparedForm.objects.get().version})
    assert refused.status_code == 409
    assert PreparedForm.objects.get().state == State.APPROVED
    assert "filings" not in ledger_in(held.case_key, held.first).records


@pytest.mark.parametrize("left_out", ["signed", "paid", "how", "day"])
def test_a_form_is_not_filed_without_signature_fee_way_and_day(held: Held, by: User, left_out: str) -> None:
    go_on(by, held, "review")
    go_on(by, held, "approve")
    sent = {"day": timezone.localdate().isoformat(), "how": "online", "signed": "on", "paid": "on"}
    del sent[left_out]
    refused = signed_in(by).post(at(held, "file_form"), {**sent, "version": PreparedForm.objects.get().version})
    assert refused.status_code == 422
    assert PreparedForm.objects.get().state == State.APPROVED


def test_a_comment_on_an_item_keeps_the_form_from_approval_until_it_is_settled(held: Held, by: User) -> None:
    browser = signed_in(by)
    item = str(GIVEN["item"](None, "", held))  # type: ignore[arg-type]
    assert browser.post(at(held, "comment", item), {"text": "Is it Tábora or Tabora?"}).status_code == 302
    assert "Is it Tábora or Tabora?" in page(browser, held)
    go_on(by, held, "review")
    assert go_on(by, held, "approve") == 409
    assert browser.post(at(held, "settle_comment", Comment.objects.get().pk)).status_code == 302
    assert go_on(by, held, "approve") == 302


def test_of_two_who_go_on_at_once_the_second_is_told(held: Held, by: User) -> None:
    browser, version = signed_in(by), PreparedForm.objects.get().version
    assert browser.post(at(held, "step"), {"step": "review", "version": version}).status_code == 302
    late = browser.post(at(held, "step"), {"step": "set_aside", "version": version})
    assert late.status_code == 409
    assert "Someone else changed this form" in late.content.decode()


def test_the_sheet_prints_what_is_known_and_says_that_nobody_approved_it(held: Held, by: User) -> None:
    shown = page(signed_in(by), held, "sheet")
    assert "2210 Wyoming Avenue" in shown
    assert "not approved" in shown


def test_forms_leave_with_the_case_and_are_erased_with_it(held: Held, by: User) -> None:
    go_on(by, held, "review")
    go_on(by, held, "approve")
    with zipfile.ZipFile(io.BytesIO(exported(signed_in(by), held.number).content)) as whole:
        (form,) = json.loads(whole.read(f"{held.number}/case.json"))["forms"]
    assert (form["form"], form["state"]) == ("ar-11", "approved")
    assert "2210 Wyoming Avenue" in [answer["value"] for answer in form["said"]["answers"]]
    services.erase_rooms(held.case)
    assert not PreparedForm.objects.exists()


@pytest.mark.skipif(not BLANKS.is_dir(), reason="the blank forms lie beside the project")
def test_a_blank_is_recognised_before_it_is_kept_and_then_filled(held: Held, by: User) -> None:
    browser = signed_in(by)
    assert "is not installed" in page(browser, held, "form_paper")
    address = reverse("filings:blank_forms")
    for content, said in ((b"%PDF-1.7 nothing", "damaged"), (b"hello", "no PDF")):
        sent = browser.post(address, {"file": SimpleUploadedFile("x.pdf", content)})
        assert sent.status_code == 422
        assert said in sent.content.decode()
    blank = (BLANKS / "ar-11_2022-11-02.pdf").read_bytes()
    assert browser.post(address, {"file": SimpleUploadedFile("any name.pdf", blank)}).status_code == 302
    assert "Save the PDF" in page(browser, held, "form_paper")
    answer = browser.get(at(held, "pdf"))
    assert answer.headers["Content-Disposition"] == 'attachment; filename="ar-11-draft.pdf"'
    fields = PdfReader(io.BytesIO(answer.content)).get_form_text_fields(full_qualified_name=True)
    assert "2210 Wyoming Avenue" in fields.values()


@pytest.mark.skipif(not BLANKS.is_dir(), reason="the blank forms lie beside the project")
def test_a_form_that_amparo_does_not_know_is_named_and_not_kept(by: User, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(blanks, "maps", lambda: {})
    blank = (BLANKS / "ar-11_2022-11-02.pdf").read_bytes()
    sent = signed_in(by).post(reverse("filings:blank_forms"), {"file": SimpleUploadedFile("x.pdf", blank)})
    assert (sent.status_code, "Form AR-11" in sent.content.decode()) == (422, True)


def test_the_guide_to_family_petitions_never_takes_a_child_for_one_in_law(by: User) -> None:
    held, browser = a_case(by), signed_in(by)
    address = reverse("filings:petitions", args=[held.number])
    assert "No spouse or child is told of yet" in browser.get(address).content.decode()
    today = timezone.localdate()
    granted = today - dt.timedelta(days=100)
    child = {"relation": "child", "given_name": "Íker", "family_name": "Yáñez", "in_us": "no"}
    tell(held, by, "relatives", {**child, "born_on": (today - dt.timedelta(days=4000)).isoformat()})
    state(held.case, held.case_key, held.first, by, Origin(Source.RECORD), {"own_asylum_granted_on": granted})
    shown = browser.get(address).content.decode()
    assert "Íker Yáñez" in shown
    assert "needs an answer" in shown
    assert "may be available" not in shown
    assert "a consulate or an office of USCIS abroad" in shown
    key = ledger_in(held.case_key, held.first).biography["relatives"][0].key
    sent = browser.post(
        reverse("filings:begin_form", args=[held.number]),
        {"person": "1", "form": "i-730_2025-01-20", "relative": f"1 {key}"},
    )
    assert sent.status_code == 302
    held.form = PreparedForm.objects.get().pk
    assert "Íker" in page(browser, held)


def test_a_move_prepares_both_forms_at_once(by: User) -> None:
    held, browser = a_case(by), signed_in(by)
    address = reverse("filings:moved", args=[held.number])
    assert browser.get(address).status_code == 200
    assert browser.post(address, {"person": "1"}).status_code == 302
    listed = browser.get(reverse("filings:forms", args=[held.number])).content.decode()
    assert PreparedForm.objects.filter(person=held.first).count() == 2
    assert ("AR-11" in listed, "EOIR-33" in listed) == (True, True)
