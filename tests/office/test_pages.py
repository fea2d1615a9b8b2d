"""Every page: few questions to the database, sound HTML, nothing foreign, headers that keep it so."""

from __future__ import annotations

import re

import html5lib
import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tests.office import matrix
from tests.office.builders import (
    Held,
    World,
    signed_in,
)
from tests.office.full_case import a_full_case, addresses_of
from tests.office.walk import Walker, cells

pytestmark = [pytest.mark.django_db, pytest.mark.one_moment("walks over all pages, for what no day changes")]
MOST_QUERIES = 15


@pytest.fixture
def held() -> Held:
    return a_full_case()


@pytest.fixture
def browser(held: Held) -> Client:
    return signed_in(held.case.assignments.get().user)


def test_no_page_asks_the_database_more_than_fifteen_things(held: Held, browser: Client) -> None:
    asked = {}
    for address in addresses_of(held):
        with CaptureQueriesContext(
            connection,
        ) as queries:
            assert browser.get(address).status_code == 200
        asked[address] = len(queries)
    assert {address: count for address, count in asked.items() if count > MOST_QUERIES} == {}


def test_a_search_asks_no_more(held: Held, browser: Client) -> None:
    browser.post(reverse("search:people"), {"text": "Rosa"})
    with CaptureQueriesContext(connection) as queries:
        assert "Rosa" in browser.post(reverse("search:people"), {"text": "Rosa"}).content.decode()
    assert len(queries) <= MOST_QUERIES


def test_the_case_page_shows_forty_facts_at_work(held: Held, browser: Client) -> None:
    page = browser.get(reverse("casework:case", args=[held.number])).content.decode()
    assert page.count('class="relief"') == 14
    assert "Nothing on record points to 1 more form of relief" in page  # parole: nobody of this case is abroad
    asked, folded = page.partition('id="questions"')[2].partition("</section>")[0].split("<summary>")
    assert asked.count("<li>") == 10
    assert folded.count("<li>") > 0
    assert "Helps to decide" in asked
    assert "Safe to reach" in page
    assert "say “the school”" in page


def test_every_page_is_sound_html_with_unique_ids_and_labels(held: Held, browser: Client) -> None:
    for address in addresses_of(held):
        text = browser.get(address).content.decode()
        parser = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False)
        tree = parser.parse(text)
        ids = [one.get("id") for one in tree.iter() if one.get("id")]
        assert len(ids) == len(set(ids)), address
        assert not [one for one in tree.iter() if any(name.startswith("on") for name in one.attrib)], address
        assert not [one for one in tree.iter() if one.get("style")], address
        assert len(list(tree.iter("h1"))) == 1, address


def test_no_page_names_another_host(held: Held, browser: Client) -> None:
    for address in addresses_of(held):
        text = browser.get(address).content.decode()
        assert re.findall(r'(?:src|href|action)="(?:https?:)?//', text) == [], address


def test_every_answer_carries_the_headers_that_guard_it(world: World) -> None:
    walker = Walker(world)
    for cell in cells(matrix.ROWS):
        if cell.who in ("attorney", "stranger") and cell.relation in ("own", "missing") and cell.method == "GET":
            answer = walker.answer(cell)
            assert answer["X-Content-Type-Options"] == "nosniff", cell
            assert answer["Cache-Control"] == "no-store", cell
            assert answer["Cross-Origin-Opener-Policy"] == "same-origin", cell
            assert answer["Cross-Origin-Resource-Policy"] == "same-origin", cell
            policy = answer["Content-Security-Policy"]
            assert "sandbox" in policy or ("frame-ancestors 'none'" in policy and "unsafe" not in policy), cell


def test_pages_in_spanish_say_so(held: Held) -> None:
    user = held.case.assignments.get().user
    user.language = "es"
    user.save()
    page = signed_in(user).get(reverse("today:today")).content.decode()
    assert '<html lang="es"' in page
