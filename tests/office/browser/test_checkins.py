"""From the office to a phone with two bars and back: a code made, word sent without scripts, danger on Today."""

from __future__ import annotations

import re
from typing import Any

import pytest
from playwright.sync_api import Browser, expect

from amparo.office.run.demo.office import PASSWORD
from tests.office.browser.conftest import Desk
from tests.office.browser.test_pictures import _grave

HEAVIEST = 20_000


@pytest.fixture(scope="module")
def words(browser: Browser, demo: str) -> list[str]:
    """The code of somebody who waits, made on the page of their case."""
    context = browser.new_context()
    desk = Desk(context, demo)
    desk.sign_in("Elena")
    page = desk.open("/check-ins/")
    helped = page.locator("#escalations li a").all_inner_texts()  # of whom another test needs to know what rose
    next(one for one in page.locator("#expected li a").all() if one.inner_text() not in helped).click()
    page.get_by_role("button", name="Issue a new code").first.click()
    expect(page.locator("ol strong")).to_have_count(9)  # the page of the new code is there
    found = page.locator("ol strong").all_inner_texts()
    page.emulate_media(media="print")
    desk.picture("code-printed")
    assert re.findall(r"\w+", re.sub(r"\d+\.?", "", page.locator("body").inner_text())) == found  # and nothing else
    context.close()
    return found


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [390, 320])
def test_word_goes_from_a_small_slow_phone_without_scripts(
    browser: Browser, public: str, words: list[str], width: int, scheme: Any
) -> None:
    context = browser.new_context(
        viewport={"width": width, "height": 560}, java_script_enabled=False, color_scheme=scheme,
        extra_http_headers={"X-Real-IP": f"10.77.{width % 200}.9"},
    )  # fmt: skip
    desk = Desk(context, public)
    came: list[int] = []
    desk.page.on("requestfinished", lambda request: came.append(_weight(request.sizes())))
    page = desk.open("/es/now/")
    desk.picture(f"word-{width}-{scheme}")
    page.get_by_label("Su código").fill(" ".join(words[:7]))
    page.get_by_role("button", name="Estoy a salvo").click()
    expect(page.get_by_role("alert")).to_contain_text("7")
    assert page.locator("textarea").input_value() == " ".join(words[:7])
    page.get_by_label("Su código").fill(" ".join(words).upper())
    page.get_by_role("button", name="Llámeme").click()
    expect(page.locator("h1")).to_have_text("Gracias")
    desk.picture(f"word-arrived-{width}-{scheme}")
    assert 2_000 < sum(came) < HEAVIEST, came  # with the mistake and the answer, headers and all
    assert context.storage_state() == {"cookies": [], "origins": []}
    assert desk.foreign == []
    context.close()


@pytest.mark.parametrize("language", ["es", "ar"])
def test_the_page_is_open_to_all_and_fits(browser: Browser, public: str, language: str) -> None:
    context = browser.new_context(viewport={"width": 320, "height": 560})
    desk = Desk(context, public)
    page = desk.open(f"/{language}/now/")
    assert _grave(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    desk.picture(f"word-{language}-320")
    assert page.locator(".exit").get_attribute("href") == "https://www.wikipedia.org/"
    context.close()


def test_danger_stands_first_on_today_and_is_handled(browser: Browser, demo: str) -> None:
    context = browser.new_context(viewport={"width": 390, "height": 844})
    desk = Desk(context, demo)
    page = desk.sign_in("Elena")
    desk.open("/?whose=all")
    first = page.locator("#alarms li").first
    expect(first).to_contain_text("danger")
    desk.picture("today-danger-390")
    first.get_by_role("link").click()
    assert re.search(r"/checkins/#person-1$", page.url)
    desk.picture("checkins-case-390")
    assert _grave(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    alarms = page.locator(".note.alert")
    before = alarms.count()
    alarm = alarms.first
    alarm.get_by_label("Outcome").select_option("heard")
    alarm.get_by_label("Action taken").fill("Called the number that is safe; she is with Sister Inés.")
    alarm.get_by_role("button", name="Save note").click()
    expect(page.get_by_text("she is with Sister Inés").first).to_be_attached()
    expect(alarms).to_have_count(before - 1)  # whatever else waits there goes on waiting
    expect(alarms.filter(has_text="They said that they are in danger")).to_have_count(0)
    context.close()
    assert desk.complaints == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 390])
def test_the_pages_of_the_office_are_whole(browser: Browser, demo: str, width: int, scheme: Any) -> None:
    context = browser.new_context(viewport={"width": width, "height": 900}, color_scheme=scheme)
    desk = Desk(context, demo)
    desk.sign_in("Elena")
    page = desk.open("/check-ins/")
    cases = [str(one.get_attribute("href")).partition("#")[0] for one in page.locator("#expected li a").all()]
    case = next(one for one in cases if _opens(desk, one.replace("checkins", "whereabouts")))
    faults = {}
    where = case.replace("checkins", "whereabouts")
    paths = {"board": "/check-ins/", "case": case, "agree": f"{case}1/agree/", "where": where, "write": f"{where}new/"}
    for name, path in paths.items():
        desk.open(path)
        faults[name] = _grave(page)
        if page.evaluate("document.documentElement.scrollWidth") > width:
            faults[name].append("wider than the window")
        desk.picture(f"checkins-{name}-{width}-{scheme}")
    context.close()
    assert {name: found for name, found in faults.items() if found} == {}
    assert desk.foreign == []
    assert desk.complaints == []


def _opens(desk: Desk, path: str) -> bool:
    """Whether the member is named there; the locked tier asks again who they are."""
    page = desk.open(path)
    if page.get_by_label("Password").count():
        page.get_by_label("Password").fill(PASSWORD)
        page.get_by_role("button", name="Confirm").click()
        assert page.url.endswith(path)
    return page.get_by_role("heading", name="Members with access").count() == 1


def _weight(sizes: Any) -> int:
    return int(sizes["responseBodySize"] + sizes["responseHeadersSize"])
