"""What the office says on its pages is what the field says: no text, English or Spanish, uses a retired word."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from babel.messages.pofile import read_po

import amparo.office
from amparo.law.book import the_law
from amparo.law.vocabulary import FACTS
from tests.retired_words import Place, found

OFFICE = Path(amparo.office.__file__).parent
CATALOGUE = OFFICE / "platform" / "ui" / "locale" / "es" / "LC_MESSAGES" / "django.po"
NOT_YET: frozenset[str] = frozenset()
"""Wings whose pages still say words that are retired: none."""


def _sources() -> dict[str, str]:
    """The texts of each wing as a translator meets them: on one line, with names of variables as in the catalogue."""
    gathered: dict[str, list[str]] = {}
    for path in sorted(OFFICE.rglob("*")):
        if path.suffix in (".py", ".html"):
            text = re.sub(r"\{\{ *(\w+) *\}\}", r"%(\1)s", path.read_text(encoding="utf-8"))
            text = re.sub(r'"\s*\n\s*"', "", text).replace('\\"', '"')
            gathered.setdefault(path.relative_to(OFFICE).parts[0], []).append(" ".join(text.split()))
    return {wing: "\n".join(texts) for wing, texts in gathered.items()}


def _said() -> list[tuple[str, str, str]]:
    """Every text of the catalogue: as the source has it, what is read, and in which language."""
    with CATALOGUE.open("rb") as file:
        messages = [one for one in read_po(file, locale="es") if one.id]
    texts = []
    for one in messages:
        english = one.id if one.pluralizable else (one.id,)
        spanish = one.string if one.pluralizable else (one.string,)
        texts += [(english[0], text, "en") for text in english] + [(english[0], text, "es") for text in spanish]
    return texts


def _whole(source: str) -> re.Pattern[str]:
    """A text as a whole, and not within a longer one."""
    return re.compile(rf"""(?:["']|%\}} ?){re.escape(" ".join(source.split()))} ?(?:["']|\{{%)""")


def test_no_text_of_the_office_uses_a_retired_word() -> None:
    sources = _sources()
    faults = []
    for source, text, language in _said():
        if hits := found(text, Place.PAGES, language):
            wings = {wing for wing, held in sources.items() if _whole(source).search(held)}
            if wings - NOT_YET:
                faults.append((sorted(wings), *map(str, hits)))
    assert faults == []


@pytest.mark.parametrize("language", ["en", "es"])
def test_no_text_of_the_law_uses_a_retired_word(language: str) -> None:
    law = the_law()
    labels = [one.label for held in (law.relief, law.deadlines, law.clocks) for one in held.values()]
    texts = [getattr(one, language) for one in (*labels, *(fact.question for fact in FACTS.values()))]
    assert [str(hit) for text in texts for hit in found(text, Place.PAGES, language)] == []


def test_a_retired_word_would_be_found() -> None:
    assert found("Doors", Place.PAGES)
    assert found("Puertas", Place.PAGES, "es")
