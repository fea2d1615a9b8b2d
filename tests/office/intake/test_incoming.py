"""Messages become requests, additions, withdrawals; chosen hours become bookings. Anybody can write a message."""

from __future__ import annotations

import datetime as dt
import json
from typing import Any

import pytest
from django.utils import timezone

from amparo.office.cases.messages.models import Message
from amparo.office.cases.messages.models import State as Sent
from amparo.office.cases.messages.outbox import ask
from amparo.office.cases.messages.owners import found
from amparo.office.front_door.dropbox import collecting, gateway
from amparo.office.front_door.dropbox.codes import Code
from amparo.office.front_door.dropbox.models import Reply, SealedMessage, Slot
from amparo.office.intake import hours, incoming, retention
from amparo.office.intake.models import Kind, Offer, Request, RequestKey, State
from amparo.office.intake.requests import enter, history_of, unsealed, unsealed_all
from amparo.office.platform.accounts.roles import Role
from amparo.office.platform.encryption.case_keys import open_key
from amparo.office.platform.encryption.sealed_messages import open_with, seal_message
from tests.office.builders import a_request, member, put_message

pytestmark = pytest.mark.django_db


def reply_of(code: Code) -> dict[str, Any]:
    """What the person sees."""
    sealed = gateway.reply(code.lookup)
    assert sealed is not None
    told: dict[str, Any] = json.loads(open_with(code.key, sealed, f"reply {code.lookup}"))
    return told


def test_a_request_is_sealed_with_its_own_key_and_numbered() -> None:
    one, two = a_request({"name": "Marisol"}), a_request({"name": "Wideline"})
    assert (one.number, two.number) == (1, 2)
    assert [asked.name for asked in unsealed_all([one, two])] == ["Marisol", "Wideline"]
    assert b"Marisol" not in bytes(one.sealed_told)
    assert RequestKey.objects.count() == 2
    assert SealedMessage.objects.count() == 0


def test_the_same_message_twice_is_one_request() -> None:
    code = Code.new()
    for _ in range(2):
        a_request(code=code)
    assert Request.objects.count() == 1


def test_whoever_has_the_code_sees_that_it_came() -> None:
    code = Code.new()
    a_request({"where": "mexico", "place": "Tijuana"}, code=code)
    assert reply_of(code) == {
        "state": "open",
        "answers": [],
        "slots": [],
        "ways": {},
        "zone": "America/Tijuana",
        "case": False,
    }


@pytest.mark.parametrize(
    "content",
    [
        {"kind": "request", "lookup": "x", "key": "00" * 32, "language": "es", "told": {}},
        {"kind": "request", "lookup": "0" * 32, "key": "zz", "language": "es", "told": {}},
        {"kind": "request", "lookup": "0" * 32, "key": "00" * 32, "language": "xx", "told": {}},
        {"kind": "request", "lookup": "0" * 32, "key": "00" * 32, "language": "es", "told": []},
        {"kind": "request", "lookup": "0" * 32},
        [],
    ],
)
def test_a_message_that_our_pages_cannot_have_written_is_kept_aside(content: Any) -> None:
    message = Code.new().message_id("x")
    sealed = seal_message(collecting.own_public_key(), json.dumps(content).encode(), collecting.message_place(message))
    gateway.put(message, sealed)
    incoming.collect()
    assert Request.objects.count() == 0
    assert SealedMessage.objects.get().unreadable


def test_of_a_forged_message_only_answers_that_can_be_given_are_kept() -> None:
    told = {"where": "moon", "danger": ["yes", "no"], "children": "-1", "hearing": "2026-02-30", "name": "x" * 500,
            "words": "real", "days": ["0", "9"], "evil": "1"}  # fmt: skip
    (asked,) = unsealed_all([a_request(told)])
    assert asked.answers == {"danger": "no", "words": "real"}


def test_an_addition_is_added_once_and_brings_a_declined_request_back() -> None:
    code = Code.new()
    row = a_request(code=code)
    Request.objects.update(state=State.DECLINED, decided_at=timezone.now())
    for _ in range(2):
        put_message(code, "addition", {"text": "They came again."}, "addition 1")
        incoming.collect()
    row.refresh_from_db()
    assert (row.state, row.decided_at) == (State.WAITING, None)
    (happened,) = history_of(open_key(row.pk, RequestKey), row)
    assert (happened.row.kind, happened.text) == (Kind.ADDED, "They came again.")


def test_what_is_taken_back_is_erased_with_its_key() -> None:
    code = Code.new()
    a_request(code=code)
    put_message(code, "withdrawal", {})
    incoming.collect()
    assert (Request.objects.count(), RequestKey.objects.count(), Reply.objects.count()) == (0, 0, 0)


def test_what_is_held_by_law_is_shut_away_and_not_erased() -> None:
    code = Code.new()
    row = a_request(code=code)
    Request.objects.update(held=True)
    put_message(code, "withdrawal", {})
    incoming.collect()
    row.refresh_from_db()
    assert row.state == State.WITHDRAWN
    assert gateway.reply(code.lookup) is None
    assert retention.clear(timezone.now() + dt.timedelta(days=4_000)) == 0


def test_an_hour_that_was_chosen_is_booked_reminded_of_and_given_back() -> None:
    code, host = Code.new(), member(Role.ATTORNEY)
    contact = {"channel": "sms", "detail": "+52 656 123 4567", "where": "mexico", "place": "Ciudad Juárez"}
    row = a_request(contact, code=code)
    slot = hours.offer(host, timezone.localdate() + dt.timedelta(days=3), dt.time(9), dt.time(10), 45)[0]
    gateway.hold(slot, code.lookup)
    incoming.note_bookings()
    incoming.note_bookings()
    row.refresh_from_db()
    assert row.state == State.BOOKED
    assert Offer.objects.get().request == row
    assert set(Message.objects.values_list("zone", "state")) == {("", Sent.WAITING)}  # where they live is not in clear
    assert "Juárez" not in ask(Message.objects.first(), found("request", [row.pk])[row.pk], timezone.now()).text  # type: ignore[arg-type]
    assert Message.objects.count() == 2
    gateway.give_back(code.lookup)
    incoming.note_bookings()
    row.refresh_from_db()
    assert row.state == State.TAKEN
    assert set(Message.objects.values_list("state", flat=True)) == {Sent.CANCELLED}
    kinds = [one.row.kind for one in history_of(open_key(row.pk, RequestKey), row)]
    assert kinds == [Kind.BOOKING, Kind.BOOKING]


def test_the_rules_of_contact_are_those_they_gave() -> None:
    told = {
        "channel": "phone", "detail": "+1 915 555 0100", "days": ["0", "6"], "from": "18:00", "until": "20:00",
        "zone": "America/Denver", "say": "the school", "voicemail": "yes", "code_word": "sol", "never": "the house",
        "language": "es", "dialect": "Mam", "may_name": "yes",
    }  # fmt: skip
    (asked,) = unsealed_all([a_request(told)])
    rules = asked.rules
    assert (rules.channel, rules.days, rules.opens, rules.voicemail) == ("phone", (0, 6), "18:00", True)
    assert (rules.language, rules.names_office, rules.names_matter) == ("Spanish (Mam)", True, False)
    assert asked.speaks == "es"


def test_what_was_kept_long_enough_after_the_decision_is_erased() -> None:
    old, fresh, held, silent = (a_request() for _ in range(4))
    now = timezone.now()
    Request.objects.filter(pk__in=(old.pk, held.pk)).update(state=State.DECLINED, decided_at=now)
    Request.objects.filter(pk=held.pk).update(held=True)
    Request.objects.filter(pk=silent.pk).update(heard_at=now - dt.timedelta(days=300))
    assert retention.clear(now + dt.timedelta(days=89)) == 1
    assert retention.clear(now + dt.timedelta(days=91)) == 1
    assert set(Request.objects.values_list("pk", flat=True)) == {fresh.pk, held.pk}
    assert unsealed(open_key(held.pk, RequestKey), held).words == "Ayuda."


def test_a_correction_stands_from_now_on_and_what_stood_before_is_kept() -> None:
    code = Code.new()
    row = a_request({"name": "Rosa", "detail": "+52 656 111 1111", "channel": "sms"}, code=code)
    told = {"name": "Rosa", "detail": "+52 656 222 2222", "channel": "sms"}
    put_message(code, "request", {"language": "es", "told": told}, "request 2")
    incoming.collect()
    row.refresh_from_db()
    case_key = open_key(row.pk, RequestKey)
    assert unsealed(case_key, row).answers["detail"] == "+52 656 222 2222"
    (before,) = history_of(case_key, row)
    assert ("detail", "+52 656 111 1111") in before.before
    assert Request.objects.count() == 1


def test_what_is_open_again_is_shown_as_open_and_an_hour_booked_by_telephone_too() -> None:
    code = Code.new()
    row = a_request(code=code)
    Request.objects.update(state=State.DECLINED, decided_at=timezone.now())
    put_message(code, "addition", {"text": "More."}, "addition 1")
    incoming.collect()
    assert reply_of(code)["state"] == "open"
    slot = hours.offer(member(Role.ATTORNEY), timezone.localdate() + dt.timedelta(days=1), dt.time(9), dt.time(10), 45)
    gateway.hold(slot[0], row.lookup)
    incoming.note_bookings()
    assert reply_of(code)["slots"] == [str(slot[0])]


def test_an_answer_that_nobody_came_back_to_is_not_kept_for_ever() -> None:
    row = a_request()
    enter(open_key(row.pk, RequestKey), row, Kind.ANSWER, {"text": "Come on Tuesday."})
    now = timezone.now()
    assert retention.clear(now + dt.timedelta(days=89)) == 0
    assert retention.clear(now + dt.timedelta(days=91)) == 1


def test_somebody_who_comes_on_thursday_is_not_erased_before() -> None:
    row = a_request()
    enter(open_key(row.pk, RequestKey), row, Kind.ANSWER, {"text": "Come."})
    slot = hours.offer(
        member(Role.ATTORNEY), timezone.localdate() + dt.timedelta(days=100), dt.time(9), dt.time(10), 45
    )
    gateway.hold(slot[0], row.lookup)
    incoming.note_bookings()
    assert retention.clear(timezone.now() + dt.timedelta(days=95)) == 0
    assert retention.clear(timezone.now() + dt.timedelta(days=150)) == 0
    assert retention.clear(timezone.now() + dt.timedelta(days=200)) == 1


def test_what_was_taken_back_under_a_hold_stays_shut_away() -> None:
    code = Code.new()
    a_request(code=code)
    Request.objects.update(held=True)
    put_message(code, "withdrawal", {})
    incoming.collect()
    put_message(code, "addition", {"text": "x"}, "addition 1")
    incoming.collect()
    assert gateway.reply(code.lookup) is None
    assert Request.objects.get().state == State.WITHDRAWN


def test_corrected_back_and_forth_holds_up_nobody() -> None:
    code = Code.new()
    for place, name in enumerate(("Ana", "Rosa", "Ana", "Rosa")):
        put_message(code, "request", {"told": {"name": name}}, f"request {name}")
        incoming.collect()
        assert SealedMessage.objects.count() == 0, place
    (asked,) = unsealed_all(Request.objects.all())
    assert asked.name == "Rosa"
    a_request({"name": "Marisol"})
    assert Request.objects.count() == 2


@pytest.mark.parametrize("kind", ["request", "addition", "withdrawal"])
def test_who_knows_only_a_lookup_changes_nothing(kind: str) -> None:
    code = Code.new()
    row = a_request({"channel": "sms", "detail": "+526561234567"}, code=code)
    forged = {"key": "00" * 32, "text": "x", "told": {"channel": "sms", "detail": "+15550000000"}}
    put_message(code, kind, forged, "forged")
    incoming.collect()
    (asked,) = unsealed_all([Request.objects.get(pk=row.pk)])
    assert asked.answers["detail"] == "+526561234567"
    assert not row.entries.exists()
    assert SealedMessage.objects.get().unreadable


def test_an_addition_to_what_is_no_more_is_a_request_of_its_own() -> None:
    put_message(Code.new(), "addition", {"text": "They found me."}, "addition 1")
    incoming.collect()
    (asked,) = unsealed_all(Request.objects.all())
    assert asked.words == "They found me."


def test_a_second_consultation_after_a_past_one_is_booked() -> None:
    code, host = Code.new(), member(Role.ATTORNEY)
    row = a_request(code=code)
    day = timezone.localdate() + dt.timedelta(days=1)
    first, second = hours.offer(host, day, dt.time(9), dt.time(10, 30), 45)
    gateway.hold(first, row.lookup)
    incoming.note_bookings()
    past = timezone.now() - dt.timedelta(days=1)
    Slot.objects.filter(pk=first).update(starts_at=past, held_by=None)
    Offer.objects.filter(pk=first).update(starts_at=past)
    gateway.hold(second, row.lookup)
    incoming.note_bookings()
    assert Offer.objects.get(pk=second).request == row


def test_poison_is_kept_aside_and_the_next_message_is_taken() -> None:
    public = collecting.own_public_key()
    poison = [b"", b"[" * 100_000, b'{"kind": "request", "lookup": "' + b"0" * 32 + b'"}', b"null", b"7"]
    for number, content in enumerate(poison):
        message = Code.new().message_id(str(number))
        gateway.put(message, seal_message(public, content, collecting.message_place(message)))
    gateway.put(Code.new().message_id("x"), b"\x02")
    a_request({"name": "Marisol"})
    assert Request.objects.count() == 1
    assert SealedMessage.objects.filter(unreadable=True).count() == len(poison) + 1


def test_what_is_erased_with_its_case_is_gone() -> None:
    from amparo.office.intake.retention import erase_with
    from tests.office.builders import a_case

    held = a_case(member(Role.ATTORNEY))
    row = a_request()
    Request.objects.update(case=held.case)
    erase_with(held.case)
    assert not Request.objects.filter(pk=row.pk).exists()
