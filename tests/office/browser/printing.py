"""Whether a page with a table is whole on paper and breaks well, on however many sheets."""

from __future__ import annotations

import io
import re

from playwright.sync_api import Page
from pypdf import PdfReader

SHEETS = ({"format": "Letter"}, {"format": "A4"}, {"width": "8.5in", "height": "4.5in"})
"""Two that people have, and one so low that what stands on it must break."""


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


def _words(text: str) -> set[str]:
    return set(re.findall(r"[^\W_]+", text.casefold()))
