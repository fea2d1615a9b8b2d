"""The rooms of an office, in order: each stands on those before it. A new room is one line here.

What a room is and gives stands in its `room.py`; `amparo office rooms` prints all of it.
"""

from __future__ import annotations

from collections.abc import Iterable
from importlib.util import find_spec

ROOMS = (
    "platform.ui",
    "front_door.dropbox",
    "platform.encryption",
    "platform.audit",
    "platform.approvals",
    "platform.accounts",
    "cases.access",
    "cases.people",
    "cases.statements",
    "cases.drafts",
    "cases.deadlines",
    "cases.documents",
    "cases.calendar",
    "cases.messages",
    "cases.casework",
    "cases.filings",
    "cases.search",
    "cases.biography",
    "cases.packets",
    "cases.letters",
    "intake",
    "interviews",
    "border.harm",
    "border.needs",
    "border.returns",
    "border.testimony",
    "border.whereabouts",
    "border.checkins",
    "border.questionnaires",
    "outward.today",
    "outward.approval_pages",
    "outward.audit_pages",
    "outward.exchange",
    "outward.reports",
    "outward.safekeeping",
)
DEMO = "run.demo"
"""A room of fictional offices alone."""

BENEATH = (
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.messages",
    "django.contrib.humanize",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "django_htmx",
)
"""Apps of libraries on which every room stands."""
BEHIND = {"platform.accounts": ("allauth", "allauth.account", "allauth.mfa")}
"""Apps of libraries behind a room: its templates, and those of the rooms before it, come before theirs."""


def installed(*, demo: bool) -> list[str]:
    """The apps of an office, in order: rooms, and the libraries that they stand on."""
    apps = list(BENEATH)
    for room in (*ROOMS, DEMO) if demo else ROOMS:
        apps += [*apps_of([room]), *BEHIND.get(room, ())]
    return apps


def template_tags(rooms: Iterable[str]) -> list[str]:
    """The tags and filters that every template has: of a room those in a module that is called like the room."""
    names = (f"{app}.templatetags.{app.rpartition('.')[2]}" for app in apps_of(rooms))
    return [name for name in names if find_spec(name.rpartition(".")[0]) and find_spec(name)]


def apps_of(rooms: Iterable[str]) -> list[str]:
    """The rooms as Django's settings name apps."""
    return [f"amparo.office.{room}" for room in rooms]


def modules_of(rooms: Iterable[str], name: str) -> list[str]:
    """The modules of that name in these rooms; not every room has one."""
    return [module for app in apps_of(rooms) if find_spec(module := f"{app}.{name}") is not None]
