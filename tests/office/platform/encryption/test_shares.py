"""Enough shares open, fewer do not; a share that is typed is checked without opening anything."""

from __future__ import annotations

import secrets
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from amparo.errors import OfficeError, WrongPassphrase
from amparo.office.platform.encryption.keyring import Keyring
from amparo.office.platform.encryption.keyring_file import locks_at
from amparo.office.platform.encryption.openers import Opener
from amparo.office.platform.encryption.shares import Why, WrongShare, check, joined, read, split

VECTORS = (
    (("duckling enlarge academic academic agency result length solution fridge kidney coal piece deal husband erode "
      "duke ajar critical decision keyboard",), "bb54aac4b89dc868ba37d9cc21b2cece"),
    (("shadow pistol academic always adequate wildlife fancy gross oasis cylinder mustang wrist rescue view short "
      "owner flip making coding armed",
      "shadow pistol academic acid actress prayer class unknown daughter sweater depict flip twice unkind craft early "
      "superior advocate guest smoking"), "b43ceb7e57a0ea8766221624d01b0864"),
)  # fmt: skip
"""Vectors of SLIP-0039 with shares of one group, passphrase TREZOR: vectors.json of trezor/python-shamir-mnemonic."""
WRONG = "duckling enlarge academic academic agency result length solution fridge kidney coal piece deal husband erode duke ajar critical decision kidney"  # fmt: skip # noqa: E501
KEY = Opener(b"k" * 64, "key file")


@pytest.fixture(scope="module")
def ring(tmp_path_factory: pytest.TempPathFactory) -> Keyring:
    return Keyring.create(tmp_path_factory.mktemp("office") / "keyring.json", KEY)


def test_published_vectors_are_read_and_put_together() -> None:
    from shamir_mnemonic import combine_mnemonics

    for texts, secret in VECTORS:
        shares = [read(text) for text in texts]
        assert combine_mnemonics([share.text for share in shares], b"TREZOR").hex() == secret
        assert {share.needed for share in shares} == {len(texts)}
    with pytest.raises(WrongShare, match="a word is wrong"):
        read(WRONG)


@settings(max_examples=8, deadline=None)
@given(st.data())
def test_any_that_are_enough_give_the_secret_and_fewer_do_not(data: st.DataObject) -> None:
    of = data.draw(st.integers(2, 6))
    needed = data.draw(st.integers(2, of))
    secret = secrets.token_bytes(16)
    shares = data.draw(st.permutations(split(secret, needed, of)))
    assert joined(shares[:needed]).secret == secret
    assert joined(shares).secret == secret
    with pytest.raises(OfficeError, match=f"{needed} different shares are needed"):
        joined(shares[: needed - 1])
    with pytest.raises(OfficeError, match="different shares are needed"):
        joined([shares[0]] * needed)


def test_shares_of_two_sets_do_not_fit() -> None:
    one, other = split(bytes(16), 2, 3), split(bytes(16), 2, 3)
    while one[0].set_id == other[0].set_id:
        other = split(bytes(16), 2, 3)
    with pytest.raises(OfficeError, match="different sets"):
        joined((one[0], other[1]))


def test_a_share_is_read_however_it_was_typed() -> None:
    share = split(bytes(16), 2, 3)[1]
    numbered = "\n".join(f"{place}. {word.upper()}" for place, word in enumerate(share.words, 1))
    short = " - ".join(word[:4] for word in share.words)
    for typed in (share.text, numbered, short, f"\u200b{share.text.title()} ", ", ".join(share.words)):
        assert read(typed) == share


def test_a_rehearsal_tells_right_from_wrong_and_opens_nothing(ring: Keyring) -> None:
    old = ring.make_shares(2, 3)
    assert [check(share.text, locks_at(ring.path)).number for share in old] == [1, 2, 3]
    new = ring.make_shares(2, 3)
    while new[0].set_id == old[0].set_id:
        new = ring.make_shares(2, 3)
    another_word = "academic" if new[0].words[9] != "academic" else "acid"
    swapped = [*new[0].words[:9], another_word, *new[0].words[10:]]
    for typed, why, count in (
        (old[0].text, Why.ANOTHER_SET, 0),
        (" ".join(swapped), Why.WRONG_WORD, 0),
        (" ".join(new[0].words[:19]), Why.TOO_FEW_WORDS, 19),
        (" ".join(("hippopotamus", *new[0].words[1:])), Why.UNKNOWN_WORD, 1),
        ("", Why.TOO_FEW_WORDS, 0),
    ):
        with pytest.raises(WrongShare) as wrong:
            check(typed, locks_at(ring.path))
        assert (wrong.value.why, wrong.value.count) == (why, count)
    lock = locks_at(ring.path)[-1]
    lock.how["checks"].reverse()
    with pytest.raises(WrongShare, match="does not belong"):
        check(new[0].text, [lock])
    with pytest.raises(WrongShare, match="no shares open this office"):
        check(new[0].text, [])


def test_nothing_of_a_share_stands_in_the_file_and_an_old_set_opens_no_more(ring: Keyring) -> None:
    old = ring.make_shares(2, 3)
    new = ring.make_shares(2, 3)
    held = ring.path.read_text()
    for share in new:
        assert share.text not in held
        assert not any(word in held for word in share.words if len(word) > 6 and word not in ("keyring", "openers"))
    assert Keyring.open(ring.path, joined(new[1:])).derived("tried") == ring.derived("tried")
    with pytest.raises(WrongPassphrase, match="these shares do not open this office"):
        Keyring.open(ring.path, joined(old[:2]))


def test_an_office_without_shares_says_what_opens_it(tmp_path: Path) -> None:
    ring = Keyring.create(tmp_path / "keyring.json", KEY)
    with pytest.raises(WrongPassphrase, match="opens with a key file, not with shares"):
        Keyring.open(ring.path, joined(split(bytes(16), 1, 1)))
