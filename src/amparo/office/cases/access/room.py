"""What this room declares."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from amparo.office.cases.access import services
from amparo.office.platform.accounts.menu import Menu
from amparo.office.platform.accounts.roles import ADMINISTRATORS
from amparo.office.platform.accounts.rows import ForRoles
from amparo.office.platform.encryption.columns import Table
from amparo.office.platform.rooms import GET, Access, Job, declare

ROOM = declare(
    Menu("access:teams", _("Teams"), ADMINISTRATORS, order=110),
    Job("forget which forms were sent", services.forget_keys),
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
    Table("docket_done", clear={"key", "then", "at"}),
    Table("docket_team", clear={"id", "name"}),
    Table("docket_team_members", clear={"id", "team_id", "user_id"}),
    Table("docket_wall", clear={"id", "case_id", "user_id", "since", "made_by_id"}),
)
