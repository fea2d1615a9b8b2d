"""A served demonstration and a browser, once for all browser tests of a worker."""

from __future__ import annotations

import datetime as dt
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from tests.processes import end_group, free_port, told_until

PICTURES = Path(__file__).parents[3] / "out" / "pictures"
CHROMIUM = next(
    (found for name in ("chromium", "chromium-browser", "google-chrome") if (found := shutil.which(name))), ""
)
SWITCHES = ["--no-sandbox", "--disable-quic", "--disable-background-networking"]


@pytest.fixture(scope="package")
def lies_in(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the fictional office makes its temporary folder: its key lies there too."""
    return tmp_path_factory.mktemp("served")


@pytest.fixture(scope="package")
def told(tmp_path_factory: pytest.TempPathFactory, lies_in: Path) -> Iterator[str]:
    """What a fictional office prints when it is started as people start it; it runs until the last test is done.

    It is invented once for all workers.
    """
    port = free_port()
    environment = {
        name: value for name, value in os.environ.items() if name not in ("DATABASE_URL", "DJANGO_SETTINGS_MODULE")
    }
    environment["TMPDIR"] = str(lies_in)
    environment["AMPARO_PROXY"] = "1"  # each visitor of the public pages says from which network they come
    kept = tmp_path_factory.getbasetemp().parent / "demo"
    command = [Path(sys.executable).with_name("amparo"), "demo", "--port", str(port), "--kept", kept]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=environment, start_new_session=True)
    assert process.stdout is not None
    try:
        yield told_until(process, "password")
    finally:
        end_group(process)
        process.stdout.close()


@pytest.fixture(scope="package")
def demo(told: str) -> str:
    """The address of a fictional office."""
    address = re.search(r"http://localhost:\d+", told)
    assert address, told
    return address.group()


@pytest.fixture(scope="package")
def public(told: str) -> str:
    """The address of its public pages, which are served by a process of their own."""
    address = re.search(r"public pages.*(http://localhost:\d+)", told)
    assert address, told
    return address[1]


@pytest.fixture(scope="package")
def browser() -> Iterator[Browser]:
    """Chromium, headless."""
    PICTURES.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as play:
        started = play.chromium.launch(executable_path=CHROMIUM, args=SWITCHES)
        yield started
        started.close()


def numbered(place: int) -> str:
    """The number of a case of the demonstration, which is of the year in which the office stands."""
    return f"{dt.datetime.now(ZoneInfo('America/Denver')).year}-{place:05}"


class Desk:
    """Somebody at a browser; whatever it fetched from elsewhere or complained of is noted."""

    def __init__(self, context: BrowserContext, address: str) -> None:
        self.context = context
        self.page: Page = context.new_page()
        self.address = address
        self.foreign: list[str] = []
        self.complaints: list[str] = []
        self.page.on("request", lambda request: self._note(request.url))
        self.page.on("console", lambda said: self.complaints.append(said.text) if said.type == "error" else None)
        self.page.on("pageerror", lambda wrong: self.complaints.append(str(wrong)))

    def _note(self, url: str) -> None:
        if not url.startswith((self.address, "data:", "blob:")):
            self.foreign.append(url)

    def open(self, path: str) -> Page:
        """Go to a page of the office."""
        self.page.goto(self.address + path)
        return self.page

    def sign_in(self, name: str) -> Page:
        """Sign in as a member of the demonstration."""
        self.open("/")
        self.page.locator("li", has_text=name).get_by_role("button").click()
        self.page.wait_for_load_state()
        return self.page

    def picture(self, name: str) -> None:
        """Keep a picture of the page."""
        self.page.screenshot(path=PICTURES / f"{name}.png", full_page=True)


@pytest.fixture
def desk(browser: Browser, demo: str) -> Iterator[Desk]:
    """A browser window of 1280 points."""
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    at = Desk(context, demo)
    yield at
    context.close()
    assert at.foreign == []
    assert at.complaints == []
