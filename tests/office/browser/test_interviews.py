"""A scheduler's morning at the desk, with the keyboard and on a telephone: absence, mending, publication, a room."""

from __future__ import annotations

from playwright.sync_api import Browser, expect

from tests.office.browser.conftest import Desk
from tests.office.browser.test_pictures import _grave


def test_an_absence_is_mended_looked_at_and_published(desk: Desk) -> None:
    page = desk.sign_in("Ruth")
    desk.open("/interviews/")
    expect(page.get_by_role("heading", name="Interviews", exact=True)).to_be_visible()
    page.get_by_role("button", name="Reschedule").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_text("Nothing holds yet, and nobody was told.")).to_be_visible()
    assert _grave(page) == []
    desk.picture("proposal-1280-light")
    page.get_by_role("button", name="Publish").press("Enter")
    expect(page.get_by_text("The plan holds.")).to_be_visible()
    desk.open("/interviews/")
    expect(page.get_by_text("The plan breaks")).to_have_count(0)


def test_an_interview_is_moved_on_a_telephone(browser: Browser, demo: str) -> None:
    context = browser.new_context(viewport={"width": 390, "height": 844})
    desk = Desk(context, demo)
    page = desk.sign_in("Elena")
    desk.open("/interviews/")
    while not page.get_by_role("link", name="Move").count():
        page.get_by_role("link", name="Next week").click()
    desk.picture("week-390-light")
    page.get_by_role("link", name="Move").first.click()
    expect(page.get_by_text("Free hours without a conflict")).to_be_visible()
    assert _grave(page) == []
    desk.picture("move-390-light")
    page.get_by_role("button", name="See what it means").click()
    expect(page.get_by_text("1 are moved")).to_be_visible()
    desk.picture("proposal-390-light")
    page.get_by_role("button", name="Throw it away").click()
    expect(page.get_by_text("The plan stands as it was.")).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    assert desk.foreign == []
    assert desk.complaints == []
    context.close()


def test_a_slider_shows_what_a_lower_cap_does(desk: Desk) -> None:
    page = desk.sign_in("Elena")
    desk.open("/interviews/forecast/")
    expect(page.get_by_text("Move a slider")).to_be_visible()
    page.get_by_label("Interviews a day each").focus()
    page.keyboard.press("ArrowLeft")
    page.get_by_label("People who come a working day").fill("9")
    page.keyboard.press("Tab")
    expect(page.get_by_text("The dashed line is the office as it stands now")).to_be_visible()
    assert "cap=" in page.url
    assert _grave(page) == []


def test_the_room_has_a_clock_and_writes_down_what_came_of_it(desk: Desk) -> None:
    page = desk.sign_in("Elena")
    desk.open("/interviews/")
    while not page.locator(".slot:not(.is-over) a").count():
        page.get_by_role("link", name="Next week").click()
    page.locator(".slot:not(.is-over) a").first.click()
    page.get_by_role("button", name="We begin").click()
    expect(page.get_by_text("There is time until")).to_be_visible()
    desk.picture("room-1280-light")
    assert _grave(page) == []
    page.get_by_label("More time is needed").check()
    page.get_by_label("Minutes still needed").fill("45")
    page.get_by_role("button", name="Save note").click()
    expect(page.get_by_text("Noted. The time still needed")).to_be_visible()
