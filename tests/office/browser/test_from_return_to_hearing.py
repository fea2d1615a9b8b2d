"""From the return to the hearing on a telephone: written down, in the calendar, heard, asked for, made ready."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator

import pytest
from django.utils import timezone
from playwright.sync_api import Browser, Page, expect

from amparo.law.calendar import roll_forward
from tests.office.browser.conftest import Desk
from tests.office.browser.printing import prints_whole
from tests.office.browser.test_pictures import _grave

WIDE = 390


@pytest.fixture
def phone(browser: Browser, demo: str) -> Iterator[Desk]:
    """A window as wide as a telephone."""
    context = browser.new_context(viewport={"width": WIDE, "height": 800})
    at = Desk(context, demo)
    yield at
    context.close()
    assert at.foreign == []
    assert at.complaints == []


def test_the_run_from_return_to_hearing(phone: Desk) -> None:
    page = phone.sign_in("Elena")
    name = f"Milagros Inventada {page.evaluate('performance.now()')}".split(".")[0]
    number = _begin(phone, page, name)
    tomorrow = roll_forward(timezone.localdate() + dt.timedelta(days=1))  # when the demonstration has hearings too
    page.get_by_role("link", name="Returned to Mexico").click()
    _whole(phone, "returns-empty", "Returned to Mexico")
    _write_down_the_return(page, tomorrow)
    expect(page.locator(".messages")).to_contain_text("The hearing is in the calendar.")
    expect(page.locator("#hearings")).to_contain_text("Master calendar hearing")
    _whole(phone, "returns", "Returned to Mexico")
    phone.open(f"/calendar/?month={tomorrow:%Y-%m}")
    day = page.locator(f"#day-{tomorrow}")
    expect(day).to_contain_text(name)
    expect(day).to_contain_text("Appearance at a port of entry")
    phone.open(f"/cases/{number}/returns/")
    _state_the_fear(page)
    _whole(phone, "returns-fear", "Returned to Mexico")
    page.get_by_role("link", name="Letter requesting a fear interview").click()
    expect(page.locator("article")).to_contain_text("Me siguen en Juárez.")
    expect(page.locator("article")).to_contain_text("PM-602-0169")
    _whole(phone, "fear-letter", "Letter requesting a fear interview")
    page.go_back()
    expect(page.locator("h1")).to_have_text("Returned to Mexico")
    page.locator("#hearings").get_by_role("link", name="Hearing preparation checklist").click()
    _whole(phone, "run-up", "Master calendar hearing")
    _make_ready(page)
    _whole(phone, "run-up-done", "Master calendar hearing")
    phone.open(f"/calendar/board/?day={tomorrow}")
    row = page.locator("tr", has_text=name)
    expect(row).to_contain_text("04:30")
    expect(row).to_contain_text("prepared")
    expect(row).not_to_contain_text("not prepared")
    expect(page.locator("tbody tr").first).to_contain_text("not prepared")
    _whole(phone, "board", "Hearings that day")
    assert prints_whole(page) == []


def _begin(phone: Desk, page: Page, name: str) -> str:
    phone.open("/people/new/")
    page.get_by_label("Given names").fill(name)
    page.get_by_role("button", name="Save").click()
    page.wait_for_url(re.compile(r"/cases/\d{4}-\d+/$"))
    return page.url.rstrip("/").rpartition("/")[2]


def _write_down_the_return(page: Page, hearing: dt.date) -> None:
    page.get_by_role("navigation", name="Record").get_by_role("link", name="Encounter with US officers").click()
    page.locator("#id_on").fill("2019-09-01")
    page.locator("#id_port").select_option("el_paso")
    page.get_by_role("button", name="Save").click()
    expect(page.locator("#person-1")).to_contain_text("Encounter with US officers")
    page.get_by_role("navigation", name="Record").get_by_role("link", name="Returned to Mexico").click()
    page.wait_for_url("**/returns/new/return/")
    page.locator("#id_on").fill("2019-09-03")
    page.locator("#id_port").select_option("el_paso")
    page.get_by_label("Papers issued").fill("Form I-862")
    page.get_by_label("Next hearing set").select_option("master")
    page.get_by_label("Court").fill("El Paso Immigration Court")
    page.get_by_label("Day of the hearing").fill(hearing.isoformat())
    page.get_by_label("Time of the hearing").fill("08:30")
    page.get_by_label("Time to report at the port").fill("04:30")
    page.get_by_label("Record it as a fact too").check()
    page.get_by_label("Source").select_option("in_person")
    page.get_by_role("button", name="Save").click()


def _state_the_fear(page: Page) -> None:
    page.get_by_role("navigation", name="Record").get_by_role("link", name="Fear stated").click()
    page.wait_for_url("**/fear/")
    page.locator("#id_on").fill("2019-09-03")
    page.get_by_label("To whom").select_option("port")
    page.get_by_label("Asked or volunteered").select_option("volunteered")
    page.get_by_label("Exact words").fill("Me siguen en Juárez.")
    page.get_by_label("Result of the fear interview").select_option("none")
    page.get_by_role("button", name="Save").click()
    expect(page.locator("#person-1")).to_contain_text("Me siguen en Juárez.")


def _make_ready(page: Page) -> None:
    told = page.locator("#told")
    told.locator("summary").click()
    told.get_by_label("Language").fill("Spanish")
    told.get_by_label("Confirmed by teach-back").check()
    told.get_by_role("button", name="Done").click()
    expect(page.locator("#told")).to_contain_text("confirmed by teach-back")
    page.locator("#told").get_by_role("button", name="Undo").click()
    expect(page.locator("#told .tag")).to_have_text("open")
    page.locator("#told").get_by_role("button", name="Done").click()
    expect(page.locator("#told .tag")).to_have_text("done")
    for item in ("travel", "documents", "interpreter", "lawyer", "night"):
        page.locator(f"#{item}").get_by_role("button", name="Done").click()
        expect(page.locator(f"#{item} .tag")).to_have_text("done")
    page.locator("#childcare").get_by_role("button", name="Not needed").click()
    expect(page.locator("#childcare .tag")).to_have_text("not needed")


def _whole(phone: Desk, name: str, title: str) -> None:
    """Nothing is cut off, nobody is shut out; a picture is kept."""
    page = phone.page
    expect(page.locator("h1")).to_have_text(title)
    page.wait_for_load_state()
    assert page.evaluate("document.documentElement.scrollWidth") <= WIDE, name
    assert _grave(page) == [], name
    phone.picture(f"{name}-{WIDE}")
