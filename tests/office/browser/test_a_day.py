"""A day at the office in a browser, by mouse and by keyboard."""

from __future__ import annotations

import re

from playwright.sync_api import Page, expect

from tests.office.browser.conftest import Desk, numbered


def test_search_as_you_type_finds_people(desk: Desk) -> None:
    page = desk.sign_in("Elena")
    page.keyboard.press("g")
    page.keyboard.press("p")
    page.wait_for_url("**/people/")
    title = page.locator("tbody th a").first.inner_text()
    page.keyboard.press("/")
    with page.expect_response(lambda answer: answer.request.method == "POST") as told:
        page.keyboard.type(title.split()[0][:5].lower() + " " + title.split()[-1].lower())
    assert told.value.status == 200
    expect(page.locator("#hits a").first).to_contain_text(title.split()[-1])
    assert "?" not in page.url  # what was looked for stands in no address


def test_facts_are_recorded_and_the_doors_follow(desk: Desk) -> None:
    page = desk.sign_in("Elena")
    number = _begin(desk, page, "Candelaria", "Ficticia Prueba")
    page.get_by_role("link", name="Record facts").click()
    page.locator("#filing").get_by_role("link", name="Record").click()
    page.get_by_label("Client, by phone").check()
    page.locator("#asylum_filed").get_by_label("no", exact=True).check()
    page.get_by_role("button", name="Save").click()
    expect(page.locator(".messages")).to_contain_text("Saved: 1 fact")
    page.goto(f"{desk.address}/cases/{number}/people/1/history/asylum_filed/")
    expect(page.locator("ol.plain")).to_contain_text("Client, by phone")


def test_what_is_typed_survives_an_ended_session(desk: Desk) -> None:
    page = desk.sign_in("Elena")
    number = _begin(desk, page, "Perpetua", "Inventada Prueba")
    form = f"{desk.address}/cases/{number}/people/1/facts/entry/"
    page.goto(form)
    with page.expect_response("**/drafts/people/1/facts/entry/"):
        page.get_by_label("Which document, record or relative").fill("the blue notebook")
    expect(page.locator("form[data-draft] .kept")).to_contain_text("Draft kept at")
    desk.context.clear_cookies()
    page.goto(form)
    page.wait_for_url("**/sign-in/**")
    desk.sign_in("Elena")
    page.goto(form)
    expect(page.get_by_text("This is your draft")).to_be_visible()
    assert page.get_by_label("Which document, record or relative").input_value() == "the blue notebook"


def test_the_warning_before_one_is_signed_out_says_what_is_true_and_what_was_typed_is_there(desk: Desk) -> None:
    page = desk.sign_in("Elena")
    number = _begin(desk, page, "Zoraida", "Inventada Prueba")
    page.clock.install()
    page.goto(f"{desk.address}/cases/{number}/needs/new/")
    field = page.locator("form[data-draft] textarea").first
    with page.expect_response("**/drafts/needs/new/"):
        field.fill("A roof, before the week ends.")
        page.clock.run_for(2_000)
    expect(page.locator(".kept")).to_contain_text("Draft kept at")
    page.clock.fast_forward("05:10")  # used since the page was told to the office: it says so, and the count begins
    page.clock.fast_forward("28:20")  # 33 minutes and a half
    expect(page.locator("#idle")).to_be_visible()
    expect(page.locator("#idle [data-typed]")).to_contain_text("is kept")
    with page.expect_event("load"):
        page.clock.fast_forward("02:30")  # 36 minutes
    expect(page.get_by_text("This is your draft")).to_be_visible()
    expect(page.locator("form[data-draft] textarea").first).to_have_value("A roof, before the week ends.")


def test_a_draft_that_cannot_be_kept_is_said_not_to_be(desk: Desk) -> None:
    page = desk.sign_in("Elena")
    number = _begin(desk, page, "Eufemia", "Inventada Prueba")
    page.goto(f"{desk.address}/cases/{number}/notes/")
    page.route("**/drafts/**", lambda route: route.abort())
    page.get_by_role("textbox").fill("The line is cut.")
    expect(page.locator(".kept")).to_contain_text("NOT kept")
    page.unroute("**/drafts/**")
    page.get_by_role("textbox").fill("The line is back.")
    expect(page.locator(".kept")).to_contain_text("Draft kept at")
    desk.complaints.clear()  # the browser itself notes the cut line


def test_two_colleagues_at_once_lose_nothing(desk: Desk) -> None:
    page = desk.sign_in("Elena")
    number = _begin(desk, page, "Amparito", "Supuesta Prueba")
    address = f"{desk.address}/cases/{number}/people/1/change/"
    page.goto(address)
    other = desk.context.new_page()
    other.goto(address)
    other.get_by_label("Given names").fill("Amparo María")
    other.get_by_role("button", name="Save").click()
    page.get_by_label("Code word").fill("golondrina")
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_role("alert")).to_contain_text("Amparo María")
    assert page.get_by_label("Code word").input_value() == "golondrina"
    desk.complaints.clear()  # the browser itself notes that the answer was 409


def test_the_case_page_works_by_keyboard_alone(desk: Desk) -> None:
    page = desk.sign_in("Elena")
    page.goto(f"{desk.address}/cases/{numbered(5)}/")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"
    page.keyboard.press("o")
    assert page.locator("details.relief[open]").count() == page.locator("details.relief").count()
    page.keyboard.press("?")
    expect(page.locator("#keys")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator("#keys")).to_be_hidden()


def test_everything_works_without_scripts(desk: Desk) -> None:
    browser = desk.context.browser
    assert browser is not None
    context = browser.new_context(java_script_enabled=False)
    plain = Desk(context, desk.address)
    page = plain.sign_in("Tom")
    page.get_by_role("link", name="People").click()
    page.get_by_label("Search").fill("a")
    page.locator("tbody th a").first.click()
    page.get_by_label("New note").fill("Written without scripts.")
    page.get_by_role("button", name="Save note").click()
    expect(page.locator("#notes")).to_contain_text("Written without scripts.")
    context.close()


def test_a_page_prints_with_every_reason(desk: Desk) -> None:
    page = desk.sign_in("Elena")
    page.goto(f"{desk.address}/cases/{numbered(5)}/")
    page.emulate_media(media="print")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert page.locator("details:not([open])").count() == 0
    expect(page.locator(".top nav")).to_be_hidden()


def _begin(desk: Desk, page: Page, given: str, surnames: str) -> str:
    page.goto(f"{desk.address}/people/new/")
    page.get_by_label("Given names").fill(given)
    page.get_by_label("Surnames").fill(surnames)
    page.get_by_role("button", name="Save").click()
    page.wait_for_url(re.compile(r"/cases/\d{4}-\d+/$"))
    return page.url.rstrip("/").rpartition("/")[2]
