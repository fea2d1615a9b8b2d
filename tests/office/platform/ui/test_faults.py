"""A locked or full disk, a lost key, a database that restarts: a plain page, what was typed kept, nothing half done."""

from __future__ import annotations

import errno
from collections.abc import Callable
from html import escape
from urllib.parse import urlencode

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import InterfaceError, OperationalError
from django.test import Client
from django.urls import reverse

from amparo.errors import Locked
from amparo.office.cases.access import gate
from amparo.office.cases.casework.models import Note
from amparo.office.cases.documents import store
from amparo.office.cases.documents.models import Document
from amparo.office.platform.accounts.roles import Role
from amparo.office.platform.encryption import vault
from amparo.office.platform.encryption.models import CaseKey
from tests.office.builders import Held, a_case, member, signed_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def held() -> Held:
    return a_case(member(Role.ATTORNEY))


@pytest.fixture
def browser(held: Held) -> Client:
    client = signed_in(held.case.assignments.get().user)
    client.raise_request_exception = False
    return client


def _failing(wrong: Exception) -> Callable[..., object]:
    def fail(*_: object, **__: object) -> object:
        raise wrong

    return fail


@pytest.mark.parametrize(
    "wrong",
    [
        OperationalError("database is locked"),
        OperationalError("database or disk is full"),
        OperationalError("terminating connection due to administrator command"),
        InterfaceError("connection already closed"),
        OSError(errno.ENOSPC, "No space left on device"),
    ],
)
def test_a_write_that_cannot_be_done_comes_back_to_be_sent_again(
    held: Held, browser: Client, monkeypatch: pytest.MonkeyPatch, wrong: Exception
) -> None:
    typed = 'She said: "the <child> is ill" & more'
    with monkeypatch.context() as broken:
        broken.setattr(Note, "save", _failing(wrong))
        answer = browser.post(reverse("casework:note", args=[held.number]), {"text": typed, "once": "o1"})
    page = answer.content.decode()
    assert answer.status_code == 503
    assert "Send again" in page
    assert "She said: &quot;the &lt;child&gt; is ill&quot; &amp; more" in page
    assert answer["Retry-After"]
    assert not Note.objects.exists()
    assert browser.post(reverse("casework:note", args=[held.number]), {"text": typed, "once": "o1"}).status_code == 302
    assert Note.objects.count() == 1


def test_a_read_that_cannot_be_done_says_so(held: Held, browser: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(gate, "_found", _failing(OperationalError("gone")))
    answer = browser.get(reverse("casework:case", args=[held.number]))
    assert answer.status_code == 503
    assert "Try again" in answer.content.decode()


def test_a_lost_key_is_told_and_not_a_crash(held: Held, browser: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    CaseKey.objects.filter(case=held.case).update(wrapped=b"\x01" + b"x" * 60)
    assert browser.get(reverse("casework:case", args=[held.number])).status_code == 503
    monkeypatch.setattr(vault, "keyring", _failing(Locked("sealed")))
    assert browser.get(reverse("casework:case", args=[held.number])).status_code == 503


def test_a_full_disk_takes_no_half_document(held: Held, browser: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    before = {one for one in store.path_of(Document()).parents[1].rglob("*") if one.is_file()}
    with monkeypatch.context() as broken:
        broken.setattr("os.fsync", _failing(OSError(errno.ENOSPC, "No space left on device")))
        sent = SimpleUploadedFile("letter.txt", b"a letter")
        answer = browser.post(reverse("documents:upload", args=[held.number]), {"file": sent, "what": "a letter"})
    assert answer.status_code == 503
    assert "A file is not kept here" in answer.content.decode()
    assert Document.objects.count() == 1  # the builder's
    assert {one for one in store.path_of(Document()).parents[1].rglob("*") if one.is_file()} == before


def test_a_page_that_never_was_is_told_plainly(browser: Client) -> None:
    answer = browser.get("/nowhere/")
    assert answer.status_code == 404
    assert "nowhere" not in answer.content.decode()


def test_a_form_without_its_token_changes_nothing(held: Held) -> None:
    strict = Client(enforce_csrf_checks=True)
    strict.cookies = signed_in(held.case.assignments.get().user).cookies
    answer = strict.post(reverse("casework:note", args=[held.number]), {"text": "x"})
    assert answer.status_code == 403
    assert "This form was too old" in answer.content.decode()
    assert not Note.objects.exists()


def test_a_mistake_of_ours_is_a_plain_page_without_values(browser: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("amparo.office.outward.today.views.needs_of", _failing(ValueError("Rosa Quiñónez")))
    answer = browser.get(reverse("today:today"))
    assert answer.status_code == 500
    assert "Rosa" not in answer.content.decode()


def test_a_form_over_the_limit_gives_its_words_back_and_says_what_to_do(held: Held, browser: Client) -> None:
    story = "قالوا <لا> تعودي " * 40_000
    sent = urlencode({"text": story, "password": "hunter22", "once": "o"})
    answer = browser.post(
        reverse("casework:note", args=[held.number]), sent, content_type="application/x-www-form-urlencoded"
    )
    page = answer.content.decode()
    assert (answer.status_code, answer.headers["Cache-Control"]) == (413, "no-store")
    assert "at most 2.5 MB in one form" in page
    assert escape(story) in page
    assert "hunter22" not in page
    assert not Note.objects.exists()


def test_a_form_beyond_measure_and_what_is_no_form_are_answered_in_plain_words(held: Held, browser: Client) -> None:
    at = reverse("casework:note", args=[held.number])
    beyond = browser.post(at, "text=" + "x" * 12_000_001, content_type="application/x-www-form-urlencoded")
    assert beyond.status_code == 413
    assert "what you typed may still stand there" in beyond.content.decode()
    broken = browser.post(at, b"no boundary", content_type="multipart/form-data")
    assert broken.status_code == 400
    assert "could not be read" in broken.content.decode()
