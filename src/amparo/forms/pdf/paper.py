"""Plain Letter pages that text flows down, with a head and a foot on each: for addenda and answer sheets."""

import io
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

import pikepdf
from pikepdf import Dictionary

from amparo.forms.typeface import Line, Typeface, lines, shape
from amparo.forms.typeface.drawing import number

WIDE, HIGH = 612.0, 792.0
MARGIN = 54.0  # three quarters of an inch
LEADING = 1.36  # from line to line, times the size
GRAY = 0.38


@dataclass(frozen=True, slots=True)
class Printed:
    """A finished PDF, its number of pages, and the signs in it that no typeface has."""

    file: bytes
    pages: int
    missing: tuple[str, ...]


class Paper:
    """Pages as they are being written. `y` is where the next line begins, in points from the foot of the page."""

    def __init__(self, top: float, bottom: float) -> None:
        self.top, self.bottom = top, bottom
        self.typeface = Typeface()
        self.pages: list[list[bytes]] = []
        self.missing: dict[str, None] = {}
        self.turn()

    def turn(self) -> None:
        """Begins a page."""
        self.pages.append([])
        self.y = self.top

    def has_room(self, height: float) -> bool:
        return self.y - height >= self.bottom

    def at(self, line: Line, x: float, y: float, *, gray: float = 0.0, page: int = -1) -> None:
        """Draws a line of text with its left end at (x, y)."""
        self.missing.update(dict.fromkeys(line.missing))
        drawn = self.typeface.draw(line, x, y)
        self.pages[page].append(b"%s g\n%s" % (number(gray), drawn) if drawn else b"")

    def within(self, line: Line, x: float, width: float, y: float, *, gray: float = 0.0, page: int = -1) -> None:
        """The same within a column: what runs to the left begins at its right edge."""
        self.at(line, x + width - line.width if line.right_to_left else x, y, gray=gray, page=page)

    def rule(self, x: float, y: float, width: float, *, thick: float = 0.5, gray: float = 0.0, page: int = -1) -> None:
        """Draws a level rule from (x, y)."""
        parts = (number(one) for one in (gray, thick, x, y, x + width, y))
        self.pages[page].append(b"%s G %s w %s %s m %s %s l S" % tuple(parts))

    def bar(self, x: float, y: float, width: float, height: float, *, gray: float) -> None:
        """Fills a box from its lower left corner (x, y)."""
        self.pages[-1].append(b"%s g %s %s %s %s re f" % tuple(number(one) for one in (gray, x, y, width, height)))

    def finished(self, title: str, each: Callable[[int, int], None]) -> Printed:
        """The PDF. `each` draws head and foot of a page, given its place from 0 and the number of all."""
        for page in range(len(self.pages)):
            each(page, len(self.pages))
        with pikepdf.new() as pdf:
            resources = pdf.make_indirect(self.typeface.resources(pdf))
            for content in self.pages:
                page_made = pdf.add_blank_page(page_size=(WIDE, HIGH))
                page_made.Contents, page_made.Resources = pdf.make_stream(b"\n".join(content)), resources
            pdf.docinfo["/Title"] = title
            pdf.Root.ViewerPreferences = Dictionary(DisplayDocTitle=True)
            pdf.Root.Lang = pikepdf.String("en-US")
            out = io.BytesIO()
            pdf.save(out, deterministic_id=True, object_stream_mode=pikepdf.ObjectStreamMode.generate)
        return Printed(out.getvalue(), len(self.pages), tuple(self.missing))


def height_of(text: Sequence[Line]) -> float:
    """How high lines stand below each other."""
    return sum(down(line) for line in text)


def down(line: Line) -> float:
    return max(LEADING * line.size, line.ascent + line.descent)


def fitted(text: str, width: float, size: float, *, bold: bool = False) -> Line:
    """One line, in smaller type where it is too wide: heads of pages are never cut."""
    line = shape(text, size, bold=bold)
    return line if line.width <= width else replace(line, size=size * width / line.width)


def column(text: str, width: float, size: float, *, bold: bool = False) -> list[Line]:
    return lines(text, width, size, bold=bold) if text else []
