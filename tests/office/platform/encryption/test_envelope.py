"""An envelope opens in its own place with its own key, and nowhere else."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from amparo.errors import SealingError
from amparo.office.platform.encryption.envelope import Key, key_id_of


@given(st.binary(max_size=300), st.text(max_size=30))
def test_what_is_sealed_comes_back(plain: bytes, place: str) -> None:
    key, spot = Key.new(), place.encode("utf-8", "replace").decode()
    assert key.unseal(key.seal(plain, spot), spot) == plain


def test_it_does_not_open_in_another_place() -> None:
    key = Key.new()
    envelope = key.seal(b"a name", "people.sealed_names:1:case")
    for place in ("people.sealed_names:2:case", "people.sealed_contact:1:case", "people.sealed_names:1:other"):
        with pytest.raises(SealingError):
            key.unseal(envelope, place)


def test_no_bit_of_it_can_be_changed() -> None:
    key = Key.new()
    envelope = key.seal(b"a name", "here")
    for at in range(len(envelope)):
        changed = bytearray(envelope)
        changed[at] ^= 1
        with pytest.raises(SealingError):
            key.unseal(bytes(changed), "here")


def test_another_key_does_not_open_it() -> None:
    with pytest.raises(SealingError, match="another key"):
        Key.new().unseal(Key.new().seal(b"", "here"), "here")


def test_the_same_sealed_twice_looks_different() -> None:
    key = Key.new()
    assert key.seal(b"a name", "here") != key.seal(b"a name", "here")


def test_it_names_its_key_and_a_printed_key_shows_no_secret() -> None:
    key = Key.new()
    assert key_id_of(key.seal(b"", "here")) == key.id
    assert key.secret.hex() not in repr(key)
    with pytest.raises(SealingError):
        key_id_of(b"short")
