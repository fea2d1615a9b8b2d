"""What this room declares."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _
from django.utils.translation import gettext_noop

from amparo.office.cases.access.rules import TAKES_CASES
from amparo.office.platform.accounts.menu import Menu
from amparo.office.platform.accounts.roles import ATTORNEYS
from amparo.office.platform.accounts.rows import ForRoles
from amparo.office.platform.audit.descriptions import Recorded
from amparo.office.platform.encryption.columns import Table
from amparo.office.platform.rooms import GET, Access, declare

ROOM = declare(
    Menu("reports:figures", _("Figures"), TAKES_CASES, order=90),
    Recorded(
        {
            "figures.counted": gettext_noop("counted the office’s people for figures"),
            "figures.read": gettext_noop("read figures that were published"),
            "figures.published": gettext_noop("published figures"),
        },
        about={
            "until": gettext_noop("until"),
        },
    ),
    Access(
        {
            "figures": ForRoles(TAKES_CASES, GET),
            "new_release": ForRoles(ATTORNEYS),
            "release": ForRoles(TAKES_CASES, GET),
            "release_csv": ForRoles(TAKES_CASES, GET),
            "release_map": ForRoles(TAKES_CASES, GET),
            "release_chart": ForRoles(TAKES_CASES, GET),
            "first_program": ForRoles(TAKES_CASES, GET),
            "first_program_chart": ForRoles(TAKES_CASES, GET),
        }
    ),
    Table(
        "reports_release",
        clear={"id", "on", "until", "total", "tables", "published_by_id", "published_at"},
        why="public",
    ),
    Table("reports_counted", clear={"person_id", "release_id"}, why="that somebody was counted as returned, by id"),
)
