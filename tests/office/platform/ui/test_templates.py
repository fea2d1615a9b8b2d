"""Templates are read and changed by people: no line is too long to see, and each is indented as djhtml does it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from djhtml.modes import DjHTML

OFFICE = Path(__file__).parents[4] / "src/amparo/office"
LONGEST = 140
WIDTH_OF_A_STEP = 2


def too_long(text: str) -> Iterator[int]:
    """The numbers of the lines that are longer than a line may be."""
    for number, line in enumerate(text.splitlines(), 1):
        if len(line) > LONGEST:
            yield number


def indented(text: str) -> str:
    """The same template as djhtml would indent it."""
    return DjHTML(text).indent(WIDTH_OF_A_STEP)


def templates() -> list[Path]:
    """Every template of a page."""
    return sorted(path for path in OFFICE.rglob("*.html") if "templates" in path.parts)


def test_the_walk_finds_the_templates() -> None:
    assert len(templates()) > 150


def test_no_line_of_a_template_is_too_long() -> None:
    found = [
        f"{path.relative_to(OFFICE)}:{number}"
        for path in templates()
        for number in too_long(path.read_text(encoding="utf-8"))
    ]
    assert found == []


def test_every_template_is_indented() -> None:
    found = []
    for path in templates():
        text = path.read_text(encoding="utf-8")
        if indented(text) != text:
            found.append(str(path.relative_to(OFFICE)))
    assert found == [], "indent them: .venv/bin/djhtml --tabwidth 2 " + " ".join(found)


@pytest.mark.parametrize("longer", [0, 1])
def test_a_line_that_is_put_in_is_found_when_it_is_too_long(longer: int) -> None:
    text = templates()[0].read_text(encoding="utf-8") + "<p>" + "a" * (LONGEST - 7 + longer) + "</p>\n"
    assert list(too_long(text)) == [len(text.splitlines())] * longer


def test_a_line_that_is_put_in_at_the_wrong_depth_is_found() -> None:
    text = "<section>\n<p>one</p>\n</section>\n"
    assert indented(text) == "<section>\n  <p>one</p>\n</section>\n"


def test_what_somebody_typed_into_a_textarea_gains_no_space() -> None:
    text = "<div>\n  {# fmt:off #}\n  <textarea>\n{{ typed }}</textarea>\n  {# fmt:on #}\n</div>\n"
    assert indented(text) == text
    for path in templates():
        source = path.read_text(encoding="utf-8")
        for after in source.split("<textarea")[1:]:
            content = after.split("</textarea>")[0].rsplit(">", 1)[-1]
            assert not content.startswith(("\n ", "\n\n")), path.name
