"""Word by message: once, from whoever has the code, never lost, never further than it reaches."""

from __future__ import annotations

import datetime as dt
import json

import pytest
from django.utils import timezone

from amparo.office.border.checkins.models import OPEN, Answer, Escalation, Kind, Plan
from amparo.office.cases.access.services import erase_rooms
from amparo.office.front_door.dropbox import collecting, gateway
from amparo.office.front_door.dropbox.codes import Code
from amparo.office.front_door.dropbox.models import Reply, SealedMessage
from amparo.office.intake import incoming
from amparo.office.intake.models import Request, RequestKey
from amparo.office.intake.requests import history_of
from amparo.office.platform.accounts.roles import Role
from amparo.office.platform.encryption.case_keys import open_key
from tests.office.builders import Held, a_case, a_plan, a_request, member, put_message

pytestmark = pytest.mark.django_db
HOUR = dt.timedelta(hours=1)


@pytest.fixture
def held() -> Held:
    return a_case(member(Role.ATTORNEY))


@pytest.fixture
def plan(held: Held) -> Plan:
    return a_plan(held, held.case.assignments.get().user)


@pytest.fixture
def code(plan: Plan, held: Held) -> Code:
    code = Code.new()
    plan.lookup = code.lookup
    plan.sealed_code = held.case_key.seal(plan, "sealed_code", {"key": code.key.hex()})
    plan.save()
    collecting.answer(code.lookup, code.key, {"checkin": True})
    return code


def send(code: Code, word: str, deed: str = "", at: dt.datetime | None = None, **more: object) -> None:
    put_message(code, "checkin", {"word": word, "at": (at or timezone.now()).isoformat(), **more}, deed or word)


def test_word_is_taken_from_the_dropbox(code: Code, plan: Plan) -> None:
    send(code, "safe")
    assert incoming.collect() == 1
    assert SealedMessage.objects.count() == 0
    assert Answer.objects.get().plan == plan
    assert Plan.objects.get().heard_at is not None


def test_the_same_message_twice_is_one_also_when_somebody_puts_it_back(code: Code) -> None:
    for _ in range(3):
        send(code, "danger")
        incoming.collect()
    assert Answer.objects.count() == Escalation.objects.count() == 1


def test_danger_and_call_escalate(code: Code) -> None:
    send(code, "danger")
    send(code, "call")
    incoming.collect()
    assert sorted(Escalation.objects.filter(OPEN).values_list("kind", flat=True)) == [Kind.CALL, Kind.DANGER]


def test_what_they_said_is_sealed(code: Code) -> None:
    send(code, "safe")
    incoming.collect()
    assert b"safe" not in bytes(Answer.objects.get().sealed_answer)


def test_a_message_cannot_reach_into_the_future(code: Code) -> None:
    send(code, "safe", at=timezone.now() + 900 * HOUR)
    incoming.collect()
    assert Plan.objects.get().heard_at <= timezone.now()


def test_a_message_that_was_held_back_counts_for_when_it_was_written(code: Code) -> None:
    then = timezone.now() - 50 * HOUR
    send(code, "safe", at=then)
    incoming.collect()
    assert Plan.objects.get().heard_at == then


@pytest.mark.parametrize(
    "more", [{"word": "fine"}, {"at": "noon"}, {"at": "2026-01-01T00:00:00"}, {"lookup": "x"}, {"key": "00" * 32}]
)
def test_a_message_that_our_page_could_not_have_sent_is_kept_aside(code: Code, more: dict[str, str]) -> None:
    put_message(code, "checkin", {"word": "safe", "at": timezone.now().isoformat(), **more})
    incoming.collect()
    assert Answer.objects.count() == 0
    assert SealedMessage.objects.get().unreadable


def test_a_code_that_is_nobodys_is_kept_aside(code: Code) -> None:
    for word in ("safe", "call"):
        send(Code.new(), word)
    incoming.collect()
    assert SealedMessage.objects.filter(unreadable=True).count() == 2


def test_danger_under_a_code_that_is_nobodys_is_a_request_of_its_own(code: Code) -> None:
    send(Code.new(), "danger")
    incoming.collect()
    assert not SealedMessage.objects.exists()
    assert Request.objects.get().alarms.get().kind == "danger"


def test_who_asked_for_a_consultation_and_pressed_danger_here_is_heard() -> None:
    code = Code.new()
    row = a_request(code=code)
    send(code, "danger")
    incoming.collect()
    told = [one.text for one in history_of(open_key(row.pk, RequestKey), row)]
    assert any("I am in danger" in one for one in told)


def test_a_message_of_a_kind_that_nobody_knows_is_kept_aside(code: Code) -> None:
    put_message(code, "greeting", {})
    incoming.collect()
    assert SealedMessage.objects.get().unreadable


def test_word_comes_also_when_check_ins_are_paused_or_ended(code: Code, plan: Plan) -> None:
    plan.terms.update(end=timezone.now(), next_at=None)
    Plan.objects.update(ended_at=timezone.now())
    send(code, "danger")
    incoming.collect()
    assert Escalation.objects.get().kind == Kind.DANGER


def test_erasing_the_case_takes_the_code_away(code: Code, held: Held) -> None:
    send(code, "danger")
    incoming.collect()
    assert gateway.reply(code.lookup)
    erase_rooms(held.case)
    assert gateway.reply(code.lookup) is None
    assert not Plan.objects.exists()
    assert not Escalation.objects.exists()


def test_the_letterbox_tells_nothing_of_who_checks_in(code: Code, held: Held, plan: Plan) -> None:
    told = bytes(Reply.objects.get().sealed) + json.dumps(list(Reply.objects.values_list("lookup", flat=True))).encode()
    assert held.number.encode() not in told
    assert str(plan.pk).encode() not in told
