"""Two people at once: what somebody changed meanwhile is not cancelled, ended or withdrawn by who has not seen it."""

from __future__ import annotations

import re

import pytest
from django.test import Client
from django.urls import reverse

from amparo.office.cases.access.models import Assignment
from amparo.office.platform.accounts.roles import Role
from tests.office import matrix
from tests.office.builders import Held, a_case, a_plan, an_incident, member, signed_in
from tests.office.forms_on_pages import Filled, forms_on

pytestmark = [pytest.mark.django_db, pytest.mark.one_moment("two at once, on whatever day")]
TAKES_BACK = re.compile(
    r"^(cancel|end|withdraw|stop|remove|strike|un[a-z]+|ask_back|handle|recuse|erase|back_again)(_|$)"
)
SHOWN = {
    "calendar:cancel_date": ("calendar:change_date", "calendar:change_date"),
    "casework:end_relation": ("casework:relations", "casework:relations"),
    "checkins:stop_checkins": ("checkins:case_checkins", "checkins:agree_checkins"),
    "harm:withdraw_incident": ("harm:withdraw_incident", "harm:change_incident"),
    "interviews:withdraw_interview": ("interviews:case_interviews", "interviews:change_interview"),
    "returns:withdraw_fear": ("returns:withdraw_fear", "returns:change_fear"),
    "returns:withdraw_passage": ("returns:withdraw_passage", "returns:change_passage"),
}
"""What takes something back that can be changed: the page with its form, and where somebody else changes it."""
UNCHANGING = {
    "approval_pages:withdraw_approval": "what was asked for is not changed; answered meanwhile, one is told so",
    "accounts:end_session": "a session is not changed, it ends",
    "accounts:withdraw_invitation": "an invitation is not changed; one that was used is told so",
    "biography:withdraw_told": "a statement is not changed; one that stands no more is told so",
    "calendar:undo_date": "what was stated counts again, whatever hour the date had meanwhile",
    "casework:erase": "it names the case and its number is typed",
    "casework:strike": "a note is not changed; the form says which of the two is wanted",
    "casework:unassign": "it names the member, whatever they do in the case",
    "casework:unwall": "it names the member",
    "casework:withdraw": "a statement is not changed; one that stands no more is told so",
    "casework:withdraw_record": "a statement is not changed; one that stands no more is told so",
    "checkins:handle_escalation": "it stays what it is; one that was closed meanwhile is told so",
    "documents:remove_document": "a document is not changed; the form says which of the two is wanted",
    "intake:withdraw_hour": "an hour is not changed; one that was booked meanwhile is told so",
    "interviews:back_again": "an absence is not changed, it ends",
    "interviews:end_interview": "an interview ends once; the second is told so",
    "interviews:recuse_interview": "it names the interviewer, whatever hour the interview has",
    "testimony:ask_back_testimony": "what was given out is not changed",
    "testimony:withdraw_consent": "what the client takes back is taken back, whatever it said",
    "whereabouts:unname_whereabouts": "it names the member",
}


@pytest.fixture
def held() -> Held:
    owner = member(Role.ATTORNEY, "Owner")
    found = a_case(owner)
    an_incident(found, owner)
    a_plan(found, owner)
    return found


def _in(held: Held) -> Client:
    user = member(Role.PARALEGAL)
    Assignment.objects.create(case=held.case, user=user)
    return signed_in(user)


def _page(held: Held, name: str) -> str:
    parts = {
        "calendar:change_date": [held.date.pk],
        "checkins:agree_checkins": [1],
        "harm:change_incident": [held.incident],
        "harm:withdraw_incident": [held.incident],
        "interviews:change_interview": [held.wanted.pk],
        "returns:change_fear": [held.fear],
        "returns:change_passage": [held.passage],
        "returns:withdraw_fear": [held.fear],
        "returns:withdraw_passage": [held.passage],
    }
    return reverse(name, args=[held.number, *parts.get(name, [])])


def _form(browser: Client, page: str, name: str) -> Filled:
    return next(form for form in forms_on(browser.get(page), page) if form.name == name)  # type: ignore[arg-type]


@pytest.mark.parametrize("name", SHOWN)
def test_what_somebody_changed_meanwhile_is_not_taken_back_unseen(held: Held, name: str) -> None:
    page, change = (_page(held, where) for where in SHOWN[name])
    ana, ben = _in(held), _in(held)
    shown = _form(ana, page, name)
    changed = _form(ben, change, SHOWN[name][1])
    more = {"person": "2", "other": "1", "kind": "sibling"} if name == "casework:end_relation" else {}
    assert ben.post(change, changed.fields | more).status_code == 302
    answer = ana.post(shown.action, shown.fields)
    assert answer.status_code == 409
    assert "in the meantime" in answer.content.decode()
    again = _form(ana, page, name)
    assert ana.post(again.action, again.fields).status_code == 302
    assert ana.post(again.action, again.fields | {"once": "later"}).status_code in (302, 404, 409)


def test_whatever_takes_something_back_is_looked_at_here() -> None:
    found = {
        name for name, row in matrix.ROWS.items() if "POST" in row.methods and TAKES_BACK.match(name.rpartition(":")[2])
    }
    assert found == SHOWN.keys() | UNCHANGING.keys()
