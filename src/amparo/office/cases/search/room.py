"""What this room declares."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _
from django.utils.translation import gettext_noop

from amparo.office.cases.access.rules import EVERYBODY
from amparo.office.platform.accounts.menu import Menu
from amparo.office.platform.accounts.rows import ForRoles
from amparo.office.platform.audit.descriptions import Recorded
from amparo.office.platform.rooms import Access, declare

ROOM = declare(
    Menu("search:people", _("People"), EVERYBODY, order=20),
    Menu("search:conflicts", _("Conflict check"), EVERYBODY, order=70),
    Recorded(
        {
            "people.listed": gettext_noop("read the list of people"),
            "people.searched": gettext_noop("searched for a person"),
        },
        about={
            "found": gettext_noop("found"),
        },
    ),
    Access(
        {
            "people": ForRoles(EVERYBODY),
            "conflicts": ForRoles(EVERYBODY),
        }
    ),
)
