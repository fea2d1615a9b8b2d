"""Who gets what answer where: every address of the office, by role, method and how the case stands to the member.

An address that is missing here fails the build. The words of the table:
`CASE` rows name what is done to the case; the gate then says who may. `PAGE` rows name the roles that may.
"""

from __future__ import annotations

import uuid
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from amparo.office.cases.access.rules import EVERYBODY, TAKES_CASES, WORKING, Permission, allows
from amparo.office.platform.accounts.roles import Role
from tests.office.builders import RELATIONS, Held, World

ANYBODY = "anybody"
MEMBERS = frozenset(Role)
OPEN = frozenset({*MEMBERS, ANYBODY})
SCHEDULE = EVERYBODY | {Role.SCHEDULER}
DESK = WORKING | {Role.SCHEDULER}
ADMINISTRATORS, AUDITORS = frozenset({Role.ADMINISTRATOR}), frozenset({Role.AUDITOR})
NOBODY: frozenset[str] = frozenset()

METHODS = ("GET", "POST", "PUT", "DELETE", "PATCH")
WHO = (*(role.value for role in Role), "disabled", "one factor", "stranger")
GET, POST, BOTH = ("GET",), ("POST",), ("GET", "POST")

IN, REFUSED, NOTHING, METHOD, TO_SIGN_IN, TO_SECOND = "in", 403, 404, 405, "sign in", "second factor"
"""The answers: let in (any answer below 400, or a form refused with 409 or 422), or a status, or led elsewhere."""

type Fill = Callable[[World, str, Held | None], dict[str, Any]]


@dataclass(frozen=True)
class Case:
    """An address within a case."""

    permission: Permission
    methods: tuple[str, ...]
    fill: Fill = lambda world, who, held: {}


@dataclass(frozen=True)
class Page:
    """An address of no case. `roles` may; others are refused. With `open` set, even strangers may."""

    roles: frozenset[str]
    methods: tuple[str, ...] = BOTH
    fill: Fill = lambda world, who, held: {}
    refused: int = REFUSED


@dataclass(frozen=True)
class Asked:
    """An address within a request for a consultation."""

    permission: Permission
    methods: tuple[str, ...]


def _place(world: World, who: str, held: Held | None) -> dict[str, Any]:
    return {"place": 1}


def _story(world: World, who: str, held: Held | None) -> dict[str, Any]:
    return {"story": 1}


def _statement(world: World, who: str, held: Held | None) -> dict[str, Any]:
    return {"place": 1, "statement": held.statement.pk if held else uuid.uuid4()}


def _date(world: World, who: str, held: Held | None) -> dict[str, Any]:
    return {"date": held.date.pk if held else uuid.uuid4()}


def _passage(world: World, who: str, held: Held | None) -> dict[str, Any]:
    return {"passage": held.passage if held else uuid.uuid4()}


def _fear(world: World, who: str, held: Held | None) -> dict[str, Any]:
    return {"statement": held.fear if held else uuid.uuid4()}


def _note(world: World, who: str, held: Held | None) -> dict[str, Any]:
    user = world.users.get(who)
    return {"note": held.notes.get(user.pk if user else 0, uuid.uuid4()) if held else uuid.uuid4()}


def _wanted(world: World, who: str, held: Held | None) -> dict[str, Any]:
    return {"wanted": held.wanted.pk if held else uuid.uuid4()}


def _incident(world: World, who: str, held: Held | None) -> dict[str, Any]:
    return {"incident": held.incident if held and held.incident else uuid.uuid4()}


def _need(world: World, who: str, held: Held | None) -> dict[str, Any]:
    return {"need": held.need if held and held.need else uuid.uuid4()}


def _release(world: World, who: str, held: Held | None) -> dict[str, Any]:
    return {"release": world.release}


ROWS: Mapping[str, Case | Page | Asked] = {
    "case": Case(Permission.READ, GET),
    "case_person": Case(Permission.READ, GET, _place),
    "facts": Case(Permission.READ, GET, _place),
    "history": Case(Permission.READ, GET, lambda *_: {"place": 1, "fact": "last_entry_on"}),
    "heard": Case(Permission.ADD, POST),
    "add_person": Case(Permission.ADD, BOTH),
    "record": Case(Permission.ADD, BOTH, lambda *_: {"place": 1, "group": "entry"}),
    "relations": Case(Permission.ADD, BOTH),
    "end_relation": Case(Permission.ADD, POST, lambda *_: {"place": 1, "other": 2}),
    "draft": Case(Permission.ADD, POST, lambda *_: {"form": "1-entry"}),
    "drafts": Page(MEMBERS, GET),
    "draft_elsewhere": Page(MEMBERS, POST, lambda *_: {"form": "account"}),
    "note": Case(Permission.ADD, BOTH),
    "strike": Case(Permission.ADD, POST, _note),
    "add_date": Case(Permission.ADD, BOTH),
    "change_date": Case(Permission.ADD, BOTH, _date),
    "cancel_date": Case(Permission.ADD, POST, _date),
    "returns": Case(Permission.READ, GET),
    "add_passage": Case(Permission.ADD, BOTH, lambda *_: {"kind": "return"}),
    "change_passage": Case(Permission.ADD, BOTH, _passage),
    "withdraw_passage": Case(Permission.CHANGE, BOTH, _passage),
    "add_fear": Case(Permission.ADD, BOTH),
    "change_fear": Case(Permission.ADD, BOTH, _fear),
    "withdraw_fear": Case(Permission.CHANGE, BOTH, _fear),
    "fear_letter": Case(Permission.READ, GET, _place),
    "run_up": Case(Permission.READ, GET, _date),
    "tick": Case(Permission.ADD, POST, lambda *given: {**_date(*given), "item": "told"}),
    "upload": Case(Permission.ADD, BOTH),
    "download": Case(Permission.DOWNLOAD, GET, _place),
    "remove_document": Case(Permission.CHANGE, POST, _place),
    "harm": Case(Permission.READ, GET),
    "incident": Case(Permission.READ, GET, _incident),
    "add_incident": Case(Permission.ADD, BOTH),
    "change_incident": Case(Permission.ADD, BOTH, _incident),
    "withdraw_incident": Case(Permission.CHANGE, BOTH, _incident),
    "harm_chronology": Case(Permission.DOWNLOAD, GET),
    "evidence": Case(Permission.ADD, BOTH, _place),
    "compare_evidence": Case(Permission.ADD, POST, _place),
    "needs": Case(Permission.READ, GET),
    "add_need": Case(Permission.ADD, BOTH),
    "need": Case(Permission.ADD, BOTH, _need),
    "change_need": Case(Permission.ADD, BOTH, _need),
    "refer_need": Case(Permission.ADD, BOTH, _need),
    "change_person": Case(Permission.CHANGE, BOTH, _place),
    "standing": Case(Permission.CHANGE, BOTH),
    "settle": Case(Permission.CHANGE, BOTH, _statement),
    "withdraw": Case(Permission.CHANGE, BOTH, _statement),
    "staff": Case(Permission.GUARD, BOTH),
    "unassign": Case(Permission.GUARD, POST, lambda world, *_: {"user": world.spare.pk}),
    "wall": Case(Permission.GUARD, BOTH),
    "unwall": Case(Permission.GUARD, POST, lambda world, *_: {"user": world.walled.pk}),
    "testimony": Case(Permission.READ, GET),
    "testimony_register": Case(Permission.READ, GET),
    "add_consent": Case(Permission.CHANGE, BOTH),
    "consent": Case(Permission.READ, GET, _place),
    "withdraw_consent": Case(Permission.ADD, BOTH, _place),
    "paper_of_consent": Case(Permission.CHANGE, BOTH, _place),
    "write_testimony": Case(Permission.ADD, BOTH),
    "testimony_text": Case(Permission.READ, GET, _story),
    "rewrite_testimony": Case(Permission.ADD, BOTH, _story),
    "generalise": Case(Permission.ADD, BOTH, _story),
    "give_testimony": Case(Permission.ADD, POST, _story),
    "read_testimony": Case(Permission.CHANGE, BOTH, _story),
    "release_testimony": Case(Permission.EXPORT, BOTH, _story),
    "give_out_testimony": Case(Permission.EXPORT, BOTH, _place),
    "ask_back_testimony": Case(Permission.CHANGE, BOTH, _place),
    "testimony_queue": Page(WORKING, GET),
    "whereabouts": Case(Permission.READ, GET),
    "add_whereabouts": Case(Permission.ADD, BOTH),
    "name_whereabouts": Case(Permission.GUARD, POST),
    "unname_whereabouts": Case(Permission.GUARD, POST, lambda world, *_: {"user": world.spare.pk}),
    "case_checkins": Case(Permission.READ, GET),
    "agree_checkins": Case(Permission.CHANGE, BOTH, _place),
    "checkin_code": Case(Permission.CHANGE, POST, _place),
    "stop_checkins": Case(Permission.CHANGE, POST, _place),
    "heard_checkin": Case(Permission.ADD, POST, _place),
    "handle_rise": Case(Permission.ADD, POST, lambda world, who, held: {"rise": uuid.uuid4()}),
    "seen_by": Case(Permission.HISTORY, GET),
    "export": Case(Permission.EXPORT, BOTH),
    "erase": Case(Permission.ERASE, BOTH),
    "case_interviews": Case(Permission.READ, GET),
    "interview_room": Case(Permission.READ, GET, _wanted),
    "ask_interview": Case(Permission.ADD, BOTH),
    "change_interview": Case(Permission.ADD, BOTH, _wanted),
    "withdraw_interview": Case(Permission.ADD, POST, _wanted),
    "recuse_interview": Case(Permission.ADD, BOTH, _wanted),
    "start_interview": Case(Permission.ADD, POST, _wanted),
    "end_interview": Case(Permission.ADD, POST, _wanted),
    "interviews": Page(SCHEDULE, GET),
    "make_plan": Page(DESK, POST),
    "proposal": Page(DESK, BOTH, lambda world, who, held: {"proposal": world.proposals.get(who, uuid.uuid4())}),
    "to_tell": Page(DESK, GET),
    "told_interview": Page(WORKING, POST, _wanted),
    "move_interview": Page(DESK, BOTH, _wanted),
    "interviewers": Page(DESK, GET),
    "new_interviewer": Page(DESK),
    "interviewer": Page(DESK, BOTH, lambda world, *_: {"interviewer": world.interviewer.pk}),
    "new_interpreter": Page(DESK),
    "interpreter": Page(DESK, BOTH, lambda world, *_: {"interpreter": world.interpreter}),
    "away": Page(DESK, BOTH, lambda world, *_: {"kind": "interviewer", "who": world.interviewer.pk}),
    "back_again": Page(DESK, POST, lambda world, *_: {"absence": world.absence}),
    "desk_settings": Page(DESK),
    "pressure": Page(DESK, GET),
    "interview_forecast": Page(DESK, GET),
    "request": Asked(Permission.READ, GET),
    "request_conflict": Asked(Permission.ADD, POST),
    "take_request": Asked(Permission.ADD, POST),
    "answer_request": Asked(Permission.ADD, POST),
    "attempt_request": Asked(Permission.ADD, POST),
    "call_request": Asked(Permission.ADD, POST),
    "note_request": Asked(Permission.ADD, POST),
    "book_request": Asked(Permission.ADD, POST),
    "zone_request": Asked(Permission.ADD, POST),
    "open_request": Asked(Permission.CHANGE, BOTH),
    "refer_request": Asked(Permission.CHANGE, BOTH),
    "decline_request": Asked(Permission.CHANGE, BOTH),
    "second_request": Asked(Permission.CHANGE, BOTH),
    "hold_request": Asked(Permission.ERASE, BOTH),
    "wall_request": Asked(Permission.GUARD, BOTH),
    "consultations": Page(TAKES_CASES, GET),
    "hours": Page(TAKES_CASES),
    "withdraw_hour": Page(TAKES_CASES, POST, lambda world, who, held: {"slot": world.slots.get(who, uuid.uuid4())}),
    "organisations": Page(TAKES_CASES, GET),
    "new_organisation": Page(TAKES_CASES),
    "organisation": Page(TAKES_CASES, BOTH, lambda world, *_: {"organisation": world.organisation}),
    "all_needs": Page(EVERYBODY, GET),
    "referrals": Page(EVERYBODY, GET),
    "checkins": Page(EVERYBODY, GET),
    "take_alarm": Page(EVERYBODY, POST, lambda world, who, held: {"alarm": world.alarms.get(who, uuid.uuid4())}),
    "outbox": Page(WORKING, GET),
    "message": Page(WORKING, POST, lambda world, who, held: {"message": world.messages.get(who, uuid.uuid4())}),
    "profile": Page(ADMINISTRATORS),
    "today": Page(MEMBERS, GET),
    "people": Page(EVERYBODY),
    "begin": Page(TAKES_CASES),
    "conflicts": Page(EVERYBODY),
    "calendar": Page(SCHEDULE, GET),
    "board": Page(EVERYBODY, GET),
    "feed": Page(SCHEDULE),
    "calendar_feed": Page(NOBODY, GET, lambda *_: {"token": "guessed"}, refused=NOTHING),
    "figures": Page(TAKES_CASES, GET),
    "new_release": Page(frozenset({Role.ATTORNEY})),
    "release": Page(TAKES_CASES, GET, _release),
    "release_csv": Page(TAKES_CASES, GET, _release),
    "release_map": Page(TAKES_CASES, GET, _release),
    "release_chart": Page(TAKES_CASES, GET, lambda world, *_: {"release": world.release, "name": "port"}),
    "first_programme": Page(TAKES_CASES, GET),
    "first_programme_chart": Page(TAKES_CASES, GET, lambda *_: {"name": "referrals"}),
    "audit": Page(AUDITORS),
    "members": Page(ADMINISTRATORS, GET),
    "invite": Page(ADMINISTRATORS),
    "withdraw_invitation": Page(ADMINISTRATORS, POST, lambda world, *_: {"invitation": world.invitation}),
    "member": Page(ADMINISTRATORS, BOTH, lambda world, *_: {"user": world.spare.pk}),
    "reset_member": Page(ADMINISTRATORS, POST, lambda world, *_: {"user": world.spare.pk}),
    "teams": Page(ADMINISTRATORS, GET),
    "new_team": Page(ADMINISTRATORS),
    "team": Page(ADMINISTRATORS, BOTH, lambda world, *_: {"team": world.team.pk}),
    "account": Page(MEMBERS),
    "end_session": Page(NOBODY, POST, lambda *_: {"started": "0000000000000000"}, refused=NOTHING),
    "keep": Page(MEMBERS, POST),
    "invitation": Page(OPEN),
    "health": Page(OPEN, GET),
}

OF_THE_LIBRARY = frozenset(
    {
        "account_login",
        "account_logout",
        "account_inactive",
        "account_reauthenticate",
        "account_change_password",
        "mfa_index",
        "mfa_authenticate",
        "mfa_reauthenticate",
        "mfa_activate_totp",
        "mfa_deactivate_totp",
        "mfa_view_recovery_codes",
        "mfa_generate_recovery_codes",
        "mfa_download_recovery_codes",
        "mfa_list_webauthn",
        "mfa_add_webauthn",
        "mfa_reauthenticate_webauthn",
        "mfa_remove_webauthn",
        "mfa_edit_webauthn",
        "mfa_login_webauthn",
        "account_signup",
        "account_email",
        "account_set_password",
        "account_reset_password",
    }
)
"""Addresses of signing in, which hold nothing of a client: their walk is in test_signing_in.py."""

ANY_FACTOR = frozenset({"calendar_feed", "invitation", "health"})


def expected(name: str, who: str, method: str, relation: str) -> str | int:
    """The answer that the table foresees."""
    row = ROWS[name]
    if name not in ANY_FACTOR:
        if who in ("stranger", "disabled"):
            return TO_SIGN_IN
        if who == "one factor":
            return TO_SECOND
    if isinstance(row, Page):
        if ANYBODY in row.roles:
            return IN if method in row.methods else METHOD
        allowed = who in row.roles
        if not allowed and row.roles:
            return row.refused
        if method not in row.methods:
            return METHOD
        return IN if allowed else row.refused
    if method not in row.methods:
        return METHOD
    if isinstance(row, Asked):
        if who not in TAKES_CASES or relation not in ("own", "team", "other"):
            return NOTHING
        return IN if allows(who, row.permission) else REFUSED
    if who not in EVERYBODY:
        return NOTHING
    visible = relation == "own" or (relation == "team" and who != Role.VOLUNTEER)
    if not visible:
        return NOTHING
    return IN if allows(who, row.permission) else REFUSED


__all__ = ["METHODS", "RELATIONS", "ROWS", "WHO", "expected"]
