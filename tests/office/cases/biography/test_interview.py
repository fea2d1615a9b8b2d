"""The biography through the real pages: told group by group from one source, corrected, and never told twice."""

from __future__ import annotations

import re
from html import unescape
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from amparo.law.partial import a_month, a_year
from amparo.office.cases.biography.known import ASKED
from amparo.office.cases.statements.models import Source, Statement
from amparo.office.cases.statements.reading import ledger_in
from amparo.office.platform.accounts.models import User
from amparo.office.platform.accounts.roles import Role
from amparo.office.platform.audit.models import AuditEntry
from tests.office import reading
from tests.office.builders import Held, a_case, a_school, member, signed_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def held() -> Held:
    return a_case(member(Role.ATTORNEY, "Elena"))


@pytest.fixture
def browser(held: Held) -> Client:
    return signed_in(held.case.assignments.get().user)


def _at(held: Held, kind: str, query: str = "") -> str:
    return reverse("biography:interview", args=[held.number, 1, kind]) + query


def _send(browser: Client, address: str, **typed: Any) -> Any:
    page = browser.get(address).content.decode()
    once = re.findall(r'name="once" value="([^"]+)"', page)[-1]
    seen = re.findall(r'name="seen" value="([^"]+)"', page)
    return browser.post(address, {"source": "by_phone", "once": once, "seen": seen, **typed})


def shown(answer: Any) -> str:
    return reading.shown(answer)


def _told(held: Held, kind: str) -> list[Any]:
    return [dict(one.fields) for one in ledger_in(held.case_key, held.first).biography.get(kind, [])]


def test_every_group_is_asked_on_a_page_of_its_own_in_both_languages(held: Held, browser: Client) -> None:
    for language in ("en", "es"):
        User.objects.update(language=language)
        for place, kind in enumerate(ASKED, 1):
            page = shown(browser.get(_at(held, kind.name)))
            asked = [getattr(fact.question, language) for fact in kind.fields.values()]
            assert [question for question in asked if question not in unescape(page)] == []
            assert f"{'Página' if language == 'es' else 'Page'} {place} " in page
    assert browser.get(_at(held, "whole_lists")).status_code == 404


def test_one_source_is_remembered_from_page_to_page(held: Held, browser: Client) -> None:
    first = _send(browser, _at(held, "particulars"), family_name="Quiñónez", middle_name="Ninguno", go="next")
    assert "/other_names/?as=" in first["Location"]
    assert _told(held, "particulars") == [{"family_name": "Quiñónez", "middle_name": "none"}]
    following = shown(browser.get(first["Location"]))
    assert "Source of these answers: Client, by phone" in " ".join(re.sub("<[^>]+>", "", following).split())
    assert 'value="by_phone" checked' in " ".join(following.split())
    assert "as=" in _send(browser, first["Location"], go="next")["Location"]


def test_cards_are_added_one_after_another_and_a_list_is_said_to_be_whole(held: Held, browser: Client) -> None:
    again = _send(browser, _at(held, "addresses"), **{"street": "Calle 5", "from_on-part": "2024-03", "go": "again"})
    assert "/addresses/?as=" in again["Location"]
    page = shown(browser.get(again["Location"]))
    assert "Nothing is told of" in page
    _send(browser, again["Location"], **{"street": "Calle 9", "from_on-part": "2020", "addresses": "yes"})
    assert [one["from_on"] for one in _told(held, "addresses")] == [a_month(2024, 3), a_year(2020)]
    assert _told(held, "whole_lists") == [{"addresses": True}]
    page = shown(browser.get(reverse("biography:biography", args=[held.number])))
    assert "are both told of" in page
    only = Statement.objects.count()
    _send(browser, _at(held, "addresses"), addresses="yes")
    assert Statement.objects.count() == only


def test_an_answer_that_stands_is_changed_alone_and_keeps_the_source_of_the_others(held: Held, browser: Client) -> None:
    _send(browser, _at(held, "particulars"), family_name="Quiñonez", religion="Católica", source="document", detail="x")
    typed = {"family_name": "Quiñónez", "religion": "Católica", "telephone": "915 555 0100"}
    assert "Say why an answer that stands is changed" in shown(_send(browser, _at(held, "particulars"), **typed))
    assert _send(browser, _at(held, "particulars"), **typed, reason="the tilde").status_code == 302
    ledger = ledger_in(held.case_key, held.first)
    standing = {name: one.origin.kind for one in ledger.biography["particulars"] for name in one.fields}
    assert standing == {
        "family_name": Source.BY_PHONE,
        "religion": Source.DOCUMENT,
        "telephone": Source.BY_PHONE,
    }
    (history,) = {str(one.key) for one in ledger.told if "religion" in one.fields}
    page = shown(browser.get(reverse("biography:told_history", args=[held.number, 1, history])))
    assert all(words in page for words in ("Quiñonez", "Quiñónez", "the tilde", "superseded"))


def test_what_a_colleague_told_meanwhile_is_shown_first(held: Held, browser: Client) -> None:
    page = browser.get(_at(held, "particulars")).content.decode()
    once = re.findall(r'name="once" value="([^"]+)"', page)[-1]
    _send(browser, _at(held, "particulars"), religion="Católica")
    late = browser.post(_at(held, "particulars"), {"source": "by_phone", "once": once, "telephone": "915"})
    assert late.status_code == 422
    assert all(words in shown(late) for words in ("A colleague recorded answers here", "Católica", 'value="915"'))
    assert _told(held, "particulars") == [{"religion": "Católica"}]


def test_what_the_case_knows_is_shown_or_filled_in_and_not_asked_again(held: Held, browser: Client) -> None:
    page = shown(browser.get(_at(held, "particulars")))
    assert "Already on record" in page
    assert 'value="Quiñónez Tábora"' in page
    assert "Record as a fact" in page
    relative = " ".join(shown(browser.get(_at(held, "relatives", "?of=2"))).split())
    assert 'value="Axel"' in relative
    assert 'value="child" checked' in relative


def test_a_card_is_corrected_and_withdrawn_with_the_reason(held: Held, browser: Client) -> None:
    a_school(held, held.case.assignments.get().user)
    where = reverse("biography:correct_told", args=[held.number, 1, held.told])
    assert 'value="Escuela Morazán"' in shown(browser.get(where))
    assert _send(browser, where, name="Escuela Lempira").status_code == 422
    assert _send(browser, where, name="Escuela Lempira", reason="misheard").status_code == 302
    (now,) = ledger_in(held.case_key, held.first).biography["schools"]
    assert (now.fields, now.key) == ({"name": "Escuela Lempira"}, str(held.told))
    gone = reverse("biography:withdraw_told", args=[held.number, 1, now.id])
    assert browser.post(gone, {"reason": "her sister's"}).status_code == 302
    assert _told(held, "schools") == []


def test_the_audit_log_says_which_group_and_nothing_that_was_told(held: Held, browser: Client) -> None:
    _send(browser, _at(held, "arrests"), charge="Protesta")
    (entry,) = AuditEntry.objects.filter(case=held.case.pk, did="biography.told")
    assert entry.about == "person 1 arrests"
