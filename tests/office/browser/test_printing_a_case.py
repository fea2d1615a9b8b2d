"""A case on paper: the first sheet is filled, and no form of relief is cut in two where it fits on a sheet."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from django.contrib.staticfiles import finders
from playwright.sync_api import Browser, Page

from tests.office.browser.conftest import Desk, numbered
from tests.office.browser.printing import cut, reach_of_first, sheets, stranded

KINDS = ("Letter", "A4")
STYLE = Path(str(finders.find("ui/office.css"))).read_text(encoding="utf-8")
WHOLE_CARDS = "@media print { .card { break-inside: avoid-page !important; } }"
"""The rule that left the first sheet all but empty: a card higher than what is left moves on, however high it is."""


@pytest.fixture
def case(desk: Desk) -> Page:
    """A case with the reasons of every form of relief open."""
    page = desk.sign_in("Elena Marín")
    desk.open(f"/cases/{numbered(97)}/")
    page.wait_for_load_state()
    page.evaluate("for (const one of document.querySelectorAll('details')) one.open = true")
    page.set_viewport_size({"width": 700, "height": 900})  # as wide as what stands on a sheet
    return page


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context()
    yield context.new_page()
    context.close()


@pytest.mark.parametrize("kind", KINDS)
def test_a_case_fills_its_first_sheet_and_breaks_between_forms_of_relief(case: Page, kind: str) -> None:
    assert case.locator("#relief .relief").count() > 5
    assert reach_of_first(case, kind) >= 0.7
    assert cut(case, "#relief .relief", kind) == []
    assert stranded(case, format=kind) == []


def test_cards_that_break_take_fewer_sheets(case: Page) -> None:
    now = [len(sheets(case, format=kind)) for kind in KINDS]
    _restyle(case, WHOLE_CARDS)
    whole = [len(sheets(case, format=kind)) for kind in KINDS]
    assert all(few <= many for few, many in zip(now, whole, strict=True))
    assert sum(now) < sum(whole)


def _restyle(page: Page, rules: str) -> None:
    """Add rules to a page that takes no style from elsewhere."""
    page.evaluate(
        "rules => { const one = new CSSStyleSheet(); one.replaceSync(rules); document.adoptedStyleSheets.push(one); }",
        rules,
    )


def test_a_first_sheet_that_is_all_but_empty_is_found(case: Page) -> None:
    _restyle(case, WHOLE_CARDS)
    assert reach_of_first(case, "Letter") < 0.4


def test_a_form_of_relief_that_is_cut_in_two_is_found(case: Page) -> None:
    _restyle(case, "@media print { .relief, .relief * { break-inside: auto !important; } }")
    assert any(cut(case, "#relief .relief", kind) for kind in KINDS)


def _show_headings(page: Page, more: str = "") -> None:
    parts = "".join(f"<h2>Heading {n}</h2><p>Line.<br>Line.<br>Line {n}.</p>" for n in range(40))
    page.set_content(f"<style>{STYLE}\n{more}</style><main>{parts}</main>")


def test_headings_stay_with_what_follows(page: Page) -> None:
    _show_headings(page)
    assert stranded(page, width="8.5in", height="4.5in") == []


def test_a_heading_that_is_left_behind_is_found(page: Page) -> None:
    _show_headings(page, "@media print { h2 { break-after: auto !important; } }")
    assert stranded(page, width="8.5in", height="4.5in")
