"""How to reach somebody: whoever chose messages is written to, whoever chose calls is called, by their own rules."""

from __future__ import annotations

from typing import Any

import pytest
from django.utils import translation

from amparo.office.intake.models import RequestKey
from amparo.office.intake.requests import unsealed
from amparo.office.intake.script import script
from amparo.office.platform.encryption.case_keys import open_key
from tests.office.builders import a_request

pytestmark = pytest.mark.django_db

DETAIL = {"email": "marisol@example.org", "through": "mi prima Lucy, +52 656 765 4321", "none": ""}


def _said(channel: str, **more: Any) -> str:
    told = {"channel": channel, "detail": DETAIL.get(channel, "+52 656 123 4567"), **more}
    row = a_request(told)
    with translation.override("en"):
        return "\n".join(script(unsealed(open_key(row.pk, RequestKey), row)))


@pytest.mark.parametrize(
    ("channel", "how"),
    [("sms", "a text message"), ("whatsapp", "on WhatsApp or Signal"), ("email", "an e-mail")],
)
@pytest.mark.parametrize("word", ["", "jacaranda"])
def test_whoever_chose_messages_is_written_to_and_not_called(channel: str, how: str, word: str) -> None:
    said = _said(channel, code_word=word, voicemail="yes")
    assert f"Write {how}. Do not call." in said
    assert "Sign with no name" in said
    assert ("Begin with “jacaranda”" in said) == bool(word)
    for of_a_call in ("good moment", "You may leave a voice message", "where you call from", "Say “"):
        assert of_a_call not in said


@pytest.mark.parametrize(("voicemail", "told"), [("yes", "You may leave"), ("no", "Leave no voice message.")])
def test_whoever_chose_calls_is_called(voicemail: str, told: str) -> None:
    said = _said("phone", voicemail=voicemail, say="la escuela")
    assert told in said
    assert "answer as la escuela" in said
    assert "Write" not in said


def test_through_somebody_else_nobody_else_is_asked_and_nothing_is_left() -> None:
    said = _said("through", code_word="jacaranda", voicemail="yes")
    assert "Speak only with the person whom they named" in said
    assert "Have “jacaranda” passed on" in said
    assert "You may leave" not in said


@pytest.mark.parametrize("channel", ["phone", "sms", "whatsapp", "email", "through"])
def test_when_and_what_never_come_first_whatever_the_way(channel: str) -> None:
    said = _said(channel, days=["5"], **{"from": "09:00", "until": "12:00"}, never="la casa").split("\n")
    assert said[0].startswith("Only ")
    assert said[1] == "Never: la casa."


def test_whoever_wants_no_contact_is_left_alone() -> None:
    assert _said("none") == "Do not contact them. Post a reply here; they come back with their code."
