"""Proceedings, filings and arrivals through the real pages: entered, corrected, withdrawn, and read by the law."""

from __future__ import annotations

import datetime as dt
import re
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from amparo.law.records import RECORD_KINDS
from amparo.office.cases.deadlines.models import Tickler
from amparo.office.cases.statements.ledger import Ledger
from amparo.office.cases.statements.models import Statement
from amparo.office.cases.statements.reading import ledger_in
from amparo.office.platform.accounts.roles import Role
from amparo.office.platform.audit.models import AuditEntry
from tests.office.builders import Held, a_case, a_filing, member, signed_in
from tests.office.reading import shown

pytestmark = pytest.mark.django_db


@pytest.fixture
def held() -> Held:
    return a_case(member(Role.ATTORNEY, "Elena"))


@pytest.fixture
def browser(held: Held) -> Client:
    return signed_in(held.case.assignments.get().user)


def _add(held: Held, kind: str = "filings") -> str:
    return reverse("casework:add_record", args=[held.number, 1, kind])


def _at(held: Held, name: str) -> str:
    return reverse(f"casework:{name}", args=[held.number, 1, held.record])


def _send(browser: Client, address: str, **typed: str) -> Any:
    once = re.findall(r'name="once" value="([^"]+)"', browser.get(address).content.decode())[0]
    return browser.post(address, {"source": "document", "detail": "I-797C", "once": once, **typed})


def _ledger(held: Held) -> Ledger:
    return ledger_in(held.case_key, held.first)


def _deadlines(held: Held) -> list[str]:
    rows = Tickler.objects.filter(person=held.first, kind="deadline")
    return [held.case_key.unseal(row, "sealed_what") for row in rows]


def _shown(answer: Any) -> str:
    return shown(answer)


def _page(browser: Client, held: Held) -> str:
    return _shown(browser.get(reverse("casework:case", args=[held.number])))


def test_each_kind_is_asked_for_by_its_own_fields(held: Held, browser: Client) -> None:
    for kind in RECORD_KINDS.values():
        page = _shown(browser.get(_add(held, kind.name)))
        assert all(str(fact.question) in page for fact in kind.fields.values())
    assert browser.get(_add(held, "nonsense")).status_code == 404


def test_a_filing_stands_in_the_line_and_moves_the_deadline(held: Held, browser: Client) -> None:
    second = _shown(browser.get(reverse("casework:case_person", args=[held.number, 2])))
    assert "Enter each decision, each form that was filed and each arrival" in second
    assert "one_year_asylum" in _deadlines(held)
    filed = timezone.localdate() - dt.timedelta(days=9)
    answer = _send(browser, _add(held), form="i589", received_on=filed.isoformat(), filed_with="uscis")
    assert (answer.status_code, answer["Location"].rpartition("#")[2]) == (302, "records")
    page = _page(browser, held)
    line = page.partition('id="records"')[2].partition("</section>")[0]
    assert "I-589, asylum and withholding" in line
    assert "Document: I-797C" in line
    assert "met on" in page.partition('id="deadlines"')[2].partition("</section>")[0]
    facts = _shown(browser.get(reverse("casework:facts", args=[held.number, 1])))
    assert "Filing: I-589, asylum and withholding (Document: I-797C)" in facts
    assert _deadlines(held) == ["evidence_before_hearing"]


def test_days_can_be_known_in_part_and_what_is_wrong_is_said_beside_it(held: Held, browser: Client) -> None:
    assert _send(browser, _add(held), **{"form": "i765", "mailed_on-part": "2025-05"}).status_code == 302
    assert str(_ledger(held).records["filings"][0]["mailed_on"]).startswith("2025-05-01")
    before = Statement.objects.count()
    wrong = _send(browser, _add(held), form="i765", mailed_on="31 Smarch")
    assert (wrong.status_code, 'value="31 Smarch"' in shown(wrong)) == (422, True)
    nothing = _send(browser, _add(held), form="not known")
    assert "Nothing is known of it yet" in shown(nothing)
    assert Statement.objects.count() == before


def test_a_correction_takes_the_place_says_why_and_keeps_what_stood(held: Held, browser: Client) -> None:
    a_filing(held, held.case.assignments.get().user, receipt_number="ZAR-1")
    form = _shown(browser.get(_at(held, "correct_record")))
    assert 'value="ZAR-1"' in form
    typed = {"form": "i589", "received_on": "2025-04-01", "receipt_number": "ZAR-2"}
    assert "Say why it is corrected" in shown(_send(browser, _at(held, "correct_record"), **typed))
    assert _send(browser, _at(held, "correct_record"), **typed, reason="a slip").status_code == 302
    assert [one["receipt_number"] for one in _ledger(held).records["filings"]] == ["ZAR-2"]
    late = _send(browser, _at(held, "correct_record"), **typed, reason="again")
    assert (late.status_code, "no longer current" in shown(late)) == (422, True)
    history = _shown(browser.get(_at(held, "record_history")))
    assert all(words in history for words in ("ZAR-1", "ZAR-2", "a slip", "superseded"))


def test_withdrawing_ends_it_and_the_law_reads_it_no_more(held: Held, browser: Client) -> None:
    a_filing(held, held.case.assignments.get().user)
    assert browser.post(_at(held, "withdraw_record"), {"reason": ""}).status_code == 422
    assert browser.post(_at(held, "withdraw_record"), {"reason": "her sister's"}).status_code == 302
    assert "filings" not in _ledger(held).records
    page = _page(browser, held)
    assert "1 withdrawn" in page
    assert "her sister's" in _shown(browser.get(_at(held, "record_history"))).replace("&#x27;", "'")


def test_a_fact_said_otherwise_is_shown_as_a_contradiction(held: Held, browser: Client) -> None:
    record = reverse("casework:record", args=[held.number, 1, "filing"])
    assert browser.post(record, {"source": "by_phone", "asylum_filed": "no"}).status_code == 302
    _send(browser, _add(held), form="i589", received_on="2025-04-01")
    page = _page(browser, held).partition('id="contradictions"')[2].partition("</section>")[0]
    assert "is given otherwise than the records tell" in page
    assert Tickler.objects.filter(person=held.first, kind="contradiction").count() == 1


def test_days_out_of_order_in_a_record_are_told_on_the_case_in_the_line_and_where_it_is_mended(
    held: Held, browser: Client
) -> None:
    _send(browser, _add(held), form="i765", mailed_on="2025-04-02", received_on="2025-04-01")
    wrong = "a filing was received before it was mailed"
    page = _page(browser, held)
    for part in ("contradictions", "records"):
        assert wrong in page.partition(f'id="{part}"')[2].partition("</section>")[0]
    (row,) = _ledger(held).current_records["filings"]
    for name, key in (("correct_record", row.id), ("record_history", row.key)):
        assert wrong in _shown(browser.get(reverse(f"casework:{name}", args=[held.number, 1, key])))
    assert wrong in _shown(browser.get(reverse("today:today")))
    typed = {"form": "i765", "mailed_on": "2025-04-01", "received_on": "2025-04-01", "reason": "a slip"}
    assert _send(browser, reverse("casework:correct_record", args=[held.number, 1, row.id]), **typed).status_code == 302
    assert wrong not in _page(browser, held)
    assert not Tickler.objects.filter(person=held.first, kind="contradiction").exists()


def test_a_record_is_named_in_the_audit_log_by_nothing_that_was_said(held: Held, browser: Client) -> None:
    _send(browser, _add(held), form="i589", receipt_number="ZAR-9")
    (entered,) = AuditEntry.objects.filter(case=held.case.pk, did="record.entered")
    assert entered.about == "person 1 filings"
