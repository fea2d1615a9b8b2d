"""Answer sheets: every item of a form with its answer, for typing into an agency's site or onto its paper."""

from collections.abc import Sequence
from dataclasses import dataclass

from amparo.forms.pdf.addendum import Heading, SheetLine
from amparo.forms.pdf.paper import GRAY, HIGH, MARGIN, WIDE, Paper, Printed, column, down, fitted, height_of
from amparo.forms.typeface import Line, shape

TEXT_WIDE = WIDE - 2 * MARGIN
NUMBER_AT, NUMBER_WIDE = MARGIN, 50.0
LABEL_AT, LABEL_WIDE = MARGIN + 56, 176.0
VALUE_AT = MARGIN + 244
VALUE_WIDE = WIDE - MARGIN - VALUE_AT
TOP = HIGH - MARGIN - 46
BOTTOM = MARGIN + 22
PAD = 4.0
LIGHT = 0.8  # the gray of rules between items
BAND = 0.92  # and of the band behind the name of a part


@dataclass(frozen=True, slots=True)
class SheetPart:
    """A part of a form as printed (“Part A.I. Information about you”) and its items."""

    title: str
    lines: tuple[SheetLine, ...]


@dataclass(frozen=True, slots=True)
class SheetWords:
    """What a sheet says of itself, in the language of its reader."""

    purpose: str = "Answer sheet: for copying, not for filing"
    page: str = "Page {page} of {pages}"
    continued: str = "{part} (continued)"


def sheet(heading: Heading, parts: Sequence[SheetPart], words: SheetWords | None = None) -> Printed:
    """The sheet of these answers, item by item. An answer is never cut: it goes on on the next page."""
    said = words or SheetWords()
    paper = Paper(TOP, BOTTOM)
    for part in parts:
        title(paper, part.title, keep=46)
        for item in part.lines:
            put(paper, part, item, said)
    named = f"{heading.form}: {heading.name}"
    return paper.finished(named, lambda page, pages: around(paper, heading, said, page, pages))


def title(paper: Paper, text: str, keep: float) -> None:
    """The name of a part, with room for the first of its items below."""
    shown = column(text, TEXT_WIDE - 2 * PAD, 10.5, bold=True)
    high = height_of(shown) + PAD
    if paper.y < paper.top and not paper.has_room(high + keep + 10):
        paper.turn()
    elif paper.y < paper.top:
        paper.y -= 10
    paper.bar(MARGIN, paper.y - high, TEXT_WIDE, high, gray=BAND)
    paper.y -= PAD / 2
    put_column(paper, shown, MARGIN + PAD, TEXT_WIDE - 2 * PAD, paper.y)
    paper.y -= high - PAD / 2


def put(paper: Paper, part: SheetPart, item: SheetLine, words: SheetWords) -> None:
    """One item in three columns, its note below the answer, and a rule under it."""
    numbered = column(item.number, NUMBER_WIDE, 9, bold=True)
    label = column(item.label, LABEL_WIDE, 9)
    value = column(item.value, VALUE_WIDE, 10.5)
    note = column(item.note, VALUE_WIDE, 8.5)
    beside = max(height_of(numbered), height_of(label))
    whole = max(beside, height_of(value) + height_of(note)) + 2 * PAD
    if not paper.has_room(whole) and (whole <= paper.top - paper.bottom - 40 or not paper.has_room(beside + 40)):
        paper.turn()
        title(paper, words.continued.format(part=part.title), keep=0)
    start = paper.y - PAD
    put_column(paper, numbered, NUMBER_AT, NUMBER_WIDE, start - 1)
    put_column(paper, label, LABEL_AT, LABEL_WIDE, start - 1, gray=GRAY)
    y, on = start, len(paper.pages)
    for line, gray in [*((line, 0.0) for line in value), *((line, GRAY) for line in note)]:
        if y - down(line) < paper.bottom:
            paper.turn()
            title(paper, words.continued.format(part=part.title), keep=0)
            y = paper.y - PAD
        y -= down(line)
        paper.within(line, VALUE_AT, VALUE_WIDE, y + (down(line) - line.size) / 2, gray=gray)
    paper.y = (y if len(paper.pages) > on else min(y, start - beside)) - PAD
    paper.rule(MARGIN, paper.y, TEXT_WIDE, thick=0.5, gray=LIGHT)


def put_column(paper: Paper, text: Sequence[Line], x: float, width: float, y: float, *, gray: float = 0.0) -> None:
    for line in text:
        y -= down(line)
        paper.within(line, x, width, y + (down(line) - line.size) / 2, gray=gray)


def around(paper: Paper, heading: Heading, words: SheetWords, page: int, pages: int) -> None:
    """Form and person above, purpose and page below, on every page."""
    y = HIGH - MARGIN - 12
    paper.at(fitted(heading.form, TEXT_WIDE, 13, bold=True), MARGIN, y, page=page)
    paper.at(fitted(heading.name, TEXT_WIDE - 160, 10), MARGIN, y - 17, page=page)
    right = shape(heading.a_number, 10)
    paper.at(right, WIDE - MARGIN - right.width, y - 17, page=page)
    paper.rule(MARGIN, y - 25, TEXT_WIDE, thick=1.0, page=page)
    paged = shape(words.page.format(page=page + 1, pages=pages), 8.5)
    paper.at(shape(words.purpose, 8.5), MARGIN, MARGIN, gray=GRAY, page=page)
    paper.at(paged, WIDE - MARGIN - paged.width, MARGIN, gray=GRAY, page=page)
