"""Headers, foreign forms, trouble with the database, addresses that are none: never a blank page, nothing told."""

from __future__ import annotations

import re
from urllib.parse import urlencode

import pytest
from django.db import OperationalError
from django.test import Client

from amparo.office.front_door.dropbox import gateway
from amparo.office.front_door.dropbox.codes import LANGUAGES
from amparo.office.front_door.public_site import guarding
from tests.office.front_door.public_site.conftest import Form, Visitor

PAGES = ["", *[f"{language}/{page}" for language in LANGUAGES for page in ("", "safe/", "ask/", "code/")]]


@pytest.mark.parametrize("page", PAGES)
def test_every_page_is_small_sets_no_cookie_and_names_no_other_host_but_the_way_out(page: str) -> None:
    answer = Client().get(f"/{page}")
    told = answer.content.decode()
    assert answer.status_code == 200
    assert answer.cookies == {}
    assert len(answer.content) < 30_000
    assert set(re.findall(r"https?://[^\"' <]+", told)) == {"https://www.wikipedia.org/"}
    assert "<title>Info</title>" in told
    for name, wanted in {
        "Content-Security-Policy": "default-src 'none'",
        "Referrer-Policy": "no-referrer",
        "Cache-Control": "no-store",
        "X-Content-Type-Options": "nosniff",
        "Cross-Origin-Opener-Policy": "same-origin",
    }.items():
        assert wanted in answer.headers[name]


@pytest.mark.parametrize("path", ["/xx/", "/es/admin/", "/es/ask", "/.env", "/en/../"])
def test_what_is_not_there_is_told_in_words(path: str) -> None:
    answer = Client().get(path)
    assert answer.status_code == 404
    assert b"<h1>" in answer.content


@pytest.mark.parametrize("method", ["put", "delete", "patch", "trace", "options"])
def test_other_methods_do_nothing(method: str) -> None:
    assert getattr(Client(), method)("/es/ask/").status_code == 405


def test_forms_of_other_sites_are_not_taken() -> None:
    for headers in ({"Origin": "https://evil.example"}, {"Sec-Fetch-Site": "cross-site"}):
        assert Client().post("/es/ask/", {"go": "send", "words": "x"}, headers=headers).status_code == 403
    own = {"Origin": "http://testserver", "Sec-Fetch-Site": "same-origin"}
    assert Client().post("/es/ask/", {"go": "next"}, headers=own).status_code == 200
    assert Client().post("/es/ask/", {"go": "next"}, headers={"Origin": "null"}).status_code == 200


def test_too_much_is_refused() -> None:
    assert Client().post("/es/ask/", {"words": "x" * 200_000}).status_code == 413
    assert Client().post("/es/ask/", {f"a{number}": "x" for number in range(3_000)}).status_code == 413


def test_a_text_that_is_too_long_is_given_back_with_a_sentence() -> None:
    text = "ش" * 20_000
    answer = Client().post("/ar/code/", urlencode({"code": "a b", "text": text}), "application/x-www-form-urlencoded")
    page = answer.content.decode()
    assert answer.status_code == 413
    assert "5000" in page
    assert text in page
    huge = Client().post("/es/code/", urlencode({"text": "x" * 900_000}), "application/x-www-form-urlencoded")
    assert huge.status_code == 413
    assert "Presione Atrás" in huge.content.decode()


def test_a_database_out_of_reach_loses_nothing(visitor: Visitor, monkeypatch: pytest.MonkeyPatch) -> None:
    visitor.get("ask/")
    fields = Form(visitor.page).fields

    def gone(*_: object, **__: object) -> None:
        raise OperationalError("disk full")

    monkeypatch.setattr(gateway, "put", gone)
    visitor.client.raise_request_exception = False
    page = visitor.post("ask/", **{**fields, "words": "Ayuda.", "go": "send"})
    assert visitor.status == 503
    assert Form(page).fields["words"] == ["Ayuda."]
    monkeypatch.undo()
    visitor.post("ask/", **Form(page).fields)
    assert visitor.status == 200


def test_an_office_that_cannot_even_be_named_answers_503(visitor: Visitor, monkeypatch: pytest.MonkeyPatch) -> None:
    from amparo.office.front_door.public_site.texts import forget_office

    def gone() -> None:
        raise OperationalError("no such table")

    forget_office()
    monkeypatch.setattr(gateway, "notice", gone)
    visitor.client.raise_request_exception = False
    assert visitor.get("") == "503"
    assert visitor.status == 503


def test_a_fault_of_ours_shows_no_stack(visitor: Visitor, monkeypatch: pytest.MonkeyPatch) -> None:
    from amparo.office.front_door.public_site import asking

    monkeypatch.setattr(asking, "understood", lambda sent: 1 / 0)
    visitor.client.raise_request_exception = False
    page = visitor.post("ask/", words="Ayuda.", go="next")
    assert visitor.status == 500
    assert "ZeroDivision" not in page
    assert Form(page).fields["words"] == ["Ayuda."]


def test_a_proxys_word_counts_only_where_the_office_said_so(monkeypatch: pytest.MonkeyPatch) -> None:
    from django.test import RequestFactory

    forged = RequestFactory().get("/es/", headers={"X-Real-IP": "198.51.100.7", "X-Forwarded-For": "198.51.100.8"})
    assert guarding.address_of(forged) == "127.0.0.1"
    monkeypatch.setattr(guarding, "BEHIND_PROXY", True)
    assert guarding.address_of(forged) == "198.51.100.7"


def test_the_office_is_named_and_its_promises_are_its_own() -> None:
    page = Client().get("/en/").content.decode()
    for told in ("Border Legal Aid", "90 days", "+1 915 555 0100"):
        assert told in page
