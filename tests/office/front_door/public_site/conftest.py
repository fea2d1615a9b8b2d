"""The public pages as their own process would serve them."""

from __future__ import annotations

from collections.abc import Iterator
from html.parser import HTMLParser

import pytest
from django.test import Client, override_settings

from amparo.office.cases.messages.profile import set_profile
from amparo.office.front_door.public_site import guarding
from amparo.office.front_door.public_site import settings as ours
from amparo.office.front_door.public_site.lanes import Lanes

OWN = (
    "ROOT_URLCONF",
    "MIDDLEWARE",
    "SECURE_CSP",
    "SECURE_REFERRER_POLICY",
    "DATA_UPLOAD_MAX_MEMORY_SIZE",
    "DATA_UPLOAD_MAX_NUMBER_FIELDS",
)
"""Settings in which the public pages are not as the office."""


class Form(HTMLParser):
    """What a browser would send with the last form of a page."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.fields: dict[str, list[str]] = {}
        self.words: list[str] = []
        self._in_words = False
        self.feed(page)

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        """Take fields in."""
        told = dict(attributes)
        kind = told.get("type")
        if tag == "form":
            self.fields = {}
        if tag == "input" and told.get("name") and (kind not in ("radio", "checkbox") or "checked" in told):
            self.fields.setdefault(str(told["name"]), []).append(str(told.get("value") or ""))
        self._in_words = (tag == "li" and self._in_words) or told.get("class") == "words"

    def handle_data(self, data: str) -> None:
        """Take the words of the code in."""
        if self._in_words and data.strip():
            self.words.append(data.strip())

    def handle_endtag(self, tag: str) -> None:
        """The list of words ends."""
        if tag == "ol":
            self._in_words = False


class Visitor:
    """Somebody at the public pages, without scripts."""

    def __init__(self, language: str = "es") -> None:
        self.client = Client()
        self.language = language
        self.page = ""
        self.status = 0

    def get(self, path: str) -> str:
        """Open a page."""
        return self._told(self.client.get(f"/{self.language}/{path}"))

    def post(self, path: str, **fields: object) -> str:
        """Send fields."""
        return self._told(self.client.post(f"/{self.language}/{path}", fields))

    def go(self, to: str = "next", **fields: object) -> str:
        """Send the form of the page, with these fields filled in."""
        return self.post("ask/", **{**Form(self.page).fields, **{k.strip("_"): v for k, v in fields.items()}, "go": to})

    @property
    def words(self) -> str:
        """The code on the page."""
        return " ".join(Form(self.page).words)

    def _told(self, answer: object) -> str:
        self.status = answer.status_code  # type: ignore[attr-defined]
        self.page = answer.content.decode()  # type: ignore[attr-defined]
        assert answer.cookies == {}  # type: ignore[attr-defined]
        return self.page


@pytest.fixture(autouse=True)
def _own_process(db: None, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setattr(guarding, "lanes", Lanes())
    set_profile({"office": "Border Legal Aid", "phone": "+1 915 555 0100", "hours": "9–5", "days": 90})
    with override_settings(**{name: getattr(ours, name) for name in OWN}):
        yield


@pytest.fixture
def visitor() -> Visitor:
    return Visitor()
