"""What the public pages may do, and that with all they hold nothing that was submitted can be read."""

from __future__ import annotations

import datetime as dt
import json
import threading
import uuid

import pytest
from django.conf import settings
from django.db import DatabaseError, OperationalError, connection, connections
from django.utils import timezone

from amparo.errors import OfficeError, SealingError
from amparo.office.front_door.dropbox import collecting, gateway
from amparo.office.front_door.dropbox.codes import Code
from amparo.office.front_door.dropbox.gateway import Hold
from amparo.office.front_door.dropbox.models import Draft, Reply, SealedMessage, Slot
from amparo.office.front_door.dropbox.role import SIGNATURES, make_role
from amparo.office.platform.encryption.sealed_messages import (
    open_message,
    open_with,
    private_key,
    seal_message,
    seal_with,
)

pytestmark = pytest.mark.django_db
SAID = b"They are looking for my brother"


def test_a_message_put_in_twice_is_one() -> None:
    message = uuid.uuid4()
    for _ in range(2):
        gateway.put(message, b"sealed")
    assert SealedMessage.objects.count() == 1


def test_a_draft_is_found_for_a_day_and_only_under_its_code() -> None:
    code = Code.new()
    gateway.keep_draft(code.lookup, b"first")
    gateway.keep_draft(code.lookup, b"second")
    assert gateway.draft(code.lookup) == b"second"
    assert gateway.draft(Code.new().lookup) is None
    Draft.objects.update(until=timezone.now() - dt.timedelta(minutes=1))
    assert gateway.draft(code.lookup) is None
    collecting.tidy(timezone.now() + dt.timedelta(seconds=1))
    assert Draft.objects.count() == 0


def test_a_draft_that_is_too_large_is_not_kept_and_that_is_said() -> None:
    assert not gateway.keep_draft("0" * 32, b"x" * (gateway.DRAFT_MOST + 1))
    assert gateway.draft("0" * 32) is None
    assert gateway.keep_draft("0" * 32, b"x" * gateway.DRAFT_MOST)
    assert gateway.draft("0" * 32) is not None


def test_a_draft_can_be_dropped() -> None:
    gateway.keep_draft("0" * 32, b"x")
    gateway.drop_draft("0" * 32)
    assert gateway.draft("0" * 32) is None


def test_whoever_takes_an_hour_first_has_it_and_gives_it_back() -> None:
    one, two = collecting.offer([_tomorrow(), _tomorrow(2)], 45)
    first, second = Code.new().lookup, Code.new().lookup
    assert gateway.hold(one, first) is Hold.HELD
    assert gateway.hold(one, first) is Hold.HELD
    assert gateway.hold(one, second) is Hold.TAKEN
    assert gateway.hold(uuid.uuid4(), second) is Hold.GONE
    assert gateway.hold(two, first) is Hold.HELD
    assert gateway.hold(one, second) is Hold.HELD
    assert [(hour.free, hour.ours) for hour in gateway.hours([one, two], first)] == [
        (False, False),
        (False, True),
    ]
    gateway.give_back(first)
    assert [(hour.free, hour.ours) for hour in gateway.hours([one, two], first)] == [
        (False, False),
        (True, False),
    ]


def test_an_hour_that_is_over_is_gone() -> None:
    (slot,) = collecting.offer([timezone.now() - dt.timedelta(minutes=1)], 45)
    assert gateway.hold(slot, "0" * 32) is Hold.GONE
    assert gateway.hours([slot], "0" * 32) == []


@pytest.mark.django_db(transaction=True)
def test_of_two_hundred_who_reach_for_one_hour_one_has_it_and_the_others_are_told() -> None:
    (slot,) = collecting.offer([_tomorrow()], 45)
    together = threading.Barrier(40)
    told: list[Hold] = []

    def reach(number: int) -> None:
        try:
            together.wait(30)
            for each in range(5):
                told.append(gateway.hold(slot, f"{number * 5 + each:032x}"))
        finally:
            connections.close_all()

    threads = [threading.Thread(target=reach, args=(number,)) for number in range(40)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    assert sorted(told) == [Hold.HELD] + [Hold.TAKEN] * 199
    assert Slot.objects.get(pk=slot).held_by is not None


@pytest.mark.django_db(transaction=True)
def test_whoever_comes_too_late_is_told_at_once_even_while_somebody_writes() -> None:
    (slot,) = collecting.offer([_tomorrow()], 45)
    gateway.hold(slot, "a" * 32)
    another = connections[settings.LETTERBOX].copy()
    try:
        with another.cursor() as cursor:
            cursor.execute("BEGIN" if another.vendor == "postgresql" else "BEGIN IMMEDIATE")
            cursor.execute("UPDATE letterbox_draft SET until = until")
            assert gateway.hold(slot, "b" * 32) is Hold.TAKEN
            assert gateway.hold(slot, "a" * 32) is Hold.HELD
            cursor.execute("ROLLBACK")
    finally:
        another.close()


def test_whoever_waited_in_vain_is_told_what_became_of_the_hour(monkeypatch: pytest.MonkeyPatch) -> None:
    first, second = collecting.offer([_tomorrow(), _tomorrow(2)], 45)

    def crowded_out(slot: uuid.UUID, lookup: str) -> Hold:
        if slot == first:
            Slot.objects.filter(pk=slot).update(held_by="a" * 32)
        raise OperationalError("database is locked")

    monkeypatch.setattr(gateway, "_postgres", lambda: False)
    monkeypatch.setattr(gateway, "_reach", crowded_out)
    assert gateway.hold(first, "b" * 32) is Hold.TAKEN
    with pytest.raises(OperationalError):
        gateway.hold(second, "b" * 32)


def test_a_message_and_an_answer_lie_there_sealed() -> None:
    code, message = Code.new(), uuid.uuid4()
    gateway.put(message, seal_message(collecting.own_public_key(), SAID, collecting.message_place(message)))
    collecting.answer(code.lookup, code.key, {"answers": [SAID.decode()]})
    gateway.keep_draft(code.lookup, seal_with(code.key, SAID, f"draft {code.lookup}"))
    held = [bytes(row.sealed) for model in (SealedMessage, Reply, Draft) for row in model.objects.all()]
    assert len(held) == 3
    assert not any(SAID in one or b"looking" in one for one in held)


@pytest.mark.django_db(transaction=True)
def test_with_all_the_public_pages_hold_nothing_submitted_can_be_read() -> None:
    """By the rights of its role where there are roles, and everywhere because it has no key that opens anything."""
    code, message = Code.new(), uuid.uuid4()
    collecting.tell({"office": "Amparo"})
    notice = gateway.notice()
    sealed = seal_message(bytes.fromhex(notice["public_key"]), SAID, collecting.message_place(message))
    collecting.answer(code.lookup, code.key, {"answers": []})
    if connection.vendor == "postgresql":
        _may_only_put_in(message, sealed, code)
    else:
        gateway.put(message, sealed)
    row = SealedMessage.objects.get(pk=message)
    for key in (bytes.fromhex(notice["public_key"]), bytes(32)):
        with pytest.raises(SealingError):
            open_message(private_key(key), bytes(row.sealed), collecting.message_place(message))
    with pytest.raises(SealingError):
        open_with(bytes.fromhex(notice["public_key"]), bytes(Reply.objects.get().sealed), f"reply {code.lookup}")
    assert "accounts" not in "".join(_installed_publicly())


def _may_only_put_in(message: uuid.UUID, sealed: bytes, code: Code) -> None:
    import psycopg

    name = f"public_{uuid.uuid4().hex[:8]}"
    make_role(name, "a 'quoted' password")
    make_role(name, "and a new one")
    at = {key: value for key, value in connection.get_connection_params().items() if key in ("dbname", "host", "port")}
    try:
        with psycopg.connect(**at, user=name, autocommit=True) as role:
            put = "INSERT INTO letterbox_letter (id, sealed, at, crowded) VALUES (%s, %s, now(), false)"
            for _ in range(2):
                role.execute(put + " ON CONFLICT DO NOTHING", [message, sealed])
            with connection.cursor() as cursor:
                tables = connection.introspection.table_names(cursor)
            assert {"letterbox_letter", "people_person", "consulting_request"} <= set(tables)
            for table in tables:
                for deed in ("SELECT * FROM {}", "DELETE FROM {}", "UPDATE {} SET ctid = ctid", "TRUNCATE {}"):
                    with pytest.raises(psycopg.Error) as refused:
                        role.execute(deed.format(table))
                    assert "permission denied" in str(refused.value) or "system column" in str(refused.value), table
            for table in set(tables) - {"letterbox_letter"}:
                with pytest.raises(psycopg.errors.InsufficientPrivilege):
                    role.execute(f"INSERT INTO {table} DEFAULT VALUES")
            for deed in ("CREATE TABLE mine (a int)", "SET ROLE amparo", "COPY letterbox_letter TO STDOUT"):
                with pytest.raises(psycopg.Error):
                    role.execute(deed)
            assert role.execute("SELECT letterbox_reply(%s)", [code.lookup]).fetchone() != (None,)
            assert role.execute("SELECT letterbox_reply(%s)", ["%"]).fetchone() == (None,)
            assert len(SIGNATURES) == 8
    finally:
        with connection.cursor() as cursor:
            cursor.execute(f"DROP OWNED BY {name}")
            cursor.execute(f"DROP ROLE {name}")


def _installed_publicly() -> list[str]:
    from amparo.office.front_door.public_site import settings as ours

    return [*ours.INSTALLED_APPS, *ours.MIDDLEWARE]


def test_a_role_is_made_with_postgresql_only_and_under_a_plain_name() -> None:
    with pytest.raises(OfficeError, match=r"roles belong to PostgreSQL|cannot be the name"):
        make_role("x; DROP TABLE people_person", "p")


def test_messages_that_nobody_can_read_are_kept_aside_and_hold_up_nobody() -> None:
    code = Code.new()
    gateway.put(uuid.uuid4(), b"no message at all")
    good = code.message_id("request")
    content = json.dumps({"kind": "note"}).encode()
    gateway.put(good, seal_message(collecting.own_public_key(), content, collecting.message_place(good)))
    taken: list[object] = []
    assert collecting.collect(lambda message, told: taken.append(told)) == 1
    assert taken == [{"kind": "note"}]
    assert list(SealedMessage.objects.values_list("unreadable", flat=True)) == [True]
    assert collecting.collect(lambda message, told: taken.append(told)) == 0


def test_a_message_stays_when_it_could_not_be_written_down() -> None:
    message = uuid.uuid4()
    gateway.put(message, seal_message(collecting.own_public_key(), b"{}", collecting.message_place(message)))

    def full_disk(row: SealedMessage, told: object) -> None:
        raise DatabaseError("disk full")

    assert collecting.collect(full_disk) == 0
    assert SealedMessage.objects.filter(unreadable=False).count() == 1
    assert collecting._put_off(0) == [message]
    collecting._failed.clear()


def test_the_office_introduces_itself_once_and_renews_its_key() -> None:
    collecting.introduce({"office": "Border Legal Aid", "days": 30})
    assert gateway.notice()["office"] == "Border Legal Aid"
    assert gateway.notice()["public_key"] == collecting.own_public_key().hex()


def _tomorrow(hours: int = 0) -> dt.datetime:
    return timezone.now() + dt.timedelta(days=1, hours=hours)
