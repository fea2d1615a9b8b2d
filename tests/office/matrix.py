"""Who gets what answer where: every address of the office, by role, method and how the case stands to the member.

Each room declares its rows in its `room.py`. An address without one fails the build, and a row that is not true:
`Case` rows name what is done to the case; the gate then says who may. `Page` rows name the roles that may.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from amparo.office.cases.access.rows import OfACase
from amparo.office.cases.access.rules import EVERYBODY, TAKES_CASES, Permission, allows
from amparo.office.intake.rows import OfARequest
from amparo.office.platform.accounts.roles import ANYBODY, Role
from amparo.office.platform.accounts.rows import ForRoles
from amparo.office.platform.rooms import BOTH, Access, Row, rooms
from tests.office.addresses import addresses
from tests.office.builders import RELATIONS
from tests.office.given import Fill, fill_of

METHODS = ("GET", "POST", "PUT", "DELETE", "PATCH")
WHO = (*(role.value for role in Role), "disabled", "one factor", "stranger")
IN, REFUSED, NOTHING, METHOD, TO_SIGN_IN, TO_SECOND = "in", 403, 404, 405, "sign in", "second factor"
"""The answers: let in (any answer below 400, or a form refused with 409 or 422), or a status, or led elsewhere."""


@dataclass(frozen=True)
class Case:
    """An address within a case."""

    permission: Permission
    methods: tuple[str, ...]
    fill: Fill = lambda world, who, held: {}
    own: bool = False
    """Whoever may add may, to what is their own: nothing in the walk is, see cases/access/test_own.py."""


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


def _rows() -> dict[str, Case | Page | Asked]:
    """What each room declares of its addresses, with what stands in them when they are walked."""
    known, found = addresses(), dict[str, Case | Page | Asked]()
    for room in rooms():
        for access in (part for part in room.parts if isinstance(part, Access)):
            for address, row in access.rows.items():
                name = f"{room.name.rpartition('.')[2]}:{address}"
                found[name] = _row(row, fill_of(room.name, known[name]) if name in known else lambda *_: {})
    return found


def _row(row: Row, fill: Fill) -> Case | Page | Asked:
    match row:
        case OfACase(permission, methods, own):
            return Case(permission, methods, fill, own)
        case OfARequest(permission, methods):
            return Asked(permission, methods)
        case ForRoles(roles, methods, refused):
            return Page(roles, methods, fill, refused)
    raise TypeError(row)


ROWS: Mapping[str, Case | Page | Asked] = _rows()

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
