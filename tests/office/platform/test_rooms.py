"""Each room says of itself what it gives; nothing about the rooms stands anywhere else."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from django.apps import AppConfig, apps
from django.db import models

from amparo.office.cases.access.models import Case
from amparo.office.cases.access.services import Erasing, erase_rooms
from amparo.office.cases.casework.places import Tab
from amparo.office.platform.accounts.roles import Role
from amparo.office.platform.rooms import AT_START, EACH_MINUTE, EACH_SECOND, OFFICE, Job, every, jobs, rooms
from amparo.office.run.rooms import ROOMS
from tests.office.builders import world_of

LISTED = ROOMS
PUBLIC = "front_door.public_site"
"""A program of its own, which knows no room; the tests' settings hold both."""


def test_every_app_of_the_office_is_a_room_and_every_room_stands_in_the_list() -> None:
    assert [room.name for room in rooms() if room.name != PUBLIC] == list(LISTED)
    office = Path(str(apps.get_app_config("look").path)).parents[1]
    written = {str(path.parent.relative_to(office)).replace("/", ".") for path in office.rglob("room.py")}
    assert written == {*LISTED, "run.demo", PUBLIC}


def test_no_room_does_anything_when_its_app_is_loaded() -> None:
    """But the accounts, which listen to the sign-in library."""
    ours = [app for app in apps.get_app_configs() if app.name.startswith(OFFICE)]
    ready = {app.label for app in ours if type(app).ready is not AppConfig.ready}
    assert ready == {"accounts"}


def test_parts_are_told_in_words() -> None:
    for room in rooms():
        assert room.about.endswith((".", "?")), room
        for part in room.parts:
            assert part.in_few_words(), (room.name, part)
            assert part.heading


def test_tabs_stand_in_the_declared_order_whatever_the_order_of_the_rooms() -> None:
    orders = [tab.order for tab in every(Tab)]
    assert len(orders) == len(set(orders))


def test_each_job_is_done_each_second_or_each_minute_and_sending_comes_after_what_is_to_be_sent() -> None:
    assert {job.every for job in every(Job)} == {AT_START, EACH_SECOND, EACH_MINUTE}
    assert len(jobs(AT_START)) == 3  # the spool, the directory of names, what the public pages say: it opens at once
    assert [job.name for job in jobs(EACH_MINUTE, apart=True)] == [
        "make packets that were asked for",
        "make the backup of the night",
    ]
    assert [job.name for job in jobs(EACH_SECOND)] == [
        "give up the reserve on the disk, or make it",
        "bring in what lies in the spool of reads",
        "chain what is new in the audit log",
        "bring in what lies in the dropbox",
    ]
    names = [job.name for job in jobs(EACH_MINUTE)]
    assert names[0] == "note the end of the audit log"
    sending = names.index("send what is due")
    for before in ("look for check-ins that were missed", "remind people of their dates"):
        assert names.index(before) < sending


# --- erasing ----------------------------------------------------------------------------------------------

STAYS = {
    "docket_case": "the number, so that it is never given twice",
    "docket_assignment": "taken by the docket itself, after the rooms",
    "docket_wall": "taken by the docket itself, after the rooms",
    "sealing_casekey": "taken by the docket itself, before the rooms",
}
"""What of a case erasing the rooms leaves, each with the reason."""


def _ways_to_case(model: type[models.Model], seen: frozenset[type[models.Model]] = frozenset()) -> list[str]:
    """The shortest ways by which a row belongs to a case, as lookups."""
    if model is Case:
        return ["pk"]
    found = []
    for field in model._meta.concrete_fields:
        target = field.related_model
        if isinstance(target, type) and target not in seen and target._meta.app_label != "accounts":
            if target is Case:
                return [field.name]
            found += [f"{field.name}__{way}" for way in _ways_to_case(target, seen | {model})]
    return found


@pytest.mark.django_db
def test_erasing_leaves_no_row_that_belongs_to_the_case() -> None:
    world = world_of()
    held = world.cases[Role.ATTORNEY.value, "own"]
    rows = {
        (model._meta.db_table, way): model._default_manager.filter(**{way: held.case.pk})
        for model in apps.get_models()
        for way in _ways_to_case(model)
    }
    before = {table for (table, _), found in rows.items() if found.exists()}
    assert len(before) > 12
    erase_rooms(held.case)
    assert {table for (table, _), found in rows.items() if found.exists()} == before & set(STAYS)


def test_every_room_that_keeps_something_of_a_case_says_what_erasing_takes() -> None:
    says = {room.label for room in rooms() if any(isinstance(part, Erasing) for part in room.parts)}
    keeps = {model._meta.app_label for model in apps.get_models() if _ways_to_case(model)}
    assert keeps - says == {"docket", "sealing", "statements", "reports"}


def test_the_moment_of_a_round_is_given_to_each_job() -> None:
    given: list[dt.datetime] = []
    now = dt.datetime(2026, 11, 27, 12, 0, tzinfo=dt.UTC)
    Job("tell", given.append).do(now)
    assert given == [now]
