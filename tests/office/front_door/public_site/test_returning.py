"""Coming back with the code: answers, hours, additions, taking everything back."""

from __future__ import annotations

import datetime as dt
from uuid import UUID

import pytest
from django.utils import timezone

from amparo.office.front_door.dropbox import gateway
from amparo.office.front_door.dropbox.codes import Code
from amparo.office.front_door.dropbox.models import SealedMessage, Slot
from amparo.office.front_door.public_site.texts import raw
from amparo.office.intake import hours, incoming
from amparo.office.intake.models import Kind, Request, RequestKey
from amparo.office.intake.requests import enter, history_of, post_reply
from amparo.office.platform.accounts.roles import Role
from amparo.office.platform.encryption.case_keys import open_key
from tests.office.builders import a_request, member
from tests.office.front_door.public_site.conftest import Visitor

CODE = Code(bytes(range(8)))
WORDS = CODE.written("es")


@pytest.fixture
def row() -> Request:
    return a_request({"where": "mexico", "place": "Tijuana"}, code=CODE)


def answer(row: Request, text: str, slots: list[str] | None = None) -> None:
    """Answer as the office does."""
    case_key = open_key(row.pk, RequestKey)
    enter(case_key, row, Kind.ANSWER, {"text": text, "slots": slots or []})
    post_reply(case_key, row)


def test_words_that_are_no_code_are_told_which(visitor: Visitor) -> None:
    page = visitor.post("code/", code=WORDS.replace(WORDS.split()[2], "xyzzy"))
    assert visitor.status == 422
    assert "xyzzy" in page
    assert "3" in visitor.post("code/", code="uno dos tres")


def test_two_words_that_changed_places_are_told_at_once(visitor: Visitor, row: Request) -> None:
    words = WORDS.split()
    words[2], words[5] = words[5], words[2]
    for deed in ({}, {"go": "withdraw"}, {"go": "add", "text": "Volvieron."}):
        assert raw("es")["code"]["order"] in visitor.post("code/", code=" ".join(words), **deed)
        assert visitor.status == 422
    assert SealedMessage.objects.count() == 0
    incoming.collect()
    assert Request.objects.count() == 1


def test_the_answer_is_read_with_the_code_in_any_language(row: Request) -> None:
    answer(row, "Venga el <b>jueves</b>.")
    for language in ("es", "ar"):
        page = Visitor(language).post("code/", code=CODE.written("fr").upper())
        assert "Venga el &lt;b&gt;jueves&lt;/b&gt;." in page


def test_an_hour_is_chosen_by_the_clock_of_the_place_and_given_back(visitor: Visitor, row: Request) -> None:
    offered = _offer(2)
    answer(row, "Escoja.", offered)
    page = visitor.post("code/", code=WORDS)
    assert page.count('value="hold"') == 2
    assert "Tijuana" in page
    chosen = visitor.post("code/", code=WORDS, go="hold", slot=offered[0])
    assert 'value="give-back"' in chosen
    incoming.collect()
    row.refresh_from_db()
    assert row.state == "booked"
    assert 'value="hold"' in visitor.post("code/", code=WORDS, go="give-back")


def test_who_comes_second_is_told_and_offered_the_rest(visitor: Visitor, row: Request) -> None:
    offered = _offer(2)
    answer(row, "Escoja.", offered)
    gateway.hold(UUID(offered[0]), "0" * 32)
    page = visitor.post("code/", code=WORDS, go="hold", slot=offered[0])
    assert 'role="status"' in page
    assert page.count('value="hold"') == 1


def test_an_hour_that_was_not_offered_to_them_cannot_be_taken(visitor: Visitor, row: Request) -> None:
    answer(row, "Espere.")
    (other,) = _offer(1)
    visitor.post("code/", code=WORDS, go="hold", slot=other)
    visitor.post("code/", code=WORDS, go="hold", slot="'; DROP TABLE")
    assert gateway.hold(UUID(other), "1" * 32).value == "held"


def test_an_hour_is_said_to_be_taken_by_somebody_only_where_it_was(visitor: Visitor, row: Request) -> None:
    said = raw("es")["code"]
    offered = _offer(2)
    answer(row, "Escoja.", offered)
    Slot.objects.filter(pk=offered[0]).delete()
    for slot in (offered[0], "no hour at all"):
        page = visitor.post("code/", code=WORDS, go="hold", slot=slot)
        assert said["gone"] in page
        assert said["taken"] not in page


def test_nothing_is_said_to_be_given_back_by_who_had_nothing(visitor: Visitor, row: Request) -> None:
    said = raw("es")["code"]
    offered = _offer(1)
    answer(row, "Escoja.", offered)
    assert said["given_back"] not in visitor.post("code/", code=WORDS, go="give-back")
    visitor.post("code/", code=WORDS, go="hold", slot=offered[0])
    assert said["given_back"] in visitor.post("code/", code=WORDS, go="give-back")


def test_what_is_added_arrives_once(visitor: Visitor, row: Request) -> None:
    for _ in range(2):
        visitor.post("code/", code=WORDS, go="add", text="Volvieron anoche.")
    incoming.collect()
    (happened,) = history_of(open_key(row.pk, RequestKey), row)
    assert happened.text == "Volvieron anoche."
    assert visitor.post("code/", code=WORDS, go="add", text=" ")
    assert visitor.status == 422
    visitor.post("code/", code=WORDS, go="add", text="x" * 6_000)
    assert visitor.status == 422
    assert "x" * 6_000 in visitor.page


def test_everything_is_taken_back(visitor: Visitor, row: Request) -> None:
    gateway.keep_draft(CODE.lookup, b"x")
    visitor.post("code/", code=WORDS, go="withdraw")
    assert visitor.status == 200
    incoming.collect()
    assert Request.objects.count() == 0
    assert gateway.draft(CODE.lookup) is None
    assert SealedMessage.objects.count() == 0


def _offer(count: int) -> list[str]:
    day = timezone.localdate() + dt.timedelta(days=2)
    slots = hours.offer(member(Role.ATTORNEY), day, dt.time(9), dt.time(9 + count), 60)
    return [str(one) for one in slots]
