"""Several open one office, each with what is theirs; who is removed opens no file that is written afterwards."""

from __future__ import annotations

import json
import shutil
from base64 import b64encode
from pathlib import Path

import pytest

from amparo.errors import OfficeError, SealingError, WrongPassphrase
from amparo.office.platform.encryption import keyring_file
from amparo.office.platform.encryption.keyring import MOST_OPENERS, Keyring
from amparo.office.platform.encryption.openers import FIRST, Opener
from amparo.office.platform.encryption.shares import joined

PHRASE = Opener.passphrase("six grey herons by the lake")
OTHER = Opener.passphrase("nine brown otters row upstream")
KEY = Opener(b"k" * 64, "key file")


@pytest.fixture(autouse=True)
def _cheap_passphrases(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("amparo.office.platform.encryption.openers.MEMORY_KIB", 8)
    monkeypatch.setattr("amparo.office.platform.encryption.openers.PASSES", 1)


@pytest.fixture
def ring(tmp_path: Path) -> Keyring:
    return Keyring.create(tmp_path / "keyring.json", PHRASE)


def _opens(path: Path, *openers: Opener) -> list[bool]:
    found = []
    for opener in openers:
        try:
            found.append(bool(Keyring.open(path, opener).derived("tried")))
        except WrongPassphrase:
            found.append(False)
    return found


def test_each_opener_opens_the_same_office_and_leaves_the_others_as_they_are(ring: Keyring) -> None:
    ring.add_opener("Elena, at the bank", OTHER)
    ring.add_opener("The stick in the safe", KEY)
    shares = ring.make_shares(2, 3)
    together = joined(shares[:2])
    everybody = (PHRASE, OTHER, KEY, together)
    assert {Keyring.open(ring.path, each).derived("tried") for each in everybody} == {ring.derived("tried")}
    assert [(lock.name, lock.kind) for lock in keyring_file.locks_at(ring.path)] == [
        (FIRST, "passphrase"),
        ("Elena, at the bank", "passphrase"),
        ("The stick in the safe", "key file"),
        ("shares", "shares"),
    ]
    assert _opens(ring.path, Opener.passphrase("another phrase altogether")) == [False]
    key = ring.add_key()
    for each in everybody:  # a rotation by one is a rotation for all
        assert Keyring.open(ring.path, each).newest.id == key.id


def test_who_is_removed_or_changed_opens_it_no_more_and_nobody_types_anew(ring: Keyring, tmp_path: Path) -> None:
    ring.add_opener("Elena", OTHER)
    ring.add_opener("The stick", KEY)
    old = tmp_path / "kept" / "keyring.json"
    old.parent.mkdir()
    shutil.copy(ring.path, old)
    ring.remove_opener("Elena")
    assert _opens(ring.path, PHRASE, OTHER, KEY) == [True, False, True]
    changed = Opener.passphrase("a phrase that is new today")
    ring.change_opener(changed)
    assert _opens(ring.path, PHRASE, changed, KEY) == [False, True, True]
    before = Keyring.open(old, OTHER)  # what she copied opens as it did,
    assert before.derived("tried") == ring.derived("tried")
    new = ring.add_key()
    with pytest.raises(SealingError):  # and its inner key opens nothing that was written since
        before._inner.unseal(ring._inner.seal(new.secret, new.id.hex()), new.id.hex())


def test_what_serves_the_office_goes_on_while_openers_change_and_says_when_it_cannot(ring: Keyring) -> None:
    served = Keyring.open(ring.path, PHRASE)
    ring.add_opener("Elena", OTHER)
    ring.make_shares(2, 3)
    ring.make_shares(3, 5)
    key = ring.add_key()
    assert served.newest.id == key.id
    ring.change_opener(KEY)
    assert served.newest.id == key.id
    assert served.key(key.id).secret == key.secret
    ring.add_key()
    with pytest.raises(SealingError, match="start it anew"):
        _ = served.newest


def test_two_that_change_it_at_once_lose_nothing_of_each_other(ring: Keyring) -> None:
    rotating = Keyring.open(ring.path, PHRASE)
    key = rotating.add_key()
    ring.add_opener("Elena", OTHER)
    rotating.drop_all_but_newest()
    assert Keyring.open(ring.path, OTHER).ids == (key.id,)


def test_what_cannot_be_is_refused_and_leaves_the_file_as_it_was(
    ring: Keyring, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = ring.path.read_bytes()
    for wrong, why in (
        (lambda: ring.add_opener("Elena", Opener.passphrase("too short")), "15 characters"),
        (lambda: ring.add_opener("Elena", PHRASE), "opens the office already"),
        (lambda: ring.add_opener(" First\u200b Opener ", OTHER), "called First Opener already"),
        (lambda: ring.add_opener("", OTHER), "needs a name"),
        (lambda: ring.add_opener("shares", OTHER), "take another name"),
        (lambda: ring.remove_opener("Elena"), "no opener called Elena"),
        (lambda: ring.remove_opener(FIRST), "the only opener"),
        (lambda: ring.change_opener(Opener.passphrase("too short")), "15 characters"),
        (lambda: ring.make_shares(3, 2), "cannot be"),
        (lambda: ring.make_shares(1, 2), "each share alone"),
        (lambda: ring.make_shares(2, 17), "cannot be"),
    ):
        with pytest.raises(OfficeError, match=why):
            wrong()
    monkeypatch.setattr(keyring_file.os, "fsync", _full)
    with pytest.raises(OSError, match="No space"):
        ring.add_opener("Elena", OTHER)
    assert ring.path.read_bytes() == before
    assert [lock.name for lock in ring.locks] == [FIRST]


def _full(*_: object) -> None:
    raise OSError(28, "No space left on device")


def test_there_are_only_so_many(ring: Keyring) -> None:
    for number in range(1, MOST_OPENERS):
        ring.add_opener(f"opener {number}", Opener(bytes([number]) * 64, "key file"))
    with pytest.raises(OfficeError, match="at most"):
        ring.add_opener("one more", KEY)


def test_a_lock_that_another_program_put_in_is_found_before_anything_is_sealed_to_it(ring: Keyring) -> None:
    ring.add_opener("Elena", OTHER)
    held = json.loads(ring.path.read_text())
    held["openers"][1]["public"] = b64encode(b"\x09" + bytes(31)).decode()
    ring.path.write_text(json.dumps(held))
    for opening in (lambda: Keyring.open(ring.path, PHRASE), lambda: ring.add_opener("Noor", KEY)):
        with pytest.raises(OfficeError, match="changed by another program"):
            opening()
    held["openers"][1]["public"] = "no base64!"
    ring.path.write_text(json.dumps(held))
    with pytest.raises(OfficeError, match="restore it from a backup"):
        Keyring.open(ring.path, PHRASE)
    held["format"] = 3
    ring.path.write_text(json.dumps(held))
    with pytest.raises(OfficeError, match="later version"):
        Keyring.open(ring.path, PHRASE)


@pytest.mark.parametrize("opener", [PHRASE, KEY], ids=["passphrase", "key file"])
def test_a_keyring_of_the_first_format_opens_and_gets_what_is_new(tmp_path: Path, opener: Opener) -> None:
    path = tmp_path / "keyring.json"
    ring = Keyring.create(path, opener)
    how = opener.how()
    wrapping = opener.key(how)
    held = {
        "format": 1,
        "opens_with": how,
        "root": b64encode(wrapping.seal(ring._root, "root")).decode(),
        "office_keys": [
            {"id": key.id.hex(), "wrapped": b64encode(wrapping.seal(key.secret, key.id.hex())).decode()}
            for key in ring._keys.values()
        ],
    }
    path.write_text(json.dumps(held, indent=1))
    before = path.read_bytes()
    served, opened = Keyring.open(path, opener), Keyring.open(path, opener)
    assert (opened.derived("tried"), opened.newest.secret) == (ring.derived("tried"), ring.newest.secret)
    assert path.read_bytes() == before
    opened.add_opener("Elena", OTHER)
    assert _opens(path, opener, OTHER) == [True, True]
    assert served.newest.secret == ring.newest.secret
    assert [lock.name for lock in served.locks] == [FIRST, "Elena"]
