"""What people read about Amparo says what the field says: no document uses a word that is retired."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.retired_words import Place, found, prose_of

ROOT = Path(__file__).parents[1]
DOCS = sorted(
    [
        *ROOT.glob("*.md"),
        *(ROOT / "docs").rglob("*.md"),
        ROOT / "bench" / "README.md",
        *ROOT.glob(".github/*.md"),
    ]
)
FORMS = sorted((ROOT / ".github" / "ISSUE_TEMPLATE").glob("*.yml"))


@pytest.mark.parametrize("path", [*DOCS, *FORMS, ROOT / "publiccode.yml"], ids=lambda one: str(one.relative_to(ROOT)))
def test_no_document_uses_a_retired_word(path: Path) -> None:
    assert [str(one) for one in found(prose_of(path.read_text(encoding="utf-8")), Place.DOCUMENTS)] == []


@pytest.mark.parametrize("path", sorted((ROOT / "docs" / "images").glob("*.svg")), ids=lambda one: one.name)
def test_no_picture_shows_a_retired_word(path: Path) -> None:
    shown = " ".join(re.findall(r">([^<]+)<", path.read_text(encoding="utf-8"))).replace("&#160;", " ")
    assert [str(one) for one in found(shown, Place.DOCUMENTS)] == []


def test_a_retired_word_in_a_document_would_be_found_and_a_name_in_code_would_not() -> None:
    assert found(prose_of("Put it into the letterbox."), Place.DOCUMENTS)
    assert not found(prose_of("Set `AMPARO_LETTERBOX` to [a folder](letterbox.md)."), Place.DOCUMENTS)
