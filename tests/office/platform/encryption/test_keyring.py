"""The keyring opens with its passphrase or key file and with nothing else; rotation can be killed and goes on."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from django.db import transaction

from amparo.errors import Locked, OfficeError, SealingError, WrongPassphrase
from amparo.office.cases.people.models import Person
from amparo.office.cases.people.persons import names_of
from amparo.office.platform.accounts.roles import Role
from amparo.office.platform.encryption import rotation, vault
from amparo.office.platform.encryption.case_keys import open_key, open_keys
from amparo.office.platform.encryption.keyring import Keyring
from amparo.office.platform.encryption.models import CaseKey
from amparo.office.platform.encryption.openers import Opener
from amparo.office.platform.home import Home
from tests.office.builders import a_case, member

PHRASE = Opener.passphrase("six grey herons by the lake")


def _key_file(folder: Path, content: bytes = b"k" * 64) -> Opener:
    path = folder / "the.key"
    path.write_bytes(content)
    return Opener.key_file(path)


@pytest.fixture
def ring(tmp_path: Path) -> Keyring:
    return Keyring.create(tmp_path / "keyring.json", _key_file(tmp_path))


def test_a_passphrase_opens_what_it_made_and_another_does_not(tmp_path: Path) -> None:
    path = tmp_path / "keyring.json"
    made = Keyring.create(path, PHRASE)
    assert Keyring.open(path, PHRASE).derived("audit") == made.derived("audit")
    with pytest.raises(WrongPassphrase):
        Keyring.open(path, Opener.passphrase("six grey herons by the lakes"))
    with pytest.raises(WrongPassphrase, match="opens with a passphrase"):
        Keyring.open(path, _key_file(tmp_path))


def test_nothing_in_the_file_opens_anything(ring: Keyring) -> None:
    held = ring.path.read_bytes()
    for secret in (ring.newest.secret, ring._root, b"k" * 64):
        assert secret not in held
        assert secret.hex().encode() not in held
    assert ring.path.stat().st_mode & 0o077 == 0


def test_short_secrets_and_second_offices_are_refused(tmp_path: Path, ring: Keyring) -> None:
    with pytest.raises(OfficeError, match="15 characters"):
        Keyring.create(tmp_path / "other.json", Opener.passphrase("too short"))
    with pytest.raises(OfficeError, match="shorter than 32"):
        _key_file(tmp_path, b"short")
    with pytest.raises(OfficeError, match="cannot be read"):
        Opener.key_file(tmp_path / "nowhere")
    with pytest.raises(OfficeError, match="exists already"):
        Keyring.create(ring.path, PHRASE)
    with pytest.raises(OfficeError, match="no office"):
        Keyring.open(tmp_path / "nowhere.json", PHRASE)


def test_a_damaged_file_says_so(ring: Keyring, tmp_path: Path) -> None:
    ring.path.write_text("{}")
    with pytest.raises(OfficeError, match="backup"):
        Keyring.open(ring.path, _key_file(tmp_path))


def test_a_key_file_may_not_lie_in_the_office(tmp_path: Path) -> None:
    office = Home(tmp_path / "office")
    with pytest.raises(OfficeError, match="must not lie"):
        office.refuse_inside(office.folder / "sub" / "the.key")
    office.refuse_inside(tmp_path / "the.key")


def test_another_passphrase_can_take_over(ring: Keyring, tmp_path: Path) -> None:
    root = ring.derived("x")
    ring.change_opener(PHRASE)
    assert Keyring.open(ring.path, PHRASE).derived("x") == root
    with pytest.raises(WrongPassphrase):
        Keyring.open(ring.path, _key_file(tmp_path))


def test_a_sealed_office_says_that_it_is_sealed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(vault, "_opened", None)
    with pytest.raises(Locked):
        vault.keyring()


@pytest.fixture
def rotating(monkeypatch: pytest.MonkeyPatch, ring: Keyring) -> Keyring:
    monkeypatch.setattr(vault, "_opened", ring)
    monkeypatch.setattr(rotation, "AT_ONCE", 3)
    return ring


@pytest.mark.django_db
def test_rotation_rewraps_every_case_and_the_old_key_is_gone(rotating: Keyring, tmp_path: Path) -> None:
    by = member(Role.ATTORNEY)
    cases = [a_case(by).case for _ in range(5)]
    old = rotating.newest
    heard: list[tuple[int, int]] = []
    assert rotation.rotate(lambda done, of: heard.append((done, of))) == 5
    assert heard == [(3, 5), (5, 5)]
    assert rotating.newest.id != old.id
    assert list(CaseKey.objects.values_list("office_key", flat=True).distinct()) == [rotating.newest.id.hex()]
    assert str(names_of(open_key(cases[0].pk), Person.objects.filter(case=cases[0]).first())) == "Rosa Quiñónez Tábora"
    fresh = Keyring.open(rotating.path, _key_file(tmp_path))
    with pytest.raises(SealingError, match="gone"):
        fresh.key(old.id)


@pytest.mark.django_db
def test_a_rotation_that_was_killed_goes_on(rotating: Keyring) -> None:
    by = member(Role.ATTORNEY)
    cases = [a_case(by).case.pk for _ in range(5)]

    def die(done: int, of: int) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        rotation.rotate(die)
    assert len(rotating.ids) == 2
    assert set(open_keys(cases)) == set(cases)  # nothing is unreadable meanwhile
    assert rotation.rotate() == 2
    assert len(rotating.ids) == 1
    assert set(open_keys(cases)) == set(cases)


@pytest.mark.django_db
def test_destroying_a_key_destroys_the_case_and_no_other() -> None:
    by = member(Role.ATTORNEY)
    lost, kept = a_case(by).case.pk, a_case(by).case.pk
    with transaction.atomic():
        CaseKey.objects.filter(case=lost).delete()
    with pytest.raises(SealingError, match="destroyed"):
        open_key(lost)
    assert open_key(kept)


def test_the_file_stands_whole_after_a_failed_write(ring: Keyring, monkeypatch: pytest.MonkeyPatch) -> None:
    before = json.loads(ring.path.read_text())

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", full)
    with pytest.raises(OSError, match="No space"):
        ring.add_key()
    assert json.loads(ring.path.read_text()) == before
    assert [one.name for one in ring.path.parent.iterdir() if one.name.startswith(".keyring")] == []
