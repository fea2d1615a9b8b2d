"""Whether a page is whole on paper and breaks well, on however many sheets."""

from __future__ import annotations

import io
import re
import unicodedata

from playwright.sync_api import Page
from pypdf import PdfReader

SHEETS = ({"format": "Letter"}, {"format": "A4"}, {"width": "8.5in", "height": "4.5in"})
"""Two that people have, and one so low that what stands on it must break."""

HEIGHTS = {"Letter": 11 * 96, "A4": 297 / 25.4 * 96}
"""How high the sheets that people have are, in the points of a style sheet."""
MARGIN = 12 / 25.4 * 96
"""What stays empty at each edge, by the sheet's own rules, in the same points."""


def prints_whole(page: Page) -> list[str]:
    """What is wrong with a table as printed: a row that is missing or cut in two, a sheet without the header."""
    rows = [_words(row) for row in page.locator("tbody tr").all_inner_texts()]
    header = _words(" ".join(page.locator("thead th").all_text_contents()))
    wrong = []
    for sheet in SHEETS:
        printed = [_words(one.extract_text()) for one in PdfReader(io.BytesIO(page.pdf(**sheet))).pages]
        wrong += [f"{sheet}: {row} on no one sheet" for row in rows if not any(row <= on for on in printed)]
        wrong += [
            f"{sheet}: no header on sheet {place}"
            for place, on in enumerate(printed, 1)
            if any(row <= on for row in rows) and not header <= on
        ]
    return wrong


def sheets(page: Page, **sheet: str) -> list[str]:
    """The letters and digits of each sheet, in the order of the page, with nothing between them."""
    return [_letters(one.extract_text()) for one in PdfReader(io.BytesIO(page.pdf(**sheet))).pages]  # type: ignore[arg-type]


def reach_of_first(page: Page, kind: str) -> float:
    """How far down the first sheet its text reaches, as a share of its height."""
    first = PdfReader(io.BytesIO(page.pdf(format=kind))).pages[0]
    lows: list[float] = []

    def note(text: str, user: list[float], within: list[float], _font: object, _size: float) -> None:
        if text.strip():
            lows.append(within[5] * user[3] + user[5])

    first.extract_text(visitor_text=note)
    return 1 - min(lows) / float(first.mediabox.height)


def cut(page: Page, piece: str, kind: str) -> list[str]:
    """The pieces of a page that stand on no one sheet of a kind though each would fit on one."""
    printed = sheets(page, format=kind)
    page.emulate_media(media="print")
    found = [(one.inner_text(), one.bounding_box()) for one in page.locator(piece).all()]
    page.emulate_media(media=None)
    return [
        text
        for text, box in found
        if box and box["height"] <= HEIGHTS[kind] - 2 * MARGIN and not any(_letters(text) in on for on in printed)
    ]


def stranded(page: Page, **sheet: str) -> list[str]:
    """The headings that are the last words of a sheet, with what they head on the next."""
    headings = page.locator("h1, h2, h3").all_inner_texts()
    printed = sheets(page, **sheet)
    return [one for one in headings for on in printed[:-1] if _letters(one) and on.endswith(_letters(one))]


def _letters(text: str) -> str:
    return "".join(re.findall(r"[^\W_]+", unicodedata.normalize("NFKC", text)))


def _words(text: str) -> set[str]:
    return set(re.findall(r"[^\W_]+", text.casefold()))
