"""What this room declares."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _
from django.utils.translation import gettext_noop

from amparo.office.cases.access.rules import EVERYBODY
from amparo.office.platform.accounts.menu import Menu
from amparo.office.platform.accounts.roles import MEMBERS
from amparo.office.platform.accounts.rows import ForRoles
from amparo.office.platform.audit.descriptions import Recorded
from amparo.office.platform.rooms import GET, Access, declare

ROOM = declare(
    Menu("today:today", _("Today"), EVERYBODY, order=10),
    Recorded(
        {
            "today.read": gettext_noop("read the page of today"),
        },
        about={
            "alarms told of": gettext_noop("alarms told of"),
        },
    ),
    Access(
        {
            "today": ForRoles(MEMBERS, GET),
        }
    ),
)
