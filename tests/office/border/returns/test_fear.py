"""Fear that was stated, and the letter made of it: the words as said, the law of the day, blanks for the rest."""

from __future__ import annotations

import datetime as dt

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from amparo.law.facts import Value
from amparo.office.border.returns import passages
from amparo.office.border.returns.letter import BLANK, letter_of
from amparo.office.border.returns.models import FearStatement, Passage
from amparo.office.border.returns.screening import program_of
from amparo.office.cases.statements.ledger import Origin
from amparo.office.cases.statements.models import Source
from amparo.office.cases.statements.reading import ledger_in
from amparo.office.cases.statements.services import state
from amparo.office.platform.accounts.roles import Role
from amparo.office.platform.audit.models import AuditEntry
from tests.office.builders import Held, a_case, member, signed_in

SAID = {
    "person": "1",
    "on": "2019-09-03",
    "to": "hearing",
    "whom": "badge 4711",
    "how": "volunteered",
    "words": "Me siguen en Juárez. <b>Tengo miedo</b>.",
    "language": "Spanish",
    "result": "negative",
    "result_on": "2019-09-04",
    "lawyer": "refused",
    "next_step": "Ask again: the man came back.",
}


@pytest.fixture
def held(db: None) -> Held:
    found = a_case(member(Role.ATTORNEY, "Elena Marín"))
    FearStatement.objects.all().delete()
    Passage.objects.all().delete()
    return found


@pytest.fixture
def browser(held: Held) -> Client:
    return signed_in(held.case.assignments.get().user)


def _letter(browser: Client, held: Held) -> str:
    answer = browser.get(reverse("returns:fear_letter", args=[held.number, 1]))
    assert answer.status_code == 200
    return answer.content.decode()


def _add(browser: Client, held: Held, **more: str) -> int:
    return int(browser.post(reverse("returns:add_fear", args=[held.number]), {**SAID, **more}).status_code)


def _met(held: Held, day: dt.date) -> None:
    by = held.case.assignments.get().user
    facts: dict[str, Value | None] = {"encountered_on": day}
    state(held.case, held.case_key, held.first, by, Origin(Source.IN_PERSON, said_on=timezone.localdate()), facts)


def test_it_is_shown_word_by_word(held: Held, browser: Client) -> None:
    assert _add(browser, held) == 302
    page = browser.get(reverse("returns:returns", args=[held.number])).content.decode()
    assert "Me siguen en Juárez. &lt;b&gt;Tengo miedo&lt;/b&gt;." in page
    assert "At the hearing: badge 4711, volunteered" in " ".join(page.split())
    assert "requested and refused" in page
    assert "negative, Wed 4 Sep 2019" in page


def test_what_is_not_known_is_said_to_be(held: Held, browser: Client) -> None:
    blank = dict.fromkeys(SAID, "") | {"person": "1"}
    assert browser.post(reverse("returns:add_fear", args=[held.number]), blank).status_code == 302
    page = browser.get(reverse("returns:returns", args=[held.number])).content.decode()
    assert "date not known" in page
    assert "result not known" in page


@pytest.mark.parametrize("wrong", [{"to": "moon"}, {"on": "2099-01-01"}, {"result_on": "1000-01-01"}, {"person": "x"}])
def test_what_cannot_be_is_refused(held: Held, browser: Client, wrong: dict[str, str]) -> None:
    assert _add(browser, held, **wrong) == 422
    assert not FearStatement.objects.exists()


def test_the_facts_are_written_when_asked_for(held: Held, browser: Client) -> None:
    _add(browser, held, facts="on", source="by_phone")
    facts = ledger_in(held.case_key, held.first).facts
    assert facts["fears_mexico"] is True
    assert facts["fear_interview_result"] == "negative"


def test_two_who_change_it_at_once_lose_nothing_and_a_withdrawn_one_stays(held: Held, browser: Client) -> None:
    _add(browser, held)
    row = FearStatement.objects.get()
    address = reverse("returns:change_fear", args=[held.number, row.pk])
    assert browser.post(address, {**SAID, "words": "Uno.", "version": "1"}).status_code == 302
    answer = browser.post(address, {**SAID, "words": "Dos.", "version": "1"})
    assert answer.status_code == 409
    assert "Uno." in answer.content.decode()
    assert "Dos." in answer.content.decode()
    gone = reverse("returns:withdraw_fear", args=[held.number, row.pk])
    assert browser.post(gone, {"reason": "Said by the cousin.", "version": "2"}).status_code == 302
    assert "Said by the cousin." in browser.get(reverse("returns:returns", args=[held.number])).content.decode()
    assert browser.get(gone).status_code == 404


def test_the_letter_quotes_the_words_and_says_what_came_of_them(held: Held, browser: Client) -> None:
    _add(browser, held)
    page = _letter(browser, held)
    assert "On September 3, 2019 my client stated at the hearing (badge 4711), unasked, in these words" in page
    assert "Me siguen en Juárez. &lt;b&gt;Tengo miedo&lt;/b&gt;." in page
    assert "The result of the interview was negative, on September 4, 2019." in page
    assert "Access to counsel was requested and refused." in page
    assert "Elena Marín" in page
    assert "A 212-345-678" in page
    assert AuditEntry.objects.filter(case=held.case.pk, did="case.read", about="fear_letter").exists()


@pytest.mark.parametrize(
    ("day", "cited", "not_cited"),
    [
        (dt.date(2019, 9, 3), ("PM-602-0169", "more likely than not", "Doe v. Wolf"), ("24 hours",)),
        (dt.date(2022, 3, 1), ("December 2, 2021", "reasonable possibility", "24 hours"), ("Doe v. Wolf",)),
        (dt.date(2025, 3, 1), ("no public guidance", "January 21, 2025"), ("24 hours", "reasonable possibility")),
    ],
)
def test_the_letter_cites_the_law_of_the_day_of_the_encounter(
    held: Held, browser: Client, day: dt.date, cited: tuple[str, ...], not_cited: tuple[str, ...]
) -> None:
    _add(browser, held)
    _met(held, day)
    page = _letter(browser, held)
    assert "INA 241(b)(3)" in page
    for one in cited:
        assert one in page
    for one in not_cited:
        assert one not in page


def test_the_encounter_written_down_here_serves_where_no_fact_stands(held: Held, browser: Client) -> None:
    by = held.case.assignments.get().user
    told = passages.PassageDetails(port="brownsville")
    passages.add(held.case, held.case_key, by, held.first, kind="encounter", on=dt.date(2022, 3, 1), details=told)
    passages.add(held.case, held.case_key, by, held.first, kind="return", on=None, details=told)
    page = _letter(browser, held)
    assert "December 2, 2021" in page
    assert "Port Director, Brownsville, Texas" in page


def test_the_page_warns_when_the_program_is_over_or_unknown_and_the_letter_does_not(
    held: Held, browser: Client
) -> None:
    _add(browser, held)
    assert "its part is a blank" in _letter(browser, held)
    _met(held, dt.date(2019, 9, 3))
    page = _letter(browser, held)
    assert "not certain that this program is applied today" in page
    assert "not certain that this program is applied today" not in page[page.index("<article") :]


def test_a_letter_without_anything_known_is_blanks_and_invents_nothing() -> None:
    letter = letter_of(
        "N. N.", "", [], day=dt.date(2026, 11, 25), program=program_of(None), port=None, lawyer="", hearing=None
    )
    assert f"On {BLANK} my client stated to {BLANK}: “{BLANK}”." in letter.paragraphs
    assert letter.text.count(BLANK) >= 8
    assert "first program" not in letter.text
    assert "negative" not in letter.text


def test_after_a_positive_result_the_letter_asks_that_it_be_kept_to(held: Held, browser: Client) -> None:
    _add(browser, held, result="positive")
    page = _letter(browser, held)
    assert "An asylum officer has found this fear." in page
    assert "Since the negative result" not in page


def test_the_text_to_copy_is_the_letter(held: Held, browser: Client) -> None:
    _add(browser, held)
    page = _letter(browser, held)
    copied = page[page.index("<textarea") : page.index("</textarea>")]
    assert "Respectfully," in copied
    assert "Me siguen en Juárez." in copied


def test_the_form_of_a_change_shows_what_stands_and_may_write_the_result_among_the_facts(
    held: Held, browser: Client
) -> None:
    _add(browser, held)
    address = reverse("returns:change_fear", args=[held.number, FearStatement.objects.get().pk])
    page = browser.get(address).content.decode()
    assert "Me siguen en Juárez." in page
    assert 'value="2019-09-04"' in page
    wrong = browser.post(address, {**SAID, "result_on": "0001-01-01", "version": "1"})
    assert wrong.status_code == 422
    assert 'name="version" value="1"' in wrong.content.decode()
    sent = {**SAID, "result": "positive", "version": "1", "facts": "on", "source": "record", "detail": "Notice"}
    assert browser.post(address, sent).status_code == 302
    assert ledger_in(held.case_key, held.first).facts["fear_interview_result"] == "positive"


def test_withdrawing_needs_a_reason(held: Held, browser: Client) -> None:
    _add(browser, held)
    address = reverse("returns:withdraw_fear", args=[held.number, FearStatement.objects.get().pk])
    assert browser.get(address).status_code == 200
    assert browser.post(address, {"reason": ""}).status_code == 422


def test_a_statement_that_the_facts_deny_is_pointed_out(held: Held, browser: Client) -> None:
    by = held.case.assignments.get().user
    facts: dict[str, Value | None] = {"fears_mexico": False, "fear_interview_result": "positive"}
    state(held.case, held.case_key, held.first, by, Origin(Source.IN_PERSON, said_on=timezone.localdate()), facts)
    _add(browser, held)
    page = browser.get(reverse("returns:returns", args=[held.number])).content.decode()
    assert "no fear of Mexico; this record shows a fear stated" in page
    assert "The result of the fear interview differs from the one among the facts." in page
