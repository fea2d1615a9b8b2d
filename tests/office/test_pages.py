"""Every page: few questions to the database, sound HTML, nothing foreign, headers that keep it so."""

from __future__ import annotations

import datetime as dt
import re

import html5lib
import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from amparo.law.vocabulary import FACTS
from amparo.office.border.checkins import rounds
from amparo.office.border.checkins.answers import Word, hear
from amparo.office.cases.access.models import Team
from amparo.office.cases.deadlines.reckoning import write_stale
from amparo.office.cases.statements.ledger import Origin
from amparo.office.cases.statements.models import Source
from amparo.office.cases.statements.services import state
from amparo.office.platform.accounts.roles import Role
from amparo.screen.files.docket_file import facts_of_row
from amparo.screen.sample import sample
from tests.office import matrix
from tests.office.builders import (
    Held,
    World,
    a_case,
    a_need,
    a_note,
    a_plan,
    a_testimony,
    a_whereabouts,
    an_incident,
    member,
    signed_in,
)
from tests.office.walk import Walker, cells

pytestmark = [pytest.mark.django_db, pytest.mark.one_moment("walks over all pages, for what no day changes")]
MOST_QUERIES = 15


@pytest.fixture
def held() -> Held:
    """A case with forty facts, among others of the same team."""
    by = member(Role.ATTORNEY)
    team = Team.objects.create(name="All")
    team.members.add(by)
    for number in range(12):
        a_case(by, team=team, given=f"Person {number}")
    found = a_case(by, team=team)
    facts: dict[str, object] = {}
    for row in sample(40, 3).iter_rows(named=True):
        facts |= {name: value for name, value in facts_of_row(row, FACTS).items() if len(facts) < 40 or name in facts}
    for fact in ("nationality", "last_entry_on"):
        facts.pop(fact, None)
    state(found.case, found.case_key, found.first, by, Origin(Source.BY_PHONE, said_on=timezone.localdate()), facts)  # type: ignore[arg-type]
    for _ in range(12):
        a_note(found, by)
    an_incident(found, by)
    a_need(found, by, urgent=True)
    a_testimony(found, by, member(Role.PARALEGAL))
    a_whereabouts(found, [by])
    plan = a_plan(found, by, timezone.now() - dt.timedelta(days=9))
    hear(plan, found.case_key, Word.DANGER, timezone.now(), timezone.now())
    rounds.look_at_all(timezone.now() + dt.timedelta(days=3))
    while write_stale():
        pass
    return found


@pytest.fixture
def browser(held: Held) -> Client:
    return signed_in(held.case.assignments.get().user)


def _addresses(held: Held) -> list[str]:
    number = held.number
    return [
        reverse("today"),
        reverse("today") + "?whose=all",
        reverse("people"),
        reverse("calendar"),
        reverse("conflicts"),
        reverse("account"),
        reverse("case", args=[number]),
        reverse("case_person", args=[number, 2]),
        reverse("facts", args=[number, 1]),
        reverse("record", args=[number, 1, "family"]),
        reverse("history", args=[number, 1, "last_entry_on"]),
        reverse("seen_by", args=[number]),
        reverse("staff", args=[number]),
        reverse("relations", args=[number]),
        reverse("change_person", args=[number, 1]),
        reverse("standing", args=[number]),
        reverse("upload", args=[number]),
        reverse("interviews"),
        reverse("to_tell"),
        reverse("interviewers"),
        reverse("desk_settings"),
        reverse("pressure"),
        reverse("interview_forecast"),
        reverse("case_interviews", args=[number]),
        reverse("ask_interview", args=[number]),
        reverse("recuse_interview", args=[number, held.wanted.pk]),
        reverse("interview_room", args=[number, held.wanted.pk]),
        reverse("move_interview", args=[held.wanted.pk]),
        reverse("harm", args=[number]),
        reverse("add_incident", args=[number]),
        reverse("incident", args=[number, held.incident]),
        reverse("change_incident", args=[number, held.incident]),
        reverse("harm_chronology", args=[number]),
        reverse("evidence", args=[number, 1]),
        reverse("needs", args=[number]),
        reverse("add_need", args=[number]),
        reverse("need", args=[number, held.need]),
        reverse("refer_need", args=[number, held.need]),
        reverse("all_needs"),
        reverse("referrals"),
        reverse("returns", args=[number]),
        reverse("add_passage", args=[number, "return"]),
        reverse("change_passage", args=[number, held.passage]),
        reverse("withdraw_passage", args=[number, held.passage]),
        reverse("add_fear", args=[number]),
        reverse("change_fear", args=[number, held.fear]),
        reverse("withdraw_fear", args=[number, held.fear]),
        reverse("fear_letter", args=[number, 1]),
        reverse("run_up", args=[number, held.date.pk]),
        reverse("board"),
        reverse("board") + f"?day={held.date.at.date()}",
        reverse("testimony", args=[number]),
        reverse("testimony_register", args=[number]),
        reverse("testimony_text", args=[number, 1]),
        reverse("rewrite_testimony", args=[number, 1]),
        reverse("generalise", args=[number, 1]),
        reverse("release_testimony", args=[number, 1]),
        reverse("give_out_testimony", args=[number, 1]),
        reverse("consent", args=[number, 1]),
        reverse("add_consent", args=[number]),
        reverse("testimony_queue"),
        reverse("whereabouts", args=[number]),
        reverse("add_whereabouts", args=[number]),
        reverse("checkins"),
        reverse("case_checkins", args=[number]),
        reverse("agree_checkins", args=[number, 1]),
    ]


def test_no_page_asks_the_database_more_than_fifteen_things(held: Held, browser: Client) -> None:
    asked = {}
    for address in _addresses(held):
        with CaptureQueriesContext(
            connection,
        ) as queries:
            assert browser.get(address).status_code == 200
        asked[address] = len(queries)
    assert {address: count for address, count in asked.items() if count > MOST_QUERIES} == {}


def test_a_search_asks_no_more(held: Held, browser: Client) -> None:
    browser.post(reverse("people"), {"text": "Rosa"})
    with CaptureQueriesContext(connection) as queries:
        assert "Rosa" in browser.post(reverse("people"), {"text": "Rosa"}).content.decode()
    assert len(queries) <= MOST_QUERIES


def test_the_case_page_shows_forty_facts_at_work(held: Held, browser: Client) -> None:
    page = browser.get(reverse("case", args=[held.number])).content.decode()
    assert page.count('class="door"') == 15
    assert "Ask these next" in page
    assert "Safe to reach" in page
    assert "say “the school”" in page


def test_every_page_is_sound_html_with_unique_ids_and_labels(held: Held, browser: Client) -> None:
    for address in _addresses(held):
        text = browser.get(address).content.decode()
        parser = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False)
        tree = parser.parse(text)
        ids = [one.get("id") for one in tree.iter() if one.get("id")]
        assert len(ids) == len(set(ids)), address
        assert not [one for one in tree.iter() if any(name.startswith("on") for name in one.attrib)], address
        assert not [one for one in tree.iter() if one.get("style")], address
        assert len(list(tree.iter("h1"))) == 1, address


def test_no_page_names_another_host(held: Held, browser: Client) -> None:
    for address in _addresses(held):
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
    page = signed_in(user).get(reverse("today")).content.decode()
    assert '<html lang="es"' in page
