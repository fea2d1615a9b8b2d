"""The rooms of an office, in order: each stands on those before it. A new room is one line here.

What a room is and gives stands in its `room.py`; `amparo office rooms` prints all of it.
"""

from __future__ import annotations

from collections.abc import Iterable
from importlib.util import find_spec

BELOW_SIGNING_IN = (
    "platform.ui",
    "front_door.dropbox",
    "platform.encryption",
    "platform.audit",
    "platform.accounts",
)
"""Rooms whose templates come before those of the sign-in library."""

ABOVE_SIGNING_IN = (
    "cases.access",
    "cases.people",
    "cases.statements",
    "cases.drafts",
    "cases.deadlines",
    "cases.documents",
    "cases.calendar",
    "cases.messages",
    "cases.casework",
    "cases.search",
    "intake",
    "interviews",
    "border.harm",
    "border.needs",
    "border.returns",
    "border.testimony",
    "border.whereabouts",
    "border.checkins",
    "outward.today",
    "outward.audit_pages",
    "outward.exchange",
    "outward.reports",
)

ROOMS = (*BELOW_SIGNING_IN, *ABOVE_SIGNING_IN)
DEMO = "run.demo"
"""A room of fictional offices alone."""


def apps_of(rooms: Iterable[str]) -> list[str]:
    """The rooms as Django's settings name apps."""
    return [f"amparo.office.{room}" for room in rooms]


def modules_of(rooms: Iterable[str], name: str) -> list[str]:
    """The modules of that name in these rooms; not every room has one."""
    return [module for app in apps_of(rooms) if find_spec(module := f"{app}.{name}") is not None]
