"""An opener in shares: so many words on paper for each of several people, of whom some together open the office.

Shamir's scheme as SLIP-0039 writes it down (https://github.com/satoshilabs/slips/blob/master/slip-0039.md): 128 random
bits become shares of twenty words each, and every program that knows SLIP-0039 puts them together again. Fewer than are
needed tell nothing. A share is kept nowhere: only a keyed digest of each, by which one that is typed can be checked.
"""

from __future__ import annotations

import hmac
import secrets
from base64 import b64decode, b64encode
from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum
from functools import cache
from typing import Any

from shamir_mnemonic import MnemonicError, combine_mnemonics, generate_mnemonics
from shamir_mnemonic import Share as Slip39
from shamir_mnemonic.wordlist import WORDLIST

from amparo.errors import OfficeError
from amparo.office.platform.encryption.envelope import Key
from amparo.office.platform.encryption.openers import SHARES, Lock, Opener
from amparo.typed_text import folded

MOST = 16
"""Shares of one set, by SLIP-0039."""
SECRET_BYTES = 16
LETTERS = 4
"""So many letters tell every word of the list from the others."""
FEWEST_WORDS = 20


class Why(Enum):
    """Why what was typed is no right share of this office."""

    NONE_MADE = "none made"
    UNKNOWN_WORD = "unknown word"
    TOO_FEW_WORDS = "too few words"
    WRONG_WORD = "wrong word"
    ANOTHER_SET = "another set"
    ANOTHER_OFFICE = "another office"


class WrongShare(OfficeError):
    """What was typed is no right share; `count` is the place of the word that is none, or how many words there are."""

    def __init__(self, why: Why, text: str, count: int = 0) -> None:
        super().__init__(text)
        self.why = why
        self.count = count


@dataclass(frozen=True, slots=True)
class Share:
    """One share as its paper has it."""

    words: tuple[str, ...]
    number: int
    """1 for the first."""
    needed: int
    """How many of its set open the office."""
    set_id: int

    @property
    def text(self) -> str:
        """Its words in a line: what is kept in the QR code."""
        return " ".join(self.words)


def split(secret: bytes, needed: int, of: int) -> tuple[Share, ...]:
    """A secret in so many shares, of which so many are needed. Raises OfficeError for numbers that cannot be."""
    if not 1 <= needed <= of <= MOST:
        raise OfficeError(f"{needed} of {of} cannot be: from 1 to {MOST} shares, and no more needed than there are")
    if needed == 1 < of:
        raise OfficeError("with 1 needed of several, each share alone opens the office: add openers in place of shares")
    return tuple(read(text) for text in generate_mnemonics(1, [(needed, of)], secret)[0])


def read(text: str) -> Share:
    """A share as typed, pasted or scanned: numbers between the words are passed over, four letters do for a word.

    Raises WrongShare, which says which word is none, how many there are, or that a word is in another's place.
    """
    typed = [word for word in _parted(text) if not word.isdecimal()]
    words = [_word(place, word) for place, word in enumerate(typed, 1)]
    if len(words) < FEWEST_WORDS:
        raise WrongShare(Why.TOO_FEW_WORDS, f"a share has {FEWEST_WORDS} words, and these are {len(words)}", len(words))
    try:
        found = Slip39.from_mnemonic(" ".join(words))
    except MnemonicError:
        raise WrongShare(Why.WRONG_WORD, "a word is wrong or in another's place: compare each with the paper") from None
    return Share(tuple(words), found.index + 1, found.member_threshold, found.identifier)


def joined(given: Iterable[Share]) -> Opener:
    """What shares open together. Raises OfficeError when they are too few, twice the same, or not of one set."""
    held = tuple(given)
    if not held:
        raise OfficeError("no share was typed")
    needed = held[0].needed
    if len({share.set_id for share in held}) > 1:
        raise OfficeError("these are shares of different sets: a new set ends the one before it")
    if len({share.number for share in held}) < max(needed, len(held)):
        raise OfficeError(f"{needed} different shares are needed, and these are {len({s.number for s in held})}")
    try:
        return Opener(combine_mnemonics([share.text for share in held[:needed]]), SHARES)
    except MnemonicError:
        raise OfficeError("these shares do not fit together: check each with: amparo office check-share") from None


# --- what a keyring keeps of a set ---------------------------------------------------------------------------


def of_set(locks: Iterable[Lock]) -> int:
    """How many shares there are of the set that opens this office; 0 where none do."""
    return next((len(lock.how["checks"]) for lock in locks if lock.kind == SHARES), 0)


def lock_of(secret: bytes, made: tuple[Share, ...], day: str, inner: Key) -> Lock:
    """The lock that these shares open, with a digest of each."""
    salt = secrets.token_bytes(16)
    more: dict[str, Any] = {
        "needed": made[0].needed,
        "set": made[0].set_id,
        "salt": b64encode(salt).decode(),
        "checks": [_digest(salt, share) for share in made],
    }
    return Lock.made(SHARES, day, Opener(secret, SHARES), inner, **more)


def check(text: str, locks: Iterable[Lock]) -> Share:
    """The share that somebody typed, if it is a right one of the set that opens this office now.

    Nothing is opened for that. Raises WrongShare.
    """
    lock = next((lock for lock in locks if lock.kind == SHARES), None)
    if lock is None:
        raise WrongShare(Why.NONE_MADE, "no shares open this office; make them with: amparo office shares")
    share = read(text)
    if share.set_id != lock.how["set"]:
        raise WrongShare(
            Why.ANOTHER_SET,
            f"this is a share, but not of the set that opens this office (made {lock.since}): it is of an earlier set "
            "or of another office",
        )
    checks, salt = lock.how["checks"], b64decode(lock.how["salt"])
    if share.number > len(checks) or not hmac.compare_digest(checks[share.number - 1], _digest(salt, share)):
        raise WrongShare(
            Why.ANOTHER_OFFICE, "this share does not belong to this office, though its set has the same number"
        )
    return share


def _digest(salt: bytes, share: Share) -> str:
    return hmac.digest(salt, share.text.encode(), "sha256").hex()


def _parted(text: str) -> list[str]:
    return "".join(char if char.isalnum() else " " for char in folded(text)).split()


@cache
def _by_letters() -> dict[str, str]:
    return {word[:LETTERS]: word for word in WORDLIST}


def _word(place: int, typed: str) -> str:
    word = _by_letters().get(typed[:LETTERS])
    if word is None or not (word == typed or len(typed) == LETTERS):
        raise WrongShare(Why.UNKNOWN_WORD, f"word {place} is in no share: compare it with the paper", place)
    return word
