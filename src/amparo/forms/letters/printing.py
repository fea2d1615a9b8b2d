"""Letters on paper: both languages side by side, paragraph by paragraph, or one over the whole width; and as text."""

from __future__ import annotations

from collections.abc import Sequence

from amparo.forms.letters.merging import Pair
from amparo.forms.letters.wording import EN, ES
from amparo.forms.pdf.paper import GRAY, HIGH, MARGIN, WIDE, Paper, Printed, column, down, height_of
from amparo.forms.typeface import Line, shape

SIZE = 10.5
BOTH = "both"
GUTTER = 20.0
BETWEEN = 9.0
TOP, BOTTOM = HIGH - MARGIN - 6, MARGIN + 20
WHOLE_WIDTH = WIDE - 2 * MARGIN
HALF_WIDTH = (WHOLE_WIDTH - GUTTER) / 2
PAGE = {EN: "Page {page} of {pages}", ES: "Página {page} de {pages}", BOTH: "Page / Página {page} of / de {pages}"}


def printed(title: str, paragraphs: Sequence[Pair], languages: str) -> Printed:
    """The PDF. `languages` is `en`, `es` or `both`; `title` stands at the foot of each page, and names the file."""
    paper = Paper(TOP, BOTTOM)
    for place, pair in enumerate(paragraphs):
        _put(paper, pair, languages, keep=pair.heading and place + 1 < len(paragraphs))

    def foot(page: int, pages: int) -> None:
        paged = shape(PAGE[languages].format(page=page + 1, pages=pages), 8.5)
        paper.at(shape(title, 8.5), MARGIN, MARGIN - 8, gray=GRAY, page=page)
        paper.at(paged, WIDE - MARGIN - paged.width, MARGIN - 8, gray=GRAY, page=page)

    return paper.finished(title, foot)


def written_out(paragraphs: Sequence[Pair], language: str) -> str:
    """One language as plain text, to edit anywhere."""
    return "\n\n".join(getattr(pair, language) for pair in paragraphs) + "\n"


def _put(paper: Paper, pair: Pair, languages: str, *, keep: bool) -> None:
    """One paragraph, whole on its page where it fits one; a heading stays with what it heads."""
    sides = [_column(pair, language, languages) for language in (EN, ES) if languages in (language, BOTH)]
    high = max(height_of(side) for side in sides)
    needed = high + (60 if keep else 0)
    if paper.y < paper.top:
        gap = BETWEEN + (5 if pair.heading else 0)
        if paper.has_room(gap + needed) or needed > paper.top - paper.bottom:
            paper.y -= gap
        else:
            paper.turn()
    while any(sides):
        sides = _rows(paper, sides)
        if any(sides):
            paper.turn()


def _rows(paper: Paper, sides: list[list[Line]]) -> list[list[Line]]:
    """As many lines of each side as the page has room for; what is left of each."""
    left, lowest = [], paper.y
    for place, side in enumerate(sides):
        y, taken = paper.y, 0
        width = HALF_WIDTH if len(sides) > 1 else WHOLE_WIDTH
        for line in side:
            if y - down(line) < paper.bottom:
                break
            y -= down(line)
            taken += 1
            paper.within(line, MARGIN + place * (HALF_WIDTH + GUTTER), width, y + (down(line) - line.size) / 2)
        left.append(side[taken:])
        lowest = min(lowest, y)
    paper.y = lowest
    return left


def _column(pair: Pair, language: str, languages: str) -> list[Line]:
    width = HALF_WIDTH if languages == BOTH else WHOLE_WIDTH
    text: str = getattr(pair, language)
    return [
        line for part in text.split("\n") for line in column(part, width, SIZE, bold=pair.heading) or [shape(" ", SIZE)]
    ]
