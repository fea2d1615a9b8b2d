"""One hearing, entered once: the calendar gives it to the law, and what was stated goes into the calendar."""

from __future__ import annotations

import datetime as dt
import random
import re
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from amparo.law.calendar import roll_forward
from amparo.law.facts import Value
from amparo.office.cases.access.gate import CaseFile
from amparo.office.cases.access.rules import Permission
from amparo.office.cases.calendar import dates
from amparo.office.cases.calendar.hearings import AS_RECORDED
from amparo.office.cases.calendar.models import Appointment
from amparo.office.cases.deadlines.models import Tickler
from amparo.office.cases.deadlines.reckoning import entries_of
from amparo.office.cases.people.models import Person
from amparo.office.cases.statements import services
from amparo.office.cases.statements.ledger import Origin
from amparo.office.cases.statements.ledger_on_day import LedgerOnDay
from amparo.office.cases.statements.models import Source, Statement
from amparo.office.cases.statements.reading import ledger_in
from amparo.office.platform.accounts.roles import Role
from tests.office.builders import Held, a_case, member, signed_in
from tests.office.days import court_day
from tests.office.reading import shown

pytestmark = pytest.mark.django_db
ZONE = "America/Denver"
PAPER = Origin(Source.DOCUMENT, "Notice of hearing")
MOST_QUERIES = 15


@pytest.fixture
def held() -> Held:
    held = a_case(member(Role.ATTORNEY, "Elena"))
    Appointment.objects.all().delete()
    return held


@pytest.fixture
def file(held: Held) -> CaseFile:
    return CaseFile(None, held.case, held.case.assignments.get().user, Permission.CHANGE)  # type: ignore[arg-type]


@pytest.fixture
def browser(held: Held) -> Client:
    return signed_in(held.case.assignments.get().user)


def _at(day: dt.date) -> dt.datetime:
    return dt.datetime.combine(day, dt.time(9), ZoneInfo(ZONE))


def _known(held: Held, person: Person) -> LedgerOnDay:
    return LedgerOnDay(ledger_in(held.case_key, person), timezone.localdate())


def _state(held: Held, **values: Value | None) -> Statement:
    rows = services.state(held.case, held.case_key, held.first, held.case.assignments.get().user, PAPER, values)
    return next(iter(rows.values()))


def _tickler(held: Held, person: Person) -> list[tuple[dt.date, str]]:
    rows = Tickler.objects.filter(person=person, kind="deadline")
    return sorted((row.day, held.case_key.unseal(row, "sealed_what")) for row in rows)


def test_a_hearing_of_the_calendar_and_the_same_one_stated_come_to_the_same(held: Held, file: CaseFile) -> None:
    Statement.objects.all().delete()
    chance, today = random.Random(16), timezone.localdate()
    entered: list[tuple[Appointment, Statement]] = []
    for _ in range(14):
        kind, day = chance.choice(list(AS_RECORDED)), today + dt.timedelta(days=chance.randint(-90, 120))
        fields: dict[str, Value | None] = {"set_for": day, **AS_RECORDED[kind]}
        match chance.choice(("add", "add", "move", "cancel")) if entered else "add":
            case "add":
                row = dates.add(held.case, held.case_key, kind=kind, at=_at(day), zone=ZONE)
                said = services.enter_record(
                    held.case, held.case_key, held.second, file.user, PAPER, "hearings", fields
                )
                entered.append((row, said))
            case "move":
                row, said = entered.pop()
                dates.change(file, row, row.version, kind=kind, at=_at(day), zone=ZONE, place="", note="")
                services.correct_record(file, held.second, said.pk, PAPER, fields, "moved")
                entered.insert(
                    0, (Appointment.objects.get(pk=row.pk), Statement.objects.get(ended_at=None, supersedes=said))
                )
            case _:
                row, said = entered.pop(0)
                dates.cancel(file, row, row.version)
                services.withdraw(file, held.second, said.pk, "cancelled")
        given, stated = _known(held, held.first), _known(held, held.second)
        assert given.facts == stated.facts
        assert given.explained() == stated.explained()
        due = [(one.day, one.what) for one in entries_of(stated.ledger, today) if one.kind == "deadline"]
        assert _tickler(held, held.first) == sorted(due)
    assert "hearing_on" in given.facts, "some lie ahead"


def _put(browser: Client, held: Held, address: str, **typed: str) -> Any:
    once = re.findall(r'name="once" value="([^"]+)"', browser.get(address).content.decode())[0]
    form = {"kind": "merits", "hour": "09:00", "zone": ZONE, "whose": "1", "once": once, **typed}
    return browser.post(address, form)


def _page(browser: Client, held: Held) -> str:
    with CaptureQueriesContext(connection) as queries:
        answer = browser.get(reverse("casework:case", args=[held.number]))
    of_the_session = ("accounts_session", "SAVEPOINT")  # what was told goes out of it
    asked = [query for query in queries if not any(name in query["sql"] for name in of_the_session)]
    assert len(asked) < MOST_QUERIES
    return shown(answer)


def test_a_stated_hearing_goes_into_the_calendar_moves_with_it_and_comes_back(held: Held, browser: Client) -> None:
    day, later = court_day(90), court_day(120)
    said = _state(held, hearing_on=day, hearing_kind="individual")
    put = f"{reverse('calendar:add_date', args=[held.number])}?stated={said.pk}"
    assert put in browser.get(reverse("casework:case", args=[held.number])).content.decode()
    form = shown(browser.get(put))
    assert "Document: Notice of hearing" in form
    assert f'value="{day.isoformat()}"' in form
    assert _put(browser, held, put, day=day.isoformat(), stated=str(said.pk)).status_code == 302
    (row,) = Appointment.objects.all()
    assert row.stands_for == [str(said.pk)]
    page = _page(browser, held)
    assert "Put into the calendar" not in page
    line = page.partition('id="records"')[2].partition("</section>")[0]
    assert "Calendar of the office" in line
    change = reverse("calendar:change_date", args=[held.number, row.pk])
    assert _put(browser, held, change, day=later.isoformat(), version="1").status_code == 302
    known = _known(held, held.first)
    assert known.facts["hearing_on"] == later
    assert "Cannot be right" not in _page(browser, held)
    assert [what for _, what in _tickler(held, held.first)].count("evidence_before_hearing") == 1
    browser.post(reverse("calendar:undo_date", args=[held.number, row.pk]))
    assert _known(held, held.first).facts["hearing_on"] == day
    assert "Put into the calendar" in _page(browser, held)


def test_a_hearing_put_into_the_calendar_and_cancelled_there_is_not_stated_any_more(
    held: Held, file: CaseFile, browser: Client
) -> None:
    day = court_day(90)
    services.enter_record(
        held.case, held.case_key, held.first, file.user, PAPER, "hearings", {"set_for": day, "kind": "master"}
    )
    assert "Put into the calendar" in _page(browser, held)
    _put(browser, held, reverse("calendar:add_date", args=[held.number]), day=day.isoformat(), kind="master")
    (row,) = Appointment.objects.all()
    assert len(row.stands_for) == 1, "one of the same day is taken for the same"
    dates.cancel(file, row, row.version)
    assert "hearing_on" not in _known(held, held.first).facts
    assert _tickler(held, held.first) == [one for one in _tickler(held, held.first) if "hearing" not in one[1]]


def test_a_hearing_of_the_calendar_that_contradicts_what_was_stated_is_shown(held: Held, browser: Client) -> None:
    _state(held, hearing_on=court_day(40))
    dates.add(held.case, held.case_key, kind="merits", at=_at(court_day(90)), zone=ZONE, place="El Paso")
    assert "Cannot be right: “Next hearing” is given otherwise than the records tell" in _page(browser, held)
    assert Tickler.objects.filter(person=held.first, kind="contradiction").count() == 1


def test_a_hearing_is_of_the_one_it_was_entered_for(held: Held, browser: Client) -> None:
    day = roll_forward(court_day(90))
    _put(browser, held, reverse("calendar:add_date", args=[held.number]), day=day.isoformat(), whose="2")
    assert "hearing_on" not in _known(held, held.first).facts
    assert _known(held, held.second).facts["hearing_on"] == day
    assert ("evidence_before_hearing") in {what for _, what in _tickler(held, held.second)}
