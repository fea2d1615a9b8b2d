"""A form sent twice is done once; other words under the same key are other words, and are written."""

from __future__ import annotations

import threading

import pytest
from django.db import connections
from django.test import Client
from django.urls import reverse

from amparo.office.cases.casework.models import Note
from amparo.office.platform.accounts.roles import Role
from tests.office.builders import Held, a_case, member, signed_in


@pytest.fixture
def held(db: None) -> Held:
    return a_case(member(Role.ATTORNEY))


def _note(browser: Client, held: Held, text: str) -> int:
    return browser.post(reverse("casework:note", args=[held.number]), {"text": text, "once": "k"}).status_code


def _texts(held: Held) -> list[str]:
    return sorted(held.case_key.unseal(row, "sealed_text") for row in Note.objects.filter(case=held.case))


@pytest.mark.django_db
def test_the_same_words_under_one_key_are_written_once_and_other_words_too(held: Held) -> None:
    browser = signed_in(held.case.assignments.get().user)
    before = _texts(held)
    for text in ("She was followed.", "She was followed.", "She was followed by two men.", "She was followed."):
        assert _note(browser, held, text) == 302
    assert _texts(held) == sorted([*before, "She was followed.", "She was followed by two men."])


@pytest.mark.django_db(transaction=True)
def test_sent_at_the_same_moment_the_same_words_are_written_once_and_other_words_too() -> None:
    held = a_case(member(Role.ATTORNEY))
    user = held.case.assignments.get().user
    before = _texts(held)
    browsers = [signed_in(user) for _ in range(6)]
    gate = threading.Barrier(6)
    answers: list[int] = []

    def send(place: int) -> None:
        gate.wait()
        answers.append(_note(browsers[place], held, f"Words {place % 2}"))
        connections.close_all()

    threads = [threading.Thread(target=send, args=[place]) for place in range(6)]
    for one in threads:
        one.start()
    for one in threads:
        one.join()
    assert answers == [302] * 6
    assert _texts(held) == sorted([*before, "Words 0", "Words 1"])
