"""What this room declares."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from amparo.office.cases.access.rules import EVERYBODY
from amparo.office.platform.accounts.menu import Menu
from amparo.office.platform.accounts.rows import ForRoles
from amparo.office.platform.rooms import Access, declare

ROOM = declare(
    Menu("search:people", _("People"), EVERYBODY, order=20),
    Menu("search:conflicts", _("Conflict check"), EVERYBODY, order=70),
    Access(
        {
            "people": ForRoles(EVERYBODY),
            "conflicts": ForRoles(EVERYBODY),
        }
    ),
)
