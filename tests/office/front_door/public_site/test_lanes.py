"""Turns: a flood waits in its own lane, a person gets through, and nobody is turned away for good."""

from __future__ import annotations

import hashlib

import pytest

from amparo.office.front_door.public_site import guarding
from amparo.office.front_door.public_site.lanes import (
    CROWDED_A_MINUTE,
    HEAVY,
    LONGEST_WAIT,
    LOOK,
    MACHINE_HOLDS,
    MESSAGES_A_DAY,
    Lanes,
    Turn,
)
from tests.office.front_door.public_site.conftest import Form, Visitor


class Clock:
    """A clock that goes when told."""

    def __init__(self) -> None:
        self.now = 1_000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def lanes(clock: Clock) -> Lanes:
    return Lanes(clock=clock)


def flood(lanes: Lanes, address: str = "203.0.113.9", count: int = 200) -> Turn:
    """Many requests from one network; how the last was answered."""
    turn = Turn(True)
    for _ in range(count):
        turn = lanes.turn(address, HEAVY)
    return turn


def test_a_person_is_never_kept_waiting_in_calm(lanes: Lanes, clock: Clock) -> None:
    for _ in range(30):
        clock.now += 5
        assert lanes.turn("198.51.100.7", HEAVY).admitted


def test_a_flood_from_one_network_waits_and_others_do_not(lanes: Lanes, clock: Clock) -> None:
    assert not flood(lanes).admitted
    clock.now += 1
    assert lanes.turn("198.51.100.7", HEAVY).admitted
    assert not lanes.turn("203.0.113.77", HEAVY).admitted  # the same network


def test_whoever_waits_gets_through_with_their_ticket_once(lanes: Lanes, clock: Clock) -> None:
    turn = flood(lanes)
    assert 2 <= turn.seconds <= LONGEST_WAIT
    assert not lanes.turn("203.0.113.9", HEAVY, ticket=turn.ticket).admitted
    clock.now += turn.seconds
    assert lanes.turn("203.0.113.9", HEAVY, ticket=turn.ticket).admitted
    assert not lanes.turn("203.0.113.9", HEAVY, ticket=turn.ticket).admitted


def test_a_sum_lets_through_at_once_and_once(lanes: Lanes, clock: Clock) -> None:
    turn = flood(lanes)
    clock.now += 1
    done = solved(turn.challenge)
    assert lanes.turn("203.0.113.9", HEAVY, done=done).admitted
    assert not lanes.turn("203.0.113.9", HEAVY, done=done).admitted


@pytest.mark.parametrize(
    "forged",
    [
        "",
        ".",
        "1.2.3",
        "9999999999.0.aa.bb",
        "nan.x.y",
        "1000.0.15.aa.bb:1",
        "::",
        "1e309.0.0",
        "\ud800.1",
        "x.é",
        "a.b.é:1",
    ],
)
def test_forged_tickets_and_sums_let_nobody_through(lanes: Lanes, forged: str) -> None:
    flood(lanes)
    assert not lanes.turn("203.0.113.9", HEAVY, ticket=forged, done=forged).admitted


def test_a_sum_that_was_not_done_lets_nobody_through(lanes: Lanes) -> None:
    turn = flood(lanes)
    wrong = next(number for number in range(100) if not _right(f"{turn.challenge}:{number}"))
    assert not lanes.turn("203.0.113.9", HEAVY, done=f"{turn.challenge}:{wrong}").admitted


def test_from_thousands_of_networks_the_machine_keeps_a_share_for_who_waited(lanes: Lanes, clock: Clock) -> None:
    turn = Turn(True)
    for number in range(300):
        turn = lanes.turn(f"10.{number // 250}.{number % 250}.1", HEAVY)
    assert not turn.admitted
    clock.now += turn.seconds
    for number in range(300):
        lanes.turn(f"10.{number // 250}.{number % 250}.1", HEAVY)
    assert lanes.turn("198.51.100.7", HEAVY, ticket=turn.ticket).admitted
    assert lanes.turn("198.51.100.7", LOOK).admitted


def test_messages_of_a_flood_are_marked(lanes: Lanes) -> None:
    assert not lanes.turn("198.51.100.7", HEAVY).crowded
    for number in range(int(MACHINE_HOLDS / HEAVY)):
        turn = lanes.turn(f"10.0.{number}.1", HEAVY)
    assert turn.crowded


def test_more_messages_than_a_day_can_hold_are_taken_from_those_who_waited_and_then_tomorrow(
    lanes: Lanes, clock: Clock
) -> None:
    for _ in range(MESSAGES_A_DAY):
        assert lanes.has_room(waited=False)
        lanes.message_taken()
    assert not lanes.has_room(waited=False)
    assert lanes.has_room(waited=True)
    for _ in range(MESSAGES_A_DAY):
        lanes.message_taken()
    assert not lanes.has_room(waited=True)
    clock.now += 86_401
    assert lanes.has_room(waited=False)


def test_more_messages_in_a_minute_than_people_ask_are_marked(lanes: Lanes, clock: Clock) -> None:
    for number in range(CROWDED_A_MINUTE + 1):
        clock.now += 0.5
        assert not lanes.turn(f"10.0.{number}.1", HEAVY).crowded
        lanes.message_taken()
    assert lanes.turn("10.1.0.1", HEAVY).crowded
    clock.now += 61
    assert not lanes.turn("10.1.0.1", HEAVY).crowded


def test_addresses_are_kept_as_networks_under_a_key_of_the_day(lanes: Lanes, clock: Clock) -> None:
    for address in ("203.0.113.9", "203.0.113.200", "::ffff:203.0.113.5", "2001:db8::1", "2001:db8:0:00ff::2", "junk"):
        lanes.turn(address, LOOK)
    assert len(lanes._sources) == 3
    assert not any(b"203" in key for key in lanes._sources)
    before = set(lanes._sources)
    clock.now += 86_401
    lanes.turn("203.0.113.9", LOOK)
    assert not before & set(lanes._sources)


def test_the_page_of_who_waits_holds_everything_typed(visitor: Visitor, monkeypatch: pytest.MonkeyPatch) -> None:
    clock = Clock()
    lanes = Lanes(clock=clock)
    monkeypatch.setattr(guarding, "lanes", lanes)
    visitor.get("ask/")
    flood(lanes, "127.0.0.1")
    page = visitor.go("send", words="Ayuda.", where="mexico")
    assert visitor.status == 429
    fields = Form(page).fields
    assert fields["words"] == ["Ayuda."]
    assert fields["go"] == ["send"]
    clock.now += 20
    assert lanes._messages == 0
    assert len(_words(visitor, fields)) == 9
    assert lanes._messages == 1  # what is put in counts, by the page that puts it in


def test_a_day_that_is_full_is_told_with_another_way(visitor: Visitor, monkeypatch: pytest.MonkeyPatch) -> None:
    visitor.get("ask/")
    monkeypatch.setattr(guarding.lanes, "_messages", MESSAGES_A_DAY * 2)
    waiting = visitor.go("send", words="Ayuda.")
    assert visitor.status == 429
    page = visitor.post("ask/", **Form(waiting).fields, sum=solved(_challenge(waiting)))
    assert visitor.status == 429
    assert "+1 915 555 0100" in page
    assert Form(page).fields["words"] == ["Ayuda."]


def _challenge(page: str) -> str:
    return page.partition('data-sum="')[2].partition('"')[0]


def _words(visitor: Visitor, fields: dict[str, list[str]]) -> list[str]:
    visitor.post("ask/", **fields)
    return visitor.words.split()


def solved(challenge: str) -> str:
    """A challenge with the number that solves it."""
    return next(f"{challenge}:{number}" for number in range(10_000_000) if _right(f"{challenge}:{number}"))


def _right(done: str) -> bool:
    bits = int(done.rpartition(":")[0].split(".")[-3])
    return int.from_bytes(hashlib.sha256(done.encode()).digest()[:8]) >> (64 - bits) == 0
