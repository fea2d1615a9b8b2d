"""A long table on paper: no row is cut in two, and each sheet says what stands in its columns."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from django.contrib.staticfiles import finders
from playwright.sync_api import Browser, Page

from tests.office.browser.printing import prints_whole

COLUMNS = ("Who", "At the port", "Outstanding")
STYLE = Path(str(finders.find("ui/office.css"))).read_text(encoding="utf-8")


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 390, "height": 800})
    yield context.new_page()
    context.close()


def _show(page: Page, more: str = "") -> None:
    head = "".join(f"<th>{column}</th>" for column in COLUMNS)
    long = "asks for the letter and the interpreter again " * 8
    rows = "".join(f"<tr><th>Rosa {n}</th><td>04:30<br>port{n}</td><td>{long} last{n}</td></tr>" for n in range(30))
    table = f'<table class="stack"><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>'
    page.set_content(f"<style>{STYLE}\n{more}</style><main>{table}</main>")


def test_a_long_table_is_whole_on_paper(page: Page) -> None:
    _show(page)
    assert prints_whole(page) == []


def test_a_row_that_is_cut_in_two_is_found(page: Page) -> None:
    _show(page, "@media print { tr { break-inside: auto !important; } }")
    assert any("on no one sheet" in one for one in prints_whole(page))


def test_a_sheet_without_its_header_is_found(page: Page) -> None:
    _show(page, "@media print { thead { display: table-row-group !important; } }")
    assert any("no header on sheet 2" in one for one in prints_whole(page))


def test_a_row_that_is_left_out_is_found(page: Page) -> None:
    _show(page, "@media print { tbody tr:last-child { display: none; } }")
    assert any("on no one sheet" in one for one in prints_whole(page))
