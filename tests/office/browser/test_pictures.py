"""Every page in a browser, wide and narrow, light and dark: no fault of access, nothing cut off; pictures in out/."""

from __future__ import annotations

from collections.abc import Mapping

import pytest
from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Browser, Page

from tests.office.browser.conftest import Desk, numbered

NUMBER = numbered(5)
PAGES = {
    "today": "/?whose=all",
    "people": "/people/",
    "case": f"/cases/{NUMBER}/",
    "facts": f"/cases/{NUMBER}/people/1/facts/",
    "record": f"/cases/{NUMBER}/people/1/facts/entry/",
    "history": f"/cases/{NUMBER}/people/1/history/last_entry_on/",
    "person": f"/cases/{NUMBER}/people/1/change/",
    "add-person": f"/cases/{NUMBER}/people/new/",
    "relations": f"/cases/{NUMBER}/relations/",
    "standing": f"/cases/{NUMBER}/standing/",
    "staff": f"/cases/{NUMBER}/staff/",
    "seen-by": f"/cases/{NUMBER}/seen-by/",
    "date": f"/cases/{NUMBER}/dates/",
    "upload": f"/cases/{NUMBER}/documents/",
    "note": f"/cases/{NUMBER}/notes/",
    "harm": f"/cases/{NUMBER}/harm/",
    "add-harm": f"/cases/{NUMBER}/harm/new/",
    "chronology": f"/cases/{NUMBER}/harm/chronology/",
    "evidence": f"/cases/{NUMBER}/documents/1/custody/",
    "needs": f"/cases/{NUMBER}/needs/",
    "add-need": f"/cases/{NUMBER}/needs/new/",
    "all-needs": "/needs/",
    "referrals": "/needs/help/",
    "testimony": f"/cases/{NUMBER}/testimony/",
    "consent": f"/cases/{NUMBER}/testimony/consents/new/",
    "generalise": f"/cases/{NUMBER}/testimony/texts/2/generalise/",
    "story": f"/cases/{NUMBER}/testimony/texts/1/",
    "returns": f"/cases/{NUMBER}/returns/",
    "return": f"/cases/{NUMBER}/returns/new/return/",
    "fear": f"/cases/{NUMBER}/fear/",
    "fear-letter": f"/cases/{NUMBER}/people/1/fear-letter/",
    "board": "/calendar/board/",
    "begin": "/people/new/",
    "interviews": "/interviews/",
    "to-tell": "/interviews/tell/",
    "interviewers": "/interviews/people/",
    "interviewer": "/interviews/people/1/",
    "away": "/interviews/away/interviewer/1/",
    "desk-settings": "/interviews/minutes/",
    "pressure": "/interviews/pressure/",
    "forecast": "/interviews/forecast/",
    "case-interviews": f"/cases/{NUMBER}/interviews/",
    "ask-interview": f"/cases/{NUMBER}/interviews/new/",
    "conflicts": "/conflicts/",
    "calendar": "/calendar/",
    "feed": "/calendar/address/",
    "figures": "/figures/",
    "figures-new": "/figures/new/",
    "figures-release": "/figures/1/",
    "figures-public": "/figures/first-programme/",
    "account": "/account/",
    "second-factor": "/sign-in/second/",
    "again": f"/cases/{NUMBER}/export/",
    "missing": "/cases/1999-00001/",
}
SHOWN = (
    "sign-in", "today", "people", "case", "calendar", "record", "facts", "interviews", "pressure", "forecast",
    "case-interviews", "ask-interview", "to-tell", "interviewers",
)  # fmt: skip


STANDARD = {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]}
COLORS = {"type": "rule", "values": ["color-contrast", "link-in-text-block"]}
"""All of the standard that colors decide."""
PLACES = """() => [...document.body.querySelectorAll("*")].map(one => {
    const box = one.getBoundingClientRect();
    return [one.localName, box.x, box.y, box.width, box.height].join(" ");
})"""


def _grave(page: Page, rules: Mapping[str, object] = STANDARD) -> list[str]:
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE_SCRIPT)
    found = page.evaluate(
        "rules => axe.run({runOnly: rules, resultTypes: ['violations']}).then(told => told.violations)", rules
    )
    return [
        f"{one['id']}: {one['help']} {[node['html'][:120] for node in one['nodes'][:3]]}"
        for one in found
        if one["impact"] in ("serious", "critical")
    ]


WIDTHS = (1280, 390)


def test_every_page_is_whole_and_open_to_all(browser: Browser, demo: str) -> None:
    """Each page is opened once and then looked at wide and narrow, light and dark."""
    context = browser.new_context()
    desk = Desk(context, demo)
    faults: dict[str, list[str]] = {}
    desk.open("/")
    _look(desk, "sign-in", faults)
    desk.sign_in("Elena")
    for name, path in PAGES.items():
        page = desk.open(path)
        if name == "case":
            for form in page.locator("details.relief summary").all()[:2]:
                form.click()
        _look(desk, name, faults)
    context.close()
    assert faults == {}
    assert desk.foreign == []


def _look(desk: Desk, name: str, faults: dict[str, list[str]]) -> None:
    """All of the standard in light; in dark its colors, for nothing else of the page is another there."""
    for width in WIDTHS:
        desk.page.set_viewport_size({"width": width, "height": 900})
        told = {}
        for scheme, rules in (("light", STANDARD), ("dark", COLORS)):
            desk.page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
            told[scheme] = desk.page.evaluate(PLACES)
            found = _grave(desk.page, rules)
            if desk.page.evaluate("document.documentElement.scrollWidth") > width:
                found.append("wider than the window")
            if told[scheme] != told["light"]:
                found.append("something has another place than in light")
            if found:
                faults[f"{name}, {width} {scheme}"] = found
            if name in SHOWN:
                desk.picture(f"{name}-{width}-{scheme}")


@pytest.mark.parametrize("who", ["Lucía", "Tom", "Ruth", "Ines", "Martin"])
def test_every_role_begins_where_it_works(desk: Desk, who: str) -> None:
    page = desk.sign_in(who)
    assert _grave(page) == []
    assert page.locator("h1").count() == 1
    desk.picture(f"role-{who.lower()}")


def test_axe_would_find_a_fault(desk: Desk) -> None:
    desk.page.set_content("<html><body><img src='data:,'><p style='color:#999;background:#aaa'>dim</p></body></html>")
    assert len(_grave(desk.page)) >= 2
    desk.complaints.clear()
