"""The office speaks Spanish whole: every text translated, placeholders kept, the compiled file up to date."""

from __future__ import annotations

import datetime as dt
import io
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from babel.messages.catalog import Message
from babel.messages.mofile import read_mo
from babel.messages.pofile import read_po
from django.urls import reverse
from django.utils import translation

from amparo.office.platform import ui
from amparo.office.platform.accounts.roles import Role
from amparo.office.platform.ui.templatetags.ui import away, plain_day
from tests.office.builders import a_case, member, signed_in

FOLDER = Path(ui.__file__).parent / "locale" / "es" / "LC_MESSAGES"


def _messages() -> Iterator[Message]:
    with (FOLDER / "django.po").open("rb") as file:
        yield from (one for one in read_po(file) if one.id)


def test_every_text_is_translated_and_none_is_a_guess() -> None:
    missing = [one.id for one in _messages() if not all(one.string if one.pluralizable else [one.string])]
    assert missing == []
    assert [one.id for one in _messages() if one.fuzzy] == []
    assert sum(1 for _ in _messages()) > 550


def test_placeholders_are_the_same() -> None:
    for one in _messages():
        told = [*one.id, *one.string] if one.pluralizable else [one.id, one.string]
        names = {tuple(sorted(set(re.findall(r"%\(\w+\)\w", text)))) for text in told}
        assert len(names) == 1, one.id


def test_the_compiled_file_is_that_of_the_texts() -> None:
    with (FOLDER / "django.mo").open("rb") as file:
        read = list(read_mo(io.BytesIO(file.read())))
    compiled = {one.id if isinstance(one.id, str) else one.id[0]: one.string for one in read}
    for one in _messages():
        key = one.id[0] if one.pluralizable else one.id
        assert list(compiled[key]) == list(one.string), key


def test_days_are_said_in_spanish() -> None:
    with translation.override("es"):
        assert plain_day(dt.date(2026, 11, 26)) == "jue 26 nov 2026"
        assert away(None) == ""


@pytest.mark.django_db
def test_no_english_is_left_on_the_case_page() -> None:
    user = member(Role.ATTORNEY, language="es")
    held = a_case(user)
    browser = signed_in(user)
    for address in (
        reverse("casework:case", args=[held.number]),
        reverse("today:today"),
        reverse("search:people"),
        reverse("calendar:calendar"),
    ):
        page = browser.get(address).content.decode()
        for english in ("Relief", "Open questions", "Deadlines", "Documents", "Assigned to me", "Sign out", "Notes"):
            assert f">{english}<" not in page, (address, english)
