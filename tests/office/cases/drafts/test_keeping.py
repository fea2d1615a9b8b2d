"""Drafts: any script, any length, sealed, their owner's, two tabs apart, gone when sent or thrown away or too old."""

from __future__ import annotations

import datetime as dt
import html
import json
from importlib import import_module

import pytest
import time_machine
from django.apps import apps
from django.conf import settings
from django.db import DatabaseError, OperationalError
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from amparo.office.cases.access import services
from amparo.office.cases.access.gate import CaseFile
from amparo.office.cases.access.models import Wall
from amparo.office.cases.access.rules import Permission
from amparo.office.cases.casework.models import Note
from amparo.office.cases.drafts import keeping as drafts_keeping
from amparo.office.cases.drafts.forms import KEPT_DAYS
from amparo.office.cases.statements.models import Draft
from amparo.office.intake import retention
from amparo.office.intake.models import Request
from amparo.office.platform.accounts.models import Session
from amparo.office.platform.accounts.roles import Role
from amparo.office.platform.encryption.case_keys import open_key
from amparo.office.platform.encryption.models import CaseKey
from amparo.office.run import worker as rounds
from tests.office.builders import Held, a_case, a_request, member, signed_in
from tests.office.cases.drafts.walk import typed_in

pytestmark = pytest.mark.django_db
WORDS = "لا أستطيع العودة & <они> стреляли 😶"


@pytest.fixture
def held() -> Held:
    return a_case(member(Role.ATTORNEY))


@pytest.fixture
def browser(held: Held) -> Client:
    return signed_in(held.case.assignments.get().user)


def _at(held: Held) -> str:
    return reverse("casework:note", args=[held.number])


def _draft_at(held: Held) -> str:
    return reverse("drafts:draft", args=[held.number, "notes"])


def test_a_text_of_any_script_and_length_is_kept_and_shown_again(held: Held, browser: Client) -> None:
    for text in ("ش" * 12_000, WORDS * 3_000, "𞤀" * 100_000):
        answer = browser.post(_draft_at(held), {"text": text})
        assert answer.content.decode().startswith("Draft kept at")
        assert text.encode() not in bytes(Draft.objects.latest("saved_at").sealed_fields)
        page = browser.get(_at(held)).content.decode()
        assert "This is your draft" in page
        assert text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;") in page
        Draft.objects.all().delete()


def test_the_reported_draft_of_a_note_is_kept(held: Held, browser: Client, shared: object) -> None:
    told = json.loads((shared / "reports/drafts/arabic_12000.json").read_text())  # type: ignore[operator]
    text = told["char"] * told["times"]
    answer = browser.post(told["post"].replace("/N/", f"/{held.number}/"), {"text": text})
    assert answer.content.decode().startswith("Draft kept at")
    assert text in browser.get(_at(held)).content.decode()


def test_it_says_until_when_a_draft_is_kept_and_then_it_is_gone(held: Held, browser: Client) -> None:
    with time_machine.travel(dt.datetime(2026, 11, 27, 19, 16, tzinfo=dt.UTC), tick=False):
        told = browser.post(_draft_at(held), {"text": WORDS}).content.decode()
        assert "Fri 11 Dec 2026" in told
        rounds.tidy()
        assert Draft.objects.exists()
    with time_machine.travel(dt.datetime(2026, 11, 27, 19, 17, tzinfo=dt.UTC) + dt.timedelta(days=KEPT_DAYS)):
        rounds.tidy()
        assert not Draft.objects.exists()


def test_two_tabs_lose_nothing_of_each_other(held: Held, browser: Client) -> None:
    first = browser.post(_draft_at(held), {"text": "the first tab"})
    known = {"draft": first.headers["Draft"], "draft_version": first.headers["Draft-Version"]}
    second = browser.post(_draft_at(held), {"text": "the second tab"} | known)
    assert second.headers["Draft"] == first.headers["Draft"]
    browser.post(_draft_at(held), {"text": "the first tab goes on"} | known)
    page = browser.get(_at(held)).content.decode()
    assert "the first tab goes on" in page
    assert "Open another draft of this form" in page
    other = browser.get(_at(held), {"draft": first.headers["Draft"]}).content.decode()
    assert "the second tab" in other


def test_what_is_saved_is_no_draft_any_more_and_what_is_refused_still_is(held: Held, browser: Client) -> None:
    kept = browser.post(_draft_at(held), {"text": WORDS})
    assert browser.post(_at(held), {"text": "", "draft": kept.headers["Draft"]}).status_code == 422
    assert Draft.objects.count() == 1
    assert browser.post(_at(held), {"text": WORDS, "draft": kept.headers["Draft"]}).status_code == 302
    assert not Draft.objects.exists()


def test_erasing_a_case_or_a_request_erases_its_drafts(held: Held, browser: Client) -> None:
    row: Request = a_request()
    address = reverse("intake:answer_request", args=[row.pk])
    assert browser.post(f"/drafts{address}", {"text": WORDS}).content.startswith(b"Draft kept")
    assert WORDS.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;") in (
        browser.get(reverse("intake:request", args=[row.pk])).content.decode()
    )
    retention.erase(row)
    assert not Draft.objects.exists()
    browser.post(_draft_at(held), {"text": WORDS})
    file = CaseFile(browser.get(_at(held)).wsgi_request, held.case, held.case.assignments.get().user, Permission.ERASE)
    services.erase(file)
    assert not Draft.objects.exists()


def test_a_wall_hides_the_draft_and_takes_no_other(held: Held, browser: Client) -> None:
    user = held.case.assignments.get().user
    browser.post(_draft_at(held), {"text": WORDS})
    Wall.objects.create(case=held.case, user=user, made_by=user)
    assert browser.post(_draft_at(held), {"text": "more"}).status_code == 404
    assert browser.get(_at(held)).status_code == 404
    assert held.number not in browser.get(reverse("today:today")).content.decode()


def test_the_locked_tier_passwords_codes_and_confirmations_have_no_draft(held: Held, browser: Client) -> None:
    for path in (f"cases/{held.number}/whereabouts/new", "come-in", "sign-in", f"cases/{held.number}/erase", "people"):
        assert browser.post(f"/drafts/{path}/", {"where": "Reynosa"}).status_code == 404
    assert browser.post(reverse("drafts:draft", args=[held.number, "whereabouts/new"]), {"x": "y"}).status_code == 404
    browser.post("/drafts/people/new/", {"given": "Rosa", "password": "hunter22", "code": "soup"})
    assert browser.get(reverse("casework:begin")).content.decode().count('value="Rosa"') == 1
    browser.post("/drafts/people/new/", {"password": "hunter22", "code": "soup"})
    assert Draft.objects.count() == 1


def test_a_form_sent_after_a_session_ran_out_is_a_draft_of_whose_session_it_was(held: Held, browser: Client) -> None:
    Session.objects.update(seen_at=timezone.now() - dt.timedelta(minutes=36))
    rounds.tidy()  # the session opens nothing any more
    assert not Session.objects.exclude(session_data="").exists()
    answer = browser.post(_at(held), {"text": WORDS, "once": "o"})
    assert answer.status_code == 302
    assert "followed" not in answer.headers["Location"]
    assert "What you typed is kept" in browser.get(answer.headers["Location"]).content.decode()
    assert not Note.objects.exists()
    again = signed_in(held.case.assignments.get().user).get(_at(held)).content.decode()
    assert "لا أستطيع العودة &amp; &lt;они&gt; стреляли 😶" in again


def test_a_form_sent_when_nobody_is_known_is_given_back_to_the_browser_that_sent_it(held: Held) -> None:
    stranger = Client(headers={"origin": "http://testserver"})
    answer = stranger.post(_at(held), {"text": WORDS, "once": "o"})
    page = answer.content.decode()
    assert (answer.status_code, answer.headers["Cache-Control"]) == (403, "no-store")
    assert "You were signed out" in page
    assert "لا أستطيع العودة &amp; &lt;они&gt; стреляли 😶" in page
    assert "Send again" in page
    assert not Draft.objects.exists()


def test_a_stale_form_is_kept_for_a_member_and_a_foreign_one_cannot_be_sent_on(held: Held) -> None:
    user = held.case.assignments.get().user
    for origin, kept in (("http://testserver", True), ("https://evil.example", False)):
        strict = Client(enforce_csrf_checks=True, headers={"origin": origin})
        strict.cookies = signed_in(user).cookies
        answer = strict.post(_at(held), {"text": WORDS})
        assert answer.status_code == 403
        assert Draft.objects.exists() is kept
        assert ("Send again" in answer.content.decode()) is False
        Draft.objects.all().delete()


def test_once_more_to_be_certain_who_it_is_leaves_no_words_in_the_session(held: Held) -> None:
    admin = member(Role.ADMINISTRATOR)
    admin.set_password("a long enough pass phrase")
    admin.save()
    late = signed_in(admin, ago=3600)
    sent = {"name": "Somebody New", "email": "new.one@office.invalid", "role": "volunteer"}
    answer = late.post(reverse("accounts:invite"), sent)
    assert answer.headers["Location"].startswith("/sign-in/")
    assert "new.one" not in str(dict(late.session.items()))
    assert 'value="Somebody New"' in signed_in(admin).get(reverse("accounts:invite")).content.decode()


@pytest.mark.parametrize("wrong", [OperationalError("the connection is closed"), OSError(28, "No space left")])
def test_a_database_that_is_down_gives_the_words_back(
    held: Held, browser: Client, monkeypatch: pytest.MonkeyPatch, wrong: Exception
) -> None:
    def down(*_: object, **__: object) -> object:
        raise wrong

    browser.raise_request_exception = False
    monkeypatch.setattr("amparo.office.platform.accounts.sessions.SessionStore._get_session_from_db", down)
    answer = browser.post(_at(held), {"text": WORDS, "once": "o", "password": "hunter22"})
    page = answer.content.decode()
    assert answer.status_code == 503
    assert page.count("لا أستطيع العودة &amp; &lt;они&gt; стреляли 😶") == 2  # to be read, and to be sent again
    assert "hunter22" not in page


def test_a_mistake_of_ours_gives_the_words_back_to_be_copied(
    held: Held, browser: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    def wrong(*_: object, **__: object) -> None:
        raise DatabaseError("value out of range")

    browser.raise_request_exception = False
    monkeypatch.setattr(Note, "save", wrong)
    answer = browser.post(_at(held), {"text": WORDS})
    assert answer.status_code == 500
    assert "стреляли" in answer.content.decode()


def test_a_draft_keeps_nobody_signed_in(held: Held, browser: Client) -> None:
    Session.objects.update(seen_at=timezone.now() - dt.timedelta(minutes=20))
    before = Session.objects.get().seen_at
    assert browser.post(_draft_at(held), {"text": WORDS}).status_code == 200
    assert Session.objects.get().seen_at == before
    assert browser.cookies[settings.SESSION_COOKIE_NAME].value


def test_a_draft_whose_key_was_lost_hinders_no_page(held: Held, browser: Client) -> None:
    browser.post("/drafts/people/new/", {"given": "Rosa"})
    browser.post(_draft_at(held), {"text": WORDS})
    Draft.objects.filter(case=held.case).update(sealed_fields=b"x" * 90)
    assert browser.get(_at(held)).status_code == 200
    assert CaseKey.objects.exists()


def test_one_draft_too_many_is_refused_aloud_and_none_is_dropped(
    held: Held, browser: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(drafts_keeping, "MOST", 2)
    first = browser.post(_draft_at(held), {"text": "the first"})
    browser.post("/drafts/people/new/", {"given": "Rosa"})
    refused = browser.post(_draft_at(held), {"text": "one too many"})
    assert refused.status_code == 409
    assert refused.content.decode().startswith("NOT kept: you have")
    known = {"draft": first.headers["Draft"], "draft_version": first.headers["Draft-Version"]}
    assert browser.post(_draft_at(held), {"text": "the first goes on"} | known).status_code == 200
    assert Draft.objects.count() == 2
    page = browser.get(reverse("drafts:drafts")).content.decode()
    assert page.count("Discard the draft") == 2
    away = {"forget": "1", "draft": first.headers["Draft"], "back": reverse("drafts:drafts")}
    assert browser.post(_draft_at(held), away).headers["Location"] == reverse("drafts:drafts")
    assert browser.post(_draft_at(held), {"text": "now there is room"}).status_code == 200


def test_a_form_sent_after_a_session_ran_out_is_given_back_where_no_draft_more_is_kept(
    held: Held, browser: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(drafts_keeping, "MOST", 0)
    Session.objects.update(seen_at=timezone.now() - dt.timedelta(minutes=36))
    answer = browser.post(_at(held), {"text": "стреляли"})
    assert answer.status_code == 403
    assert "No room for one more draft" in answer.content.decode()
    assert "стреляли" in answer.content.decode()
    assert not Draft.objects.exists()


@pytest.mark.parametrize("name", ["note", "1-entry"])
def test_a_draft_of_the_first_drafts_is_found_again_after_the_migrations(
    held: Held, browser: Client, name: str
) -> None:
    """As they were written before forms went by their address: `7 2026-0042 note`, cut at 60 letters."""
    typed = {"text": [WORDS]} if name == "note" else {"last_entry_on": ["2024-02-03"]}
    user = held.case.assignments.get().user
    row = Draft(user=user, case=held.case, form=f"{user.pk} {held.number} {name}"[:60])
    row.sealed_fields = open_key(held.case.pk).seal(row, "sealed_fields", typed)
    row.save()
    import_module("amparo.office.cases.statements.migrations.0002_drafts_of_every_form").name_by_address(apps, None)
    row.refresh_from_db()
    page = browser.get(row.page).content.decode()
    assert "This is your draft" in page
    assert html.escape(next(iter(typed.values()))[0]) in page


def test_a_draft_made_before_a_colleague_changed_the_row_shows_theirs_before_it_is_written(
    held: Held, browser: Client
) -> None:
    at = reverse("casework:change_person", args=[held.number, 1])
    said = {"part": "client", "channel": "none", "version": "1"}
    browser.post(reverse("drafts:draft", args=[held.number, "people/1/change"]), said | {"given": "Mine"})
    colleague = member(Role.ATTORNEY)
    held.case.assignments.create(user=colleague)
    assert signed_in(colleague).post(at, said | {"given": "Theirs"}).status_code == 302
    (mine,) = [one for one in typed_in(browser, at) if 'value="Mine"' in browser.get(one.page).content.decode()]
    assert mine.fields["version"] == ["1"]
    answer = browser.post(at, said | {"given": "Mine", "version": mine.fields["version"][0]})
    page = answer.content.decode()
    assert answer.status_code == 409
    assert "Theirs" in page
    assert 'value="Mine"' in page
    assert 'name="version" value="2"' in page
    assert "Theirs" in browser.get(reverse("casework:case", args=[held.number])).content.decode()
