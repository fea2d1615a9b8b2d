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
        reverse("today:today"),
        reverse("today:today") + "?whose=all",
        reverse("search:people"),
        reverse("calendar:calendar"),
        reverse("search:conflicts"),
        reverse("accounts:account"),
        reverse("casework:case", args=[number]),
        reverse("casework:case_person", args=[number, 2]),
        reverse("casework:facts", args=[number, 1]),
        reverse("casework:record", args=[number, 1, "family"]),
        reverse("casework:history", args=[number, 1, "last_entry_on"]),
        reverse("casework:seen_by", args=[number]),
        reverse("casework:staff", args=[number]),
        reverse("casework:relations", args=[number]),
        reverse("casework:change_person", args=[number, 1]),
        reverse("casework:standing", args=[number]),
        reverse("documents:upload", args=[number]),
        reverse("interviews:interviews"),
        reverse("interviews:to_tell"),
        reverse("interviews:interviewers"),
        reverse("interviews:desk_settings"),
        reverse("interviews:pressure"),
        reverse("interviews:interview_forecast"),
        reverse("interviews:case_interviews", args=[number]),
        reverse("interviews:ask_interview", args=[number]),
        reverse("interviews:recuse_interview", args=[number, held.wanted.pk]),
        reverse("interviews:interview_room", args=[number, held.wanted.pk]),
        reverse("interviews:move_interview", args=[held.wanted.pk]),
        reverse("harm:harm", args=[number]),
        reverse("harm:add_incident", args=[number]),
        reverse("harm:incident", args=[number, held.incident]),
        reverse("harm:change_incident", args=[number, held.incident]),
        reverse("harm:harm_chronology", args=[number]),
        reverse("harm:evidence", args=[number, 1]),
        reverse("needs:needs", args=[number]),
        reverse("needs:add_need", args=[number]),
        reverse("needs:need", args=[number, held.need]),
        reverse("needs:refer_need", args=[number, held.need]),
        reverse("needs:all_needs"),
        reverse("needs:referrals"),
        reverse("returns:returns", args=[number]),
        reverse("returns:add_passage", args=[number, "return"]),
        reverse("returns:change_passage", args=[number, held.passage]),
        reverse("returns:withdraw_passage", args=[number, held.passage]),
        reverse("returns:add_fear", args=[number]),
        reverse("returns:change_fear", args=[number, held.fear]),
        reverse("returns:withdraw_fear", args=[number, held.fear]),
        reverse("returns:fear_letter", args=[number, 1]),
        reverse("returns:run_up", args=[number, held.date.pk]),
        reverse("returns:board"),
        reverse("returns:board") + f"?day={held.date.at.date()}",
        reverse("testimony:testimony", args=[number]),
        reverse("testimony:testimony_register", args=[number]),
        reverse("testimony:testimony_text", args=[number, 1]),
        reverse("testimony:rewrite_testimony", args=[number, 1]),
        reverse("testimony:generalise", args=[number, 1]),
        reverse("testimony:release_testimony", args=[number, 1]),
        reverse("testimony:give_out_testimony", args=[number, 1]),
        reverse("testimony:consent", args=[number, 1]),
        reverse("testimony:add_consent", args=[number]),
        reverse("testimony:testimony_queue"),
        reverse("whereabouts:whereabouts", args=[number]),
        reverse("whereabouts:add_whereabouts", args=[number]),
        reverse("checkins:checkins"),
        reverse("checkins:case_checkins", args=[number]),
        reverse("checkins:agree_checkins", args=[number, 1]),
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
    browser.post(reverse("search:people"), {"text": "Rosa"})
    with CaptureQueriesContext(connection) as queries:
        assert "Rosa" in browser.post(reverse("search:people"), {"text": "Rosa"}).content.decode()
    assert len(queries) <= MOST_QUERIES


def test_the_case_page_shows_forty_facts_at_work(held: Held, browser: Client) -> None:
    page = browser.get(reverse("casework:case", args=[held.number])).content.decode()
    assert page.count('class="door"') == 15
    assert "Open questions" in page
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
    page = signed_in(user).get(reverse("today:today")).content.decode()
    assert '<html lang="es"' in page
