"""The public pages in a browser: asked in three languages, with and without scripts, by hand and by keyboard."""

from __future__ import annotations

import datetime as dt
import time
import tomllib
from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Locator, Page, Route, expect

import amparo.office.front_door.public_site
from tests.office.browser.conftest import Desk
from tests.office.browser.test_pictures import _grave

type Visit = Callable[..., Desk]
type Look = Callable[[Desk, str], None]

EXIT = "https://www.wikipedia.org/"
HEARING = dt.date(dt.date.today().year + 1, 12, 12).isoformat()  # noqa: DTZ011
HEAVIEST = 100_000
PARTS = ("where", "situation", "reach", "contact", "words")
NETWORKS = count(1)
STAMP = """
addEventListener("click", (event) => console.info(`left ${performance.timeOrigin + event.timeStamp}`), true);
addEventListener("keydown", (event) => console.info(`left ${performance.timeOrigin + event.timeStamp}`), true);
"""


@pytest.fixture
def visit(browser: Browser, public: str) -> Iterator[Visit]:
    """Lets people come, each with a browser and a network of their own; nothing may stay with any of them."""
    came: list[Desk] = []

    def come(**options: Any) -> Desk:
        number = next(NETWORKS)
        network = {"X-Real-IP": f"10.{number // 256}.{number % 256}.7"}
        desk = Desk(browser.new_context(extra_http_headers=network, **options), public)
        came.append(desk)
        return desk

    yield come
    kept = [desk.context.storage_state() for desk in came]
    for desk in came:
        desk.context.close()
    assert [one for one in kept if one.get("cookies") or one.get("origins")] == []
    assert [one for desk in came for one in desk.foreign] == []
    assert [one for desk in came for one in desk.complaints] == []


@pytest.mark.parametrize("scripts", [False, True], ids=["without scripts", "with scripts"])
@pytest.mark.parametrize("language", ["es", "ht", "ar"])
def test_a_request_goes_from_the_first_page_to_the_receipt(visit: Visit, language: str, scripts: bool) -> None:
    desk = visit(java_script_enabled=scripts)
    page, texts = desk.page, _texts(language)
    ways: dict[str, str | None] = {}

    def look(_: Desk, at: str) -> None:
        ways[at] = page.locator("html").get_attribute("dir")
        if at == "review":
            for said in ("Yolanda", "+52 656 555 0123", "Matamoros", HEARING, "Dos niños y yo", "09:00", "11:30"):
                expect(page.locator("dd", has_text=said)).to_be_visible()
            for said in ("where_mexico", "channel_whatsapp"):
                expect(page.locator("dd", has_text=texts["ask"][said])).to_be_visible()

    words = _ask(desk, language, "Yolanda", look)
    assert len(words) == 9
    assert page.locator("h1").inner_text() == texts["receipt"]["title"]
    _come_back(desk, language, " ".join(words).upper())
    shown = page.locator("main").inner_text()
    assert texts["code"]["received"] in shown
    assert ways.pop("languages") == "ltr"
    assert set(ways) == {"start", *PARTS, "review", "receipt"}
    assert set(ways.values()) == {"rtl" if language == "ar" else "ltr"}


@pytest.mark.parametrize("scripts", [False, True], ids=["without scripts", "with scripts"])
def test_the_code_is_printed_on_a_sheet_that_tells_nothing(visit: Visit, scripts: bool) -> None:
    desk = visit(java_script_enabled=scripts)
    page = desk.page
    words = _ask(desk, "fr", "Imprima", lambda *_: None)

    def printed() -> list[str]:
        """What stands on paper, and that it can be read there also where the screen is dark."""
        page.emulate_media(media="print", color_scheme="dark")
        seen = [one.strip() for one in page.locator("body").inner_text().splitlines() if one.strip()]
        ink = page.locator(".words li").first.evaluate("one => getComputedStyle(one).color")
        assert ink == "rgb(0, 0, 0)"
        page.emulate_media(media="screen", color_scheme="light")
        return seen

    assert printed() == words
    page.locator("button[value=slip]").click()
    assert printed() == words
    assert page.title() == "Info"
    expect(page.locator("[data-print]")).to_be_visible(visible=scripts)
    desk.picture(f"public-slip-{'with' if scripts else 'without'}-scripts")


def test_a_choice_once_made_is_undone_without_scripts(visit: Visit) -> None:
    desk = visit(java_script_enabled=False)
    page = desk.open("/es/ask/")
    page.locator("[name=where][value=mexico]").check()
    page.locator("[name=where][value='']").check()
    _press(page, "next")
    expect(page.locator("[name=returned]")).to_have_count(0)  # nothing is known of where they are
    _press(page, "back")
    expect(page.locator("[name=where][value='']")).to_be_checked()


def test_a_request_needs_the_keyboard_alone_and_a_small_screen(visit: Visit) -> None:
    desk = visit(viewport={"width": 320, "height": 560})
    page, keys = desk.page, desk.page.keyboard
    widths: dict[str, int] = {}

    def enter(at: str) -> None:
        with page.expect_event("load"):
            keys.press("Enter")
        widths[at] = page.evaluate("document.documentElement.scrollWidth")

    def write(name: str, typed: str) -> None:
        _tab_to(page, f"[name={name}]")
        keys.type(typed)

    def choose(name: str, value: str) -> None:
        _tab_to(page, f"[name={name}]")
        keys.press("Space")
        for _ in range(10):
            if page.evaluate("document.activeElement.value") == value:
                break
            keys.press("ArrowDown")
        assert page.evaluate("document.activeElement.value + document.activeElement.checked") == f"{value}true"

    desk.open("/")
    widths["languages"] = page.evaluate("document.documentElement.scrollWidth")
    _tab_to(page, "[hreflang=es]")
    enter("start")
    _tab_to(page, "main [href='/es/ask/']")
    enter("where")
    choose("where", "mexico")
    write("place", "Matamoros")
    enter("situation")  # from within a line, as people do
    choose("danger", "unsure")
    write("hearing", HEARING[5:7] + HEARING[8:] + HEARING[:4])  # the twelfth of the twelfth, in any order
    write("children", "2")
    _tab_to(page, "button[value=next]")
    enter("reach")
    write("name", "Teclada")
    choose("language", "es")
    choose("channel", "whatsapp")
    _tab_to(page, "button[value=next]")
    enter("contact")
    write("detail", "+52 656 555 0123")
    for day in "135":
        _tab_to(page, f"[name=days][value='{day}']")
        keys.press("Space")
    write("from", "0900A")  # the letter counts where the clock has twelve hours
    write("until", "1130A")
    write("zone", "Ciudad Ju")
    _tab_to(page, "button[value=next]")
    enter("words")
    write("words", "Escribo sin ratón.")
    _tab_to(page, "button[value=next]")
    enter("review")
    told = dict.fromkeys(page.locator("dd").all_inner_texts())
    wanted = ("Teclada", "Matamoros", HEARING, "09:00", "11:30", "Ciudad Juárez", "Escribo sin ratón.")
    assert [one for one in wanted if not any(one in line for line in told)] == []
    _tab_to(page, "button[value=send]")
    enter("receipt")
    expect(page.locator(".words li")).to_have_count(9)
    words = page.locator(".words li").all_inner_texts()
    _tab_to(page, "footer [href='/es/code/']")
    enter("code")
    write("code", " ".join(words))
    _tab_to(page, "button[value=open]")
    enter("mine")
    expect(page.locator("h1")).to_have_text(_texts("es")["code"]["mine"])
    assert {at: width for at, width in widths.items() if width > 320} == {}


@pytest.mark.parametrize("language", ["en", "es", "ar"])
def test_no_page_keeps_anybody_out(visit: Visit, language: str) -> None:
    desk = visit(viewport={"width": 390, "height": 800})
    page = desk.page
    faults: dict[str, list[str]] = {}

    def look(_: Desk, at: str) -> None:
        for scheme in ("light", "dark"):
            page.emulate_media(color_scheme=scheme)
            page.evaluate("scrollTo(0, 0)")  # or the bar that stays on top covers whatever the page was scrolled to
            faults[f"{at} {scheme}"] = _grave(page)

    words = _ask(desk, language, "Accesa", look)
    for at in ("safe", "code"):
        desk.open(f"/{language}/{at}/")
        look(desk, at)
    _come_back(desk, language, " ".join(words))
    look(desk, "mine")
    assert len(faults) == 2 * 12
    assert {at: found for at, found in faults.items() if found} == {}


@pytest.mark.parametrize("way", ["link", "escape"])
def test_leaving_is_done_at_once(visit: Visit, way: str) -> None:
    desk = visit()
    page = desk.page
    pressed: list[float] = []
    desk.context.add_init_script(STAMP)
    desk.context.route(f"{EXIT}**", _elsewhere)
    page.on("console", lambda said: pressed.append(float(said.text[5:])) if said.text.startswith("left ") else None)
    desk.open("/es/")
    desk.open("/es/ask/")
    page.locator("[name=place]").fill("Matamoros")
    before = page.evaluate("history.length")
    with page.expect_request(f"{EXIT}**") as asked:
        if way == "link":
            page.locator("[data-exit]").click()
        else:
            for _ in range(3):
                page.keyboard.press("Escape")
    page.wait_for_url(EXIT)
    assert "referer" not in asked.value.headers
    assert 0 <= page.evaluate("performance.timeOrigin") - pressed[-1] < 300
    assert page.evaluate("history.length") == before  # it stands in the place of the page that was left
    page.go_back()
    assert page.url == f"{desk.address}/es/"
    assert set(desk.foreign) == {EXIT}
    desk.foreign.clear()


def test_two_presses_of_escape_leave_nobody_out(visit: Visit) -> None:
    desk = visit()
    desk.context.route(f"{EXIT}**", _elsewhere)
    page = desk.open("/es/ask/")
    for key in ("Escape", "Escape", "Tab", "Escape", "Escape"):
        page.keyboard.press(key)
    page.locator("[name=place]").fill("Matamoros")
    assert page.url == f"{desk.address}/es/ask/"


def test_leaving_is_a_plain_link_without_scripts(visit: Visit) -> None:
    desk = visit(java_script_enabled=False)
    page = desk.page
    desk.context.route(f"{EXIT}**", _elsewhere)
    desk.open("/ar/ask/")
    began = time.perf_counter()
    with page.expect_request(f"{EXIT}**") as asked:
        page.locator("[data-exit]").click()
    assert time.perf_counter() - began < 1
    page.wait_for_url(EXIT)
    assert "referer" not in asked.value.headers
    assert desk.foreign == [EXIT]
    desk.foreign.clear()


def test_going_back_shows_nothing_that_was_chosen(visit: Visit) -> None:
    desk = visit(java_script_enabled=False)
    desk.context.route(f"{EXIT}**", _elsewhere)
    page = desk.open("/es/ask/")
    page.locator("[name=where][value=mexico]").check()
    page.locator("[name=place]").fill("Matamoros")
    page.locator("[name=keep][value=yes]").check()
    page.locator("[data-exit]").click()
    page.wait_for_url(EXIT)
    desk.foreign.clear()
    page.go_back()
    assert page.url == f"{desk.address}/es/ask/"
    expect(page.locator("[name=place]")).to_have_value("")
    expect(page.locator("[name=where]:checked, [name=keep][value=yes]:checked")).to_have_count(0)


def test_who_writes_in_a_crowd_is_let_through_by_a_sum(visit: Visit) -> None:
    desk = visit()
    page, at_once = desk.open("/es/ask/"), desk.context.request
    page.locator("[name=place]").fill("Matamoros")
    for _ in range(4):
        _press(page, "next")
    assert _part(page) == "review"
    code = str(page.locator("[name=code]").get_attribute("value"))
    for path, go in (("code", "open"), ("ask", "next")):  # others of the same network
        while at_once.post(f"{desk.address}/es/{path}/", form={"code": code, "step": "where", "go": go}).status != 429:
            pass
    page.locator("main button[value=send]").click()
    expect(page.locator(".words li")).to_have_text(code.split())
    assert ["429" in one for one in desk.complaints] == [True]
    desk.complaints.clear()


def test_nothing_is_kept_here_and_nobody_else_is_asked(visit: Visit) -> None:
    desk = visit()
    weights: dict[str, int] = {}

    def look(_: Desk, at: str) -> None:
        weights[at] = _clean(desk)

    words = _ask(desk, "ht", "Wozlin", look)
    _come_back(desk, "ht", " ".join(words))
    weights["mine"] = _clean(desk)
    for path in ("/ht/safe/", "/ht/code/", "/ht/"):
        desk.open(path)
        weights[path] = _clean(desk)
    assert len(weights) == 13
    assert {at: weight for at, weight in weights.items() if not 1_000 < weight < HEAVIEST} == {}


def test_a_draft_goes_on_at_another_device(visit: Visit) -> None:
    desk = visit()
    page = desk.open("/es/ask/")
    page.locator("[name=where][value=mexico]").check()
    page.locator("[name=place]").fill("Nuevo Laredo")
    page.locator("[name=keep][value=yes]").check()
    _press(page, "next")
    words = page.locator(".kept .words li").all_inner_texts()
    assert len(words) == 9
    page.locator("[name=danger][value=no]").check()
    page.locator("[name=hearing]").fill(HEARING)
    _press(page, "next")
    assert page.locator(".kept .words li").all_inner_texts() == words

    other = visit(java_script_enabled=False)
    _come_back(other, "es", " ".join(words))
    expect(other.page.locator("main")).to_contain_text(_texts("es")["code"]["draft"])
    _press(other.page, "resume")
    assert _part(other.page) == "reach"
    _press(other.page, "back")
    expect(other.page.locator("[name=danger][value=no]")).to_be_checked()
    expect(other.page.locator("[name=hearing]")).to_have_value(HEARING)
    _press(other.page, "back")
    expect(other.page.locator("[name=where][value=mexico]")).to_be_checked()
    expect(other.page.locator("[name=place]")).to_have_value("Nuevo Laredo")
    expect(other.page.locator("[name=keep][value=yes]")).to_be_checked()


def test_of_two_who_are_offered_an_hour_the_first_has_it(visit: Visit, desk: Desk) -> None:
    first, second = visit(), visit()
    codes = {
        "Prima Ficticia": " ".join(_ask(first, "es", "Prima Ficticia")),
        "Secunda Ficticia": " ".join(_ask(second, "en", "Secunda Ficticia")),
    }
    desk.sign_in("Elena")
    hour = ""
    for name in codes:
        page = _request_of(desk, name)
        expect(page.locator("main")).to_contain_text("+52 656 555 0123")
        answer = page.locator("#answer")
        hour = hour or str(answer.locator("[name=slots]").first.get_attribute("value"))
        answer.locator("[name=text]").fill(f"Buenos días, {name}. Elija una hora.")
        answer.locator(f"[name=slots][value='{hour}']").check()
        _load(page, answer.locator("button.main").click)
        expect(page.locator("#history")).to_contain_text("Elija una hora.")
    for visitor, language, name in ((first, "es", "Prima Ficticia"), (second, "en", "Secunda Ficticia")):
        _come_back(visitor, language, codes[name])
        expect(visitor.page.locator(".prose")).to_have_text(f"Buenos días, {name}. Elija una hora.")
        assert _grave(visitor.page) == []
    offered = f"form:has([name=slot][value='{hour}'])"
    when = first.page.locator(offered).locator("span").inner_text()
    for visitor in (first, second):
        _load(visitor.page, visitor.page.locator(offered).locator("button[value=hold]").click)
    expect(first.page.locator(".told")).to_have_text(_texts("es")["code"]["held"])
    expect(first.page.locator(".card .lead")).to_have_text(when)
    expect(second.page.locator(".told")).to_have_text(_texts("en")["code"]["taken"])
    expect(second.page.locator(offered)).to_have_count(0)
    assert _grave(first.page) + _grave(second.page) == []
    _come_back(first, "es", codes["Prima Ficticia"])
    expect(first.page.locator(".card .lead")).to_have_text(when)
    page = desk.open("/consultations/?tab=booked")
    _until_shown(page, page.get_by_role("link", name="Prima Ficticia", exact=True))
    expect(page.get_by_role("link", name="Secunda Ficticia", exact=True)).to_have_count(0)


def test_the_pages_are_pictured_wide_and_narrow_light_and_dark(visit: Visit, desk: Desk) -> None:
    visitor = visit()
    faults: dict[str, list[str]] = {}

    def picture(at: Desk, name: str) -> None:
        faults[name] = []
        at.page.evaluate("scrollTo(0, 0)")
        for width in (1280, 390):
            at.page.set_viewport_size({"width": width, "height": 900})
            if at.page.evaluate("document.documentElement.scrollWidth") > width:
                faults[name].append(f"wider than {width}")
            for scheme in ("light", "dark"):
                at.page.emulate_media(color_scheme=scheme)
                at.picture(f"{name}-{width}-{scheme}")
        if at is desk:  # those of the public pages are looked for above
            faults[name] += _grave(at.page)

    def look(at: Desk, name: str) -> None:
        if name in ("start", "situation", "receipt"):
            picture(at, f"public-{'ask' if name == 'situation' else name}")

    words = _ask(visitor, "es", "Pintada Ficticia", look)
    desk.sign_in("Elena")
    page = _request_of(desk, "Pintada Ficticia")
    page.locator("#answer [name=text]").fill("La leímos. Elija una hora para hablar.")
    for box in page.locator("#answer [name=slots]").all()[-3:]:
        box.check()
    _load(page, page.locator("#answer button.main").click)
    _come_back(visitor, "es", " ".join(words))
    picture(visitor, "public-mine")
    picture(desk, "consultations-request")
    desk.open("/consultations/")
    picture(desk, "consultations-queue")
    desk.open("/outbox/")
    picture(desk, "consultations-outbox")
    assert {name: found for name, found in faults.items() if found} == {}


def _texts(language: str) -> dict[str, dict[str, str]]:
    file = Path(amparo.office.front_door.public_site.__file__).parent / "texts" / f"{language}.toml"
    return tomllib.loads(file.read_text(encoding="utf-8"))


def _ask(desk: Desk, language: str, name: str, look: Look = lambda desk, at: None) -> list[str]:
    """Ask for a consultation from the first page on, looking at every page; the words of the receipt."""
    page = desk.open("/")
    look(desk, "languages")
    _load(page, page.locator(f".choose [hreflang={language}]").click)
    look(desk, "start")
    _load(page, page.locator(f"main .actions [href='/{language}/ask/']").click)
    chosen = {
        "where": {"where": "mexico"},
        "situation": {"danger": "yes"},
        "reach": {"language": language, "channel": "whatsapp"},
        "contact": {"days": "2"},
        "words": {},
    }
    typed = {
        "where": {"place": "Matamoros"},
        "situation": {"hearing": HEARING, "children": "2"},
        "reach": {"name": name},
        "contact": {"detail": "+52 656 555 0123", "from": "09:00", "until": "11:30"},
        "words": {"words": 'Dos niños y yo.\nAnoche vinieron <otra vez> & "preguntaron".'},
    }
    for part in PARTS:
        assert _part(page) == part
        for field, value in chosen[part].items():
            page.locator(f"[name={field}][value={value!r}]").check()
        for field, value in typed[part].items():
            page.locator(f"[name={field}]").fill(value)
        if part == "contact":
            page.locator("[name=zone]").select_option("America/Ciudad_Juarez")
        look(desk, part)
        _press(page, "next")
    assert _part(page) == "review"
    look(desk, "review")
    _press(page, "send")
    look(desk, "receipt")
    return page.locator(".words li").all_inner_texts()


def _come_back(desk: Desk, language: str, words: str) -> None:
    page = desk.open(f"/{language}/code/")
    page.locator("[name=code]").fill(words)
    _press(page, "open")


def _part(page: Page) -> str | None:
    return page.locator("[name=step]").get_attribute("value")


def _press(page: Page, go: str) -> None:
    _load(page, page.locator(f"main button[name=go][value={go}]:not([tabindex])").click)


def _load(page: Page, deed: Callable[[], None]) -> None:
    with page.expect_event("load"):
        deed()


def _tab_to(page: Page, selector: str) -> None:
    """Press Tab until something is reached."""
    for _ in range(60):
        page.keyboard.press("Tab")
        if page.evaluate("(wanted) => document.activeElement.matches(wanted)", selector):
            return
    raise AssertionError(f"{selector} is not reached by the Tab key")


def _clean(desk: Desk) -> int:
    """Make sure that the page has left nothing in the browser; how many bytes it took, its style and script too."""
    assert desk.context.cookies() == []
    assert desk.page.evaluate("localStorage.length + sessionStorage.length") == 0
    assert desk.page.evaluate("indexedDB.databases().then((all) => all.length)") == 0
    assert desk.foreign == []
    assert desk.complaints == []
    loaded = desk.page.evaluate(
        "[...performance.getEntriesByType('navigation'), ...performance.getEntriesByType('resource')]"
        ".map((one) => [one.name, one.encodedBodySize])"
    )
    assert {Path(urlsplit(name).path).suffix for name, _ in loaded} >= {"", ".css", ".js"}
    return sum(size for _, size in loaded)


def _request_of(desk: Desk, name: str) -> Page:
    """The page of a request, once it has come to the office."""
    page = desk.open("/consultations/")
    link = page.get_by_role("link", name=name, exact=True)
    _until_shown(page, link)
    _load(page, link.click)
    return page


def _until_shown(page: Page, wanted: Locator) -> None:
    end = time.monotonic() + 15
    while not wanted.is_visible() and time.monotonic() < end:
        page.reload()
    expect(wanted).to_be_visible()


def _elsewhere(route: Route) -> None:
    route.fulfill(status=200, content_type="text/html", body="<!doctype html><title>elsewhere</title>")
