"""Who may do what to a case that is theirs. Whether it is theirs says `gate.visible`."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType

from amparo.office.platform.accounts.roles import Role


class Permission(StrEnum):
    """What can be done to a case."""

    READ = "read"
    ADD = "add"  # facts, notes, people, events, documents
    CHANGE = "change"  # status, team, safe contact; resolve and withdraw
    DOWNLOAD = "download"  # documents leave the office's folder
    EXPORT = "export"  # the whole file leaves it
    GUARD = "guard"  # assign people and wall them off
    ERASE = "erase"
    HISTORY = "history"  # see who saw the file


WORKING = frozenset({Role.ATTORNEY, Role.PARALEGAL})
EVERYBODY = WORKING | {Role.VOLUNTEER}

ALLOWED: Mapping[Permission, frozenset[Role]] = MappingProxyType(
    {
        Permission.READ: EVERYBODY,
        Permission.ADD: EVERYBODY,
        Permission.CHANGE: WORKING,
        Permission.DOWNLOAD: WORKING,
        Permission.EXPORT: frozenset({Role.ATTORNEY}),
        Permission.GUARD: frozenset({Role.ATTORNEY}),
        Permission.ERASE: frozenset({Role.ATTORNEY}),
        Permission.HISTORY: frozenset({Role.ATTORNEY}),
    }
)

SCHEDULE = EVERYBODY | {Role.SCHEDULER}
DESK = WORKING | {Role.SCHEDULER}
TAKES_CASES = WORKING
"""Who may begin a case, search the whole office for conflicts, and import."""


def allows(role: str, permission: Permission) -> bool:
    """Whether a role may do that to a case it can see."""
    return role in ALLOWED[permission]
