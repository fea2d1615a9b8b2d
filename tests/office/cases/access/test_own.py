"""Whoever may only add changes nothing but what they themselves added within hours and nobody else has touched."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import MappingProxyType
from typing import Any

import pytest
from django.db import connection, transaction
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from amparo.office.cases.access import rules
from amparo.office.cases.access.models import Assignment
from amparo.office.cases.access.own import OWN_FOR
from amparo.office.cases.access.rules import Permission
from amparo.office.cases.calendar.models import Appointment
from amparo.office.cases.statements.models import Statement, StatementSet
from amparo.office.intake.models import Organisation
from amparo.office.interviews.models import Booking
from amparo.office.platform.accounts.models import User
from amparo.office.platform.accounts.roles import Role
from amparo.office.platform.audit.models import AuditEntry
from amparo.office.platform.audit.record import record
from tests.office import matrix
from tests.office.builders import (
    Held,
    a_case,
    a_filing,
    a_need,
    a_note,
    a_plan,
    a_testimony,
    an_incident,
    an_interviewer,
    member,
    signed_in,
)
from tests.office.forms_on_pages import Filled, forms_on, links_on

pytestmark = [pytest.mark.django_db, pytest.mark.one_moment("who may turns on hours, which the tests say themselves")]
OWN = frozenset(name for name, row in matrix.ROWS.items() if isinstance(row, matrix.Case) and row.own)
STRAYS = {
    "accounts_session": {"session_data", "expire_date", "user_id"},  # what they are told on the next page
    "docket_case": {"heard_from_on"},  # the day on which the client was last heard from, which only moves on
    "needs_need": {"state", "next_on", "version"},  # a step says when to ask next; every step is kept
    "checkins_plan": {"heard_at"},  # as the day above
    "checkins_terms": {"next_at", "counted"},  # reckoned from what was agreed
    "checkins_due": {"closed_at", "how"},  # whoever is heard from has answered what was due
    "testimony_consent": {"withdrawn_at", "withdrawn_by_id", "sealed_withdrawal"},  # it stops everything at once
    "tickler_tickler": {"deleted"},  # reckoned anew from the facts
    "tickler_reckoned": {"on"},
}
"""What is written over although somebody may only add: what follows from a day, and what stops a release."""

ADDING = frozenset(
    {
        "biography:interview",
        "calendar:add_date",
        "casework:add_person",
        "casework:add_record",
        "casework:heard",
        "casework:note",
        "casework:record",
        "checkins:heard_checkin",
        "harm:add_incident",
        "harm:compare_evidence",
        "harm:evidence",
        "interviews:ask_interview",
        "needs:add_need",
        "needs:need",
        "needs:refer_need",
        "returns:add_fear",
        "returns:add_passage",
        "returns:tick",
        "testimony:withdraw_consent",
        "testimony:write_testimony",
    }
)
"""Forms that a volunteer fills in and sends."""
DRAFTS = frozenset({"testimony:rewrite_testimony", "testimony:generalise", "testimony:give_testimony"})
"""A story that nobody else has written in is one's own until a second reader has it."""
ELSEWHERE = frozenset(
    {
        "calendar:undo_date",
        "testimony:give_testimony",
        *(f"interviews:{what}_interview" for what in ("start", "end", "recuse")),
    }
)
"""A stated hearing in the calendar, a story that is looked through, an interview that one holds: not on these pages."""
FACTS = frozenset({"casework:record", "casework:history"})
MEETING = {"kind": "meeting", "day": "2031-02-03", "hour": "10:00", "zone": "America/Denver", "place": "", "note": ""}


@pytest.fixture
def volunteer() -> User:
    return member(Role.VOLUNTEER)


@pytest.fixture
def held(volunteer: User) -> Held:
    """A case with something of every room in it, all by others, on which a volunteer works."""
    owner, spare = member(Role.ATTORNEY, "Owner"), member(Role.PARALEGAL, "Spare")
    found = a_case(owner)
    Assignment.objects.create(case=found.case, user=volunteer)
    a_note(found, owner)
    a_filing(found, owner)
    an_incident(found, owner)
    a_need(found, owner)
    a_testimony(found, owner, spare)
    a_plan(found, owner)
    Organisation.objects.create(name="Others", place="El Paso", reach="+1 915 555 0100")
    return found


def _pages(browser: Client, held: Held, *, every: bool = False) -> Iterator[tuple[str, Any]]:
    """The pages of a case that a member can come to from its first: each kind once, or `every` one but of facts."""
    waiting, seen = [reverse("casework:case", args=[held.number])], {"casework:case"}
    while waiting:
        page = waiting.pop()
        answer = browser.get(page)
        assert answer.status_code != 403, f"{page} is offered and refused"
        if answer.status_code != 200:
            continue
        yield page, answer
        for name, target in links_on(answer):
            address = target.partition("#")[0]
            row = matrix.ROWS.get(name)
            key = address if every and name not in FACTS else name
            if isinstance(row, matrix.Case) and "GET" in row.methods and key not in seen:
                seen.add(key)
                waiting.append(address)


def _sent(browser: Client, form: Filled) -> tuple[int, list[tuple[str, str]]]:
    """What is answered to a form, and what it wrote over or deleted: tables with the columns, if any."""
    written: list[tuple[str, str]] = []

    def watching(execute: Callable[..., Any], sql: str, *more: Any) -> Any:
        change = re.match(r'(?:UPDATE|DELETE FROM) "(\w+)"(?: SET (.*?) WHERE)?', sql, re.S)
        if change:
            columns = re.findall(r'"(\w+)" =', change[2] or "") or ["deleted"]
            written.extend((change[1], column) for column in columns)
        return execute(sql, *more)

    with connection.execute_wrapper(watching):
        answer = browser.post(form.action, form.fields)
    return answer.status_code, written


def _stray(written: list[tuple[str, str]]) -> list[str]:
    return [f"{table}.{column}" for table, column in written if column not in STRAYS.get(table, ())]


@contextmanager
def _undone() -> Iterator[None]:
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def _walk(browser: Client, held: Held) -> tuple[set[str], list[str]]:
    """The forms that were accepted, by name, and what was written over in spite of it."""
    accepted, strays = set(), []
    for page, answer in _pages(browser, held):
        for form in forms_on(answer, page):
            if not isinstance(matrix.ROWS.get(form.name), matrix.Case):
                continue  # to sign out
            with _undone():
                status, written = _sent(browser, form)
            if status == 302:
                accepted.add(form.name)
            strays += [f"{form.name}: {one}" for one in _stray(written)]
    return accepted, strays


def test_no_form_that_a_volunteer_is_shown_changes_what_others_wrote(volunteer: User, held: Held) -> None:
    accepted, strays = _walk(signed_in(volunteer), held)
    assert strays == []
    assert accepted >= ADDING, ADDING - accepted
    assert not accepted & OWN


def test_the_walk_finds_what_may_be_changed_once_volunteers_may(
    volunteer: User, held: Held, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened = {**rules.ALLOWED, Permission.CHANGE: rules.EVERYBODY}
    monkeypatch.setattr(rules, "ALLOWED", MappingProxyType(opened))
    accepted, strays = _walk(signed_in(volunteer), held)
    assert {
        "office_calendar_appointment.cancelled_at",
        "office_calendar_appointment.at",
        "people_relation.deleted",
    } <= {one.rpartition(" ")[2] for one in strays}
    assert accepted >= {"calendar:cancel_date", "returns:withdraw_fear", "interviews:withdraw_interview"}


def test_what_a_volunteer_added_they_may_change_and_take_back_for_hours(volunteer: User, held: Held) -> None:
    browser = signed_in(volunteer)
    record(volunteer.pk, "document.taken", held.case.pk, "document 1")
    for page, answer in list(_pages(browser, held)):
        for form in forms_on(answer, page):
            if form.name in ADDING:
                _sent(browser, form)
    relations = reverse("casework:relations", args=[held.number])
    assert browser.post(relations, {"person": "3", "other": "1", "kind": "sibling"}).status_code == 302
    browser.post(
        reverse("biography:interview", args=[held.number, 1, "jobs"]), {"source": "in_person", "employer": "X"}
    )
    browser.post(reverse("letters:begin_letter", args=[held.number]), {"person": "1", "template": "records-request"})
    browser.post(reverse("casework:record", args=[held.number, 1, "entry"]), _entry(held) | {"differs": "keep"})
    offered = _offered(browser, held)
    own = OWN & offered.keys()
    assert OWN - own == ELSEWHERE
    assert {name: status for name in own if (status := _asked(browser, name, offered)) not in (200, 302, 409)} == {}
    AuditEntry.objects.update(at=timezone.now() - OWN_FOR)
    StatementSet.objects.update(recorded_at=timezone.now() - OWN_FOR)
    later = {name: _asked(browser, name, offered) for name in own}
    assert later == {name: 200 if name in DRAFTS else 403 for name in own}


def _asked(browser: Client, name: str, offered: dict[str, str]) -> int:
    """What is answered to whoever opens it; where there is nothing to open, to a form sent empty and undone."""
    with _undone():
        opens = "GET" in matrix.ROWS[name].methods
        return (browser.get if opens else browser.post)(offered[name]).status_code


def _offered(browser: Client, held: Held) -> dict[str, str]:
    """What a member is offered on the pages of a case and in the history of a fact: name and address."""
    history = browser.get(reverse("casework:history", args=[held.number, 1, "last_entry_on"]))
    answers = [history, *(answer for _page, answer in _pages(browser, held, every=True))]
    return {name: target for answer in answers for name, target in links_on(answer)}


def _entry(held: Held) -> dict[str, str]:
    seen, today = Statement.objects.get(pk=held.statement.pk).set_id, timezone.localdate().isoformat()
    return {"source": "by_phone", "said_on": today, "last_entry_on": "2020-01-02", "seen": str(seen)}


def test_what_somebody_else_has_touched_is_no_longer_ones_own(volunteer: User, held: Held) -> None:
    browser, paralegal = signed_in(volunteer), member(Role.PARALEGAL)
    Assignment.objects.create(case=held.case, user=paralegal)
    browser.post(reverse("calendar:add_date", args=[held.number]), MEETING)
    date = Appointment.objects.latest("at")
    change, cancel = (reverse(f"calendar:{what}_date", args=[held.number, date.pk]) for what in ("change", "cancel"))
    assert browser.get(change).status_code == 200
    assert signed_in(paralegal).post(change, MEETING | {"version": "1", "hour": "11:00"}).status_code == 302
    assert browser.get(change).status_code == 403
    assert browser.post(cancel, {"version": "2"}).status_code == 403
    assert Appointment.objects.get(pk=date.pk).cancelled_at is None


def test_a_volunteer_moves_and_cancels_no_hearing(volunteer: User, held: Held) -> None:
    browser, before = signed_in(volunteer), Appointment.objects.filter(pk=held.date.pk).values().get()
    for what in ("change", "cancel"):
        address = reverse(f"calendar:{what}_date", args=[held.number, held.date.pk])
        assert browser.post(address, MEETING | {"version": "1"}).status_code == 403
    assert Appointment.objects.filter(pk=held.date.pk).values().get() == before
    refusals = AuditEntry.objects.filter(did="case.refused", actor=volunteer.pk).values_list("about", flat=True)
    assert list(refusals) == ["change change_date", "change cancel_date"]


def test_what_others_recorded_a_volunteer_contradicts_and_does_not_replace(volunteer: User, held: Held) -> None:
    address = reverse("casework:record", args=[held.number, 1, "entry"])
    sent = _entry(held)
    answer = signed_in(volunteer).post(address, sent | {"differs": "replace", "reason": "They said so."})
    assert (answer.status_code, "cannot replace" in answer.content.decode()) == (422, True)
    assert signed_in(volunteer).post(address, sent | {"differs": "keep"}).status_code == 302
    assert Statement.objects.get(pk=held.statement.pk).ended_at is None


def test_a_volunteer_who_interviews_holds_their_own_interview_and_no_other(volunteer: User, held: Held) -> None:
    browser = signed_in(volunteer)
    begin = reverse("interviews:start_interview", args=[held.number, held.wanted.pk])
    booking = {"wanted": held.wanted, "appointment": held.date, "minutes": 90}
    row = Booking.objects.create(interviewer=an_interviewer(member(Role.PARALEGAL)), **booking)
    assert browser.post(begin).status_code == 403
    Booking.objects.filter(pk=row.pk).update(interviewer=an_interviewer(volunteer))
    assert browser.post(begin).status_code == 302
