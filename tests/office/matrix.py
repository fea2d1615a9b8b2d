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
    "casework:case": Case(Permission.READ, GET),
    "casework:case_person": Case(Permission.READ, GET, _place),
    "casework:facts": Case(Permission.READ, GET, _place),
    "casework:history": Case(Permission.READ, GET, lambda *_: {"place": 1, "fact": "last_entry_on"}),
    "casework:heard": Case(Permission.ADD, POST),
    "casework:add_person": Case(Permission.ADD, BOTH),
    "casework:record": Case(Permission.ADD, BOTH, lambda *_: {"place": 1, "group": "entry"}),
    "casework:relations": Case(Permission.ADD, BOTH),
    "casework:end_relation": Case(Permission.ADD, POST, lambda *_: {"place": 1, "other": 2}),
    "drafts:draft": Case(Permission.ADD, POST, lambda *_: {"form": "1-entry"}),
    "drafts:drafts": Page(MEMBERS, GET),
    "drafts:draft_elsewhere": Page(MEMBERS, POST, lambda *_: {"form": "account"}),
    "casework:note": Case(Permission.ADD, BOTH),
    "casework:strike": Case(Permission.ADD, POST, _note),
    "calendar:add_date": Case(Permission.ADD, BOTH),
    "calendar:change_date": Case(Permission.ADD, BOTH, _date),
    "calendar:cancel_date": Case(Permission.ADD, POST, _date),
    "returns:returns": Case(Permission.READ, GET),
    "returns:add_passage": Case(Permission.ADD, BOTH, lambda *_: {"kind": "return"}),
    "returns:change_passage": Case(Permission.ADD, BOTH, _passage),
    "returns:withdraw_passage": Case(Permission.CHANGE, BOTH, _passage),
    "returns:add_fear": Case(Permission.ADD, BOTH),
    "returns:change_fear": Case(Permission.ADD, BOTH, _fear),
    "returns:withdraw_fear": Case(Permission.CHANGE, BOTH, _fear),
    "returns:fear_letter": Case(Permission.READ, GET, _place),
    "returns:run_up": Case(Permission.READ, GET, _date),
    "returns:tick": Case(Permission.ADD, POST, lambda *given: {**_date(*given), "item": "told"}),
    "documents:upload": Case(Permission.ADD, BOTH),
    "documents:download": Case(Permission.DOWNLOAD, GET, _place),
    "documents:remove_document": Case(Permission.CHANGE, POST, _place),
    "harm:harm": Case(Permission.READ, GET),
    "harm:incident": Case(Permission.READ, GET, _incident),
    "harm:add_incident": Case(Permission.ADD, BOTH),
    "harm:change_incident": Case(Permission.ADD, BOTH, _incident),
    "harm:withdraw_incident": Case(Permission.CHANGE, BOTH, _incident),
    "harm:harm_chronology": Case(Permission.DOWNLOAD, GET),
    "harm:evidence": Case(Permission.ADD, BOTH, _place),
    "harm:compare_evidence": Case(Permission.ADD, POST, _place),
    "needs:needs": Case(Permission.READ, GET),
    "needs:add_need": Case(Permission.ADD, BOTH),
    "needs:need": Case(Permission.ADD, BOTH, _need),
    "needs:change_need": Case(Permission.ADD, BOTH, _need),
    "needs:refer_need": Case(Permission.ADD, BOTH, _need),
    "casework:change_person": Case(Permission.CHANGE, BOTH, _place),
    "casework:standing": Case(Permission.CHANGE, BOTH),
    "casework:settle": Case(Permission.CHANGE, BOTH, _statement),
    "casework:withdraw": Case(Permission.CHANGE, BOTH, _statement),
    "casework:staff": Case(Permission.GUARD, BOTH),
    "casework:unassign": Case(Permission.GUARD, POST, lambda world, *_: {"user": world.spare.pk}),
    "casework:wall": Case(Permission.GUARD, BOTH),
    "casework:unwall": Case(Permission.GUARD, POST, lambda world, *_: {"user": world.walled.pk}),
    "testimony:testimony": Case(Permission.READ, GET),
    "testimony:testimony_register": Case(Permission.READ, GET),
    "testimony:add_consent": Case(Permission.CHANGE, BOTH),
    "testimony:consent": Case(Permission.READ, GET, _place),
    "testimony:withdraw_consent": Case(Permission.ADD, BOTH, _place),
    "testimony:paper_of_consent": Case(Permission.CHANGE, BOTH, _place),
    "testimony:write_testimony": Case(Permission.ADD, BOTH),
    "testimony:testimony_text": Case(Permission.READ, GET, _story),
    "testimony:rewrite_testimony": Case(Permission.ADD, BOTH, _story),
    "testimony:generalise": Case(Permission.ADD, BOTH, _story),
    "testimony:give_testimony": Case(Permission.ADD, POST, _story),
    "testimony:read_testimony": Case(Permission.CHANGE, BOTH, _story),
    "testimony:release_testimony": Case(Permission.EXPORT, BOTH, _story),
    "testimony:give_out_testimony": Case(Permission.EXPORT, BOTH, _place),
    "testimony:ask_back_testimony": Case(Permission.CHANGE, BOTH, _place),
    "testimony:testimony_queue": Page(WORKING, GET),
    "whereabouts:whereabouts": Case(Permission.READ, GET),
    "whereabouts:add_whereabouts": Case(Permission.ADD, BOTH),
    "whereabouts:name_whereabouts": Case(Permission.GUARD, POST),
    "whereabouts:unname_whereabouts": Case(Permission.GUARD, POST, lambda world, *_: {"user": world.spare.pk}),
    "checkins:case_checkins": Case(Permission.READ, GET),
    "checkins:agree_checkins": Case(Permission.CHANGE, BOTH, _place),
    "checkins:checkin_code": Case(Permission.CHANGE, POST, _place),
    "checkins:stop_checkins": Case(Permission.CHANGE, POST, _place),
    "checkins:heard_checkin": Case(Permission.ADD, POST, _place),
    "checkins:handle_rise": Case(Permission.ADD, POST, lambda world, who, held: {"rise": uuid.uuid4()}),
    "casework:seen_by": Case(Permission.HISTORY, GET),
    "exchange:export": Case(Permission.EXPORT, BOTH),
    "casework:erase": Case(Permission.ERASE, BOTH),
    "interviews:case_interviews": Case(Permission.READ, GET),
    "interviews:interview_room": Case(Permission.READ, GET, _wanted),
    "interviews:ask_interview": Case(Permission.ADD, BOTH),
    "interviews:change_interview": Case(Permission.ADD, BOTH, _wanted),
    "interviews:withdraw_interview": Case(Permission.ADD, POST, _wanted),
    "interviews:recuse_interview": Case(Permission.ADD, BOTH, _wanted),
    "interviews:start_interview": Case(Permission.ADD, POST, _wanted),
    "interviews:end_interview": Case(Permission.ADD, POST, _wanted),
    "interviews:interviews": Page(SCHEDULE, GET),
    "interviews:make_plan": Page(DESK, POST),
    "interviews:proposal": Page(
        DESK, BOTH, lambda world, who, held: {"proposal": world.proposals.get(who, uuid.uuid4())}
    ),
    "interviews:to_tell": Page(DESK, GET),
    "interviews:told_interview": Page(WORKING, POST, _wanted),
    "interviews:move_interview": Page(DESK, BOTH, _wanted),
    "interviews:interviewers": Page(DESK, GET),
    "interviews:new_interviewer": Page(DESK),
    "interviews:interviewer": Page(DESK, BOTH, lambda world, *_: {"interviewer": world.interviewer.pk}),
    "interviews:new_interpreter": Page(DESK),
    "interviews:interpreter": Page(DESK, BOTH, lambda world, *_: {"interpreter": world.interpreter}),
    "interviews:away": Page(DESK, BOTH, lambda world, *_: {"kind": "interviewer", "who": world.interviewer.pk}),
    "interviews:back_again": Page(DESK, POST, lambda world, *_: {"absence": world.absence}),
    "interviews:desk_settings": Page(DESK),
    "interviews:pressure": Page(DESK, GET),
    "interviews:interview_forecast": Page(DESK, GET),
    "intake:request": Asked(Permission.READ, GET),
    "intake:request_conflict": Asked(Permission.ADD, POST),
    "intake:take_request": Asked(Permission.ADD, POST),
    "intake:answer_request": Asked(Permission.ADD, POST),
    "intake:attempt_request": Asked(Permission.ADD, POST),
    "intake:call_request": Asked(Permission.ADD, POST),
    "intake:note_request": Asked(Permission.ADD, POST),
    "intake:book_request": Asked(Permission.ADD, POST),
    "intake:zone_request": Asked(Permission.ADD, POST),
    "intake:open_request": Asked(Permission.CHANGE, BOTH),
    "intake:refer_request": Asked(Permission.CHANGE, BOTH),
    "intake:decline_request": Asked(Permission.CHANGE, BOTH),
    "intake:second_request": Asked(Permission.CHANGE, BOTH),
    "intake:hold_request": Asked(Permission.ERASE, BOTH),
    "intake:wall_request": Asked(Permission.GUARD, BOTH),
    "intake:consultations": Page(TAKES_CASES, GET),
    "intake:hours": Page(TAKES_CASES),
    "intake:withdraw_hour": Page(
        TAKES_CASES, POST, lambda world, who, held: {"slot": world.slots.get(who, uuid.uuid4())}
    ),
    "intake:organisations": Page(TAKES_CASES, GET),
    "intake:new_organisation": Page(TAKES_CASES),
    "intake:organisation": Page(TAKES_CASES, BOTH, lambda world, *_: {"organisation": world.organisation}),
    "needs:all_needs": Page(EVERYBODY, GET),
    "needs:referrals": Page(EVERYBODY, GET),
    "checkins:checkins": Page(EVERYBODY, GET),
    "checkins:take_alarm": Page(
        EVERYBODY, POST, lambda world, who, held: {"alarm": world.alarms.get(who, uuid.uuid4())}
    ),
    "messages:outbox": Page(WORKING, GET),
    "messages:message": Page(
        WORKING, POST, lambda world, who, held: {"message": world.messages.get(who, uuid.uuid4())}
    ),
    "intake:profile": Page(ADMINISTRATORS),
    "today:today": Page(MEMBERS, GET),
    "search:people": Page(EVERYBODY),
    "casework:begin": Page(TAKES_CASES),
    "search:conflicts": Page(EVERYBODY),
    "calendar:calendar": Page(SCHEDULE, GET),
    "returns:board": Page(EVERYBODY, GET),
    "calendar:feed": Page(SCHEDULE),
    "calendar:calendar_feed": Page(NOBODY, GET, lambda *_: {"token": "guessed"}, refused=NOTHING),
    "reports:figures": Page(TAKES_CASES, GET),
    "reports:new_release": Page(frozenset({Role.ATTORNEY})),
    "reports:release": Page(TAKES_CASES, GET, _release),
    "reports:release_csv": Page(TAKES_CASES, GET, _release),
    "reports:release_map": Page(TAKES_CASES, GET, _release),
    "reports:release_chart": Page(TAKES_CASES, GET, lambda world, *_: {"release": world.release, "name": "port"}),
    "reports:first_programme": Page(TAKES_CASES, GET),
    "reports:first_programme_chart": Page(TAKES_CASES, GET, lambda *_: {"name": "referrals"}),
    "audit_pages:audit": Page(AUDITORS),
    "accounts:members": Page(ADMINISTRATORS, GET),
    "accounts:invite": Page(ADMINISTRATORS),
    "accounts:withdraw_invitation": Page(ADMINISTRATORS, POST, lambda world, *_: {"invitation": world.invitation}),
    "accounts:member": Page(ADMINISTRATORS, BOTH, lambda world, *_: {"user": world.spare.pk}),
    "accounts:reset_member": Page(ADMINISTRATORS, POST, lambda world, *_: {"user": world.spare.pk}),
    "access:teams": Page(ADMINISTRATORS, GET),
    "access:new_team": Page(ADMINISTRATORS),
    "access:team": Page(ADMINISTRATORS, BOTH, lambda world, *_: {"team": world.team.pk}),
    "accounts:account": Page(MEMBERS),
    "accounts:end_session": Page(NOBODY, POST, lambda *_: {"started": "0000000000000000"}, refused=NOTHING),
    "accounts:keep": Page(MEMBERS, POST),
    "accounts:invitation": Page(OPEN),
    "accounts:health": Page(OPEN, GET),
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

ANY_FACTOR = frozenset({"calendar:calendar_feed", "accounts:invitation", "accounts:health"})


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
