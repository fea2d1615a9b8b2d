"""What this room declares."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _
from django.utils.translation import gettext_noop

from amparo.office.cases.access import deeds, services
from amparo.office.cases.access.models import Stage, Status
from amparo.office.platform.accounts.menu import Menu
from amparo.office.platform.accounts.roles import ADMINISTRATORS
from amparo.office.platform.accounts.rows import ForRoles
from amparo.office.platform.audit.descriptions import Recorded
from amparo.office.platform.encryption.columns import Table
from amparo.office.platform.rooms import GET, Access, AfterRestore, Job, declare

ROOM = declare(
    deeds.DEED,
    Menu("access:teams", _("Teams"), ADMINISTRATORS, order=110),
    Job("forget which forms were sent", services.forget_keys),
    AfterRestore("erase cases that are erased since", services.finish_erasing),
    Recorded(
        {
            "case.read": gettext_noop("read the file"),
            "case.begun": gettext_noop("opened the case"),
            "case.changed": gettext_noop("changed the status of the case"),
            "case.assigned": gettext_noop("assigned a member"),
            "case.unassigned": gettext_noop("took a member off the case"),
            "case.erased": gettext_noop("erased the case"),
            "case.hidden": gettext_noop("asked for the case and was told that there is none"),
            "case.refused": gettext_noop("was refused"),
            "wall.raised": gettext_noop("excluded a member by an ethical wall"),
            "wall.lowered": gettext_noop("lifted an ethical wall"),
            "team.changed": gettext_noop("changed a team"),
        },
        about={
            **dict(Status.choices),
            **dict(Stage.choices),
            "team": gettext_noop("team"),
            "members": gettext_noop("members"),
        },
    ),
    Access(
        {
            "teams": ForRoles(ADMINISTRATORS, GET),
            "new_team": ForRoles(ADMINISTRATORS),
            "team": ForRoles(ADMINISTRATORS),
        }
    ),
    Table("docket_assignment", clear={"id", "case_id", "user_id", "lead", "since"}),
    Table(
        "docket_case",
        clear={"id", "number", "status", "stage", "team_id", "opened_on", "closed_on", "heard_from_on", "version"},
    ),
    Table(
        "docket_done",
        clear={"key", "then", "at"},
        uncoded="says only that a form was done, and is forgotten after two days",
    ),
    Table("docket_team", clear={"id", "name"}),
    Table("docket_team_members", clear={"id", "team_id", "user_id"}),
    Table("docket_wall", clear={"id", "case_id", "user_id", "since", "made_by_id"}),
)
