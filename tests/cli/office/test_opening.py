"""What opens an office is typed: a passphrase, or the word “shares” and then shares, however they are written."""

from __future__ import annotations

import io
import re
from pathlib import Path

import pytest

from amparo.cli.office.opening import opener
from amparo.errors import OfficeError
from amparo.office.outward.safekeeping import paper
from amparo.office.platform.encryption.shares import joined, split

MADE = split(b"0123456789abcdef", 2, 3)


def _typed(monkeypatch: pytest.MonkeyPatch, text: str) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO(text))


def test_shares_are_typed_on_a_line_each_or_over_several(monkeypatch: pytest.MonkeyPatch) -> None:
    numbered = [f"{place}. {word}" for place, word in enumerate(MADE[2].words, 1)]
    several = "\n".join(" ".join(numbered[start : start + 4]) for start in range(0, 20, 4))
    _typed(monkeypatch, f" SHARES\n{MADE[0].text}\n{several}\n")
    assert opener(None) == joined((MADE[2], MADE[0]))


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("shares\n", "no share was typed"),
        (f"shares\n{MADE[0].text}\n", "2 different shares are needed, and these are 1"),
        (f"shares\n{MADE[0].text}\n{MADE[0].text}\n", "2 different shares are needed, and these are 1"),
        ("shares\nnot words of a share\n", "word 1 is in no share"),
    ],
)
def test_what_is_no_share_or_not_enough_of_them_is_told(monkeypatch: pytest.MonkeyPatch, typed: str, told: str) -> None:
    _typed(monkeypatch, typed)
    with pytest.raises(OfficeError, match=told):
        opener(None)


def test_a_new_passphrase_is_never_the_word(monkeypatch: pytest.MonkeyPatch) -> None:
    _typed(monkeypatch, "shares\n")
    assert opener(None, twice=True).kind == "passphrase"


def test_a_page_for_each_share_fetches_nothing_and_is_written_once(tmp_path: Path) -> None:
    paper.write(tmp_path, MADE)
    pages = sorted(tmp_path.iterdir())
    assert [path.name for path in pages] == [f"share-{number}-of-3.html" for number in (1, 2, 3)]
    for path, share in zip(pages, MADE, strict=True):
        text = path.read_text()
        assert re.findall(r"<li>(\w+)</li>", text) == list(share.words)
        assert "<svg" in text
        assert re.findall(r'(?:src|href)="', text) == []
        assert path.stat().st_mode & 0o077 == 0
    pages[0].unlink()
    with pytest.raises(FileExistsError):
        paper.write(tmp_path, MADE)
    assert sorted(tmp_path.iterdir()) == pages[1:]  # the one that was written for nothing is gone again
    assert re.findall(r"\d+\. (\w+)", paper.printed(MADE[0], 3)) == list(MADE[0].words)
