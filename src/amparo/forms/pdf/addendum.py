"""Addenda: what the boxes of a form have no room for, on sheets of its own.

Each sheet bears what the agencies ask of additional sheets: form, name and A-number, page, part and item of each
answer, and lines for signature and day. See the additional information parts of the forms, and 8 CFR 103.2(a).
"""

from collections.abc import Sequence
from dataclasses import dataclass

from amparo.forms.pdf.paper import GRAY, HIGH, MARGIN, WIDE, Paper, Printed, column, down, fitted, height_of
from amparo.forms.typeface import Line, shape

TEXT_WIDE = WIDE - 2 * MARGIN
TOP = HIGH - MARGIN - 52  # below the head
BOTTOM = MARGIN + 64  # above signature and day
BETWEEN = 16.0
BELOW_LABEL = 3.0
SIGNING = 330.0  # width of the line for a signature


@dataclass(frozen=True, slots=True)
class SheetLine:
    """One item: its number as printed (`Part A.I, 8`), what it asks, the whole answer, and a note of ours."""

    number: str
    label: str
    value: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Heading:
    """Whom and what sheets are of. `form` is as printed: “Form I-589, Application for Asylum”."""

    form: str
    name: str
    a_number: str = ""


def addendum(heading: Heading, items: Sequence[SheetLine]) -> Printed:
    """The sheets of these answers, in English as the agencies want them; none of it is left out."""
    paper = Paper(TOP, BOTTOM)
    for item in items:
        put(paper, item)
    title = f"Addendum to {heading.form}"

    def each(page: int, pages: int) -> None:
        head(paper, title, heading, page, pages)
        foot(paper, page)

    return paper.finished(title, each)


def put(paper: Paper, item: SheetLine) -> None:
    """One answer below its heading, over as many sheets as it takes."""
    answer = column(item.value, TEXT_WIDE, 10.5)
    asked = headed(item, "")
    least = height_of(asked) + height_of(answer[:2])
    if paper.y < paper.top and not paper.has_room(BETWEEN + least):
        paper.turn()
    elif paper.y < paper.top:
        paper.y -= BETWEEN
    flow(paper, asked, bold_first=True)
    paper.y -= BELOW_LABEL
    for line in answer:
        if not paper.has_room(down(line)):
            paper.turn()
            flow(paper, headed(item, " (continued)"), bold_first=True)
            paper.y -= BELOW_LABEL
        flow(paper, [line])
    if item.note:
        flow(paper, column(item.note, TEXT_WIDE, 9), gray=GRAY)


def headed(item: SheetLine, more: str) -> list[Line]:
    numbered = column(item.number + more, TEXT_WIDE, 10.5, bold=True) if item.number else []
    return numbered + column(item.label if item.number else item.label + more, TEXT_WIDE, 9)


def flow(paper: Paper, text: Sequence[Line], *, gray: float = 0.0, bold_first: bool = False) -> None:
    for place, line in enumerate(text):
        if not paper.has_room(down(line)):
            paper.turn()
        paper.y -= down(line)
        shade = GRAY if bold_first and place else gray
        paper.within(line, MARGIN, TEXT_WIDE, paper.y + (down(line) - line.size) / 2, gray=shade)


def head(paper: Paper, title: str, heading: Heading, page: int, pages: int) -> None:
    """Form, person and page, on every sheet: sheets get apart."""
    paged = shape(f"Page {page + 1} of {pages}", 9)
    y = HIGH - MARGIN - 12
    paper.at(fitted(title, TEXT_WIDE - 70, 12, bold=True), MARGIN, y, page=page)
    paper.at(paged, WIDE - MARGIN - paged.width, y, page=page)
    numbered = f"A-Number: {heading.a_number}" if heading.a_number else ""
    paper.at(fitted(f"Name: {heading.name}", TEXT_WIDE - 140, 10), MARGIN, y - 18, page=page)
    right = shape(numbered, 10)
    paper.at(right, WIDE - MARGIN - right.width, y - 18, page=page)
    paper.rule(MARGIN, y - 26, TEXT_WIDE, thick=1.0, page=page)


def foot(paper: Paper, page: int) -> None:
    """Lines for a pen."""
    y = MARGIN + 16
    for x, width, text in (
        (MARGIN, SIGNING, "Signature"),
        (MARGIN + SIGNING + 20, TEXT_WIDE - SIGNING - 20, "Date (mm/dd/yyyy)"),
    ):
        paper.rule(x, y, width, page=page)
        paper.at(shape(text, 8), x, y - 11, gray=GRAY, page=page)
