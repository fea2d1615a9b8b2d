"""Facts through the real pages: recorded once, kept as drafts, two at once shown both, nothing lost."""

from __future__ import annotations

import re

import pytest
from django.test import Client
from django.urls import reverse

from amparo.office.cases.deadlines.models import Tickler
from amparo.office.cases.statements.models import Draft, Statement, StatementSet
from amparo.office.cases.statements.reading import ledger_in
from amparo.office.platform.accounts.roles import Role
from amparo.office.platform.audit.models import AuditEntry
from tests.office.builders import Held, a_case, member, signed_in
from tests.office.reading import shown

pytestmark = pytest.mark.django_db


@pytest.fixture
def held() -> Held:
    return a_case(member(Role.ATTORNEY, "Elena"))


@pytest.fixture
def browser(held: Held) -> Client:
    return signed_in(held.case.assignments.get().user)


def _address(held: Held, group: str = "entry", place: int = 1) -> str:
    return reverse("casework:record", args=[held.number, place, group])


def _seen(page: str) -> list[str]:
    return re.findall(r'name="seen" value="([^"]+)"', page)


def _open(browser: Client, held: Held, **typed: object) -> dict[str, object]:
    page = browser.get(_address(held)).content.decode()
    once = re.findall(r'name="once" value="([^"]+)"', page)[0]
    return {"source": "by_phone", "seen": _seen(page), "once": once, **typed}


def test_recording_leads_back_to_the_person_and_stands_there(held: Held, browser: Client) -> None:
    sent = _open(browser, held, entry_manner="between_ports", entry_border="southwest_land")
    answer = browser.post(_address(held), sent)
    assert answer.status_code == 302
    page = browser.get(answer["Location"]).content.decode()
    assert "2 facts" in page
    facts = ledger_in(held.case_key, held.first).facts
    assert (facts["entry_manner"], facts["entry_border"]) == ("between_ports", "southwest_land")


def test_a_form_sent_twice_records_once(held: Held, browser: Client) -> None:
    sent = _open(browser, held, entry_manner="between_ports")
    first, second = browser.post(_address(held), sent), browser.post(_address(held), sent)
    assert (first.status_code, second.status_code) == (302, 302)
    assert first["Location"] == second["Location"]
    assert StatementSet.objects.filter(person=held.first).count() == 2  # the builder's and this one


def test_what_differs_becomes_a_contradiction_or_replaces_with_a_reason(held: Held, browser: Client) -> None:
    browser.post(_address(held), _open(browser, held, last_entry_on="2026-01-02"))
    assert set(ledger_in(held.case_key, held.first).disputed) == {"last_entry_on"}
    assert Tickler.objects.filter(person=held.first, kind="contradiction").count() == 1
    without = browser.post(_address(held), _open(browser, held, last_entry_on="2026-01-03", differs="replace"))
    assert without.status_code == 422
    sent = _open(browser, held, last_entry_on="2026-01-03", differs="replace", reason="the stamp")
    assert browser.post(_address(held), sent).status_code == 302
    ledger = ledger_in(held.case_key, held.first)
    assert not ledger.disputed
    assert ledger.facts["last_entry_on"].isoformat() == "2026-01-03"  # type: ignore[union-attr]
    assert Tickler.objects.filter(person=held.first, kind="contradiction").count() == 0


def test_two_who_edit_at_once_are_shown_both_versions(held: Held, browser: Client) -> None:
    mine = _open(browser, held, entry_manner="between_ports")
    colleague = signed_in(held.case.assignments.get().user)
    colleague.post(_address(held), _open(colleague, held, entry_manner="port_of_entry"))
    answer = browser.post(_address(held), mine)
    page = answer.content.decode()
    assert answer.status_code == 409
    assert "crossed between ports" in page
    assert "presented at a port" in page
    assert ledger_in(held.case_key, held.first).facts["entry_manner"] == "port_of_entry"
    again = {**mine, "seen": _seen(page)}
    assert browser.post(_address(held), again).status_code == 302
    assert set(ledger_in(held.case_key, held.first).disputed) == {"entry_manner"}


def test_others_news_on_other_facts_are_no_hindrance(held: Held, browser: Client) -> None:
    mine = _open(browser, held, entry_manner="between_ports")
    browser.post(_address(held), _open(browser, held, entry_border="air"))
    assert browser.post(_address(held), mine).status_code == 302


def test_a_refused_form_keeps_what_was_typed_and_records_nothing(held: Held, browser: Client) -> None:
    before = Statement.objects.count()
    answer = browser.post(_address(held), _open(browser, held, last_entry_on="31 Smarch", entry_manner="port_of_entry"))
    page = shown(answer)
    assert answer.status_code == 422
    assert 'value="31 Smarch"' in page
    assert 'value="port_of_entry" checked' in page
    assert Statement.objects.count() == before


def test_a_draft_is_kept_sealed_shown_again_and_gone_when_saved(held: Held, browser: Client) -> None:
    keep = reverse("drafts:draft", args=[held.number, "1-entry"])
    answer = browser.post(keep, _open(browser, held, last_entry_on="2026-01-02", detail="a cousin"))
    assert answer.content.decode().startswith("Draft kept at")
    assert b"cousin" not in bytes(Draft.objects.get().sealed_fields)
    page = browser.get(_address(held)).content.decode()
    assert "This is your draft" in page
    assert 'value="2026-01-02"' in page
    browser.post(_address(held), _open(browser, held, last_entry_on="2026-01-02"))
    assert not Draft.objects.exists()


def test_a_draft_is_its_owners_and_can_be_thrown_away(held: Held, browser: Client) -> None:
    keep = reverse("drafts:draft", args=[held.number, "1-entry"])
    browser.post(keep, _open(browser, held, detail="a cousin"))
    other = member(Role.ATTORNEY)
    held.case.assignments.create(user=other)
    assert "This is your draft" not in signed_in(other).get(_address(held)).content.decode()
    assert "This is your draft" in browser.get(_address(held)).content.decode()
    answer = browser.post(keep, {"forget": "1", "back": "//evil.example/"})
    assert answer["Location"].startswith("/cases/")
    assert not Draft.objects.exists()


def test_withdraw_and_settle_through_their_pages(held: Held, browser: Client) -> None:
    browser.post(_address(held), _open(browser, held, last_entry_on="2026-01-02"))
    settle = reverse("casework:settle", args=[held.number, 1, held.statement.pk])
    assert "This is superseded" in browser.get(settle).content.decode()
    assert browser.post(settle, {"reason": ""}).status_code == 422
    assert browser.post(settle, {"reason": "she was there"}).status_code == 302
    assert not ledger_in(held.case_key, held.first).disputed
    withdraw = reverse("casework:withdraw", args=[held.number, 1, held.statement.pk])
    assert browser.post(withdraw, {"reason": "not hers"}).status_code == 302
    assert browser.post(withdraw, {"reason": "not hers"}).status_code == 422
    page = browser.get(reverse("casework:history", args=[held.number, 1, "last_entry_on"])).content.decode()
    assert "withdrawn" in page
    assert "superseded" in page
    assert "not hers" in page


def test_every_read_and_write_is_on_record_once(held: Held, browser: Client) -> None:
    before = AuditEntry.objects.filter(case=held.case.pk).count()
    browser.get(reverse("casework:case", args=[held.number]))
    browser.post(_address(held), {"source": "by_phone", "entry_manner": "port_of_entry"})
    deeds = list(AuditEntry.objects.filter(case=held.case.pk).order_by("pk")[before:])
    assert [deed.did for deed in deeds] == ["case.read", "facts.recorded"]
    assert "port_of_entry" not in "".join(deed.about for deed in deeds)


def test_unknown_groups_facts_and_people_are_not_found(held: Held, browser: Client) -> None:
    for address in (
        _address(held, "nonsense"),
        _address(held, place=9),
        reverse("casework:history", args=[held.number, 1, "nonsense"]),
        reverse("casework:case_person", args=[held.number, 9]),
    ):
        assert browser.get(address).status_code == 404
