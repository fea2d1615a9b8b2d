"""Sending word with a code: small, the same whatever was pressed, and readable only by the office."""

from __future__ import annotations

import gzip
import re
from pathlib import Path

import pytest

import amparo.office.front_door.public_site
from amparo.office.border.checkins.models import OPEN, Answer, Escalation, Kind, Plan
from amparo.office.front_door.dropbox import collecting
from amparo.office.front_door.dropbox.codes import LANGUAGES, Code
from amparo.office.front_door.dropbox.models import SealedMessage
from amparo.office.intake import incoming
from amparo.office.intake.models import Alarm, Request
from amparo.office.platform.accounts.roles import Role
from tests.office.builders import a_case, a_plan, a_request, member, put_message
from tests.office.front_door.public_site.conftest import Visitor

pytestmark = pytest.mark.django_db
STATIC = Path(amparo.office.front_door.public_site.__file__).parent / "static" / "public_site"


@pytest.fixture
def code() -> Code:
    by = member(Role.ATTORNEY)
    held = a_case(by)
    plan, code = a_plan(held, by), Code.new()
    plan.lookup = code.lookup
    plan.sealed_code = held.case_key.seal(plan, "sealed_code", {"key": code.key.hex()})
    plan.save()
    collecting.answer(code.lookup, code.key, {"checkin": True})
    return code


@pytest.mark.parametrize("language", LANGUAGES)
def test_word_comes_to_the_office_in_every_language(code: Code, language: str) -> None:
    visitor = Visitor(language)
    visitor.get("now/")
    visitor.post("now/", code=code.written(language), word="safe")
    assert visitor.status == 200
    incoming.collect()
    assert Plan.objects.get().heard_at is not None


def test_the_answer_is_the_same_whatever_was_pressed(visitor: Visitor, code: Code) -> None:
    pages = {visitor.post("now/", code=code.written("es"), word=word) for word in ("safe", "call", "danger")}
    assert len(pages) == 1
    incoming.collect()
    assert sorted(Escalation.objects.filter(OPEN).values_list("kind", flat=True)) == [Kind.CALL, Kind.DANGER]


def test_pressing_twice_in_a_minute_is_once(visitor: Visitor, code: Code) -> None:
    for _ in range(2):
        visitor.post("now/", code=code.written("es"), word="safe")
    incoming.collect()
    assert Answer.objects.count() in (1, 2)  # two where the minute ended in between


def test_what_lies_in_the_letterbox_tells_nothing(visitor: Visitor, code: Code) -> None:
    lengths = set()
    for word in ("safe", "call", "danger"):
        visitor.post("now/", code=code.written("es"), word=word)
        message = SealedMessage.objects.get()
        lengths.add(len(message.sealed))
        assert word.encode() not in bytes(message.sealed)
        message.delete()
    assert len(lengths) == 1


def test_a_code_that_is_not_ours_is_told_and_nothing_is_sent(visitor: Visitor, code: Code) -> None:
    page = visitor.post("now/", code=Code.new().written("es"), word="danger")
    assert visitor.status == 422
    assert "No se mandó nada" in page
    assert SealedMessage.objects.count() == 0


def test_whoever_presses_none_or_types_no_code_keeps_what_was_typed(visitor: Visitor, code: Code) -> None:
    assert "uno de los tres botones" in visitor.post("now/", code=code.written("es"))
    assert visitor.status == 422
    assert code.written("es") in visitor.page
    assert "xyzzy" in visitor.post("now/", code="xyzzy " * 8, word="safe")
    assert visitor.status == 422
    assert "tres" in visitor.post("now/", code="uno dos tres", word="safe")
    assert visitor.status == 422
    visitor.post("now/", code="\0 <b>", word="'; DROP TABLE")
    assert visitor.status == 422


def test_one_wrong_letter_is_forgiven(visitor: Visitor, code: Code) -> None:
    words = code.words("es")
    visitor.post("now/", code=" ".join([words[0].upper(), *words[1:7], words[7] + "x"]), word="safe")
    assert visitor.status == 200


def test_danger_pressed_with_the_code_of_a_request_is_not_lost(visitor: Visitor) -> None:
    code = Code.new()
    row = a_request(code=code)
    visitor.post("now/", code=code.written("es"), word="danger")
    assert visitor.status == 200
    incoming.collect()
    row.refresh_from_db()
    assert row.entries.filter(kind="added").count() == 1


def test_whoever_brings_the_code_to_the_other_page_finds_the_three_buttons(visitor: Visitor, code: Code) -> None:
    page = visitor.post("code/", code=code.written("es"))
    assert page.count('name="word"') == 3
    assert code.written("es") in page


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_with_all_that_it_loads_is_under_twenty_kilobytes(language: str, code: Code) -> None:
    visitor = Visitor(language)
    shown = visitor.get("now/")
    assert "<script" not in shown
    loaded = set(re.findall(r'(?:src|href)="(/static/[^"]+)"', shown))
    assert {re.sub(r".*/|[.?].*", "", one) for one in loaded} == {"dot", "light"}
    weight = len(shown.encode()) + sum((STATIC / one).stat().st_size for one in ("dot.svg", "light.css"))
    assert weight < 20_000
    assert len(gzip.compress(shown.encode())) < 4_000
    assert 'rel="noreferrer' in shown


def test_a_client_who_took_the_request_back_can_still_press_the_button(visitor: Visitor) -> None:
    code, by = Code.new(), member(Role.ATTORNEY)
    row = a_request({"name": "Marisol"}, code=code)
    case = a_case(by).case
    Request.objects.filter(pk=row.pk).update(case=case, state="opened")
    put_message(code, "withdrawal", {})
    incoming.collect()
    assert not Request.objects.exists()
    visitor.post("now/", code=code.written("es"), word="danger")
    assert visitor.status == 200
    incoming.collect()
    assert Alarm.objects.get().case == case


def test_who_takes_everything_back_and_cries_before_the_office_reads_it_is_heard(visitor: Visitor) -> None:
    code = Code.new()
    a_request({"name": "Marisol"}, code=code)
    put_message(code, "withdrawal", {})
    visitor.post("now/", code=code.written("es"), word="call")
    assert visitor.status == 422
    visitor.post("now/", code=code.written("es"), word="danger")
    assert visitor.status == 200
    incoming.collect()
    assert Alarm.objects.get().kind == "danger"
