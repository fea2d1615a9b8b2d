"""What this room declares."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _
from django.utils.translation import gettext_noop

from amparo.office.cases.access.on_today import ABOVE, CountedOnToday
from amparo.office.cases.access.rows import OfACase
from amparo.office.cases.access.rules import EVERYBODY, WORKING, Permission
from amparo.office.cases.search import to_look
from amparo.office.platform.accounts.menu import Menu
from amparo.office.platform.accounts.rows import ForRoles
from amparo.office.platform.audit.descriptions import Recorded
from amparo.office.platform.rooms import GET, POST, Access, declare

ROOM = declare(
    Menu("search:people", _("People"), EVERYBODY, order=20),
    Menu("search:conflicts", _("Conflict check"), EVERYBODY, order=70),
    CountedOnToday(
        "to_look",
        "names checked from behind a wall",
        lambda asked: [to_look.waiting_for(asked.user)],
        "search/on_today.html",
        order=5,
        column=ABOVE,
    ),
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
            "to_look": ForRoles(WORKING, GET),
            "looked": OfACase(Permission.CHANGE, POST),
        }
    ),
)
