"""Pages of a PDF put onto US Letter: as they are seen, with nothing that belongs to the file they came from."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import pikepdf

WIDTH, HEIGHT = 612.0, 792.0
SHRUNK = 0.945
"""To what a page is scaled whose foot has no room for a number."""

FORBIDDEN = (
    *("/Metadata", "/PieceInfo", "/OPI", "/Alternates", "/AF", "/A", "/AA", "/JS", "/Measure", "/PtData", "/Ref"),
    *("/LastModified", "/StructParent", "/StructParents", "/ID", "/Thumb", "/OC", "/EF", "/Names", "/DSS", "/Lang"),
)
"""Keys of what pages are drawn from that draw nothing: data about them, actions, files, layers."""


@dataclass(frozen=True, slots=True)
class Placed:
    """Where a page lies on its sheet, and how points of the page come onto it.

    `window` is the page on the sheet: left, bottom, right, top. `cropped`: something was cut off around it.
    """

    scale: float
    matrix: tuple[float, ...]
    window: tuple[float, float, float, float]
    cropped: bool
    turned: bool

    def box(self, left: float, top: float, right: float, bottom: float) -> tuple[float, float, float, float]:
        """A rectangle from the top left of the page as one on the sheet: left, bottom, right, top."""
        first, last = sorted((left, right)), sorted((top, bottom))
        x, y = self.window[0], self.window[3]
        return (
            x + first[0] * self.scale,
            y - last[1] * self.scale,
            x + first[1] * self.scale,
            y - last[0] * self.scale,
        )

    def marked(self, area: Sequence[float]) -> tuple[float, float, float, float]:
        """A rectangle in the page's own coordinates as one on the sheet."""
        return _turned(area, self.matrix)


def put_on_letter(page: pikepdf.Page, into: pikepdf.Pdf) -> Placed:
    """Add a sheet to a document with a page on it: scaled down where it is larger, at the center where smaller."""
    whole, seen = _box(page.mediabox), _box(page.cropbox)
    seen = _within(seen, whole)
    page.obj["/TrimBox"] = pikepdf.Array(list(seen))
    form = page.as_form_xobject(handle_transformations=True)
    matrix = [float(number) for number in form.get("/Matrix", [1, 0, 0, 1, 0, 0])]
    left, bottom, right, top = _turned(seen, matrix)
    width, height = right - left, top - bottom
    sheet = (HEIGHT, WIDTH) if width > height and width > WIDTH else (WIDTH, HEIGHT)
    scale = min(1.0, sheet[0] / width, sheet[1] / height)
    scale = 1.0 if scale > 0.9985 else scale
    x, y = (sheet[0] - scale * width) / 2, (sheet[1] - scale * height) / 2
    added = into.add_blank_page(page_size=sheet)
    added.obj["/Resources"] = pikepdf.Dictionary(XObject=pikepdf.Dictionary(Page=into.copy_foreign(form)))
    added.obj["/Contents"] = into.make_stream(
        f"q {scale:.5f} 0 0 {scale:.5f} {x - scale * left:.3f} {y - scale * bottom:.3f} cm /Page Do Q".encode()
    )
    cut = max(abs(one - other) for one, other in zip(seen, whole, strict=True)) > 5
    window = (x, y, x + scale * width, y + scale * height)
    onto = (
        *(scale * number for number in matrix[:4]),
        x + scale * (matrix[4] - left),
        y + scale * (matrix[5] - bottom),
    )
    return Placed(scale, onto, window, cut, abs(matrix[1]) > 0.01 or matrix[0] < 0)


def shrink(document: pikepdf.Pdf, number: int) -> None:
    """Make what stands on a sheet smaller, so that its foot is free."""
    page = document.pages[number]
    width, height = float(page.mediabox[2]), float(page.mediabox[3])
    before = f"q {SHRUNK} 0 0 {SHRUNK} {width * (1 - SHRUNK) / 2:.3f} {height * (1 - SHRUNK):.3f} cm ".encode()
    content = page.obj["/Contents"].read_bytes()
    page.obj["/Contents"] = document.make_stream(before + content + b" Q")


def scrub(document: pikepdf.Pdf) -> None:
    """Take out of everything that the sheets are drawn from what draws nothing."""
    for thing in document.objects:
        if not isinstance(thing, (pikepdf.Dictionary, pikepdf.Stream)):
            continue
        if thing.get("/Type") in ("/Page", "/Pages", "/Catalog"):
            continue
        for key in FORBIDDEN:
            if key in thing and not (key == "/A" and thing.get("/Type") == "/Encoding"):
                del thing[key]
        if isinstance(thing, pikepdf.Stream):
            if thing.get("/Subtype") == "/PS":
                thing.write(b"")
            for key in ("/F", "/FFilter", "/FDecodeParms"):
                if key in thing:  # dots or words that lie in another file
                    del thing[key]


def _box(found: Any) -> tuple[float, float, float, float]:
    numbers = [float(number) for number in found]
    left, right = sorted((numbers[0], numbers[2]))
    bottom, top = sorted((numbers[1], numbers[3]))
    if not (1 <= right - left <= 200_000 and 1 <= top - bottom <= 200_000):
        return (0.0, 0.0, WIDTH, HEIGHT)
    return (left, bottom, right, top)


def _within(
    seen: tuple[float, float, float, float], whole: tuple[float, float, float, float]
) -> tuple[float, float, float, float]:
    left, bottom = max(seen[0], whole[0]), max(seen[1], whole[1])
    right, top = min(seen[2], whole[2]), min(seen[3], whole[3])
    return (left, bottom, right, top) if right - left >= 1 and top - bottom >= 1 else whole


def _turned(box: Sequence[float], matrix: Sequence[float]) -> tuple[float, float, float, float]:
    """The upright rectangle around a box after a matrix."""
    a, b, c, d, e, f = matrix
    corners = [(x, y) for x in (box[0], box[2]) for y in (box[1], box[3])]
    across = [a * x + c * y + e for x, y in corners]
    up = [b * x + d * y + f for x, y in corners]
    return (min(across), min(up), max(across), max(up))
