"""Messages that only the office can read, and answers for whoever has the same key."""

from __future__ import annotations

import secrets

import pytest
from hypothesis import given
from hypothesis import strategies as st

from amparo.errors import SealingError
from amparo.office.platform.encryption.sealed_messages import (
    open_message,
    open_with,
    private_key,
    public_key,
    seal_message,
    seal_with,
)

PRIVATE = private_key(bytes(range(32)))
PUBLIC = public_key(PRIVATE)


@given(st.binary(max_size=5_000), st.text(max_size=30))
def test_the_office_reads_what_was_written(content: bytes, place: str) -> None:
    assert open_message(PRIVATE, seal_message(PUBLIC, content, place), place) == content


def test_another_office_reads_nothing() -> None:
    message = seal_message(PUBLIC, b"help", "letter 1")
    with pytest.raises(SealingError, match="not a message to this office"):
        open_message(private_key(secrets.token_bytes(32)), message, "letter 1")


def test_a_message_in_another_place_does_not_open() -> None:
    with pytest.raises(SealingError):
        open_message(PRIVATE, seal_message(PUBLIC, b"help", "letter 1"), "letter 2")


def test_every_changed_bit_is_noticed() -> None:
    message = seal_message(PUBLIC, b"help", "letter 1")
    for place in range(len(message)):
        changed = bytearray(message)
        changed[place] ^= 1
        with pytest.raises(SealingError):
            open_message(PRIVATE, bytes(changed), "letter 1")


def test_messages_of_one_text_look_different_and_equally_long() -> None:
    one, two = (seal_message(PUBLIC, b"help", "p") for _ in range(2))
    assert one != two
    assert len(one) == len(seal_message(PUBLIC, b"please help me today", "p"))


def test_a_key_that_is_none_is_refused() -> None:
    with pytest.raises(SealingError, match="no public key"):
        seal_message(b"short", b"help", "p")


def test_whoever_has_the_key_reads_the_answer_and_nobody_else() -> None:
    key = secrets.token_bytes(32)
    sealed = seal_with(key, b"come on Tuesday", "reply 1")
    assert open_with(key, sealed, "reply 1") == b"come on Tuesday"
    for other, place in ((secrets.token_bytes(32), "reply 1"), (key, "reply 2")):
        with pytest.raises(SealingError):
            open_with(other, sealed, place)
    with pytest.raises(SealingError):
        open_with(key, b"", "reply 1")
